"""Bringing a ledger's tables to this version, whoever opens it first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dragoman.ledger import postgresql
from dragoman.ledger.connection import connect, reading, writing
from dragoman.ledger.errors import LedgerError, MissingLedgerError
from dragoman.ledger.place import Place

HEAD = "0003"
"""The revision that `schema` describes; known here so that opening a ledger seldom needs Alembic."""

VERSION_TABLE = "dragoman_version"
MIGRATIONS = Path(__file__).parent / "migrations"


def check(engine: Engine, place: Place) -> None:
    """Check that a ledger opened for reading can be read by this version.

    Raises:
        MissingLedgerError: the database is empty.
        LedgerError: it is no ledger, or one of another version.
    """
    with reading(engine) as connection:
        found = _revision(connection, place)
    if found is None:
        raise MissingLedgerError(place)
    if found != HEAD:
        _refuse_newer(found, place)
        raise LedgerError(f"the ledger {place} is of an older version: `dragoman read PATH` brings it up to date")


def upgrade(engine: Engine, place: Place) -> None:
    """Make or change the tables, once, whoever else opens the ledger at the same time.

    Raises:
        LedgerError: it is no ledger, or one of a newer version.
    """
    with reading(engine) as connection:
        if _revision(connection, place) == HEAD:
            return
    # Alembic copies tables to change them, and dropping the old one would delete what refers to it.
    loose = connect(place, foreign_keys=False)
    try:
        with writing(loose) as connection:  # the write lock is the lock of the migration
            found = _revision(connection, place)
            if found != HEAD:
                _refuse_newer(found, place)
                if connection.dialect.name == "postgresql":
                    postgresql.check_encoding(connection)
                migrate(connection)
    finally:
        loose.dispose()


def _revision(connection: Connection, place: Place) -> str | None:
    """Return the revision of the tables, None for an empty database.

    Raises:
        LedgerError: the tables are of something else.
    """
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    if tables:
        raise LedgerError(f"{place} is not a ledger: it is a database of something else; name another, or a new one")
    return None


def _refuse_newer(found: str | None, place: Place) -> None:
    known = {file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("*.py")}
    if found is not None and found not in known:
        raise LedgerError(f"the ledger {place} was made by a newer version of Dragoman: upgrade this one")


def migrate(connection: Connection, revision: str = HEAD) -> None:
    """Take the steps up to a revision, in the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - slow to load and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
