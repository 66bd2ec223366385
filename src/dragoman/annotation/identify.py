"""Which language a report is in, and in which of its scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.annotation.writing import Writing, neighbours, own_letters, writings

ENOUGH = 40
"""Letters below which a text does not show its language (bare names are noise)."""
SAMPLE = 400
"""Characters that are enough to tell; more only costs time."""
SAME = {"pcm": "en", "wuu": "zh", "yue": "zh", "arz": "ar", "ary": "ar", "apc": "ar"}
LETTERS = re.compile(r"[^\W\d_]")


class Found(NamedTuple):
    """A language (ISO 639, None when the text shows none) and the script when it is not the language's first."""

    language: str | None
    writing: Writing | None = None


def identify(text: str, known: Sequence[str] = ()) -> Found:
    """Return the language of a text.

    The identifier of all languages goes first; the data of the known languages correct it where it does not know
    one of their scripts, or takes a neighbour that it does not know for one of them.

    Args:
        text: the text; its first `SAMPLE` characters are looked at.
        known: codes of the languages that have data.
    """
    sample = text[:SAMPLE]
    letters = len(LETTERS.findall(sample))
    if letters < ENOUGH:
        return Found(None)
    from py3langid import classify  # noqa: PLC0415  # a second to import, and not every run needs it

    found, _ = classify(sample)
    language = str(SAME.get(found, found))
    if language in known:
        for neighbour, signs in neighbours(language).items():
            if signs.fit(sample):
                return Found(neighbour)
        return Found(language, writing_of(sample, language))
    for other in known:
        writing = writing_of(sample, other)
        if writing is not None:
            return Found(other, writing)
    for other in known:
        letters_of_it = own_letters(other)
        if letters_of_it is not None and letters_of_it.fit(sample):
            return Found(other)
    return Found(language)


def writing_of(sample: str, language: str) -> Writing | None:
    """Return the script of a text in a language, None when it is the first one."""
    return next((writing for writing in writings(language) if writing.letters.fit(sample)), None)
