"""The dateline of a report, and the day and voice that its first lines name.

"NAIROBI, May 29 /TASS/ --", "أبوظبي في 4 فبراير / وام /": a place, a day, an agency, at the very beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from dragoman.annotation.pack import LanguagePack
from dragoman.annotation.times import TimeMention, resolve
from dragoman.gazetteer import Gazetteer
from dragoman.model import Evidence, Report, Span

HEAD = 400
"""Characters in which a dateline or a line with the day stands."""
LEAD_LENGTH = 90
"""A dateline is shorter than this."""
CLOSERS = re.compile(
    r"[\uff08\u3010][^\uff09\u3011\n]{2,30}[\uff09\u3011]|"
    r"\s[-\u2013\u2014]{1,2}\s?|\(\s?\w[^()\n]{1,30}\)|/\s?[^/\n]{2,25}\s?/|:\s|\s?[-\u2013\u2014]{1,2}\s"
)
"""What ends a dateline: a dash, an agency in brackets or slashes, a colon."""
DATED = re.compile(r"[^.\n]{3,60}?\b(?:19|20)\d\d\b[^.\n]{0,8}?\.\s")
"""A place and a whole date with a stop: "VILNIUS, January 10, 2024. Lithuania was ..."."""
LONGEST_DAY_LINE = 120
FEW_LETTERS = 12
"""Letters that may stand beside the day in a line that gives the day ("Published:"); a byline has a bar."""
BYLINE_LETTERS = 40
"""Letters that may stand beside the day in a line without a verb or a person: an outlet, a place, "Published on"."""
FIRST_LINES = 4
FOOT = 160
"""Characters at the end of a report in which a line with the day may stand."""
MOST_UNKNOWN = 3
"""Words of a dateline that are neither place, day nor agency; a sentence has more."""


def complete(report: Report, pack: LanguagePack, gazetteer: Gazetteer) -> Report:
    """Return the report with dateline, day and agency as far as its own first lines give them."""
    evidence: Evidence = dict(report.evidence)
    changes: dict[str, object] = {}
    lead = _lead(report, pack.settings.get("dateline_ends", ()))
    _day_line(report, pack, changes, evidence)
    _stamped(report, pack, changes, evidence)
    published = changes.get("published", report.published)
    anchor = date.fromisoformat(str(published)) if published and len(str(published)) == 10 else None
    if lead is not None:
        _read_dateline(report, lead, pack, gazetteer, anchor, changes, evidence)
    if "dateline" not in evidence:
        for line in _short_lines(report.text)[:FIRST_LINES]:
            if line[0] < HEAD and _begins_with_city(report.text, line, pack) and "dateline" not in evidence:
                _read_dateline(report, line, pack, gazetteer, anchor, changes, evidence)
    found = None if report.agency else pack.agencies.find(report.text, lead)
    if found is not None:
        changes["agency"], evidence["agency"] = found[0], [found[1]]
    if not changes:
        return report
    return msgspec.structs.replace(report, **changes, evidence=evidence)


def _lead(report: Report, ends: Sequence[str]) -> Span | None:
    """Return the span of the line after the headline, up to what closes a dateline."""
    start = 0
    title = report.title or ""
    if title and report.text.startswith(title):
        start = len(title)
    for line in re.finditer(r"[^\n]+", report.text[: start + HEAD]):
        if line.start() < start or not line.group().strip():
            continue
        dated = DATED.match(line.group())
        if dated is not None:
            return line.start(), line.start() + dated.end()
        close = _closers(tuple(ends)).search(line.group()[: LEAD_LENGTH + 40])
        if close is not None and close.start() <= LEAD_LENGTH:
            return line.start(), line.start() + close.end()
        head = re.match(r"[A-Z][A-Z .'-]{3,25}\b", line.group())
        if head:
            return line.start(), line.start() + head.end()
        if len(line.group()) > LEAD_LENGTH:
            return None
    return None


@cache
def _closers(ends: tuple[str, ...]) -> re.Pattern[str]:
    """Return what ends a dateline: the common signs and a language's own words for it ("电")."""
    return re.compile("|".join([*map(re.escape, ends), CLOSERS.pattern]))


def _day_line(report: Report, pack: LanguagePack, changes: dict[str, object], evidence: Evidence) -> None:
    """A line near the top or at the end that is nothing but a day is the day of publication."""
    if report.published:
        return
    for line in _short_lines(report.text):
        for mention in pack.times.find(report.text, *line):
            day = _full_day(mention)
            if day and _is_day_line(report.text, line, mention, pack):
                changes["published"], changes["published_basis"] = day, "header"
                evidence["published"] = [(mention.start, mention.end)]
                return


def _begins_with_city(text: str, line: Span, pack: LanguagePack) -> bool:
    """Return whether a line is a city and a day, as Arab agencies head their reports."""
    times = pack.times.find(text, *line)
    if not any(_full_day(mention) for mention in times):
        return False
    items = pack.scanner.scan(text, *line, times)
    return bool(items) and items[0].has("city")


def _stamped(report: Report, pack: LanguagePack, changes: dict[str, object], evidence: Evidence) -> None:
    """Read the stamp that some agencies set at the end: the day as digits, in a count of years of their own."""
    for stamp in pack.settings.get("stamps", ()):
        match = re.search(stamp["pattern"], report.text[-FOOT:])
        if match is None or report.published or "published" in changes:
            continue
        year, month, day = (int(group) for group in match.groups())
        try:
            found = date(year + int(stamp.get("year_offset", 0)), month, day)
        except ValueError:
            continue
        start = max(0, len(report.text) - FOOT) + match.start(1)
        changes["published"], changes["published_basis"] = found.isoformat(), "header"
        evidence["published"] = [(start, start + match.end(3) - match.start(1))]


def _short_lines(text: str) -> list[Span]:
    """Return the spans of the short lines near the top, then of those at the end, the last first."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    short = [(start, end) for start, end in lines if end - start <= LONGEST_DAY_LINE]
    head = [(start, end) for start, end in short if start < HEAD]
    foot = [(start, end) for start, end in short if start >= max(HEAD, len(text) - FOOT)]
    return [*head, *reversed(foot)]


def _is_day_line(text: str, line: Span, mention: TimeMention, pack: LanguagePack) -> bool:
    """Return whether a line gives a day and says nothing: no verb, no person, few other words."""
    start, end = line
    letters = sum(c.isalpha() for c in text[start : mention.start] + text[mention.end : end])
    if letters <= FEW_LETTERS or "|" in text[start:end]:
        return True
    if letters > BYLINE_LETTERS:
        return False
    telling = ("verb", "person", "office", "noun")
    return not any(item.has(atom) for item in pack.scanner.scan(text, start, end) for atom in telling)


def _full_day(mention: TimeMention, anchor: date | None = None) -> str | None:
    found = resolve(mention, anchor=anchor, tense="past")
    return found.start if found is not None and len(found.start) == 10 and found.basis == "stated" else None


def _read_dateline(
    report: Report,
    lead: Span,
    pack: LanguagePack,
    gazetteer: Gazetteer,
    anchor: date | None,
    changes: dict[str, object],
    evidence: Evidence,
) -> None:
    start, end = lead
    times = pack.times.find(report.text, start, end)
    items = pack.scanner.scan(report.text, start, end, times)
    if any(item.has("verb") for item in items) or sum(item.has("unknown") for item in items) > MOST_UNKNOWN:
        return
    place = next((item for item in items[:6] if item.has("city")), None)
    if place is None:
        place = next((item for item in items[:2] if item.value("country") and item.has("country")), None)
    seat = place is None and any(item.has("org") for item in items[:2])  # "UNITED NATIONS, April 22 -"
    alone = place is None and len(times) == 1 and sum(item.has("unknown") for item in items) <= 1
    if place is None and not (seat or alone):
        return
    city = place.value("city") if place is not None else None
    if city is not None:
        changes["dateline"] = gazetteer.world.cities[city].name
    if place is not None:
        evidence["dateline"] = [(place.start, place.end)]
    for mention in times:
        day = _full_day(mention, anchor)
        if day:
            changes["dateline_date"] = day
            evidence["dateline_date"] = [(mention.start, mention.end)]
            if not report.published and "published" not in changes and mention.first.year:
                changes["published"], changes["published_basis"] = day, "dateline"
                evidence["published"] = [(mention.start, mention.end)]
            return
