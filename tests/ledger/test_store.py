from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from dragoman.ledger import EventFilter, Ledger, LedgerError, ReportFilter, UnknownEventError, joining
from dragoman.model import Claim, CodedReport, Ruling

from .build import CODER, code, coded, contents, report
from .places import Places

TEXTS = {
    "a.txt": "Emmanuel Macron visited KAZ on 2023-11-01. Trade was 5.",
    "b.txt": "Emmanuel Macron visited KAZ on 2023-11-01 for talks.",
    "c.txt": "Olaf Scholz visited UZB on 2024-09-15. Trade was 7.",
    "d.txt": "Nothing happened.",
    "e.txt": "Olaf Scholz visited KAZ on 2024-09. Emmanuel Macron visited UZB on 2023.",
}
ALL = [coded(source, words) for source, words in TEXTS.items()]


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def fill(ledger: Ledger, reports: list[CodedReport]) -> None:
    ledger.store(reports, coder=CODER)
    ledger.refresh()


def test_what_was_stored_comes_back_the_same(ledger: Ledger) -> None:
    fill(ledger, ALL)
    back = {one.report.id: one for one in ledger.coded()}
    for one in ALL:
        assert back[one.report.id].report == one.report
        assert back[one.report.id].figures == one.figures
        assert sorted(back[one.report.id].claims, key=_id) == sorted(one.claims, key=_id)
    assert len(back) == len(ALL)


def _id(claim: Claim) -> str:
    return claim.id


def test_storing_again_changes_nothing(ledger: Ledger) -> None:
    fill(ledger, ALL)
    before = contents(ledger), ledger.reports()
    assert ledger.store(ALL, coder=CODER) == 0
    assert ledger.refresh() is False
    assert (contents(ledger), ledger.reports()) == before


def test_the_same_report_twice_in_a_partition_is_one(ledger: Ledger) -> None:
    assert ledger.store([ALL[0], ALL[0]], coder=CODER) == 1


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(ALL), cut=st.integers(0, len(ALL)))
def test_the_order_of_reading_does_not_matter(places: Places, order: list[CodedReport], cut: int) -> None:
    with Ledger.open(places.new()) as one, Ledger.open(places.new()) as other:
        fill(one, ALL)
        fill(other, order[:cut])
        fill(other, order[cut:])
        assert contents(other) == contents(one)


def test_a_reason_is_kept_and_gives_way_to_a_reading(ledger: Ledger) -> None:
    missing = CodedReport(report=report("a.txt", "", skipped="no such file or folder"))
    ledger.store([missing], coder=CODER)
    assert [one.skipped for one in ledger.reports(ReportFilter(skipped=True))] == ["no such file or folder"]
    ledger.store([coded("a.txt")], coder=CODER)
    assert [(one.source, one.skipped) for one in ledger.reports()] == [("a.txt", None)]


def test_only_reports_coded_by_this_coder_are_known(ledger: Ledger) -> None:
    skipped = CodedReport(report=report("x.txt", "xx", skipped="too little text"))
    fill(ledger, [ALL[0], skipped])
    identifiers = [ALL[0].report.id, skipped.report.id, "never read"]
    assert ledger.known(identifiers, coder=CODER) == {ALL[0].report.id}
    assert ledger.known(identifiers, coder="fake 2") == set()


def test_another_version_of_the_coder_replaces_the_claims(ledger: Ledger) -> None:
    fill(ledger, ALL)
    emptier = CodedReport(report=ALL[0].report)
    assert ledger.store([emptier], coder="fake 2") == 1
    assert ledger.refresh()
    assert emptier in ledger.coded()
    assert not any(ALL[0].claims[0].id in event.claims for event in ledger.events())
    assert ledger.claims([claim.id for claim in ALL[0].claims]) == []


def test_a_failed_partition_leaves_nothing(ledger: Ledger) -> None:
    stolen = code(report("z.txt", TEXTS["c.txt"]))
    clash = CodedReport(report=stolen.report, claims=[*stolen.claims, *stolen.claims])
    with pytest.raises(Exception, match=r"(?i)unique"):
        ledger.store([ALL[0], clash], coder=CODER)
    assert ledger.reports() == []


def test_events_are_stale_until_refreshed(ledger: Ledger) -> None:
    ledger.refresh()
    ledger.store(ALL[:1], coder=CODER)
    assert not ledger.is_fresh()
    ledger.refresh()
    assert ledger.is_fresh()


def test_a_refresh_overtaken_by_a_change_leaves_the_events_to_the_changer(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = joining.join_all

    def slow(connection: Connection, workers: int | None) -> joining.Joined:
        with Ledger.open(ledger.place) as other:
            other.store(ALL[2:3], coder=CODER)
        return real(connection, workers)

    ledger.store(ALL[:1], coder=CODER)
    monkeypatch.setattr(joining, "join_all", slow)
    assert ledger.refresh() is False
    monkeypatch.setattr(joining, "join_all", real)
    assert ledger.refresh() is True
    assert len(ledger.events()) == 2


def test_rulings_are_added_once_and_change_the_events(ledger: Ledger) -> None:
    fill(ledger, ALL[:1])
    claim = ALL[0].claims[0].id
    ruling = Ruling(id="r1", action="reject", claims=[claim], author="ann", time="2026-11-21T10:00:00Z")
    ledger.rule(ruling)
    ledger.rule(ruling)
    ledger.refresh()
    assert ledger.rulings() == [ruling]
    assert ledger.events() == []


@pytest.mark.parametrize(
    ("wanted", "starts"),
    [
        (EventFilter(), ["2023", "2023-11-01", "2024-09", "2024-09-15"]),
        (EventFilter(type="call"), []),
        (EventFilter(status="held", country="KAZ"), ["2023-11-01", "2024-09"]),
        (EventFilter(country="FRA"), ["2023", "2023-11-01", "2024-09", "2024-09-15"]),
        (EventFilter(person="scholz"), ["2024-09", "2024-09-15"]),
        (EventFilter(person="emmanuel-macron"), ["2023", "2023-11-01"]),
        (EventFilter(person="MACRON Emmanuel"), ["2023", "2023-11-01"]),
        (EventFilter(person="acron"), []),
        (EventFilter(since="2023-11-02"), ["2023", "2024-09", "2024-09-15"]),
        (EventFilter(since="2024-09-16"), ["2024-09"]),
        (EventFilter(until="2023-10"), ["2023"]),
        (EventFilter(since="2024", until="2024"), ["2024-09", "2024-09-15"]),
    ],
)
def test_events_are_found(ledger: Ledger, wanted: EventFilter, starts: list[str]) -> None:
    fill(ledger, ALL)
    assert sorted(str(event.start) for event in ledger.events(wanted)) == starts


def test_an_event_is_found_by_the_beginning_of_its_identifier(ledger: Ledger) -> None:
    fill(ledger, ALL)
    event = ledger.events()[0]
    assert ledger.event(event.id) == event
    assert ledger.event(event.id[:10]) == event
    for wrong in ("", "%", "_", "none", event.id + "0"):
        with pytest.raises(UnknownEventError, match="no event"):
            ledger.event(wrong)


def test_an_ambiguous_beginning_is_told(ledger: Ledger) -> None:
    words = "".join(f"Person Q visited K{a}{b} on 2020-01-01. " for a in "ABCDE" for b in "ABCDE")
    fill(ledger, [coded("many.txt", words)])
    first = sorted(event.id[0] for event in ledger.events())
    twice = next(digit for digit in first if first.count(digit) > 1)
    with pytest.raises(UnknownEventError, match="events begin with"):
        ledger.event(twice)


def test_people_come_with_the_words_of_the_reports(ledger: Ledger) -> None:
    fill(ledger, ALL)
    people = {one.person: one for one in ledger.people()}
    assert set(people) == {"emmanuel-macron", "olaf-scholz"}
    assert people["emmanuel-macron"].events == 2
    assert people["emmanuel-macron"].offices == ["president"]
    assert "Emmanuel Macron" in people["emmanuel-macron"].spellings


def test_figures_come_with_their_words_and_source(ledger: Ledger) -> None:
    fill(ledger, ALL)
    assert [(one.value, one.quote, one.source) for one in ledger.figures()] == [
        (5.0, "5", "a.txt"),
        (7.0, "7", "c.txt"),
    ]


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_any_text_comes_back_as_it_was(places: Places, words: str) -> None:
    given_report = report("'; DROP TABLE reports; --", words + "\x1b]0;x\x07\u202e'\"\\", title=words)
    with Ledger.open(places.shared) as ledger:
        ledger.store([CodedReport(report=given_report)], coder=CODER)
        assert ledger.reports_by_id([given_report.id]) == {given_report.id: given_report}


def test_a_text_that_not_every_store_can_hold_is_refused_by_all(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="NUL cannot be stored"):
        ledger.store([coded(text="nothing\x00 here")], coder=CODER)
    assert ledger.reports() == []


def test_answers_come_in_the_order_of_code_points(ledger: Ledger) -> None:
    sources = ["Z.txt", "a.txt", "a-b.txt", "ab.txt", "É.txt", "é.txt", "я.txt", "中.txt", "😀.txt"]
    ledger.store([coded(source) for source in sources], coder=CODER)
    assert [one.source for one in ledger.reports()] == sorted(sources)


def test_a_very_long_text_comes_back_as_it_was(ledger: Ledger) -> None:
    long = coded("long.txt", "é😀" * 2_000_000 + "Emmanuel Macron visited KAZ on 2023-11-01")
    ledger.store([long], coder=CODER)
    assert ledger.coded() == [long]
