"""The door for plain text."""

from __future__ import annotations

from dragoman.intake.characters import clean, fold, weight
from dragoman.intake.furniture import bare, strip_furniture, strip_hashtags
from dragoman.intake.header import Header, take_header
from dragoman.intake.pagedate import day_of_line
from dragoman.intake.reports import Draft, Published
from dragoman.intake.splitting import is_dateline_only, is_title, split

NEAR = 5
"""Lines at the top among which a known title is looked for."""


def read_text(text: str) -> list[Draft]:
    """Return the reports of a decoded text file."""
    header, body = take_header(clean(text))
    return [draft(part, header) for part in split(body)]


def draft(text: str, header: Header) -> Draft:
    """Return one report of a file from its text and what the file's header says."""
    body = strip_furniture(text)
    published, body = take_day_line(body)
    title = strip_hashtags(header.title) if header.title else find_title(body)
    return Draft(
        text=with_title(title, body) if body else "",
        title=title,
        outlet=header.outlet,
        published=header.published or published,
    )


def find_title(text: str) -> str | None:
    """Return the first line where it is a headline and not the start of the text."""
    first, _, rest = text.partition("\n")
    if not is_title(first) or weight(rest) < weight(first):
        return None
    below = rest.split("\n", 1)[0]
    # A line that runs on below, without a blank line between, is a sentence set in lines.
    runs_on = bool(below) and (below[0].islower() or not (is_dateline_only(below) or len(below) > len(first)))
    return None if runs_on else first


def take_day_line(text: str) -> tuple[Published | None, str]:
    """Take a line that is nothing but a numeric date from the top of a report, or from under its title."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:3]):
        day = day_of_line(line)
        if day is not None:
            left = "\n".join(lines[:number] + lines[number + 1 :]).strip("\n")
            return Published(day=day, basis="header"), left.replace("\n\n\n", "\n\n")
    return None, text


def with_title(title: str | None, text: str) -> str:
    """Return the text with its title as first line, where it does not stand near the top already."""
    if not title:
        return text
    wanted = bare(fold(title))
    lines = text.split("\n")
    if bare(fold(lines[0])) == wanted:
        return text
    for number, line in enumerate(lines[:NEAR]):
        if bare(fold(line)) == wanted:
            del lines[number]
            break
    rest = "\n".join(lines).strip("\n").replace("\n\n\n", "\n\n")
    return f"{title}\n\n{rest}" if rest else title
