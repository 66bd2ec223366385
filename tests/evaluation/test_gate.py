from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.evaluation.gate import Floor, Floors, check, main, read_floors, regressions
from dragoman.model import Claim, CodedReport, Participant, Report

FLOORS = Floors(corpus="x", epsilon=0.001, languages={"en": Floor(f1=0.8, precision=0.9)})


class Coder:
    """A coder that finds so many of two visits, and so many that are none."""

    def __init__(self, right: int, wrong: int = 0) -> None:
        self.names = ["Emmanuel Macron", "Xi Jinping"][:right] + ["Nobody Known"] * wrong

    def __call__(self, paths: Sequence[Path]) -> Iterator[CodedReport]:
        for path in paths:
            casts = [[Participant(role="visitor", name=name)] for name in self.names]
            claims = [Claim(id=str(n), report="r", type="visit", participants=c) for n, c in enumerate(casts)]
            yield CodedReport(report=Report(id="r", source=str(path)), claims=claims)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    names = ("Emmanuel Macron", "Xi Jinping")
    events = [{"type": "visit", "participants": [{"role": "visitor", "name": name}]} for name in names]
    (tmp_path / "a.txt").write_text("Macron and Xi arrived.", encoding="utf-8")
    gold = {"a.txt": {"parts": [{"language": "en", "events": events}]}}
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def gate(corpus: Path, coder: Coder, *options: str) -> int:
    return main(["--gold", str(corpus), *options], code=coder)


def test_the_gate_opens_at_the_floor_and_shuts_below(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(corpus, Coder(2)) == 1
    assert gate(corpus, Coder(2), "--update") == 0
    assert gate(corpus, Coder(2)) == 0
    capsys.readouterr()
    assert gate(corpus, Coder(2, wrong=1)) == 1
    assert "precision 0.667 is below its floor of 1.000" in capsys.readouterr().err


def test_floors_rise_but_do_not_fall_unless_allowed(corpus: Path) -> None:
    floors = corpus / "floors.json"
    for coder, options, status, f1 in (
        (Coder(1), ["--update"], 0, 0.667),
        (Coder(2), ["--update"], 0, 1.0),
        (Coder(1), ["--update"], 1, 1.0),
        (Coder(1), ["--update", "--allow-regression"], 0, 0.667),
    ):
        assert gate(corpus, coder, *options) == status
        pinned = read_floors(floors)
        assert pinned is not None
        assert pinned.languages["en"].f1 == f1


def test_changed_gold_shuts_the_gate(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(corpus, Coder(2), "--update") == 0
    (corpus / "a.txt").write_text("Other words.", encoding="utf-8")
    assert gate(corpus, Coder(2)) == 1
    assert "the gold has changed" in capsys.readouterr().err


def test_an_unusable_corpus(tmp_path: Path) -> None:
    assert gate(tmp_path, Coder(2)) == 2


def test_within_epsilon_is_no_regression() -> None:
    assert regressions(FLOORS, {"en": Floor(f1=0.7995, precision=0.9)}) == []
    assert len(regressions(FLOORS, {"en": Floor(f1=0.798, precision=0.89)})) == 2


def test_a_language_may_neither_vanish_nor_come_unpinned() -> None:
    assert "not in the gold any more" in check(FLOORS, "x", {})[0]
    new = {"en": Floor(f1=0.8, precision=0.9), "fr": Floor(f1=0.1, precision=0.1)}
    assert check(FLOORS, "x", new) == ["no floor for fr: pin it with --update"]
