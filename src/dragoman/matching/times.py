"""The date cells of an event: the most precise date that its claims add up to without contradiction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.matching import dates, support
from dragoman.matching.accounts import Account
from dragoman.model import DateBasis

BASES: tuple[DateBasis, ...] = get_args(DateBasis)
"""The bases of dates from the best to the least; "matched" is only ever given here."""
WEAK = frozenset({"dateline", "published"})
"""The day of a dateline or a page is no event date while any report tells one."""


@dataclass(frozen=True, slots=True)
class DateCells:
    """Start, end and basis of an event, with what is contested about them."""

    start: str | None = None
    end: str | None = None
    basis: DateBasis | None = None
    contested: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def date_cells(accounts: Sequence[Account], confirmed: Collection[str] = ()) -> DateCells:
    """Return the date cells that some claims add up to."""
    own = _without_misread_copies(accounts)
    strong = [a for a in own if a.claim.date_basis not in WEAK]
    telling = strong if any(_start(a) or _end(a) for a in strong) else own
    ends = supported(telling, "end")
    end = support.best(ends, confirmed)
    starts = _outside_of_stay(supported(telling, "start"), telling)
    start = support.best(starts, confirmed)
    if start and end and end < start[: len(end)]:
        end = None
    contested = {"start": starts, "end": ends}
    return DateCells(
        start=start,
        end=end,
        basis=_basis(start, telling) if start else _basis_of_end(end, telling),
        contested={name: support.claims_by_value(s) for name, s in contested.items() if len(s) > 1},
    )


def supported(accounts: Iterable[Account], which: Literal["start", "end"]) -> support.Support[str]:
    """Return the most precise dates that claims add up to, each with the claims that agree with it."""
    given = support.gather(accounts, _start if which == "start" else _end)
    made = [value for value in dates.combinations(given) if dates.bare_day(value) is None]
    agreeing = {
        value: [a for raw, behind in given.items() if dates.combine(raw, value) == value for a in behind]
        for value in made
    }
    return {value: behind for value, behind in agreeing.items() if behind}


def _without_misread_copies(accounts: Sequence[Account]) -> list[Account]:
    """Leave out copies that resolve a date ("on Tuesday") where their original has resolved it."""
    originals = {a.report.id for a in accounts if a.window is not None}
    return [a for a in accounts if a.copy_of not in originals or a.claim.date_basis in {"stated", None}]


def _start(account: Account) -> str | None:
    return _iso(account.claim.start)


def _end(account: Account) -> str | None:
    return _iso(account.claim.end)


def _iso(value: str | None) -> str | None:
    """Return a date without its time of day; what is no date at all is left out."""
    if value is None or dates.bare_day(value) is not None:
        return value
    return value[:10] if dates.bounds(value) else None


def _outside_of_stay(starts: support.Support[str], accounts: Iterable[Account]) -> support.Support[str]:
    """Leave out days in the midst of a stay whose first and last day another claim gives.

    "Visited Paris on 5 November" does not contradict a visit of 4 to 5 November.
    """
    stays = [w for a in accounts if a.claim.end and _start(a) in starts and (w := a.window) and w.width > 1]

    def inside(value: str) -> bool:
        day = dates.ordinal(value)
        return day is not None and any(stay.first < day <= stay.last for stay in stays)

    kept = {value: behind for value, behind in starts.items() if not inside(value) or _has_end(behind)}
    return kept or starts


def _has_end(accounts: Iterable[Account]) -> bool:
    return any(a.claim.end for a in accounts)


def _basis(start: str, accounts: Iterable[Account]) -> DateBasis:
    """Return the best basis on which a claim gives this start; "matched" where only all together do."""
    bases = {a.claim.date_basis or "stated" for a in accounts if _start(a) == start}
    return min(bases, key=BASES.index, default="matched")


def _basis_of_end(end: str | None, accounts: Iterable[Account]) -> DateBasis | None:
    if end is None:
        return None
    bases = {a.claim.date_basis or "stated" for a in accounts if _end(a) == end}
    return min(bases, key=BASES.index, default="matched")
