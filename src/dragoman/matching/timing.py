"""When two claims can be about one event, from their dates or, without dates, from their reports' days.

A claim without a date is not without time: news of something held is of the last weeks, plans are of the
coming months, background is of before. That is enough to keep a visit of this year from one of the last,
and never enough to write a date into the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.matching.accounts import Account
from dragoman.matching.dates import ALWAYS, FAR, Window, gap

TOLERANCE = {"visit": 3, "summit": 3, "invitation": 3, "call": 1, "signing": 1, "meeting": 0}
"""Days by which stated dates of one event may differ, by type. Talks on two days are two talks; a call is on
two dates at its two ends; a visit may be dated by any of its days."""
DEFAULT_TOLERANCE = 1
LAG = {"stated": 0, "resolved": 1, "dateline": 2, "published": 3, "matched": 0}
"""Days by which the date of a basis can be late."""
LARGEST_TOLERANCE = 3

NEWS_REACH = 30
"""Days for which something held stays news: undated, it was at most so long before publication."""
PLAN_REACH = 120
"""Days ahead of which a plan without a date is reported."""
LATE = 2
"""Days that a report's day can be off (time zones, a wrong page date)."""
SAME_NEWS = 10
"""Days between two reports of which neither dates the event they report."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How the times of two claims relate."""

    possible: bool
    basis: str
    """What was compared: "dates", "news" (a date with a report's day, or two such days), "nothing"."""
    days: int = 0
    """Days between the two."""


def opposed(one: Account, other: Account) -> bool:
    """Return whether one claim looks back on its event and the other ahead to it."""
    return {one.side, other.side} == {"past", "future"}


def expected(account: Account) -> Window | None:
    """Return the days on which an undated claim's event is to be looked for, None where nothing says so."""
    day = account.published
    if day is None:
        return None
    if account.side == "future":
        return Window(day - LATE, day + PLAN_REACH)
    if account.side == "open":
        return Window(day - NEWS_REACH, day + PLAN_REACH)
    if account.history:
        return Window(ALWAYS.first, day)
    return Window(day - NEWS_REACH, day + LATE)


def compare(one: Account, other: Account) -> Timing:
    """Return how the times of two claims of one type relate."""
    if one.window and other.window:
        days = gap(one.window, other.window)
        return Timing(days <= tolerance(one, other), "dates", days)
    if one.window or other.window:
        dated, undated = (one, other) if one.window else (other, one)
        return _dated_and_undated(dated, undated)
    return _undated(one, other)


def tolerance(one: Account, other: Account) -> int:
    """Return by how many days the dates of two claims may differ, 0 where one is not known to the day."""
    if one.window is None or other.window is None or one.window.is_bare or other.window.is_bare:
        return 0
    if one.window.width > 27 or other.window.width > 27:
        return 0
    late = max(LAG.get(a.claim.date_basis or "stated", 0) for a in (one, other))
    return min(TOLERANCE.get(one.claim.type, DEFAULT_TOLERANCE) + late, LARGEST_TOLERANCE)


def _dated_and_undated(dated: Account, undated: Account) -> Timing:
    range_ = expected(undated)
    if range_ is None or dated.window is None or undated.published is None:
        # Without a day of its own, an undated plan would join whatever was held at any time.
        return Timing(undated.side != "future" or dated.side != "past", "nothing")
    if gap(dated.window, range_) > 0:
        return Timing(False, "news", FAR)
    if dated.window.is_bare:
        return Timing(True, "nothing")
    return Timing(True, "news", gap(dated.window, Window(undated.published, undated.published)))


def _undated(one: Account, other: Account) -> Timing:
    ranges = expected(one), expected(other)
    if one.published is None or other.published is None or ranges[0] is None or ranges[1] is None:
        return Timing(not opposed(one, other), "nothing")
    days = abs(one.published - other.published)
    if gap(ranges[0], ranges[1]) > 0:
        return Timing(False, "news", days)
    alike = one.side == other.side and one.history == other.history
    return Timing(not alike or days <= SAME_NEWS, "news", days)
