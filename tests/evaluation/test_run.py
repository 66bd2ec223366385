from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.evaluation import GoldError, evaluate, main
from dragoman.model import Claim, CodedReport, Participant, Report


def code_visits(paths: Sequence[Path]) -> Iterator[CodedReport]:
    """A coder that finds a visit of Macron in whatever it reads."""
    for path in paths:
        visitor = Participant(role="visitor", name="Emmanuel Macron", country="FRA")
        claim = Claim(id=path.name, report=path.name, type="visit", participants=[visitor])
        yield CodedReport(report=Report(id=path.name, source=str(path)), claims=[claim])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    event = {"type": "visit", "status": "planned", "participants": [{"role": "visitor", "name": "Macron"}]}
    for language in ("en", "fr"):
        folder = tmp_path / language
        folder.mkdir()
        (folder / "a.txt").write_text("Macron arrived.", encoding="utf-8")
        gold = {"a.txt": {"parts": [{"language": language, "events": [event]}]}}
        (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_its_gold_files(corpus: Path) -> None:
    scores = evaluate([corpus, corpus / "en" / "gold.json"], code=code_visits)
    assert {name: tally.found for name, tally in scores.by_language.items()} == {"en": 1, "fr": 1}


def test_reports_may_lie_elsewhere(corpus: Path) -> None:
    (corpus / "en" / "gold.json").rename(corpus / "gold-en.json")
    assert evaluate([corpus / "gold-en.json"], reports=corpus / "en", code=code_visits).events.found == 1


def test_a_missing_report_is_named(corpus: Path) -> None:
    (corpus / "en" / "a.txt").unlink()
    with pytest.raises(GoldError, match=r"no such report.*a\.txt"):
        evaluate([corpus], code=code_visits)
    with pytest.raises(GoldError, match=r"no gold\.json"):
        evaluate([folder_without_gold(corpus)], code=code_visits)


def folder_without_gold(corpus: Path) -> Path:
    empty = corpus / "empty"
    empty.mkdir()
    return empty


def test_table(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([corpus], each=True, code=code_visits) == 0
    printed = capsys.readouterr().out
    assert "visit status gold planned found held" in printed
    assert "all events" in printed


def test_json_lines(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([corpus], each=True, output="jsonl", code=code_visits) == 0
    *findings, scores = map(json.loads, capsys.readouterr().out.splitlines())
    assert [finding["what"] for finding in findings] == ["field", "field"]
    assert scores["events"]["f1"] == 1.0


def test_status_where_gold_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([tmp_path / "none.json"]) == 2
    assert "none.json" in capsys.readouterr().err
