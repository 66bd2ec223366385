"""Where an event takes place: what its own words say, else what stands near them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotation.items import Item
from dragoman.coding.constructions import Proposal
from dragoman.coding.draft import Draft
from dragoman.coding.setting import Setting
from dragoman.model import Span

REACH = 14
"""Items between an event's words and a place or label that still belongs to it."""
SEAT_REACH = 3
"""Items behind a palace or ministry within which its city stands ("in the palace in the capital Beijing")."""
TIME_REACH = 25
"""The same for a time, which may end a long clause."""


def find_places(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Give a draft its place: the pattern's, else one near it, else the clause's before, else the host's home."""
    items = proposal.slots.get("place", []) + proposal.slots.get("seat", [])
    if not items:
        items = _places_near(proposal)
    for item in items:
        take_place(draft, _city_of_seat(item, proposal, setting) or item, setting)
    if draft.country is not None and draft.city is None:
        _city_near(draft, proposal, setting)
    if draft.country is None and proposal.clause.place is not None:
        take_place(draft, proposal.clause.place, setting)
    if draft.country is None:
        _place_of_home(draft, proposal)
    for item in proposal.slots.get("organisation", []):
        draft.organisation = item.value("org")
        draft.note("organisation", (item.start, item.end))


def _city_of_seat(item: Item, proposal: Proposal, setting: Setting) -> Item | None:
    """Return the city named right behind a seat when it is not the seat's own: palaces of many states share a name."""
    seat = setting.gazetteer.world.seats.get(item.value("seat") or "")
    if seat is None:
        return None
    items = proposal.clause.items
    at = next((n for n, other in enumerate(items) if other is item), len(items))
    near = (other for other in items[at + 1 : at + 1 + SEAT_REACH] if other.value("city"))
    city = next(near, None)
    if city is None or setting.gazetteer.country_of_city(city.value("city") or "") == seat.country:
        return None
    return city


def _place_of_home(draft: Draft, proposal: Proposal) -> None:
    """Who receives does so at home; who invites, invites there."""
    role = proposal.construction.at_home or ("inviter" if draft.type == "invitation" else "")
    part = draft.parts[-1] if role == "last" and draft.parts else next((p for p in draft.parts if p.role == role), None)
    if part is not None and part.entity.country and draft.setting is None:
        draft.country, draft.inferred_place = part.entity.country, True
        draft.note("country", *part.spans)


def _city_near(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take the city from the rest of the clause if it lies in the country ("visited France ... in Paris")."""
    for item in _places_near(proposal, TIME_REACH):
        if setting.gazetteer.country_of_city(item.value("city") or "") == draft.country:
            take_place(draft, item, setting)


def _places_near(proposal: Proposal, reach: int = REACH) -> list[Item]:
    """Return places after a word like "in" that stand near the match, in the same clause."""
    items = proposal.clause.items
    if proposal.construction.type == "call":
        return []
    first = proposal.last if proposal.construction.type == "invitation" else max(0, proposal.first - 6)
    found = []
    for index in range(first, min(len(items), proposal.last + 3 * reach)):
        if proposal.distance(index) > reach or _inside_slot(items[index], proposal):
            continue
        if any(item.has("/topic") for item in items[proposal.last : index]):
            break  # what is talked of has begun, and with it other places
        if items[index].has("located") or (is_place(items[index]) and _is_located(items, index)):
            found.append(items[index])
    found.sort(key=lambda item: item.start < proposal.items[0].start)
    return found[:2]


def _is_located(items: Sequence[Item], index: int) -> bool:
    """Return whether a word like "in" stands before a place, other words of the place ("the Saudi capital") between.

    What follows a topic ("the situation in Gaza") is what was talked of, not where.
    """
    at = index - 1
    while at >= 0 and items[at].data is None and _belongs_to_place(items[at]):
        at -= 1
    if at < 0 or not items[at].has("/locative"):
        return False
    before = at - 1
    while before > 0 and items[before].has("adj"):
        before -= 1
    return before < 0 or not items[before].has("/topic")


def _belongs_to_place(item: Item) -> bool:
    return (
        item.has("/placeword")
        or item.has("/det")
        or item.has("adj")
        or (item.has("transparent") and not item.has("/locative"))
    )


def _inside_slot(item: Item, proposal: Proposal) -> bool:
    return any(item in items for slot, items in proposal.slots.items() if slot == "origin")


def is_place(item: Item) -> bool:
    """Return whether an item names a place."""
    return item.data is None and any(
        r.atoms & {"city", "seat", "here", "there", "region"} or {"country", "name"} <= r.atoms for r in item.readings
    )


def take_place(draft: Draft, item: Item, setting: Setting) -> None:
    """Give a draft the place an item names, unless it contradicts one that the draft has."""
    span = (item.start, item.end)
    city, seat, country = item.value("city"), item.value("seat"), setting.people.decide(item.values("country"))
    if item.has("here") and city is None and country is None:
        city = setting.dateline_city
        draft.note("here", span)
    if item.has("there") and setting.last_place is not None and draft.country is None:
        draft.country, draft.inferred_place = setting.last_place, True
        draft.note("country", span)
    if city:
        nation = setting.gazetteer.country_of_city(city)
        if draft.country in (None, nation) and draft.city is None:
            draft.city, draft.country = setting.gazetteer.world.cities[city].name, nation
            draft.note("city", span)
            draft.note("country", span)
    elif seat:
        _take_seat(draft, seat, span, setting)
    elif (country or item.value("region")) and draft.country is None:
        draft.country = country or item.value("region")
        draft.note("country", span)


def _take_seat(draft: Draft, seat: str, span: Span, setting: Setting) -> None:
    found = setting.gazetteer.world.seats.get(seat)
    if found is None or draft.country not in (None, found.country):
        return
    draft.country = found.country
    draft.note("country", span)
    if not found.airport:
        draft.place = draft.place or found.name
        draft.note("place", span)
    city = setting.gazetteer.world.cities.get(found.city)
    if city is not None and draft.city is None:
        draft.city = city.name
        draft.note("city", span)
