"""Kills readings at random moments and compares the ledgers, once read to their end, with an undisturbed one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.ledger import Ledger, MissingLedgerError

from .build import contents
from .places import Places

ROOT = Path(__file__).parents[2]

Command = Callable[[str], list[str]]
"""From a place to the module, with its arguments, that reads into a ledger there."""


@dataclass
class Tally:
    """What was seen."""

    reports: int = 0
    seconds: float = 0.0
    """How long an undisturbed reading took."""
    kills: int = 0
    partial: int = 0
    """Kills that left some reports in the ledger, but not all."""
    readings: int = 0
    wrong: int = 0
    """Ledgers that differ from the undisturbed one."""


def measure(places: Places, command: Command, kills: int, chance: random.Random) -> Tally:
    """Kill so many readings; a ledger is read again and again until a reading comes to its end."""
    undisturbed = places.new()
    started = time.perf_counter()
    assert start(command(undisturbed)).wait() == 0
    tally = Tally(seconds=time.perf_counter() - started)
    with Ledger.open(undisturbed, read_only=True) as ledger:
        expected, tally.reports = contents(ledger), len(ledger.reports())
    while tally.kills < kills:
        place = places.new()
        _kill_until_done(place, command, kills, chance, tally)
        assert start(command(place)).wait() == 0
        tally.readings += 1
        with Ledger.open(place, read_only=True) as ledger:
            tally.wrong += contents(ledger) != expected or not ledger.is_fresh()
    return tally


def _kill_until_done(place: str, command: Command, kills: int, chance: random.Random, tally: Tally) -> None:
    patience = tally.seconds
    while tally.kills < kills and _killed(command(place), chance.uniform(0.2, 1.1) * patience):
        tally.kills += 1
        tally.partial += 0 < _stored(place) < tally.reports
        patience *= 1.1  # else a machine that has become busy might never let it get anywhere


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a module of the project or of its tests."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen([sys.executable, "-m", *command], env=environment, stderr=subprocess.DEVNULL)


def _killed(command: list[str], after: float) -> bool:
    """Start reading and kill it after some seconds; return False if it had come to its end."""
    process = start(command)
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
