from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len

from dragoman.ledger import EventFilter, Ledger, joining
from dragoman.matching.accounts import Account
from dragoman.matching.deriving import encode
from dragoman.model import Event

from .conftest import Shell

LISTS = ["events", "figures", "reports", "people"]


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_code_prints_one_line_a_report_and_keeps_nothing(shell: Shell) -> None:
    assert shell("code", "reports") == 0
    found = lines(shell.out)
    assert [set(line) for line in found] == [{"report", "claims", "figures"}] * 3
    first = found[0]
    assert first["report"]["source"].endswith("a.txt")  # type: ignore[index]
    assert first["report"]["skipped"] is None  # type: ignore[index]
    claim = first["claims"][0]  # type: ignore[index]
    assert claim["city"] is None
    start, end = claim["evidence"]["start"][0]
    assert first["report"]["text"][start:end] == "2023-11-01"  # type: ignore[index]
    assert [path.name for path in shell.folder.iterdir()] == ["reports"]


def test_code_reads_standard_input_and_writes_a_file(shell: Shell) -> None:
    assert shell("code", "-", "-o", "out.jsonl", stdin="Olaf Scholz visited UZB on 2024-09-15.") == 0
    assert shell.out == ""
    found = lines((shell.folder / "out.jsonl").read_text(encoding="utf-8"))
    assert [line["report"]["source"] for line in found] == ["-"]  # type: ignore[index]


@pytest.mark.parametrize("command", [["code"], ["read"]])
def test_what_cannot_be_read_is_named_and_gives_status_1(shell: Shell, command: list[str]) -> None:
    shell.write("reports/bad.txt", "This is a failure, and a long one.")
    assert shell(*command, "reports", "none.txt") == 1
    assert "bad.txt: the coder failed on it: ValueError: no such luck" in shell.err
    assert "none.txt: no such file" in shell.err
    if command == ["code"]:
        assert [bool(line["report"]["skipped"]) for line in lines(shell.out)].count(True) == 2  # type: ignore[index]
    else:
        assert shell("reports", "--skipped", "--format", "jsonl") == 0
        assert len(lines(shell.out)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ["code"],
        ["nonsense"],
        ["code", "reports", "--format", "xml"],
        ["code", "reports", "--map", "text=body"],
        ["code", "reports/a.txt", "-o", "reports/a.txt"],
        ["code", "reports", "-o", "none/out.jsonl"],
        ["read", "reports", "--workers", "0"],
        ["read", "reports", "--ledger", "postgresql://127.0.0.1:1/y"],
        ["read", "reports", "--ledger", "reports/a.txt"],
        ["events", "--ledger", "none.db"],
        ["events", "--type", "holiday"],
        ["show", "abc", "--ledger", "none.db"],
    ],
)
def test_a_wrong_call_gives_status_2_and_prints_nothing(shell: Shell, wrong: list[str]) -> None:
    assert shell(*wrong) == 2
    assert shell.out == ""
    assert shell.err
    assert "Traceback" not in shell.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "yesterday"], "--from: 'yesterday' is not a day"),
        (["--to", "2024-13"], "--to: '2024-13' is not a day"),
        (["--country", "Atlantis"], "'Atlantis' is no country"),
    ],
)
def test_a_wrong_filter_is_explained(shell: Shell, options: list[str], said: str) -> None:
    assert shell("events", *options) == 2
    assert said in shell.err


def test_a_missing_ledger_says_what_to_do(shell: Shell) -> None:
    assert shell("events") == 2
    assert "no ledger at dragoman.db: run `dragoman read PATH` first" in shell.err


def test_reading_again_changes_nothing(shell: Shell) -> None:
    printed: list[list[str]] = []
    for _ in range(2):
        assert shell("read", "reports") == 0
        printed.append([])
        for command in LISTS:
            assert shell(command, "--format", "jsonl") == 0
            printed[-1].append(shell.out)
    assert printed[0] == printed[1]
    shell("read", "reports")
    assert "3 reports, 3 known already; 2 events in dragoman.db" in shell.err


def test_a_ledger_in_the_folder_that_is_read_is_not_read(shell: Shell) -> None:
    for _ in range(2):
        assert shell("read", ".") == 0


def test_events_are_filtered(shell: Shell) -> None:
    shell("read", "reports")
    shell("events", "--country", "kazakhstan", "--from", "2023-11", "--to", "2023", "--format", "jsonl")
    assert [line["start"] for line in lines(shell.out)] == ["2023-11-01"]
    shell("events", "--person", "Scholz", "--type", "visit", "--status", "held", "--format", "jsonl")
    assert [line["start"] for line in lines(shell.out)] == ["2024-09-15"]


@pytest.mark.parametrize("command", LISTS)
def test_each_list_comes_in_each_format(shell: Shell, command: str) -> None:
    shell("read", "reports")
    assert shell(command, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(shell.out)))
    assert shell(command, "--format", "jsonl") == 0
    assert len(lines(shell.out)) == len(rows) >= 2
    assert shell(command) == 0
    assert all(cell_len(line) <= 80 for line in shell.out.splitlines())
    assert any(word in shell.out for word in ("Scholz", "b.txt", "UZB"))


def test_show_gives_the_words_behind_each_cell(shell: Shell) -> None:
    shell("read", "reports")
    shell("events", "--country", "KAZ", "--format", "jsonl")
    event = str(lines(shell.out)[0]["id"])
    assert shell("show", event[:10]) == 0
    assert "start: 2023-11-01 (stated)\n        “2023-11-01”\n" in shell.out
    assert "country: Kazakhstan (KAZ)\n        “KAZ”\n" in shell.out
    assert "visitor: Emmanuel Macron, president, France (FRA)\n        “Emmanuel Macron”\n" in shell.out
    assert "a.txt" in shell.out
    assert shell("show", "0000") == 2
    assert "no event '0000'" in shell.err


def test_show_gives_contested_values_and_copies(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def derive(blocks: list[list[Account]], *_: object) -> list[bytes]:
        if not blocks:
            return []
        first, second = (account.claim for block in blocks for account in block)
        return [
            encode(
                [
                    Event(
                        id="e1",
                        type="visit",
                        status="held",
                        participants=first.participants,
                        start=first.start,
                        claims=[first.id, second.id],
                        reports=[first.report, second.report],
                        origins=["akorda"],
                        copies=[second.report],
                        contested={"start": {str(first.start): [first.id], str(second.start): [second.id]}},
                    )
                ]
            )
        ]

    monkeypatch.setattr(joining, "derive_blocks", derive)
    shell("read", "reports")
    assert shell("show", "e1") == 0
    assert "contested start: 2023-11-01\n        “2023-11-01”" in shell.out
    assert "contested start: 2024-09-15\n        “2024-09-15”" in shell.out
    assert "origins: akorda" in shell.out
    assert "copy: " in shell.out


def test_an_interrupted_reading_is_told_to_whoever_asks(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> list[Event]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(joining, "derive_blocks", interrupted)
        assert shell("read", "reports") == 130
        assert "interrupted" in shell.err
    assert shell("events") == 0
    assert "run `dragoman read` again" in shell.err
    shell("read", "reports")
    assert shell("events") == 0
    assert shell.err == ""
    with Ledger.open("dragoman.db", read_only=True) as ledger:
        assert len(ledger.events(EventFilter(country="FRA"))) == 2


@pytest.mark.parametrize(
    "command", ["code", "read", "recode", "events", "show", "figures", "reports", "people", "rulings", "evaluate"]
)
def test_each_command_has_help_with_examples(shell: Shell, command: str) -> None:
    assert shell(command, "--help") == 0
    assert f"\n    dragoman {command} " in shell.out or f"\n    dragoman {command}\n" in shell.out


def test_version(shell: Shell) -> None:
    assert shell("--version") == 0
    assert shell.out.startswith("dragoman 0.")


def test_copies_are_listed_beside_their_originals(shell: Shell) -> None:
    shell.write("reports/d.txt", "EMMANUEL MACRON visited KAZ on 2023-11-01. Trade was 5.")
    assert shell("read", "reports") == 0
    assert shell("reports", "--copies", "--format", "jsonl") == 0
    [found] = lines(shell.out)
    assert found["kind"] == "verbatim"
    assert {str(found["source"])[-5:], str(found["original_source"])[-5:]} == {"a.txt", "d.txt"}
    assert shell("reports", "--copies") == 0
    assert "verbatim" in shell.out
    assert shell("reports", "--copies", "--skipped") == 2
