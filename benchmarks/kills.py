"""Kills readings at random moments and compares the ledger, once read to its end, with an undisturbed one.

    python -m benchmarks.kills [FOLDER] [--kills 50] [--server postgresql://user:password@host/database]

Without FOLDER made-up reports are read, coded by a coder for tests: most of the time then goes into storing. Without
``--server`` the ledgers are files; on a server each has a schema of its own, dropped at the end.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.ledger import Ledger, MissingLedgerError
from tests.ledger.build import contents
from tests.ledger.places import Places


@dataclass
class Tally:
    """What was seen."""

    kills: int = 0
    partial: int = 0
    """Kills that left some reports in the ledger, but not all."""
    rounds: int = 0
    wrong: int = 0
    """Ledgers that differ from the undisturbed one."""


def main() -> int:
    """Run and print; return 1 if a ledger differs."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder), options.server)
        try:
            tally = _measure(places, options.folder, options.kills, random.Random(options.seed))
        finally:
            places.clear()
    print(f"{tally.kills} kills, {tally.partial} of them half way through, in {tally.rounds} readings")
    print(f"ledgers that differ from the undisturbed one: {tally.wrong}")
    return 1 if tally.wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", help="reports to read with `dragoman read`")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--server", default=None)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _measure(places: Places, folder: str | None, kills: int, chance: random.Random) -> Tally:
    undisturbed = places.new()
    started = time.perf_counter()
    _start(folder, undisturbed).wait()
    seconds = time.perf_counter() - started
    with Ledger.open(undisturbed, read_only=True) as ledger:
        expected, reports = contents(ledger), len(ledger.reports())
    print(f"undisturbed: {reports} reports in {seconds:.1f} s")
    tally = Tally()
    while tally.kills < kills:
        place, patience = places.new(), 1.1 * seconds
        while tally.kills < kills and _killed(folder, place, chance.uniform(0, patience)):
            tally.kills += 1
            tally.partial += 0 < _stored(place) < reports
            patience *= 1.1  # else a busy machine might never let it get anywhere
        _start(folder, place).wait()
        tally.rounds += 1
        with Ledger.open(place, read_only=True) as ledger:
            tally.wrong += contents(ledger) != expected or not ledger.is_fresh()
    return tally


def _start(folder: str | None, place: str) -> subprocess.Popen[bytes]:
    command = ["tests.ledger.filler", place, "1"] if folder is None else ["dragoman", "read", folder, "--ledger", place]
    return subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL)


def _killed(folder: str | None, place: str, after: float) -> bool:
    """Start reading and kill it after some seconds; return False if it had come to its end."""
    process = _start(folder, place)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def _stored(place: str) -> int:
    try:
        with Ledger.open(place, read_only=True) as ledger:
            return len(ledger.reports())
    except MissingLedgerError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
