"""Which claims are about one event.

Claims are taken from the most to the least precisely dated, in an order that depends on their content alone,
and each joins the best of the clusters that *none* of whose claims contradicts it. A claim without a date
therefore can never chain two visits of different dates: it joins one of them, or neither where both would do
equally well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.matching import scoring
from dragoman.matching.accounts import Account
from dragoman.matching.blocking import Index
from dragoman.matching.dates import gap
from dragoman.matching.people import words_of

DAY, COARSE, BARE, NEWS, NOTHING = range(5)
"""How precisely a claim is dated, the most precise first."""
REPRINTED = 31
"""Days up to which a copy is printed after its original, so that what it resolves is off by as many."""

Signature = tuple[object, ...]


def cluster(accounts: Iterable[Account]) -> list[list[Account]]:
    """Return the claims grouped by event; within a group and among groups in an order of their own."""
    made = _Clusters()
    ordered = sorted(accounts, key=placing_order)
    copied = [a for a in ordered if a.copy_of is not None]
    for account in ordered:
        if account.copy_of is None:
            made.place(account)
    for account in copied:
        if not made.place_with_original(account):
            made.place(account)
    return [group.accounts for group in made.groups]


def placing_order(account: Account) -> tuple[object, ...]:
    """Return what claims are taken by: the precisely dated and the news of the day first."""
    window = account.window
    first = window.first if window else 0
    return precision(account), account.history, first, account.published or 0, account.id


def precision(account: Account) -> int:
    """Return how precisely a claim is dated: `DAY` to `NOTHING`."""
    if account.window is None:
        return NOTHING if account.published is None else NEWS
    if account.window.is_bare:
        return BARE
    return DAY if account.window.width <= 27 else COARSE


@dataclass(slots=True)
class _Group:
    accounts: list[Account] = field(default_factory=list)
    signatures: dict[int, Account] = field(default_factory=dict)
    """One claim for each signature: claims that look the same need to be compared once only."""
    by_report: dict[str, list[Account]] = field(default_factory=dict)


class _Clusters:
    """The clusters made so far."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._index = Index()
        self._signatures: dict[Signature, int] = {}
        self._signature_of: dict[str, int] = {}
        self._verdicts: dict[tuple[int, int], float | None] = {}
        self._homes: dict[tuple[str, str], list[int]] = {}

    def place(self, account: Account) -> None:
        """Let a claim join the best cluster, or open one."""
        marks = [(mark, n) for n in self._index.near(account) if (mark := self._mark(account, n)) is not None]
        best = max((mark for mark, _ in marks), default=0.0)
        winners = [n for mark, n in marks if mark == best]
        if not winners or (len(winners) > 1 and precision(account) is not DAY):
            self.groups.append(_Group())
            winners = [len(self.groups) - 1]
        self._join(account, winners[0])

    def place_with_original(self, account: Account) -> bool:
        """Let a copy's claim go where its original's went; return whether there was one like it.

        A copy printed a week later resolves "on Tuesday" to another day: the original's reading stands.
        """
        homes = self._homes.get((account.copy_of or "", _subject(account)), [])
        fitting = [n for n in homes if self._fits_as_copy(account, n)]
        if len(fitting) == 1:
            self._join(account, fitting[0])
        return len(fitting) == 1

    def _fits_as_copy(self, account: Account, number: int) -> bool:
        theirs = [a for a in self.groups[number].accounts if a.report.id == account.copy_of]
        return any(scoring.contradiction(account, a, despite=_excused(account, a)) is None for a in theirs)

    def _join(self, account: Account, number: int) -> None:
        group = self.groups[number]
        group.accounts.append(account)
        group.by_report.setdefault(account.report.id, []).append(account)
        group.signatures.setdefault(self._signature(account), account)
        self._index.add(account, number)
        homes = self._homes.setdefault((account.report.id, _subject(account)), [])
        if number not in homes:
            homes.append(number)

    def _mark(self, account: Account, number: int) -> float | None:
        """Return how well a claim fits a cluster, None where it does not."""
        group, mine = self.groups[number], self._signature(account)
        if any(scoring.told_apart(account, a) for a in group.by_report.get(account.report.id, ())):
            return None
        best, fits = scoring.ENOUGH, False
        for theirs, example in group.signatures.items():
            mark = self._verdict(mine, account, theirs, example)
            if mark is None:
                return None
            fits, best = fits or mark >= best, max(best, mark)
        return best if fits else None

    def _verdict(self, mine: int, account: Account, theirs: int, example: Account) -> float | None:
        pair = (mine, theirs) if mine < theirs else (theirs, mine)
        if pair not in self._verdicts:
            forbidden = scoring.contradiction(account, example) is not None
            self._verdicts[pair] = None if forbidden else scoring.score(account, example)
        return self._verdicts[pair]

    def _signature(self, account: Account) -> int:
        known = self._signature_of.get(account.id)
        if known is None:
            known = self._signatures.setdefault(_signature(account), len(self._signatures))
            self._signature_of[account.id] = known
        return known


def _excused(copy: Account, original: Account) -> str | None:
    """Return what may differ between a copy and its original: a day that the copy's report resolved by its own."""
    if copy.claim.date_basis in {"stated", None} or copy.window is None or original.window is None:
        return None
    return scoring.ANOTHER_TIME if gap(copy.window, original.window) <= REPRINTED else None


def _subject(account: Account) -> str:
    cast = sorted({(p.role, p.country or "", " ".join(words_of(p.name or ""))) for p in account.claim.participants})
    return repr((account.claim.type, account.claim.background, cast))


def _signature(account: Account) -> Signature:
    """Return all that comparisons look at: equal signatures, equal verdicts."""
    c = account.claim
    cast = frozenset((p.role, p.person, p.name, p.office, p.country, p.organisation) for p in c.participants)
    where = c.country, c.city, c.kind, c.organisation, c.ordinal, c.count
    when = account.window, c.end is None, account.published, c.date_basis, account.side, account.history
    return c.type, cast, where, when
