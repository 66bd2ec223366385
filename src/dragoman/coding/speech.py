"""Which words of a report are somebody's speech: who is named in a quotation does not act in the story around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.model import Span

SHORTEST = 25
"""Characters below which marks set off a name or a term ("C5+1"), not what somebody said."""
LONGEST = 2000
"""Characters above which an opening mark has surely lost its closing one."""
_INSIDE = rf"[^{{marks}}\n]{{{{{SHORTEST},{LONGEST}}}}}"
_PAIRS = ("\u201c\u201d", "\u00ab\u00bb", "\u201e\u201c", "\u300c\u300d", '""')
_SPEECH = re.compile("|".join(f"{p[0]}{_INSIDE.format(marks=p)}{p[1]}" for p in _PAIRS))


def speech_in(text: str) -> list[Span]:
    """Return the spans of quotations of the length of speech, marks included, in order.

    A quotation that goes on over a line break, or whose closing mark is missing, is not found.
    """
    return [match.span() for match in _SPEECH.finditer(text)]


def is_inside(position: int, spans: Sequence[Span]) -> bool:
    """Return whether a character offset lies in one of the ordered spans."""
    index = bisect_right(spans, (position, position + LONGEST * 2)) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]
