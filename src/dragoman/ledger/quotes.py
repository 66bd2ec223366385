"""The words that spans point at."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Span

GAP = 5
"""Code points that may stand between the parts of one phrase: "President *of* Kazakhstan", "Mr*. *Xi"."""


def words(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the words that spans point at."""
    return [text[start:end] for start, end in spans]


def phrases(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the words that spans point at, parts that stand side by side as one phrase."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and _is_gap(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return words(text, joined)


def _is_gap(between: str) -> bool:
    return len(between) <= GAP and "\n" not in between
