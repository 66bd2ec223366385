"""JSON lines: one record a line, every field of it, as ``docs/json.md`` tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, TypeVar

import msgspec

from dragoman.model import Claim, CodedReport, Event, Record

_encoder = msgspec.json.Encoder()


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write each record as a line of UTF-8 JSON."""
    for record in records:
        stream.write(_encoder.encode(record) + b"\n")


def published(coded: CodedReport) -> CodedReport:
    """Return a coded report as others read it: a date is a day, a month or a year of ISO 8601.

    A bare day of an unknown month ("on the 1st") is kept inside, where reports are joined; alone it is no date.
    """
    if not any(_is_bare(claim.start) or _is_bare(claim.end) for claim in coded.claims):
        return coded
    return msgspec.structs.replace(coded, claims=[with_iso_dates(claim) for claim in coded.claims])


Dated = TypeVar("Dated", Claim, Event)


def with_iso_dates(record: Dated) -> Dated:
    """Return a claim or an event whose dates are ISO 8601; a bare day of an unknown month is left out."""
    start = None if _is_bare(record.start) else record.start
    end = None if _is_bare(record.end) else record.end
    return msgspec.structs.replace(record, start=start, end=end, date_basis=record.date_basis if start or end else None)


def _is_bare(value: str | None) -> bool:
    return value is not None and value.startswith("--")
