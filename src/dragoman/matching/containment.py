"""Which events are parts of a visit: talks, signings and ceremonies there during the stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.matching import dates
from dragoman.matching.people import Likeness, likeness
from dragoman.model import Event, Participant

PARTS = frozenset({"meeting", "signing", "ceremony"})
USUAL_STAY = 2
"""Days after its first for which a visit without a known end is taken to go on."""
ACTING = frozenset({"party", "signatory", "guest", "host", "visitor"})
"""Roles in a part of a visit."""


Visits = Mapping[tuple[str, str], Sequence[Event]]
"""Visits by visited country and visitor's country."""


def with_visits(events: Sequence[Event]) -> list[Event]:
    """Return the events with ``part_of`` filled in where a visit contains them."""
    visits = by_destination(e for e in events if e.type == "visit")
    return [with_visit(event, visits) for event in events]


def by_destination(visits: Iterable[Event]) -> Visits:
    """Return visits so that `with_visit` finds them."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for visit in visits:
        for visitor in _visitors(visit):
            if visit.country and visitor.country:
                found[visit.country, visitor.country].append(visit)
    return found


def with_visit(part: Event, visits: Visits) -> Event:
    """Return an event with ``part_of`` as it is among these visits; those that cannot contain it may be left out."""
    home = home_of(part, visits)
    return part if home == part.part_of else msgspec.structs.replace(part, part_of=home)


def home_of(part: Event, visits: Visits) -> str | None:
    """Return the visit that an event is part of, None if it is no part of any of these."""
    if part.type not in PARTS:
        return None
    near = [v for pair in destinations(part) for v in visits.get(pair, ()) if contains(v, part)]
    return min(near, key=lambda visit: _preference(visit, part)).id if near else None


def destinations(part: Event) -> list[tuple[str, str]]:
    """Return the pairs of visited and visitor's country of the visits that can contain an event."""
    states = sorted({p.country for p in part.participants if p.country})
    hosts = [part.country] if part.country else states
    return [(host, state) for host in hosts for state in states]


def _preference(visit: Event, part: Event) -> tuple[object, ...]:
    """Prefer the visit of the same reports, then the one to a country that takes part, then the shorter."""
    shared = len(set(visit.reports) & set(part.reports))
    takes_part = any(p.country == visit.country for p in part.participants)
    known = dates.window(visit.start, visit.end)
    return -shared, not takes_part, known.width if known else dates.FAR, visit.id


def contains(visit: Event, part: Event) -> bool:
    """Return whether a visit contains an event: its visitor takes part, there, then."""
    if part.country and visit.country and part.country != visit.country:
        return False
    looks_back = visit.status == "held", part.status == "held"
    return len(set(looks_back)) == 1 and _visitor_takes_part(visit, part) and _during(visit, part)


def _visitor_takes_part(visit: Event, part: Event) -> bool:
    least = Likeness.COMPATIBLE if part.type == "signing" else Likeness.SAME
    actors = [p for p in part.participants if p.role in ACTING]
    return any(_matches(visitor, actor, least) for visitor in _visitors(visit) for actor in actors)


def _matches(visitor: Participant, actor: Participant, least: Likeness) -> bool:
    return visitor.country == actor.country and likeness(visitor, actor) >= least


def _during(visit: Event, part: Event) -> bool:
    """Without a date on either side only a report that tells both, as news or both as history, decides."""
    stay, time = dates.window(visit.start, visit.end), dates.window(part.start, part.end)
    told_together = bool(set(visit.reports) & set(part.reports)) and visit.background == part.background
    if stay is None or time is None:
        return told_together
    if stay.width > 27 or time.width > 27:  # a month or a year: too wide to tell without a common report
        return told_together and dates.gap(stay, time) == 0
    going_on = 0 if visit.end else USUAL_STAY
    return stay.first <= time.last and time.first <= stay.last + going_on


def _visitors(visit: Event) -> list[Participant]:
    return [p for p in visit.participants if p.role == "visitor"]
