from __future__ import annotations

from tests.matching.build import only, report, visit


def test_independent_voices_decide_not_copies() -> None:
    text = "The president of China came to Astana for an official visit, the agency reported on Tuesday evening."
    copies = [report(visit("Xi", "KAZ", "2024-07-02", kind="official"), text=text) for _ in range(5)]
    others = [report(visit("Xi", "KAZ", "2024-07-02", kind="state"), agency=a) for a in ("TASS", "Xinhua")]
    event = only(*copies, *others)
    assert event.kind == "state"
    assert {kind: len(ids) for kind, ids in event.contested["kind"].items()} == {"state": 2, "official": 5}
    assert len(event.origins) == 3
    assert len(event.copies) == 4


def test_the_partys_own_release_breaks_a_tie() -> None:
    own = report(visit("Xi", "KAZ", "2024-07-02", kind="state"), source="https://www.akorda.kz/en/1")
    other = report(visit("Xi", "KAZ", "2024-07-02", kind="official-working"), source="https://news.example/1")
    assert only(own, other).kind == "state"


def test_one_spelling_of_a_city_is_no_contest() -> None:
    event = only(
        report(visit("Tokayev", "BRA", "2024-11-04", city="São Paulo")),
        report(visit("Tokayev", "BRA", "2024-11-04", city="Sao Paulo")),
    )
    assert event.contested == {}


def test_the_day_of_a_page_gives_way_to_a_told_one() -> None:
    event = only(
        report(visit("Xi", "KAZ", "2024-07-03", date_basis="published")),
        report(visit("Xi", "KAZ", "2024-07-03", date_basis="dateline")),
        report(visit("Xi", "KAZ", "2024-07-02")),
    )
    assert (event.start, event.date_basis, event.contested) == ("2024-07-02", "stated", {})


def test_an_event_keeps_its_identifier_when_a_later_report_joins() -> None:
    first = report(visit("Xi", "KAZ", "2024-07-02"), published="2024-07-02")
    later = [report(visit("Xi", "KAZ", "2024-07-02"), published="2024-07-04") for _ in range(10)]
    assert only(first).id == only(*later, first).id


def test_the_best_name_and_office_of_a_person_are_kept() -> None:
    event = only(
        report(visit("FRA president", "KAZ", "2023-11-01")),
        report(visit("Macron", "KAZ", "2023-11-01")),
    )
    (visitor,) = event.participants
    assert (visitor.name, visitor.office, visitor.country) == ("Emmanuel Macron", "president", "FRA")
