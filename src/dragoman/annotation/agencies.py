"""Whose voice a report is: the agency or press office that its dateline or a credit names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.annotation.tokens import HAN
from dragoman.model import Span


class AgencyFinder:
    """Finds the names of one language's agencies; its expressions are compiled once."""

    def __init__(self, agencies: Mapping[str, Iterable[str]], credits: Iterable[str]) -> None:
        """Take how agencies are written (name -> spellings), and the words before a credit ("Source")."""
        self._names = {spelling: name for name, spellings in agencies.items() for spelling in spellings}
        known = "|".join(_bounded(name) for name in sorted(self._names, key=len, reverse=True)) or "(?!)"
        credit = "|".join(map(re.escape, credits)) or "(?!)"
        self._anywhere = re.compile(rf"({known})")
        self._credits = [
            re.compile(rf"[(/\[]\s?({known})\s?[)/\]\-,]"),
            re.compile(rf"(?:{credit})\s?:?\s*({known})\b"),
            re.compile(rf"^\s*({known})\s[-\u2013\u2014]", re.MULTILINE),
        ]

    def find(self, text: str, lead: Span | None) -> tuple[str, Span] | None:
        """Return the agency and where it is named: anywhere in the dateline `lead`, else as a credit."""
        if lead is not None:
            found = self._anywhere.search(text, *lead)
            if found:
                return self._names[found.group(1)], found.span(1)
        if not any(name in text for name in self._names):  # a plain search costs a tenth of the expressions
            return None
        for pattern in self._credits:
            found = pattern.search(text)
            if found:
                return self._names[found.group(1)], found.span(1)
        return None


def _bounded(name: str) -> str:
    """Return an expression for a name that is no part of a word; scripts without blanks have no bounds."""
    if re.search(rf"[{HAN}]", name):
        return re.escape(name)
    return rf"(?<!\w){re.escape(name)}(?!\w)"
