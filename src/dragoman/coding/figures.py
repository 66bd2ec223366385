"""Figures: numbers a report gives about the relations of states.

A figure needs a number with a unit, a word that says what is counted ("trade", "companies") in the same sentence,
and two states it is between: those the sentence names, else the two sides of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from dragoman.annotation.document import Document, Sentence
from dragoman.annotation.items import Actor, Item
from dragoman.annotation.quantities import Quantity
from dragoman.annotation.times import Resolved, TimeMention
from dragoman.coding.setting import Setting
from dragoman.coding.timing import resolved_time
from dragoman.model import Figure, Metric, Nature, Span, digest

COUNTED: dict[str, Metric] = {"companies": "companies", "projects": "projects", "trips": "trips"}
"""Counted nouns that are a metric by themselves, from ``numbers.toml``."""
MONEY_METRICS = frozenset({"trade", "exports", "imports", "investment"})
NATURES: tuple[Nature, ...] = ("target", "forecast", "cumulative", "signed")
NEAR = 8
"""Items between "the number of ..." and its number."""
FAR = 25
"""Items between a number and the word for what it measures."""


def figures_of(document: Document, cues: frozenset[str], setting: Setting, sides: Sequence[str]) -> list[Figure]:
    """Return the figures of a report.

    Args:
        document: the annotated report.
        cues: symbols of the words that say what is measured.
        setting: people, dates and the finder of quantities.
        sides: the states (ISO codes) the report's news is about.
    """
    out: list[Figure] = []
    for sentence in document.sentences:
        if sentence.headline or not any(item.symbol in cues for item in sentence.items):
            continue
        for figure in _sentence(sentence, document, setting, sides):
            if not any(_same(figure, other) for other in out):
                out.append(figure)
    return out


def _same(a: Figure, b: Figure) -> bool:
    return (a.metric, a.value, a.unit, a.start) == (b.metric, b.value, b.unit, b.start)


def _sentence(sentence: Sentence, document: Document, setting: Setting, sides: Sequence[str]) -> list[Figure]:
    start, end = sentence.span
    times = [(item.start, item.end) for item in sentence.items if isinstance(item.data, TimeMention)]
    parties = _parties(sentence, sides)
    if len(parties) < 2:
        return []
    out = []
    for quantity in setting.quantities.find(document.report.text, start, end, times):
        metric = _metric(quantity, sentence.items)
        if metric is not None:
            out.append(_figure(quantity, metric, sentence, document, setting, parties))
    return out


def _parties(sentence: Sentence, sides: Sequence[str]) -> list[str]:
    """Return the two states of a sentence's figures; one that names only others than the report's sides has its own."""
    named = [code for item in sentence.items for code in _countries(item)]
    distinct = list(dict.fromkeys(named))
    if len(distinct) >= 2:
        return distinct[:2]
    if distinct and distinct[0] not in sides:
        return []
    return list(sides)[:2]


def _countries(item: Item) -> list[str]:
    if isinstance(item.data, Actor):
        return [single.country for single in item.data.each() if single.country and single.reference != "named"]
    code = item.value("country")
    return [code] if code else []


def _metric(quantity: Quantity, items: Sequence[Item]) -> tuple[Metric, Item | None] | None:
    """Return what a number measures: what is counted, else the nearest word for it, those before it first."""
    if quantity.unit == "count":
        return _counted(quantity, items)
    words = [item for item in items if item.value("metric") in MONEY_METRICS]
    if not words or (quantity.unit not in {"percent"} and len(quantity.unit) != 3):
        return None
    before = [item for item in words if item.start < quantity.start]
    nearest = before[-1] if before else words[0]
    if _distance(nearest, quantity, items) > FAR:
        return None
    return cast("Metric", nearest.value("metric")), nearest


def _counted(quantity: Quantity, items: Sequence[Item]) -> tuple[Metric, Item | None] | None:
    """A number of companies, or a number behind words such as "the number of visits"."""
    metric = COUNTED.get(quantity.noun or "")
    if metric is not None:
        return metric, None
    if quantity.noun is not None:
        return None
    named = [
        i for i in items if i.has("metric") and i.value("metric") not in MONEY_METRICS and i.start < quantity.start
    ]
    if named and _distance(named[-1], quantity, items) <= NEAR:
        return cast("Metric", named[-1].value("metric")), named[-1]
    return None


def _distance(word: Item, quantity: Quantity, items: Sequence[Item]) -> int:
    low, high = sorted((word.start, quantity.start))
    return sum(low <= item.start < high for item in items)


def _figure(
    quantity: Quantity,
    metric: tuple[Metric, Item | None],
    sentence: Sentence,
    document: Document,
    setting: Setting,
    parties: list[str],
) -> Figure:
    name, word = metric
    evidence: dict[str, list[Span]] = {"value": [(quantity.start, quantity.end)]}
    if word is not None:
        evidence["metric"] = [(word.start, word.end)]
    time = _time(quantity, sentence, setting)
    if time is not None:
        evidence["start"] = [time[1]]
    speaker = _speaker(sentence, setting)
    values: dict[str, Any] = {
        "metric": name,
        "value": quantity.value,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "change": quantity.change,
        "nature": _nature(quantity, sentence, setting),
        "parties": parties,
        "speaker": speaker,
        "start": time[0].start if time else None,
        "end": time[0].end if time else None,
        "evidence": evidence,
        "sentence": sentence.span,
    }
    report = document.report.id
    return Figure(id=digest("figure", report, name, str(quantity.start), str(quantity.end)), report=report, **values)


def _time(quantity: Quantity, sentence: Sentence, setting: Setting) -> tuple[Resolved, Span] | None:
    """Return the period nearest to the number."""
    mentions = [item for item in sentence.items if isinstance(item.data, TimeMention)]
    for item in sorted(mentions, key=lambda i: min(abs(i.start - quantity.end), abs(i.end - quantity.start))):
        found = resolved_time(cast("TimeMention", item.data), setting, "past")
        if found is not None:
            return found, (item.start, item.end)
    return None


def _nature(quantity: Quantity, sentence: Sentence, setting: Setting) -> Nature:
    """A word for the nature of a figure counts when it stands before the number; behind it, where verbs stand last."""
    for nature in NATURES:
        if any(
            item.has("/" + nature) and (item.start < quantity.start or setting.verb_last) for item in sentence.items
        ):
            return nature
    return "actual"


def _speaker(sentence: Sentence, setting: Setting) -> str | None:
    """Return who the sentence says said it: the person next to a verb of saying."""
    says = [index for index, item in enumerate(sentence.items) if item.has("/announce")]
    for index in says:
        for item in sentence.items[max(0, index - 2) : index + 3]:
            if isinstance(item.data, Actor):
                found = setting.people.resolve(item.data)
                if len(found) == 1:
                    return found[0].name
    return None
