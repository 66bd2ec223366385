"""Making rulings: from what an analyst says of events to rulings about their claims.

Each function stores one ruling, derives anew what it touches and returns the ruling. Nothing is ever changed or
removed: what was ruled is undone by a further ruling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from dragoman.ledger.errors import RulingError
from dragoman.ledger.records import StoredRuling
from dragoman.ledger.store import Ledger
from dragoman.matching import checked_value
from dragoman.matching.cells import overridden
from dragoman.matching.dates import bounds
from dragoman.matching.grounds import grounds_of
from dragoman.model import Event, Ruling, digest

Action = Literal["confirm", "reject", "merge", "split", "set", "undo"]


@dataclass(frozen=True, kw_only=True)
class Note:
    """Who rules, and why."""

    author: str
    reason: str = ""


def judge(
    ledger: Ledger, action: Literal["confirm", "reject"], event: str, claims: Sequence[str], note: Note
) -> Ruling:
    """Confirm or reject an event, or some of its claims only.

    Raises:
        LedgerError: there is no such event, or it has no such claim.
    """
    found = ledger.event(event)
    return _decide(ledger, note, action, _chosen(found, claims) or found.claims, [found])


def merge(ledger: Ledger, events: Sequence[str], note: Note) -> Ruling:
    """Rule that events are one.

    Raises:
        LedgerError: fewer than two events, of different types, or not in the ledger.
    """
    found = list({one.id: one for one in map(ledger.event, events)}.values())
    if len(found) < 2:
        raise RulingError("merging takes two different events or more")
    types = sorted({one.type for one in found})
    if len(types) > 1:
        raise RulingError(f"events of different types cannot be one: {', '.join(types)}")
    return _decide(ledger, note, "merge", [key for one in found for key in one.claims], found)


def split(ledger: Ledger, event: str, claims: Sequence[str], note: Note) -> Ruling:
    """Rule that some claims of an event are an event of their own.

    Raises:
        LedgerError: there is no such event, it has no such claim, or no other ones.
    """
    found = ledger.event(event)
    chosen = _chosen(found, claims)
    if not chosen or len(chosen) == len(found.claims):
        raise RulingError(f"splitting takes some, but not all, of the {len(found.claims)} claims of the event")
    return _decide(ledger, note, "split", chosen, [found])


def set_cell(ledger: Ledger, event: str, field: str, value: str | None, note: Note) -> Ruling:
    """Rule what a cell of an event holds; None empties it.

    Raises:
        LedgerError: there is no such event, or the cell cannot hold the value.
    """
    found = ledger.event(event)
    ruling = _ruling(ledger, note, "set", found.claims, [found], field=field, value=value)
    try:
        _check_days(overridden(found, *checked_value(ruling)))
    except ValueError as error:
        raise RulingError(str(error)) from error
    return _store(ledger, ruling)


def undo(ledger: Ledger, ruling: str, note: Note) -> Ruling:
    """Undo a ruling; undoing an undoing brings back what it undid.

    Raises:
        LedgerError: no ruling, or several, of that identifier, or it is undone already.
    """
    target = ruling_of(ledger, ruling)
    if target.undone_by is not None:
        raise RulingError(f"ruling {target.id} is undone already, by {target.undone_by}: undo that to bring it back")
    return _store(ledger, _ruling(ledger, note, "undo", [], [], undoes=target.id))


def ruling_of(ledger: Ledger, prefix: str) -> StoredRuling:
    """Return a ruling by its identifier or the beginning of it.

    Raises:
        RulingError: there is none, or there are several.
    """
    fitting = [one for one in ledger.ruled() if prefix and one.id.startswith(prefix)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise RulingError(f"no ruling {prefix!r}: `dragoman rulings` lists them")
    raise RulingError(f"{len(fitting)} rulings begin with {prefix!r}: give more of the identifier")


def _chosen(event: Event, prefixes: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_claim_of(event, prefix) for prefix in prefixes))


def _claim_of(event: Event, prefix: str) -> str:
    fitting = [key for key in event.claims if prefix and key.startswith(prefix)]
    if len(fitting) != 1:
        several = f"{len(fitting)} claims that begin with" if fitting else "no claim"
        raise RulingError(f"the event has {several} {prefix!r}: `dragoman show {event.id}` names its claims")
    return fitting[0]


def _check_days(event: Event) -> None:
    start, end = bounds(event.start or ""), bounds(event.end or "")
    if start and end and start[0] > end[1]:
        raise ValueError(f"the event would end ({event.end}) before it starts ({event.start}): set the other day first")


def _decide(ledger: Ledger, note: Note, action: Action, claims: Sequence[str], events: Sequence[Event]) -> Ruling:
    return _store(ledger, _ruling(ledger, note, action, claims, events))


def _store(ledger: Ledger, ruling: Ruling) -> Ruling:
    ledger.rule(ruling)
    ledger.refresh()
    return ruling


def _ruling(
    ledger: Ledger, note: Note, action: Action, claims: Sequence[str], events: Sequence[Event], **what: str | None
) -> Ruling:
    """Return a ruling about claims; ``what`` are its other fields."""
    chosen = ledger.claims(claims)
    about = [claim.id for claim in chosen]
    time = _time(ledger)
    return Ruling(
        id=digest("ruling", action, *about, *(value or "" for value in what.values()), note.author, time),
        action=action,
        claims=about,
        grounds=grounds_of(chosen, ledger.claims_of({claim.report for claim in chosen})),
        events=[event.id for event in events],
        author=note.author,
        time=time,
        reason=note.reason,
        **what,
    )


def _time(ledger: Ledger) -> str:
    """Return the present time, or a moment after the last ruling where another machine's clock is ahead."""
    now = datetime.now(UTC)
    last = max((datetime.fromisoformat(one.time) for one in ledger.rulings()), default=now - timedelta(seconds=1))
    if last.tzinfo is None:
        last = last.replace(tzinfo=UTC)
    return max(now, last + timedelta(microseconds=1)).isoformat(timespec="microseconds")
