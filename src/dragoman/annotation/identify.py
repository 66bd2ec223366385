"""Which language a report is in, and whether it can be coded."""

from __future__ import annotations

import re

ENOUGH = 40
"""Letters below which a text does not show its language (bare names are noise)."""
SAMPLE = 400
"""Characters that are enough to tell; more only costs time."""
SAME = {"pcm": "en", "wuu": "zh", "yue": "zh", "arz": "ar", "ary": "ar", "apc": "ar"}
LETTERS = re.compile(r"[^\W\d_]")


def identify(text: str) -> str | None:
    """Return the language of a text (ISO 639-1 where there is one), None when there is too little of it."""
    sample = text[:SAMPLE]
    letters = len(LETTERS.findall(sample))
    if letters < ENOUGH:
        return None
    from py3langid import classify  # noqa: PLC0415  # a second to import, and not every run needs it

    found, _ = classify(sample)
    return str(SAME.get(found, found))
