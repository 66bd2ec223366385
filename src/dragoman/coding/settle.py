"""Makes drafts of proposals: who, where, when, in what form, held or planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast, get_args

from dragoman.annotation.items import Actor, Item, NounGroup, VerbGroup
from dragoman.annotation.quantities import QuantityFinder
from dragoman.annotation.times import Resolved, Tense, TimeMention, resolve
from dragoman.coding.constructions import Proposal
from dragoman.coding.draft import Draft, Part
from dragoman.coding.people import Entity, People, distinct
from dragoman.gazetteer import Gazetteer
from dragoman.model import Role, Span, Status

SAME_DAY = frozenset({"meeting", "signing", "ceremony"})
"""Types of event that share the day of the clause they are joined to."""
AHEAD = frozenset({"planned", "proposed", "postponed", "cancelled"})
"""Statuses of events that lay ahead when the report was written."""
PLACE_FIELDS = frozenset({"country", "city", "place"})
ROLES = frozenset(get_args(Role))
STATE_SLOT_ROLE = {"signing": "party", "meeting": "party", "call": "party", "summit": "attendee"}
BACKGROUND_AFTER = timedelta(days=60)
"""A held event that lies further back than this before the report is history in it."""
COUNTED = frozenset({"documents", "agreements"})
FURTHEST = timedelta(days=900)
"""How far ahead a planned event can lie."""
REACH = 14
"""Items between an event's words and a place or label that still belongs to it."""
LABELS_BEFORE = 10
"""Items before a match in which its format or setting may stand ("On the sidelines of the summit in Astana ...")."""
MANY = 3
"""People of one state met one after the other, from which each is a meeting of its own."""
COUNT_BEFORE = 3
"""Items before a match in which the number of documents may stand ("20 documents were signed")."""
VAGUE_TIME = 6
"""How much nearer "last year" must be than "November 2023" to be preferred, in items."""
WINDOW = 75
"""Items around a match that are looked at for a time: its reach, were all of them unknown words."""
TIME_REACH = 25
"""The same for a time, which may end a long clause."""


@dataclass(slots=True)
class Setting:
    """What holds for the whole report while it is coded."""

    people: People
    gazetteer: Gazetteer
    statuses: Mapping[str, str]
    """From a verb's form to the status it tells ("past" -> "held")."""
    anchor: date | None
    year: int | None
    """The report's year as far as its own dates show it, when no day of publication is known."""
    dateline_city: str | None
    text: str
    quantities: QuantityFinder
    drops_subject: bool = False
    """The language leaves a subject out that the sentence before has."""


def settle(
    proposal: Proposal,
    adjuncts: Sequence[Mapping[str, list[Item]]],
    setting: Setting,
    *,
    sentence: Span,
    order: int,
    headline: bool,
    background: bool,
) -> Draft:
    """Return the draft of a proposal; it may still lack a place, a date or a participant."""
    construction = proposal.construction
    draft = Draft(construction.type, construction.name, sentence, order, headline=headline)
    first, last = proposal.items[0], proposal.items[-1]
    draft.note("event", (first.start, last.end))
    draft.weak = construction.weak
    _parts(draft, proposal, () if proposal.mentioned else adjuncts, setting)
    _status(draft, proposal, setting)
    _details(draft, proposal, setting)
    _places(draft, proposal, setting)
    _nouns(draft, proposal)
    draft.background = background or construction.background
    if not proposal.mentioned and construction.time != "none":
        _time(draft, proposal, setting)
    if construction.time == "end":
        _ends(draft)
    for name, value in construction.set.items():
        if name == "kind":
            draft.kinds.append((value, (first.start, last.end)))
        else:
            setattr(draft, name, value)
    return draft


def split(draft: Draft, proposal: Proposal, setting: Setting) -> list[Draft]:
    """Return a draft for each counterpart: "held talks with the ministers of A, B and C" are three talks.

    A visit to several states is divided into its legs. Of talks only one side against several of different states is
    divided, and no meeting that is said to be of three or more.
    """
    if draft.type == "visit":
        return [visit for leg in _legs(draft, proposal, setting) for visit in _by_visitor(leg)]
    if draft.type == "summit":
        return _by_organisation(draft, proposal)
    if draft.type not in {"meeting", "call"} or draft.format in {"trilateral", "multilateral"} or len(draft.parts) < 3:
        return [draft]
    home, others = draft.parts[0], draft.parts[1:]
    states = [part.entity.country or part.entity.organisation for part in others]
    if home.entity.country in states or home.spans == others[0].spans:
        return [draft]
    if len(set(states)) > 1:
        keys: list[object] = list(states)
    elif len(others) >= MANY and all(part.entity.name and part.entity.office for part in others):
        keys = list(range(len(others)))
    else:
        return [draft]
    return [
        _twin(draft, [home, *(p for p, k in zip(others, keys, strict=True) if k == key)]) for key in dict.fromkeys(keys)
    ]


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
    if len(legs) > 1 and draft.start and len(draft.start) > len("2024-11"):
        for leg in legs:
            leg.start = leg.end = leg.basis = None
            leg.evidence.pop("start", None)
            leg.evidence.pop("end", None)
    return legs


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


def _parts(draft: Draft, proposal: Proposal, adjuncts: Sequence[Mapping[str, list[Item]]], setting: Setting) -> None:
    """Resolve who fills the slots; a counterpart is understood from the others."""
    filled: list[tuple[str, Item]] = [
        (slot, item)
        for slots in (proposal.slots, *adjuncts)
        for slot, items in slots.items()
        for item in items
        if slot in ROLES or slot == "state"
    ]
    subject = proposal.construction.subject
    if subject and proposal.clause.subject is not None and _lacks_subject(proposal, subject):
        filled.insert(0, (subject, proposal.clause.subject))
    filled.sort(key=lambda pair: isinstance(pair[1].data, Actor) and pair[1].data.reference == "counterpart")
    for slot, item in filled:
        role = cast("Role", slot if slot in ROLES else STATE_SLOT_ROLE.get(draft.type, "party"))
        for entity in _entities(item, setting, draft.entities()):
            if not any(part.entity.same_as(entity) for part in draft.parts):
                draft.parts.append(Part(role, entity, evidence_of(item)))
    if subject == "party" and proposal.clause.subject is not None and len(draft.parts) > 1:
        _add_other_side(draft, proposal.clause.subject, setting)
    if subject == "party" and len({part.entity.country or part.entity.organisation for part in draft.parts}) == 1:
        _add_main_person(draft, setting)
    if setting.drops_subject or proposal.construction.topic:
        _add_topic(draft, proposal, setting)
    draft.parts.sort(key=lambda part: min(part.spans, default=(0, 0)))


def _add_other_side(draft: Draft, subject: Item, setting: Setting) -> None:
    """When all who fill the slots are of one state, the other side of the talks is the subject."""
    states = {part.entity.country or part.entity.organisation for part in draft.parts}
    for entity in _entities(subject, setting, draft.entities()) if len(states) == 1 else []:
        if (entity.country or entity.organisation) not in states:
            draft.parts.append(Part("party", entity, evidence_of(subject)))


def _add_main_person(draft: Draft, setting: Setting) -> None:
    """ "The meeting with X was devoted to Y": the other side is who acted in the sentence before."""
    topic = setting.people.earlier_topic
    known = {part.entity.country or part.entity.organisation for part in draft.parts}
    if topic is not None and topic.office and (topic.country or topic.organisation) not in {None, *known}:
        draft.parts.append(Part("party", topic, list(setting.people.earlier_spans)))


def _add_topic(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Let who acted in the sentence before act on, where a construction wants a subject and its clause has none."""
    role, topic = proposal.construction.subject, setting.people.earlier_topic
    if role is None or topic is None or proposal.clause.subject is not None or not _lacks_subject(proposal, role):
        return
    if not any(part.entity.same_as(topic) for part in draft.parts):
        draft.parts.append(Part(cast("Role", role), topic, list(setting.people.earlier_spans)))


def _lacks_subject(proposal: Proposal, role: str) -> bool:
    """Two parties are needed for talks, so that one in the pattern leaves room for the subject; else one is enough."""
    items = proposal.slots.get(role, [])
    if role != "party":
        return not items
    many = any(isinstance(item.data, Actor) and item.data.number > 1 for item in items)
    return len(items) < 2 and not many and proposal.clause.subject not in items


def _entities(item: Item, setting: Setting, others: Sequence[Entity]) -> list[Entity]:
    if isinstance(item.data, Actor):
        return setting.people.resolve(item.data, others)
    country = item.value("country")
    if country is None:
        return []
    return setting.people.resolve(
        Actor((item.start, item.end), "state", country=country, spans=((item.start, item.end),))
    )


def evidence_of(item: Item) -> list[Span]:
    """Return the spans of the words that name an actor; the item's own when it keeps none."""
    spans = list(item.data.spans) if isinstance(item.data, Actor) else []
    return spans or [(item.start, item.end)]


def _status(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """The construction's word counts first, then its first verb: auxiliaries, else the form."""
    if proposal.construction.status:
        draft.status = proposal.construction.status
        return
    for item in proposal.items:
        if not item.has("verb"):
            continue
        status = verb_status(item, setting.statuses)
        if status is not None:
            draft.status = status
            return
    for item in proposal.items:
        if isinstance(item.data, NounGroup) and item.data.status:
            draft.status = item.data.status
            return


def verb_status(item: Item, statuses: Mapping[str, str]) -> Status | None:
    """Return what a verb says of its event's status, None when it says nothing."""
    if isinstance(item.data, VerbGroup):
        return "denied" if item.data.negated and item.data.status != "planned" else item.data.status
    for form in ("past", "fut", "pres", "ing", "part"):
        if any("verb" in r.atoms and form in r.atoms for r in item.readings):
            return cast("Status | None", statuses.get(form))
    return None


def negated(proposal: Proposal) -> bool:
    """Return whether a verb or noun of the match is denied."""
    return any(isinstance(i.data, VerbGroup | NounGroup) and i.data.negated for i in proposal.items)


def _places(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    items = proposal.slots.get("place", []) + proposal.slots.get("seat", [])
    if not items:
        items = _places_near(proposal)
    for item in items:
        take_place(draft, item, setting)
    if draft.country is not None and draft.city is None:
        _city_near(draft, proposal, setting)
    if draft.country is None and proposal.clause.place is not None:
        take_place(draft, proposal.clause.place, setting)
    if draft.country is None:
        _place_of_home(draft, proposal)
    for item in proposal.slots.get("organisation", []):
        draft.organisation = item.value("org")
        draft.note("organisation", (item.start, item.end))


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
        if _distance(proposal, index) > reach or _inside_slot(items[index], proposal):
            continue
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
        r.atoms & {"city", "seat", "here", "region"} or {"country", "name"} <= r.atoms for r in item.readings
    )


def take_place(draft: Draft, item: Item, setting: Setting) -> None:
    """Give a draft the place an item names, unless it contradicts one that the draft has."""
    span = (item.start, item.end)
    city, seat, country = item.value("city"), item.value("seat"), item.value("country")
    if item.has("here") and city is None and country is None:
        city = setting.dateline_city
        draft.note("here", span)
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


def _nouns(draft: Draft, proposal: Proposal) -> None:
    """Take the kinds of visit from noun groups of the match, else from those right behind it."""
    groups = [i.data for i in proposal.items if isinstance(i.data, NounGroup) and not i.has("pl")]
    after = proposal.clause.items[proposal.last : proposal.last + REACH]
    if draft.type == "visit" and not any(g.kinds for g in groups):
        groups += [i.data for i in after if isinstance(i.data, NounGroup) and i.has("/visit") and not i.has("pl")][:1]
    for group in groups:
        if draft.type == "visit":
            draft.kinds.extend(k for k in group.kinds if k not in draft.kinds)
    for item in proposal.slots.get("kind", []):
        draft.kinds.append((item.value("kind") or "other", (item.start, item.end)))


def _details(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take format, setting and number of documents from the match and what follows it in the clause."""
    items = proposal.clause.items[max(0, proposal.first - LABELS_BEFORE) : proposal.last + REACH]
    if draft.type in {"meeting", "call", "summit"}:
        for name, value, span in labels_of(items):
            if getattr(draft, name) is None:
                setattr(draft, name, value)
                draft.note(name, span)
    if draft.type == "signing":
        _count(draft, proposal, setting)
    if draft.type == "summit":
        _ordinal(draft, proposal, setting)


def labels_of(items: Sequence[Item]) -> list[tuple[str, str, Span]]:
    """Return the formats and settings that items name, alone or within a noun group: field, value, span."""
    found = [label for item in items if isinstance(item.data, NounGroup) for label in item.data.labels]
    for item in items:
        for name in ("format", "setting"):
            value = item.value(name)
            if value:
                found.append((name, value, (item.start, item.end)))
    return found


def _ordinal(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take the number of a summit ("the 24th meeting of ...") from the words of the match and right after it."""
    first, last = proposal.items[0], proposal.items[-1]
    for start, end, number in setting.quantities.ordinals(setting.text, first.start, last.end):
        draft.ordinal = number
        draft.note("ordinal", (start, end))
        return


def _count(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take the number of documents from the words of the match ("signed 24 documents")."""
    first, last = proposal.items[0], proposal.items[-1]
    before = proposal.clause.items[max(0, proposal.first - COUNT_BEFORE) : proposal.first]
    start = before[0].start if before else first.start
    for quantity in setting.quantities.find(setting.text, start, last.end):
        if quantity.noun in COUNTED and quantity.value == int(quantity.value) and quantity.value > 1:
            draft.count = int(quantity.value)
            draft.note("count", quantity.value_span)
            return


def _time(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take the nearest time of the clause that can be resolved; an invitation is not dated by the visit it asks for.

    A day of an unknown month ("on the 1st") is kept as such, for joining with a report that knows the month.
    """
    tense: Tense | None = "future" if draft.status in AHEAD else None
    if draft.status == "held":
        tense = "past"
    ahead = draft.status == "held" and not draft.headline and _is_present(proposal)
    for mention in _times_by_distance(proposal):
        if draft.type == "invitation" and mention.start > proposal.items[0].end:
            continue
        time = cast("TimeMention", mention.data)
        other_day = time.weekday is not None and setting.anchor is not None and setting.anchor.weekday() != time.weekday
        resolved = resolved_time(time, setting, "future" if ahead and other_day and not time.first else tense)
        shifted = time.relative is not None and time.relative.offset > 0
        if shifted and setting.anchor is None and draft.status == "held" and _is_present(proposal):
            draft.status = "planned"
        if resolved is not None and _is_too_late(resolved, draft, proposal, setting):
            continue
        if resolved is not None:
            give_time(draft, resolved, (mention.start, mention.end), setting)
            return
    if setting.anchor is None and draft.type != "invitation":
        _bare_day(draft, proposal)
    if draft.start is None and draft.status == "held" and draft.type in SAME_DAY:
        _day_of_clause_before(draft, proposal, setting)


def _day_of_clause_before(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """ "Arrived on Tuesday and met X": what is joined by "and" is of the same day, if that is one day and past."""
    for item in proposal.clause.earlier:
        mention = cast("TimeMention", item.data)
        resolved = resolved_time(mention, setting, "past") if usable(mention) else None
        if resolved is None or resolved.end or len(resolved.start) < len("2024-11-04"):
            continue
        if not _is_too_late(resolved, draft, proposal, setting):
            give_time(draft, resolved, (item.start, item.end), setting)
            return


def _is_too_late(resolved: Resolved, draft: Draft, proposal: Proposal, setting: Setting) -> bool:
    """A day in the future is not that of what a past tense tells, and nobody plans a visit years ahead."""
    if setting.anchor is None:
        return False
    limit = setting.anchor if draft.status == "held" and not _is_present(proposal) else setting.anchor + FURTHEST
    return resolved.start > limit.isoformat()[: len(resolved.start)]


def _ends(draft: Draft) -> None:
    """A departure dates the end of a visit, not its beginning."""
    draft.end, draft.start = draft.end or draft.start, None
    if "start" in draft.evidence:
        draft.note("end", *draft.evidence.pop("start"))


def _is_present(proposal: Proposal) -> bool:
    """Return whether the verb of a match stands in the present ("On Monday he starts a visit" looks ahead)."""
    verbs = [item for item in proposal.items if item.has("verb")]
    return bool(verbs) and verbs[0].has("pres") and not verbs[0].has("past")


def _bare_day(draft: Draft, proposal: Proposal) -> None:
    for mention in _times_by_distance(proposal):
        day = cast("TimeMention", mention.data).first
        if day.day and not day.month and not day.year:
            draft.start, draft.basis = f"--{day.day:02}", "stated"
            draft.note("start", (mention.start, mention.end))
            draft.note("day", (mention.start, mention.end))
            return


def resolved_time(mention: TimeMention, setting: Setting, tense: Tense | None) -> Resolved | None:
    """Resolve a time; without a day of publication the year of the report, where it shows, helps a day and month."""
    found = resolve(mention, anchor=setting.anchor, tense=tense)
    if found is not None or setting.anchor is not None or setting.year is None:
        return found
    if mention.first.month and not mention.first.year:
        last_day = date(setting.year, mention.first.month, 28)
        return resolve(mention, anchor=last_day, tense=None)
    if mention.relative and mention.relative.unit == "year":
        return resolve(mention, anchor=date(setting.year, 12, 31), tense=tense)
    return None


def give_time(draft: Draft, resolved: Resolved, span: Span, setting: Setting) -> None:
    """Give a draft a resolved time; a held event in the future is planned, one long past is background."""
    draft.start, draft.end, draft.basis = resolved.start, resolved.end, resolved.basis
    draft.note("start", span)
    if resolved.end:
        draft.note("end", span)
    anchor = setting.anchor
    if anchor is None:
        return
    iso = anchor.isoformat()
    if draft.status in {"held", None} and resolved.start > iso[: len(resolved.start)]:
        draft.status = "planned"
    last = resolved.end or resolved.start
    limit = (anchor - BACKGROUND_AFTER).isoformat()
    if draft.status in {"held", None} and last < limit[: len(last)]:
        draft.background = True


def _times_by_distance(proposal: Proposal) -> list[Item]:
    """Return the times of the clause, the nearest to the match first; inside it counts as nearest."""
    found: list[tuple[int, int, Item]] = []
    items = proposal.clause.items
    for index in range(max(0, proposal.first - WINDOW), min(len(items), proposal.last + WINDOW)):
        item = items[index]
        if not isinstance(item.data, TimeMention) or not usable(item.data):
            continue
        if _is_of_other(items, index):
            continue
        distance = _distance(proposal, index)
        vague = 0 if item.data.first.month or item.data.first.day or item.data.weekday is not None else VAGUE_TIME
        if distance <= TIME_REACH:
            found.append((distance + vague, index, item))
    return [item for _, _, item in sorted(found, key=lambda entry: entry[:2])] or proposal.clause.times


def _is_of_other(items: Sequence[Item], index: int) -> bool:
    """Return whether a word like "since" stands before a time, up to the comma before it: it dates something else."""
    for item in reversed(items[max(0, index - TIME_REACH) : index]):
        if item.has("=,") or isinstance(item.data, TimeMention):
            return False
        if item.has("/not_when"):
            return True
    return False


def _distance(proposal: Proposal, index: int) -> int:
    """Count the items between the match and one item of its clause, unknown words for a third each."""
    if proposal.first <= index < proposal.last:
        return 0
    between = (
        proposal.clause.items[index + 1 : proposal.first]
        if index < proposal.first
        else proposal.clause.items[proposal.last : index]
    )
    unknown = sum(item.has("unknown") for item in between)
    return len(between) - unknown + unknown // 3 + 1


def usable(mention: TimeMention) -> bool:
    """Return whether a time can date an event: a duration cannot."""
    return not mention.is_duration


def countries_of(entities: Sequence[Entity]) -> list[str]:
    """Return the states of some people, each once."""
    return list(dict.fromkeys(e.country for e in distinct(entities) if e.country))
