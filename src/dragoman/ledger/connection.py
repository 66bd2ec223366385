"""Connections to a ledger: opened, read and written, whichever database it is in.

`sqlite` and `postgresql` know their database; all other modules speak SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import StatementError

from dragoman.ledger import postgresql, sqlite
from dragoman.ledger.errors import LedgerError
from dragoman.ledger.place import Place


def connect(place: Place, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine on the place; a missing file is made unless ``read_only``.

    Args:
        place: where the ledger is.
        read_only: whether nothing may be written.
        foreign_keys: False to let SQLite copy tables; other databases change them in place.

    Raises:
        MissingLedgerError: there is no file and ``read_only`` is asked for.
        LedgerError: the folder, or the driver of the database, is missing.
    """
    if place.file is not None:
        return sqlite.connect(place.file, read_only=read_only, foreign_keys=foreign_keys)
    assert place.url is not None  # a place is the one or the other
    return postgresql.connect(place.url, read_only=read_only)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the ledger throughout."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the write lock from its start and sees all that was committed before."""
    with engine.connect() as connection:
        writer = connection.execution_options(writes=True)
        with writer.begin():
            yield writer


@contextmanager
def translated(place: Place) -> Iterator[None]:
    """Turn the errors of the database into `LedgerError`.

    Raises:
        LedgerError: in place of any error of the database or its driver.
    """
    try:
        yield
    except (StatementError, sqlite3.Error) as error:
        cause = (error.orig if isinstance(error, StatementError) else error) or error
        if isinstance(cause, LedgerError):
            raise cause from error
        told = (sqlite if place.file else postgresql).message(cause) or "the ledger {place} failed: {cause}"
        raise LedgerError(told.format(place=place, cause=cause)) from error
