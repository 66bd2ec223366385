from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from dragoman.ledger import Ledger, LedgerError, MissingLedgerError, postgresql, sqlite
from dragoman.ledger.connection import connect, translated, writing
from dragoman.ledger.place import locate
from dragoman.ledger.schema import metadata
from dragoman.ledger.upgrade import HEAD, MIGRATIONS, VERSION_TABLE, migrate
from dragoman.model import Ruling

from .build import CODER, coded, contents


def test_the_migrations_make_the_tables_of_the_schema(place: str) -> None:
    with Ledger.open(place) as ledger, ledger._reading() as reader:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(reader, opts=options), metadata) == []


def test_the_known_head_is_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


def test_a_file_is_set_up_for_several_programs(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "x.db") as ledger, ledger._reading() as reader:
        assert reader.scalar(text("PRAGMA journal_mode")) == "wal"
        assert reader.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_path_or_an_address_opens_the_same_ledger(tmp_path: Path) -> None:
    path = tmp_path / "odd name #1?%20é.db"
    with Ledger.open(path) as ledger:
        ledger.store([coded()], coder=CODER)
    with Ledger.open(f"sqlite:///{str(path).replace('%', '%25')}", read_only=True) as ledger:
        assert len(ledger.reports()) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_ledger_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingLedgerError, match=r"no ledger at .*: run `dragoman read PATH` first"):
        Ledger.open(tmp_path / "dragoman.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_cannot_write(place: str) -> None:
    Ledger.open(place).close()
    with (
        Ledger.open(place, read_only=True) as ledger,
        pytest.raises(LedgerError, match="read-only"),
    ):
        ledger.store([coded()], coder=CODER)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    words, other = tmp_path / "words.db", tmp_path / "other.db"
    words.write_text("These are words, and no database at all. " * 200)
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE birds (name)")
    database.close()
    before = words.read_bytes()
    with pytest.raises(LedgerError, match="not an SQLite database"):
        Ledger.open(words, read_only=read_only)
    with pytest.raises(LedgerError, match="a database of something else"):
        Ledger.open(other, read_only=read_only)
    assert words.read_bytes() == before


def test_a_folder_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "none" / "x.db")


def test_another_kind_of_database_is_told_without_its_password() -> None:
    with pytest.raises(LedgerError, match="mysql://host/name: a ledger is a file") as raised:
        Ledger.open("mysql://ann:secret@host/name")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_ledger_is_refused(place: str, read_only: bool) -> None:
    with Ledger.open(place) as ledger, ledger._writing() as writer:
        writer.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer version"):
        Ledger.open(place, read_only=read_only)


def _made_by_revision(place: str, revision: str) -> None:
    """Make a ledger as an older version of the program did."""
    where = locate(place)
    engine = connect(where, foreign_keys=False)
    with translated(where), writing(engine) as writer:
        migrate(writer, revision)
    engine.dispose()


def test_an_older_ledger_is_brought_up_to_date_with_all_it_holds(place: str) -> None:
    _made_by_revision(place, "0001")
    with pytest.raises(LedgerError, match="older version"):
        Ledger.open(place, read_only=True)
    engine = connect(locate(place))
    with writing(engine) as writer:
        writer.execute(
            text("INSERT INTO rulings VALUES ('r1', 'reject', '[\"c1\"]', NULL, NULL, 'ann', '2026-11-21', 'why')")
        )
    engine.dispose()
    old = Ruling(id="r1", action="reject", claims=["c1"], author="ann", time="2026-11-21", reason="why")
    with Ledger.open(place) as ledger:
        assert ledger.rulings() == [old]
        ledger.store([coded()], coder=CODER)


def test_a_locked_ledger_is_told_and_can_be_read(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for store in (sqlite, postgresql):
        monkeypatch.setattr(store, "LOCK_SECONDS", 0.1)
    with Ledger.open(place) as one, Ledger.open(place) as other, one._writing():
        with pytest.raises(LedgerError, match="locked by another program"):
            other.store([coded()], coder=CODER)
        assert other.reports() == []


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "x.db") as ledger:
        ledger.store([coded()], coder=CODER)
        before = contents(ledger)
        with ledger._engine.connect() as full:
            full.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(LedgerError, match="no space left"):
            ledger.store([coded("big.txt", "? " * 500_000)], coder=CODER)
        assert contents(ledger) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_ledger_in_a_read_only_folder_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "x.db") as ledger:
        ledger.store([coded()], coder=CODER)
    monkeypatch.setattr(os, "access", lambda *_: False)  # chmod would not stop an administrator
    with Ledger.open(tmp_path / "x.db", read_only=True) as ledger:
        assert len(ledger.reports()) == 1
        assert list(tmp_path.iterdir()) == [tmp_path / "x.db"]


def _open(place: str) -> str:
    with Ledger.open(place) as ledger:
        ledger.store([coded(f"{os.getpid()}.txt")], coder=CODER)
    return "done"


def test_many_programs_can_open_a_new_ledger_at_once(place: str) -> None:
    with multiprocessing.get_context("spawn").Pool(6) as pool:
        assert pool.map(_open, [place] * 6, chunksize=1) == ["done"] * 6
    with Ledger.open(place) as ledger:
        assert len(ledger.reports()) == 6
