"""How well claims are joined to events: made-up scenes, and the record of visits to and travels from the United States.

    python -m benchmarks.events [--seed 1] [--scenes 1400] [--data FOLDER] [--errors 10]

The scenes are `benchmarks.made_up`'s. The record is read from FOLDER (``us-visits`` and ``us-travels`` in it), by
default ``../shared/data``, and left out where it is missing. B-cubed precision, recall and F1 over claims.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import us_record
from benchmarks.made_up import Made, make
from dragoman.evaluation.bcubed import bcubed
from dragoman.matching import derive
from dragoman.model import Claim, CodedReport


def main() -> None:
    """Measure and print."""
    options = _options()
    print("| set | events | claims | precision | recall | F1 | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    _measure_scenes(make(options.seed, options.scenes), options.errors)
    record = (("us-visits", us_record.visits), ("us-travels", us_record.travels))
    for name, read in record:
        if not (options.data / name).is_dir():
            print(f"{name} is not in {options.data}: left out")
            continue
        rows = read(options.data / name)
        for published in (True, False):
            made = us_record.told(rows, seed=options.seed, published=published)
            label = f"{name}, {'with' if published else 'without'} days of publication"
            found = _measure(label, made)
            _print_row("- each row a visit of its own", found, made.scene, "")
            _show_errors(made, found, options.errors)


def _measure_scenes(made: Made, errors: int) -> None:
    found = _measure("made-up scenes, all", made)
    for scene in dict.fromkeys(made.scene.values()):
        of_scene = {key for key, name in made.scene.items() if name == scene}
        _print_row(f"- {scene}", _only(found, of_scene), _only(made.truth, of_scene), "")
    _show_errors(made, found, errors)


def _measure(label: str, made: Made) -> dict[str, str]:
    before = time.perf_counter()
    found = {claim: event.id for event in derive(made.reports) for claim in event.claims}
    _print_row(label, found, made.truth, f"{time.perf_counter() - before:.1f}")
    return found


def _only(groups: Mapping[str, str], claims: set[str]) -> dict[str, str]:
    return {key: groups[key] for key in sorted(claims)}


def _print_row(label: str, found: Mapping[str, str], truth: Mapping[str, str], seconds: str) -> None:
    scores = bcubed(found, truth)
    numbers = f"{scores.precision:.4f} | {scores.recall:.4f} | {scores.f1:.4f}"
    print(f"| {label} | {len(set(truth.values()))} | {len(truth)} | {numbers} | {seconds} |", flush=True)


def _show_errors(made: Made, found: Mapping[str, str], most: int) -> None:
    """Print events that hold several happenings and happenings that are several events, some of each."""
    said = {claim.id: (one, claim) for one in made.reports for claim in one.claims}
    for label, groups, others in (("joined", found, made.truth), ("torn", made.truth, found)):
        by_group: dict[str, list[str]] = defaultdict(list)
        for claim, group in sorted(groups.items()):
            by_group[group].append(claim)
        wrong = [claims for claims in by_group.values() if len({others[c] for c in claims}) > 1]
        for claims in wrong[:most]:
            print(f"{label}: " + made.scene[claims[0]])
            for key in sorted(claims, key=others.__getitem__):
                print(f"    {others[key]:32} {_line(*said[key])}")


def _line(one: CodedReport, claim: Claim) -> str:
    who = ", ".join(f"{p.role} {p.name or p.office} ({p.country})" for p in claim.participants)
    when = f"{claim.start}..{claim.end}" if claim.end else str(claim.start)
    where = f"{claim.country} {claim.city or ''}"
    history = " background" if claim.background else ""
    return f"{claim.type} {claim.status}{history} {when}, {who}, {where}, published {one.report.published}"


def _options(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenes", type=int, default=1400)
    parser.add_argument("--data", type=Path, default=us_record.DATA)
    parser.add_argument("--errors", type=int, default=0, help="wrong groups to show, of each kind")
    return parser.parse_args(given)


if __name__ == "__main__":
    main()
