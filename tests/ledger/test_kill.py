from __future__ import annotations

import random

import pytest

from dragoman.ledger import Ledger

from .build import contents
from .filler import REPORTS, main
from .killing import measure, start
from .places import Places

FILLER = "tests.ledger.filler"
KILLS = 4
"""In each of the stores, with and without a pool of processes; `benchmarks.kills` does more."""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_kill_loses_nothing_and_repeats_nothing(places: Places, workers: int) -> None:
    tally = measure(places, lambda place: [FILLER, place, str(workers)], KILLS, random.Random(workers))
    assert (tally.kills, tally.wrong, tally.reports) == (KILLS, 0, REPORTS)


def test_two_programs_at_once_end_as_one_does(places: Places) -> None:
    place, alone = places.new(), places.new()
    both = [start([FILLER, place, "1", part]) for part in ("0", "1")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    main(alone, 1)
    with Ledger.open(place) as shared, Ledger.open(alone) as whole:
        assert contents(shared) == contents(whole)
        assert shared.is_fresh()


def test_what_was_stored_before_a_kill_is_not_coded_again(place: str) -> None:
    with Ledger.open(place) as ledger:
        process = start([FILLER, place, "1"])
        while len(ledger.reports()) < REPORTS // 4:
            assert process.poll() in {None, 0}  # on a busy machine it may end between two looks
        process.kill()
        process.wait()
        stored = {one.id: one.read_at for one in ledger.reports() if not one.skipped}
        assert stored
        main(place, 1)
        after = {one.id: one.read_at for one in ledger.reports()}
    assert {key: after[key] for key in stored} == stored
