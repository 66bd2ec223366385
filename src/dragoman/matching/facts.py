"""What a translation keeps of a text: its sentences with their lengths, their numbers, and the sound of their names.

A fact is a number by its digits ("n4000") or a name by the classes of its consonants ("wmkrn", `sounds.toml`). Both
stand at the same place of a text and of its translation, whatever the language and the script. Names of scripts
without capitals cannot be told from other words: there every word counts. In Chinese only numbers and words in other
scripts do, for it spells names by the sound of whole syllables.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

from dragoman.model import Report, Span

LONGEST = 40_000
"""Code points of a report that are looked at: bounds the cost of hostile input."""
MOST_SENTENCES = 200
"""Sentences of a report that are looked at, for the same reason."""
LEAST_SOUNDS = 3
"""Consonants of a name at the least: fewer are shared by too many words."""
NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+|[\u00a0\u202f ]\d{3}(?!\d))*")
"""A number with its separators: which of them groups and which begins a fraction is not needed to compare."""
NAME = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?…؟])[\"”»’')\]]*\s+|(?<=[。！？])[\"”」』）]*\s*|\n+")
CAPITALS = re.compile(r"[\u0041-\u024f\u0370-\u052f]")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
YEAR = re.compile(r"n(19|20)\d\d")
NUMBER_WEIGHTS = (0.4, 1.0, 2.0, 2.5)
"""What a number of one, two, three, four or more digits proves; a year less."""
YEAR_WEIGHT = 1.5
NAME_WEIGHTS = (1.0, 1.8, 2.5)
"""What a name of three, four, five or more consonants proves."""

Fact = str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, its code points, and its facts with the words that give them."""

    span: Span
    length: int
    facts: Mapping[Fact, Span]


@lru_cache(maxsize=1)
def _sounds() -> tuple[Sequence[tuple[str, str]], dict[int, str], Mapping[str, Sequence[str]]]:
    """Return spellings, the table of classes by letter, and prefixes by language, as `sounds.toml` has them."""
    data: dict[str, Any] = tomllib.loads((files("dragoman.matching") / "sounds.toml").read_text("utf-8"))
    classes = {ord(letter): sound for sound, letters in data["classes"].items() for letter in letters}
    known = {code: classes.get(code, "") for code in range(128)}
    return [(one, other) for one, other in data["spellings"]], known, data["prefixes"]


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return the classes of a word's consonants, equal in all scripts for most names."""
    spellings, classes, _ = _sounds()
    plain = anyascii(word).lower()
    for spelling, letter in spellings:
        plain = plain.replace(spelling, letter)
    return re.sub(r"(.)\1+", r"\1", plain.translate(classes))


@lru_cache(maxsize=100_000)
def weight(fact: Fact) -> float:
    """Return how much it proves that two texts share a fact."""
    size = len(fact) - 1
    if fact[0] == "w":
        return NAME_WEIGHTS[min(size - LEAST_SOUNDS, 2)]
    return YEAR_WEIGHT if YEAR.fullmatch(fact) else NUMBER_WEIGHTS[min(size, 4) - 1]


def sentences(report: Report) -> list[Sentence]:
    """Return the sentences of a report with their facts, at most `MOST_SENTENCES`."""
    found: list[Sentence] = []
    for start, end in _spans(report.text[:LONGEST]):
        part = report.text[start:end]
        facts: dict[Fact, Span] = {}
        for fact, (first, last) in _facts(part, report.language or ""):
            facts.setdefault(fact, (start + first, start + last))
        found.append(Sentence((start, end), end - start, facts))
        if len(found) == MOST_SENTENCES:
            break
    return found


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for found in END.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _facts(part: str, language: str) -> Iterator[tuple[Fact, Span]]:
    for found in NUMBER.finditer(part):
        digits = "".join(str(unicodedata.decimal(c)) for c in found[0] if c.isdecimal())
        yield f"n{digits[:12]}", found.span()
    for found in NAME.finditer(part):
        if HAN.match(found[0]):
            continue
        if CAPITALS.match(found[0]) and not found[0][0].isupper():
            continue
        for form in _forms(found[0], language):
            heard = sound(form)
            if len(heard) >= LEAST_SOUNDS:
                yield f"w{heard[:12]}", found.span()


def _forms(word: str, language: str) -> Iterator[str]:
    """Yield a word, and what is left of it without what may stand in front."""
    yield word
    for prefix in _sounds()[2].get(language, ()):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            yield word[len(prefix) :]
