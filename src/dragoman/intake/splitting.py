"""Several reports on one page: a listing of stories is cut into its stories, an article never into sections.

A headed section and a new story look alike: a short line alone, text below. So a page is cut only when it
says that it is a listing (a counter of results), or when every one of its parts bears the mark of a story of
its own: a date under its title, a dateline, or a text broken off with dots. In doubt it stays whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.intake.characters import weight
from dragoman.intake.furniture import is_furniture, is_listing_mark, words

TITLE = 200
"""Weight of the longest title."""
BODY = 200
"""Least weight of the text of a story on a page that says it is a listing."""
STORY = 300
"""The same on a page that says nothing."""

_STOPS = tuple(".。．…:：;；,，،؛、")
_CLOSING = " \"'”’»)）]】」』"
_CUT = re.compile(r"(?:\.\.\.|…)[\]\s\"”»)]*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LOWER_START = re.compile(r"\W*[^\W\d_]")
# "ASTANA, Nov 6 (Xinhua) -- " or "МОСКВА, 6 ноября. /ТАСС/. ": capitals or an agency, then a dash or a bar.
_DATELINE = re.compile(
    r"(?:[^\W\d_]{3,}(?<![a-zа-яё])[^.!?]{0,60}?\s(?:--|–|—|-)\s|[^!?\n]{2,60}?(?:\([^)]{2,20}\)\s*[-–—]|/[^/]{2,20}/\.?\s))"
)


def is_title(line: str) -> bool:
    """Tell whether a line reads like a headline: short, several words, no stop at its end."""
    if not 8 <= weight(line) <= TITLE or line.rstrip(_CLOSING).endswith(_STOPS):
        return False
    letters = sum(letter.isalpha() for letter in line)
    if letters * 2 < len(line) or is_dateline_only(line):
        return False
    start = _LOWER_START.match(line)
    return start is not None and not start[0][-1].islower() and line[0] not in "-–—•*"


def is_dateline_only(line: str) -> bool:
    """Tell whether a short line gives a day of some year and next to nothing else."""
    return len(line) <= 40 and bool(_YEAR.search(line)) and sum(c.isalpha() for c in line) <= 20


def split(text: str) -> list[str]:
    """Return the stories of a cleaned text, the text itself alone when it is one report."""
    blocks = [block for block in text.split("\n\n") if block]
    marked = any(is_listing_mark(line) for block in blocks[:5] + blocks[-3:] for line in block.split("\n"))
    blocks = [block for block in blocks if not _is_all_furniture(block)]
    heads = _heads(blocks, BODY if marked else STORY)
    if len(heads) < 2 or heads[0] != 0:
        return [text]
    stories = [blocks[start:end] for start, end in pairwise([*heads, len(blocks)])]
    if not marked and not _all_stories(stories):
        return [text]
    return ["\n\n".join(story) for story in stories]


def _heads(blocks: list[str], least: int) -> list[int]:
    """Return the numbers of the blocks that are titles with a full text below."""
    return [
        number
        for number, block in enumerate(blocks[:-1])
        if _is_head(block) and any(weight(after) >= least for after in _below(blocks, number))
    ]


def _is_head(block: str) -> bool:
    """Tell whether a block is a title alone, or a title with the line of its day below."""
    first, *others = block.split("\n")
    return is_title(first) and (not others or (len(others) == 1 and is_dateline_only(others[0])))


def _below(blocks: list[str], number: int) -> list[str]:
    """Return the block below a title, and the next one where the first is but a date."""
    below = blocks[number + 1 : number + 3]
    return below if is_dateline_only(below[0]) else below[:1]


def _all_stories(stories: list[list[str]]) -> bool:
    """Tell whether each part bears the mark of a story: a date, a dateline, or (most) an end in dots."""
    dated = all(_is_dated(story) for story in stories)
    cut = sum(bool(_CUT.search(story[-1])) and len(story) == 2 for story in stories)
    return dated or (cut == len(stories) and cut >= 2)


def _is_dated(story: list[str]) -> bool:
    head, *rest = story
    under = head.split("\n")[1:] + rest[0].split("\n")[:1]
    return any(is_dateline_only(line) for line in under) or bool(_DATELINE.match(rest[0]))


def _is_all_furniture(block: str) -> bool:
    if len(block) > TITLE:
        return False
    return all(is_listing_mark(line) or is_furniture(line) for line in block.split("\n")) and bool(words())
