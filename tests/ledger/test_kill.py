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

ROOT = Path(__file__).parents[2]
MODULE = "tests.ledger.filler"


def start(path: Path, workers: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen([sys.executable, "-m", MODULE, str(path), str(workers)], cwd=ROOT, env=environment)


def killed_until_done(path: Path, workers: int, chance: random.Random) -> int:
    """Fill the ledger, killing the program at random moments, each time a little later; return how often."""
    for kills in range(200):
        process = start(path, workers)
        try:
            assert process.wait(timeout=chance.uniform(0.1, 0.9) + kills * 0.05) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        else:
            return kills
    return pytest.fail("the program never came to its end")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_kill_loses_nothing_and_repeats_nothing(tmp_path: Path, workers: int) -> None:
    kills = killed_until_done(tmp_path / "killed.db", workers, random.Random(workers))
    assert kills > 0
    main(str(tmp_path / "whole.db"), 1)
    with Ledger.open(tmp_path / "killed.db") as killed, Ledger.open(tmp_path / "whole.db") as whole:
        assert contents(killed) == contents(whole)
        assert len(whole.reports()) == REPORTS
        assert killed.is_fresh()


def test_what_was_stored_before_a_kill_is_not_coded_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "x.db") as ledger:
        process = start(tmp_path / "x.db", 1)
        while len(ledger.reports()) < REPORTS // 4:
            assert process.poll() is None
        process.kill()
        process.wait()
        stored = {one.id: one.read_at for one in ledger.reports() if not one.skipped}
        assert stored
        main(str(tmp_path / "x.db"), 1)
        after = {one.id: one.read_at for one in ledger.reports()}
    assert {key: after[key] for key in stored} == stored
