"""The command that shows one event with the words behind each of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.text import Text

from dragoman.cli import countries, tables
from dragoman.cli.listing import console, opened
from dragoman.cli.plain import plain, quote_lines, wrap
from dragoman.ledger import StoredRuling
from dragoman.ledger.explaining import Explained
from dragoman.ledger.quotes import phrases
from dragoman.matching.explaining import Reason
from dragoman.matching.scoring import ENOUGH
from dragoman.model import Claim, Event, Participant, Report, Span

CELLS = (
    *("type", "status", "start", "end", "country", "city", "place", "kind", "format", "setting"),
    *("count", "documents", "organisation", "ordinal"),
)
"""The cells of an event, as claims have them too."""

INDENT = 4
MARGIN = 8
"""Columns before a cell's value and before its quotes."""


@dataclass(frozen=True)
class Sheet:
    """An event with what stands behind it."""

    event: Event
    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    rulings: Sequence[StoredRuling] = ()
    """Those that shaped it."""
    explained: Explained | None = None
    """Why it is as it is."""

    def originals(self) -> list[Claim]:
        """Return the claims of reports that are no copies of another one."""
        return [claim for claim in self.claims if claim.report not in self.event.copies]


def show(target: str, identifier: str) -> None:
    """Print an event.

    Raises:
        LedgerError: there is no ledger, or not exactly one event of that identifier.
    """
    with opened(target) as ledger:
        event = ledger.event(identifier)
        claims = ledger.claims(event.claims)
        reports = ledger.reports_by_id([*event.reports, *(claim.report for claim in claims)])
        shaped = [one for one in ledger.ruled() if _shaped(one, event)]
        why = ledger.explained(event)
    out = console()
    for line in sheet_lines(Sheet(event, claims, reports, shaped, why), out.width):
        _put(out, line)


def _shaped(ruling: StoredRuling, event: Event) -> bool:
    """Return whether a ruling in force is about claims of an event, or took some away from it."""
    return ruling.state in {"in force", "partly"} and (event.id in ruling.holders or event.id in ruling.events)


def sheet_lines(sheet: Sheet, width: int) -> Iterator[Text]:
    """Yield the lines that show an event on a terminal of ``width`` columns."""
    yield from _head(sheet.event, width)
    for role, participants in groupby(sheet.event.participants, lambda one: one.role):
        for participant in participants:
            yield from _participant(sheet, role, participant, width)
    for cell in CELLS:
        if getattr(sheet.event, cell) not in (None, []):
            yield from _cell(sheet, cell, width)
    yield from _contested(sheet, width)
    yield from _voices(sheet, width)
    if sheet.explained is not None:
        yield from _reasons(sheet.explained, width)
    yield from _rulings(sheet, width)


def _put(out: Console, line: Text) -> None:
    out.print(line, soft_wrap=True)  # lines are broken already; breaking an isolated one would undo it


def _head(event: Event, width: int) -> Iterator[Text]:
    head = tables.what(event)
    head.stylize("bold")
    yield head.append(f"  {event.id}", "dim")
    for line in indented(" ".join(_summary(event)), width, 0):
        yield Text(line)
    yield Text()


def _summary(event: Event) -> Iterator[str]:
    yield "; ".join(tables.who(event.participants)) or "?"
    place = tables.where(event.city, event.country)
    if place:
        yield f"· {place}"
    yield f"· {tables.when(event.start, event.end, event.date_basis).plain}"


def _participant(sheet: Sheet, role: str, participant: Participant, width: int) -> Iterator[Text]:
    about = [participant.name, participant.standing, participant.office, participant.organisation]
    if participant.country:
        about.append(countries.name(participant.country))
    yield from _line(role, ", ".join(part for part in about if part), width)
    for claim in sheet.originals():
        spans = [span for one in claim.participants if _is_same(one, participant) for span in one.evidence]
        yield from _quotes(sheet, claim, spans, width)


def _is_same(claimed: Participant, shown: Participant) -> bool:
    """Return whether a claim's participant is the event's: by person, else by role and what is known."""
    if claimed.person and shown.person and claimed.person == shown.person:
        return True
    known = [(claimed.office, shown.office), (claimed.country, shown.country)]
    return (
        claimed.role == shown.role
        and not (claimed.person and shown.person)
        and any(ours for pair in known for ours in pair)
        and all(theirs is None or ours is None or theirs == ours for theirs, ours in known)
    )


def _cell(sheet: Sheet, cell: str, width: int) -> Iterator[Text]:
    value = getattr(sheet.event, cell)
    yield from _line(cell, _value(sheet.event, cell), width)
    for claim in sheet.originals():
        if getattr(claim, cell) == value:
            yield from _quotes(sheet, claim, claim.evidence.get(cell) or _whole(claim, cell), width)


def _whole(claim: Claim, cell: str) -> Sequence[Span]:
    """Return what stands for a cell without words of its own: type and status rest on the event's words."""
    return claim.evidence.get("event", []) if cell in {"type", "status"} else []


def _value(event: Event, cell: str) -> str:
    value = getattr(event, cell)
    if cell == "country":
        return countries.name(value)
    if cell in {"start", "end"} and event.date_basis:
        return f"{value} ({event.date_basis})"
    return "; ".join(value) if isinstance(value, list) else str(value)


def _contested(sheet: Sheet, width: int) -> Iterator[Text]:
    """Yield each value of each contested cell with the claims that give it."""
    by_id = {claim.id: claim for claim in sheet.claims}
    for cell, values in sheet.event.contested.items():
        for value, identifiers in values.items():
            yield from _line(f"contested {cell}", value, width, "red")
            for claim in (by_id[key] for key in identifiers if key in by_id):
                spans = claim.evidence.get(cell) or claim.evidence.get("event", [])
                yield from _quotes(sheet, claim, spans, width)


def _voices(sheet: Sheet, width: int) -> Iterator[Text]:
    """Yield origins, reports, copies and the visit it is part of."""
    event = sheet.event
    if event.part_of:
        yield from _line("part of", event.part_of, width)
    if event.origins:
        yield from _line("origins", "; ".join(event.origins), width)
    for report in event.reports:
        label = "copy" if report in event.copies else "report"
        yield from _line(label, _source(sheet.reports.get(report), report), width, "dim")
        for claim in sheet.claims:
            if claim.report == report:
                yield Text(f"{' ' * MARGIN}claim {claim.id[: tables.SHORT]} ({claim.rule})", "dim")


def _reasons(explained: Explained, width: int) -> Iterator[Text]:
    """Yield why each claim belongs to the event, and what keeps the nearest other event apart."""
    for reason in explained.reasons if len(explained.reasons) > 1 else ():
        yield from _line(f"claim {reason.claim[: tables.SHORT]}", _told(reason), width)
    found, other = explained.rival, explained.other
    if found is None or other is None:
        return
    what = f"{tables.what(other).plain} {other.id[: tables.SHORT]}, {' '.join(_summary(other))}"
    yield from _line("nearest other event", what, width)
    pair = f"claims {found.claim[: tables.SHORT]} and {found.other[: tables.SHORT]}, {found.score:.1f}"
    yield from _line("not joined", f"{found.reason} ({pair})", width)


def _told(reason: Reason) -> str:
    """Return in words why a claim belongs to its event."""
    fellow = (reason.fellow or "")[: tables.SHORT]
    if reason.why == "features":
        parts = ", ".join(f"{name} {gain:+.1f}" for name, gain in reason.features)
        return f"like {fellow}: {parts} = {reason.score:.1f} ({ENOUGH} suffices)"
    return {"first": "the first", "copy": f"copied from {fellow}", "ruling": "joined by a ruling"}[reason.why]


def _rulings(sheet: Sheet, width: int) -> Iterator[Text]:
    """Yield the rulings that shaped the event."""
    for one in sheet.rulings:
        told = f"{tables.did(one)}, by {one.author} on {one.time[:10]}"
        reason = f": {one.reason}" if one.reason else ""
        yield from _line(f"ruling {one.id[: tables.SHORT]}", f"{told}{reason}", width)


def _quotes(sheet: Sheet, claim: Claim, spans: Sequence[Span], width: int) -> Iterator[Text]:
    """Yield the quotes of spans and the report they stand in; nothing if there are no spans."""
    report = sheet.reports.get(claim.report)
    if report is None or not spans:
        return
    for phrase in dict.fromkeys(phrases(report.text, spans)):
        for line in quote_lines(phrase, width - MARGIN):
            yield Text(" " * MARGIN + line, "cyan")
    for line in indented(_source(report, claim.report), width, MARGIN):
        yield Text(line, "dim")


def _source(report: Report | None, identifier: str) -> str:
    if report is None:
        return identifier
    parts = (report.title, report.agency or report.outlet, report.published, report.source)
    return " · ".join(plain(part) for part in parts if part)


def _line(label: str, value: str, width: int, style: str = "") -> Iterator[Text]:
    """Yield a cell: its name, then its value, broken to the width."""
    lines = indented(f"{label}: {value}", width, INDENT, hanging=INDENT)
    for number, line in enumerate(lines):
        text = Text(line, style)
        if number == 0:
            text.stylize("bold", INDENT, INDENT + len(label))
        yield text


def indented(text: str, width: int, indent: int, hanging: int = 0) -> Iterator[str]:
    """Yield a text that is no quote in indented lines; further lines hang deeper."""
    for number, line in enumerate(wrap(plain(text), width - indent - hanging)):
        yield " " * (indent + (hanging if number else 0)) + line
