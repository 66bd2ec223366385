"""What one event of a report lends another: the city of talks is that of the visit they are held in, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.joining import NEAR_DAYS, dates_agree
from dragoman.coding.setting import Setting
from dragoman.model import Span

PLACED = frozenset({"visit", "meeting", "signing", "summit"})
"""Types of event that take place in a city."""
AHEAD = frozenset({"planned", "proposed"})


def lend_countries(drafts: Sequence[Draft]) -> None:
    """Talks and signings without a place are in the state that their guest visits, or where the same sides talk."""
    for draft in drafts:
        if draft.type not in {"signing", "meeting"} or draft.country is not None:
            continue
        lenders = [other for other in drafts if _shares_country(draft, other)]
        countries = {other.country for other in lenders}
        if len(countries) == 1:
            draft.country, draft.inferred_place = lenders[0].country, True
            draft.note("country", *lenders[0].evidence.get("country", ())[:1])


def _shares_country(draft: Draft, other: Draft) -> bool:
    """Return whether another event can tell where this one is: of the same sides, in one of their states."""
    if other.country is None or not _of_one_story(draft, other):
        return False
    sides = _sides(draft)
    if other.country not in sides:
        return False
    if other.type == "visit":
        return any(v.country in sides and v.country != other.country for v in other.role("visitor"))
    return draft.type == "signing" and other.type == "meeting" and _sides(other) == sides


def _sides(draft: Draft) -> set[str]:
    return {entity.country for entity in draft.entities() if entity.country}


def _of_one_story(draft: Draft, other: Draft) -> bool:
    """Return whether two events are told as one story: both news or both history, both done or both to come."""
    if draft is other or draft.background != other.background:
        return False
    done = {draft.status in AHEAD, other.status in AHEAD}
    return len(done) == 1 and dates_agree(draft, other, NEAR_DAYS)


def lend_cities(drafts: Sequence[Draft], setting: Setting, dateline: Span | None) -> None:
    """An event without a city is in the one city its country's other events of the same people are in.

    Held news of the state that the report is written from is in the city of the dateline.
    """
    lent = [(draft, _city_of(draft, drafts)) for draft in drafts if _wants_city(draft)]
    for draft, lender in lent:
        if lender is not None:
            draft.city = lender.city
            draft.note("city", *lender.evidence.get("city", ())[:1])
    city = setting.dateline_city
    if city is None or dateline is None:
        return
    country, name = setting.gazetteer.country_of_city(city), setting.gazetteer.world.cities[city].name
    for draft in drafts:
        news = draft.status == "held" and not draft.background and draft.country == country
        if news and _wants_city(draft) and not any(True for _ in _lenders(draft, drafts)):
            draft.city = name
            draft.note("city", dateline)


def _wants_city(draft: Draft) -> bool:
    return draft.type in PLACED and draft.country is not None and draft.city is None


def _city_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    lenders = list(_lenders(draft, drafts))
    return lenders[0] if len({other.city for other in lenders}) == 1 else None


def _lenders(draft: Draft, drafts: Sequence[Draft]) -> Iterable[Draft]:
    """Yield the events that can tell a draft's city: in its country, of somebody who takes part in both."""
    for other in drafts:
        if other.city is None or other.country != draft.country or not _of_one_story(draft, other):
            continue
        if other.type == draft.type == "visit":
            continue
        abroad = [e for e in draft.entities() if e.country != draft.country]
        if any(a.fits(b) for a in abroad or draft.entities() for b in other.entities()):
            yield other
