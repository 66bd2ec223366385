"""Coding the reports beside a gold file and scoring what is found: ``dragoman evaluate GOLD...``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import Literal

from rich.console import Console

from dragoman.evaluation import tables
from dragoman.evaluation.gold import GoldError, load
from dragoman.evaluation.scores import Scores, by_source, score
from dragoman.model import CodedReport

CodeFiles = Callable[[Sequence[Path]], Iterable[CodedReport]]
"""Reads files and codes the reports in them."""


def code_files(paths: Sequence[Path]) -> Iterator[CodedReport]:
    """Read and code files with the rules of this version."""
    # Imported here: the languages and the gazetteer take seconds to load, and scoring alone needs neither.
    from dragoman.coding import Coder  # noqa: PLC0415
    from dragoman.exports.jsonl import published  # noqa: PLC0415
    from dragoman.intake import read  # noqa: PLC0415

    coder = Coder()
    for report in read(list(paths)):
        yield published(coder.code(report))


def evaluate(gold_paths: Sequence[Path], *, reports: Path | None = None, code: CodeFiles = code_files) -> Scores:
    """Return the scores on some gold files.

    Args:
        gold_paths: gold files; a folder stands for all the ``gold.json`` in it.
        reports: the folder with the reports, when they do not lie beside their gold file.
        code: what reads and codes the files.

    Raises:
        GoldError: a gold file cannot be used, or a report it names is not there.
    """
    return reduce(add, (_evaluate_one(path, reports, code) for path in gold_files(gold_paths)), Scores())


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """Return the gold files that some paths stand for, sorted, each once.

    Raises:
        GoldError: a folder holds none.
    """
    found: set[Path] = set()
    for path in paths:
        within = set(path.rglob("gold.json")) if path.is_dir() else {path}
        if not within:
            raise GoldError(f"{path}: there is no gold.json in this folder")
        found |= within
    return sorted(found)


def _evaluate_one(path: Path, reports: Path | None, code: CodeFiles) -> Scores:
    gold, folder = load(path), reports or path.parent
    files = [folder / name for name in gold]
    missing = [str(file) for file in files if not file.exists()]
    if missing:
        raise GoldError(f"{path}: no such report: {', '.join(missing)}")
    return score(gold, by_source(code(files)))


def main(
    gold_paths: Sequence[Path],
    *,
    reports: Path | None = None,
    each: bool = False,
    output: Literal["table", "jsonl"] = "table",
    code: CodeFiles = code_files,
) -> int:
    """Print the scores on some gold files and return the exit status: 0, or 2 when gold cannot be used."""
    try:
        scores = evaluate(gold_paths, reports=reports, code=code)
    except GoldError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if output == "jsonl":
        sys.stdout.writelines(f"{line}\n" for line in tables.json_lines(scores, each=each))
    else:
        Console(soft_wrap=each).print(tables.render(scores, each=each))
    return 0
