"""How the time of a function grows with its input: a ratio, so that a slow or busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8
"""How much longer the long input is."""
MOST = 4.0 * TIMES
"""The ratio of times that linear growth stays under, with room for noise; quadratic growth gives `TIMES` squared."""
ATTEMPTS = 3
"""A machine busy with other work may spoil one measurement; quadratic growth spoils all."""
LEAST = 0.02
"""Seconds below which a time is noise."""


def grows_linearly(run: Callable[[str], object], piece: str, length: int) -> bool:
    """Return whether a run over `length` characters of a repeated piece takes about as much longer as it is longer."""
    count = max(TIMES, length // len(piece))
    return any(
        _seconds(run, piece * count) < MOST * max(LEAST, _seconds(run, piece * (count // TIMES)))
        for _ in range(ATTEMPTS)
    )


def _seconds(run: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    run(text)
    return time.process_time() - started
