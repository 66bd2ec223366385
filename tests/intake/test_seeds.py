"""The five real reports the project began with. They are not in the repository."""

from pathlib import Path

import pytest

from dragoman.intake import read
from dragoman.model import Report

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds (../shared/seeds) are not here")


@pytest.fixture(scope="module")
def reports() -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {}
    for report in read([SEEDS]):
        found.setdefault(Path(report.source).name[:3], []).append(report)
    return found


def test_the_listing_gives_three_reports_and_the_others_one(reports: dict[str, list[Report]]) -> None:
    assert {name: len(parts) for name, parts in reports.items()} == {
        "000": 1,
        "001": 3,
        "002": 1,
        "003": 1,
        "004": 1,
    }
    assert [report.part for report in reports["001"]] == [1, 2, 3]
    assert not any(report.skipped for parts in reports.values() for report in parts)


def test_titles(reports: dict[str, list[Report]]) -> None:
    assert reports["000"][0].title is None
    assert [report.title for report in reports["001"]] == [
        "Tokayev Arrives on State Visit to France",
        "Kazakhstan: Tokayev Delivers Address to the Nation",
        "Universities of Kazakhstan and China to Cooperate on Microsatellite Launch",
    ]
    assert str(reports["002"][0].title).startswith("President of Kazakhstan Kassym-Jomart Tokayev held talks")
    assert reports["003"][0].title is None
    assert reports["004"][0].title == "China, Kazakhstan to build on lasting friendship, unique partnership"


def test_only_the_first_has_a_numeric_day(reports: dict[str, list[Report]]) -> None:
    assert (reports["000"][0].published, reports["000"][0].published_basis) == ("2024-11-06", "header")
    assert all(reports[name][0].published is None for name in ("001", "002", "003", "004"))
    assert "July 3, 2024" in reports["002"][0].text


def test_furniture_is_gone_and_the_agency_is_left(reports: dict[str, list[Report]]) -> None:
    assert reports["000"][0].text.startswith("ASTANA")
    assert reports["003"][0].text.endswith(".")
    assert reports["004"][0].text.endswith("Source: Xinhua")
    assert reports["004"][0].text.count("(Xinhua/") == 4
