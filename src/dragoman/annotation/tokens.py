"""Tokens and sentences of a text, with offsets into it (code points, end exclusive)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import Span

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Marks that stand inside words: accents on Latin and Cyrillic letters, Arabic vowel signs."""

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Characters of a script without spaces: each is a token, and phrases of them are paths of single characters."""
HAN_CHARACTER = re.compile(f"[{HAN}]")
LETTER = rf"[^\W\d_{HAN}]"
TOKEN = re.compile(rf"[{HAN}]|{LETTER}[^\W\d_{MARKS}{HAN}]*(?:[{MARKS}]+{LETTER}*)*|\d+|\S")
SENTENCE_END = re.compile(r"[.!?\u061f\u06d4\u3002\uff01\uff1f\u2026\n]+[\"'\u201d\u2019\u00bb\u300d\u300f)\]]*")
STOPS = frozenset(".")
MAX_SENTENCE = 3000
"""Characters; a longer run without a stop is cut, so that no input costs more than its length."""


def words_of(phrase: str) -> list[str]:
    """Return the token strings of a phrase, as lexicon entries are cut."""
    return TOKEN.findall(phrase)


class SentenceSplitter:
    """Splits at stops and line ends, but not after an abbreviation, an initial or inside a number."""

    def __init__(self, abbreviations: Sequence[str] = ()) -> None:
        """Take the language's abbreviations, without their last stop, in any case."""
        self._abbreviations = frozenset(word.lower() for word in abbreviations)

    def split(self, text: str) -> list[Span]:
        """Return the spans of the sentences, without blanks at either end."""
        spans: list[Span] = []
        start = 0
        for match in SENTENCE_END.finditer(text):
            if not self._ends(text, match, start):
                continue
            self._add(spans, text, start, match.end())
            start = match.end()
        self._add(spans, text, start, len(text))
        return spans

    def _ends(self, text: str, match: re.Match[str], start: int) -> bool:
        mark = match.group()
        if "\n" in mark or mark[0] not in STOPS:
            return True
        after = text[match.end() : match.end() + 2]
        if not after:
            return True
        if not after[0].isspace():
            # "2.5", "U.S.A", "ar.2024"; but a stop glued to the next sentence ("ends.Then") is common damage.
            before = text[max(start, match.start() - 4) : match.start()]
            return len(mark) == 1 and after[0].isupper() and len(before) == 4 and before.isalpha() and before.islower()
        head = text[max(start, match.start() - 12) : match.start()]
        last = head.split()[-1] if head.split() else ""
        last = last.lstrip("(\"'\u201c\u2018")
        if len(last) == 1 and last.isupper():
            return False
        follows = text[match.end() : match.end() + 8].lstrip(" \"'\u201c\u2018\u00ab(")[:1]
        if last.lower() in self._abbreviations:
            return False
        if "." in last and last.replace(".", "").isalpha() and len(last) <= 5:  # "U.S", "a.m", "H.E"
            return follows.isupper() and last[-1].islower() and len(last) > 3
        return not follows.islower()

    @staticmethod
    def _add(spans: list[Span], text: str, start: int, end: int) -> None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        for at in range(start, end, MAX_SENTENCE):
            spans.append((at, min(end, at + MAX_SENTENCE)))
