"""What one ledger of the five seed reports must hold: coded as gold codes them, and as the coder does.

Runs where the seeds are there, beside the project.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.matching import derive
from dragoman.model import Claim, CodedReport, Event, Participant, Report, Role

FOLDER = Path(__file__).parents[2].parent / "shared"
GOLD = FOLDER / "gold" / "seeds.json"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the seeds are not here")


def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8")) if GOLD.exists() else {}
    return found


def expected() -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = gold().get("ledger", {}).get("events", [])
    return events


def as_claim(event: dict[str, Any], id_: str, report: str) -> Claim:
    people = [p for p in event["participants"] if p["role"] in get_args(Role)]
    cast = [Participant(**{k: v for k, v in p.items() if k != "organisation"}) for p in people]
    known = {k: v for k, v in event.items() if k not in {"participants", "optional", "what", "documents"}}
    return Claim(id=id_, report=report, participants=cast, date_basis="stated", **known)


def as_gold_codes() -> list[CodedReport]:
    """The seeds as a perfect coder would code them; 003 dates its talks and visit by "the 1st" alone."""
    made = []
    for name, entry in gold().items():
        for n, part in enumerate(entry.get("parts", ()), 1):
            id_ = f"{name} {n}"
            head = {k: part.get(k) for k in ("language", "published", "title", "agency", "dateline")}
            events = [e | {"start": "--01"} if name.startswith("003") else e for e in part["events"]]
            claims = [as_claim(event, f"{id_} {m}", id_) for m, event in enumerate(events)]
            made.append(CodedReport(report=Report(id=id_, source=name, part=n, **head), claims=claims))
    return made


def as_coder_codes() -> list[CodedReport]:
    intake = pytest.importorskip("dragoman.intake")
    try:
        coder = importlib.import_module("dragoman.coding").Coder()
    except (ImportError, AttributeError):
        pytest.skip("there is no coder yet")
    return [coder.code(one) for one in intake.read([FOLDER / "seeds"])]


@pytest.fixture(scope="module", params=[as_gold_codes, as_coder_codes], ids=lambda make: make.__name__)
def coded(request: pytest.FixtureRequest) -> list[CodedReport]:
    found: list[CodedReport] = request.param()
    return found


def named(event: Event, visitor: str) -> bool:
    return any(p.role == "visitor" and p.name == visitor for p in event.participants)


def reports_of(event: Event, coded: list[CodedReport]) -> set[str]:
    """The reports as the ledger of gold calls them: number of the file and, of several, the part."""
    sources = [one.report.source for one in coded]
    found = set()
    for one in coded:
        number = Path(one.report.source).name[:3]
        if one.report.id in event.reports:
            found.add(f"{number}.{one.report.part}" if sources.count(one.report.source) > 1 else number)
    return found


def test_nothing_is_visited_twice() -> None:
    held = [e for e in derive(as_gold_codes()) if e.type == "visit" and e.status == "held"]
    assert len(held) == len([e for e in expected() if e["status"] == "held"])


def test_the_day_of_one_report_and_the_month_of_another() -> None:
    (stay,) = (e for e in derive(as_gold_codes()) if named(e, "Emmanuel Macron") and e.status == "held")
    assert (stay.start, stay.date_basis) == ("2023-11-01", "matched")


@pytest.mark.parametrize("want", expected(), ids=lambda want: f"{want['visitor']} {want['country']} {want['start']}")
def test_ledger(want: dict[str, Any], coded: list[CodedReport]) -> None:
    visits = [e for e in derive(coded) if e.type == want["type"] and e.country == want["country"]]
    fitting = [e for e in visits if named(e, want["visitor"]) and (e.start or "").startswith(want["start"])]
    assert len(fitting) == 1, [(e.start, e.status, [p.name for p in e.participants]) for e in visits]
    event = fitting[0]
    assert event.status == want["status"]
    assert reports_of(event, coded) == set(want["reports"])
    assert {field: getattr(event, field) for field in ("end", "kind") if field in want} == {
        field: want[field] for field in ("end", "kind") if field in want
    }
    for field, values in want.get("contested", {}).items():
        assert set(event.contested[field]) == set(values)


def test_the_day_is_gained_by_joining(coded: list[CodedReport]) -> None:
    (stay,) = (
        e
        for e in derive(coded)
        if e.type == "visit" and named(e, "Emmanuel Macron") and e.country == "KAZ" and e.status == "held"
    )
    assert (stay.start, stay.date_basis) == ("2023-11-01", "matched")
