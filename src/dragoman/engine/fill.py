"""Reports into a ledger: code what it does not hold, store it a partition at a time, derive the events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.engine.batch import MakeCode, default_code
from dragoman.engine.run import code_batches
from dragoman.model import Report

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

Watch = Callable[[Report, bool], None]
"""Told of each report when the ledger holds it, and whether it was there before."""

LOOKUP = 64
"""Reports looked up in the ledger at once."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Who codes, and in how many processes."""

    coder: str
    """Name and version: what the ledger remembers a report as coded by."""
    make: MakeCode = default_code
    workers: int | None = None
    """None: one for few reports, one a processor for many."""


def fill(ledger: Ledger, reports: Iterable[Report], plan: Plan, watch: Watch) -> None:
    """Read reports into a ledger and bring its events up to date.

    A report already coded by this coder is left as it is. Each partition is one transaction, so that whatever
    ends this early can simply be run again.

    Raises:
        LedgerError: the ledger cannot be written.
        EngineError: the coder cannot start.
    """
    fresh = _unknown(ledger, reports, plan.coder, watch)
    for partition in code_batches(fresh, workers=plan.workers, make=plan.make):
        ledger.store(partition, coder=plan.coder)
        for coded in partition:
            watch(coded.report, False)
    ledger.refresh()


def _unknown(ledger: Ledger, reports: Iterable[Report], coder: str, watch: Watch) -> Iterator[Report]:
    """Yield the reports that the ledger does not hold coded."""
    stream = iter(reports)
    while window := list(islice(stream, LOOKUP)):
        known = ledger.known([report.id for report in window], coder=coder)
        for report in window:
            if report.id in known:
                watch(report, True)
            else:
                yield report
