"""What a sentence is made of: typed items, from single words to whole references to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.annotation.lexicon import Reading
from dragoman.annotation.quantities import Quantity
from dragoman.annotation.times import TimeMention
from dragoman.model import Span, Standing, Status

Reference = Literal[
    "named", "title", "pronoun", "object", "latter", "counterpart", "pair", "state", "organisation", "nobody"
]
"""How somebody is referred to; "nobody" is for titles that mean no one certain ("a president")."""


@dataclass(slots=True)
class Actor:
    """A reference to somebody who can act for a state, as the text makes it; not yet resolved."""

    span: Span
    reference: Reference = "named"
    name: str | None = None
    name_span: Span | None = None
    people: tuple[str, ...] = ()
    """Identifiers of the gazetteer's people who bear the name."""
    office: str | None = None
    country: str | None = None
    organisation: str | None = None
    standing: Standing | None = None
    number: int = 1
    """How many people: 1, 2 for "the two leaders", 3 for an unspecified plural."""
    visiting: bool = False
    spans: tuple[Span, ...] = ()
    """The words that give name, office and country."""
    members: list[Actor] = field(default_factory=list)
    """The single references of a list ("A, B and C")."""
    common: bool = False
    """The name is a common one ("Thomas"): alone it means a known person only where the report names him in full."""
    open_states: tuple[str, ...] = ()
    """The states between which the words leave it open ("Congolese"); `country` is the first of them."""

    def each(self) -> list[Actor]:
        """Return the single references: the members of a list, or itself."""
        return [single for member in self.members for single in member.each()] or [self]


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries."""

    status: Status | None
    passive: bool
    negated: bool
    span: Span
    times: tuple[TimeMention, ...] = ()
    """Times that stand among its words ("has today arrived")."""


@dataclass(slots=True)
class NounGroup:
    """A noun with what qualifies it: the labels of a kind of visit, a number, a negation."""

    span: Span
    kinds: list[tuple[str, Span]] = field(default_factory=list)
    labels: list[tuple[str, str, Span]] = field(default_factory=list)
    """Format and setting among its words ("a one-on-one meeting"): field, value, span."""
    status: Status | None = None
    negated: bool = False


Data = Actor | VerbGroup | NounGroup | TimeMention | Quantity | None


@dataclass(slots=True)
class Item:
    """A stretch of text with its readings; `symbol` stands for their kind in patterns."""

    symbol: str
    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    data: Data = None

    def value(self, atom: str) -> str | None:
        """Return what the reading with this atom stands for."""
        for reading in self.readings:  # a loop: these two are called more often than anything else
            if atom in reading.atoms:
                return reading.value
        return None

    def values(self, atom: str) -> tuple[str, ...]:
        """Return all that the readings with this atom stand for, each once."""
        return tuple(dict.fromkeys(r.value for r in self.readings if atom in r.atoms and r.value))

    def has(self, atom: str) -> bool:
        """Return whether one of the readings has the atom."""
        for reading in self.readings:  # noqa: SIM110 - a generator costs three times as much
            if atom in reading.atoms:
                return True
        return False
