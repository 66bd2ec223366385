"""The quality gate: scores on the gold corpus may not fall below the floors pinned in a file.

    python -m dragoman.evaluation.gate [--update [--allow-regression]]

Floors only rise, unless a regression is allowed by name. They hold for one corpus: its digest is kept with
them, so that gold cannot change without somebody looking at what that does to the scores.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.run import CodeFiles, code_files, evaluate
from dragoman.evaluation.scores import Scores

GOLD = Path("tests/gold")
EPSILON = 0.0005
EPSILON_REASON = "Floors are rounded to three digits; the coder itself gives the same scores on every machine."


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    """The least that is accepted of a language."""

    f1: float
    precision: float


class Floors(msgspec.Struct, frozen=True, kw_only=True):
    """The content of the file of floors."""

    corpus: str
    """Digest of the gold corpus they were measured on."""
    epsilon: float = EPSILON
    """By how much a score may fall below its floor all the same."""
    epsilon_reason: str = EPSILON_REASON
    languages: dict[str, Floor] = {}


def corpus_digest(folder: Path, floors: Path) -> str:
    """Return the digest of the gold corpus: names and bytes of all its files, the floors left out."""
    total = hashlib.blake2b(digest_size=16)
    files = (path for path in folder.rglob("*") if path.is_file() and path != floors)
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        total.update(f"{name}\x1f{hashlib.blake2b(path.read_bytes()).hexdigest()}\x1e".encode())
    return total.hexdigest()


def measured(scores: Scores) -> dict[str, Floor]:
    """Return what was reached in each language, rounded to three digits."""
    tallies = sorted(scores.by_language.items())
    return {name: Floor(f1=round(t.f1, 3), precision=round(t.precision, 3)) for name, t in tallies}


def regressions(floors: Floors, reached: Mapping[str, Floor]) -> list[str]:
    """Return what has become worse, a sentence each."""
    found = []
    for language, floor in sorted(floors.languages.items()):
        now = reached.get(language)
        if now is None:
            found.append(f"{language}: it has a floor but is not in the gold any more")
            continue
        found += [
            f"{language}: {name} {getattr(now, name):.3f} is below its floor of {getattr(floor, name):.3f}"
            for name in ("f1", "precision")
            if getattr(now, name) < getattr(floor, name) - floors.epsilon
        ]
    return found


def check(floors: Floors | None, corpus: str, reached: Mapping[str, Floor]) -> list[str]:
    """Return why the gate stays shut, nothing when it opens."""
    if floors is None:
        return ["there are no floors yet: pin them with --update"]
    problems = regressions(floors, reached)
    if floors.corpus != corpus:
        problems.append("the gold has changed since the floors were pinned: look at the scores, then --update")
    unpinned = sorted(reached.keys() - floors.languages.keys())
    if unpinned:
        problems.append(f"no floor for {', '.join(unpinned)}: pin it with --update")
    return problems


def updated(floors: Floors | None, corpus: str, reached: Mapping[str, Floor], *, lower: bool) -> Floors:
    """Return the floors to pin: the highest ever reached, or what is reached now where they may be lower."""
    if floors is None or lower:
        kept = floors or Floors(corpus=corpus)
        return msgspec.structs.replace(kept, corpus=corpus, languages=dict(sorted(reached.items())))
    raised = {name: _higher(floors.languages.get(name), now) for name, now in sorted(reached.items())}
    return msgspec.structs.replace(floors, corpus=corpus, languages=floors.languages | raised)


def _higher(floor: Floor | None, now: Floor) -> Floor:
    if floor is None:
        return now
    return Floor(f1=max(floor.f1, now.f1), precision=max(floor.precision, now.precision))


def read_floors(path: Path) -> Floors | None:
    """Return the pinned floors, None where there are none yet.

    Raises:
        msgspec.DecodeError: the file is not of the form of `Floors`.
    """
    return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else None


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, indented, so that a change of one is a line in a diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def main(arguments: Sequence[str] | None = None, *, code: CodeFiles = code_files) -> int:
    """Run the gate and return the exit status: 0 open, 1 shut, 2 when gold cannot be used."""
    options = _parser().parse_args(arguments)
    path = options.floors or options.gold / "floors.json"
    try:
        reached = measured(evaluate([options.gold], code=code))
        floors = read_floors(path)
    except (GoldError, msgspec.DecodeError) as error:
        return _stop([str(error)], 2)
    corpus = corpus_digest(options.gold, path)
    if not options.update:
        return _stop(check(floors, corpus, reached), 1)
    worse = regressions(floors, reached) if floors else []
    if worse and not options.allow_regression:
        return _stop([*worse, "floors are not lowered without --allow-regression"], 1)
    write_floors(path, updated(floors, corpus, reached, lower=options.allow_regression))
    return 0


def _stop(problems: Sequence[str], status: int) -> int:
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return status if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.gate", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the gold corpus")
    parser.add_argument("--floors", type=Path, help="file of the floors; floors.json in the gold folder")
    parser.add_argument("--update", action="store_true", help="pin what is reached now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    return parser


if __name__ == "__main__":
    sys.exit(main())
