"""Which claim answers which gold event.

A claim answers a gold event of its type when it has at least half of its participants (by name; somebody
else of the same country counts for 0.6) and the two contradict each other neither in country nor in date.
Each claim answers one gold event; the best pairs are made first.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence

from dragoman.evaluation.gold import GoldEvent, GoldFigure, GoldParticipant
from dragoman.model import Claim, Figure, Participant

PAIRED_FIELDS = ("status", "start", "end", "country", "city", "kind", "format")
"""Fields that make one claim answer better than another, each by the same amount."""
FIELD_WORTH = 0.2
SAME_COUNTRY_WORTH = 0.6
"""What somebody else of the same country counts for, where gold gives a name."""
ENOUGH_PARTICIPANTS = 0.5
ALIKE = 0.8
"""Share of letters in order from which two romanisations are one name."""
TELLING_FIRST_WORD = 6
"""Letters from which the same first word makes two names one."""
FIGURE_PRECISION = 1e-6
"""Relative difference that two readings of one number may have."""


def fold(name: str | None) -> list[str]:
    """Return the words of a name without case, accents and marks."""
    text = unicodedata.normalize("NFKD", name or "").casefold()
    return re.sub(r"[^\w]+", " ", "".join(c for c in text if not unicodedata.combining(c))).split()


def same_person(gold: GoldParticipant, found: Participant) -> bool:
    """Return whether the names are one, allowing a surname alone and small differences of romanisation."""
    g, f = fold(gold.name), fold(found.name)
    if not g or not f:
        return False
    if set(g) == set(f) or g[-1] in f or f[-1] in g:
        return True
    if g[0] == f[0] and len(g[0]) >= TELLING_FIRST_WORD:
        return True
    return difflib.SequenceMatcher(None, "".join(g), "".join(f)).ratio() >= ALIKE


def same_side(gold: GoldParticipant, found: Participant) -> bool:
    """Return whether it is the same person, or at least somebody of the same country."""
    return same_person(gold, found) or (bool(gold.country) and gold.country == found.country)


def overlap(gold: Sequence[GoldParticipant], found: Sequence[Participant]) -> float:
    """Return how many of the gold participants are met, those named wrongly counting in part only."""
    owed, left = list(gold), list(found)
    by_name, owed, left = _meet(owed, left, same_person, 1.0)
    by_side, _, _ = _meet(owed, left, same_side, SAME_COUNTRY_WORTH)
    return by_name + by_side


def _meet(
    owed: list[GoldParticipant],
    left: list[Participant],
    same: Callable[[GoldParticipant, Participant], bool],
    worth: float,
) -> tuple[float, list[GoldParticipant], list[Participant]]:
    """Return the worth of those met, and who is left on both sides. The unnamed are met in full."""
    total, unmet, left = 0.0, [], list(left)
    for participant in owed:
        place = next((n for n, candidate in enumerate(left) if same(participant, candidate)), None)
        if place is None:
            unmet.append(participant)
            continue
        del left[place]
        total += worth if participant.name else 1.0
    return total, unmet, left


def span(start: str | None, end: str | None) -> tuple[str, str] | None:
    """Return the first and the last possible day as ISO text of full length, None where no start is known."""
    if not start:
        return None
    last = end or start
    return (start + "-01-01"[len(start) - 4 :])[:10], (last + "-12-31"[len(last) - 4 :])[:10]


def dates_agree(gold: GoldEvent, found: Claim) -> bool:
    """Return whether the dates have a day in common, or one of them is unknown."""
    g, f = span(gold.start, gold.end), span(found.start, found.end)
    return g is None or f is None or (g[0] <= f[1] and f[0] <= g[1])


def pair_score(gold: GoldEvent, found: Claim) -> float:
    """Return how well a claim answers a gold event, 0 where it does not."""
    if gold.type != found.type:
        return 0.0
    share = overlap(gold.participants, found.participants) / max(1, len(gold.participants))
    if gold.participants and share < ENOUGH_PARTICIPANTS:
        return 0.0
    elsewhere = gold.country and found.country and gold.country != found.country
    if elsewhere or not dates_agree(gold, found):
        return 0.0
    score = 1 + share
    for field in PAIRED_FIELDS:
        wanted = getattr(gold, field)
        if wanted and wanted == getattr(found, field):
            score += FIELD_WORTH
    return score


def assign(golds: Sequence[GoldEvent], founds: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the pairs (number of the gold event, number of the claim), the best first."""
    options = [(pair_score(g, f), gi, fi) for gi, g in enumerate(golds) for fi, f in enumerate(founds)]
    pairs: list[tuple[int, int]] = []
    taken_g: set[int] = set()
    taken_f: set[int] = set()
    for score, gi, fi in sorted(options, key=lambda option: (-option[0], option[1], option[2])):
        if score > 0 and gi not in taken_g and fi not in taken_f:
            taken_g.add(gi)
            taken_f.add(fi)
            pairs.append((gi, fi))
    return pairs


def same_figure(gold: GoldFigure, found: Figure) -> bool:
    """Return whether a figure is the one of gold: unit, value and metric."""
    if gold.value is None or gold.unit != found.unit or gold.metric != found.metric:
        return False
    return abs(gold.value - found.value) <= FIGURE_PRECISION * max(1.0, abs(gold.value))
