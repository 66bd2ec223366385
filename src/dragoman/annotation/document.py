"""A report annotated: its sentences with their items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.annotation.introduced import Introduced
from dragoman.annotation.items import Item
from dragoman.annotation.pack import LanguagePack
from dragoman.annotation.scanner import EVENTS
from dragoman.annotation.times import TimeMention
from dragoman.annotation.tokens import HAN
from dragoman.model import Report, Span


@dataclass(slots=True)
class Sentence:
    """A sentence: its span in the text, its items after the cascade, and whether it is the headline."""

    span: Span
    items: list[Item]
    headline: bool = False
    light: bool = False
    """It names people but can hold no event: only the people in it are annotated."""
    durations: list[TimeMention] = field(default_factory=list)
    """How long something lasts in it, also within a group ("a three-day visit"), in whole days."""


@dataclass(slots=True)
class Document:
    """A report with its annotated sentences."""

    report: Report
    sentences: list[Sentence]


BLANK = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
"""What stands for a comma in headlines of scripts without spaces."""


def _parted(text: str, span: Span) -> list[Span]:
    """Return the parts of a headline whose clauses are parted by a blank."""
    parts: list[Span] = []
    start = span[0]
    for blank in BLANK.finditer(text, *span):
        parts.append((start, blank.start()))
        start = blank.end()
    return [*parts, (start, span[1])]


def annotate(report: Report, pack: LanguagePack) -> Document:
    """Annotate a report whose language is the pack's; sentences with nothing to code in them are left out."""
    text = report.text
    title = (report.title or "").strip()
    head = len(title) if title and text.startswith(title) else 0
    sentences: list[Sentence] = []
    scanned: list[list[Item]] = []
    introduced = Introduced(pack.lexicon.folder.fold, pack.symbols, pack.settings.get("bare", {}).get("person"))
    spans = pack.splitter.split(text)
    if pack.settings.get("blank_parts"):
        spans = [part for span in spans for part in (_parted(text, span) if span[1] <= head else [span])]
    for start, end in spans:
        words = pack.scanner.words(text, start, end)
        weight = pack.scanner.weight(words)
        if weight == 0:
            continue
        light = weight < EVENTS and end > head and bool(sentences)
        times = () if light else pack.times.find(text, start, end)
        scanned.append(pack.scanner.items(words, times))
        items = pack.cascade.apply(scanned[-1], text, people_only=light)
        introduced.learn(items)
        lasting = [mention for mention in times if mention.is_duration and mention.days]
        sentences.append(Sentence((start, end), items, end <= head, light, lasting))
    for sentence, items in zip(sentences, scanned, strict=True):
        again = introduced.recognised(items, text)
        if again is not None:
            sentence.items = pack.cascade.apply(again, text, people_only=sentence.light)
    return Document(report, sentences)
