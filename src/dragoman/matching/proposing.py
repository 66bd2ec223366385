"""Which pairs of many reports are compared for copies, from the sampled pieces of their texts alone.

`dragoman.matching.copies` looks at all reports at once. Here the same pairs come from what is kept of each report
(`Pieces`), for all reports in bounded memory, or for new reports among many known ones: the result is the same.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.matching import copies
from dragoman.model import Report, digest

Pair = tuple[str, str]
"""Two reports (identifiers), the better ranked first."""
Rank = tuple[bool, str, str]
_Choose = Callable[[Sequence[int]], list[tuple[int, int]]]
"""From the holders of something in common, the best ranked first, to the pairs that it proposes."""

SHARES = 16
"""Pieces are sorted in so many shares, one at a time: it bounds memory."""
_NUMBER = 24
"""Bits for the number of a report: 16 million reports."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is kept of a report to find reports that share text with it."""

    report: str
    rank: Rank
    """Of two copies the one of the lesser rank is the original."""
    language: str | None
    whole: str
    """The digest of the normalised text, empty if there is none."""
    pieces: bytes
    """Checksums of its sampled runs of words and its sentences: 32-bit numbers, sorted."""

    def numbers(self) -> array[int]:
        """Return the checksums."""
        found: array[int] = array("I")
        found.frombytes(self.pieces)
        return found


def sampled(report: Report) -> tuple[str, bytes]:
    """Return the digest of a report's normalised text and its sampled pieces, as `Pieces` holds them."""
    known = copies.fingerprint(report)
    sampling = copies._sampling(len(known.shingles))
    kept = sorted(piece for piece in known.shingles | known.sentences if piece % sampling == 0)
    return digest("whole", known.whole) if known.whole else "", array("I", kept).tobytes()


def rank(agency: str | None, published: str | None, report: str) -> Rank:
    """Return a report's rank among those that share its text, as `copies` ranks them."""
    return agency is None, published or "9999", report


def proposals(known: Sequence[Pieces]) -> list[Pair]:
    """Return the pairs of reports that are to be compared, in an order of their own."""
    ranked = sorted(known, key=lambda one: one.rank)
    pairs = {pair for holders in chain(_by_piece(ranked), _by_whole(ranked)) for pair in holders}
    return sorted((ranked[one].report, ranked[other].report) for one, other in pairs)


def _by_piece(ranked: Sequence[Pieces]) -> Iterator[list[tuple[int, int]]]:
    """Yield the pairs that each piece of text proposes, as numbers of reports."""
    languages = {name: n for n, name in enumerate(sorted({one.language or "" for one in ranked}))}
    shares: list[array[int]] = [array("Q") for _ in range(SHARES)]
    for n, one in enumerate(ranked):
        language = languages[one.language or ""] << 32
        for piece in one.numbers():
            shares[piece % SHARES].append((language | piece) << _NUMBER | n)
    while shares:
        yield from map(_pairs_of_piece, _runs(sorted(shares.pop())))


def _runs(entries: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of the reports of each piece that several have."""
    mask = (1 << _NUMBER) - 1
    begin, last = 0, -1
    for n, entry in enumerate(entries):
        if entry >> _NUMBER != last:
            if n - begin > 1:
                yield [e & mask for e in entries[begin:n]]
            begin, last = n, entry >> _NUMBER
    if len(entries) - begin > 1:
        yield [e & mask for e in entries[begin:]]


def _pairs_of_piece(holders: Sequence[int]) -> list[tuple[int, int]]:
    if len(holders) > copies.COMMON:
        return []
    first = holders[: copies.FIRST_HOLDERS]
    return [(one, other) for n, one in enumerate(first) for other in holders[n + 1 :]]


def _by_whole(ranked: Sequence[Pieces]) -> Iterator[list[tuple[int, int]]]:
    """Yield the pairs that texts equal as a whole propose: each with the best ranked."""
    found: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for n, one in enumerate(ranked):
        if one.whole:
            found[one.language, one.whole].append(n)
    for holders in found.values():
        yield _pairs_of_whole(holders)


@dataclass(frozen=True)
class Added:
    """What new reports change in what is proposed."""

    pairs: list[Pair]
    """The pairs with a new report that are to be compared."""
    doubtful: list[Pair]
    """Pairs of known reports that some piece proposed and does not any more: others may, or not."""


def added(new: Sequence[Pieces], known: Iterable[Pieces]) -> Added:
    """Return what new reports change, given all known ones."""
    near = _near(new, known)
    fresh = {one.report for one in new}
    ranked = sorted([*near, *new], key=lambda one: one.rank)
    pairs: set[tuple[int, int]] = set()
    before: set[tuple[int, int]] = set()
    for holders, choose in _holders(ranked, fresh):
        pairs.update(choose(holders))
        if len(holders) > 1:
            before.update(choose([n for n in holders if ranked[n].report not in fresh]))
    return Added(
        pairs=_named(ranked, (p for p in pairs if ranked[p[0]].report in fresh or ranked[p[1]].report in fresh)),
        doubtful=_named(ranked, before - pairs),
    )


def still_proposed(doubtful: Sequence[Pair], known: Mapping[str, Pieces], all_: Iterable[Pieces]) -> list[Pair]:
    """Return those of the doubtful pairs that some other piece proposes.

    Args:
        doubtful: pairs of reports.
        known: the pieces of the reports of these pairs.
        all_: those of all reports.
    """
    concerned = [known[key] for key in sorted({key for pair in doubtful for key in pair})]
    wanted = set(doubtful)
    near = _near(concerned, all_)
    ranked = sorted({one.report: one for one in (*near, *concerned)}.values(), key=lambda one: one.rank)
    found = {pair for holders, choose in _holders(ranked, {o.report for o in concerned}) for pair in choose(holders)}
    return sorted(wanted.intersection(_named(ranked, found)))


def _named(ranked: Sequence[Pieces], pairs: Iterable[tuple[int, int]]) -> list[Pair]:
    return sorted((ranked[one].report, ranked[other].report) for one, other in pairs)


def _near(new: Sequence[Pieces], known: Iterable[Pieces]) -> list[Pieces]:
    touches = Touching(new)
    return [one for one in known if touches(one.whole, one.pieces)]


class Touching:
    """Tells which reports have something in common with some: those alone matter to `added` and `still_proposed`."""

    def __init__(self, some: Iterable[Pieces]) -> None:
        """Take the reports to be compared with."""
        some = list(some)
        self._pieces = {piece for one in some for piece in one.numbers()}
        self._wholes = {one.whole for one in some if one.whole}

    def __call__(self, whole: str, pieces: bytes) -> bool:
        """Return whether a report, by its fields of `Pieces`, has something in common with them."""
        if whole in self._wholes:
            return True
        numbers: array[int] = array("I")
        numbers.frombytes(pieces)
        return not self._pieces.isdisjoint(numbers)


class Comparison:
    """Compares the texts of reports, each looked at once."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        """Take the reports, by identifier."""
        self._reports = reports
        self._prints = {key: copies.fingerprint(report) for key, report in reports.items()}

    def alike(self, one: str, other: str) -> bool:
        """Return whether the texts of two reports say that one copies the other."""
        prints = self._prints[one], self._prints[other]
        if copies.is_copy(*prints):
            return True
        return copies._is_worth_a_look(*prints) and copies.is_rewrite(self._reports[one], self._reports[other])


def originals(ranks: Mapping[str, Rank], likenesses: Iterable[Pair]) -> dict[str, str]:
    """Return the original of each report that is a copy, given which reports are alike.

    Args:
        ranks: the rank of each report of the likenesses.
        likenesses: pairs, each once.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in likenesses:
        near[one].append(other)
        near[other].append(one)
    found: dict[str, str] = {}
    for report in sorted(near, key=ranks.__getitem__):
        better = [o for o in near[report] if ranks[o] < ranks[report] and o not in found]
        if better:
            found[report] = min(better, key=ranks.__getitem__)
    return found


def _holders(ranked: Sequence[Pieces], of: set[str]) -> Iterator[tuple[list[int], _Choose]]:
    """Yield the reports of each piece, and of each whole text, that one of the given reports has."""
    mine = [one for one in ranked if one.report in of]
    pieces: dict[tuple[str | None, int], list[int]] = {(o.language, p): [] for o in mine for p in o.numbers()}
    wholes: dict[tuple[str | None, str], list[int]] = {(o.language, o.whole): [] for o in mine if o.whole}
    for n, one in enumerate(ranked):
        for piece in one.numbers():
            if (one.language, piece) in pieces:
                pieces[one.language, piece].append(n)
        if (one.language, one.whole) in wholes:
            wholes[one.language, one.whole].append(n)
    yield from ((holders, _pairs_of_piece) for holders in pieces.values())
    yield from ((holders, _pairs_of_whole) for holders in wholes.values())


def _pairs_of_whole(holders: Sequence[int]) -> list[tuple[int, int]]:
    return [(holders[0], other) for other in holders[1:]]
