"""Page furniture: the lines around a report that are no part of it, taken out line by line.

What they say is data, ``languages/<code>/furniture.toml``; a page's language is not known yet, and pages mix
languages, so all tables are used at once. The lists of a table:

    lines      lines that are nothing else                     starts     short lines that begin so
    labels     the same, with a separator behind               contains   lines with these words in them
    ends       headings of lists of other stories              patterns   regular expressions of whole lines
    listing    patterns by which a page says that it lists     credits    labels of a source
    editors    labels of an editor                             share      words of rows of buttons
    header     labels at the top of a text file

A report must never lose a sentence: every rule asks for a short line, and what is unsure stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.intake.characters import fold, weight
from dragoman.languages import FOLDER, read_table

LINE = 250
"""Code points: no longer line is taken for furniture by how it begins."""
NOTE = 400
"""Code points of the longest cookie note or statement of rights."""
SHORT = 200
"""Weight of the longest line in a list of other stories."""
ADDRESS = 40
"""Weight of the words that may stand beside an address of mail on its line."""
TAIL = 90
"""Code points at the end of a line in which an editor's name is looked for."""

_SEPARATOR = re.compile(r"\s*(?:[:：|/»›>]|$)")
_HASHTAGS = re.compile(r"(?:^|\s+)[#＃]\w[\w-]*(?:\s+[#＃]\w[\w-]*)*$")
_RIGHTS = re.compile(r"\s*(?:©|\([cCсС]\)|copyright\b)", re.IGNORECASE)
_MAIL = re.compile(r"\S{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"\W{0,3}(?:\+\d|\(\d{2,5}\))[\d ()./–-]{6,40}")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """The furniture of all languages together, folded."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    labels: tuple[str, ...]
    contains: tuple[str, ...]
    ends: frozenset[str]
    credits: frozenset[str]
    share: frozenset[str]
    patterns: re.Pattern[str]
    listing: re.Pattern[str]
    editors: re.Pattern[str]
    header: dict[str, frozenset[str]]


@cache
def words() -> Words:
    """Return the words of every language that has a table of furniture."""
    codes = sorted(path.parent.name for path in FOLDER.glob("*/furniture.toml"))
    tables = [read_table(code, "furniture") for code in codes]

    def gather(name: str) -> list[str]:
        return [entry for table in tables for entry in table.get(name, ())]

    def folded(name: str) -> list[str]:
        return [bare(fold(entry)) for entry in gather(name)]

    headers = [table.get("header", {}) for table in tables]
    return Words(
        lines=frozenset(folded("lines")),
        starts=tuple(folded("starts")),
        labels=tuple(folded("labels")),
        contains=tuple(fold(entry) for entry in gather("contains")),
        ends=frozenset(folded("ends")),
        credits=frozenset(folded("credits")),
        share=frozenset(word for entry in folded("share") for word in _WORDS.findall(entry)),
        patterns=_any_of(gather("patterns")),
        listing=_any_of(gather("listing")),
        editors=_editors(gather("editors")),
        header={
            key: frozenset(fold(label) for table in headers for label in table.get(key, ()))
            for key in ("published", "title", "address", "outlet")
        },
    )


def strip_furniture(text: str) -> str:
    """Return a cleaned text without its furniture, its paragraphs as they were."""
    lines = text.split("\n")
    whole = fold(text)  # folding neither makes nor removes a newline: its lines are those of the text
    # Most texts have none of the telling phrases: looked for once in the whole, not in every line.
    notes = tuple(phrase for phrase in words().contains if phrase in whole)
    pairs = zip(lines[: _end(lines)], whole.split("\n"), strict=False)
    kept = ["" if _is_furniture(line, folded, notes) else strip_editor(line) for line, folded in pairs]
    first = next((number for number, line in enumerate(kept) if line), 0)
    kept[first] = strip_hashtags(kept[first])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is furniture. A source with its name is not: it tells the report's voice."""
    return len(line) <= NOTE and _is_furniture(line, fold(line), words().contains)


def _is_furniture(line: str, folded: str, notes: tuple[str, ...]) -> bool:
    """Tell the same of a line already folded, with the phrases of notes that are worth looking for."""
    if not line or len(line) > NOTE:
        return False
    key = bare(folded)
    if not key:
        return not any(letter.isdigit() for letter in line) or bool(_PHONE.fullmatch(line))
    table = words()
    if key in table.lines or key in table.credits:
        return True
    if any(phrase in folded for phrase in notes) or _is_rights(line):
        return True
    return len(line) <= LINE and (_begins(folded, table) or _is_row(line, folded, table))


def bare(folded: str) -> str:
    """Return a folded line without the punctuation, counters and icons at its ends."""
    start, end = 0, len(folded)
    while start < end and not folded[start].isalpha():
        start += 1
    while end > start and not folded[end - 1].isalpha():
        end -= 1
    return folded[start:end]


def is_listing_mark(line: str) -> bool:
    """Tell whether a line says that its page lists several stories ("results 1 - 6 of 40")."""
    if not 0 < len(line) <= 100 or not words().listing.fullmatch(line):
        return False
    return set(re.findall(r"\d+", line)) != {"1"}  # one result, from 1 to 1, is a page of its own


def strip_editor(line: str) -> str:
    """Return a line without the editor's name that stands after its last sentence."""
    tail = line[-TAIL:]
    match = words().editors.search(tail)
    return line[: len(line) - len(tail) + match.start()].rstrip() if match else line


def strip_hashtags(title: str) -> str:
    """Return a title without the hash-tags at its end."""
    return _HASHTAGS.sub("", title) if "#" in title or "＃" in title else title


def _begins(folded: str, table: Words) -> bool:
    """Tell whether a line begins like a link to another story, a list of tags or an address."""
    start = re.sub(r"^[\W\d_]+", "", folded)
    if start.startswith(table.starts):
        return any(_ends_word(start, phrase) for phrase in table.starts if start.startswith(phrase))
    if not start.startswith(table.labels):
        return False
    found = (label for label in table.labels if start.startswith(label))
    return any(_SEPARATOR.match(start, len(label)) for label in found)


def _ends_word(text: str, phrase: str) -> bool:
    """Tell whether a phrase at the start of a text ends where a word does; Chinese has no such ends."""
    return len(text) == len(phrase) or phrase[-1] >= "\u3400" or not text[len(phrase)].isalnum()


def _is_row(line: str, folded: str, table: Words) -> bool:
    """Tell whether a line is a row of buttons or of tags, an address of mail, a telephone or a counter."""
    if line[0] in "#＃" and _HASHTAGS.fullmatch(line):
        return True
    found = _WORDS.findall(folded)
    if len(found) <= 20 and table.share.issuperset(found):
        return True
    if "@" in line and _MAIL.search(line) and weight(_MAIL.sub("", line)) <= ADDRESS:
        return True
    return bool(_PHONE.fullmatch(line) or table.patterns.fullmatch(line) or table.editors.match(line))


def _is_rights(line: str) -> bool:
    return len(line) <= LINE and bool(_RIGHTS.match(line))


def _end(lines: list[str]) -> int:
    """Return where the report ends: at a heading of other stories that only short lines follow."""
    end = len(lines)
    ends = words().ends
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if len(line) > SHORT or weight(line) > SHORT:
            break
        if line and len(line) <= 60 and bare(fold(line)) in ends:
            end = number
    return end if any(weight(line) > SHORT // 2 for line in lines[:end]) else len(lines)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"\W{{0,3}}(?:{joined or '(?!)'})\W{{0,3}}", re.IGNORECASE)


def _editors(labels: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of an editor's name: alone on its line, or after the end of a sentence."""
    joined = "|".join(sorted(map(re.escape, labels), key=len, reverse=True)) or "(?!)"
    before = r"(?:^|(?<=[.!?。！？؟…»”\"')）\]】]))"
    return re.compile(
        rf"{before}\s*[(（\[【]?\s*(?:{joined})\s*[:：/|丨]\s*[^\s.。:：][^.。:：\n]{{0,45}}[.)）\]】]?\s*$",
        re.IGNORECASE,
    )
