"""What a copy and its original have in common: what kind of copy it is, and the words that show it, in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.matching.copies import fingerprint, is_copy, rewritten_passages, shared_passages
from dragoman.matching.translations import shared_facts
from dragoman.model import Report, Span

Kind = Literal["verbatim", "rewrite", "translation"]

MOST_PASSAGES = 50
"""Passages and facts that are given: bounds what a hostile pair of texts can make."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports share.

    ``ours`` are spans into the text of the copy, ``theirs`` into that of the original, each in the order of its text.
    For a translation they go in pairs: the n-th of each are the words of the same number or name.
    """

    kind: Kind
    ours: list[Span]
    theirs: list[Span]


def shared(copy: Report, original: Report) -> Shared:
    """Return what a copy shares with its original."""
    if copy.language != original.language:
        facts = shared_facts(copy, original)[:MOST_PASSAGES]
        return Shared("translation", [ours for ours, _ in facts], [theirs for _, theirs in facts])
    verbatim = is_copy(fingerprint(copy), fingerprint(original))
    passages = shared_passages if verbatim else rewritten_passages
    ours, theirs = passages(copy, original), passages(original, copy)
    return Shared("verbatim" if verbatim else "rewrite", ours[:MOST_PASSAGES], theirs[:MOST_PASSAGES])
