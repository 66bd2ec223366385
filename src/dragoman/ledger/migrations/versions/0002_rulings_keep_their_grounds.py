"""Rulings keep what their claims are recognised by, the events they were made on, and can undo one another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns; rulings made before know their claims by identifier only."""
    op.add_column("rulings", sa.Column("grounds", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("rulings", sa.Column("events", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("rulings", sa.Column("undoes", TEXT))
