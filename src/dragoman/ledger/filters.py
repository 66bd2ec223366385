"""What to ask of a ledger. A field left None does not restrict."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import EventType, Metric, Status


@dataclass(frozen=True, kw_only=True)
class EventFilter:
    """Which events."""

    type: EventType | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3: where it takes place, or of one who takes part."""
    person: str | None = None
    """An identifier, or words of a name as the ledger or a report writes it."""
    since: str | None = None
    """First day, month or year (ISO 8601) that the event may touch; undated events then stay out."""
    until: str | None = None
    """Last day, month or year (ISO 8601), likewise."""
    status: Status | None = None


@dataclass(frozen=True, kw_only=True)
class FigureFilter:
    """Which figures."""

    metric: Metric | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 of a party."""


@dataclass(frozen=True, kw_only=True)
class ReportFilter:
    """Which reports."""

    language: str | None = None
    """ISO 639-1 code."""
    skipped: bool | None = None
    """Only those that could not be coded (True) or only those that were (False)."""
