"""Our scores are those of the script that judges the project, on random gold and random claims."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.evaluation import by_source, load, score
from dragoman.model import Claim, CodedReport, Figure, Participant, Report

SCRIPT = Path(__file__).parents[2].parent / "shared" / "score.py"
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="the script is not here")

NAMES = [
    "Kassym-Jomart Tokayev", "Tokayev", "Tokaev", "Xi Jinping", "Xi", "Emmanuel Macron", "Émmanuel Makron",
    "Macron", "Li Qiang", "Li Keqiang", "", None, "Aleksandr Lukashenko", "Alexander Lukashenko",
]  # fmt: skip
COUNTRIES = ["KAZ", "FRA", "CHN", None]
STARTS = [None, "2024", "2024-07", "2024-07-02", "2024-07-03", "2023-11-01", "--01"]
TYPES = ["visit", "visit", "meeting", "call", "summit", "signing", "invitation", "ceremony"]
ROLES = ["visitor", "host", "party"]


def a_participant(rnd: random.Random) -> dict[str, Any]:
    return {"role": rnd.choice(ROLES), "name": rnd.choice(NAMES), "country": rnd.choice(COUNTRIES)}


def an_event(rnd: random.Random) -> dict[str, Any]:
    return {
        "type": rnd.choice(TYPES),
        "status": rnd.choice(["held", "planned"]),
        "participants": [a_participant(rnd) for _ in range(rnd.randrange(4))],
        "country": rnd.choice(COUNTRIES),
        "city": rnd.choice([None, "Astana", "astana", "São Paulo", "Sao Paulo"]),
        "start": rnd.choice(STARTS),
        "end": rnd.choice([None, None, "2024-07-05", "2024"]),
        "kind": rnd.choice([None, "state", "official"]),
        "format": rnd.choice([None, None, "narrow"]),
    }


def a_figure(rnd: random.Random) -> dict[str, Any]:
    value = rnd.choice([4e9, 4e9 + 1, 4.1e9, 21, 170])
    return {
        "metric": rnd.choice(["trade", "exports"]),
        "value": value,
        "unit": rnd.choice(["USD", "percent"]),
    }


def gold_of(rnd: random.Random) -> dict[str, Any]:
    part = {
        "language": rnd.choice(["en", "ar", "zh"]),
        "events": [an_event(rnd) | rnd.choice([{}, {}, {"optional": True}]) for _ in range(rnd.randrange(5))],
        "figures": [a_figure(rnd) | rnd.choice([{}, {"optional": True}]) for _ in range(rnd.randrange(3))],
    }
    return {"parts": [part, {"events": [an_event(rnd)], "figures": []}][: rnd.choice([1, 1, 2])]}


def coded_of(rnd: random.Random, name: str, gold: dict[str, Any]) -> list[CodedReport]:
    """Reports that repeat some of gold, and add some of their own."""
    made = []
    for part in range(rnd.randrange(4)):
        report = Report(id=f"{name} {part}", source=f"folder/{name}", part=part + 1)
        events = [e for p in gold["parts"] for e in p["events"] if rnd.random() < 0.7]
        events += [an_event(rnd) for _ in range(rnd.randrange(3))]
        figures = [f for p in gold["parts"] for f in p["figures"] if rnd.random() < 0.7]
        figures += [a_figure(rnd) for _ in range(rnd.randrange(2))]
        claims = [as_claim(event, f"{name} {part} {n}") for n, event in enumerate(events)]
        found = [as_figure(figure, f"{name} {part} {n}") for n, figure in enumerate(figures)]
        made.append(CodedReport(report=report, claims=claims, figures=found))
    return made


def as_claim(event: dict[str, Any], id_: str) -> Claim:
    cast = [Participant(**p) for p in event["participants"]]
    fields = {k: v for k, v in event.items() if k not in {"participants", "optional"}}
    return Claim(id=id_, report="", participants=cast, **fields)


def as_figure(figure: dict[str, Any], id_: str) -> Figure:
    return Figure(id=id_, report="", **{k: v for k, v in figure.items() if k != "optional"})


def judged(gold: Path, claims: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    spec = importlib.util.spec_from_file_location("score_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(sys, "argv", ["score.py", str(gold), str(claims), "--json"])
    script.main()
    printed: object = json.loads(capsys.readouterr().out)
    return printed


@pytest.mark.parametrize("seed", range(40))
def test_the_same_scores(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rnd = random.Random(seed)
    names = [f"{n:03}.txt" for n in range(rnd.randrange(1, 12))]
    gold: dict[str, Any] = {name: gold_of(rnd) for name in names} | {"ledger": {"note": "passed over"}}
    coded = [one for name in names for one in coded_of(rnd, name, gold[name])]
    coded += coded_of(rnd, "stranger.txt", gold[names[0]])
    gold_path, claims_path = tmp_path / "gold.json", tmp_path / "claims.jsonl"
    gold_path.write_text(json.dumps(gold), encoding="utf-8")
    lines = [json.dumps(as_line(one)) for one in coded]
    claims_path.write_text("\n".join(lines), encoding="utf-8")
    ours = score(load(gold_path), by_source(coded)).as_json()
    assert ours == judged(gold_path, claims_path, monkeypatch, capsys)


def as_line(one: CodedReport) -> dict[str, Any]:
    line: dict[str, Any] = msgspec.to_builtins(one)
    return line
