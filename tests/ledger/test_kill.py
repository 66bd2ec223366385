from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.ledger import Ledger

from .build import contents
from .filler import REPORTS, main
from .places import Places

ROOT = Path(__file__).parents[2]
MODULE = "tests.ledger.filler"
KILLS = 4
"""So many kills at random moments; after that each comes later, until the program gets to its end."""


def start(place: str, workers: int, *options: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen([sys.executable, "-m", MODULE, place, str(workers), *options], cwd=ROOT, env=environment)


def killed_until_done(place: str, workers: int, chance: random.Random) -> int:
    """Fill the ledger, killing the program at random moments, each time a little later; return how often."""
    for kills in range(200):
        process = start(place, workers)
        try:
            assert process.wait(timeout=chance.uniform(0.3, 1.2) + max(0, kills - KILLS) * 0.2) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        else:
            return kills
    return pytest.fail("the program never came to its end")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_kill_loses_nothing_and_repeats_nothing(places: Places, workers: int) -> None:
    place, undisturbed = places.new(), places.new()
    assert killed_until_done(place, workers, random.Random(workers)) > 0
    main(undisturbed, 1)
    with Ledger.open(place) as killed, Ledger.open(undisturbed) as whole:
        assert contents(killed) == contents(whole)
        assert len(whole.reports()) == REPORTS
        assert killed.is_fresh()


def test_two_programs_at_once_end_as_one_does(places: Places) -> None:
    place, alone = places.new(), places.new()
    both = [start(place, 1, part) for part in ("0", "1")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    main(alone, 1)
    with Ledger.open(place) as shared, Ledger.open(alone) as whole:
        assert contents(shared) == contents(whole)
        assert shared.is_fresh()


def test_what_was_stored_before_a_kill_is_not_coded_again(place: str) -> None:
    with Ledger.open(place) as ledger:
        process = start(place, 1)
        while len(ledger.reports()) < REPORTS // 4:
            assert process.poll() is None
        process.kill()
        process.wait()
        stored = {one.id: one.read_at for one in ledger.reports() if not one.skipped}
        assert stored
        main(place, 1)
        after = {one.id: one.read_at for one in ledger.reports()}
    assert {key: after[key] for key in stored} == stored
