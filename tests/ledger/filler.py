"""Fills the ledger given as argument with the same reports every time, or half of them; tests start and kill it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice

from dragoman.engine import Code, Plan, fill
from dragoman.ledger import Ledger
from dragoman.model import CodedReport, Report

from .build import CODER, code, report

REPORTS = 160


def reports() -> Iterator[Report]:
    for number in range(REPORTS):
        month, day = divmod(number, 12)
        words = f"Emmanuel Macron visited KAZ on 20{10 + month}-{day + 1:02}-01. Trade was {number}."
        missing = number % 20 == 7
        skipped = "no such file or folder" if missing else None
        yield report(f"{number}.txt", "" if missing else words, skipped=skipped)


def slow_code() -> Code:
    return _slowly


def _slowly(given: Report) -> CodedReport:
    time.sleep(0.004)
    return code(given)


def main(place: str, workers: int, part: int | None = None) -> None:
    """Fill a ledger with all reports, or with every second one from ``part``."""
    some = islice(reports(), part or 0, None, 1 if part is None else 2)
    with Ledger.open(place) as ledger:
        fill(ledger, some, Plan(coder=CODER, make=slow_code, workers=workers), lambda *_: None)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:]))
