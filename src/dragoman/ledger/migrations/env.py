"""Alembic's entry: runs the steps on the connection, and in the transaction, of `dragoman.ledger.upgrade`."""

from __future__ import annotations

from alembic import context

from dragoman.ledger.schema import metadata
from dragoman.ledger.upgrade import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite cannot change a table in place
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
