"""A ledger in a file: SQLite, in write-ahead mode."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dragoman.ledger.errors import LOCK_SECONDS, LedgerError, MissingLedgerError

PAUSE_SECONDS = 0.01
"""Between two attempts to get a lock for which SQLite itself does not wait."""


def connect(path: Path, *, read_only: bool, foreign_keys: bool) -> Engine:
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


def _begin(connection: Connection) -> None:
    # The driver's own transactions begin late and not before DDL: it is in autocommit, we begin. A writer holds
    # the lock from the start, so that it cannot fail half way for it.
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
        if read_only:
            connection.execute("PRAGMA query_only=ON")
        else:
            _set_wal(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_wal(connection: sqlite3.Connection) -> None:
    """Put the file into write-ahead mode, in which it stays: readers and the one writer do not wait for each other.

    Of several that do this to a new file at once SQLite refuses some without waiting, for each of them holds the lock
    for reading that another one waits for: so they let go of it, and wait here.
    """
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


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


MESSAGES = {
    "SQLITE_NOTADB": "{place} is not a ledger: it is not an SQLite database",
    "SQLITE_CORRUPT": "the ledger {place} is damaged: restore a copy, or read the reports into a new one",
    "SQLITE_BUSY": "the ledger {place} is locked by another program; try again when that one has finished",
    "SQLITE_LOCKED": "the ledger {place} is locked by another program; try again when that one has finished",
    "SQLITE_FULL": (
        "no space left on the disk of the ledger {place}; what was stored before is safe: make room and run the "
        "command again"
    ),
    "SQLITE_READONLY": "the ledger {place} cannot be written: the file or its folder is read-only",
    "SQLITE_CANTOPEN": "the ledger {place} cannot be opened: its folder is missing or read-only",
    "SQLITE_PERM": "the ledger {place} cannot be opened: permission denied",
    "SQLITE_IOERR": (
        "reading or writing the ledger {place} failed: check its disk and the space left on it; "
        "what was stored before is safe: run the command again then"
    ),
}
"""From SQLite's error (its extended codes begin with the same words) to the message."""


def message(cause: BaseException) -> str | None:
    """Return what to tell of an error of SQLite, with ``{place}`` in it; None if it is not known."""
    name = str(getattr(cause, "sqlite_errorname", None) or "")
    return next((told for code, told in MESSAGES.items() if name.startswith(code)), None)
