"""The vocabulary of Dragoman: what flows from reports to the ledger.

    bytes -> Report -> (annotated) -> Claim, Figure -> Event        Ruling: what an analyst decided

A *claim* is what one report says; an *event* is what the claims of many reports add up to. Claims never
change; events are derived from claims and rulings by a pure function. Every value of a claim is backed by
spans into the text of its report, and ``report.text[start:end]`` is the quote.

The names and values here are the ones of the public JSON (``docs/json.md``).
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

EventType = Literal["visit", "meeting", "call", "summit", "signing", "invitation", "ceremony", "message", "statement"]
Status = Literal["held", "planned", "proposed", "postponed", "cancelled", "denied"]
Role = Literal[
    "visitor",
    "host",
    "inviter",
    "greeter",
    "party",
    "caller",
    "called",
    "attendee",
    "organiser",
    "signatory",
    "witness",
    "invitee",
    "guest",
    "sender",
    "receiver",
    "speaker",
]
VisitKind = Literal["state", "official", "official-working", "working", "private", "transit", "other"]
MeetingFormat = Literal["one-on-one", "narrow", "expanded", "trilateral", "multilateral"]
Setting = Literal["sidelines", "pull-aside", "meal"]
DateBasis = Literal["stated", "resolved", "dateline", "published", "matched"]
PublishedBasis = Literal["header", "meta", "json-ld", "dateline", "address", "feed", "column"]
Standing = Literal["former", "elect", "acting"]
Metric = Literal["trade", "exports", "imports", "investment", "companies", "projects", "trips", "documents", "other"]
Bound = Literal["exact", "about", "over", "under"]
Nature = Literal["actual", "cumulative", "target", "forecast", "signed"]

Span = tuple[int, int]
"""Start and end in code points into a report's text, the end exclusive."""

Evidence = dict[str, list[Span]]
"""From the name of a field ("event", "kind", "start" ...) to the spans that support its value."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records share: immutable, named fields only."""


class Report(Record, frozen=True, kw_only=True):
    """One report as it is stored: its cleaned text and what is known about where it comes from."""

    id: str
    """Stable: derived from ``source``, ``part`` and ``text`` (see `report_id`)."""
    source: str
    """The path or address it was read from."""
    part: int = 1
    """Which of the reports of that source, counting from 1."""
    title: str | None = None
    """The headline; also the first line of ``text`` where the page has one."""
    outlet: str | None = None
    agency: str | None = None
    """The agency or press office the report names as its voice ("Xinhua", "Akorda")."""
    language: str | None = None
    """ISO 639-1 code."""
    published: str | None = None
    """Day of publication, ISO 8601."""
    published_basis: PublishedBasis | None = None
    dateline: str | None = None
    """The place of the dateline, in English."""
    dateline_date: str | None = None
    """The day the dateline gives, ISO 8601."""
    text: str = ""
    """The cleaned text that all spans point into."""
    skipped: str | None = None
    """Why nothing could be coded, when so; ``text`` may then be empty."""
    evidence: Evidence = msgspec.field(default_factory=dict)
    """Spans behind agency, published and dateline where the text itself gives them."""
    extractor: str | None = None
    """What made the text out of the bytes, with its version ("resiliparse 2.0.1", "text")."""


class Participant(Record, frozen=True, kw_only=True):
    """Somebody, or a state, with a part in an event."""

    role: Role
    name: str | None = None
    """Usual English form where known, else a romanisation, else None (only an office or a country is known)."""
    person: str | None = None
    """Identifier of the person: the gazetteer's, else made from the name."""
    office: str | None = None
    """The office the report gives, else the gazetteer's for that day (`gazetteer/offices.toml`)."""
    standing: Standing | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 of the state acted for."""
    organisation: str | None = None
    evidence: list[Span] = msgspec.field(default_factory=list)


class Claim(Record, frozen=True, kw_only=True):
    """What one report says about one event."""

    id: str
    report: str
    """Identifier of the report."""
    type: EventType
    status: Status = "held"
    background: bool = False
    """Mentioned in passing, as history of the report's own news."""
    participants: list[Participant] = msgspec.field(default_factory=list)
    country: str | None = None
    """Where it takes place, ISO 3166-1 alpha-3."""
    city: str | None = None
    place: str | None = None
    start: str | None = None
    """ISO 8601, as precise as known: ``2024-11-04``, ``2023-11`` or ``2024``."""
    end: str | None = None
    date_basis: DateBasis | None = None
    kind: VisitKind | None = None
    kind_label: str | None = None
    """The report's own words for the kind."""
    format: MeetingFormat | None = None
    setting: Setting | None = None
    count: int | None = None
    """How many documents were signed."""
    documents: list[str] = msgspec.field(default_factory=list)
    organisation: str | None = None
    ordinal: int | None = None
    """Number of the summit or meeting of the organisation."""
    evidence: Evidence = msgspec.field(default_factory=dict)
    sentence: Span = (0, 0)
    rule: str = ""
    """The construction that proposed it: language/type/number, as in ``en/visit/12``."""
    coder: str = ""
    """Name and version of the coder."""


class Figure(Record, frozen=True, kw_only=True):
    """A number a report gives about the relations of states."""

    id: str
    report: str
    metric: Metric
    value: float
    unit: str
    """ISO 4217 code, ``percent``, ``count``, ``tonne``, ``barrel`` ..."""
    bound: Bound = "exact"
    nature: Nature = "actual"
    change: bool = False
    """A change (up by 32 percent), not a level."""
    start: str | None = None
    end: str | None = None
    parties: list[str] = msgspec.field(default_factory=list)
    speaker: str | None = None
    evidence: Evidence = msgspec.field(default_factory=dict)
    sentence: Span = (0, 0)


class CodedReport(Record, frozen=True, kw_only=True):
    """A report with what it says: a line of ``dragoman code``."""

    report: Report
    claims: list[Claim] = msgspec.field(default_factory=list)
    figures: list[Figure] = msgspec.field(default_factory=list)


class Event(Record, frozen=True, kw_only=True):
    """What the claims of many reports add up to. Derived, never edited."""

    id: str
    type: EventType
    status: Status
    background: bool = False
    participants: list[Participant] = msgspec.field(default_factory=list)
    country: str | None = None
    city: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    date_basis: DateBasis | None = None
    kind: VisitKind | None = None
    format: MeetingFormat | None = None
    setting: Setting | None = None
    count: int | None = None
    documents: list[str] = msgspec.field(default_factory=list)
    organisation: str | None = None
    ordinal: int | None = None
    claims: list[str] = msgspec.field(default_factory=list)
    reports: list[str] = msgspec.field(default_factory=list)
    origins: list[str] = msgspec.field(default_factory=list)
    """Independent voices: the agencies, offices or outlets behind the reports, each once."""
    copies: list[str] = msgspec.field(default_factory=list)
    """Reports that copy another report of this event."""
    contested: dict[str, dict[str, list[str]]] = msgspec.field(default_factory=dict)
    """Field -> value -> identifiers of the claims that give it, where claims disagree."""
    part_of: str | None = None
    """The visit a meeting belongs to."""


class Ground(Record, frozen=True, kw_only=True):
    """A claim as it was when it was ruled on: what it is recognised by when another coder has coded its report."""

    claim: str
    report: str
    type: EventType
    evidence: list[Span]
    """The words of the event."""
    people: list[str] = msgspec.field(default_factory=list)
    """Identifiers of those who take part."""
    beside: list[str] = msgspec.field(default_factory=list)
    """The report's other claims of the type at that time: they are others, and stay so."""


class Ruling(Record, frozen=True, kw_only=True):
    """An analyst's decision. Appended, never changed; undone by a further one."""

    id: str
    action: Literal["confirm", "reject", "merge", "split", "set", "undo", "same", "apart"]
    claims: list[str]
    """The claims it is about (events come and go, claims stay); none for "same" and "apart", which are about people."""
    grounds: list[Ground] = msgspec.field(default_factory=list)
    """The same claims, to be recognised again."""
    events: list[str] = msgspec.field(default_factory=list)
    """The events it was made on, as they were called then."""
    field: str | None = None
    """The cell that it sets; of "same" and "apart" one person."""
    value: str | None = None
    """What it holds; the other person."""
    undoes: str | None = None
    """The ruling that it undoes."""
    author: str
    time: str
    """UTC, ISO 8601."""
    reason: str = ""


def digest(*parts: str) -> str:
    """Return a stable identifier of 16 hexadecimal digits for a sequence of strings."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=8).hexdigest()


def report_id(source: str, part: int, text: str) -> str:
    """Return the identifier of a report: the same input read twice gives the same."""
    return digest("report", source, str(part), text)
