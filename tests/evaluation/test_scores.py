from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation import GoldError, by_source, load, score
from dragoman.evaluation.gold import GoldEntry, GoldEvent, GoldFigure, GoldPart, GoldParticipant
from dragoman.evaluation.pairing import same_person
from dragoman.evaluation.scores import Share, Tally
from dragoman.model import Claim, CodedReport, Figure, Participant, Report

MACRON = GoldParticipant(role="visitor", name="Emmanuel Macron", country="FRA")


def gold(*events: GoldEvent, figures: tuple[GoldFigure, ...] = ()) -> dict[str, GoldEntry]:
    return {"a.txt": GoldEntry(parts=[GoldPart(language="en", events=list(events), figures=list(figures))])}


def coded(*claims: Claim, figures: tuple[Figure, ...] = ()) -> dict[str, list[CodedReport]]:
    report = Report(id="r", source="folder/a.txt")
    return by_source([CodedReport(report=report, claims=list(claims), figures=list(figures))])


def claim(**fields: object) -> Claim:
    cast = [Participant(role="visitor", name="Macron", country="FRA")]
    base: dict[str, object] = {"id": "c", "report": "r", "type": "visit", "participants": cast}
    return Claim(**(base | fields))  # type: ignore[arg-type]


def test_a_found_event_and_its_cells() -> None:
    event = GoldEvent(type="visit", status="held", kind="state", city="São Paulo", participants=[MACRON])
    scores = score(gold(event), coded(claim(kind="official", city="Sao Paulo")))
    assert scores.events == Tally(1, 1, 1)
    assert scores.by_language == {"en": Tally(1, 1, 1)}
    right = {name: share.right for name, share in scores.fields.items()}
    assert right == {"person": 1, "role": 1, "status": 1, "city": 1, "kind": 0}
    assert [f.what for f in scores.findings] == ["field"]


def test_missed_and_extra() -> None:
    scores = score(gold(GoldEvent(type="call")), coded(claim()))
    assert (scores.events.precision, scores.events.recall, scores.events.f1) == (0, 0, 0)
    assert [f.what for f in scores.findings] == ["missed", "extra"]


def test_optional_is_neither_owed_nor_held_against() -> None:
    event = GoldEvent(type="visit", participants=[MACRON], optional=True)
    assert score(gold(event), coded(claim())).events == Tally(0, 0, 0)
    assert score(gold(event), coded()).events == Tally(0, 0, 0)


def test_other_dates_or_countries_are_other_events() -> None:
    event = GoldEvent(type="visit", participants=[MACRON], start="2023-11", country="KAZ")
    assert score(gold(event), coded(claim(start="2023-11-01", country="KAZ"))).events.found == 1
    assert score(gold(event), coded(claim(start="2023-12", country="KAZ"))).events.found == 0
    assert score(gold(event), coded(claim(start="2023", country="FRA"))).events.found == 0


def test_figures_with_the_owed_before_the_optional() -> None:
    owed, optional = (GoldFigure(metric="trade", value=4e9, unit="USD", optional=o) for o in (False, True))
    found = Figure(id="f", report="r", metric="trade", value=4e9, unit="USD")
    assert score(gold(figures=(optional, owed)), coded(figures=(found,))).figures == Tally(1, 1, 1)
    assert score(gold(figures=(optional,)), coded(figures=(found,))).figures == Tally(0, 0, 0)


def test_one_report_cut_into_many_has_no_part_right() -> None:
    two = [CodedReport(report=Report(id=str(n), source="folder/a.txt", part=n)) for n in (1, 2)]
    assert score(gold(), by_source(two)).parts == Share(0, 1)
    assert score(gold(), by_source(two[:1])).parts == Share(1, 1)


@pytest.mark.parametrize(
    ("name", "found", "same"),
    [
        ("Kassym-Jomart Tokayev", "Tokayev", True),
        ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev", True),
        ("Xi Jinping", "Li Qiang", False),
        ("", "Xi", False),
    ],
)
def test_same_person(name: str, found: str, same: bool) -> None:
    assert same_person(GoldParticipant(name=name), Participant(role="party", name=found)) is same


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text('{"a.txt": {"parts": [{"events": [{"status": "held"}]}]}}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.json.*type"):
        load(path)
