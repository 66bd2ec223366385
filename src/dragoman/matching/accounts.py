"""A claim together with what matters about its report: the piece that events are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from dragoman.matching import dates
from dragoman.matching.copies import origin_of_copies
from dragoman.matching.origins import is_press_office, voice
from dragoman.matching.people import token
from dragoman.model import Claim, CodedReport, Participant, Report

PAST = frozenset({"held"})
FUTURE = frozenset({"planned", "proposed"})
OLD = 60
"""Days after which an event is no news any more, but history."""

SIDES: dict[str, tuple[frozenset[str], ...]] = {
    "visit": (frozenset({"visitor"}),),
    "meeting": (frozenset({"party", "host", "visitor"}),),
    "call": (frozenset({"party", "caller", "called"}),),
    "signing": (frozenset({"party", "signatory"}),),
    "invitation": (frozenset({"inviter"}), frozenset({"invitee"})),
    "message": (frozenset({"sender"}), frozenset({"receiver"})),
    "statement": (frozenset({"speaker", "party"}),),
    "ceremony": (frozenset({"guest", "host", "party"}),),
    "summit": (),
}
"""Which roles make an event the one it is, by type. At a summit it is the organisation that does."""


Cast = dict[str, list[Participant]]
"""Participants by the state, organisation or person they stand for (`people.token`)."""


@dataclass(frozen=True, slots=True)
class Account:
    """One claim, with its report, the voice behind it and its time."""

    claim: Claim
    report: Report
    voice: str
    official: bool
    """Whether the report is a party's own release."""
    copy_of: str | None
    published: int | None
    """Day of publication as an ordinal; of a copy, its original's: its "yesterday" is the original's too."""
    window: dates.Window | None
    casts: tuple[Cast, ...]
    """Who makes the event the one it is (`casts_of`)."""
    history: bool
    """Whether it is of the past of its report's own news: marked so, or months before the news."""

    @property
    def id(self) -> str:
        """The identifier of the claim."""
        return self.claim.id

    @property
    def side(self) -> str:
        """On which side of its report's day the event lies: "past", "future", or "open" when called off."""
        if self.claim.status in PAST:
            return "past"
        return "future" if self.claim.status in FUTURE else "open"


def casts_of(claim: Claim) -> tuple[Cast, ...]:
    """Return the participants that make a claim's event the one it is: by side, and there by state."""
    casts: list[Cast] = []
    for roles in SIDES[claim.type]:
        cast: Cast = defaultdict(list)
        for participant in claim.participants:
            state = token(participant) if participant.role in roles else None
            if state:
                cast[state].append(participant)
        casts.append(dict(cast))
    return tuple(casts)


def accounts_of(coded: Iterable[CodedReport], copies: Mapping[str, str] | None = None) -> list[Account]:
    """Return the accounts of some coded reports, in the order of their claims' identifiers.

    The same report or claim given twice counts once. `copies` are found here when not given.
    """
    coded = _once(coded)
    reports = {one.report.id: one.report for one in coded}
    known = origin_of_copies(reports.values()) if copies is None else copies
    valid = {copy: origin for copy, origin in known.items() if copy in reports and origin in reports}
    found: dict[str, Account] = {}
    for one in coded:
        original = reports[valid[one.report.id]] if one.report.id in valid else None
        matters = told(one.report, original, latest_day(one.claims))
        for claim in one.claims:
            found[claim.id] = account_of(claim, matters)
    return [found[key] for key in sorted(found)]


def _once(coded: Iterable[CodedReport]) -> list[CodedReport]:
    """Drop repeated reports; of two codings of one report the choice must not depend on their order."""
    best: dict[str, tuple[bytes, CodedReport]] = {}
    for one in coded:
        key = msgspec.json.encode(one)
        held = best.get(one.report.id)
        if held is None or key < held[0]:
            best[one.report.id] = (key, one)
    return [best[key][1] for key in sorted(best)]


@dataclass(frozen=True, slots=True)
class Told:
    """What of a report matters to each of its claims."""

    report: Report
    original: str | None
    voice: str
    official: bool
    published: int | None
    news: int | None
    """The day of its news, as far as known."""


def told(report: Report, original: Report | None, latest: int | None) -> Told:
    """Return what of a report matters to its claims.

    Args:
        report: the report; its text is not looked at.
        original: the report that it copies.
        latest: the last day on which it says something was held (`latest_day`); asked for where neither it nor its
            original has a day of publication.
    """
    source = original or report
    published = dates.ordinal(source.published) or dates.ordinal(report.published)
    return Told(
        report=report,
        original=original.id if original else None,
        voice=voice(source),
        official=is_press_office(source),
        published=published,
        news=published or latest,
    )


def account_of(claim: Claim, known: Told) -> Account:
    """Return the account of a claim, given what matters of its report."""
    window = dates.window(claim.start, claim.end)
    return Account(
        claim=claim,
        report=known.report,
        voice=known.voice,
        official=known.official,
        copy_of=known.original,
        published=known.published,
        window=window,
        casts=casts_of(claim),
        history=claim.background or _is_past(window, known.news),
    )


def latest_day(claims: Iterable[Claim]) -> int | None:
    """Return the last day on which a report says something was held: the day of its news at the earliest."""
    days = (dates.ordinal(claim.end or claim.start) for claim in claims if claim.status in PAST)
    return max((day for day in days if day is not None), default=None)


def _is_past(window: dates.Window | None, news: int | None) -> bool:
    return window is not None and not window.is_bare and news is not None and window.last < news - OLD
