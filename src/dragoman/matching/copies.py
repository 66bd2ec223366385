"""Which reports copy which: sampled fingerprints propose, an exact comparison decides.

Two reports are copies when their normalised texts are equal, or when more than half of the shorter one is
in the other: of its runs of eight words (of twelve characters in scripts without spaces), or of its
sentences. Where some of it is, but less than half, a second look takes shorter runs: every fourth word
replaced leaves a tenth of the runs of eight, and two thirds of the words in runs of three.

The same item in another language is a copy, too (`dragoman.matching.translations`), among up to `MANY_REPORTS`.

Each copy points to an original that it shares text with itself, so that a page that strings two reports
together does not make one of the two a copy of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from dragoman.matching.translations import translated
from dragoman.model import Report, Span

WORDS_PER_SHINGLE = 8
CHARACTERS_PER_SHINGLE = 12
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages written without spaces between words."""
ENOUGH = 0.5
"""A copy shares more than this part of the shorter text."""
WORDS_PER_RUN = 3
CHARACTERS_PER_RUN = 6
"""Shorter runs, of the second look: what a rewrite leaves between the words that it replaces."""
WORTH_A_LOOK = 0.02
"""The part of the longer runs in common from which on the second look is taken."""
LEAST_SHINGLES = 5
"""Shorter texts are compared as a whole only: captions and headlines repeat without being copied."""
WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^.!?\u2026\u3002\uff01\uff1f\u061f\n]+")
LEAST_SENTENCE = 30
"""Characters (letters and digits) from which a sentence is telling."""
LEAST_SENTENCES = 3
MANY_REPORTS = 2000
"""Of more reports only some of a report's shingles propose (the shared half of a text leaves enough of them), and
copies are told within a language only."""
KEPT = 64
"""So many shingles of a report propose at the least, if it has them: rewrites of short reports share but a few."""
SAMPLINGS = (4, 2)
"""One shingle in so many proposes. Each divides the one before, so that a long report's are among a short one's."""
COMMON = 500
"""A shingle of more reports than this is page furniture and proposes nothing."""
FIRST_HOLDERS = 8
"""Originals are looked for among the best ranked holders of a shingle: all pairs of 500 would be 125,000."""


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a report."""

    whole: str
    shingles: frozenset[int]
    sentences: frozenset[int]


def origin_of_copies(reports: Iterable[Report]) -> dict[str, str]:
    """Return, for each report that copies another, the identifier of its original.

    The original is, of those that share text, the one that names its agency, then the earliest published.
    """
    ranked = sorted((r for r in reports if r.text), key=_rank)
    prints = {report.id: fingerprint(report) for report in ranked}
    near = _neighbours(ranked, prints)
    place = {report.id: n for n, report in enumerate(ranked)}
    language = {report.id: report.language for report in ranked}
    found: dict[str, str] = {}
    for report in ranked:
        before = [other for other in near.get(report.id, ()) if place[other] < place[report.id]]
        at_home = [other for other in before if language[other] == report.language]
        originals = (
            [other for other in at_home if other not in found]
            # What copies a translation copies its original, even if cut too short to be told for a translation itself.
            or [found[other] for other in at_home if language[found[other]] != report.language]
            or [other for other in before if other not in found and other not in at_home]
        )
        first = min(originals, key=place.__getitem__, default=None)
        if first is not None:
            found[report.id] = first
    return found


def _rank(report: Report) -> tuple[bool, str, str]:
    return report.agency is None, report.published or "9999", report.id


def _neighbours(reports: Sequence[Report], prints: Mapping[str, Print]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    known = {report.id: report for report in reports}
    for one, other in _proposals(reports, prints):
        copied = is_copy(prints[one], prints[other])
        if copied or (_is_worth_a_look(prints[one], prints[other]) and is_rewrite(known[one], known[other])):
            near[one].add(other)
            near[other].add(one)
    # Among more reports translations are looked for by nobody: a ledger that only compares new reports with stored
    # pieces of text could not follow, and it must end as everything derived at once does.
    for one, other in translated(reports) if len(reports) <= MANY_REPORTS else ():
        near[one].add(other)
        near[other].add(one)
    return near


def _proposals(reports: Sequence[Report], prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be copies: of one language, and with a telling piece of text in common."""
    many = len(reports) > MANY_REPORTS
    holders: dict[tuple[str | None, int | str], list[str]] = defaultdict(list)
    for report in reports:
        known = prints[report.id]
        sampling = _sampling(len(known.shingles)) if many else 1
        for shingle in known.shingles | known.sentences:
            if shingle % sampling == 0:
                holders[report.language, shingle].append(report.id)
        if known.whole:
            holders[report.language, known.whole].append(report.id)
    pairs: set[tuple[str, str]] = set()
    for (_, piece), ids in holders.items():
        first = 1 if isinstance(piece, str) else FIRST_HOLDERS
        if len(ids) <= COMMON or isinstance(piece, str):
            pairs.update((one, other) for n, one in enumerate(ids[:first]) for other in ids[n + 1 :])
    yield from sorted(pairs)


def _sampling(shingles: int) -> int:
    return next((n for n in SAMPLINGS if shingles >= n * KEPT), 1)


def is_copy(one: Print, other: Print) -> bool:
    """Return whether two reports carry one text."""
    if one.whole == other.whole:
        return True
    words = containment(one.shingles, other.shingles, least=LEAST_SHINGLES)
    return words > ENOUGH or containment(one.sentences, other.sentences, least=LEAST_SENTENCES) > ENOUGH


def _is_worth_a_look(one: Print, other: Print) -> bool:
    return containment(one.shingles, other.shingles, least=LEAST_SHINGLES) > WORTH_A_LOOK


def is_rewrite(one: Report, other: Report) -> bool:
    """Return whether more than half of the shorter text stands in the other in runs of a few words.

    Two reports of one event share names, titles and a quote, which are less than half of either.
    """
    short, long = sorted((_pieces(one), _pieces(other)), key=len)
    size = CHARACTERS_PER_RUN if one.language in UNSPACED else WORDS_PER_RUN
    there = {tuple(long[n : n + size]) for n in range(len(long) - size + 1)}
    covered, last = 0, 0
    for n in range(len(short) - size + 1):
        if tuple(short[n : n + size]) in there:
            covered += n + size - max(n, last)
            last = n + size
    return covered > ENOUGH * len(short)


def _pieces(report: Report) -> Sequence[str]:
    words = _folded_words(report.text)
    return "".join(words) if report.language in UNSPACED else words


def containment(one: frozenset[int], other: frozenset[int], *, least: int) -> float:
    """Return the part of the smaller set that is in the other one, 0 where it has fewer than `least`."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= least else 0.0


def fingerprint(report: Report) -> Print:
    """Return what is compared of a report. Checksums are stable, unlike Python's own hashes."""
    unspaced = report.language in UNSPACED
    words = _folded_words(report.text)
    least = CHARACTERS_PER_SHINGLE if unspaced else LEAST_SENTENCE
    sentences = ("".join(_folded_words(found)) for found in SENTENCE.findall(report.text))
    whole = "".join(words)
    return Print(
        whole=whole,
        shingles=frozenset(_shingles(whole if unspaced else words, unspaced=unspaced)),
        sentences=frozenset(_checksum(sentence) for sentence in sentences if len(sentence) >= least),
    )


def _folded_words(text: str) -> list[str]:
    return WORD.findall(_fold(text))


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _shingles(pieces: Sequence[str], *, unspaced: bool) -> list[int]:
    """Return the checksum of each run of words (or characters), in order."""
    size = CHARACTERS_PER_SHINGLE if unspaced else WORDS_PER_SHINGLE
    return [_checksum(" ".join(pieces[n : n + size])) for n in range(len(pieces) - size + 1)]


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


def _places(text: str, *, unspaced: bool) -> Iterator[tuple[str, Span]]:
    """Yield the words (or characters) of a text as they are compared, each with its place in it."""
    for found in WORD.finditer(text):
        start = found.start()
        if not unspaced:
            yield _fold(found[0]), found.span()
            continue
        yield from ((_fold(c), (start + n, start + n + 1)) for n, c in enumerate(found[0]))


def shared_passages(report: Report, other: Report) -> list[Span]:
    """Return the spans of a report whose words stand in the other one too: what shows a copy to be one."""
    return _passages(report, other, CHARACTERS_PER_SHINGLE if report.language in UNSPACED else WORDS_PER_SHINGLE)


def rewritten_passages(report: Report, other: Report) -> list[Span]:
    """Return the same for shorter runs: what a rewrite has left."""
    return _passages(report, other, CHARACTERS_PER_RUN if report.language in UNSPACED else WORDS_PER_RUN)


def _passages(report: Report, other: Report, size: int) -> list[Span]:
    """Return the spans of the runs of so many words (or characters) that stand in the other report too."""
    unspaced = report.language in UNSPACED
    theirs = [piece for piece, _ in _places(other.text, unspaced=unspaced)]
    known = {tuple(theirs[n : n + size]) for n in range(len(theirs) - size + 1)}
    pieces = list(_places(report.text, unspaced=unspaced))
    words = [piece for piece, _ in pieces]
    passages: list[Span] = []
    for n in range(len(pieces) - size + 1):
        if tuple(words[n : n + size]) not in known:
            continue
        start, end = pieces[n][1][0], pieces[n + size - 1][1][1]
        if passages and start <= passages[-1][1]:
            start = passages.pop()[0]
        passages.append((start, end))
    return passages
