"""Folding: one form for the spellings of a word that readers take as the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
APOSTROPHES = "\u2018\u2019\u02bc\u02bb\u2032\u0060\u00b4\uff07"
QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02"
ALIKE = str.maketrans({**dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(QUOTES, '"')})

WORDS_KEPT = 10_000
"""Folded words kept in memory, for lexicons, whose phrases share words; texts are remembered token by token."""


class Folder:
    """Folds single words: case, accents (where the language says so), and the language's own equal letters."""

    def __init__(self, equal: Mapping[str, str] | None = None, *, distinct: Iterable[str] = ()) -> None:
        """Take how a language's words are folded.

        Args:
            equal: letters that are taken as others (from -> to; an empty `to` drops the letter).
            distinct: words whose accents tell them from others ("está", "esta"); they are not folded.
        """
        self._distinct = frozenset(word.lower() for word in distinct)
        self._equal = str.maketrans(dict(equal or {}))
        self.fold = lru_cache(maxsize=WORDS_KEPT)(self._fold)

    def _fold(self, word: str) -> str:
        folded = word.lower().translate(ALIKE).translate(self._equal)
        if folded.isascii() or folded in self._distinct:
            return folded
        parts = unicodedata.normalize("NFD", folded)
        kept = "".join(c for c in parts if unicodedata.category(c) != "Mn")
        return unicodedata.normalize("NFC", kept).translate(self._equal)
