from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from rich.cells import cell_len

from dragoman import coding
from dragoman.cli.rules import Cell
from dragoman.engine.batch import default_code
from dragoman.ledger import Ledger
from dragoman.matching.rulings import SETTABLE
from dragoman.model import CodedReport, Report

from ..ledger.places import place, places
from .conftest import FakeCoder, Shell

__all__ = ["place", "places"]


def records(shell: Shell, *command: str) -> list[dict[str, Any]]:
    assert shell(*command, "--format", "jsonl") == 0
    return [json.loads(line) for line in shell.out.splitlines()]


@pytest.fixture
def filled(shell: Shell) -> Shell:
    assert shell("read", "reports") == 0
    return shell


def event_of(shell: Shell, country: str) -> dict[str, Any]:
    (one,) = (event for event in records(shell, "events") if event["country"] == country)
    return one


def test_a_ruling_is_made_listed_shown_and_undone(filled: Shell) -> None:
    event = event_of(filled, "KAZ")
    assert filled("rule", "set", event["id"], "kind", "state", "--author", "Ann", "--reason", "her notes") == 0
    assert "by Ann: set kind to state" in filled.out
    (ruling,) = records(filled, "rulings")
    assert f"dragoman rule undo {ruling['id'][:8]}" in filled.err or ruling["state"] == "in force"
    assert (ruling["author"], ruling["reason"], ruling["state"]) == ("Ann", "her notes", "in force")
    filled("show", event["id"])
    assert f"ruling {ruling['id'][:8]}: set kind to state, by Ann on " in filled.out
    assert filled("rule", "undo", ruling["id"][:8]) == 0
    assert event_of(filled, "KAZ") == event
    assert [one["state"] for one in records(filled, "rulings")] == ["undone", "in force"]
    assert filled("rulings") == 0
    assert "undone by" in filled.out
    assert all(cell_len(line) <= 80 for line in filled.out.splitlines())
    assert filled("rulings", "--format", "csv") == 0
    assert len(filled.out.splitlines()) == 3


def test_claims_are_named_by_show_and_taken_by_reject(filled: Shell) -> None:
    event = event_of(filled, "KAZ")
    filled("show", event["id"])
    assert f"claim {event['claims'][0][:8]}" in filled.out
    assert filled("rule", "reject", event["id"][:9], "--claim", event["claims"][0][:8]) == 0
    assert [one["country"] for one in records(filled, "events")] == ["UZB"]


def test_a_country_may_be_given_by_name(filled: Shell) -> None:
    assert filled("rule", "set", event_of(filled, "KAZ")["id"], "country", "Uzbekistan") == 0
    assert [one["country"] for one in records(filled, "events")] == ["UZB", "UZB"]
    assert filled("rule", "merge", *(one["id"] for one in records(filled, "events"))) == 0
    assert len(records(filled, "events")) == 1


def test_the_author_is_the_user_unless_said_otherwise(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "bo")
    filled("rule", "confirm", event_of(filled, "KAZ")["id"])
    assert records(filled, "rulings")[0]["author"] == "bo"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["reject", "none"], "no event 'none'"),
        (["set", "EVENT", "kind", "grand"], "cannot set kind to 'grand'"),
        (["set", "EVENT", "colour", "red"], "colour"),
        (["set", "EVENT", "country", "Narnia"], "VALUE: 'Narnia' is no country"),
        (["merge", "EVENT"], "two different events"),
        (["split", "EVENT", "--claim", "ffff"], "names its claims"),
        (["undo", "none"], "`dragoman rulings` lists them"),
        (["confirm", "EVENT", "--author", " "], "say who rules"),
        (["confirm", "EVENT", "--ledger", "none.db"], "no ledger at none.db"),
    ],
)
def test_a_wrong_ruling_gives_status_2_and_is_not_made(filled: Shell, wrong: list[str], told: str) -> None:
    event = event_of(filled, "KAZ")["id"]
    assert filled("rule", *(event if word == "EVENT" else word for word in wrong)) == 2
    assert told in filled.err
    assert records(filled, "rulings") == []
    assert not (filled.folder / "none.db").exists()


class OtherCoder(FakeCoder):
    """Finds nothing in one report."""

    def code(self, report: Report) -> CodedReport:
        return CodedReport(report=report) if "UZB" in report.text else super().code(report)


def test_recode_shows_what_changes_and_then_stores_it(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("rule", "set", event_of(filled, "UZB")["id"], "kind", "state")
    monkeypatch.setattr(coding, "Coder", OtherCoder)
    default_code.cache_clear()
    (change,) = records(filled, "recode", "--dry-run")
    assert (change["change"], change["event"]["country"]) == ("lost", "UZB")
    assert "nothing was stored" in filled.err
    assert len(records(filled, "events")) == 2
    assert filled("recode") == 0
    assert filled.out.split()[:3] == ["change", "event", "cells"]
    assert "lost" in filled.out
    assert all(cell_len(line) <= 80 for line in filled.out.splitlines())
    assert "3 reports; 1 say something else than before; events: 0 gained, 1 lost, 0 changed" in filled.err
    assert "1 ruling has lost ground" in filled.err
    assert len(records(filled, "events")) == 1
    filled("read", "reports")
    assert "`dragoman rulings` shows which" in filled.err
    filled("rulings")
    assert "its claims are gone" in " ".join(filled.out.split())


def test_recode_needs_a_ledger(shell: Shell) -> None:
    for options in ([], ["--dry-run"]):
        assert shell("recode", *options) == 2
        assert "no ledger at dragoman.db" in shell.err


def test_the_cells_of_the_command_are_those_that_can_be_set() -> None:
    assert set(get_args(Cell)) == SETTABLE


@pytest.mark.parametrize("command", ["confirm", "reject", "merge", "split", "set", "undo"])
def test_each_rule_has_help_with_examples(shell: Shell, command: str) -> None:
    assert shell("rule", command, "--help") == 0
    assert f"\n    dragoman rule {command} " in shell.out


def test_every_command_works_on_every_store(shell: Shell, place: str) -> None:
    where = ("--ledger", place)
    assert shell("read", "reports", *where) == 0
    assert shell("events", "--format", "jsonl", *where) == 0
    first, second = (json.loads(line)["id"] for line in shell.out.splitlines())
    for command in (
        ["show", first],
        ["figures"],
        ["reports"],
        ["people"],
        ["rule", "merge", first, second],
        ["rulings"],
        ["recode", "--dry-run"],
        ["recode"],
    ):
        assert shell(*command, *where) == 0
        assert shell.out or command[0] == "recode"
    assert len(records(shell, "events", *where)) == 1
    assert not (shell.folder / "dragoman.db").exists()


def test_a_ledger_elsewhere_is_named_without_its_password(filled: Shell) -> None:
    address = "postgresql://ann:s3cr-t@127.0.0.1:1/talks"
    for command in (["read", "reports"], ["events"], ["recode"], ["rule", "undo", "x"]):
        assert filled(*command, "--ledger", address) == 2
        assert "postgresql://ann@127.0.0.1:1/talks cannot be reached" in filled.err
        assert "s3cr-t" not in filled.err + filled.out
    with Ledger.open("dragoman.db") as ledger:
        assert len(ledger.reports()) == 3
