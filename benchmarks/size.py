"""A ledger of a million claims: how long joining takes from nothing, and after a thousand further reports.

    python -m benchmarks.size [--claims 10000 30000 100000] [--ledger PLACE] [--seed 1] [--text 100]

Reports are made up: scenes of `benchmarks.made_up`, moved from its twelve states to two hundred and from its leaders to
theirs, over thirty years, so that further claims are further states' and further pairs', as in the world. Each report
has a text of made-up words; one in twelve is a copy of another: verbatim, cut, or wrapped in other words. The reports
are stored a thousand at a time, then joined; the last thousand by day of publication are added afterwards. Each size is
measured in a process of its own, whose peak of memory (its largest helper's added for each helper) is told. Times are
seconds by the clock; *work* is what processors worked for it, which counts on a machine that has other things to do;
the last column is the work of joining for each claim, in microseconds.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks.made_up import LEADERS, make
from dragoman.ledger import Ledger, deciding
from dragoman.matching.copies import UNSPACED
from dragoman.model import Claim, CodedReport, Participant, Report

SCENES = 1400
"""Scenes made at a time: about ten thousand claims."""
STATES = 200
ADDED = 1000
PARTITION = 1000
CODER = "made up 1"
COPIES = 12
"""One report in so many is a copy."""
GIGABYTE = 1024**2
"""In the unit in which the system tells the memory of processes."""

SYLLABLES = [a + b for a in "bdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "ai", "an", "er")]


def reports(seed: int, claims: int, words: int) -> Iterator[CodedReport]:
    """Yield reports with about so many claims in all, with texts of about so many words."""
    rng = random.Random(seed)
    states = [f"{a}{b}{c}" for a in "ABCDEFGH" for b in "JKLMN" for c in "PQRST"]
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(8000)]
    made, part = 0, 0
    while made < claims:
        world = _World(rng, part, rng.sample(states, len({one.country for one in LEADERS})))
        texts = _Texts(rng, vocabulary, words)
        for one in make(seed * 10_000 + part, SCENES).reports:
            if made >= claims:
                return
            made += len(one.claims)
            yield world.moved(one, texts.next(one.report.language))
        part += 1


class _World:
    """Other states and leaders in the place of those of the scenes."""

    def __init__(self, rng: random.Random, part: int, states: list[str]) -> None:
        self._part = part
        self._states = dict(zip(sorted({one.country for one in LEADERS}), states, strict=True))
        self._rng = rng

    def moved(self, one: CodedReport, text: str) -> CodedReport:
        """Return a report about the other states."""
        key = f"{self._part:04}{one.report.id[:12]}"
        changes = {"id": key, "source": f"made-up/{self._part}/{one.report.source}", "text": text}
        report: Report = msgspec.structs.replace(one.report, **changes)
        return CodedReport(report=report, claims=[self._claim(claim, key) for claim in one.claims])

    def _claim(self, claim: Claim, report: str) -> Claim:
        people = [self._participant(one) for one in claim.participants]
        country = self._states.get(claim.country or "")
        key = f"{self._part:04}{claim.id[:12]}"
        return msgspec.structs.replace(claim, id=key, report=report, participants=people, country=country)

    def _participant(self, one: Participant) -> Participant:
        state = self._states[one.country or ""]
        if one.name is None:
            return msgspec.structs.replace(one, country=state)
        # A state has the same leaders wherever it comes up; a surname alone stays one.
        given, surname = _name(f"{state} {one.office} given"), _name(f"{state} {one.office}")
        name = surname if " " not in one.name else f"{given} {surname}"
        return msgspec.structs.replace(one, country=state, name=name, person=name.casefold().replace(" ", "-"))


def _name(of: str) -> str:
    return "".join(random.Random(of).choices(SYLLABLES, k=3)).capitalize()


class _Texts:
    """Texts of made-up words; some repeat one of the last ones."""

    def __init__(self, rng: random.Random, vocabulary: list[str], words: int) -> None:
        self._rng, self._vocabulary, self._words = rng, vocabulary, words
        self._last: dict[bool, list[str]] = {}

    def next(self, language: str | None) -> str:
        """Return a text."""
        last = self._last.setdefault(language in UNSPACED, [])
        if last and self._rng.randrange(COPIES) == 0:
            return self._copy(self._rng.choice(last[-500:]), language)
        last.append(self._text(self._rng.randint(self._words // 2, self._words * 3 // 2), language))
        return last[-1]

    def _text(self, words: int, language: str | None) -> str:
        if language in UNSPACED:
            return "".join(chr(self._rng.randrange(0x4E00, 0x4E00 + 3000)) for _ in range(words * 3 // 2)) + "\u3002"
        chosen = self._rng.choices(self._vocabulary, k=words)
        return ". ".join(" ".join(chosen[n : n + 15]).capitalize() for n in range(0, words, 15)) + "."

    def _copy(self, text: str, language: str | None) -> str:
        drawn = self._rng.random()
        if drawn < 0.4:
            return text
        if drawn < 0.7:
            return text[: len(text) * 3 // 5]
        return f"{self._text(15, language)} {text} {self._text(15, language)}"


def measure(place: str, seed: int, claims: int, words: int) -> None:
    """Fill a ledger, join it, add to it, rule on it, and print a row."""
    made = list(reports(seed, claims, words))
    made.sort(key=lambda one: one.report.published or "")
    number = sum(len(one.claims) for one in made)
    count, new = len(made), made[-ADDED:]
    with Ledger.open(place) as ledger:
        storing, _ = _timed(lambda: _store(ledger, made[:-ADDED]))
        made.clear()
        joining, worked = _timed(ledger.refresh)
        peak = _peak()
        _store(ledger, new)
        adding = _timed(ledger.refresh)
        event = ledger.holders([new[0].claims[0].id])[new[0].claims[0].id]
        ruling = _timed(lambda: deciding.judge(ledger, "confirm", event, [], deciding.Note(author="benchmark")))
    figures = (storing, joining, worked, peak, *adding, *ruling)
    cells = (f"{number:,}", f"{count:,}", *(f"{n:.1f}" for n in figures), f"{1e6 * worked / number:.0f}")
    print("| " + " | ".join(cells) + " |", flush=True)


def _store(ledger: Ledger, made: list[CodedReport]) -> None:
    for n in range(0, len(made), PARTITION):
        ledger.store(made[n : n + PARTITION], coder=CODER)


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """Do something and return the seconds it took, and those that processors worked on it."""
    started, worked = time.perf_counter(), _worked()
    do()
    return time.perf_counter() - started, _worked() - worked


def _worked() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak() -> float:
    """Return the most memory this process had, and its largest helper for each processor, in gigabytes."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + helper * len(os.sched_getaffinity(0))) / GIGABYTE


def main() -> int:
    """Measure each size in a process of its own."""
    options = _options()
    if options.one:
        measure(options.ledger, options.seed, options.claims[0], options.text)
        return 0
    print("| claims | reports | storing | joining | its work | GB | 1,000 more | its work | a ruling | its work | μs |")
    print(f"|{' --- |' * 11}", flush=True)
    for claims in options.claims:
        with tempfile.TemporaryDirectory() as folder:
            place = options.ledger or str(Path(folder) / "size.db")
            more = ["--one", "--ledger", place, "--seed", str(options.seed), "--text", str(options.text)]
            subprocess.run([sys.executable, "-m", "benchmarks.size", "--claims", str(claims), *more], check=True)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", nargs="+", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--ledger", help="an empty ledger for a single size; by default a file that is removed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", type=int, default=100, help="words of a report on the average")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
