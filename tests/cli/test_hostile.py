from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from dragoman.cli import tables
from dragoman.cli.plain import END_ISOLATE, ISOLATE, clip, is_right_to_left, plain, quote_lines
from dragoman.cli.tables import span_of
from dragoman.exports import csv as csv_export
from dragoman.ledger import StoredFigure
from dragoman.model import Event, Participant, Report

from .conftest import Shell

HOSTILE = "\x1b]0;owned\x07\x1b[31mOlaf Scholz\u202e visited UZB on 2024-09-15 [red]\"quoted\" 'x' \x9b2J\x00"
FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2068\ud800-\udfff]")
ARABIC = "زار الرئيس الفرنسي إيمانويل ماكرون كازاخستان"


@given(st.text())
def test_nothing_that_moves_the_terminal_is_left(text: str) -> None:
    shown = plain(text)
    assert not FORBIDDEN.search(shown)
    assert "\n" not in shown
    assert plain(shown) == shown


def test_controls_are_seen_and_directions_are_not() -> None:
    assert plain("a\x1b[2Jb\u202ec\td\r\ne\x9bf") == "a\\x1b[2Jbc d e\\x9bf"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Mn", "Me"]), max_size=300), st.integers(10, 80))
def test_quotes_fit_the_terminal(text: str, width: int) -> None:
    for line in quote_lines(text, width):
        assert cell_len(line.strip(ISOLATE + END_ISOLATE)) <= width
    assert cell_len(clip(text, width)) <= width


def test_a_quote_in_arabic_is_isolated_line_by_line() -> None:
    assert is_right_to_left(f"«{ARABIC}» 2024")
    assert not is_right_to_left(f"Macron {ARABIC}")
    shown = quote_lines(ARABIC, 20)
    assert len(shown) > 1
    assert all(line[0] == ISOLATE and line[-1] == END_ISOLATE for line in shown)
    assert " ".join(line[1:-1] for line in shown) == f"“{ARABIC}”"


def test_a_quote_in_chinese_is_broken_where_it_must() -> None:
    assert [cell_len(line) for line in quote_lines("哈萨克斯坦总统", 8)] == [7, 8, 1]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-11-04", "2024-11-05", "2024-11-04/05"),
        ("2024-11-30", "2024-12-01", "2024-11-30/2024-12-01"),
        ("2024-11-04", "2024-11-04", "2024-11-04"),
        ("2024-11", "2024-12", "2024-11/12"),
        ("2023", "2024", "2023/2024"),
        ("2024-11", "2024-11-05", "2024-11/2024-11-05"),
        ("2024", None, "2024"),
        (None, "2024", "2024"),
        (None, None, None),
    ],
)
def test_intervals_are_written_as_iso_8601_does(start: str | None, end: str | None, shown: str | None) -> None:
    assert span_of(start, end) == shown


def test_figures_in_a_table_keep_each_line_isolated_and_digits_whole() -> None:
    figure = StoredFigure(
        id="f",
        report="r",
        metric="investment",
        nature="cumulative",
        value=18.7e9,
        unit="USD",
        bound="about",
        start="2024-01-01",
        end="2024-11-05",
        parties=["KAZ", "FRA"],
        quote="ما يقرب من 18.7 مليار دولار أمريكي",
        source="/a/long/way/to/a/report/003_e0d0fc11e17fc999.txt",
    )
    out = Console(width=80, file=io.StringIO())
    out.print(tables.figures([figure]))
    assert isinstance(out.file, io.StringIO)
    shown = out.file.getvalue()
    assert "~18,700,000,000 " in shown
    assert "2024-01-01/2024-11-05 " in shown
    assert shown.count(ISOLATE) == 2
    assert all(line.count(ISOLATE) == line.count(END_ISOLATE) for line in shown.splitlines())


def test_the_basis_of_a_day_is_never_cut() -> None:
    event = Event(
        id="e" * 16,
        type="visit",
        status="held",
        kind="official-working",
        start="2024-07-02",
        date_basis="resolved",
        participants=[Participant(role="visitor", name="Kassym-Jomart Tokayev", country="KAZ")] * 2,
        city="Ust-Kamenogorsk",
        country="KAZ",
    )
    out = Console(width=80, file=io.StringIO())
    out.print(tables.events([event]))
    assert isinstance(out.file, io.StringIO)
    assert "(resolved)" in out.file.getvalue()


def test_hostile_reports_pass_through(shell: Shell) -> None:
    shell.write("reports/-- drop \x1b[31m\n[b].txt", HOSTILE)
    shell.write("reports/long.txt", "long " * 50_000 + "Emmanuel Macron visited KAZ on 2020-01-01.")
    status = shell("read", "reports")
    assert status in {0, 1}
    assert not FORBIDDEN.search(shell.err)
    for command in ("events", "figures", "reports", "people"):
        assert shell(command) == 0
        assert not FORBIDDEN.search(shell.out)
        assert all(cell_len(line) <= 80 for line in shell.out.splitlines())
        assert shell(command, "--format", "csv") == 0
        assert shell(command, "--format", "jsonl") == 0
        for line in shell.out.splitlines():
            json.loads(line)
    shell("events", "--format", "jsonl")
    for line in shell.out.splitlines():
        assert shell("show", json.loads(line)["id"]) == 0
        assert not FORBIDDEN.search(shell.out.replace(ISOLATE, "").replace(END_ISOLATE, ""))


def test_a_cell_is_no_formula() -> None:
    stream = io.BytesIO()
    title = '=HYPERLINK("http://x","y")'
    csv_export.write([Report(id="1", source="-", title=title)], Report, stream)
    row = next(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    assert row["title"] == f"'{title}"
    assert row["source"] == "'-"
    assert row["part"] == "1"
