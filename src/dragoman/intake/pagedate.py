"""Days of publication, in the numeric forms that machines write. Dates in words are the annotation's.

A day is taken as written: what a page calls 2024-11-06T23:30+05:00 is 6 November there.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

FIRST_YEAR = 1900
LAST_YEAR = 2100

_ISO = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?!\d)")
_WHOLE = re.compile(r"\s*\d{4}(?:([-/.])\d{1,2}\1\d{1,2}|\d{4})(?:[T ,]*\d{1,2}:\d\d.{0,20})?\s*")
_IN_ADDRESS = re.compile(r"(?<!\d)(\d{4})(?:[-/_.]?(\d\d)[-/_.]?(\d\d)|[-/_.](\d{1,2})[-/_.](\d{1,2}))(?!\d)")


def day_from_iso(value: str) -> str | None:
    """Return the real day a value begins with: ``2024-11-06T10:00``, ``2024/11/6``, ``20241106``."""
    match = _ISO.match(value)
    if match:
        return real_day(match[1], match[3], match[4])
    match = _COMPACT.match(value)
    return real_day(match[1], match[2], match[3]) if match else None


def day_of_line(line: str) -> str | None:
    """Return the day of a line that holds a numeric date, perhaps a time, and nothing else."""
    return day_from_iso(line) if len(line) < 60 and _WHOLE.fullmatch(line) else None


def day_from_machine(value: str) -> str | None:
    """Return the day of a value in a page's metadata: ISO 8601, or the form of mail and HTTP headers."""
    day = day_from_iso(value)
    if day is not None or len(value) > 60:
        return day
    from email.utils import parsedate  # noqa: PLC0415  12 ms for a form that few pages use

    try:
        parts = parsedate(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None  # parsedate lets some broken values through to int()
    return real_day(parts[0], parts[1], parts[2]) if parts else None


def day_from_address(address: str) -> str | None:
    """Return the day in the path of an address: ``/2024/11/06/``, ``-20241106.html``."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    for match in _IN_ADDRESS.finditer(path[:2000]):
        day = real_day(match[1], match[2] or match[4], match[3] or match[5])
        if day is not None:
            return day
    return None


def real_day(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return a day as ISO 8601, None when the calendar has no such day or no news could be of it."""
    try:
        found = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None
