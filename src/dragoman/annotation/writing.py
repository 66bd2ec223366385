"""The scripts of a language beside its first one, and how a text in them is written in the first.

The lexicon of a language is in one script. A text in another is rewritten letter by letter before it is read, and
what is found is placed back into the original, so that every quote is the report's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman import languages
from dragoman.model import Span

SHARE = 0.004
"""Part of a sample's characters that a letter must make up to tell something: names are quoted in any language."""


class Letters:
    """Letters that tell a text's language or script: some that it must have, some that it has not."""

    def __init__(self, requires: Sequence[str], never: str = "") -> None:
        """Take groups of letters (of each group one must occur often enough) and letters that must not."""
        self._requires = [frozenset(group) for group in requires]
        self._never = frozenset(never)

    def fit(self, sample: str) -> bool:
        """Return whether a sample has the letters."""
        enough = max(1.0, SHARE * len(sample))
        lowered = sample.lower()
        return all(_count(lowered, group) >= enough for group in self._requires) and (
            _count(lowered, self._never) < enough
        )


def _count(sample: str, letters: frozenset[str]) -> int:
    return sum(char in letters for char in sample)


@dataclass(frozen=True)
class Rewritten:
    """A text in a language's first script, and where each of its characters stands in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    original: str

    def place(self, span: Span) -> Span:
        """Return the span of the original that a span of the rewritten text stands for."""
        start, end = span
        return (self.starts[start], self.ends[end - 1]) if end > start else (0, 0)


class Writing:
    """A script of a language: how it is told, and its letters in the language's first script."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        """Take an entry of ``writings`` in a language's ``writing.toml``.

        Args:
            name: ISO 15924 code of the script, with a variant where there are several.
            table: `requires` and `never` (see `Letters`), `capitals`, `letters` (unit -> letters), and for scripts
                that write front and back vowels alike `soft` (a regular expression of the words with front vowels)
                and `soft_letters`.
        """
        self.name = name
        self.capitals = bool(table.get("capitals", True))
        self.letters = Letters(table["requires"], table.get("never", ""))
        hard = dict(table["letters"])
        self._hard = hard
        self._soft = {**hard, **table.get("soft_letters", {})}
        self._soft_word = re.compile(table["soft"]) if "soft" in table else None
        units = sorted({*self._hard, *self._soft}, key=lambda unit: (-len(unit), unit))
        self._unit = re.compile("|".join([*map(re.escape, units), r"[\s\S]"]), re.IGNORECASE)

    def rewrite(self, text: str) -> Rewritten:
        """Return a text in the first script; what has no letter there stays as it is."""
        written: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _words(text):
            word = text[start:end]
            soft = self._soft_word is not None and self._soft_word.search(word)
            table = self._soft if soft else self._hard
            for match in self._unit.finditer(word):
                unit = match.group()
                letters = table.get(unit, table.get(unit.lower(), unit))
                if unit[0].isupper():
                    letters = letters[:1].upper() + letters[1:]
                written.append(letters)
                starts.extend([start + match.start()] * len(letters))
                ends.extend([start + match.end()] * len(letters))
        return Rewritten("".join(written), tuple(starts), tuple(ends), text)


def _words(text: str) -> Iterator[Span]:
    """Yield the spans of words and of what is between them, without a hole."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or _in_word(text[index]) != _in_word(text[start]):
            yield start, index
            start = index


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


@cache
def writings(language: str) -> tuple[Writing, ...]:
    """Return the scripts of a language beside its first one."""
    found = languages.read_table(language, "writing").get("writings", {})
    return tuple(Writing(name, table) for name, table in found.items())


@cache
def own_letters(language: str) -> Letters | None:
    """Return the letters that tell a language from what its short texts are taken for, None without such data."""
    found = languages.read_table(language, "writing").get("own")
    return None if found is None else Letters(found["requires"], found.get("never", ""))


@cache
def neighbours(language: str) -> Mapping[str, Letters]:
    """Return the languages that are easily taken for this one, with the letters that tell them."""
    found = languages.read_table(language, "writing").get("neighbours", {})
    return {code: Letters([letters]) for code, letters in found.items()}
