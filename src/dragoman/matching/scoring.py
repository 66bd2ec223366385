"""Whether two claims are about one event: contradictions that forbid it, and named weights that speak for it.

`contradiction` gives the reason why two claims can never be one event. `score` adds up what speaks for it;
claims are joined from `ENOUGH` on. Both are symmetric.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.matching import timing
from dragoman.matching.accounts import Account, Cast
from dragoman.matching.people import Likeness, likeness, words_of
from dragoman.model import Participant

ENOUGH = 1.5
"""The same people in the same country suffice without a date; the same states alone do not."""

ANOTHER_TIME = "another time"
MULTILATERAL = 3
"""From so many parties on, reports name now these and now those of them."""


def contradiction(one: Account, other: Account, *, despite: str | None = None) -> str | None:
    """Return why two claims of one type cannot be about one event, None where they can.

    Args:
        one: a claim.
        other: another one.
        despite: a reason that is not to count.
    """
    for reason, holds in CONTRADICTIONS:
        if reason != despite and holds(one, other):
            return reason
    return None


def told_apart(one: Account, other: Account) -> bool:
    """Return whether one report tells two claims apart: its coder has joined already what belongs together.

    Phases of one meeting (narrow, expanded, dinner) are told as several and differ in nothing else.
    """
    if one.report.id != other.report.id:
        return False
    same_time = one.window == other.window and one.claim.background == other.claim.background
    return not same_time or timing.opposed(one, other)


def score(one: Account, other: Account) -> float:
    """Return how much speaks for two claims being about one event."""
    return sum(weight * feature(one, other) for _, weight, feature in FEATURES)


def features(one: Account, other: Account) -> tuple[tuple[str, float], ...]:
    """Return what `score` adds up, by name: the features that say something, the weightiest first."""
    found = ((name, weight * feature(one, other)) for name, weight, feature in FEATURES)
    return tuple(sorted(((name, gain) for name, gain in found if gain), key=lambda pair: -abs(pair[1])))


# What forbids


def _other_country(one: Account, other: Account) -> bool:
    return _differ(one.claim.country, other.claim.country)


def _other_city(one: Account, other: Account) -> bool:
    """A stay can lead through several cities, so that visits need more than another city to be two."""
    if one.claim.city is None or other.claim.city is None or _alike(one.claim.city, other.claim.city):
        return False
    return one.claim.type != "visit" or not _share_days(one, other)


def _share_days(one: Account, other: Account) -> bool:
    found = timing.compare(one, other)
    return found.basis == "dates" and found.possible


def _other_time(one: Account, other: Account) -> bool:
    return not timing.compare(one, other).possible


def _other_gathering(one: Account, other: Account) -> bool:
    if one.claim.type != "summit":
        return False
    numbers = _differ(one.claim.ordinal, other.claim.ordinal)
    return numbers or _unlike(one.claim.organisation, other.claim.organisation)


def _other_people(one: Account, other: Account) -> bool:
    return any(_casts_differ(a, b, one.claim.type) for a, b in zip(one.casts, other.casts, strict=True))


def _casts_differ(ours: Cast, theirs: Cast, kind: str) -> bool:
    if not ours or not theirs:
        return False
    shared = ours.keys() & theirs.keys()
    if _states_differ(len(ours), len(theirs), len(shared), kind):
        return True
    if kind == "signing":  # ministers sign what their presidents are said to have signed
        return False
    return any(_closest(ours[state], theirs[state]) is Likeness.DIFFERENT for state in shared)


def _states_differ(ours: int, theirs: int, shared: int, kind: str) -> bool:
    if kind == "visit":
        return shared == 0
    if min(ours, theirs) >= MULTILATERAL:
        return 2 * shared < min(ours, theirs)
    return not ours == theirs == shared


def _closest(one: Sequence[Participant], other: Sequence[Participant]) -> Likeness:
    return max(likeness(a, b) for a in one for b in other)


CONTRADICTIONS: tuple[tuple[str, Callable[[Account, Account], bool]], ...] = (
    ("another country", _other_country),
    (ANOTHER_TIME, _other_time),
    ("another gathering", _other_gathering),
    ("other people", _other_people),
    ("another city", _other_city),
)


# What speaks for and against


def _actors(one: Account, other: Account) -> float:
    """1 where each side is the same by name, half where it is only compatible."""
    marks = [m for a, b in zip(one.casts, other.casts, strict=True) for m in _marks(a, b)]
    return sum(marks) / len(marks) if marks else 0.0


def _marks(ours: Cast, theirs: Cast) -> list[float]:
    shared = sorted(ours.keys() & theirs.keys())
    return [_closest(ours[state], theirs[state]) / Likeness.SAME for state in shared]


def _time(one: Account, other: Account) -> float:
    """1 for the same day, less for what is less precise or further off, 0 where nothing is known."""
    found = timing.compare(one, other)
    if found.basis == "nothing":
        return 0.0
    if found.basis == "news":
        return 0.5 / (1 + found.days / timing.SAME_NEWS)
    if found.days:
        return 0.5
    widest = max(window.width for window in (one.window, other.window) if window)
    return 1.0 if widest <= 27 else 0.6 + _news_of_month(one, other) if widest <= 31 else 0.4


def _news_of_month(one: Account, other: Account) -> float:
    """Up to 0.2 for the event nearest to the report that dates its own to the month."""
    days = timing.days_to_news(one, other)
    return 0.0 if days is None else 0.2 / (1 + days / timing.SAME_NEWS)


def _country(one: Account, other: Account) -> float:
    return float(one.claim.country is not None and one.claim.country == other.claim.country)


def _city(one: Account, other: Account) -> float:
    return _agreement(one.claim.city, other.claim.city)


def _kind(one: Account, other: Account) -> float:
    return _agreement(one.claim.kind, other.claim.kind)


def _organisation(one: Account, other: Account) -> float:
    return _agreement(one.claim.organisation, other.claim.organisation)


def _ordinal(one: Account, other: Account) -> float:
    return float(one.claim.ordinal is not None and one.claim.ordinal == other.claim.ordinal)


def _count(one: Account, other: Account) -> float:
    return float(one.claim.count is not None and one.claim.count == other.claim.count)


def _both_undated(one: Account, other: Account) -> float:
    """Claims equally vague speak of one thing rather than of different ones."""
    return float(one.window is None and other.window is None)


def _only_one_background(one: Account, other: Account) -> float:
    """History in one report and news in the other: only a date can bring them together."""
    apart = one.history != other.history
    return float(apart and timing.compare(one, other).basis != "dates")


def _other_side(one: Account, other: Account) -> float:
    return float(timing.opposed(one, other) and timing.compare(one, other).basis == "nothing")


FEATURES: tuple[tuple[str, float, Callable[[Account, Account], float]], ...] = (
    ("actors", 2.0, _actors),
    ("time", 3.0, _time),
    ("country", 1.0, _country),
    ("city", 0.5, _city),
    ("kind", 0.5, _kind),
    ("organisation", 1.0, _organisation),
    ("ordinal", 2.0, _ordinal),
    ("count", 0.5, _count),
    ("both undated", 0.25, _both_undated),
    ("only one is background", -1.0, _only_one_background),
    ("planned against held, undated", -1.0, _other_side),
)


# Comparing values


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _alike(one: str, other: str) -> bool:
    return words_of(one) == words_of(other)


def _unlike(one: str | None, other: str | None) -> bool:
    return bool(one and other and not _alike(one, other))


def _agreement(one: str | None, other: str | None) -> float:
    """1 where both say the same, -1 where they differ, 0 where one is silent."""
    if not one or not other:
        return 0.0
    return 1.0 if _alike(one, other) else -1.0
