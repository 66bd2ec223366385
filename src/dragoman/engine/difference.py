"""What two states of a ledger's events differ in: events gained and lost, cells that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from dragoman.matching.grounds import grounds_of, recognised
from dragoman.model import Claim, Event, Participant, Record

CELLS = (
    *("status", "start", "end", "date_basis", "participants", "country", "city", "place", "kind", "format", "setting"),
    *("count", "documents", "organisation", "ordinal", "background", "reports"),
)
"""The cells that are compared."""

Cell = str | int | bool | list[str] | None


class Change(Record, frozen=True, kw_only=True):
    """One event that is there or not, or not the same, in the second of two states."""

    change: Literal["gained", "lost", "changed"]
    event: Event
    """As it is now; one that was lost as it was."""
    was: str | None = None
    """Its identifier in the first state."""
    cells: dict[str, tuple[Cell, Cell]] = msgspec.field(default_factory=dict)
    """Of an event that changed: from the cell to what it held and what it holds."""


@dataclass(frozen=True)
class Holdings:
    """The claims of a ledger and the events made of them."""

    claims: Sequence[Claim]
    events: Sequence[Event]


def difference(before: Holdings, after: Holdings) -> list[Change]:
    """Return what changed: lost, gained and changed events, each by day.

    Events are the same when they rest on the same claims; a claim that another coder made of the same words is
    the same (`dragoman.matching.grounds`).
    """
    pairs = _pairs(before, after)
    kept = set(pairs.values())
    old = {event.id: event for event in before.events}
    new = {event.id: event for event in after.events}
    lost = [Change(change="lost", event=event, was=key) for key, event in old.items() if key not in pairs]
    gained = [Change(change="gained", event=event) for key, event in new.items() if key not in kept]
    changed = [
        Change(change="changed", event=new[now], was=was, cells=cells)
        for was, now in pairs.items()
        if (cells := dict(_cells(old[was], new[now])))
    ]
    return [*_by_day(lost), *_by_day(gained), *_by_day(changed)]


def _by_day(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda one: (one.event.start or "9999", one.event.id))


def _pairs(before: Holdings, after: Holdings) -> dict[str, str]:
    """Return which event is which: those that share most claims, each with one at most."""
    successor = _successors(before.claims, after.claims)
    holder = {claim: event.id for event in after.events for claim in event.claims}
    names = {event.id for event in after.events}
    shared = Counter((event.id, event.id) for event in before.events if event.id in names)
    for event in before.events:
        for claim in event.claims:
            now = holder.get(successor.get(claim, claim))
            if now is not None:
                shared[event.id, now] += 1
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for (was, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][0] != item[0][1], item[0])):
        if was not in pairs and now not in taken:
            pairs[was] = now
            taken.add(now)
    return pairs


def _successors(before: Sequence[Claim], after: Sequence[Claim]) -> dict[str, str]:
    """Return what claims that are no more have become."""
    here = {claim.id for claim in after}
    candidates: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in after:
        candidates[claim.report, claim.type].append(claim)
    gone = [claim for claim in before if claim.id not in here]
    reports = {claim.report for claim in gone}
    grounds = grounds_of(gone, (claim for claim in before if claim.report in reports))
    found = ((one, recognised(one, candidates.get((one.report, one.type), ()))) for one in grounds)
    return {ground.claim: claim.id for ground, claim in found if claim is not None}


def _cells(old: Event, new: Event) -> Iterator[tuple[str, tuple[Cell, Cell]]]:
    for name in CELLS:
        was, now = _cell(old, name), _cell(new, name)
        if was != now:
            yield name, (was, now)


def _cell(event: Event, name: str) -> Cell:
    if name == "participants":
        return sorted({_participant(one) for one in event.participants})
    value: Cell = getattr(event, name)
    return value


def _participant(one: Participant) -> str:
    parts = (one.name, one.standing, one.office, one.organisation, one.country)
    return f"{one.role}: {', '.join(part for part in parts if part)}"
