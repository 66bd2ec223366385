"""A fake coder and small inputs, so that the commands are tested and not the coding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import coding
from dragoman.cli.app import app
from dragoman.engine.batch import default_code
from dragoman.model import CodedReport, Report

from ..ledger.build import code

TEXTS = {
    "a.txt": "Emmanuel Macron visited KAZ on 2023-11-01. Trade was 5.",
    "b.txt": "Olaf Scholz visited UZB on 2024-09-15. Trade was 7.",
    "c.txt": "Nothing at all happened on this day.",
}


class FakeCoder:
    """Codes as the tests of the ledger do, fails on the word "failure"."""

    def code(self, report: Report) -> CodedReport:
        if "failure" in report.text:
            raise ValueError("no such luck")
        return code(report)


class Shell:
    """Runs commands in a folder, as a user would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = self.err = ""

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> int:
        result = CliRunner().invoke(app, list(arguments), input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.out, self.err = result.stdout, result.stderr
        return result.exit_code

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(coding, "Coder", FakeCoder)
    monkeypatch.setenv("COLUMNS", "80")
    default_code.cache_clear()
    made = Shell(tmp_path)
    for name, text in TEXTS.items():
        made.write(f"reports/{name}", text)
    yield made
    default_code.cache_clear()
