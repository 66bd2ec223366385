"""What is told on standard error during reading: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich import progress as bars
from rich.console import Console

from dragoman.cli.plain import plain
from dragoman.model import Report

SECONDS = 10.0
"""Between two lines where there is no terminal."""


class Progress:
    """Counts reports, and names each that could not be read with its reason."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seen = self.known = self.skipped = 0
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._bar = self._make_bar() if self._console.is_terminal else None
        self._told = time.monotonic()

    def _make_bar(self) -> bars.Progress:
        columns = (bars.SpinnerColumn(), bars.TextColumn("{task.description}"), bars.TimeElapsedColumn())
        bar = bars.Progress(*columns, console=self._console, transient=True)
        bar.add_task("reading")
        return bar

    def __enter__(self) -> Self:
        """Show the bar."""
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def saw(self, report: Report, known: bool = False) -> None:
        """Count a report; ``known`` if the ledger held it before."""
        self.seen += 1
        self.known += known
        if report.skipped is not None:
            self.skipped += 1
            self.say(f"{report.source}: {report.skipped}")
        self._tell()

    def say(self, message: str) -> None:
        """Write a line, above the bar if there is one."""
        self._console.print(f"dragoman: {plain(message)}", soft_wrap=True)

    def summary(self) -> str:
        """Return the counts in words."""
        parts = [f"{self.seen:,} reports"]
        if self.known:
            parts.append(f"{self.known:,} known already")
        if self.skipped:
            parts.append(f"{self.skipped:,} could not be read")
        return ", ".join(parts)

    def _tell(self) -> None:
        if self._bar:
            self._bar.update(self._bar.task_ids[0], description=self.summary())
        elif time.monotonic() - self._told >= SECONDS:
            self._told = time.monotonic()
            self.say(f"{self.summary()} ...")
