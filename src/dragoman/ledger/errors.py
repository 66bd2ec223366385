"""What can go wrong with a ledger, in words for its user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class LedgerError(Exception):
    """The ledger cannot be opened, read or written; the message says what to do."""


class MissingLedgerError(LedgerError):
    """There is no ledger yet."""

    def __init__(self, path: Path) -> None:
        """Say how to make one."""
        super().__init__(f"no ledger at {path}: run `dragoman read PATH` first, or name one with --ledger")


class UnknownEventError(LedgerError):
    """An identifier names no event, or several."""


MESSAGES = {
    "SQLITE_NOTADB": "{path} is not a ledger: it is not an SQLite database",
    "SQLITE_CORRUPT": "the ledger {path} is damaged: restore a copy, or read the reports into a new one",
    "SQLITE_BUSY": "the ledger {path} is locked by another program; try again when that one has finished",
    "SQLITE_LOCKED": "the ledger {path} is locked by another program; try again when that one has finished",
    "SQLITE_FULL": "no space left on the disk of the ledger {path}; what was stored before is safe",
    "SQLITE_READONLY": "the ledger {path} cannot be written: the file or its folder is read-only",
    "SQLITE_CANTOPEN": "the ledger {path} cannot be opened: its folder is missing or read-only",
    "SQLITE_PERM": "the ledger {path} cannot be opened: permission denied",
    "SQLITE_IOERR": "reading or writing the ledger {path} failed: check its disk and the space left on it",
}
"""From SQLite's error (its extended codes begin with the same words) to the message."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of the database into `LedgerError`.

    Raises:
        LedgerError: in place of any error of the database or its driver.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise LedgerError(_message(cause, path)) from error


def _message(cause: BaseException | None, path: Path) -> str:
    name = str(getattr(cause, "sqlite_errorname", None) or "")
    for code, message in MESSAGES.items():
        if name.startswith(code):
            return message.format(path=path)
    return f"the ledger {path} failed: {cause}"
