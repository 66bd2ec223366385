"""Places for ledgers in each of the stores: files, and schemas of a PostgreSQL server given by the environment.

Each schema has a ledger of its own; all are dropped at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url

VARIABLE = "DRAGOMAN_TEST_POSTGRESQL"


class Places:
    """Makes a new, empty place for a ledger each time."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self._folder = folder
        self.server = server
        self._schemas: list[str] = []

    def new(self) -> str:
        name = f"test_{uuid4().hex}"
        if self.server is None:
            return str(self._folder / f"{name}.db")
        self._schemas.append(name)
        self.run(f"CREATE SCHEMA {name}")
        return with_schema(self.server, name)

    @cached_property
    def shared(self) -> str:
        """A place that examples of one test may share."""
        return self.new()

    def run(self, statement: str) -> None:
        engine = create_engine(make_url(str(self.server)).set(drivername="postgresql+psycopg"))
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def clear(self) -> None:
        for n in range(0, len(self._schemas), 10):  # each table is a lock, which a server has few of
            self.run(f"DROP SCHEMA {', '.join(self._schemas[n : n + 10])} CASCADE")


def with_schema(server: str, name: str) -> str:
    url = make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
    return url.render_as_string(hide_password=False)


def server_of_tests() -> str:
    server = os.environ.get(VARIABLE)
    if not server:
        pytest.skip(f"{VARIABLE} is not set: `scripts/postgresql start FOLDER` prints an address for it")
    return server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Places in each of the stores: a test that takes it runs on all of them."""
    server = server_of_tests() if request.param == "postgresql" else None
    made = Places(tmp_path_factory.mktemp("ledgers"), server)
    yield made
    made.clear()


@pytest.fixture
def place(places: Places) -> str:
    """Return a new place in each of the stores."""
    return places.new()
