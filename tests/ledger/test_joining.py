"""Deriving what changes touch gives what deriving everything anew gives."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from dragoman.ledger import Ledger, deciding, joining, store
from dragoman.matching import copies, derive
from dragoman.model import CodedReport, Event
from tests.matching.build import renumber, report, visit
from tests.matching.test_order import coded_reports

from .build import CODER
from .places import Places

NOTE = deciding.Note(author="ann")
SHARED = (
    "The presidents spoke about trade and transport over the sea in the old palace before they signed six documents.",
    "Both sides thanked each other for the warm welcome and said that ties had never been as good as they are today.",
)


@pytest.fixture(autouse=True, scope="module")
def _always_piecewise() -> Iterator[None]:
    """Never derive everything because much has changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "MUCH", 0)
        yield


@st.composite
def partitions(draw: st.DrawFn) -> list[list[CodedReport]]:
    """Partitions of reports, some of which share passages of text."""
    renumber()
    made = draw(st.lists(coded_reports(), min_size=2, max_size=9))
    for n, one in enumerate(made):
        words = " ".join(draw(st.lists(st.sampled_from(SHARED), max_size=2)))
        agency = draw(st.sampled_from([None, "TASS"]))
        changed = msgspec.structs.replace(one.report, text=f"{one.report.text} {words}", agency=agency)
        made[n] = msgspec.structs.replace(one, report=changed)
    cut = draw(st.integers(1, len(made)))
    return [made[:cut], made[cut:]]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_piece_by_piece_is_everything(places: Places, data: st.DataObject) -> None:
    _check(places, data)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_piece_by_piece_is_everything_among_many(places: Places, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"MANY_REPORTS": 0, "COMMON": 4, "FIRST_HOLDERS": 2}.items():
            patch.setattr(copies, name, value)
        _check(places, data)


def _check(places: Places, data: st.DataObject) -> None:
    first, second = data.draw(partitions())
    with Ledger.open(places.new()) as ledger:
        ledger.store(first, coder=CODER)
        ledger.refresh()
        ledger.store(second, coder=CODER)
        _same(ledger)
        _rule(ledger, data)
        _same(ledger)
        again = data.draw(st.sampled_from(first))
        kept = msgspec.structs.replace(again, claims=again.claims[1:])
        ledger.store([kept], coder="fake 2", replace=[again.report.id])
        _same(ledger)
        assert ledger.events() == _in_order(derive(ledger.coded(), ledger.rulings()))


def _same(ledger: Ledger) -> None:
    """Bring events up to date piece by piece, then whole, and compare."""
    ledger.refresh()
    assert ledger.is_fresh()
    piecewise = ledger.events()
    ledger.refresh(whole=True)
    assert piecewise == ledger.events()


def _rule(ledger: Ledger, data: st.DataObject) -> None:
    events = ledger.events()
    if not events:
        return
    event = data.draw(st.sampled_from(events))
    others = [one for one in events if one.type == event.type and one.id != event.id]
    action = data.draw(st.sampled_from(["reject", "set", "merge", "undo"]))
    if action == "merge" and others:
        deciding.merge(ledger, [event.id, data.draw(st.sampled_from(others)).id], NOTE)
    elif action == "undo":
        ruling = deciding.judge(ledger, "reject", event.id, [], NOTE)
        deciding.undo(ledger, ruling.id, NOTE)
    elif action == "set":
        deciding.set_cell(ledger, event.id, "place", "Akorda", NOTE)
    else:
        deciding.judge(ledger, "reject", event.id, [], NOTE)


def _in_order(events: list[Event]) -> list[Event]:
    """Return events as the ledger lists them."""
    day = {"4": "-01-01", "7": "-01"}
    return sorted(events, key=lambda e: (not (s := e.start or e.end), (s or "") + day.get(str(len(s or "")), ""), e.id))


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def test_only_what_a_change_touches_is_written(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    far = [report(visit("Xi", "KAZ", f"{year}-05-02")) for year in range(2000, 2020)]
    ledger.store(far, coder=CODER)
    ledger.refresh()
    written: list[int] = []
    real = joining.write

    def watched(connection: Connection, joined: joining.Joined, revision: int, version: str) -> None:
        written.append(len(joined.blocks))
        real(connection, joined, revision, version)

    monkeypatch.setattr(joining, "write", watched)
    ledger.store([report(visit("Xi", "KAZ", "2010-05-03"))], coder=CODER)
    ledger.refresh()
    assert written == [2]
    deciding.judge(ledger, "reject", ledger.events()[0].id, [], NOTE)
    assert written == [2, 1]
