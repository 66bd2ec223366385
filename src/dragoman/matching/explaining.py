"""Why claims are one event, and why the nearest other event is another one.

Told afresh from the claims: with which of its fellows a claim agrees most, and which features gave how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.matching import scoring
from dragoman.matching.accounts import Account
from dragoman.matching.events import placing_order

TOLD_APART = "one report tells both"
TOO_LITTLE = "too little in common"
RULED = "kept apart by a ruling, or another event fits as well"


@dataclass(frozen=True)
class Reason:
    """Why a claim belongs to its event."""

    claim: str
    why: Literal["first", "features", "copy", "ruling"]
    """The first of its event; joined by features, with its original, or by a ruling."""
    fellow: str | None = None
    """The claim of the event with which it agrees most."""
    features: tuple[tuple[str, float], ...] = ()
    """What spoke for and against, with weights, the greatest first."""
    score: float = 0.0
    """Their sum; `scoring.ENOUGH` suffices."""


@dataclass(frozen=True)
class Rival:
    """The nearest event that is another one."""

    claim: str
    """The claim of the event that is nearest to it."""
    other: str
    """The rival's claim that is nearest to the event."""
    score: float
    """What speaks for joining the two."""
    reason: str
    """Why they are not joined."""


def reasons(accounts: Iterable[Account]) -> list[Reason]:
    """Return why each of the claims of an event belongs to it, in the order in which they were placed."""
    placed: list[Account] = []
    found: list[Reason] = []
    for account in sorted(accounts, key=lambda one: (one.copy_of is not None, placing_order(one))):
        found.append(_reason(account, placed))
        placed.append(account)
    return found


def rival(event: Sequence[Account], others: Iterable[Account]) -> Rival | None:
    """Return the nearest among claims of other events, None if there are none of the type.

    Args:
        event: the claims of an event.
        others: claims that are not of it.
    """
    best: tuple[float, str, str] | None = None
    pair: tuple[Account, Account] | None = None
    for other in others:
        for account in event:
            if other.claim.type != account.claim.type:
                continue
            mark = (-scoring.score(account, other), account.id, other.id)
            if best is None or mark < best:
                best, pair = mark, (account, other)
    if best is None or pair is None:
        return None
    return Rival(best[1], best[2], -best[0], _why_not(*pair, event))


def _reason(account: Account, placed: Sequence[Account]) -> Reason:
    if not placed:
        return Reason(account.id, "first")
    fitting = [one for one in placed if scoring.contradiction(account, one) is None]
    best = max(fitting, key=lambda one: (scoring.score(account, one), one.id), default=None)
    if best is not None and scoring.score(account, best) >= scoring.ENOUGH:
        return Reason(account.id, "features", best.id, scoring.features(account, best), scoring.score(account, best))
    original = next((one.id for one in placed if one.report.id == account.copy_of), None)
    return Reason(account.id, "copy", original) if original else Reason(account.id, "ruling")


def _why_not(account: Account, other: Account, event: Iterable[Account]) -> str:
    """Return what keeps a claim out of an event, looking at the nearest of its claims first."""
    fellows = [account, *event]
    if any(scoring.told_apart(other, one) for one in fellows):
        return TOLD_APART
    against = (reason for one in fellows if (reason := scoring.contradiction(other, one)) is not None)
    reason = next(against, None)
    if reason is not None:
        return reason
    return TOO_LITTLE if scoring.score(account, other) < scoring.ENOUGH else RULED
