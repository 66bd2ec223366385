"""Times in a text: days, months, years, weekdays, "last year", "two days ago", ranges of them.

`TimeFinder` finds what the text says and `resolve` turns it into ISO dates once it is known on which day the
report speaks. Both work from a language's ``calendar.toml`` and ``numbers.toml`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec

from dragoman.annotation import calendars
from dragoman.annotation.calendars import Match, Partial, Template, TemplateCompiler, TemplateSet
from dragoman.annotation.numerals import BREAK, Folded, Lexer, Lexicon, Token, Values, WordNumbers, fold

Direction = Literal["past", "future", "this"]
Tense = Literal["past", "future"]

_DAYS_OF = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365}
_DIRECTIONS: dict[int, Direction] = {-2: "past", -1: "past", 0: "this", 1: "future", 2: "future"}
_MANY = 10_000
"""Nobody counts further from today than so many units; a larger number is something else."""


class Relative(msgspec.Struct, frozen=True):
    """A time counted from the day of speaking: unit "day", offset -1 is yesterday."""

    unit: str
    offset: int
    last: int | None = None
    """The offset of the last unit of a stretch ("the past three years": -3 to 0)."""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time as the text gives it; offsets are code points, the end exclusive."""

    start: int
    end: int
    grain: str
    """The finest unit given: day, week, weekend, month, quarter, half, season, year, decade."""
    first: Partial = Partial()
    last: Partial | None = None
    """The other end of a range, None for a single date."""
    weekday: int | None = None
    """0 is Monday."""
    weekday_last: int | None = None
    relative: Relative | None = None
    direction: Direction | None = None
    approximate: bool = False
    part: str | None = None
    """"early", "mid", "late" where the text says so."""
    part_of_day: str | None = None
    is_duration: bool = False
    days: int | None = None
    """How many days a duration has."""
    narrative: bool = False
    """Counted from another event ("two days later"), not from the day of speaking."""
    calendar: Literal["gregorian", "other"] = "gregorian"


class Resolved(msgspec.Struct, frozen=True):
    """A time as ISO 8601 dates, as precise as known (2024-11-04, 2023-11, 2024)."""

    start: str
    end: str | None = None
    basis: Literal["stated", "resolved"] = "stated"
    conflict: bool = False
    """The weekday given is not that of the date; the date stands."""


# --- Finding --------------------------------------------------------------------------------------


OPENING = frozenset({",", "\u060c", "\uff0c"})
"""Signs with which no time begins, though optional parts of a template may leave them first."""


class TimeFinder:
    """Finds the times of a text in one language."""

    def __init__(self, calendar: Mapping[str, Any], numbers: Mapping[str, Any]) -> None:
        """Take the tables of ``calendar.toml`` and ``numbers.toml``."""
        lexicon = Lexicon()
        WordNumbers.add_words(lexicon, numbers)
        calendars.add_words(lexicon, calendar)
        for unit in numbers.get("units", {}).values():
            lexicon.add(unit.get("words", []), "measure", True)
        self._seasons: Mapping[str, list[int]] = calendar.get("season_months", {})
        self._capital = bool(calendar.get("weak_capital", False))
        self._words = WordNumbers(numbers)
        self._triggers = calendars.trigger_words(lexicon, calendar)
        self._digit = re.compile("[" + "0-9" + "".join(map(re.escape, numbers.get("positional", {}))) + "]")
        self._lexer = Lexer(lexicon, numbers, order=calendar.get("order", "dmy"))
        compiler = TemplateCompiler(lexicon, calendar.get("aliases", {}))
        self._templates = TemplateSet([compiler.compile(row) for row in calendar.get("template", [])])

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[TimeMention]:
        """Return the times of ``text[start:end]`` in order, none over another."""
        stop = len(text) if end is None else end
        folded = fold(text[start:stop] if start or stop < len(text) else text)
        if not self._promising(folded.text):
            return []
        tokens = self._words.merge(self._lexer.read(folded.text))
        return list(self._mentions(tokens, folded, start))

    def _promising(self, text: str) -> bool:
        """Tell whether there is a digit or a word that every time needs; most sentences have none."""
        if self._digit.search(text):
            return True
        return any(word in text for word in self._triggers)  # substring search beats one large pattern

    def _mentions(self, tokens: list[Token], folded: Folded, offset: int) -> Iterator[TimeMention]:
        codes = "".join([token.code for token in tokens])
        fits = partial(self._fits, tokens, folded)
        at = 0
        while at < len(tokens):
            found = self._templates.longest(codes, at, fits)
            mention = self._mention(found, tokens, folded, offset) if found else None
            at = found.match.end() if found and mention else at + 1
            if mention:
                yield mention

    def _fits(self, tokens: list[Token], folded: Folded, template: Template, match: re.Match[str]) -> bool:
        """Check what a row of codes cannot show: capitals, what follows, the size of numbers."""
        following = tokens[match.end()] if match.end() < len(tokens) else None
        last = tokens[match.end() - 1]
        first = tokens[match.start()]
        if last.code == BREAK or folded.text[first.start : first.end] in OPENING:
            return False
        if "year" in last.values and following and following.values.keys() & {"measure", "scale"}:
            return False
        if template.final and not _ends_clause(folded.text, last, following):
            return False
        return not (self._capital and self._lower_weak(tokens, folded, match))

    @staticmethod
    def _lower_weak(tokens: list[Token], folded: Folded, match: re.Match[str]) -> bool:
        """Tell whether a word that is also another one ("may", "march") stands without its capital."""
        for token in tokens[match.start() : match.end()]:
            if "weak" in token.values:
                at = folded.span(token.start, token.end)[0]
                if folded.source[at].islower():
                    return True
        return False

    def _mention(self, found: Match, tokens: list[Token], folded: Folded, offset: int) -> TimeMention | None:
        slots = _Slots(found.values(tokens), found.template.row)
        said = _say(slots, self._seasons)
        if said is None:
            return None
        first, last = tokens[found.match.start()], tokens[found.match.end() - 1]
        start, end = folded.span(first.start, last.end)
        return TimeMention(start=start + offset, end=end + offset, **said)


def _ends_clause(text: str, last: Token, following: Token | None) -> bool:
    """Tell whether no noun follows that the words belong to ("on the 4th", not "the 4th Meeting")."""
    rest = text[last.end : last.end + 4].lstrip()
    if not rest or not rest[0].isalnum():
        return rest[:1] not in ("-", "/", "%", "$")
    return following is not None and "closer" in following.values


class _Slots:
    """What the tokens of a match say, by kind and end of the range, and the settings of its template."""

    def __init__(self, values: Mapping[str, Values], row: Mapping[str, Any]) -> None:
        self._values = values
        self.row = row
        self._said = dict(row)
        for slot, given in values.items():
            kind = slot.removeprefix("clear-").partition("=")[0]
            self._said[slot.removeprefix("clear-")] = given.get(kind.rstrip("12"), given.get("number"))

    def get(self, kind: str, end: str = "") -> Any:  # noqa: ANN401 - what a table gives: int, str, tuple
        """Return the value of a kind at an end of the range ("1", "2"), or the one that holds for both."""
        found = self._said.get(kind + end)
        return found if found is not None or not end else self._said.get(kind)

    def has(self, kind: str) -> bool:
        """Tell whether a kind is there, for both ends."""
        return kind in self._said

    def flag(self, kind: str) -> bool:
        """Tell whether one of the words is also of another kind."""
        return any(kind in values for values in self._values.values())

    def is_range(self) -> bool:
        """Tell whether a second end is given."""
        return any(slot[-1] == "2" for slot in self._values)

    def unit(self, *among: str) -> str | None:
        """Return the unit named, or that of these which the template asks for."""
        for unit in among:
            if self.has(f"unit={unit}"):
                return unit
        found = self.get("unit")
        return found if found is None or not among or found in among else None

    def date(self, end: str) -> Partial:
        """Return the date at an end of the range."""
        whole = self.get("date", end)
        if whole:
            return Partial(*whole[:3])
        day = self.get("day", end) or self.get("counted-day", end) or self.get("digits", end) or self.get("nth", end)
        month = self.get("month", end) or self.get("month-number", end)
        return Partial(self._year(end), int(month) if month else None, int(day) if day else None)

    def _year(self, end: str) -> int | None:
        """Return the year at an end; one counted from the ``era`` of the template is a number (民國113年)."""
        era, number = self.row.get("era"), self.get("number")
        if era is None or number is None:
            return self.get("year", end)  # type: ignore[no-any-return]
        return int(era + number)


def _say(slots: _Slots, seasons: Mapping[str, list[int]]) -> dict[str, Any] | None:
    """Return the fields of the mention, None when the numbers make no time."""
    for rule in (_say_other_calendar, _say_duration, _say_counted, _say_stretch, _say_period):
        said = rule(slots)
        if said is not None:
            return {**_circumstances(slots), **said} if said else None
    if slots.has("season"):
        return {**_circumstances(slots), **_say_season(slots, seasons)}
    return _say_date(slots)


def _circumstances(slots: _Slots) -> dict[str, Any]:
    """Return what may come with any time: part, direction, weekday."""
    shift = slots.get("shift")
    whole = slots.get("date", "1")
    return {
        "part": slots.get("part"),
        "part_of_day": slots.get("part-of-day"),
        "direction": None if shift is None else _DIRECTIONS.get(shift),
        "weekday": slots.get("weekday", "1"),
        "approximate": bool(
            slots.get("approximate") or slots.get("about") or slots.get("part") or (whole and whole[3])
        ),
    }


def _say_other_calendar(slots: _Slots) -> dict[str, Any] | None:
    """Say that a date is in another calendar; one that gives its equivalent has slots of that."""
    other = slots.row.get("calendar") == "other"
    return {"calendar": "other", "grain": slots.row.get("grain", "day")} if other else None


def _count(slots: _Slots) -> int | None:
    """Return how many units: the number, two for a dual, one for a unit without a number; None when vague."""
    if slots.has("several"):
        return None
    number = slots.get("number")
    if number is not None:
        return int(number) if number == int(number) else None
    if slots.has("dual-unit"):
        return 2
    return None if slots.flag("plural") else 1


def _named_unit(slots: _Slots) -> str | None:
    return (
        slots.get("dual-unit")
        or slots.get("single-unit")
        or slots.unit("hour", "day", "week", "month", "year", "decade")
    )


def _say_duration(slots: _Slots) -> dict[str, Any] | None:
    """Say how long: "two-day", "for three weeks"."""
    if not slots.row.get("duration"):
        return None
    unit, count = _named_unit(slots), _count(slots)
    if unit is None or (count is not None and not 0 < count < _MANY):
        return {}
    days = None if count is None else count // 24 if unit == "hour" else count * _DAYS_OF.get(unit, 0)
    return {"grain": unit, "is_duration": True, "days": days or None}


def _say_counted(slots: _Slots) -> dict[str, Any] | None:
    """Say "two days ago", "six months later"."""
    sign = slots.get("offset")
    if sign is None:
        return None
    unit, count = _named_unit(slots), _count(slots)
    if unit is None or (count is not None and not 0 < count < _MANY):
        return {}
    relative = None if count is None else Relative(unit, sign * count)
    direction = "past" if sign < 0 else "future"
    narrative = bool(slots.row.get("narrative"))
    return {
        "grain": unit, "relative": relative, "direction": direction, "narrative": narrative,
        "approximate": count is None or slots.has("about"),
    }  # fmt: skip


def _say_stretch(slots: _Slots) -> dict[str, Any] | None:
    """Say "the past three years", "the next two weeks"."""
    shift = slots.get("shift")
    if (
        shift is None
        or not (slots.has("number") or slots.has("several") or slots.has("dual-unit"))
        or slots.has("ordinal")
    ):
        return None
    unit, count = _named_unit(slots), _count(slots)
    if unit is None or (count is not None and not 0 < count < _MANY) or not shift:
        return {}
    if count is None:
        return {"grain": unit, "approximate": True}
    if unit == "year" and slots.flag("year"):  # a year by its number, no count of years
        return {}
    ahead = Relative(unit, 1, count) if unit == "day" and count > 1 else Relative(unit, 0, count)
    relative = Relative(unit, -count, 0) if shift < 0 else ahead
    return {"grain": unit, "relative": relative, "approximate": True}


def _say_period(slots: _Slots) -> dict[str, Any] | None:
    """Say part of a year by number: "the first quarter of 2024", "the first eight months of this year"."""
    ordinal = slots.get("ordinal") or slots.get("quarter-name") or slots.get("half-name")
    if slots.has("unit=quarter") or slots.has("quarter-name"):
        grain, length = "quarter", 3
    elif slots.has("unit=half") or slots.has("half-name"):
        grain, length = "half", 6
    elif ordinal is not None and slots.has("unit=month") and slots.has("number"):
        grain, length = "month", int(slots.get("number"))
    else:
        return None
    place = 1 if ordinal is None else int(ordinal)
    if not 1 <= place * length <= 12:
        return {}
    year = slots.get("year")
    last = place * length
    return {
        "grain": grain, "first": Partial(year, last - length + 1), "last": Partial(year, last),
        "relative": None if year else Relative("year", slots.get("shift") or 0), "direction": None,
    }  # fmt: skip


def _say_season(slots: _Slots, seasons: Mapping[str, list[int]]) -> dict[str, Any]:
    """Say a season by its months where the language's table gives them, else only its year."""
    months = seasons.get(slots.get("season"), [])
    year = slots.get("year")
    relative = None
    if slots.has("unit=year") and not year:
        relative = Relative("year", slots.get("shift") or 0)
    first = Partial(year, months[0] if months else None)
    last = Partial(year, months[1]) if months else None
    return {"grain": "season", "first": first, "last": last, "relative": relative, "approximate": True}


def _say_date(slots: _Slots) -> dict[str, Any] | None:
    """Say a date or a range of dates, a weekday, "today", "last week", or a date of last week."""
    first = slots.date("1")
    last = slots.date("2") if slots.is_range() else None
    if last == first:
        last = None
    weekday_last = slots.get("weekday", "2") if slots.is_range() else None
    said = _circumstances(slots)
    relative = _relative(slots)
    if relative and relative.unit == "day" and first:  # "today (15)": the number says it all
        relative = None
    grain = slots.row.get("grain") or _grain(first, last, said["weekday"], relative)
    if grain is None:
        return None
    if grain == "decade" and first.year:
        last = Partial(first.year + 9)
    return {
        **said,
        "narrative": slots.has("story-day"),
        "grain": grain,
        "first": first,
        "last": last,
        "weekday_last": weekday_last,
        "relative": relative,
    }


def _relative(slots: _Slots) -> Relative | None:
    for kind in ("relative-day", "story-day"):
        if slots.has(kind):
            return Relative("day", slots.get(kind))
    unit = slots.unit("week", "weekend", "month", "year", "decade", "day")
    shift = slots.get("shift")
    certain = unit is not None and shift is not None and not slots.flag("plural")  # not "the coming years"
    return Relative(unit, shift) if unit and certain else None


def _grain(first: Partial, last: Partial | None, weekday: int | None, relative: Relative | None) -> str | None:
    for name, known in (
        ("day", first.day or (last and last.day)),
        ("month", first.month),
        ("year", first.year),
    ):
        if known:
            return name
    if weekday is not None:
        return "day"
    return relative.unit if relative else None


# --- Resolving ------------------------------------------------------------------------------------

SLACK = 31
"""Days by which a date may lie on the wrong side of the anchor although the verb is past (or future): reports
are read late, and tenses of headlines are loose."""
HALF_YEAR = 184


class _Base(NamedTuple):
    """What a date is resolved against."""

    anchor: date | None
    tense: Tense | None


def resolve(mention: TimeMention, *, anchor: date | None, tense: Tense | None = None) -> Resolved | None:
    """Return the dates of a mention for a report that speaks on `anchor`; None when they cannot be known."""
    if mention.is_duration or mention.calendar != "gregorian":
        return None
    base = _Base(anchor, tense)
    if mention.grain == "week" and mention.first.day:
        return _week_of(mention, base)
    if mention.first or mention.last:
        return _resolve_partial(mention, base)
    if anchor is None:
        return None
    if mention.relative:
        return _resolve_relative(mention, anchor, tense)
    return _resolve_weekday(mention, anchor, tense)


def _resolved(first: Partial, last: Partial | None, basis: Literal["stated", "resolved"]) -> Resolved | None:
    start = first.iso()
    if start is None:
        return None
    end = last.iso() if last else None
    if end is not None and (end[: len(start)] < start[: len(end)] or end == start):
        end = None
    return Resolved(start, end, basis)


def _of_day(day: date | None, last: date | None = None) -> Resolved | None:
    if day is None:
        return None
    return _resolved(_partial(day), _partial(last) if last else None, "resolved")


def _partial(day: date) -> Partial:
    return Partial(day.year, day.month, day.day)


def _week_of(mention: TimeMention, base: _Base) -> Resolved | None:
    """Return Monday to Sunday of the week of a date."""
    day = _resolve_partial(msgspec.structs.replace(mention, grain="day", last=None), base)
    if day is None or len(day.start) != 10:
        return None
    return _week(date.fromisoformat(day.start), 0)


def _week(day: date, weeks: int) -> Resolved | None:
    monday = calendars.shift_days(day, 7 * weeks - day.weekday())
    return _of_day(monday, calendars.shift_days(monday, 6)) if monday else None


def _resolve_partial(mention: TimeMention, base: _Base) -> Resolved | None:
    """Fill in the year, and the month of a bare day, at both ends."""
    first: Partial | None = mention.first
    last, stated = mention.last, mention.relative is None
    if mention.relative:
        if base.anchor is None:
            return None
        first = _on_shifted(first, mention.relative, base.anchor)
        last = _on_shifted(last, mention.relative, base.anchor)
    elif mention.first.month is None and mention.first.year is None:
        stated = False
        first, last = _with_month(mention, base)
    if first is None:
        return None
    found = _resolved(*_with_years(first, last, mention, base), "stated" if stated else "resolved")
    return _checked(found, mention.weekday)


def _on_shifted(part: Partial | None, relative: Relative, anchor: date) -> Partial | None:
    """Return "September" of "last year", "the 20th" of "next month"."""
    if part is None:
        return None
    if relative.unit == "year":
        return part._replace(year=anchor.year + relative.offset)
    if relative.unit == "month" and part.month is None:
        return calendars.shift_months(anchor, relative.offset)._replace(day=part.day)
    return part


def _with_month(mention: TimeMention, base: _Base) -> tuple[Partial | None, Partial | None]:
    """Return a bare day in the month of the anchor, or in one beside it where tense or weekday ask for it."""
    if base.anchor is None:
        return None, None
    if mention.last and mention.last.month:
        return _in_month_of(mention.first, mention.last), mention.last
    day = mention.first.day or (mention.last.day if mention.last else None)
    best: tuple[int, Partial] | None = None
    for months in (0, -1, 1):
        month = calendars.shift_months(base.anchor, months)
        there = month._replace(day=day).to_date()
        if there is None or (mention.weekday is not None and there.weekday() != mention.weekday):
            continue
        away = (there - base.anchor).days
        wrong = (base.tense == "past" and away > 3) or (base.tense == "future" and away < -3)
        cost = 1000 * wrong + (100 * abs(months)) + abs(away)
        if best is None or cost < best[0]:
            best = (cost, month)
    month = best[1] if best else Partial(base.anchor.year, base.anchor.month)
    last = None if mention.last is None else month._replace(day=mention.last.day)
    if last and mention.first.day and last.day and last.day < mention.first.day and month.to_date():
        following = calendars.shift_months(month.to_date() or base.anchor, 1)
        last = following._replace(day=last.day)
    return month._replace(day=mention.first.day), last


def _in_month_of(first: Partial, last: Partial) -> Partial | None:
    """Return the day that a range begins with, in the month it ends in or the one before ("28th to August 4th")."""
    if not first.day or not last.day or not last.month:
        return None
    if first.day <= last.day:
        return first._replace(month=last.month, year=last.year)
    return first._replace(month=last.month - 1 or 12, year=None if last.year is None else last.year - (last.month == 1))


def _with_years(
    first: Partial, last: Partial | None, mention: TimeMention, base: _Base
) -> tuple[Partial, Partial | None]:
    """Give both ends a year: the other end's, or the one that is nearest to the anchor."""
    if first.year is None and last is not None and last.year is not None and first.month:
        wraps = bool(last.month and first.month > last.month)
        return first._replace(year=last.year - wraps), last
    if mention.grain == "season" and mention.direction == "past" and last and last.month and base.anchor:
        year = _year_near(last, "past", base.anchor, None)
        return first._replace(year=year), last._replace(year=year)
    if first.year is None and first.month and base.anchor:
        first = first._replace(year=_year_for(first, mention, base.anchor, base.tense))
    if last is not None and last.year is None and first.year is not None:
        wraps = bool(first.month and last.month and last.month < first.month)
        last = last._replace(year=first.year + wraps)
    return first, last


def _year_for(part: Partial, mention: TimeMention, anchor: date, tense: Tense | None) -> int | None:
    """Return the year of a day or month; a weekday that fits the nearest year beats the tense."""
    if mention.weekday is not None and mention.direction is None:
        year = _year_near(part, None, anchor, None)
        there = part._replace(year=year).to_date()
        if there and there.weekday() == mention.weekday:
            return year
    return _year_near(part, mention.direction, anchor, tense)


def _year_near(part: Partial, direction: Direction | None, anchor: date, tense: Tense | None) -> int | None:
    """Return the year of a day or month without one."""
    assert part.month is not None
    if direction == "this":
        return anchor.year
    earliest, latest = -HALF_YEAR, HALF_YEAR
    if direction == "past":
        earliest, latest = -366 * 8, 0 if part.day else -1
    elif direction == "future":
        earliest, latest = 0 if part.day else 1, 366 * 8
    elif tense == "past":
        earliest, latest = -366, SLACK if part.day else 0
    elif tense == "future":
        earliest, latest = -SLACK if part.day else 0, 366
    found = calendars.nearest_year(part.month, part.day, anchor, earliest=earliest, latest=latest)
    return found if found is not None or part.day is None else _leap_year(part, anchor)


def _leap_year(part: Partial, anchor: date) -> int | None:
    """Return the nearest year that has the day (29 February), None for a day that no year has."""
    assert part.month is not None
    return calendars.nearest_year(part.month, part.day, anchor, earliest=-3000, latest=3000)


def _checked(found: Resolved | None, weekday: int | None) -> Resolved | None:
    """Mark a date whose weekday is another than the one given."""
    if found is None or weekday is None or len(found.start) != 10:
        return found
    if date.fromisoformat(found.start).weekday() == weekday:
        return found
    return msgspec.structs.replace(found, conflict=True)


def _resolve_relative(mention: TimeMention, anchor: date, tense: Tense | None) -> Resolved | None:
    """Resolve what is counted from the anchor; "later" in a story of the past counts from the story."""
    relative = mention.relative
    assert relative is not None
    if mention.narrative and tense != "future":
        return None
    if mention.weekday is not None and relative.unit == "week":
        return _days_of_week(mention, anchor, relative.offset)
    if relative.unit == "day" and mention.weekday is not None:
        day = calendars.shift_days(anchor, relative.offset)
        return _checked(_of_day(day), mention.weekday)
    return _shifted(anchor, relative)


def _shifted(anchor: date, relative: Relative) -> Resolved | None:
    """Return the unit some units away from the anchor, or the stretch between two such."""
    unit, offset, last = relative.unit, relative.offset, relative.last
    if unit == "weekend":
        saturday = calendars.shift_days(anchor, 7 * offset + 5 - anchor.weekday())
        return _of_day(saturday, calendars.shift_days(saturday, 1)) if saturday else None
    if unit == "week" and last is None:
        return _week(anchor, offset)
    if unit in ("day", "week"):
        days = _DAYS_OF[unit]
        end_day = None if last is None else calendars.shift_days(anchor, days * last)
        return _of_day(calendars.shift_days(anchor, days * offset), end_day)
    if unit == "month":
        end = None if last is None else calendars.shift_months(anchor, last)
        return _resolved(calendars.shift_months(anchor, offset), end, "resolved")
    return _shifted_years(anchor, relative)


def _shifted_years(anchor: date, relative: Relative) -> Resolved | None:
    years = {"year": 1, "decade": 10}.get(relative.unit)
    if years is None:
        return None
    if years == 10 and relative.last is None:
        decade = anchor.year // 10 * 10 + 10 * relative.offset
        return _resolved(Partial(decade), Partial(decade + 9), "resolved")
    end = None if relative.last is None else Partial(anchor.year + years * relative.last)
    return _resolved(Partial(anchor.year + years * relative.offset), end, "resolved")


def _days_of_week(mention: TimeMention, anchor: date, weeks: int) -> Resolved | None:
    monday = calendars.shift_days(anchor, 7 * weeks - anchor.weekday())
    if monday is None or mention.weekday is None:
        return None
    last = mention.weekday_last
    first_day = calendars.shift_days(monday, mention.weekday)
    return _of_day(first_day, None if last is None else calendars.shift_days(monday, last))


def _resolve_weekday(mention: TimeMention, anchor: date, tense: Tense | None) -> Resolved | None:
    """Resolve a bare weekday: up to the anchor, from it on for the future, never on it for last and next."""
    if mention.weekday is None:
        return None
    back = (anchor.weekday() - mention.weekday) % 7
    if mention.direction is None:
        days = 7 - back if tense == "future" and back else -back
    else:
        this = mention.weekday - anchor.weekday()
        days = {"past": -(back or 7), "future": 7 - back, "this": this}[mention.direction]
    day = calendars.shift_days(anchor, days)
    if day is None or mention.weekday_last is None:
        return _of_day(day)
    return _of_day(day, day + timedelta(days=(mention.weekday_last - mention.weekday) % 7))
