"""Lines at the top of a text file that tell of it: ``date 2024-11-06``, ``Title: ...``, front matter.

Labels are data (``header`` in the tables of furniture). Only numeric dates are read here; a date in words is
left in the text, for the annotation to read with the language's calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.intake.characters import fold
from dragoman.intake.furniture import words
from dragoman.intake.pagedate import day_from_address, day_from_iso
from dragoman.intake.reports import Published

LINES = 40
"""How many lines at the top are looked at."""
STOPS = (".", "!", "?", "\u3002", "\u061f")
_LABELLED = re.compile(r"([^\W\d][\w .-]{0,30}?)\s*[:：=]\s*(\S.{0,500})")
_DATED = re.compile(r"(\w[\w ]{0,30}?)\s+(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.{0,30})")
_LEADING_DAY = re.compile(r"\s*([^\W\d]\w{1,20})\s*:?\s+(\d{4}-\d{1,2}-\d{1,2})\s+")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_FENCE = "---"


@dataclass
class Header:
    """What the top of a file says about the report below it."""

    published: Published | None = None
    title: str | None = None
    address: str | None = None
    outlet: str | None = None

    def complete(self) -> None:
        """Draw from the address what no other line gives: the day and the outlet."""
        if self.address is None:
            return
        day = None if self.published else day_from_address(self.address)
        if day is not None:
            self.published = Published(day=day, basis="address")
        self.outlet = self.outlet or host_of(self.address)

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.published or self.title or self.address or self.outlet)


def take_header(text: str) -> tuple[Header, str]:
    """Return the header of a cleaned text, and the text without the lines that gave it."""
    header = Header()
    text = _without_leading_day(text, header)
    lines = text.split("\n")
    if lines[0] == _FENCE:
        end = _fence_end(lines)
        for line in lines[1:end]:
            _take(line, header)
        rest = lines[end + 1 :] if end and not header.empty else lines
    else:
        rest = _take_lines(lines, header)
    header.complete()
    return header, "\n".join(rest).strip("\n")


def _without_leading_day(text: str, header: Header) -> str:
    """Take a labelled day with which the first line begins, also when the report goes on in the same line."""
    match = _LEADING_DAY.match(text)
    if match is None or fold(match[1]).strip() not in words().header["published"]:
        return text
    day = day_from_iso(match[2])
    if day is None:
        return text
    header.published = Published(day=day, basis="header")
    return text[match.end() :].lstrip()


def host_of(address: str) -> str | None:
    """Return the host of an address without ``www.``, None when it has none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host else None


def _fence_end(lines: list[str]) -> int:
    """Return the number of the line that closes the front matter, 0 when none does."""
    closing = (number for number, line in enumerate(lines[1:LINES], 1) if line in {_FENCE, "..."})
    return next(closing, 0)


def _take_lines(lines: list[str], header: Header) -> list[str]:
    """Take the header lines at the top; return the lines that are left."""
    left: list[str] = []
    for number, line in enumerate(lines):
        if number >= LINES or (line and not _is_labelled(line)):
            return left + _without_day_below(lines[number:], header)
        if line and not _take(line, header):
            left.append(line)
    return left


def _without_day_below(lines: list[str], header: Header) -> list[str]:
    """Take a labelled day ("date 2024-11-06") that stands right under the title."""
    below = next((number for number, line in enumerate(lines[1:3], 1) if line), None)
    if not lines or lines[0].rstrip().endswith(STOPS):
        return lines  # the first line is a sentence, no title
    if below is None or _split(lines[below])[0] not in words().header["published"]:
        return lines
    return [*lines[:below], "", *lines[below + 1 :]] if _take(lines[below], header) else lines


def _is_labelled(line: str) -> bool:
    label, _ = _split(line)
    return any(label in labels for labels in words().header.values())


def _split(line: str) -> tuple[str, str]:
    """Return the folded label and the value of a line, both empty when it has no such form."""
    match = _LABELLED.fullmatch(line) or _DATED.fullmatch(line)
    return (fold(match[1]).strip(), match[2].strip(" \"'")) if match else ("", "")


def _take(line: str, header: Header) -> bool:
    """Put the value of a line into the header; tell whether it belongs there. The first value wins."""
    label, value = _split(line)
    labels = words().header
    if label in labels["published"]:
        day = day_from_iso(value)
        if day is not None and header.published is None:
            header.published = Published(day=day, basis="header")
        return day is not None
    if label in labels["address"] and _ADDRESS.fullmatch(value):
        header.address = header.address or value
        return True
    for name in ("title", "outlet"):
        if label in labels[name] and value:
            setattr(header, name, getattr(header, name) or value)
            return True
    return False
