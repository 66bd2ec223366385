"""What can go wrong with a server, and that no message shows a password."""

from __future__ import annotations

import pytest
from psycopg import errors
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from dragoman.ledger import Ledger, LedgerError, MissingLedgerError, postgresql
from dragoman.ledger.connection import translated
from dragoman.ledger.place import locate

from .build import CODER, coded
from .places import Places, server_of_tests, with_schema

SECRET = "s3cr-t"
ADDRESS = f"postgresql://ann:{SECRET}@host.invalid:1/talks?password={SECRET}&connect_timeout=2"


@pytest.fixture(scope="module")
def server() -> str:
    return server_of_tests()


def refused(address: str, *, read_only: bool = False) -> str:
    with pytest.raises(LedgerError) as raised:
        Ledger.open(address, read_only=read_only)
    return str(raised.value)


def changed(address: str, *, host: str | None = None, user: str | None = None, database: str | None = None) -> str:
    """Return the address with other parts; another user has another password."""
    url = make_url(address).set(host=host, username=user, password=SECRET if user else None, database=database)
    return url.render_as_string(hide_password=False)


def test_a_place_never_shows_its_password() -> None:
    place = locate(ADDRESS)
    assert str(place) == "postgresql://ann@host.invalid:1/talks"
    assert SECRET not in repr(place)


@pytest.mark.parametrize(
    "address",
    [f"postgresql://ann:{SECRET}@host:a@b/talks", f"postgresql://ann:{SECRET}@host:x/talks", "postgresql://host"],
)
def test_an_address_that_cannot_be_read_says_how_to_write_it(address: str) -> None:
    said = refused(address)
    assert "write signs like @ : / in a password as %40 %3A %2F" in said
    assert SECRET not in said


def test_a_missing_driver_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "find_spec", lambda _: None)
    assert "pip install 'psycopg[binary]'" in refused(ADDRESS)


def test_a_server_out_of_reach_is_told() -> None:
    said = refused(changed(ADDRESS, host="127.0.0.1"))
    assert said.startswith("the server of the ledger postgresql://ann@127.0.0.1:1/talks cannot be reached")
    assert SECRET not in said


def test_an_unknown_user_or_database_is_told(server: str) -> None:
    assert "refuses the user or the password" in refused(changed(server, user="nobody"))
    assert "there is no database" in refused(changed(server, database="none"))


def test_a_missing_ledger_says_what_to_do(server: str) -> None:
    with pytest.raises(MissingLedgerError, match="run `dragoman read PATH` first"):
        Ledger.open(with_schema(server, "pg_temp"), read_only=True)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errors.DiskFull, "no space left on the server"),
        (errors.LockNotAvailable, "locked by another program"),
        (errors.InsufficientPrivilege, "ask its owner"),
        (errors.ReadOnlySqlTransaction, "read-only"),
        (errors.AdminShutdown, "was lost .*what was stored before is safe: run the command again"),
        (errors.TooManyConnections, "try again later"),
        (errors.UntranslatableCharacter, "not UTF-8"),
        (errors.SyntaxError, "failed: {x} went wrong"),
    ],
)
def test_errors_of_the_server_are_told(error: type[Exception], told: str) -> None:
    with pytest.raises(LedgerError, match=told) as raised, translated(locate(ADDRESS)):
        raise DBAPIError("SELECT 1", {}, error("{x} went wrong\nDETAIL: more"))
    assert SECRET not in str(raised.value)


def test_who_may_not_make_tables_is_told(server: str) -> None:
    with pytest.raises(LedgerError, match=r"no permission .*ask its owner"):
        Ledger.open(with_schema(server, "pg_catalog"))


@pytest.mark.parametrize("read_only", [False, True])
def test_a_schema_of_something_else_is_refused(server: str, read_only: bool) -> None:
    said = refused(with_schema(server, "information_schema"), read_only=read_only)
    assert "is not a ledger: it is a database of something else" in said


def test_a_connection_that_ends_is_told_and_the_next_one_works(places: Places, place: str) -> None:
    if places.server is None:
        pytest.skip("a file has no connection that others end")
    with Ledger.open(place) as ledger:
        ledger.store([coded()], coder=CODER)
        with ledger._reading() as connection:
            process = connection.scalar(text("SELECT pg_backend_pid()"))
        places.run(f"SELECT pg_terminate_backend({process})")
        with pytest.raises(LedgerError, match=r"was lost .*run the command again"):
            ledger.store([coded("b.txt")], coder=CODER)
        assert ledger.store([coded("b.txt")], coder=CODER) == 1
        assert len(ledger.reports()) == 2
