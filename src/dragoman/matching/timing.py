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
WHOLE_STAY = 1
"""Days by which the dates of a visit may differ once a report gives its first and its last day: any other of its days
lies between them."""
MONTH = range(28, 32)
"""Days of a date that is known to the month."""

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
        days = gap(_seen_from_report(one, one.window), _seen_from_report(other, other.window))
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
    usual = TOLERANCE.get(one.claim.type, DEFAULT_TOLERANCE)
    if one.claim.type == "visit" and (one.claim.end or other.claim.end):
        usual = WHOLE_STAY
    return min(usual + late, LARGEST_TOLERANCE)


def is_month(account: Account) -> bool:
    """Return whether the month is all that a claim's date says."""
    return account.window is not None and account.window.width in MONTH


def days_to_news(one: Account, other: Account) -> int | None:
    """Return the days between a claim dated to the month, by its report's day, and another; None where none is.

    Of two visits of one month a report of the 20th that says "this month" means the one of the 18th.
    """
    days = [_news_day(a) for a in (one, other)]
    if not (is_month(one) or is_month(other)) or days[0] is None or days[1] is None:
        return None
    return gap(days[0], days[1])


def _news_day(account: Account) -> Window | None:
    if not is_month(account):
        return account.window
    told_as_news = account.published is not None and not account.history and account.side != "future"
    return Window(account.published or 0, account.published or 0) if told_as_news else None


def _seen_from_report(account: Account, window: Window) -> Window:
    """Return the part of a month that is past, or ahead, on the day of the report that names it."""
    range_ = expected(account)
    if range_ is None or not is_month(account):
        return window
    first, last = max(window.first, range_.first), min(window.last, range_.last)
    return Window(first, last) if first <= last else window


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
