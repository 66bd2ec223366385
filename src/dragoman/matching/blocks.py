"""Blocks: sets of claims such that no claim of one can be about an event of another.

Two claims can only be about one event when they share a key (`blocking.keys`), are not said to be in different
countries, and the days that their times leave open touch. Blocks are closed under that, and so events can be derived
block by block, in any order, with the result of deriving all at once: after a change only the blocks that it touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dragoman.matching.accounts import Account
from dragoman.matching.blocking import keys
from dragoman.matching.timing import LARGEST_TOLERANCE, expected

EVER = (0, 10_000_000)
"""The first and last day of what may have been at any time."""


class Filing(NamedTuple):
    """Where a claim is looked for by others that may be about its event."""

    key: str
    country: str
    """Empty where it is unknown: then it meets the claims of all countries."""
    first: int
    last: int
    """The days its time leaves open, with what dates of one event may differ by, as ordinals."""


def filings(account: Account) -> list[Filing]:
    """Return where a claim is filed: once for each of its keys."""
    time = account.window or expected(account)
    first, last = (time.first, time.last + LARGEST_TOLERANCE) if time else EVER
    country = account.claim.country or ""
    return [Filing("|".join(map(str, key)), country, first, last) for key in keys(account)]


def meet(one: Filing, other: Filing) -> bool:
    """Return whether claims filed so may be about one event."""
    return (
        one.key == other.key
        and (one.country == other.country or not one.country or not other.country)
        and one.first <= other.last
        and other.first <= one.last
    )


def partition(accounts: Sequence[Account], ties: Iterable[Collection[str]] = ()) -> list[list[Account]]:
    """Return claims in blocks, each in the order given.

    Args:
        accounts: the claims; those that are in no block of others among them may be left out.
        ties: claims (identifiers) that are kept together whatever they say, as rulings want it.
    """
    forest = _Forest(len(accounts))
    for drawer in _drawers(accounts).values():
        _sweep(drawer, forest)
    place = {account.id: n for n, account in enumerate(accounts)}
    for tie in ties:
        forest.join_all([place[key] for key in sorted(tie) if key in place])
    _tie_copies(accounts, forest)
    found: dict[int, list[Account]] = defaultdict(list)
    for n, account in enumerate(accounts):
        found[forest.root(n)].append(account)
    return list(found.values())


Entry = tuple[int, int, int]
"""First and last day of a claim, and its number."""


def _drawers(accounts: Sequence[Account]) -> dict[tuple[str, str], list[Entry]]:
    """Return the claims by key and country; those of unknown country lie in the drawers of all countries of the key."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    countries: dict[str, set[str]] = defaultdict(set)
    for n, account in enumerate(accounts):
        for key, country, first, last in filings(account):
            found[key, country].append((first, last, n))
            countries[key].add(country)
    for key, known in countries.items():
        if "" in known:
            for country in known - {""}:
                found[key, country] += found[key, ""]
    return found


def _sweep(entries: list[Entry], forest: _Forest) -> None:
    """Join the claims of a drawer whose days touch."""
    if len(entries) < 2:
        return
    entries.sort()
    _, reach, last = entries[0]
    for first, end, n in entries[1:]:
        if first <= reach:
            forest.join(last, n)
        last, reach = n, max(reach, end)


def _tie_copies(accounts: Sequence[Account], forest: _Forest) -> None:
    """Keep the claims of a copy with those of its original, where they go whatever their dates."""
    originals = {account.copy_of for account in accounts} - {None}
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, account in enumerate(accounts):
        if account.report.id in originals:
            told[account.report.id, account.claim.type].append(n)
    for n, account in enumerate(accounts):
        if account.copy_of is not None:
            forest.join_all([n, *told.get((account.copy_of, account.claim.type), ())])


class _Forest:
    """Which claims belong together: each points towards the first of its block."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, n: int) -> int:
        above = self._above
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first

    def join_all(self, numbers: Sequence[int]) -> None:
        for n in numbers[1:]:
            self.join(numbers[0], n)
