"""Which claims are compared at all: those of one type, with the same states, of about the same time.

Keys name type and states; within a key claims lie in drawers of thirty days, so that the thousandth meeting
of two presidents is not compared with the nine hundred and ninety-nine before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations, product

from dragoman.matching.accounts import Account
from dragoman.matching.dates import Window
from dragoman.matching.people import words_of
from dragoman.matching.timing import LARGEST_TOLERANCE, expected

Key = tuple[Hashable, ...]

DRAWER = 30
"""Days a drawer holds."""
WIDEST = 200
"""Days up to which a claim's time is put into drawers; wider, it is compared with all of its key."""


def keys(account: Account) -> list[Key]:
    """Return the keys under which a claim is looked up, sorted."""
    claim = account.claim
    sides = [sorted(cast) for cast in account.casts]
    if claim.type == "summit":
        return _summit_keys(account)
    if len(sides) > 1:
        return [(claim.type, *pair) for pair in product(*(side or [""] for side in sides))]
    states = sides[0]
    if claim.type != "visit" and len(states) > 1:
        return [(claim.type, *pair) for pair in combinations(states, 2)]
    return [(claim.type, state) for state in states] or [(claim.type, "in", claim.country or "")]


def _summit_keys(account: Account) -> list[Key]:
    claim = account.claim
    found: list[Key] = [("summit", "in", claim.country)] if claim.country else []
    if claim.organisation:
        found.append(("summit", *words_of(claim.organisation)))
    return found or [("summit", "somewhere")]


class Index:
    """Finds the clusters that a claim is to be compared with."""

    def __init__(self) -> None:
        """Start empty."""
        self._drawers: dict[tuple[Key, int], set[int]] = defaultdict(set)
        self._wide: dict[Key, set[int]] = defaultdict(set)
        self._all: dict[Key, set[int]] = defaultdict(set)

    def add(self, account: Account, cluster: int) -> None:
        """Make a cluster findable by one more claim of it."""
        drawers = _drawers(account)
        for key in keys(account):
            self._all[key].add(cluster)
            if drawers is None:
                self._wide[key].add(cluster)
            for drawer in drawers or ():
                self._drawers[key, drawer].add(cluster)

    def near(self, account: Account) -> list[int]:
        """Return the numbers of the clusters to compare a claim with, sorted."""
        drawers = _drawers(account)
        found: set[int] = set()
        for key in keys(account):
            if drawers is None:
                found |= self._all.get(key, set())
                continue
            found |= self._wide.get(key, set())
            found.update(*(self._drawers.get((key, drawer), ()) for drawer in drawers))
        return sorted(found)


def _drawers(account: Account) -> Iterable[int] | None:
    """Return the drawers of a claim's time, None where it is too wide or unknown."""
    time: Window | None = account.window or expected(account)
    if time is None or time.width > WIDEST:
        return None
    return range((time.first - LARGEST_TOLERANCE) // DRAWER, (time.last + LARGEST_TOLERANCE) // DRAWER + 1)
