"""Blocks of claims, what is kept of texts to find copies, and what has changed since events were derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SHORT = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def _required(name: str, type_: sa.types.TypeEngine[str] = SHORT) -> sa.Column[str]:
    return sa.Column(name, type_, nullable=False)


def _days(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _belongs(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    """Make the tables, empty: the next reading derives all events anew and fills them."""
    _blocks()
    _texts()
    op.create_table("pending", _required("kind", _kind()), _required("id"), _key("pending", "kind", "id"))
    op.execute("UPDATE state SET derived_by = ''")


def _blocks() -> None:
    op.create_table(
        "claim_blocks",
        _required("claim"),
        _required("block"),
        _belongs("claim_blocks", "claim", "claims"),
        _key("claim_blocks", "claim"),
    )
    op.create_index("ix_claim_blocks_block", "claim_blocks", ["block"])
    op.create_table(
        "block_filings",
        _required("block"),
        _required("key", TEXT),
        _required("country", TEXT),
        *_days("first", "last"),
        _key("block_filings", "block", "key", "country"),
    )
    op.create_index("ix_block_filings_key_country_first", "block_filings", ["key", "country", "first"])


def _texts() -> None:
    op.create_table(
        "prints",
        _required("report"),
        _required("whole"),
        sa.Column("pieces", sa.LargeBinary(), nullable=False),
        _belongs("prints", "report", "reports"),
        _key("prints", "report"),
    )
    op.create_table("likenesses", _required("one"), _required("other"), _key("likenesses", "one", "other"))
    op.create_index("ix_likenesses_other", "likenesses", ["other"])
    op.create_table("originals", _required("report"), _required("original"), _key("originals", "report"))
    op.create_index("ix_originals_original", "originals", ["original"])


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _kind() -> sa.types.TypeEngine[str]:
    return sa.String(16).with_variant(sa.String(16, collation="C"), "postgresql")
