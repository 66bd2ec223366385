"""What queries return besides the records of `dragoman.model`: those, with what the ledger knows of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model import Figure, Record, Report, Ruling, Span


class StoredReport(Report, frozen=True, kw_only=True):
    """A report with its journal: what came of reading it."""

    coder: str
    """Name and version of what coded it."""
    read_at: str
    """When this reading was stored: UTC, ISO 8601."""
    claims: int = 0
    figures: int = 0


class StoredFigure(Figure, frozen=True, kw_only=True):
    """A figure with the words that give it and where they come from."""

    quote: str = ""
    source: str = ""
    title: str | None = None
    published: str | None = None


class StoredCopy(Record, frozen=True, kw_only=True):
    """A report that copies another one, with what the two share."""

    report: str
    source: str
    language: str | None = None
    copy_of: str
    """The original's identifier."""
    original_source: str
    original_language: str | None = None
    kind: Literal["verbatim", "rewrite", "translation"]
    passages: list[Span] = msgspec.field(default_factory=list)
    """What it shares with the original, in its own text; of a translation the numbers and names."""
    original_passages: list[Span] = msgspec.field(default_factory=list)
    """The same in the original's text; of a translation in the same order."""
    quotes: list[str] = msgspec.field(default_factory=list)
    """The words of ``passages``."""
    original_quotes: list[str] = msgspec.field(default_factory=list)


class Person(Record, frozen=True, kw_only=True):
    """Somebody who takes part in events of the ledger."""

    person: str
    name: str
    """The name most of the events give."""
    offices: list[str] = msgspec.field(default_factory=list)
    countries: list[str] = msgspec.field(default_factory=list)
    events: int = 0
    """How many events the person takes part in."""
    spellings: list[str] = msgspec.field(default_factory=list)
    """The words of the reports that stand for the person, the most frequent first."""


class Doubt(Record, frozen=True, kw_only=True):
    """Two people who may be one, waiting for a ruling."""

    one: str
    other: str
    """Their identifiers."""
    names: list[str] = msgspec.field(default_factory=list)
    other_names: list[str] = msgspec.field(default_factory=list)
    why: list[str] = msgspec.field(default_factory=list)
    """What speaks for it."""
    against: list[str] = msgspec.field(default_factory=list)
    """What speaks against it or is not known."""


RulingState = Literal["in force", "partly", "vanished", "undone"]


class StoredRuling(Ruling, frozen=True, kw_only=True):
    """A ruling with what is left of its ground and what it is about now."""

    state: RulingState
    """``partly`` and ``vanished``: some or all of its claims are no more in the reports as they are coded now."""
    now: list[str] = msgspec.field(default_factory=list)
    """Its claims as they are called now."""
    vanished: list[str] = msgspec.field(default_factory=list)
    """Those of its claims that nothing corresponds to any more."""
    holders: list[str] = msgspec.field(default_factory=list)
    """The events that hold its claims now."""
    undone_by: str | None = None
