"""A ledger in a database of a PostgreSQL server, where many work on it.

What `dragoman.ledger.sqlite` gets from locks of a file is had here so: whoever writes takes an advisory lock at
the start of the transaction and then sees all that was committed before; whoever reads sees one state of the
database throughout.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dragoman.ledger.errors import LOCK_SECONDS, LedgerError

if TYPE_CHECKING:
    from psycopg import Connection as PsycopgConnection

CONNECT_SECONDS = 10
"""How long to wait for the server to answer."""

LOCK = 0x44524147
"""First half of the key of the lock; the second is the schema's, so that ledgers of one database do not wait."""

_INSTALL = "pip install 'psycopg[binary]' (the extra `postgresql` of Dragoman)"

_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '{milliseconds}ms'; "
    f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))"
)


def connect(url: URL, *, read_only: bool) -> Engine:
    """Return an engine on the database; nothing is asked of the server yet.

    Raises:
        LedgerError: the driver is not installed.
    """
    if find_spec("psycopg") is None:
        raise LedgerError(f"a ledger on PostgreSQL needs its driver: {_INSTALL}")
    arguments: dict[str, Any] = {"application_name": "dragoman", "client_encoding": "utf8"}
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = CONNECT_SECONDS
    try:
        engine = create_engine(url, connect_args=arguments, poolclass=QueuePool)
    except ImportError as error:  # psycopg itself is there, but neither its binary nor the server's library
        raise LedgerError(f"the driver of PostgreSQL cannot be loaded; all of it comes with {_INSTALL}") from error
    if read_only:
        event.listen(engine, "connect", _forbid_writing)
    event.listen(engine, "begin", _begin)
    return engine


def check_encoding(connection: Connection) -> None:
    """Check that the database can hold the texts of all languages.

    Raises:
        LedgerError: it is of another encoding than UTF-8.
    """
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise LedgerError(
            f"the database is encoded in {encoding}, which cannot hold all reports: make one with "
            "createdb --encoding=UTF8 --template=template0 NAME"
        )


def _forbid_writing(connection: PsycopgConnection, _record: object) -> None:
    connection.read_only = True


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    statement = _WRITE.format(milliseconds=int(LOCK_SECONDS * 1000)) if writes else _READ
    connection.exec_driver_sql(statement)


_SAFE = "what was stored before is safe"
_LOST = f"the connection to the ledger {{place}} was lost ({{said}}); {_SAFE}: run the command again"
_FULL = f"no space left on the server of the ledger {{place}}; {_SAFE}: make room and run the command again"

MESSAGES = {
    "53100": _FULL,
    "53": "the server of the ledger {place} has no memory or connections left ({said}); try again later",
    "55P03": "the ledger {place} is locked by another program; try again when that one has finished",
    "40P01": "the ledger {place} is locked by another program; try again when that one has finished",
    "42501": (
        "you have no permission to do this on the ledger {place} ({said}): ask its owner for it "
        "(to make a ledger: CREATE on the schema)"
    ),
    "25006": "the ledger {place} cannot be written: the connection or the server is read-only",
    "3F000": "the ledger {place} names a schema that does not exist (search_path): create it first",
    "22P05": "the database {place} cannot hold this text: its encoding is not UTF-8",
    "22021": "the database {place} cannot hold this text: its encoding is not UTF-8",
    "58": f"the server of the ledger {{place}} failed on its disk ({{said}}); {_SAFE}",
    "57P": _LOST,
    "08": _LOST,
}
"""From the beginning of an SQLSTATE to the message, the more special ones first."""

REFUSALS = (
    (
        r"password authentication failed|no password supplied|role .* does not exist|authentication failed",
        "the server of the ledger {place} refuses the user or the password: check both (a password may also stand "
        "in ~/.pgpass)",
    ),
    (
        r"database .* does not exist",
        "there is no database {place} on the server: make it with createdb, then run the command again",
    ),
    (r"no pg_hba\.conf entry", "the server of the ledger {place} does not let this user in from here ({said})"),
    (r"permission denied", "you have no permission to use the database {place} ({said})"),
    (r"No space left|could not extend file", _FULL),
    (r"server closed the connection|connection (is|was) (lost|closed)|terminating connection", _LOST),
    (r"invalid .*option|invalid .*parameter", "the address of the ledger {place} has a wrong option ({said})"),
)
"""The driver gives no SQLSTATE for a refused connection: words tell, as long as the server speaks English."""


def message(cause: BaseException) -> str | None:
    """Return what to tell of an error of PostgreSQL, with ``{place}`` in it; None if it is not known."""
    state = getattr(cause, "sqlstate", None)
    said = " ".join(str(cause).split("\n", maxsplit=1)[0].split())
    if state is None:
        told = next((told for words, told in REFUSALS if re.search(words, str(cause))), None)
        if told is None and type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}:
            told = "the server of the ledger {place} cannot be reached ({said}): is it running, and the address right?"
    else:
        told = next((told for begins, told in MESSAGES.items() if state.startswith(begins)), None)
    return None if told is None else told.replace("{said}", _braced(said))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
