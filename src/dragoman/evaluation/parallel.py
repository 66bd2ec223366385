"""One document in many languages must give the same events: agreement with a reference language.

Two claims agree when they have the same type, country and status and at least half of the participants
(`pairing.assign`). Agreement of two lists is twice what agrees over what both hold, as inter-coder agreement counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluation.gold import GoldEvent, GoldParticipant
from dragoman.evaluation.pairing import assign
from dragoman.model import Claim

TYPES = ("visit", "meeting", "call", "summit", "signing", "invitation")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the events of a language are those of the reference."""

    agreed: int = 0
    reference: int = 0
    """Events of the reference language."""
    other: int = 0
    """Events of the language compared."""

    @property
    def share(self) -> float:
        """Twice the agreed events over those of both; 1 where neither has any."""
        both = self.reference + self.other
        return 2 * self.agreed / both if both else 1.0

    def __add__(self, more: Agreement) -> Agreement:
        """Return the sum of two."""
        return Agreement(self.agreed + more.agreed, self.reference + more.reference, self.other + more.other)


def counted(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of the six types that are compared."""
    return [claim for claim in claims if claim.type in TYPES]


def agreement(reference: Sequence[Claim], other: Sequence[Claim]) -> Agreement:
    """Return how far the claims of one document agree with those of its version in the reference language."""
    wanted, found = counted(reference), counted(other)
    pairs = assign([_as_gold(claim) for claim in wanted], found)
    agreed = [1 for g, f in pairs if (wanted[g].status, wanted[g].country) == (found[f].status, found[f].country)]
    return Agreement(len(agreed), len(wanted), len(found))


def compare(
    reference: Mapping[str, Sequence[Claim]], other: Mapping[str, Sequence[Claim]], documents: Iterable[str]
) -> Agreement:
    """Return the agreement over some documents, by identifier."""
    total = Agreement()
    for document in documents:
        total += agreement(reference.get(document, ()), other.get(document, ()))
    return total


def _as_gold(claim: Claim) -> GoldEvent:
    participants = [GoldParticipant(role=p.role, name=p.name, country=p.country) for p in claim.participants]
    return GoldEvent(
        type=claim.type,
        status=claim.status,
        country=claim.country,
        start=claim.start,
        end=claim.end,
        participants=participants,
    )
