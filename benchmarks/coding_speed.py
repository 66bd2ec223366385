"""How fast reports are coded, beside the bare scan for words and what a user would assemble from spaCy.

    python -m benchmarks.coding_speed [FOLDER ...] [--rounds 3]

Three things run over the same texts, one after the other, on one core, in processes of their own so that each
has its own peak of memory:

* dragoman: language, sentences, annotation, coding, from a report's text to its claims;
* scan: an Aho-Corasick automaton over all phrases of the same lexicon, which only finds them (the limit);
* spacy: a blank pipeline with an EntityRuler over the same names (which codes nothing).

Prints a table, and the ratios. Without a folder the bundled sample is read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.model import Report

ROOT = Path(__file__).parent.parent
CANDIDATES = ("dragoman", "scan", "spacy")


def texts_of(folders: Sequence[Path], language: str) -> list[Report]:
    """Return the readable reports of some folders in one language."""
    from dragoman import intake, languages
    from dragoman.annotation.identify import identify

    reports = intake.read(folders)
    known = languages.available()
    return [r for r in reports if not r.skipped and identify(r.text, known).language == language]


def dragoman(reports: list[Report], language: str) -> Callable[[], object]:
    """Return a run of the whole coder."""
    from dragoman.coding import Coder

    coder = Coder()
    coder.language(language)
    return lambda: [coder.code(report) for report in reports]


def phrases(language: str) -> list[str]:
    """Return the names that the gazetteer knows in a language."""
    from dragoman import gazetteer

    names = gazetteer.load_names(language)
    tables = (names.countries, names.demonyms, names.cities, names.organisations, names.seats, names.leaders)
    found = {form.replace("[", "").replace("]", "") for table in tables for forms in table.values() for form in forms}
    return sorted(found)


def scan(reports: list[Report], language: str) -> Callable[[], object]:
    """Return a run of the bare automaton."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick([phrase.lower() for phrase in phrases(language)], matchkind=MatchKind.LeftmostLongest)
    return lambda: [automaton.find_matches_as_indexes(report.text.lower()) for report in reports]


def spacy(reports: list[Report], language: str) -> Callable[[], object]:
    """Return a run of spaCy's blank pipeline with an EntityRuler over the same names."""
    from importlib import import_module
    from typing import Any

    pipeline: Any = import_module("spacy").blank(language)  # its types do not know the ruler
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "NAME", "pattern": phrase} for phrase in phrases(language)])
    return lambda: [pipeline(report.text) for report in reports]


def measure(name: str, folders: Sequence[Path], language: str, rounds: int) -> dict[str, float]:
    """Time one candidate: seconds of processor time, the best of some rounds after a warm-up."""
    reports = texts_of(folders, language)
    started = time.perf_counter()
    run = {"dragoman": dragoman, "scan": scan, "spacy": spacy}[name](reports, language)
    loading = time.perf_counter() - started
    run()
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    characters = sum(len(report.text) for report in reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "reports": len(reports),
        "characters": characters,
        "seconds": best,
        "loading": loading,
        "peak": peak,
    }


def sentences_in(folders: Sequence[Path], language: str) -> int:
    """Count the sentences of the texts."""
    from dragoman.coding import Coder

    splitter = Coder().language(language).pack.splitter
    return sum(len(splitter.split(report.text)) for report in texts_of(folders, language))


def start_up() -> float:
    """Return the seconds that ``dragoman --help`` takes, the best of five."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dragoman", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> int:
    """Run all candidates, each in a process of its own, and print what they did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "examples" / "reports"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--language", action="append", default=None)
    parser.add_argument("--only", choices=CANDIDATES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    languages = arguments.language or ["en", "ar"]
    if arguments.only:
        print(json.dumps(measure(arguments.only, arguments.folders, languages[0], arguments.rounds)))
        return 0
    print(f"start-up of `dragoman --help`: {start_up():.2f} s")
    for language in languages:
        compare(language, arguments.folders, arguments.rounds)
    return 0


def compare(language: str, folders: Sequence[Path], rounds: int) -> None:
    """Print the table of one language."""
    print(f"\n{language}: {sentences_in(folders, language)} sentences")
    rates: dict[str, float] = {}
    for name in CANDIDATES:
        command = [sys.executable, "-m", "benchmarks.coding_speed", "--only", name, "--language", language]
        command += ["--rounds", str(rounds), *map(str, folders)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        if done.returncode:
            print(f"  {name:9} not measured: {done.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(done.stdout)
        rates[name] = found["characters"] / found["seconds"]
        sentences = sentences_in(folders, language) / found["seconds"]
        size = f"({found['reports']} reports, {found['characters']:,} characters)"
        print(
            f"  {name:9} {rates[name]:12,.0f} characters/s {sentences:10,.0f} sentences/s"
            f"   peak {found['peak']:5.0f} MB   loading {found['loading']:.2f} s   {size}"
        )
    for other in ("scan", "spacy"):
        if other in rates and "dragoman" in rates:
            print(f"  dragoman / {other}: {rates['dragoman'] / rates[other]:.3f}")


if __name__ == "__main__":
    sys.exit(main())
