"""Dates that are only partly known: which agree, and what they add up to.

A claim's date is an ISO 8601 day, month or year, or the bare day of a month (``--01``: the text says "the
1st" and no more). Inside this module days are counted as proleptic ordinals (`datetime.date.toordinal`), so
that gaps are plain differences in days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

BARE_DAY = re.compile(r"--(\d\d)")
ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")

FAR = 10**6
"""A gap in days that nothing tolerates."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which something can have taken place, the last one included."""

    first: int
    last: int
    day: int | None = None
    """The day of the month, when that alone is known; the window is then all of time."""

    @property
    def is_bare(self) -> bool:
        """Whether only a day of the month is known."""
        return self.day is not None

    @property
    def width(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1


ALWAYS = Window(date.min.toordinal(), date.max.toordinal())


@lru_cache(maxsize=100_000)
def bounds(value: str) -> tuple[int, int] | None:
    """Return the first and last day an ISO date can mean, None where it is no such date."""
    found = ISO_DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first.toordinal(), first.toordinal()
    return first.toordinal(), _last_day(first, whole_year=month is None).toordinal()


def _last_day(first: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def bare_day(value: str | None) -> int | None:
    """Return the day of the month of ``--DD``, None for anything else."""
    found = BARE_DAY.fullmatch(value or "")
    return int(found[1]) if found else None


@lru_cache(maxsize=100_000)
def window(start: str | None, end: str | None) -> Window | None:
    """Return the days that a claim's start and end leave open, None where they say nothing."""
    day = bare_day(start)
    if day is not None:
        return Window(ALWAYS.first, ALWAYS.last, day)
    opening = bounds(start) if start else None
    closing = bounds(end) if end else None
    if opening is None:
        return Window(*closing) if closing else None
    if closing is None or closing[1] < opening[0]:
        return Window(*opening)
    return Window(opening[0], max(opening[1], closing[1]))


def is_day(value: str | None) -> bool:
    """Return whether a date is known to the day."""
    known = bounds(value) if value else None
    return known is not None and known[0] == known[1]


def ordinal(value: str | None) -> int | None:
    """Return the day of a date known to the day, None otherwise."""
    known = bounds(value) if value else None
    return known[0] if known and known[0] == known[1] else None


def gap(one: Window, other: Window) -> int:
    """Return the days between two windows: 0 where they share a day, `FAR` where they never can."""
    if one.is_bare or other.is_bare:
        return 0 if _share_bare_day(one, other) else FAR
    return max(one.first - other.last, other.first - one.last, 0)


def _share_bare_day(one: Window, other: Window) -> bool:
    if one.is_bare and other.is_bare:
        return one.day == other.day
    bare, full = (one, other) if one.is_bare else (other, one)
    if full.width > 31:
        return True
    return any(date.fromordinal(n).day == bare.day for n in range(full.first, full.last + 1))


def combine(one: str, other: str) -> str | None:
    """Return the date that two dates add up to, None where they contradict each other.

    Of two that agree (``2023-11``, ``2023-11-01``) the more precise stands; month and bare day make a day.
    """
    if bare_day(one) is not None:
        one, other = other, one
    if one.startswith(other) or other.startswith(one):
        return max(one, other, key=len)
    day = bare_day(other)
    if day is None:
        return None
    if is_day(one):
        return one if one.endswith(f"-{day:02}") else None
    made = f"{one}-{day:02}"
    return made if len(one) == len("2023-11") and bounds(made) else None


def combinations(values: Iterable[str]) -> list[str]:
    """Return the most precise dates that some dates add up to: one where all agree, several where not.

    Sorted, and independent of the order of the input. A value that is part of a more precise one is left out.
    """
    found = set(values)
    found |= {made for one in found for other in found if (made := combine(one, other))}
    return sorted(v for v in found if not any(o != v and combine(v, o) == o for o in found))
