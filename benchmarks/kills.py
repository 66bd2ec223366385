"""Kills readings at random moments and compares the ledger, once read to its end, with an undisturbed one.

    python -m benchmarks.kills [FOLDER] [--kills 50] [--server postgresql://user:password@host/database]

Without FOLDER made-up reports are read, coded by a coder for tests: most of the time then goes into storing. Without
``--server`` the ledgers are files; on a server each has a schema of its own, dropped at the end.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.ledger.killing import measure
from tests.ledger.places import Places


def main() -> int:
    """Run and print; return 1 if a ledger differs."""
    options = _options()

    def command(place: str) -> list[str]:
        if options.folder is None:
            return ["tests.ledger.filler", place, "1"]
        return ["dragoman", "read", str(options.folder.resolve()), "--ledger", place]

    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder), options.server)
        try:
            tally = measure(places, command, options.kills, random.Random(options.seed))
        finally:
            places.clear()
    print(f"undisturbed: {tally.reports} reports in {tally.seconds:.1f} s")
    print(f"{tally.kills} kills, {tally.partial} of them half way through, in {tally.readings} readings")
    print(f"ledgers that differ from the undisturbed one: {tally.wrong}")
    return 1 if tally.wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="reports to read with `dragoman read`")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--server", default=None)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
