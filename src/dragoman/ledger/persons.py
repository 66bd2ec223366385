"""The people of a ledger: joined as rulings say, and those who wait for a ruling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from dragoman import gazetteer
from dragoman.ledger.deciding import Note
from dragoman.ledger.errors import RulingError
from dragoman.ledger.records import Doubt, Person
from dragoman.ledger.store import Ledger
from dragoman.matching import persons
from dragoman.model import Ruling, digest


def people(ledger: Ledger) -> list[Person]:
    """Return who takes part in events, the most active first; those whom rulings join as one."""
    known = ledger.people()
    names = persons.joined(ledger.rulings())
    if not names:
        return known
    groups: dict[str, list[Person]] = {}
    for one in known:
        groups.setdefault(names.get(one.person, one.person), []).append(one)
    found = [_merged(key, members) for key, members in groups.items()]
    return sorted(found, key=lambda person: (-person.events, person.person))


def review(ledger: Ledger) -> list[Doubt]:
    """Return the people who may be one and whom no ruling has settled, those with least doubt first."""
    known = persons.profiles(ledger.events())
    leaders = gazetteer.load()
    found = persons.proposals(known, ledger.rulings(), lambda person: leaders.leader(person) is not None)
    return [
        Doubt(
            one=proposal.one,
            other=proposal.other,
            names=sorted(known[proposal.one].names),
            other_names=sorted(known[proposal.other].names),
            why=list(proposal.why),
            against=list(proposal.against),
        )
        for proposal in found
    ]


def settle(ledger: Ledger, verdict: Literal["same", "apart"], one: str, other: str, note: Note) -> Ruling:
    """Rule that two people are the same, or two.

    Raises:
        RulingError: they are one identifier, or the ledger has not both.
    """
    known = {person.person for person in ledger.people()} | set(persons.joined(ledger.rulings()))
    missing = [person for person in (one, other) if person not in known]
    if missing:
        raise RulingError(f"nobody {missing[0]!r} in the ledger: `dragoman people --format csv` has the identifiers")
    if one == other:
        raise RulingError("a ruling on people takes two of them")
    first, second = sorted((one, other))
    time = _time(ledger)
    ruling = Ruling(
        id=digest("ruling", verdict, first, second, note.author, time),
        action=verdict,
        claims=[],
        field=first,
        value=second,
        author=note.author,
        time=time,
        reason=note.reason,
    )
    ledger.rule(ruling)
    ledger.refresh()
    return ruling


def _merged(person: str, members: Sequence[Person]) -> Person:
    """Return several as one; the most active gives the name, and events that they share count for each."""
    return Person(
        person=person,
        name=members[0].name,
        offices=_each(office for one in members for office in one.offices),
        countries=_each(country for one in members for country in one.countries),
        events=sum(one.events for one in members),
        spellings=_each(spelling for one in members for spelling in one.spellings),
    )


def _each(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _time(ledger: Ledger) -> str:
    """Return the present time, or a moment after the last ruling where another machine's clock is ahead."""
    now = datetime.now(UTC)
    last = max((datetime.fromisoformat(one.time) for one in ledger.rulings()), default=now - timedelta(seconds=1))
    last = last if last.tzinfo else last.replace(tzinfo=UTC)
    return max(now, last + timedelta(microseconds=1)).isoformat(timespec="microseconds")
