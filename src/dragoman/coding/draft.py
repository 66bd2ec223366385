"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.coding.people import Entity
from dragoman.model import DateBasis, EventType, Role, Span, Status


@dataclass(slots=True)
class Part:
    """Somebody's part in a draft, with the words that say so."""

    role: Role
    entity: Entity
    spans: list[Span] = field(default_factory=list)
    counterpart: bool = False
    """It is told as a counterpart ("his Bolivian colleague"): whoever stands opposite is of another state."""


@dataclass(slots=True)
class Draft:
    """What one construction said, made complete as far as its sentence allows; later drafts may be joined to it."""

    type: EventType
    rule: str
    sentence: Span
    order: int
    """Position in the report, for "the first mention"."""
    status: Status | None = None
    weak: bool = False
    """The words name the event without stating it."""
    background: bool = False
    headline: bool = False
    parts: list[Part] = field(default_factory=list)
    country: str | None = None
    city: str | None = None
    place: str | None = None
    inferred_place: bool = False
    """The place comes from the context, not from the event's own words."""
    organisation: str | None = None
    ordinal: int | None = None
    kinds: list[tuple[str, Span]] = field(default_factory=list)
    format: str | None = None
    setting: str | None = None
    count: int | None = None
    documents: list[str] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    basis: DateBasis | None = None
    arrival: bool = False
    """It tells of an arrival: its day is the first of the visit."""
    here: bool = False
    """It takes place where the report is written, when nothing says where."""
    of_visit: bool = False
    """It is between the visitor and the host of the report's visit, when nobody is named."""
    again: bool = False
    """Its words only tell more of an event of the type that others tell."""
    days: int | None = None
    """How many days it is said to last."""
    coming: str | None = None
    """The day ahead that its weekday can mean too, when it was read as one past."""
    presumed: bool = False
    """Its day is that of the story it is told in, not of its own words."""
    evidence: dict[str, list[Span]] = field(default_factory=dict)

    def entities(self) -> list[Entity]:
        """Return who takes part, in order."""
        return [part.entity for part in self.parts]

    def role(self, *roles: str) -> list[Entity]:
        """Return who takes part in one of these roles."""
        return [part.entity for part in self.parts if part.role in roles]

    def note(self, field_name: str, *spans: Span) -> None:
        """Add evidence for a field."""
        known = self.evidence.setdefault(field_name, [])
        known.extend(span for span in spans if span not in known)
