"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text is ordered by its code points on every database."""


def _short(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT) for name in names]


def _required(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _integer(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _identifier(name: str = "id") -> sa.Column[Any]:
    return sa.Column(name, _short(64), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _belongs(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete="CASCADE")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _event_columns() -> list[sa.Column[Any]]:
    return [
        *_required("type", "status"),
        sa.Column("background", sa.Boolean(), nullable=False),
        *_text("country", "city", "place", "start", "end", "date_basis", "kind", "format", "setting"),
        _integer("count"),
        *_required("documents"),
        *_text("organisation"),
        _integer("ordinal"),
    ]


def _participant_columns() -> list[sa.Column[Any]]:
    return [
        *_required("role"),
        *_text("name", "person", "office", "standing", "country", "organisation"),
        *_required("evidence"),
    ]


def upgrade() -> None:
    """Make all tables, empty, and the one row of the state."""
    _reports()
    _claims()
    _figures()
    _events()
    _rulings_and_state()


def _reports() -> None:
    op.create_table(
        "reports",
        _identifier(),
        *_required("source"),
        _integer("part", nullable=False),
        *_text("title", "outlet", "agency", "language", "published", "published_basis"),
        *_text("dateline", "dateline_date"),
        *_required("text"),
        *_text("skipped"),
        *_required("evidence"),
        *_text("extractor"),
        _key("reports", "id"),
    )
    _index("reports", "source")
    op.create_table(
        "inputs",
        _identifier("report"),
        *_required("source"),
        _integer("part", nullable=False),
        _identifier("digest"),
        sa.Column("outcome", _short(16), nullable=False),
        *_text("reason"),
        *_required("coder", "read_at"),
        _belongs("inputs", "report", "reports"),
        _key("inputs", "report"),
    )
    _index("inputs", "digest")


def _claims() -> None:
    op.create_table(
        "claims",
        _identifier(),
        _identifier("report"),
        *_event_columns(),
        *_text("kind_label"),
        *_required("evidence", "sentence", "rule", "coder"),
        _belongs("claims", "report", "reports"),
        _key("claims", "id"),
    )
    _index("claims", "report")
    op.create_table(
        "claim_participants",
        _identifier("claim"),
        _integer("position", nullable=False),
        *_participant_columns(),
        *_required("quotes"),
        _belongs("claim_participants", "claim", "claims"),
        _key("claim_participants", "claim", "position"),
    )
    _index("claim_participants", "person", "country")


def _figures() -> None:
    op.create_table(
        "figures",
        _identifier(),
        _identifier("report"),
        *_required("metric"),
        sa.Column("value", sa.Double(), nullable=False),
        *_required("unit", "bound", "nature"),
        sa.Column("change", sa.Boolean(), nullable=False),
        *_text("start", "end"),
        *_required("parties"),
        *_text("speaker"),
        *_required("evidence", "sentence", "quote"),
        _belongs("figures", "report", "reports"),
        _key("figures", "id"),
    )
    _index("figures", "report")


def _events() -> None:
    op.create_table(
        "events",
        _identifier(),
        *_event_columns(),
        *_required("reports", "origins", "copies", "contested"),
        *_text("part_of"),
        sa.Column("first_day", _short(10)),
        sa.Column("last_day", _short(10)),
        _key("events", "id"),
    )
    _index("events", "first_day", "last_day")
    op.create_table(
        "event_participants",
        _identifier("event"),
        _integer("position", nullable=False),
        *_participant_columns(),
        _belongs("event_participants", "event", "events"),
        _key("event_participants", "event", "position"),
    )
    _index("event_participants", "person", "country")
    op.create_table(
        "event_claims",
        _identifier("event"),
        _integer("position", nullable=False),
        _identifier("claim"),
        _belongs("event_claims", "event", "events"),
        _belongs("event_claims", "claim", "claims"),
        _key("event_claims", "event", "position"),
    )
    _index("event_claims", "claim")


def _rulings_and_state() -> None:
    op.create_table(
        "rulings",
        _identifier(),
        *_required("action", "claims"),
        *_text("field", "value"),
        *_required("author", "time", "reason"),
        _key("rulings", "id"),
    )
    state = op.create_table(
        "state",
        _integer("id", nullable=False),
        _integer("revision", nullable=False),
        _integer("derived", nullable=False),
        *_required("derived_by"),
        _key("state", "id"),
    )
    op.bulk_insert(state, [{"id": 1, "revision": 0, "derived": 0, "derived_by": ""}])
