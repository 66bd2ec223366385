"""Running `code_batch` over a stream of reports: here, or in a pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import wait

from dragoman.engine.batch import MakeCode, code_batch, default_code, failed
from dragoman.model import CodedReport, Report

BATCH_REPORTS = 32
BATCH_CHARACTERS = 400_000
"""A batch ends with the first of the two; it bounds memory and what an interruption can undo."""

FEW_BATCHES = 4
"""Up to so many batches, starting other processes costs more than it saves."""

WINDOW = 3
"""Batches in flight for each worker: enough to keep all busy while the slowest holds back the order."""


def code_batches(
    reports: Iterable[Report], *, workers: int | None = None, make: MakeCode = default_code
) -> Iterator[list[CodedReport]]:
    """Yield the reports coded, batch by batch, in their order.

    ``workers`` None takes this process for few reports and one process a processor for many. Memory is
    bounded by the window of batches in flight, whatever the number of reports.
    """
    batches = in_batches(reports)
    first = list(islice(batches, FEW_BATCHES + 1))
    if workers is None:
        workers = 1 if len(first) <= FEW_BATCHES else processors()
    batches = chain(first, batches)
    return map(partial(code_batch, make=make), batches) if workers == 1 else _pooled(batches, workers, make)


def in_batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Cut a stream of reports into batches, bounded in reports and in characters."""
    batch: list[Report] = []
    characters = 0
    for report in reports:
        batch.append(report)
        characters += len(report.text)
        if len(batch) >= BATCH_REPORTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pooled(batches: Iterable[list[Report]], workers: int, make: MakeCode) -> Iterator[list[CodedReport]]:
    """Yield the batches coded by a pool; leaving early (Ctrl-C, a closed pipe) cancels what has not begun."""
    pool = _Pool(workers, make)
    pending: deque[tuple[list[Report], Future[list[CodedReport]]]] = deque()
    try:
        for batch in batches:
            pending.append((batch, pool.submit(batch)))
            if len(pending) >= workers * WINDOW:
                yield _result(*pending.popleft(), make)
        while pending:
            yield _result(*pending.popleft(), make)
    finally:
        pool.close()


def _result(batch: list[Report], future: Future[list[CodedReport]], make: MakeCode) -> list[CodedReport]:
    try:
        return future.result()
    except BrokenProcessPool:  # a worker died (memory, a crash in a library): find on which report
        return _isolated(batch, make)


def _isolated(batch: list[Report], make: MakeCode) -> list[CodedReport]:
    """Code a batch in a process of its own, halving it until the report that ends its process is alone."""
    with _executor(1) as executor:
        try:
            return executor.submit(code_batch, batch, make).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                return [failed(batch[0], "its process ended")]
    half = len(batch) // 2
    return _isolated(batch[:half], make) + _isolated(batch[half:], make)


class _Pool:
    """A process pool that is made anew when one of its processes dies."""

    def __init__(self, workers: int, make: MakeCode) -> None:
        self._workers = workers
        self._make = make
        self._executor = _executor(workers)

    def submit(self, batch: list[Report]) -> Future[list[CodedReport]]:
        try:
            return self._executor.submit(code_batch, batch, self._make)
        except BrokenProcessPool:
            self.close()
            self._executor = _executor(self._workers)
            return self._executor.submit(code_batch, batch, self._make)

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)


def _executor(workers: int) -> ProcessPoolExecutor:
    # Never fork this process: it may run threads (a progress bar) and hold an open database.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), _start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it: the workers of a killed parent would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
