"""What rulings rest on: claims, recognised again after another version of the coder has coded their reports.

The identifier of a claim changes with its evidence. A ruling therefore keeps of each of its claims what it looked
like (`dragoman.model.Ground`). A claim that is no more is recognised in the claim of the same report and type
whose words overlap its own, else in the only one of the same people. Claims that stood beside it when it was
ruled on are others: they are never taken for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from dragoman.model import Claim, Ground, Ruling, Span

Siblings = dict[tuple[str, str], list[Claim]]
"""Claims by report and type."""


@dataclass(frozen=True)
class Found:
    """A ruling and what is left of its ground."""

    ruling: Ruling
    claims: list[str]
    """The claims it is about, as they are called now."""
    vanished: list[str]
    """Those of its claims that are not recognised in any claim."""
    undone_by: str | None
    """The ruling that undoes it, when that stands itself."""


def grounds_of(chosen: Iterable[Claim], claims: Iterable[Claim]) -> list[Ground]:
    """Return what the chosen claims are recognised by; ``claims`` are all of their reports."""
    siblings = _siblings(claims)
    return [
        Ground(
            claim=claim.id,
            report=claim.report,
            type=claim.type,
            evidence=_words(claim),
            people=_people(claim),
            beside=sorted(other.id for other in siblings[claim.report, claim.type] if other.id != claim.id),
        )
        for claim in chosen
    ]


def found(rulings: Sequence[Ruling], claims: Iterable[Claim]) -> list[Found]:
    """Return each ruling with what is left of its ground, in the order of the rulings."""
    if not rulings:
        return []
    known = {claim.id: claim for claim in claims}
    siblings = _siblings(known.values())
    undone = undoing(rulings)
    return [_found(ruling, known, siblings, undone.get(ruling.id)) for ruling in rulings]


def in_force(rulings: Sequence[Ruling], claims: Iterable[Claim]) -> list[Ruling]:
    """Return the rulings that are not undone, about the claims as they are called now."""
    return [
        msgspec.structs.replace(one.ruling, claims=one.claims)
        for one in found(rulings, claims)
        if one.undone_by is None
    ]


def undoing(rulings: Iterable[Ruling]) -> dict[str, str]:
    """Return which rulings are undone, and by which: an undoing that is undone itself does nothing."""
    against: dict[str, list[str]] = defaultdict(list)
    for ruling in rulings:
        if ruling.undoes is not None:
            against[ruling.undoes].append(ruling.id)
    return {key: by for key in against if (by := _undoer(key, against)) is not None}


def _undoer(ruling: str, against: dict[str, list[str]]) -> str | None:
    # A ruling can only undo one that was there before it: no chain comes back to its beginning.
    return next((by for by in sorted(against.get(ruling, ())) if _undoer(by, against) is None), None)


def recognised(ground: Ground, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that a claim is now, among those of its report and type; None if it is gone."""
    others = frozenset(ground.beside)
    candidates = [claim for claim in claims if claim.id not in others]
    marks = [(_overlap(ground.evidence, _words(claim)), claim) for claim in candidates]
    overlapping = [(_share_people(ground, claim), mark, claim.id, claim) for mark, claim in marks if mark]
    if overlapping:
        return max(overlapping, key=lambda one: one[:3])[3]
    akin = [claim for claim in candidates if _share_people(ground, claim)]
    return akin[0] if len(akin) == 1 else None


def _found(ruling: Ruling, known: dict[str, Claim], siblings: Siblings, undone_by: str | None) -> Found:
    grounds = {ground.claim: ground for ground in ruling.grounds}
    now: dict[str, None] = {}
    vanished: list[str] = []
    for key in ruling.claims:
        claim = known.get(key)
        if claim is None and key in grounds:
            ground = grounds[key]
            claim = recognised(ground, siblings.get((ground.report, ground.type), ()))
        if claim is None:
            vanished.append(key)
        else:
            now[claim.id] = None
    return Found(ruling, list(now), vanished, undone_by)


def _siblings(claims: Iterable[Claim]) -> Siblings:
    siblings: Siblings = defaultdict(list)
    for claim in claims:
        siblings[claim.report, claim.type].append(claim)
    return siblings


def _words(claim: Claim) -> list[Span]:
    return claim.evidence.get("event") or [claim.sentence]


def _people(claim: Claim) -> list[str]:
    return sorted({one.person for one in claim.participants if one.person})


def _share_people(ground: Ground, claim: Claim) -> bool:
    return not set(ground.people).isdisjoint(_people(claim))


def _overlap(ours: Iterable[Span], theirs: Sequence[Span]) -> int:
    """Return how many code points two lists of spans have in common."""
    return sum(max(0, min(end, other[1]) - max(start, other[0])) for start, end in ours for other in theirs)
