"""What holds for a whole report while it is coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.annotation.quantities import QuantityFinder
from dragoman.coding.draft import Draft
from dragoman.coding.people import People
from dragoman.gazetteer import Gazetteer
from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Story:
    """A day that the report tells of."""

    day: date
    span: Span
    """The words that give it."""


@dataclass(slots=True)
class Setting:
    """What holds for the whole report while it is coded."""

    people: People
    gazetteer: Gazetteer
    statuses: Mapping[str, str]
    """From a verb's form to the status it tells ("past" -> "held")."""
    anchor: date | None
    year: int | None
    """The report's year as far as its own dates show it, when no day of publication is known."""
    dateline_city: str | None
    text: str
    quantities: QuantityFinder
    story: Story | None = None
    """The last day told of, for "the next day", and for what goes on without a day of its own."""
    earlier_story: Story | None = None
    """The same before the present sentence."""
    full_days: Sequence[tuple[int, date]] = ()
    """The days of known month in the present sentence with their offsets: a bare day behind one is of its month."""
    told: dict[str, Draft] = field(default_factory=dict)
    """From a type of event to the last of the type that was told with those who take part."""
    last_place: str | None = None
    """The country of the last visit told of, for "there" (ISO 3166-1 alpha-3)."""
    verb_last: bool = False
    """The language's verbs stand last, so that what they say of a number stands behind it."""
    tenseless: bool = False
    """The language's verbs have no tense: a day ahead of the report makes what they tell a plan."""
    objects_behind: bool = False
    """Whom a sentence names behind its verb is the verb's object, never who acts."""
    drops_subject: bool = False
    """The language leaves a subject out that the sentence before has."""
