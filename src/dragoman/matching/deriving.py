"""From blocks of claims to their events: what deriving everything and deriving what changed have in common."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

import msgspec

from dragoman.matching.accounts import Account
from dragoman.matching.cells import event_of
from dragoman.matching.events import cluster
from dragoman.matching.rulings import confirmed, regroup, rejected, settle
from dragoman.model import Event, Ruling

CLAIMS_AT_ONCE = 2_000
"""Claims, at the least, whose events are derived and handed on together."""
MANY_CLAIMS = 50_000
"""From here on other processes cost less than they save."""
WINDOW = 3
"""Batches in flight for each process."""

Batch = list[tuple[list[Account], list[Ruling]]]
"""Some blocks, each with the rulings about its claims."""


class Decided:
    """The rulings in force, found by the claims they are about."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        """Take rulings that are not undone, in the order of their time, about the claims as they are called now."""
        self._rulings = rulings
        self._about: dict[str, list[int]] = defaultdict(list)
        for n, ruling in enumerate(rulings):
            for claim in ruling.claims:
                self._about[claim].append(n)

    def on(self, claims: Iterable[str]) -> list[Ruling]:
        """Return the rulings about some of the claims, in their order."""
        if not self._about:
            return []
        numbers = {n for claim in claims for n in self._about.get(claim, ())}
        return [self._rulings[n] for n in sorted(numbers)]

    def ties(self) -> list[list[str]]:
        """Return the claims that rulings join, a list for each."""
        return [ruling.claims for ruling in self._rulings if ruling.action == "merge"]


def events_of(block: Sequence[Account], rulings: Sequence[Ruling]) -> list[Event]:
    """Return the events of a block of claims under the rulings about them, without the visits they are part of.

    Raises:
        ValueError: a ruling sets a cell to what it cannot hold.
    """
    wrong = rejected(rulings)
    groups = cluster(account for account in block if account.id not in wrong)
    held = confirmed(rulings)
    return settle((event_of(group, held) for group in regroup(groups, rulings)), rulings)


def derive_blocks(blocks: Sequence[list[Account]], decided: Decided, workers: int | None = None) -> Iterator[bytes]:
    """Yield the events of blocks, some hundreds at a time, encoded (`decode`), in the order of the blocks.

    Args:
        blocks: the claims.
        decided: the rulings in force.
        workers: processes; None takes this one for few claims, and one a processor for many.
    """
    if workers is None:
        workers = len(os.sched_getaffinity(0)) if sum(map(len, blocks)) >= MANY_CLAIMS else 1
    batches = _batches(blocks, decided)
    yield from map(_derived, batches) if workers == 1 else _pooled(batches, workers)


def encode(events: Sequence[Event]) -> bytes:
    """Return events in little room."""
    return msgspec.msgpack.encode(events)


def decode(batch: bytes) -> list[Event]:
    """Return encoded events."""
    return msgspec.msgpack.decode(batch, type=list[Event])


def _batches(blocks: Iterable[list[Account]], decided: Decided) -> Iterator[Batch]:
    batch: Batch = []
    claims = 0
    for block in blocks:
        batch.append((block, decided.on(account.id for account in block)))
        claims += len(block)
        if claims >= CLAIMS_AT_ONCE:
            yield batch
            batch, claims = [], 0
    if batch:
        yield batch


def _derived(batch: Batch) -> bytes:
    return encode([event for block, rulings in batch for event in events_of(block, rulings)])


def _pooled(batches: Iterable[Batch], workers: int) -> Iterator[bytes]:
    """Yield what a pool derives, in the order of the batches; few are in flight, which bounds memory."""
    waiting: deque[Future[bytes]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        for batch in batches:
            waiting.append(pool.submit(_derived, batch))
            if len(waiting) >= workers * WINDOW:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
