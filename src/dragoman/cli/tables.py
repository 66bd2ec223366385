"""Records as tables for a terminal of 80 columns. Every word from a report goes through `plain`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.plain import clip, isolated_lines, plain
from dragoman.ledger import Doubt, Person, StoredCopy, StoredFigure, StoredReport, StoredRuling
from dragoman.model import Event, Participant, Ruling

if TYPE_CHECKING:
    from dragoman.engine.difference import Change  # imports all of matching, which listing does not need

WORDS = 24
"""Cells of a column for words from reports; lines are broken here, as one written right to left must be."""

SHORT = 8
"""Digits of an identifier in a table; `dragoman show` takes them."""

SIGNAL = "signal "
"""Before the name of a signal of wording in the evidence of a report (`dragoman.matching.wording`)."""

SOME = 8
"""Words or passages that a table shows of a copy; the other formats have all."""

STYLES = {"held": "green", "planned": "yellow", "proposed": "yellow", "postponed": "magenta"}
"""Styles of a status; what did not happen is red."""

CHANGE_STYLES = {"gained": "green", "lost": "red", "changed": "yellow"}
RULING_STYLES = {"in force": "green", "partly": "yellow", "vanished": "red", "undone": "dim"}
PAST = {"confirm": "confirmed", "reject": "rejected", "split": "split off"}
"""What an action did, in words."""

ACTIVE = frozenset({"visitor", "caller", "inviter", "organiser", "sender", "speaker"})
"""Roles named before the arrow."""


def events(found: Sequence[Event]) -> Table:
    """Return events, one a row."""
    table = _table("id", "when", "what", "who", "where")
    for event in found:
        table.add_row(
            Text(event.id[:SHORT], "dim"),
            when(event.start, event.end, event.date_basis),
            what(event),
            _text("; ".join(who(event.participants)), 120),
            _text(where(event.city, event.country), 40),
        )
    return table


def figures(found: Sequence[StoredFigure]) -> Table:
    """Return figures, one a row of two lines or more: 80 columns hold no more side by side."""
    table = _table("metric", "value", "when, parties", "words, report", words=True)
    for figure in found:
        table.add_row(
            Text(f"{figure.metric}\n{figure.nature}"),
            Text(f"{amount(figure)}\n{plain(figure.unit)}"),
            Text(f"{span_of(figure.start, figure.end) or '?'}\n{plain(' '.join(figure.parties))}"),
            _lines(figure.quote, figure.title or figure.source),
        )
    return table


def reports(found: Sequence[StoredReport]) -> Table:
    """Return reports, one a row."""
    table = _table("published", "lang", "claims", "figures", "report")
    for report in found:
        label = report.source if report.part == 1 else f"{report.source} ({report.part})"
        last = Text(f"not read: {plain(report.skipped)}", "red") if report.skipped else _text(report.agency or "", 60)
        marks = ", ".join(name.removeprefix(SIGNAL) for name in report.evidence if name.startswith(SIGNAL))
        wording = Text(f"wording: {plain(marks)}", "yellow") if marks else None
        table.add_row(
            when(report.published, None, report.published_basis),
            _text(report.language or "", 8),
            Text(str(report.claims), justify="right"),
            Text(str(report.figures), justify="right"),
            Text("\n").join(
                part for part in (_text(report.title or "", 120), _text(label, 120), last, wording) if part
            ),
        )
    return table


def copies(found: Sequence[StoredCopy]) -> Table:
    """Return copies, one a row: the copy and the words it shares beside its original and the words there."""
    table = _table("kind", "copy", "original")
    for one in found:
        table.add_row(
            Text(one.kind),
            _beside(one.report, one.source, one.language, one.quotes),
            _beside(one.copy_of, one.original_source, one.original_language, one.original_quotes),
        )
    return table


def _beside(report: str, source: str, language: str | None, quotes: Sequence[str]) -> Text:
    """Return one side of a copy: the report and some of the words that both share."""
    words = (isolated_lines(clip(plain(quote), 3 * WORDS), WORDS) for quote in quotes[:SOME])
    lines = [Text(report[:SHORT], "dim"), _text(f"{source} ({language or '?'})", 60)]
    return Text("\n").join([*lines, *(Text(line, "cyan") for line in chain.from_iterable(words))])


def people(found: Sequence[Person]) -> Table:
    """Return people, one a row."""
    table = _table("person", "offices", "countries", "events", "in the reports", words=True)
    for person in found:
        table.add_row(
            _text(person.name, 60),
            _text(", ".join(person.offices), 60),
            _text(" ".join(person.countries), 40),
            Text(str(person.events), justify="right"),
            _lines(*person.spellings[:4]),
        )
    return table


def doubts(found: Sequence[Doubt]) -> Table:
    """Return people who may be one, a pair a row."""
    table = _table("people", "for", "against or unknown")
    for one in found:
        table.add_row(
            _text(one.one, 40).append("\n").append_text(_text(one.other, 40)),
            Text("\n").join(_text(reason, 120) for reason in one.why),
            Text("\n").join(_text(reason, 120) for reason in one.against),
        )
    return table


def rulings(found: Sequence[StoredRuling]) -> Table:
    """Return rulings, one a row of two lines or more."""
    table = _table("id", "made", "did", "about", "reason", words=True)
    for one in found:
        table.add_row(
            Text(one.id[:SHORT], "dim"),
            Text(f"{plain(one.time[:10])}\n{plain(clip(one.author, 12))}"),
            Text(f"{clip(plain(did(one)), 80)}\n").append(_standing(one), RULING_STYLES[one.state]),
            _text(_about(one), 60),
            _lines(one.reason),
        )
    return table


def changes(found: Sequence[Change]) -> Table:
    """Return what recoding changed, an event a row, its cells as they were and are."""
    table = _table("change", "event", "cells")
    for one in found:
        event = one.event
        about = Text(f"{event.id[:SHORT]} ", "dim").append_text(what(event)).append("\n")
        about.append_text(_text("; ".join(who(event.participants)), 80))
        day = when(event.start, event.end, event.date_basis)
        cells = [f"{name}: {_shown(name, was)} → {_shown(name, now)}" for name, (was, now) in one.cells.items()]
        table.add_row(
            Text(one.change, CHANGE_STYLES[one.change]),
            about.append("\n").append_text(day),
            Text("\n").join(_text(cell, 200) for cell in cells),
        )
    return table


def _shown(name: str, value: object) -> str:
    """Return what a cell holds in short; of reports, how many."""
    if isinstance(value, list):
        return str(len(value)) if name == "reports" else "; ".join(value) or "none"
    return "none" if value is None else str(value)


def did(ruling: Ruling) -> str:
    """Return in words what a ruling did."""
    claims = "1 claim" if len(ruling.claims) == 1 else f"{len(ruling.claims)} claims"
    if ruling.action == "set":
        return f"set {ruling.field} to {ruling.value}" if ruling.value else f"emptied {ruling.field}"
    if ruling.action in {"same", "apart"}:
        return f"{ruling.field} and {ruling.value} are {'one' if ruling.action == 'same' else 'two'}"
    if ruling.action == "undo":
        return f"undid ruling {(ruling.undoes or '?')[:SHORT]}"
    if ruling.action == "merge":
        return f"merged {len(ruling.events)} events ({claims})"
    return f"{PAST.get(ruling.action, ruling.action)} {claims}"


def _standing(one: StoredRuling) -> str:
    """Return in words whether a ruling still holds."""
    if one.state == "undone":
        return f"undone by {(one.undone_by or '?')[:SHORT]}"
    if one.state == "partly":
        return f"{len(one.vanished)} of {len(one.claims)} claims gone"
    return "its claims are gone" if one.state == "vanished" else "in force"


def _about(one: StoredRuling) -> str:
    """Return the events that hold its claims now, and the kind of event and people it was made on."""
    first = one.grounds[0] if one.grounds else None
    kind = f"{first.type} {', '.join(first.people)}" if first else ""
    return " ".join(part for part in (*(key[:SHORT] for key in one.holders), kind) if part)


def when(start: str | None, end: str | None, basis: str | None) -> Text:
    """Return dates; what the report did not state itself is marked with its basis."""
    text = Text(span_of(start, end) or "?")
    if basis is not None and basis != "stated":
        text.append(f" ({basis})", "dim")
    return text


def span_of(start: str | None, end: str | None) -> str | None:
    """Return an interval as ISO 8601 writes it, the end without what it shares: ``2024-11-04/05``."""
    if start is None or end is None or start == end:
        return start or end
    shared = end.rpartition("-")[0]
    same = shared and len(end) == len(start) and start.startswith(f"{shared}-")
    return f"{start}/{end[len(shared) + 1 :] if same else end}"


def what(event: Event) -> Text:
    """Return the type with the kind of a visit, and the status in its colour."""
    kind = f"{event.kind} " if event.kind and event.kind != "other" else ""
    text = Text(f"{kind}{event.type} ")
    text.append(event.status, STYLES.get(event.status, "red"))
    return text.append(" (background)", "dim") if event.background else text


def who(participants: Iterable[Participant]) -> list[str]:
    """Return the participants in short, those who act first, hosts and the like after an arrow."""
    first = [_short(one) for one in participants if one.role in ACTIVE]
    others = [_short(one) for one in participants if one.role not in ACTIVE]
    if not first or not others:
        return _once(first + others)
    return [*_once(first)[:-1], f"{_once(first)[-1]} → {_once(others)[0]}", *_once(others)[1:]]


def where(city: str | None, country: str | None) -> str:
    """Return the place in short."""
    return " ".join(part for part in (city, country) if part)


def amount(figure: StoredFigure) -> str:
    """Return a figure's value with its bound, digits in groups."""
    bound = {"about": "~", "over": ">", "under": "<"}.get(figure.bound, "")
    sign = "+" if figure.change and figure.value > 0 else ""
    value = f"{figure.value:,.6f}".rstrip("0").removesuffix(".")
    return f"{bound}{sign}{value}"


def _short(one: Participant) -> str:
    name = one.name or one.office or one.organisation
    if name is None:
        return one.country or "?"
    return f"{name} {one.country}" if one.country else name


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _table(*headings: str, words: bool = False) -> Table:
    """Return an empty table; ``words`` if its last column is for words from reports (`_lines`)."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for heading in headings:
        if words and heading == headings[-1]:
            table.add_column(heading, width=WORDS, no_wrap=True)  # rich narrows what it may wrap
        else:
            table.add_column(heading, overflow="fold")
    return table


def _text(text: str, cells: int) -> Text:
    return Text(clip(plain(text), cells))


def _lines(*texts: str) -> Text:
    """Return texts, each beginning a line, in lines that the last column need not break."""
    texts_in_lines = (isolated_lines(clip(plain(text), 3 * WORDS), WORDS) for text in texts if text)
    return Text("\n".join(chain.from_iterable(texts_in_lines)))
