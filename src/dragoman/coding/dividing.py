"""Divides a draft that tells of several events: the legs of a tour, talks with several, visitors of several states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from itertools import pairwise
from typing import cast

from dragoman.annotation.items import Item
from dragoman.annotation.times import Tense, TimeMention
from dragoman.coding.constructions import Proposal
from dragoman.coding.draft import Draft, Part
from dragoman.coding.placing import is_place, take_place
from dragoman.coding.setting import Setting
from dragoman.coding.timing import give_time, resolved_time, usable

PLACE_FIELDS = frozenset({"country", "city", "place"})
RECEIVING = frozenset({"head of state", "head of government", "foreign minister", "parliament"})
"""Levels of office whose bearers talk with a guest each by himself."""
MANY = 3
"""People of one state met one after the other, from which each is a meeting of its own."""


def split(draft: Draft, proposal: Proposal, setting: Setting) -> list[Draft]:
    """Return a draft for each counterpart: "held talks with the ministers of A, B and C" are three talks.

    A visit to several states is divided into its legs. Of talks only one side against several of different states is
    divided, and no meeting that is said to be of three or more.
    """
    if draft.type == "visit":
        return [visit for leg in _legs(draft, proposal, setting) for visit in _by_visitor(leg)]
    if draft.type == "summit":
        return _by_organisation(draft, proposal)
    if draft.type not in {"meeting", "call"} or _is_one(draft, proposal):
        return [draft]
    if any(item.has("/each") for item in proposal.clause.items):
        return _one_by_one(draft)
    home, others = draft.parts[0], draft.parts[1:]
    states = [part.entity.country or part.entity.organisation for part in others]
    if home.entity.country in states or home.spans == others[0].spans:
        return [draft]
    if len(set(states)) > 1:
        keys: list[object] = list(states)
    elif all(part.entity.name and part.entity.office for part in others) and (
        len(others) >= MANY or _are_peers(others, setting)
    ):
        keys = list(range(len(others)))
    else:
        return [draft]
    return [
        _twin(draft, [home, *(p for p, k in zip(others, keys, strict=True) if k == key)]) for key in dict.fromkeys(keys)
    ]


def _are_peers(others: Sequence[Part], setting: Setting) -> bool:
    """Return whether people of one state are each of a rank that receives by itself: a president, a prime minister."""
    levels = [setting.gazetteer.level_in(part.entity.office, part.entity.country) for part in others]
    return len(levels) > 1 and len(set(levels)) == len(levels) and set(levels) <= RECEIVING


def _is_one(draft: Draft, proposal: Proposal) -> bool:
    """Return whether all who take part meet at once: they are two, or it is said so."""
    joint = proposal.construction.together or draft.format in {"trilateral", "multilateral"}
    return joint or len(draft.parts) < MANY


def _one_by_one(draft: Draft) -> list[Draft]:
    """ "Separate meetings with A and B": the one who is alone on his side meets each of the others by himself."""
    states = [part.entity.country or part.entity.organisation for part in draft.parts]
    alone = [part for part, state in zip(draft.parts, states, strict=True) if states.count(state) == 1]
    if not alone:
        return [draft]
    return [_twin(draft, [alone[0], part]) for part in draft.parts if part is not alone[0]]


def _twin(draft: Draft, parts: list[Part]) -> Draft:
    """Return a copy of a draft with other participants and evidence of its own."""
    twin = copy(draft)
    twin.parts = parts
    twin.evidence = {name: list(spans) for name, spans in draft.evidence.items()}
    return twin


def _by_organisation(draft: Draft, proposal: Proposal) -> list[Draft]:
    """Attending the summits of two organisations is two summits."""
    named = proposal.slots.get("organisation", [])
    twins = []
    for item in {item.value("org"): item for item in reversed(named)}.values():
        twin = _twin(draft, draft.parts)
        twin.organisation = item.value("org")
        twin.evidence["organisation"] = [(item.start, item.end)]
        twins.append(twin)
    return twins[::-1] if len(twins) > 1 else [draft]


def _by_visitor(draft: Draft) -> list[Draft]:
    """Visitors of different states make visits of their own; those of one state come together."""
    states = list(dict.fromkeys(p.entity.country for p in draft.parts if p.role == "visitor" and p.entity.country))
    if len(states) < 2:
        return [draft]
    return [
        _twin(draft, [p for p in draft.parts if p.role != "visitor" or p.entity.country == state]) for state in states
    ]


def _legs(draft: Draft, proposal: Proposal, setting: Setting) -> list[Draft]:
    """Return a visit for each state that the place slot names; the dates of a tour are not those of its legs."""
    legs = [draft, *_legs_to_hosts(draft, proposal)]
    for item in proposal.slots.get("place", []):
        leg = copy(draft)
        leg.evidence = {name: list(spans) for name, spans in draft.evidence.items() if name not in PLACE_FIELDS}
        leg.country = leg.city = leg.place = None
        take_place(leg, item, setting)
        known = next((other for other in legs if other.country == leg.country), None)
        if leg.country is not None and known is None:
            legs.append(leg)
        elif known is not None and known is not draft:
            take_place(known, item, setting)
    if len(legs) > 1 and draft.start:
        times = _times_of_legs(proposal, setting)
        if times or len(draft.start) > len("2024-11"):
            for leg in legs:
                leg.start = leg.end = leg.basis = None
                leg.evidence.pop("start", None)
                leg.evidence.pop("end", None)
        _date_legs(legs, times, proposal, setting)
    return legs


def is_one_leg(proposal: Proposal, others: Sequence[Proposal]) -> bool:
    """Return whether a match sees one place only of a tour that another match in the clause sees more of."""
    places = proposal.slots.get("place", [])
    if proposal.construction.type != "visit" or len(places) != 1:
        return False
    tours = [p.slots.get("place", []) for p in others if p.construction.type == "visit" and not p.construction.weak]
    return any(len(tour) > 1 and any(item is places[0] for item in tour) for tour in tours)


def _times_of_legs(proposal: Proposal, setting: Setting) -> dict[int, Item]:
    """Return the time of each place, by its index, where places have their own: "to A on the 3rd, to B on the 5th".

    One time with a list of places is that of the tour.
    """
    items = proposal.clause.items
    named = [item for item in proposal.slots.get("place", []) if is_place(item)]
    places = [index for index, item in enumerate(items) if item in named]
    times = _times_before(proposal, places) if setting.verb_last else _times_behind(items, places)
    own = (place != places[-1] and _is_right_behind(items, place, times[place]) for place in times)
    if len({time.start for time in times.values()}) < 2 and (setting.verb_last or not any(own)):
        return {}
    return times


def _date_legs(legs: Sequence[Draft], times: Mapping[int, Item], proposal: Proposal, setting: Setting) -> None:
    """Give each leg the time of its place."""
    items = proposal.clause.items
    for place, time in times.items():
        country = items[place].value("country") or setting.gazetteer.country_of_city(items[place].value("city") or "")
        leg = next((leg for leg in legs if leg.country == country), None)
        tense: Tense = "past" if leg is not None and leg.status == "held" else "future"
        resolved = resolved_time(cast("TimeMention", time.data), setting, tense)
        if leg is not None and resolved is not None and leg.start is None:
            give_time(leg, resolved, (time.start, time.end), setting)


def _times_behind(items: Sequence[Item], places: Sequence[int]) -> dict[int, Item]:
    """Return the time behind each place, from the index of the place."""
    times: dict[int, Item] = {}
    waiting: list[int] = []
    for place, following in pairwise([*places, len(items)]):
        time = _first_time(items[place + 1 : following])
        waiting.append(place)
        if time is not None:
            # "A and B in 2013": a year or month behind places is that of all of them
            times.update(dict.fromkeys(waiting if _is_coarse(cast("TimeMention", time.data)) else [place], time))
            waiting = []
    return times


def _times_before(proposal: Proposal, places: Sequence[int]) -> dict[int, Item]:
    """Return the time before each place, where verbs stand last and times before what they date."""
    items = proposal.clause.items
    found = {place: _first_time(items[before:place][::-1]) for before, place in pairwise([proposal.first, *places])}
    return {place: time for place, time in found.items() if time is not None}


def _first_time(items: Sequence[Item]) -> Item | None:
    return next((item for item in items if isinstance(item.data, TimeMention) and usable(item.data)), None)


def _is_coarse(time: TimeMention) -> bool:
    """Return whether a time is a year or a month, which several legs can share."""
    return not time.first.day and time.weekday is None and (time.relative is None or time.relative.unit != "day")


def _is_right_behind(items: Sequence[Item], place: int, time: Item) -> bool:
    """Return whether nothing that could begin the next leg ("and on Tuesday to B") stands between place and time."""
    between = items[place + 1 : items.index(time)]
    return not any(item.has("and") or item.has("=,") or item.has("/sequel") for item in between)


def _legs_to_hosts(draft: Draft, proposal: Proposal) -> list[Draft]:
    """Return the further legs when several hosts of different states invite to one tour."""
    role = proposal.construction.at_home
    hosts = [part for part in draft.parts if part.role == role]
    legs = []
    for host in hosts[1:]:
        if host.entity.country in (None, hosts[0].entity.country) or not draft.inferred_place:
            continue
        leg = copy(draft)
        leg.parts = [part for part in draft.parts if part.role != role or part is host]
        leg.evidence = {name: list(spans) for name, spans in draft.evidence.items()}
        leg.country, leg.inferred_place = host.entity.country, False
        leg.evidence["country"] = list(host.spans)
        legs.append(leg)
    if legs:
        draft.inferred_place = False
        draft.parts = [part for part in draft.parts if part.role != role or part is hosts[0]]
    return legs
