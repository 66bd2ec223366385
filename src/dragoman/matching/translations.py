"""Which reports tell the same item in two languages: facts propose, the order of the sentences decides.

The sentences of two texts are laid side by side without changing their order (one with one, two with one, or left
out), the way that scores best. What counts is how well their lengths fit (as Gale and Church align translations), and
which numbers and names they share. Reports of one event share names, too, but not sentence by sentence: they fall
short of one of the thresholds below. `docs/matching.md` tells how well this works.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.matching import dates
from dragoman.matching.facts import Fact, Sentence, sentences, weight
from dragoman.model import Report, Span

# What decides

ENOUGH_A_SENTENCE = 0.5
"""The score of an alignment, divided by the number of sentences of the longer text, at the least."""
ENOUGH_LENGTH = 0.45
"""What the lengths of the sentences give of it, on the average of its steps; 0.92 if they fit perfectly."""
ENOUGH_PAIRED = 0.7
"""The part of the steps that pair sentences, at the least."""
LEAST_PAIRED = 5
"""Paired sentences at the least: the lengths of fewer prove nothing."""
LEAST_FACTS = 3
"""Different facts in common at the least."""
LEAST_SENTENCES_WITH_FACTS = 2
DAYS = 3
"""Days between the publications of an item and of its translation at the most."""

# How an alignment is scored: logarithms of how much likelier it is with a translation

FITTING, UNFITTING = 0.30, 0.75
"""Standard deviations of the logarithm of the ratio of two lengths: of a sentence and its translation, of any two."""
WORST_FIT = -3.0
LEFT_OUT = -0.8
TWO_WITH_ONE = -0.6
MISSING = 0.3
"""How much of a fact's weight it costs when both sentences have facts that the other one has not."""
SMOOTHING = 3
"""Code points added to each length: of very short sentences the ratio says little."""
STEPS = ((1, 1, 0.0), (1, 0, LEFT_OUT), (0, 1, LEFT_OUT), (2, 1, TWO_WITH_ONE), (1, 2, TWO_WITH_ONE))
BAND = 6
"""Sentences by which an alignment may stray from the straight line; an eighth of the text besides."""

# What proposes

RAREST = 32
"""Facts of a report that propose: those that fewest others share."""
COMMON = 60
"""A fact of more reports of some days than this proposes nothing."""
CANDIDATES = 4
"""Reports of another language that are looked at for each report."""
FEW_REPORTS = 2000
"""Up to so many, reports without a day are compared with all others, beyond only among themselves."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an alignment: how many sentences of each text, what the lengths give, what the facts give."""

    ours: int
    theirs: int
    length: float
    facts: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side: the score, its steps, and the words of each fact that the two share there."""

    score: float
    steps: Sequence[Step]
    shared: Mapping[Fact, tuple[Span, Span]]
    with_facts: int
    """Paired sentences that share a fact."""
    sentences: int
    """Of the text that has more."""

    @property
    def is_translation(self) -> bool:
        """Whether the two tell the same item."""
        paired = [step for step in self.steps if step.ours and step.theirs]
        return (
            len(paired) >= LEAST_PAIRED
            and len(self.shared) >= LEAST_FACTS
            and self.with_facts >= LEAST_SENTENCES_WITH_FACTS
            and self.score >= ENOUGH_A_SENTENCE * self.sentences
            and len(paired) >= ENOUGH_PAIRED * len(self.steps)
            and sum(step.length for step in self.steps) >= ENOUGH_LENGTH * len(self.steps)
        )


def translated(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports (identifiers) in two languages that tell the same item, in order."""
    if len({report.language for report in reports}) < 2:
        return
    texts = {report.id: found for report in reports if len(found := sentences(report)) >= LEAST_PAIRED}
    able = [report for report in reports if report.id in texts]
    for one, other in _proposals(able, texts):
        laid = align(texts[one], texts[other])
        if laid is not None and laid.is_translation:
            yield one, other


def shared_facts(report: Report, other: Report) -> list[tuple[Span, Span]]:
    """Return the words that give the same fact in both texts, by their place in the first."""
    found = align(sentences(report), sentences(other))
    return sorted(found.shared.values()) if found else []


# Proposing


def _proposals(reports: Sequence[Report], texts: Mapping[str, Sequence[Sentence]]) -> list[tuple[str, str]]:
    facts = {key: {fact for one in text for fact in one.facts} for key, text in texts.items()}
    days = {report.id: dates.ordinal(report.published) for report in reports}
    many = len(reports) > FEW_REPORTS
    holders: dict[tuple[object, Fact], list[Report]] = defaultdict(list)
    for report in reports:
        for drawer in _drawers(days[report.id], many=many):
            for fact in facts[report.id]:
                holders[drawer, fact].append(report)
    pairs: set[tuple[str, str]] = set()
    for report in reports:
        home = _home(days[report.id], many=many)
        for other in _nearest(report, home, facts, holders):
            enough = len(facts[report.id] & facts[other]) >= LEAST_FACTS
            if enough and _is_near(days[report.id], days[other]):
                pairs.add((min(report.id, other), max(report.id, other)))
    return sorted(pairs)


def _home(day: int | None, *, many: bool) -> int | None:
    return day // DAYS if many and day is not None else None


def _drawers(day: int | None, *, many: bool) -> Iterable[int | None]:
    """Return where others look for a report: its days' drawer and those beside it."""
    home = _home(day, many=many)
    return (home,) if home is None else (home - 1, home, home + 1)


def _is_near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= DAYS


def _nearest(
    report: Report,
    home: int | None,
    facts: Mapping[str, set[Fact]],
    holders: Mapping[tuple[object, Fact], Sequence[Report]],
) -> Iterator[str]:
    """Yield, of each other language, the reports that share the most telling of a report's facts."""
    mine = sorted(facts[report.id], key=lambda fact: (len(holders[home, fact]), fact))
    marks: dict[str | None, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for fact in [fact for fact in mine if 1 < len(holders[home, fact]) <= COMMON][:RAREST]:
        gain = weight(fact) / math.sqrt(len(holders[home, fact]))
        for other in holders[home, fact]:
            if other.language != report.language:
                marks[other.language][other.id] += gain / math.sqrt(len(facts[other.id]))
    for _, counted in sorted(marks.items(), key=lambda one: str(one[0])):
        ranked = sorted(counted, key=lambda key: (-counted[key], key))
        yield from ranked[:CANDIDATES]


# Deciding


class _Aligner:
    """Two texts, and what it costs to lay parts of them side by side."""

    def __init__(self, ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> None:
        """Take the texts; neither is empty."""
        self.ours, self.theirs = ours, theirs
        self.ratio = math.log(_total(theirs) / _total(ours))
        counts, others = _count(ours), _count(theirs)
        # A name that stands in every sentence shows no order: its weight is shared out among them.
        self.weights = {fact: weight(fact) / min(counts[fact], others[fact]) for fact in counts.keys() & others.keys()}
        self.known = [[frozenset(one.facts) for one in text] for text in (ours, theirs)]
        self.worth = [[sum(map(weight, one.facts)) for one in text] for text in (ours, theirs)]

    def step(self, at: tuple[int, int], ours: int, theirs: int) -> Step:
        """Return the step that takes so many sentences of each text and ends before ``at``."""
        if not ours or not theirs:
            return Step(ours, theirs, 0.0, 0.0)
        mine, others = range(at[0] - ours, at[0]), range(at[1] - theirs, at[1])
        length = sum(self.ours[n].length for n in mine), sum(self.theirs[n].length for n in others)
        off = math.log((length[1] + SMOOTHING) / (length[0] + SMOOTHING)) - self.ratio
        return Step(ours, theirs, max(WORST_FIT, _fit(off)), self._facts(mine, others))

    def _facts(self, mine: Sequence[int], others: Sequence[int]) -> float:
        ours, theirs = self.known[0], self.known[1]
        both = {fact for i in mine for j in others for fact in ours[i] & theirs[j]}
        owed = min(sum(self.worth[0][i] for i in mine), sum(self.worth[1][j] for j in others))
        if not both:
            return -MISSING * owed
        found = sorted(both)
        return sum(self.weights[f] for f in found) - MISSING * max(0.0, owed - sum(map(weight, found)))


def _total(text: Sequence[Sentence]) -> int:
    return sum(one.length for one in text)


def _count(text: Sequence[Sentence]) -> Counter[Fact]:
    return Counter(fact for one in text for fact in one.facts)


@lru_cache(maxsize=1)
def _fit_constants() -> tuple[float, float]:
    return math.log(UNFITTING / FITTING), (1 / FITTING**2 - 1 / UNFITTING**2) / 2


def _fit(off: float) -> float:
    """Return how much likelier two lengths are with a translation, when their ratio is off by so much (logarithms)."""
    best, steep = _fit_constants()
    return best - steep * off * off


def align(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Alignment | None:
    """Lay two texts side by side; None where they are too unlike in length for it.

    The work grows with the number of sentences times the width of the band, both bounded (`facts.MOST_SENTENCES`).
    """
    n, m = len(ours), len(theirs)
    if not n or not m or max(n, m) > 3 * min(n, m):
        return None
    best = _best_steps(_Aligner(ours, theirs), n, m)
    if (n, m) not in best:
        return None
    steps: list[Step] = []
    here = (n, m)
    while here != (0, 0):
        step = best[here][1]
        steps.append(step)
        here = here[0] - step.ours, here[1] - step.theirs
    return _alignment(best[n, m][0], steps[::-1], ours, theirs)


def _best_steps(aligner: _Aligner, n: int, m: int) -> dict[tuple[int, int], tuple[float, Step]]:
    """Return the best score at each place, with the step that leads there."""
    width = BAND + max(n, m) // 8
    best: dict[tuple[int, int], tuple[float, Step]] = {(0, 0): (0.0, Step(0, 0, 0.0, 0.0))}
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - width), min(m, middle + width) + 1):
            ways = []
            for one, other, cost in STEPS:
                before = best.get((i - one, j - other))
                if before is not None and i >= one and j >= other:
                    step = aligner.step((i, j), one, other)
                    ways.append((before[0] + cost + step.length + step.facts, step))
            if ways and (i or j):
                best[i, j] = max(ways, key=lambda way: way[0])
    return best


def _alignment(score: float, steps: Sequence[Step], ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Alignment:
    shared: dict[Fact, tuple[Span, Span]] = {}
    i = j = with_facts = 0
    for step in steps:
        mine = {fact: span for one in ours[i : i + step.ours] for fact, span in one.facts.items()}
        others = {fact: span for one in theirs[j : j + step.theirs] for fact, span in one.facts.items()}
        both = mine.keys() & others.keys()
        with_facts += bool(both)
        for fact in sorted(both):
            shared.setdefault(fact, (mine[fact], others[fact]))
        i, j = i + step.ours, j + step.theirs
    return Alignment(score, steps, shared, with_facts, max(len(ours), len(theirs)))
