"""Pairs proposed from what is kept of reports are those that looking at all texts proposes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.matching import copies, proposing
from dragoman.matching.proposing import Pieces
from dragoman.model import Report

WORDS = [f"word{n}" for n in range(40)]


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Reports that are made of a few common passages."""
    passages = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=9, max_size=30), min_size=1, max_size=4))
    made = []
    for n in range(draw(st.integers(0, 14))):
        chosen = draw(st.lists(st.sampled_from(passages), min_size=1, max_size=3))
        made.append(
            Report(
                id=f"r{n}",
                source=f"{n}.txt",
                text=". ".join(" ".join(words) for words in chosen),
                language=draw(st.sampled_from(["en", "en", "fr"])),
                agency=draw(st.sampled_from([None, None, "TASS"])),
                published=draw(st.sampled_from([None, "2024-01-02", "2024-01-03"])),
            )
        )
    return made


def kept(report: Report) -> Pieces:
    whole, pieces = proposing.sampled(report)
    rank = proposing.rank(report.agency, report.published, report.id)
    return Pieces(report.id, rank, report.language, whole, pieces)


@pytest.fixture(autouse=True, scope="module")
def small() -> object:
    """Let limits be met by few reports."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"MANY_REPORTS": -1, "COMMON": 6, "FIRST_HOLDERS": 2, "KEPT": 8}.items():
            patch.setattr(copies, name, value)
        yield


def at_once(given_reports: list[Report]) -> list[tuple[str, str]]:
    ranked = sorted(given_reports, key=copies._rank)
    return list(copies._proposals(ranked, {one.id: copies.fingerprint(one) for one in ranked}))


@settings(max_examples=150, deadline=None)
@given(reports())
def test_pairs_of_all(made: list[Report]) -> None:
    assert proposing.proposals([kept(one) for one in made]) == at_once(made)


@settings(max_examples=150, deadline=None)
@given(reports(), st.integers(0, 14))
def test_pairs_of_new_reports_and_those_that_vanish(made: list[Report], cut: int) -> None:
    before, after = set(at_once(made[:cut])), set(at_once(made))
    pieces = {one.id: kept(one) for one in made}
    known, new = [pieces[one.id] for one in made[:cut]], [pieces[one.id] for one in made[cut:]]
    added = proposing.added(new, known)
    fresh = {one.id for one in made[cut:]}
    assert set(added.pairs) == {pair for pair in after if fresh & set(pair)}
    still = set(proposing.still_proposed(added.doubtful, pieces, pieces.values()))
    assert before - (set(added.doubtful) - still) == {pair for pair in after if not fresh & set(pair)}
