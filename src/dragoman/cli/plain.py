"""Words from reports made safe for a terminal.

Reports come from strangers. An escape sequence in a title could rewrite the screen, an override of the
direction of writing could make a quote read otherwise than it stands. Nothing printed to a terminal may
skip `plain`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len

SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ISOLATE, END_ISOLATE = "\u2067", "\u2069"
"""RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE."""


def plain(text: str) -> str:
    """Return text in one line: controls shown as escapes, marks and overrides of direction taken out."""
    one_line = SPACES.sub(" ", DIRECTIONS.sub("", text))
    return CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", one_line)


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is of a script written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def quote_lines(text: str, width: int) -> list[str]:
    """Return a quote in quotation marks, in lines of at most ``width`` cells."""
    return isolated_lines(f"“{plain(text).strip()}”", width)


def isolated_lines(text: str, width: int) -> list[str]:
    """Return plain text in lines of at most ``width`` cells, each isolated if it is written right to left.

    Each line is isolated on its own: a terminal starts the direction anew with every line.
    """
    lines = list(wrap(text, width))
    return [f"{ISOLATE}{line}{END_ISOLATE}" for line in lines] if is_right_to_left(text) else lines


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken between words, or within a word longer than a line."""
    line = ""
    for word in text.split(" "):
        if line and cell_len(line) + 1 + cell_len(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        *full, line = _pieces(word, width)
        yield from full
    yield line


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word into pieces of at most ``width`` cells (Chinese has no spaces, addresses are long)."""
    if cell_len(word) <= width:
        return [word]
    pieces, piece, cells = [], "", 0
    for character in word:
        size = cell_len(character)
        if piece and cells + size > width:
            pieces.append(piece)
            piece, cells = "", 0
        piece += character
        cells += size
    return [*pieces, piece]


def clip(text: str, width: int) -> str:
    """Return a text of at most ``width`` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return _pieces(text, width - 1)[0].rstrip() + "…"
