"""The command that codes a ledger again: ``recode``."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Literal

from dragoman.cli import tables
from dragoman.cli.listing import console, opened
from dragoman.cli.progress import Progress
from dragoman.cli.reading import end
from dragoman.cli.ruling import existing, ungrounded
from dragoman.coding import CODER
from dragoman.engine import Plan
from dragoman.engine.recode import Recoded
from dragoman.engine.recode import recode as code_again
from dragoman.exports import jsonl


def recode(target: str, workers: int | None, *, dry_run: bool, format: Literal["table", "jsonl"]) -> None:
    """Code the reports of a ledger again and print what that changes.

    Raises:
        typer.Exit: with status 1 when some reports could not be coded.
        LedgerError: there is no ledger, or it cannot be read or written.
    """
    plan = Plan(coder=CODER, workers=workers)
    with opened(target) if dry_run else existing(target) as ledger, Progress() as progress:
        done = code_again(ledger, plan, progress.saw, dry_run=dry_run)
        progress.say(f"{progress.summary()}; {summary(done)}{' (nothing was stored)' if dry_run else ''}")
        lost = ungrounded(done.ungrounded)
        if lost is not None:
            progress.say(lost)
    if format == "jsonl":
        jsonl.write(done.changes, sys.stdout.buffer)
    elif done.changes:
        console().print(tables.changes(done.changes))
    end(progress)


def summary(done: Recoded) -> str:
    """Return what changed in numbers."""
    counts = Counter(change.change for change in done.changes)
    events = ", ".join(f"{counts[kind]:,} {kind}" for kind in ("gained", "lost", "changed"))
    return f"{done.reports:,} say something else than before; events: {events}"
