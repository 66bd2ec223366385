"""Translations of one item: the ledger and everything derived at once find the same, on both sides of the limit."""

from __future__ import annotations

import pytest

from dragoman.ledger import Ledger, store
from dragoman.matching import copies, derive
from dragoman.model import CodedReport, Event
from tests.matching.build import report, visit
from tests.matching.test_translations import ARABIC, ENGLISH, RUSSIAN

from .build import CODER


def told() -> list[CodedReport]:
    """One item in three languages, a copy of a translation that is cut, and a report of its own."""
    day = "2023-11-01"
    texts = [("en", ENGLISH), ("ru", RUSSIAN), ("ar", ARABIC), ("ru", RUSSIAN[: len(RUSSIAN) * 2 // 3])]
    made = [
        report(visit("Macron", "KAZ", day), published=day, language=language, text=text) for language, text in texts
    ]
    return [*made, report(visit("Macron", "KAZ", day), published="2023-11-02")]


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
@pytest.mark.parametrize("limit", [0, 2, 4, 5])
def test_a_ledger_has_the_copies_of_everything_derived_at_once(
    place: str, monkeypatch: pytest.MonkeyPatch, limit: int, cut: int
) -> None:
    monkeypatch.setattr(store, "MUCH", 0)  # never derive everything because much has changed
    monkeypatch.setattr(copies, "MANY_REPORTS", limit)
    made = told()
    with Ledger.open(place) as ledger:
        for some in (made[:cut], made[cut:]):
            ledger.store(some, coder=CODER)
            ledger.refresh()
            assert _by_identifier(ledger.events()) == _by_identifier(derive(ledger.coded()))
        (event,) = ledger.events()
        assert len(event.copies) == (1 if limit < len(made) else 3)


def _by_identifier(events: list[Event]) -> dict[str, Event]:
    return {event.id: event for event in events}
