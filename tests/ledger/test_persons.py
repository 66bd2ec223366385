from __future__ import annotations

import pytest

from dragoman.ledger import Ledger, RulingError
from dragoman.ledger.deciding import Note, undo
from dragoman.ledger.persons import people, review, settle
from dragoman.matching import derive
from dragoman.model import CodedReport

from .build import CODER, code, report

TEXTS = (
    "Aibek Sarsenov visited KAZ on 2023-11-01.",
    "Aybek Sarsenow visited UZB on 2024-03-01.",
    "Someone Else visited UZB on 2024-03-01.",
)
PAIR = ("aibek-sarsenov", "aybek-sarsenow")
ANN = Note(author="ann")


def filled(ledger: Ledger) -> Ledger:
    coded: list[CodedReport] = [code(report(f"{n}.txt", text)) for n, text in enumerate(TEXTS)]
    ledger.store(coded, coder=CODER)
    ledger.refresh()
    return ledger


def test_two_spellings_wait_for_a_ruling_with_reasons(place: str) -> None:
    with filled(Ledger.open(place)) as ledger:
        [doubt] = review(ledger)
    assert (doubt.one, doubt.other) == PAIR
    assert doubt.why[0] == "names sound alike: Aibek Sarsenov ~ Aybek Sarsenow"
    assert "same country: FRA" in doubt.why
    assert doubt.against == []


def test_a_join_holds_in_later_runs_and_can_be_undone(place: str) -> None:
    with filled(Ledger.open(place)) as ledger:
        ruling = settle(ledger, "same", PAIR[1], PAIR[0], ANN)
        assert review(ledger) == []
        ledger.store([code(report("9.txt", "Aybek Sarsenow visited TKM on 2024-05-01."))], coder=CODER)
        ledger.refresh()
    with Ledger.open(place) as ledger:
        found = {one.person: one for one in people(ledger)}
        assert PAIR[1] not in found
        assert found[PAIR[0]].events == 3
        assert review(ledger) == []
        undo(ledger, ruling.id, ANN)
        assert {one.person for one in people(ledger)} >= set(PAIR)
        assert len(review(ledger)) == 1


def test_two_men_of_one_name_stay_apart(place: str) -> None:
    with filled(Ledger.open(place)) as ledger:
        settle(ledger, "apart", *PAIR, ANN)
        assert review(ledger) == []
        assert {one.person for one in people(ledger)} >= set(PAIR)
        assert [one.state for one in ledger.ruled()] == ["in force"]


@pytest.mark.parametrize("pair", [("aibek-sarsenov", "nobody"), ("aibek-sarsenov", "aibek-sarsenov")])
def test_what_cannot_be_ruled(place: str, pair: tuple[str, str]) -> None:
    with filled(Ledger.open(place)) as ledger, pytest.raises(RulingError):
        settle(ledger, "same", *pair, ANN)


def test_events_of_joined_people_are_those_of_one_person_and_part_again(place: str) -> None:
    texts = ("Bakhtiyor Saidov visited KAZ on 2024-01-01.", "Bobojon Sayidiy visited KAZ on 2024-01-01.")
    with Ledger.open(place) as ledger:
        ledger.store([code(report(f"{n}.txt", text)) for n, text in enumerate(texts)], coder=CODER)
        ledger.refresh()
        assert len(ledger.events()) == 2
        ruling = settle(ledger, "same", "bakhtiyor-saidov", "bobojon-sayidiy", ANN)
        assert ledger.events() == derive(ledger.coded(), ledger.rulings())
        assert len(ledger.events()) == 1
        undo(ledger, ruling.id, ANN)
        assert ledger.events() == derive(ledger.coded(), ledger.rulings())
        assert len(ledger.events()) == 2
