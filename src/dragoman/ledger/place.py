"""Where a ledger is: a file, or a database on a server.

Its address may hold a password. ``str()`` of a place never does: it is what messages show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.ledger.errors import LedgerError

POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


@dataclass(frozen=True)
class Place:
    """A file (``file``), or else a database on a server (``url``)."""

    file: Path | None = None
    url: URL | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """Return the path, or the address without password and options."""
        if self.url is None:
            return str(self.file)
        url = self.url
        return str(URL.create("postgresql", url.username, host=url.host, port=url.port, database=url.database))


def locate(target: str | Path | Place) -> Place:
    """Return the place of a ledger named by a path, ``sqlite:///path`` or ``postgresql://user@host/database``.

    Raises:
        LedgerError: the target is a folder, or an address of another kind of database.
    """
    if isinstance(target, Place):
        return target
    text = str(target)
    scheme, separator, rest = text.partition("://")
    if not separator or isinstance(target, Path):
        return _file(Path(text))
    if scheme == "sqlite":
        return _file(Path(unquote(rest.removeprefix("/"))))
    if scheme in POSTGRESQL:
        return Place(url=_server(text))
    raise LedgerError(
        f"{scheme}://{rest.rpartition('@')[2]}: a ledger is a file, sqlite:///path/to/file, "
        "or postgresql://user@host/database"
    )


def _file(path: Path) -> Place:
    if not path.name or path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger: name a file in it")
    return Place(file=path)


def _server(text: str) -> URL:
    try:
        url = make_url(text).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # Their message may quote a part of the password: so it is neither shown nor kept.
        url = None
    if url is None or not url.database:
        raise LedgerError(
            "the address of the ledger is not postgresql://user:password@host:port/database: write signs like "
            "@ : / in a password as %40 %3A %2F, and name a database"
        )
    return url
