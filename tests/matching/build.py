"""Small claims and reports for tests, in a line each."""

from __future__ import annotations

from itertools import count
from typing import Any

from dragoman.matching import derive
from dragoman.matching.accounts import Account, accounts_of
from dragoman.model import Claim, CodedReport, Event, Participant, Report, Role, digest

_numbers = count(1)


def renumber() -> None:
    """Number claims and reports from one again: an example of Hypothesis must be the same each time it is drawn.

    What a ledger lists goes by identifiers in the end, and so does what a test draws from that list.
    """
    global _numbers  # noqa: PLW0603
    _numbers = count(1)


PEOPLE = {
    "Tokayev": ("Kassym-Jomart Tokayev", "KAZ", "president"),
    "Nurtleu": ("Murat Nurtleu", "KAZ", "foreign minister"),
    "Macron": ("Emmanuel Macron", "FRA", "president"),
    "Xi": ("Xi Jinping", "CHN", "president"),
    "Li": ("Li Qiang", "CHN", "prime minister"),
    "Wang": ("Wang Yi", "CHN", "foreign minister"),
    "Putin": ("Vladimir Putin", "RUS", "president"),
}


def person(key: str, role: Role) -> Participant:
    """A leader by short name; three capital letters are a state, ``FRA president`` its unnamed president."""
    if key in PEOPLE:
        name, country, office = PEOPLE[key]
        slug = name.lower().replace(" ", "-")
        return Participant(role=role, name=name, person=slug, office=office, country=country)
    country, _, office = key.partition(" ")
    return Participant(role=role, country=country, office=office or None)


def claim(type_: str, cast: str, **fields: object) -> Claim:
    """``claim("visit", "visitor Macron, host Tokayev", country="KAZ", start="2023-11-01")``."""
    participants = []
    for part in cast.split(", ") if cast else []:
        role, _, key = part.partition(" ")
        participants.append(person(key, role))  # type: ignore[arg-type]
    number = next(_numbers)
    if fields.get("start") and "date_basis" not in fields:
        fields["date_basis"] = "stated"
    base: dict[str, Any] = {"id": digest("claim", str(number)), "report": "", "participants": participants}
    return Claim(type=type_, **(base | fields))  # type: ignore[arg-type]


def visit(visitor: str, country: str | None, start: str | None = None, **fields: object) -> Claim:
    return claim("visit", f"visitor {visitor}", country=country, start=start, **fields)


def meeting(one: str, other: str, start: str | None = None, **fields: object) -> Claim:
    return claim("meeting", f"party {one}, party {other}", start=start, **fields)


def report(*claims: Claim, published: str | None = None, **fields: object) -> CodedReport:
    """A report of some claims, with a text and a source of its own unless given."""
    number = next(_numbers)
    base: dict[str, Any] = {
        "id": f"report-{number:05}",
        "source": f"folder/{number}.txt",
        "language": "en",
        "text": f"Report number {number}.",
    }
    made = Report(published=published, **(base | fields))
    mine = [type(c)(**{**{f: getattr(c, f) for f in c.__struct_fields__}, "report": made.id}) for c in claims]
    return CodedReport(report=made, claims=mine)


def accounts(*coded: CodedReport) -> list[Account]:
    return accounts_of(coded)


def only(*coded: CodedReport) -> Event:
    """The one event that some reports add up to."""
    events = derive(coded)
    assert len(events) == 1, [(e.type, e.start, e.claims) for e in events]
    return events[0]


def starts(*coded: CodedReport) -> list[str | None]:
    """The starts of the events that some reports add up to, in order."""
    return [event.start for event in derive(coded)]
