"""JSON lines: one record a line, every field of it, as ``docs/json.md`` tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from dragoman.model import Record

_encoder = msgspec.json.Encoder()


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write each record as a line of UTF-8 JSON."""
    for record in records:
        stream.write(_encoder.encode(record) + b"\n")
