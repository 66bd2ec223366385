"""Deriving block by block gives what deriving all claims at once gives."""

from __future__ import annotations

from hypothesis import given, settings

from dragoman.matching.accounts import accounts_of
from dragoman.matching.blocks import partition
from dragoman.matching.deriving import events_of
from dragoman.model import CodedReport, Event

from .build import meeting, report, visit
from .test_order import many_reports


@settings(max_examples=150, deadline=None)
@given(many_reports(most=12))
def test_block_by_block_is_all_at_once(coded: list[CodedReport]) -> None:
    accounts = accounts_of(coded)
    events = [event for block in partition(accounts) for event in events_of(block, [])]
    by_id = {event.id: event for event in events}
    assert by_id == {event.id: event for event in _at_once(coded)}
    assert len(by_id) == len(events)


def _at_once(coded: list[CodedReport]) -> list[Event]:
    accounts = accounts_of(coded)
    kinds = sorted({account.claim.type for account in accounts})
    return [event for kind in kinds for event in events_of([a for a in accounts if a.claim.type == kind], [])]


def blocks(*coded: CodedReport, ties: list[list[str]] | None = None) -> list[list[int]]:
    """The claims of each block, by their place among all."""
    known = {claim.id: n for n, one in enumerate(coded) for claim in one.claims}
    return sorted(sorted(known[a.id] for a in block) for block in partition(accounts_of(coded), ties or ()))


def test_other_days_countries_and_people_are_other_blocks() -> None:
    found = blocks(
        report(visit("Xi", "KAZ", "2024-07-02")),
        report(visit("Xi", "KAZ", "2024-07-04")),
        report(visit("Xi", "KAZ", "2024-07-20")),
        report(visit("Xi", "UZB", "2024-07-02")),
        report(visit("Macron", "KAZ", "2024-07-02")),
        report(meeting("Xi", "Tokayev", "2024-07-02", country="KAZ")),
    )
    assert found == [[0, 1], [2], [3], [4], [5]]


def test_what_is_unknown_brings_blocks_together() -> None:
    dated = [report(visit("Xi", "KAZ", f"2024-0{n}-02")) for n in (3, 5, 7)]
    assert blocks(*dated) == [[0], [1], [2]]
    assert blocks(*dated, report(visit("Xi", "KAZ"))) == [[0, 1, 2, 3]]
    assert blocks(*dated, report(visit("Xi", "KAZ"), published="2024-05-10")) == [[0], [1, 3], [2]]
    anywhere = report(visit("Xi", None, "2024-05-02"))
    assert blocks(*dated, report(visit("Xi", "UZB", "2024-05-02")), anywhere) == [[0], [1, 3, 4], [2]]


def test_rulings_and_copies_tie() -> None:
    text = "One and the same text, that two papers wrote on two days in two years about the one visit"
    first = report(visit("Xi", "KAZ", "2024-03-02"), text=text, published="2024-03-02")
    copy = report(visit("Xi", "KAZ", "2024-05-02", date_basis="resolved"), text=text, published="2024-05-02")
    other = report(visit("Xi", "KAZ", "2024-07-02"))
    assert blocks(first, copy, other) == [[0, 1], [2]]
    assert blocks(copy, other, ties=[[copy.claims[0].id, other.claims[0].id]]) == [[0, 1]]
