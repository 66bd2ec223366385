"""How many altered copies are found, and how many reports are falsely taken for copies, beside MinHash.

    python -m benchmarks.copies [--seed 1] [--ntrex FOLDER] [--altered 500] [--only altered|translated]

The reports: the bundled sample, the development gold of all languages and, where FOLDER (by default
``../shared/data/ntrex``) is there, NTREX's news cut into passages of eight sentences, in seven languages. Some of them
are altered, each in one way. A pair counts as found when one of the two is said to copy the other; every other pair of
one language that is said to be copies is false. Beside it datasketch's MinHashLSH (where installed) over runs of three
words, or of six characters in Chinese, with 128 permutations, at its usual threshold and at a lower one: pairs it
proposes, of which its estimate of the likeness reaches the threshold.

Translated pairs: NTREX's 123 documents in seven languages, all of one day, each document pair by pair of languages;
every other pair of two languages that is said to be one item is false. Once with a sentence a line, as NTREX has them,
once with each document on one line. The thresholds were chosen on every second document; the others are given apart.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Any

from benchmarks.parallel import FILES, FOLDER, PUBLISHED, documents
from dragoman.matching.copies import origin_of_copies
from dragoman.matching.translations import translated
from dragoman.model import Report

ROOT = Path(__file__).parents[1]
SENTENCES = 8
"""Sentences of a passage."""
LEAST = 300
"""Characters of a report at the least; half as many in Chinese."""
ENDS = re.compile(r"(?<=[.!?。！？؟])\s*")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Altered:
    """A report made from another one."""

    original: str
    report: Report
    how: str


def own_texts() -> list[tuple[str, str]]:
    """Return the texts of the bundled sample and of the development gold, each with its language."""
    found = [("ar" if ".ar." in p.name else "en", p) for p in sorted((ROOT / "examples/reports").glob("*.txt"))]
    found += [(p.parent.name, p) for p in sorted((ROOT / "tests/gold").glob("*/*.txt"))]
    return [(language, path.read_text(encoding="utf-8")) for language, path in found]


def passages(folder: Path) -> list[tuple[str, str]]:
    """Return NTREX's documents in passages, each with its language."""
    found = []
    for language in FILES if folder.is_dir() else ():
        for text in documents(folder, language).values():
            lines = text.splitlines()
            found += [(language, "\n".join(lines[n : n + SENTENCES])) for n in range(0, len(lines), SENTENCES)]
    return found


def reports(texts: Iterable[tuple[str, str]], rng: random.Random) -> list[Report]:
    """Return the texts as reports, in an order of their own."""
    kept = sorted({(lang, text) for lang, text in texts if len(text) >= (LEAST // 2 if lang == "zh" else LEAST)})
    rng.shuffle(kept)
    return [
        Report(id=f"r{n:05}", source=f"{n}", language=language, published="2024-01-01", text=text)
        for n, (language, text) in enumerate(kept)
    ]


# Altering


def _changed(part: float) -> Callable[[Report, Report, random.Random], str]:
    """Return what puts other words of the language in the place of a part of the words."""

    def change(report: Report, other: Report, rng: random.Random) -> str:
        pattern = r"\w\w" if report.language == "zh" else r"\w+"
        fund = re.findall(pattern, other.text)
        words = list(re.finditer(pattern, report.text))
        chosen = set(rng.sample(range(len(words)), max(1, round(part * len(words)))))
        pieces, last = [], 0
        for n, word in enumerate(words):
            pieces += [report.text[last : word.start()], rng.choice(fund) if n in chosen else word[0]]
            last = word.end()
        return "".join(pieces) + report.text[last:]

    return change


def _cut(report: Report, other: Report, rng: random.Random) -> str:
    """Keep the first 60 percent."""
    return report.text[: round(0.6 * len(report.text))]


def _wrapped(report: Report, other: Report, rng: random.Random) -> str:
    """Put the report between the halves of another text."""
    half = len(other.text) // 2
    return f"{other.text[:half]}\n{report.text}\n{other.text[half:]}"


def _reordered(report: Report, other: Report, rng: random.Random) -> str:
    sentences = [s for s in ENDS.split(report.text) if s]
    rng.shuffle(sentences)
    return " ".join(sentences)


ALTERATIONS: dict[str, Callable[[Report, Report, random.Random], str]] = {
    "2 % of words changed": _changed(0.02),
    "10 % of words changed": _changed(0.10),
    "25 % of words changed": _changed(0.25),
    "cut to 60 %": _cut,
    "wrapped in other text": _wrapped,
    "sentences reordered": _reordered,
}


def altered(known: Sequence[Report], spare: Sequence[Report], number: int, rng: random.Random) -> list[Altered]:
    """Return altered reports, each of another original; other words and wrappings come from spare texts."""
    by_language: dict[str | None, list[Report]] = defaultdict(list)
    for report in spare:
        by_language[report.language].append(report)
    able = [r for r in known if by_language[r.language]]
    made = []
    for n, original in enumerate(rng.sample(able, min(number, len(able)))):
        how = list(ALTERATIONS)[n % len(ALTERATIONS)]
        text = ALTERATIONS[how](original, rng.choice(by_language[original.language]), rng)
        report = Report(
            id=f"a{n:05}", source=f"a{n}", language=original.language, published="2024-01-02", text=text
        )  # fmt: skip
        made.append(Altered(original.id, report, how))
    return made


# Finding


def by_dragoman(known: Sequence[Report]) -> set[Pair]:
    """Return the pairs of copy and original that are found, each language by itself.

    NTREX's passages have translations, which are measured apart; what wraps one text often has one, too.
    """
    languages = sorted({report.language or "" for report in known})
    own = ([report for report in known if (report.language or "") == language] for language in languages)
    return {(min(pair), max(pair)) for reports in own for pair in origin_of_copies(reports).items()}


def by_minhash(known: Sequence[Report], threshold: float, datasketch: Any) -> set[Pair]:  # noqa: ANN401 - it has no types
    """Return the pairs that MinHashLSH proposes and its estimate confirms."""
    index: dict[str | None, Any] = {}
    prints: dict[str, Any] = {}
    found = set()
    for report in known:
        made = datasketch.MinHash(num_perm=128)
        made.update_batch([piece.encode() for piece in _runs(report)])
        lsh = index.setdefault(report.language, datasketch.MinHashLSH(threshold=threshold, num_perm=128))
        near = [key for key in lsh.query(made) if prints[key].jaccard(made) >= threshold]
        found |= {(min(key, report.id), max(key, report.id)) for key in near}
        prints[report.id] = made
        lsh.insert(report.id, made)
    return found


def _runs(report: Report) -> set[str]:
    words = re.findall(r"\w+", report.text.casefold())
    pieces, size = ("".join(words), 6) if report.language == "zh" else (words, 3)
    return {" ".join(pieces[n : n + size]) for n in range(max(1, len(pieces) - size + 1))}


# Translated pairs


def translated_pairs(folder: Path) -> None:
    """Measure and print how many pairs of a document in two languages are found, and how many others."""
    print("| translated pairs | recall | documents not looked at before | worst two languages | false | of | seconds |")
    print("| --- " * 7 + "|")
    for name, between in (("a sentence a line", "\n"), ("all on one line", " ")):
        texts = {language: documents(folder, language) for language in FILES}
        known = [
            Report(id=f"{key} {language}", source=key, language=language, published=PUBLISHED, text=between.join(lines))
            for language, texts_of in texts.items()
            for key, text in texts_of.items()
            for lines in [text.splitlines()]
        ]
        before = time.perf_counter()
        found = {(tuple(one.split()), tuple(other.split())) for one, other in translated(known)}
        seconds = time.perf_counter() - before
        _print_translated(name, found, sorted(texts["en"]), seconds)


def _print_translated(name: str, found: set[tuple[Any, ...]], keys: Sequence[str], seconds: float) -> None:
    true = [(one[0], tuple(sorted((one[1], other[1])))) for one, other in found if one[0] == other[0]]
    pairs = list(combinations(sorted(FILES), 2))
    unseen = set(keys[1::2])
    by_pair = Counter(languages for _, languages in true)
    worst = min(pairs, key=lambda pair: by_pair[pair])
    cells = (
        f"{len(true) / (len(pairs) * len(keys)):.3f}",
        f"{sum(key in unseen for key, _ in true) / (len(pairs) * len(unseen)):.3f}",
        f"{'-'.join(worst)} {by_pair[worst] / len(keys):.3f}",
        str(len(found) - len(true)),
        str(len(pairs) * len(keys) * (len(keys) - 1)),
        f"{seconds:.0f}",
    )
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Measure and print."""
    options = _options()
    if options.ntrex.is_dir() and options.only != "altered":
        translated_pairs(options.ntrex)
    if options.only != "translated":
        altered_copies(options)


def altered_copies(options: argparse.Namespace) -> None:
    """Measure and print how many altered copies are found."""
    rng = random.Random(options.seed)
    known = reports(own_texts() + passages(options.ntrex), rng)
    if not options.ntrex.is_dir():
        print(f"{options.ntrex} is missing: own texts only, far fewer than 2,000")
    spare, known = known[: len(known) // 10], known[len(known) // 10 :]
    made = altered(known, spare, options.altered, rng)
    every = [*known, *(one.report for one in made)]
    pairs = sum(comb(n, 2) for n in Counter(one.language for one in every).values())
    print(f"{len(every)} reports, {len(made)} of them altered; {pairs} pairs of one language\n")
    finders: dict[str, Callable[[], set[Pair]]] = {"Dragoman": lambda: by_dragoman(every)}
    if not options.alone:
        finders |= _others(every)
    _print_table(finders, made, pairs)


def _others(every: Sequence[Report]) -> dict[str, Callable[[], set[Pair]]]:
    """Return the finders to compare with; none where they are not installed."""
    try:
        datasketch = importlib.import_module("datasketch")
    except ImportError:
        print("datasketch is not installed: no comparison")
        return {}
    return {f"MinHashLSH, {t}": lambda t=t: by_minhash(every, t, datasketch) for t in (0.5, 0.3)}  # type: ignore[misc]


def _print_table(finders: dict[str, Callable[[], set[Pair]]], made: Sequence[Altered], pairs: int) -> None:
    true = {(min(one.original, one.report.id), max(one.original, one.report.id)): one.how for one in made}
    number = Counter(true.values())
    print("| found by | " + " | ".join(number) + " | false pairs | in 100,000 | seconds |")
    print("| --- " * (len(number) + 4) + "|")
    for name, find in finders.items():
        before = time.perf_counter()
        found = find()
        seconds = time.perf_counter() - before
        hits = Counter(how for pair, how in true.items() if pair in found)
        false = len(found - true.keys())
        cells = [f"{hits[how] / number[how]:.3f}" for how in number]
        print("| " + " | ".join((name, *cells, str(false), f"{1e5 * false / pairs:.2f}", f"{seconds:.1f}")) + " |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--altered", type=int, default=500)
    parser.add_argument("--alone", action="store_true", help="leave out the comparison, which takes a minute")
    parser.add_argument("--only", choices=("altered", "translated"))
    parser.add_argument("--ntrex", type=Path, default=FOLDER)
    return parser.parse_args()


if __name__ == "__main__":
    main()
