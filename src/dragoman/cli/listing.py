"""The commands that list: records as JSON lines, CSV or a table that fits 80 columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import typer
from rich.console import Console
from rich.table import Table

from dragoman.cli import tables
from dragoman.cli.options import ListFormat
from dragoman.exports import csv, jsonl
from dragoman.ledger import (
    Doubt,
    EventFilter,
    FigureFilter,
    Ledger,
    Person,
    ReportFilter,
    StoredCopy,
    StoredFigure,
    StoredReport,
)
from dragoman.model import Event, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


def events(target: str, wanted: EventFilter, format: ListFormat) -> None:
    """Print events."""
    with opened(target) as ledger:
        found = ledger.events(wanted)
    if format != "table":
        found = [jsonl.with_iso_dates(event) for event in found]
    put(found, Event, format, tables.events)


def figures(target: str, wanted: FigureFilter, format: ListFormat) -> None:
    """Print figures."""
    with opened(target) as ledger:
        found = ledger.figures(wanted)
    put(found, StoredFigure, format, tables.figures)


def reports(target: str, wanted: ReportFilter, format: ListFormat) -> None:
    """Print reports."""
    with opened(target) as ledger:
        found = ledger.reports(wanted)
    put(found, StoredReport, format, tables.reports)


def copies(target: str, format: ListFormat) -> None:
    """Print which reports copy which."""
    from dragoman.ledger import copied  # noqa: PLC0415 - imports all of matching, which listing does not need

    with opened(target) as ledger:
        found = copied.copies(ledger)
    put(found, StoredCopy, format, tables.copies)


def people(target: str, format: ListFormat) -> None:
    """Print people."""
    from dragoman.ledger import persons  # noqa: PLC0415 - imports all of matching

    with opened(target) as ledger:
        found = persons.people(ledger)
    put(found, Person, format, tables.people)


def doubts(target: str, format: ListFormat) -> None:
    """Print people who may be one."""
    from dragoman.ledger import persons  # noqa: PLC0415 - imports all of matching

    with opened(target) as ledger:
        found = persons.review(ledger)
    put(found, Doubt, format, tables.doubts)


def opened(target: str) -> Ledger:
    """Open a ledger for reading, with a word if its events are not those of all its reports.

    Raises:
        LedgerError: there is none, or it cannot be read.
    """
    ledger = Ledger.open(target, read_only=True)
    if not ledger.is_fresh():
        advice = "the events are older than the reports (reading was interrupted): run `dragoman read` again"
        typer.echo(f"dragoman: {advice}", err=True)
    return ledger


def put(
    found: Sequence[AnyRecord],
    record_type: type[AnyRecord],
    format: ListFormat,
    table: Callable[[Sequence[AnyRecord]], Table],
) -> None:
    """Print records in a format."""
    if format == "jsonl":
        jsonl.write(found, sys.stdout.buffer)
    elif format == "csv":
        csv.write(found, record_type, sys.stdout.buffer)
    else:
        console().print(table(found))


def console() -> Console:
    """Return the terminal: nothing in what is printed is markup, a code or a name to be coloured."""
    return Console(markup=False, highlight=False, emoji=False)
