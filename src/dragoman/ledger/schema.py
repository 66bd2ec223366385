"""The tables. A column is named as the field of `dragoman.model` it holds; types that every database has.

    reports --< claims --< claim_participants          events --< event_participants
       |  `---< figures                                   `-----< event_claims >-- claims
       |------ inputs (the journal)                    rulings, state
       `------ prints, likenesses, originals          claim_blocks, block_filings, pending

Change a table only together with a migration (``migrations/versions``); a test holds them against each other.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have names from the start: a migration can only change what it can name."""

metadata = MetaData(naming_convention=NAMING)


TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is ordered by its code points on every database: PostgreSQL would follow the language of the server."""


def _short(length: int) -> TypeEngine[str]:
    """Return the type of a short text that is ordered likewise."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class Json(TypeDecorator[Any]):
    """Lists and objects as JSON in a text column, on every database alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Encode on the way in."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Decode on the way out."""
        return None if value is None else msgspec.json.decode(value)


def _text(name: str, *, index: bool = False) -> Column[Any]:
    return Column(name, TEXT, index=index)


def _json(name: str) -> Column[Any]:
    return Column(name, Json, nullable=False)


def _required(name: str, *, index: bool = False) -> Column[Any]:
    return Column(name, TEXT, nullable=False, index=index)


def _identifier() -> Column[Any]:
    return Column("id", _short(64), primary_key=True)


def _part_of(name: str, target: str, *, key: bool = False) -> Column[Any]:
    """Return a reference to what a row belongs to and is deleted with."""
    parent = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(name, _short(64), parent, primary_key=key, nullable=False, index=not key)


def _position() -> Column[Any]:
    """Return the place of a row in its parent's list."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _participant_columns() -> list[Column[Any]]:
    return [
        _required("role"),
        _text("name"),
        _text("person", index=True),
        _text("office"),
        _text("standing"),
        _text("country", index=True),
        _text("organisation"),
        _json("evidence"),
    ]


def _event_columns() -> list[Column[Any]]:
    """Return what claims and events have in common."""
    return [
        _required("type"),
        _required("status"),
        Column("background", Boolean, nullable=False),
        _text("country"),
        _text("city"),
        _text("place"),
        _text("start"),
        _text("end"),
        _text("date_basis"),
        _text("kind"),
        _text("format"),
        _text("setting"),
        Column("count", Integer),
        _json("documents"),
        _text("organisation"),
        Column("ordinal", Integer),
    ]


reports = Table(
    "reports",
    metadata,
    _identifier(),
    _required("source", index=True),
    Column("part", Integer, nullable=False),
    _text("title"),
    _text("outlet"),
    _text("agency"),
    _text("language"),
    _text("published"),
    _text("published_basis"),
    _text("dateline"),
    _text("dateline_date"),
    _required("text"),
    _text("skipped"),
    _json("evidence"),
    _text("extractor"),
)

inputs = Table(
    "inputs",
    metadata,
    _part_of("report", "reports", key=True),
    _required("source"),
    Column("part", Integer, nullable=False),
    Column("digest", _short(64), nullable=False, index=True),
    Column("outcome", _short(16), nullable=False),
    _text("reason"),
    _required("coder"),
    _required("read_at"),
)
"""The journal: what was read, what came of it (``coded`` or ``skipped``), by which coder, when."""

claims = Table(
    "claims",
    metadata,
    _identifier(),
    _part_of("report", "reports"),
    *_event_columns(),
    _text("kind_label"),
    _json("evidence"),
    _json("sentence"),
    _required("rule"),
    _required("coder"),
)

claim_participants = Table(
    "claim_participants",
    metadata,
    _part_of("claim", "claims", key=True),
    _position(),
    *_participant_columns(),
    _json("quotes"),
)
"""``quotes`` are the words of ``evidence``, kept here so that names are found without reading the texts."""

figures = Table(
    "figures",
    metadata,
    _identifier(),
    _part_of("report", "reports"),
    _required("metric"),
    Column("value", Double, nullable=False),
    _required("unit"),
    _required("bound"),
    _required("nature"),
    Column("change", Boolean, nullable=False),
    _text("start"),
    _text("end"),
    _json("parties"),
    _text("speaker"),
    _json("evidence"),
    _json("sentence"),
    _required("quote"),
)

events = Table(
    "events",
    metadata,
    _identifier(),
    *_event_columns(),
    _json("reports"),
    _json("origins"),
    _json("copies"),
    _json("contested"),
    _text("part_of"),
    Column("first_day", _short(10), index=True),
    Column("last_day", _short(10), index=True),
)
"""``first_day`` and ``last_day`` bound the event in whole days, however precise its dates are."""

event_participants = Table(
    "event_participants",
    metadata,
    _part_of("event", "events", key=True),
    _position(),
    *_participant_columns(),
)

event_claims = Table(
    "event_claims",
    metadata,
    _part_of("event", "events", key=True),
    _position(),
    _part_of("claim", "claims"),
)

claim_blocks = Table(
    "claim_blocks",
    metadata,
    _part_of("claim", "claims", key=True),
    Column("block", _short(64), nullable=False, index=True),
)
"""The blocks (`dragoman.matching.blocks`) of the claims that events are derived from."""

block_filings = Table(
    "block_filings",
    metadata,
    Column("block", _short(64), primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("country", TEXT, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index(None, "key", "country", "first"),
)
"""Where claims look for the blocks that they may belong to; ``first`` and ``last`` are ordinals of days."""

prints = Table(
    "prints",
    metadata,
    _part_of("report", "reports", key=True),
    Column("whole", _short(64), nullable=False),
    Column("pieces", LargeBinary, nullable=False),
)
"""What is kept of the texts to find copies (`dragoman.matching.proposing.Pieces`)."""

likenesses = Table(
    "likenesses",
    metadata,
    Column("one", _short(64), primary_key=True),
    Column("other", _short(64), primary_key=True, index=True),
)
"""Reports that share text, as an exact comparison found; filled once there are many reports."""

originals = Table(
    "originals",
    metadata,
    Column("report", _short(64), primary_key=True),
    Column("original", _short(64), nullable=False, index=True),
)
"""Which reports copy which, as the events were derived."""

pending = Table(
    "pending",
    metadata,
    Column("kind", _short(16), primary_key=True),
    Column("id", _short(64), primary_key=True),
)
"""What has changed since the events were derived (`dragoman.ledger.pending`)."""

rulings = Table(
    "rulings",
    metadata,
    _identifier(),
    _required("action"),
    _json("claims"),
    _json("grounds"),
    _json("events"),
    _text("field"),
    _text("value"),
    _text("undoes"),
    _required("author"),
    _required("time"),
    _required("reason"),
)
"""Rulings name claims without a reference: they outlive a reading by another version of the coder."""

state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("derived", Integer, nullable=False),
    Column("derived_by", TEXT, nullable=False),
)
"""One row: ``revision`` counts changes of claims and rulings, ``derived`` is that of the events."""
