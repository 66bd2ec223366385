"""Comma-separated values for spreadsheets and statistics: one row a record, lists joined by ``; ``.

Texts and spans are left out (JSON lines hold them). A cell that a spreadsheet would run as a formula gets an
apostrophe before it: the words of a report come from strangers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from dragoman.model import Participant, Record

LEFT_OUT = frozenset({"evidence", "sentence", "text"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns(record_type: type[Record]) -> list[str]:
    """Return the names of the columns of a kind of record."""
    names = (field.name for field in msgspec.structs.fields(record_type))
    return [name for name in names if name not in LEFT_OUT]


def write(records: Iterable[Record], record_type: type[Record], stream: BinaryIO) -> None:
    """Write a header and a row for each record, as UTF-8."""
    names = columns(record_type)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(names)
        for record in records:
            writer.writerow([cell(getattr(record, name)) for name in names])
    finally:
        text.detach()  # the stream belongs to the caller: a closed wrapper would close it


def cell(value: object) -> str | int | float:
    """Return a field as a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = flat(value)
    return "'" + text if text.startswith(FORMULA) else text


def flat(value: object) -> str:
    """Return a field of any shape as one line of text."""
    if isinstance(value, Participant):
        return _participant(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {flat(list(inner))}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(flat(inner) for inner in value)
    return str(value)


def _participant(participant: Participant) -> str:
    who = participant.name or participant.office or participant.organisation or participant.country or "unknown"
    country = f" ({participant.country})" if participant.country and who != participant.country else ""
    return f"{participant.role}: {who}{country}"
