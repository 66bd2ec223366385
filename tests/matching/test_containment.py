from __future__ import annotations

from collections.abc import Sequence

from dragoman.matching import derive
from dragoman.model import CodedReport, Event
from tests.matching.build import claim, meeting, report, visit


def parts(coded: Sequence[CodedReport]) -> tuple[Event, Event]:
    events = {event.type: event for event in derive(coded)}
    return events.pop("visit"), next(iter(events.values()))


def test_talks_during_a_visit_belong_to_it() -> None:
    home, talks = parts(
        [
            report(visit("Xi", "KAZ", "2024-07-02", end="2024-07-06")),
            report(meeting("Tokayev", "Xi", "2024-07-03", country="KAZ")),
        ]
    )
    assert talks.part_of == home.id


def test_a_visit_without_an_end_lasts_for_some_days() -> None:
    for day, inside in (("2024-07-04", True), ("2024-07-20", False), ("2024-07-01", False)):
        home, talks = parts(
            [
                report(visit("Xi", "KAZ", "2024-07-02")),
                report(meeting("Tokayev", "Xi", day, country="KAZ")),
            ]
        )
        assert (talks.part_of == home.id) is inside


def test_undated_talks_belong_to_the_visit_of_the_same_report() -> None:
    together = [report(visit("Xi", "KAZ"), meeting("Tokayev", "Xi", country="KAZ"))]
    home, talks = parts(together)
    assert talks.part_of == home.id
    apart = [report(visit("Xi", "KAZ")), report(meeting("Tokayev", "Xi", country="KAZ"))]
    assert parts(apart)[1].part_of is None


def test_talks_elsewhere_or_of_others_do_not_belong() -> None:
    stay = visit("Xi", "KAZ", "2024-07-02", end="2024-07-06")
    elsewhere = meeting("Tokayev", "Xi", "2024-07-03", country="CHN")
    others = meeting("Tokayev", "Putin", "2024-07-03", country="KAZ")
    for other in (elsewhere, others):
        assert parts([report(stay), report(other)])[1].part_of is None


def test_a_signing_of_the_states_belongs_to_the_visit() -> None:
    home, signing = parts(
        [
            report(
                visit("Macron", "KAZ", "2023-11-01"),
                claim("signing", "party KAZ, party FRA", start="2023-11-01", count=6),
            )
        ]
    )
    assert signing.part_of == home.id
