"""Calendars as data: the words of ``calendar.toml``, its templates, and arithmetic on dates of any precision.

A *template* is a row of atoms, as in ``"weekday? ,? day month (,? year)?"``. An atom is a kind of token
(`KINDS` and the word lists of the language), one of the marks ``- , /`` (brackets: ``open``, ``close``), or
a kind with one value (``unit=week``). ``?`` makes the last atom or group optional, ``|`` parts alternatives.
A digit behind a kind tells the two ends of a range apart (``day1``, ``day2``). ``{name}`` puts in an alias of
the language; in an alias ``#`` stands for the digit behind its name (``{date1}``). What is before ``>`` is
context: it must be there and is no part of the time. ``~kind`` must be there, but its value is not taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from dragoman.annotation import numerals
from dragoman.annotation.numerals import Lexicon, Token, Values

KINDS = {
    "number": numerals.NUMBERS_IN_DIGITS + numerals.NUMBERS_IN_WORDS,
    "digits": numerals.SMALL + numerals.DAY,
    "day": numerals.SMALL + numerals.DAY + numerals.NTH_DAY,
    "counted-day": numerals.WORD_DAY,
    "month-number": numerals.SMALL + numerals.WORD_DAY,
    "nth": numerals.NTH_DAY,
    "ordinal": numerals.NTH_DAY + numerals.NTH,
    "year": numerals.YEAR + numerals.OLD_YEAR + numerals.WORD_YEAR,
    "clear-year": numerals.YEAR,
    "date": numerals.DATE,
    "old-date": numerals.OLD_DATE,
    "clock": numerals.CLOCK,
}
"""Codes of number tokens for each kind that templates name; words may be of the same kinds."""

MARKS = {"-": "-", ",": ",", "/": "/", "open": "(", "close": ")"}

# --- Words ----------------------------------------------------------------------------------------

_TABLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "months": ("month", int),
    "weekdays": ("weekday", int),
    "relative_days": ("relative-day", int),
    "story_days": ("story-day", int),
    "units": ("unit", str),
    "shifts": ("shift", int),
    "offsets": ("offset", int),
    "parts": ("part", str),
    "parts_of_day": ("part-of-day", str),
    "seasons": ("season", str),
    "dual_units": ("dual-unit", str),
    "quarters": ("quarter-name", int),
    "halves": ("half-name", int),
    "hijri_months": ("hijri-month", int),
}
"""Tables of ``calendar.toml``, the kind their words are of, and how the key becomes the value."""


def add_words(lexicon: Lexicon, calendar: Mapping[str, Any]) -> None:
    """Put the words of a calendar into a lexicon; ``[words]`` holds its connecting words, a kind a row."""
    for table, (kind, key) in _TABLES.items():
        lexicon.add_table(calendar.get(table, {}), kind, key)
    for table, kind in (("weak_months", "month"), ("weak_weekdays", "weekday")):
        lexicon.add_table(calendar.get(table, {}), kind, int)
        for words in calendar.get(table, {}).values():
            lexicon.add(words, "weak", True)
    for unit, words in calendar.get("single_units", {}).items():
        lexicon.add(words, "single-unit", unit)
    for kind, words in calendar.get("words", {}).items():
        lexicon.add(words, kind, True)


def trigger_words(lexicon: Lexicon, calendar: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the shortest list of strings of which every time without digits contains one."""
    kinds = {
        "month",
        "weekday",
        "relative-day",
        "story-day",
        "unit",
        "season",
        "dual-unit",
        "hijri-month",
        "single-unit",
    }
    kinds.update(calendar.get("triggers", []))
    short = {s for row in calendar.get("digit_words", []) for s in numerals.spellings(row)}
    words = {word for word, values in lexicon.entries.items() if kinds & values.keys() and word not in short}
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(part in word for part in kept):
            kept.append(word)
    return tuple(kept)


# --- Templates ------------------------------------------------------------------------------------

_LONGEST_CONTEXT = 4
"""Tokens that the context of a template may have."""


class Template(NamedTuple):
    """A template, compiled to a regular expression over the codes of tokens."""

    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    """The kind (and end of the range) of each group, from group 1."""
    context: re.Pattern[str] | None
    """What must stand right before."""
    first: frozenset[str]
    """The codes it can start with."""
    final: bool
    """Holds only where the clause ends or a connecting word follows."""
    row: Mapping[str, Any]
    """The template's own row, with what it sets besides its slots."""


_ATOM = re.compile(r"\s*(~?[a-z][a-z-]*(?:=[a-z0-9-]+|[12])?|[-,/>()|?])")
_ALIAS = re.compile(r"\{([a-z-]+)([12]?)\}")


class TemplateCompiler:
    """Compiles templates against the words of one language."""

    def __init__(self, lexicon: Lexicon, aliases: Mapping[str, str]) -> None:
        """Take the lexicon, complete, and the aliases of ``calendar.toml``."""
        self._lexicon = lexicon
        self._aliases = aliases
        self._codes: dict[str, str] = {}
        self._pieces: list[str] = []
        self._slots: list[str] = []

    def compile(self, row: Mapping[str, Any]) -> Template:
        """Compile one row of ``[[template]]``."""
        expanded = self._expanded(row["pattern"])
        self._pieces = _ATOM.findall(expanded)[::-1]
        if "".join(self._pieces[::-1]) != "".join(expanded.split()):
            raise ValueError(f"template {row['pattern']!r}: holds what is no atom")
        self._slots = []
        context, (source, first, _) = self._parts(row["pattern"])
        before = re.compile(context) if context else None
        final = bool(row.get("final"))
        return Template(re.compile(source), tuple(self._slots), before, first, final, row)

    def _expanded(self, pattern: str) -> str:
        for _ in range(5):  # aliases may hold aliases, not without end
            pattern = _ALIAS.sub(lambda m: "(" + self._aliases[m[1]].replace("#", m[2]) + ")", pattern)
        return pattern

    def _parts(self, pattern: str) -> tuple[str, tuple[str, frozenset[str], bool]]:
        """Return the source of the context ("" for none), and that of the template proper."""
        context, body = "", self._choice()
        if self._pieces and self._pieces[-1] == ">":
            self._pieces.pop()
            context = body[0]
            self._slots.clear()
            body = self._choice()
        if self._pieces:
            raise ValueError(f"template {pattern!r}: cannot read on at {self._pieces[::-1]}")
        return context, body

    def _choice(self) -> tuple[str, frozenset[str], bool]:
        options = [self._sequence()]
        while self._pieces and self._pieces[-1] == "|":
            self._pieces.pop()
            options.append(self._sequence())
        first = frozenset[str]().union(*(option[1] for option in options))
        return "(?:" + "|".join(o[0] for o in options) + ")", first, any(o[2] for o in options)

    def _sequence(self) -> tuple[str, frozenset[str], bool]:
        source, first, nullable = "", frozenset[str](), True
        while self._pieces and self._pieces[-1] not in ("|", ")", ">"):
            piece, piece_first, piece_nullable = self._item()
            source += piece
            first = first | piece_first if nullable else first
            nullable = nullable and piece_nullable
        return source, first, nullable

    def _item(self) -> tuple[str, frozenset[str], bool]:
        piece = self._pieces.pop()
        if piece == "(":
            source, first, nullable = self._choice()
            self._pieces.pop()
        else:
            source, first, nullable = self._atom(piece)
        if self._pieces and self._pieces[-1] == "?":
            self._pieces.pop()
            return f"(?:{source})?", first, True
        return source, first, nullable

    def _atom(self, name: str) -> tuple[str, frozenset[str], bool]:
        if name in MARKS:
            return re.escape(MARKS[name]), frozenset(MARKS[name]), False
        silent = name.startswith("~")
        name = name.removeprefix("~")
        kind = name if "=" in name else name.rstrip("12")
        codes = self._codes_of(kind)
        if not codes:
            return "(?!)", frozenset(), False
        if silent:
            return f"[{re.escape(codes)}]", frozenset(codes), False
        self._slots.append(name)
        return f"([{re.escape(codes)}])", frozenset(codes), False

    def _codes_of(self, kind: str) -> str:
        if kind not in self._codes:
            name, _, value = kind.partition("=")
            if name == "clear-month":
                codes = "".join(c for c in self._lexicon.codes("month") if c not in self._lexicon.codes("weak"))
            elif name == "clear-weekday":
                codes = "".join(c for c in self._lexicon.codes("weekday") if c not in self._lexicon.codes("weak"))
            else:
                codes = self._lexicon.codes(name, value or None) + ("" if value else KINDS.get(name, ""))
            self._codes[kind] = codes
        return self._codes[kind]


class TemplateSet:
    """All templates of a language, found by the code of the token they start with."""

    def __init__(self, templates: list[Template]) -> None:
        """Take compiled templates in the order of the table, which settles ties."""
        by_code: dict[str, list[Template]] = {}
        for template in templates:
            for code in template.first:
                by_code.setdefault(code, []).append(template)
        self._by_code = by_code
        self._any = {code: _any_of(rows) for code, rows in by_code.items()}

    def longest(self, codes: str, at: int, fits: Callable[[Template, re.Match[str]], bool]) -> Match | None:
        """Return the longest template that matches at an index of the row of codes and fits there."""
        quick = self._any.get(codes[at])
        if quick is None or not quick(codes, at):
            return None
        best: Match | None = None
        for template in self._by_code[codes[at]]:
            match = template.pattern.match(codes, at)
            if not match or (best is not None and match.end() <= best.match.end()):
                continue
            if _has_context(template, codes, at) and fits(template, match):
                best = Match(template, match)
        return best


class Match(NamedTuple):
    """A template that matched, and where."""

    template: Template
    match: re.Match[str]

    def values(self, tokens: list[Token]) -> dict[str, Values]:
        """Return the values of the token in each slot (the first one when a slot came twice)."""
        found: dict[str, Values] = {}
        for group, slot in enumerate(self.template.slots, 1):
            at = self.match.start(group)
            if slot and at >= 0:
                found.setdefault(slot, tokens[at].values)
        return found


def _has_context(template: Template, codes: str, at: int) -> bool:
    """Tell whether what must stand before the template does."""
    if template.context is None:
        return True
    return any(template.context.fullmatch(codes, start, at) for start in range(max(0, at - _LONGEST_CONTEXT), at))


def _any_of(templates: list[Template]) -> Callable[[str, int], re.Match[str] | None]:
    """Return one quick test for whether any of the templates matches."""
    bare = (re.sub(r"(?<!\\)\((?!\?)", "(?:", template.pattern.pattern) for template in templates)
    return re.compile("|".join(bare)).match


# --- Dates ----------------------------------------------------------------------------------------

FIRST_YEAR, LAST_YEAR = 1000, 2100


class Partial(NamedTuple):
    """A date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return self.year is not None or self.month is not None or self.day is not None

    def iso(self) -> str | None:
        """Return it as ISO 8601, as precise as known; None when it is no date of the calendar."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        if self.month is None:
            return f"{self.year:04d}" if self.day is None else None
        if not 1 <= self.month <= 12:
            return None
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        if not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def to_date(self) -> date | None:
        """Return the day, the first of the month or of the year where only those are known."""
        if self.iso() is None:
            return None
        assert self.year is not None
        return date(self.year, self.month or 1, self.day or 1)


def shift_days(day: date, days: int) -> date | None:
    """Return a day some days away; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> Partial:
    """Return the month some months away."""
    count = day.year * 12 + day.month - 1 + months
    return Partial(count // 12, count % 12 + 1)


def nearest_year(month: int, day: int | None, anchor: date, *, earliest: int, latest: int) -> int | None:
    """Return the year that brings a month (and day) nearest to the anchor, within bounds in days from it."""
    best: tuple[int, int, int] | None = None
    for year in range(anchor.year - 8, anchor.year + 9) if (month, day) == (2, 29) else _around(anchor):
        there = Partial(year, month, day).to_date()
        if there is None:
            continue
        away = (there - (anchor if day else anchor.replace(day=1))).days
        if earliest <= away <= latest:
            # Of two years equally far, the earlier: reports tell more of the past.
            best = min(best or (999_999, 0, 0), (abs(away) // 28 if day is None else abs(away), away, year))
    return best[2] if best else None


def _around(anchor: date) -> range:
    return range(anchor.year - 2, anchor.year + 3)
