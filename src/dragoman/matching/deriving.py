"""From blocks of claims to their events: what deriving everything and deriving what changed have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.matching.accounts import Account
from dragoman.matching.cells import event_of
from dragoman.matching.events import cluster
from dragoman.matching.rulings import confirmed, regroup, rejected, settle
from dragoman.model import Event, Ruling


class Decided:
    """The rulings in force, found by the claims they are about."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        """Take rulings that are not undone, in the order of their time, about the claims as they are called now."""
        self._rulings = rulings
        self._about: dict[str, list[int]] = defaultdict(list)
        for n, ruling in enumerate(rulings):
            for claim in ruling.claims:
                self._about[claim].append(n)

    def on(self, claims: Iterable[str]) -> list[Ruling]:
        """Return the rulings about some of the claims, in their order."""
        if not self._about:
            return []
        numbers = {n for claim in claims for n in self._about.get(claim, ())}
        return [self._rulings[n] for n in sorted(numbers)]

    def ties(self) -> list[list[str]]:
        """Return the claims that rulings join, a list for each."""
        return [ruling.claims for ruling in self._rulings if ruling.action == "merge"]


def events_of(block: Sequence[Account], rulings: Sequence[Ruling]) -> list[Event]:
    """Return the events of a block of claims under the rulings about them, without the visits they are part of.

    Raises:
        ValueError: a ruling sets a cell to what it cannot hold.
    """
    wrong = rejected(rulings)
    groups = cluster(account for account in block if account.id not in wrong)
    held = confirmed(rulings)
    return settle((event_of(group, held) for group in regroup(groups, rulings)), rulings)
