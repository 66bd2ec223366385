"""Signals in a report's wording that it was spun or translated by a machine: named, with the words that show them.

Such a report supports an event that others tell, and fills no cell alone. The signals are data (``signals/``): what
each name means and proves is in ``names.toml``, the patterns are in one file a language. Signals are kept with the
evidence of the report, under "signal" and their name, so that later steps need no text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from dragoman.model import Evidence, Report, Span

PREFIX = "signal "
"""Before the name of a signal in the evidence of a report."""
LONGEST = 60_000
"""Code points of a report that are looked at."""
MOST = 20
"""Places that are kept of a signal."""
TOGETHER = 2
"""So many different signals that prove together do prove it."""
PLACES = 3
"""So many places of such signals do, too."""
QUOTED = re.compile(r"[(\[（【«»“”\"„「『:：/]")
"""Words of other scripts are no leftovers behind one of these in their line: names are given in the original."""
SCRIPTS = {
    "Latin": "A-Za-z\u00c0-\u024f",
    "Cyrillic": "\u0400-\u052f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3",
    "Han": "\u3400-\u9fff",
}
AWAY = 40
"""Code points before a word of another script in which an opening quote or bracket is looked for."""
MOST_FOREIGN = 10
"""A text with more such words quotes, or is in two languages; it has no leftovers."""
MIXED = re.compile(
    f"(?<!\\w)(?=[{SCRIPTS['Latin']}{SCRIPTS['Cyrillic']}]{{4,40}}(?!\\w))"
    f"(?:[{SCRIPTS['Latin']}]+[{SCRIPTS['Cyrillic']}]+|[{SCRIPTS['Cyrillic']}]+[{SCRIPTS['Latin']}]+)\\w*"
)


class Pattern(msgspec.Struct, frozen=True):
    """A pattern of a language's file."""

    name: str
    pattern: str
    example: str


@lru_cache(maxsize=1)
def names() -> Mapping[str, Mapping[str, str]]:
    """Return what each signal tells and proves, by its name."""
    return _data("names")


@lru_cache(maxsize=16)
def patterns(language: str) -> tuple[Pattern, ...]:
    """Return the patterns of a language, none where it has no file.

    Raises:
        msgspec.ValidationError: its file has an entry without name, pattern or example.
    """
    return tuple(msgspec.convert(_data(language).get("signal", []), list[Pattern]))


@lru_cache(maxsize=32)
def _data(name: str) -> dict[str, Any]:
    if not name.isalpha():  # it comes from a report: never a path
        return {}
    source = files("dragoman.matching") / "signals" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8")) if source.is_file() else {}


@lru_cache(maxsize=16)
def _compiled(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one.name, re.compile(one.pattern, re.IGNORECASE | re.MULTILINE)) for one in patterns(language))


def signals(report: Report) -> dict[str, list[Span]]:
    """Return the signals in a report: from their names to the spans of the words that show them."""
    found: dict[str, list[Span]] = {}
    text = report.text[:LONGEST]
    language = report.language or ""
    for name, pattern in _compiled(language):
        found.setdefault(name, []).extend(one.span() for one in pattern.finditer(text))
    found["leftover"] = list(_leftovers(text, language))
    found["mixed"] = [one.span() for one in MIXED.finditer(text)]
    return {name: sorted(set(spans))[:MOST] for name, spans in sorted(found.items()) if spans}


def _leftovers(text: str, language: str) -> Iterator[Span]:
    scripts = "".join(SCRIPTS[script] for script in _data(language).get("foreign", ()))
    if not scripts:
        return
    words = list(re.finditer(f"(?<!\\w)[{scripts}]{{3,}}(?!\\w)", text))
    if len(words) > MOST_FOREIGN:
        return
    for word in words:
        before = text[max(0, word.start() - AWAY) : word.start()].rpartition("\n")[2]
        if not QUOTED.search(before):
            yield word.span()


def with_signals(report: Report) -> Report:
    """Return a report with its signals among its evidence."""
    found = {f"{PREFIX}{name}": spans for name, spans in signals(report).items()}
    return msgspec.structs.replace(report, evidence={**without(report.evidence), **found}) if found else report


def without(evidence: Evidence) -> Evidence:
    """Return evidence without signals."""
    return {name: spans for name, spans in evidence.items() if not name.startswith(PREFIX)}


def is_spun(report: Report) -> bool:
    """Return whether the signals kept with a report prove that it was spun or translated by a machine."""
    found = {name[len(PREFIX) :]: spans for name, spans in report.evidence.items() if name.startswith(PREFIX)}
    if any(names().get(name, {}).get("proves") == "alone" for name in found):
        return True
    return len(found) >= TOGETHER or sum(map(len, found.values())) >= PLACES
