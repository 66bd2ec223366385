"""How well claims were joined: B-cubed precision and recall (Bagga and Baldwin 1998), claim by claim.

Each claim is asked which part of those it was put together with belong with it (precision), and which part of
those that belong with it are there (recall); both are averaged over the claims, so that a big event counts as
often as it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall, both from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> BCubed:
    """Return the B-cubed scores of a grouping.

    Args:
        found: from a claim to the group it was put into.
        truth: from a claim to the group it belongs to; of the same claims.

    Raises:
        ValueError: the two are not about the same claims, or about none.
    """
    if not truth or found.keys() != truth.keys():
        raise ValueError("both groupings must be of the same claims, and of one at least")
    groups, classes = Counter(found.values()), Counter(truth.values())
    both = Counter((found[item], truth[item]) for item in truth)
    precision = sum(n * n / groups[group] for (group, _), n in both.items())
    recall = sum(n * n / classes[class_] for (_, class_), n in both.items())
    return BCubed(precision / len(truth), recall / len(truth))
