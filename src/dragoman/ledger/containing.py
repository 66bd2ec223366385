"""Which visits contain which events, looked at again where events have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, or_, select

from dragoman.ledger import queries, schema
from dragoman.ledger.queries import chunked
from dragoman.ledger.rows import day_bounds
from dragoman.matching.containment import PARTS, USUAL_STAY, by_destination, destinations, home_of, with_visit
from dragoman.matching.dates import ordinal
from dragoman.model import Event

WIDEST = 27
"""Days up to which a date tells by itself that an event lies within a visit; wider, one report must tell both."""


@dataclass(frozen=True)
class Contained:
    """What goes, and which known events are part of another visit now."""

    blocks: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    part_of: dict[str, str | None] = field(default_factory=dict)


def contained(
    connection: Connection, new: Sequence[Event], gone: Sequence[Event]
) -> tuple[list[Event], dict[str, str | None]]:
    """Return new events within their visits, and the visits of known events where these have changed.

    Args:
        connection: reads the ledger, in which the new events are not yet.
        new: the new events.
        gone: events that are there and will not be.
    """
    old = {event.id for event in gone}
    changed = [event for event in (*new, *gone) if event.type == "visit"]
    known = queries.events_by_id(connection, _parts_near(connection, changed) - old)
    new_parts = [event for event in new if event.type in PARTS]
    near = queries.events_by_id(connection, _visits_near(connection, [*new_parts, *known]) - old)
    visits = by_destination(event for event in (*new, *near) if event.type == "visit")
    moved = {event.id: home_of(event, visits) for event in known}
    before = {event.id: event.part_of for event in known}
    return [with_visit(event, visits) for event in new], {k: v for k, v in moved.items() if v != before[k]}


def _parts_near(connection: Connection, visits: Iterable[Event]) -> set[str]:
    """Return the known events that may be parts of visits: told by a report of theirs, or of their days and states."""
    visits = [visit for visit in visits if visit.country]  # those to nowhere contain nothing
    found = _told_in(connection, visits, PARTS)
    for visit in visits:
        states = sorted({one.country for one in visit.participants if one.role == "visitor" and one.country})
        days = _days(visit)
        if days is None:
            continue
        for state in states:
            between = _between(days[0] - WIDEST, days[1] + USUAL_STAY)
            found.update(connection.scalars(_PARTS, {**between, "host": visit.country, "state": state}))
    return found


def _visits_near(connection: Connection, parts: Iterable[Event]) -> set[str]:
    """Return the known visits that may contain events."""
    parts = list(parts)
    found = _told_in(connection, parts, {"visit"})
    for part in parts:
        days = _days(part)
        if days is None:
            continue
        for host, state in destinations(part):
            between = _between(days[0] - WIDEST - USUAL_STAY, days[1])
            found.update(connection.scalars(_VISITS, {**between, "host": host, "state": state}))
    return found


def _days(event: Event) -> tuple[int, int] | None:
    """Return the first and the last day of an event, None where its dates are unknown or tell nothing by themselves."""
    first, last = (ordinal(day) for day in day_bounds(event))
    return (first, last) if first and last and last - first < WIDEST + 1 else None


def _between(first: int, last: int) -> dict[str, str]:
    return {"first": date.fromordinal(max(first, 1)).isoformat(), "last": date.fromordinal(last).isoformat()}


def _statement(kinds: Collection[str]) -> Select[Any]:
    """Return the statement, built once, for the events of some types that begin on some days, with somebody's state."""
    table, parts = schema.events.c, schema.event_participants.c
    theirs = select(parts.event).where(parts.event == table.id, parts.country == bindparam("state")).exists()
    days = table.first_day.between(bindparam("first"), bindparam("last"))
    return select(table.id).where(table.type.in_(sorted(kinds)), days, theirs)


_HERE = schema.events.c.country == bindparam("host")
_PARTS = _statement(PARTS).where(or_(_HERE, schema.events.c.country.is_(None)))
_VISITS = _statement({"visit"}).where(_HERE)


def _told_in(connection: Connection, events: Iterable[Event], kinds: Collection[str]) -> set[str]:
    """Return the known events of some types that reports of events tell."""
    reports = sorted({report for event in events for report in event.reports})
    claims, links = schema.claims.c, schema.event_claims.c
    query = select(links.event).join(schema.claims, claims.id == links.claim).where(claims.type.in_(sorted(kinds)))
    return set(_values(connection, query, reports))


def _values(connection: Connection, query: Select[Any], reports: Collection[str]) -> Iterator[str]:
    for row in chunked(connection, query, schema.claims.c.report, reports):
        yield row[0]
