"""The same documents in seven languages: how far the events agree with the English ones, and how many are false.

    python -m benchmarks.parallel [FOLDER]

The folder holds NTREX (news of September and October 2018, line by line the same sentences), by default
``../shared/data/ntrex``. Some of its documents tell of diplomacy: there the events are compared. In all others an event
is false, unless it is background that the document does tell.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.coding import Coder
from dragoman.evaluation.parallel import compare, counted
from dragoman.model import Claim, Report

FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "ntrex"
FILES = {"en": "eng", "ar": "arb", "fr": "fra", "ru": "rus", "es": "spa", "zh": "zho-CN", "kk": "kaz"}
DIPLOMACY = (
    "reuters.218861",
    "cnbc.com.6769",
    "cnbc.com.6790",
    "euronews-en.153800",
    "guardian.221762",
    "thelocal.65969",
    "rt.com.91335",
    "nytimes.184804",
)
"""The documents that carry diplomacy, as the data's own notes name them."""
PUBLISHED = "2018-10-01"


def documents(folder: Path, language: str) -> dict[str, str]:
    """Return the text of each document in a language."""
    identifiers = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    lines = (folder / f"{FILES[language]}.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for identifier, line in zip(identifiers, lines, strict=False):
        if identifier:
            found.setdefault(identifier, []).append(line)
    return {identifier: "\n".join(parts) for identifier, parts in found.items()}


def coded(folder: Path, language: str, coder: Coder) -> dict[str, list[Claim]]:
    """Return the claims of each document in a language."""
    return {
        key: coder.code(
            Report(id=key, source=key, text=text, language=language, published=PUBLISHED, published_basis="header")
        ).claims
        for key, text in documents(folder, language).items()
    }


def false_events(claims: Mapping[str, Sequence[Claim]]) -> int:
    """Return how many events the documents without diplomacy give."""
    return sum(len(counted(found)) for key, found in claims.items() if key not in DIPLOMACY)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args().folder
    coder = Coder()
    reference = coded(folder, "en", coder)
    print("language  agreement  agreed  English  own  false events a hundred documents")
    for language in FILES:
        found = reference if language == "en" else coded(folder, language, coder)
        both = compare(reference, found, DIPLOMACY)
        rate = 100 * false_events(found) / (len(found) - len(DIPLOMACY))
        print(f"{language:8}  {both.share:9.2f}  {both.agreed:6}  {both.reference:7}  {both.other:3}  {rate:.1f}")


if __name__ == "__main__":
    main()
