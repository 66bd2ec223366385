"""Scores as tables to look at, or as JSON lines for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.evaluation.scores import Finding, Scores, Share, Tally


def render(scores: Scores, *, each: bool = False) -> RenderableType:
    """Return the tables of some scores, with each finding before them when asked for."""
    parts: list[RenderableType] = [_finding(finding) for finding in scores.findings] if each else []
    parts.append(_tallies(scores))
    if scores.fields:
        parts.append(_shares(scores.fields))
    parts.append(Text(f"reports told apart: {scores.parts.right} of {scores.parts.of}"))
    return Group(*parts)


def json_lines(scores: Scores, *, each: bool = False) -> Iterator[str]:
    """Yield the findings, when asked for, and the scores, a JSON object a line."""
    for finding in scores.findings if each else ():
        yield msgspec.json.encode({"what": finding.what, "file": finding.file, "detail": finding.detail}).decode()
    yield msgspec.json.encode(scores.as_json()).decode()


def _finding(finding: Finding) -> Text:
    return Text.assemble((f"{finding.what:14}", "bold"), (f"{finding.file} ", "dim"), finding.detail)


def _tallies(scores: Scores) -> Table:
    table = Table(title="Events and figures", title_justify="left")
    table.add_column("")
    for name in ("precision", "recall", "F1", "found", "owed", "claimed"):
        table.add_column(name, justify="right")
    _add_tallies(table, {"all events": scores.events})
    _add_tallies(table, scores.by_type)
    _add_tallies(table, scores.by_language)
    _add_tallies(table, {"figures": scores.figures})
    return table


def _add_tallies(table: Table, tallies: Mapping[str, Tally]) -> None:
    for name in sorted(tallies):
        tally = tallies[name]
        shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
        table.add_row(name, *shares, *_texts((tally.found, tally.owed, tally.claimed)))
    table.add_section()


def _shares(fields: Mapping[str, Share]) -> Table:
    table = Table(title="Cells of the events found", title_justify="left")
    table.add_column("")
    for name in ("share", "right", "of"):
        table.add_column(name, justify="right")
    for name, share in sorted(fields.items()):
        table.add_row(name, f"{share.share:.3f}", *_texts((share.right, share.of)))
    return table


def _texts(numbers: Iterable[int]) -> Iterator[str]:
    return (f"{number:,}" for number in numbers)
