"""Connections to a ledger in SQLite: where it is, how it is opened, read and written.

The one module that knows which database it is; all others speak SQLAlchemy.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dragoman.ledger.errors import LedgerError, MissingLedgerError

LOCK_SECONDS = 30.0
"""How long to wait for another program's transaction; a partition takes far less than a second."""


def locate(target: str | Path) -> Path:
    """Return the file of a ledger named by a path or by ``sqlite:///path``.

    Raises:
        LedgerError: the target is a folder, or an address of another database.
    """
    text = str(target)
    scheme, separator, rest = text.partition("://")
    if separator and scheme != "sqlite":
        raise LedgerError(f"{_without_password(text)}: a ledger is a file here, or sqlite:///path/to/file")
    path = Path(unquote(rest.removeprefix("/")) if separator else text)
    if not path.name or path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger: name a file in it")
    return path


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine on the file; a missing file is made unless ``read_only``.

    Raises:
        MissingLedgerError: there is no file and ``read_only`` is asked for.
        LedgerError: the folder is missing.
    """
    if read_only and not path.exists():
        raise MissingLedgerError(path)
    if not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} of the ledger {path.name} does not exist")

    def open_file() -> sqlite3.Connection:
        return _open(path, read_only=read_only, foreign_keys=foreign_keys)

    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the ledger throughout."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the write lock from its start, so that it cannot fail half way for it."""
    with engine.connect() as connection:
        writer = connection.execution_options(writes=True)
        with writer.begin():
            yield writer


def _begin(connection: Connection) -> None:
    # The driver's own transactions begin late and not before DDL: it is in autocommit, we begin.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open(path: Path, *, read_only: bool, foreign_keys: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{_mode(path, read_only=read_only)}",
        uri=True,
        timeout=LOCK_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        # Once set, the file stays in WAL: readers and the one writer do not wait for each other.
        connection.execute("PRAGMA query_only=ON" if read_only else "PRAGMA journal_mode=WAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _mode(path: Path, *, read_only: bool) -> str:
    """Return how SQLite is to open the file.

    A reader of a WAL database makes files beside it and removes them at the end, if it may write there. In a
    read-only folder nobody can write, so that the file may be read as it is.
    """
    if not read_only:
        return "mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"


def _without_password(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
