"""The characters of a text, cleaned: what is left is what spans point into.

Code points are kept as they are (no NFC), but for what no reader sees and what only fonts need.
"""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("[\r\v\f\x85\u2028\u2029]\n?")
# Controls; soft hyphen; zero-width and bidirectional controls; variation selectors; lone surrogates; the
# private use area (icon fonts); non-characters; tags.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"
)
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ASCII_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f]+")
_RUNS = re.compile("  +")
# Combining marks of the Latin, Greek, Cyrillic and Arabic scripts, and the Arabic stroke.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u0640\u064b-\u065f\u0670]+")
_HAN = re.compile("[\u3400-\u9fff]")
_PARAGRAPHS = re.compile("\n\n\n+")
_PRESENTATION = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe]+")
# NFKC sets a mark that stands alone on a blank or on a stroke: the mark belongs to the letter before it.
_CARRIER = re.compile("[ \u0640](?=[\u064b-\u0652])")


def clean(text: str) -> str:
    """Return the text with newlines as ``\\n``, plain single blanks, and no character that cannot be seen."""
    text = _NEWLINES.sub("\n", text)
    if text.isascii():
        text = _ASCII_UNSEEN.sub("", text).replace("\t", " ")
    else:
        text = _PRESENTATION.sub(_plain_letters, _UNSEEN.sub("", text))
        text = _BLANKS.sub(" ", text)
    # Runs are single blanks now, so that one blank at most is left on either side of a newline.
    text = _RUNS.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")
    return _PARAGRAPHS.sub("\n\n", text).strip(" \n")


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line: for titles, names of outlets and of archive members."""
    return clean(text).replace("\n", " ").replace("  ", " ")


def clean_label(text: str) -> str:
    """Return a path or address that can be stored: undecodable bytes and controls are spelt out."""
    shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in shown)


def weight(text: str) -> int:
    """Return how much a text says, in letters of an alphabet; a Chinese character counts for three."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(_HAN.findall(text))


def fold(text: str) -> str:
    """Return the text for comparison: no case, no marks on letters, compatibility forms made plain."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def _plain_letters(match: re.Match[str]) -> str:
    return _CARRIER.sub("", unicodedata.normalize("NFKC", match[0]))
