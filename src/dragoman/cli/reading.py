"""The commands that read: ``code`` and ``read``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from dragoman import intake
from dragoman.cli.options import fail
from dragoman.cli.progress import Progress
from dragoman.engine import Plan, code_batches, fill
from dragoman.exports import jsonl
from dragoman.model import Report

SOME_UNREAD = 1


def code(paths: list[str], output: Path | None, workers: int | None) -> None:
    """Print a JSON line for each report of the paths.

    Raises:
        typer.Exit: with status 1 when some inputs could not be read.
    """
    reports = intake.read(paths, stdin=sys.stdin.buffer)
    with _stream(output) as stream, Progress() as progress:
        for batch in code_batches(reports, workers=workers):
            for coded in batch:
                progress.saw(coded.report)
            jsonl.write([jsonl.published(coded) for coded in batch], stream)
    end(progress)


def read(paths: list[str], target: str, workers: int | None) -> None:
    """Read the reports of the paths into a ledger.

    Raises:
        typer.Exit: with status 1 when some inputs could not be read.
        LedgerError: the ledger cannot be opened or written.
    """
    from dragoman.cli.ruling import lost_ground  # noqa: PLC0415 - heavy, and `code` need not wait for it
    from dragoman.coding import CODER  # noqa: PLC0415 - likewise
    from dragoman.ledger import Ledger  # noqa: PLC0415 - likewise

    with Ledger.open(target) as ledger, Progress() as progress:
        reports = _without_itself(intake.read(paths, stdin=sys.stdin.buffer), ledger.place.file)
        fill(ledger, reports, Plan(coder=CODER, workers=workers), progress.saw)
        progress.say(f"{progress.summary()}; {len(ledger.events()):,} events in {ledger.place}")
        lost = lost_ground(ledger)
        if lost is not None:
            progress.say(lost)
    end(progress)


def _without_itself(reports: Iterable[Report], ledger: Path | None) -> Iterator[Report]:
    """Leave out the ledger's own files, which may lie in the folder that is read."""
    own = {f"{ledger.resolve()}{suffix}" for suffix in ("", "-wal", "-shm")} if ledger else set()
    for report in reports:
        if report.skipped is None or str(Path(report.source).absolute().resolve()) not in own:
            yield report


@contextmanager
def _stream(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        return
    try:
        stream = output.open("wb")
    except OSError as error:
        fail(f"-o: {output}: {error.strerror}")
    with stream:
        yield stream


def end(progress: Progress) -> None:
    """End the command with the status that tells whether all was read.

    Raises:
        typer.Exit: with status 1 when some inputs could not be.
    """
    if progress.skipped:
        raise typer.Exit(SOME_UNREAD)
