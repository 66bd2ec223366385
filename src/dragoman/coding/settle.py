"""Makes drafts of proposals: who, where, when, in what form, held or planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from dragoman.annotation.groups import cases_of
from dragoman.annotation.items import Actor, Item, NounGroup, VerbGroup
from dragoman.coding.constructions import Proposal
from dragoman.coding.draft import Draft, Part
from dragoman.coding.people import Entity
from dragoman.coding.placing import REACH, find_places
from dragoman.coding.setting import Setting
from dragoman.coding.timing import date_end, date_leg, find_time
from dragoman.model import Role, Span, Status

ROLES = frozenset(get_args(Role))
STATE_SLOT_ROLE = {"signing": "party", "meeting": "party", "call": "party", "summit": "attendee"}
TOPIC_REACH = 700
"""Characters behind the words that name somebody within which a sentence without a subject still means him."""
OTHER_NOUNS = ("/meeting", "/talks", "/summit", "/call")
"""Word groups of nouns whose labels ("an official reception") are no kind of visit."""
COUNTED = frozenset({"documents", "agreements"})
LABELS_BEFORE = 10
"""Items before a match in which its format or setting may stand ("On the sidelines of the summit in Astana ...")."""
COUNT_BEFORE = 3
"""Items before a match in which the number of documents may stand ("20 documents were signed")."""


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
    draft.arrival = any(item.has("/arrive") for item in proposal.items) and not proposal.clause.aside
    draft.weak, draft.here, draft.of_visit = construction.weak, construction.here, construction.of_visit
    draft.again = construction.again
    _parts(draft, proposal, () if proposal.mentioned else adjuncts, setting)
    _status(draft, proposal, setting)
    _details(draft, proposal, setting)
    find_places(draft, proposal, setting)
    _nouns(draft, proposal)
    draft.background = background or construction.background
    if proposal.mentioned:
        date_leg(draft, proposal, setting)
    elif construction.time != "none":
        find_time(draft, proposal, setting)
    if construction.time == "end":
        date_end(draft)
    for name, value in construction.set.items():
        if name == "kind":
            draft.kinds.append((value, (first.start, last.end)))
        else:
            setattr(draft, name, value)
            draft.note(name, (first.start, last.end))
    return draft


def tell_more(draft: Draft, setting: Setting) -> None:
    """Give what is told without parties those of the last event of its type: "The meeting took place on March 11"."""
    told = setting.told.get(draft.type)
    if draft.parts or told is None or draft.order - told.order > TOPIC_REACH:
        return
    draft.parts = [Part(part.role, part.entity, list(part.spans)) for part in told.parts]
    draft.background, draft.status = told.background, draft.status or told.status


def _parts(draft: Draft, proposal: Proposal, adjuncts: Sequence[Mapping[str, list[Item]]], setting: Setting) -> None:
    """Resolve who fills the slots; a counterpart is understood from the others."""
    filled: list[tuple[str, Item]] = [
        (slot, item)
        for slots in (proposal.slots, *adjuncts)
        for slot, items in slots.items()
        for item in items
        if slot in ROLES or slot in {"state", "capital"}
    ]
    subject = proposal.construction.subject
    if subject and proposal.clause.subject is not None and _lacks_subject(proposal, subject, setting):
        filled.insert(0, (subject, proposal.clause.subject))
    filled.sort(key=lambda pair: isinstance(pair[1].data, Actor) and pair[1].data.reference == "counterpart")
    for slot, item in filled:
        role = cast("Role", slot if slot in ROLES else STATE_SLOT_ROLE.get(draft.type, "party"))
        for entity in _entities(item, setting, [*draft.entities(), *_understood(proposal, setting)]):
            if not any(part.entity.same_as(entity) for part in draft.parts):
                opposite = isinstance(item.data, Actor) and item.data.reference == "counterpart"
                draft.parts.append(Part(role, entity, evidence_of(item), opposite))
    if subject == "party" and proposal.clause.subject is not None and len(draft.parts) > 1:
        _add_other_side(draft, proposal.clause.subject, setting)
    if subject == "party" and len({part.entity.country or part.entity.organisation for part in draft.parts}) == 1:
        _add_main_person(draft, setting)
    if setting.drops_subject or proposal.construction.topic:
        _add_topic(draft, proposal, setting)
    if proposal.construction.object:
        _add_object(draft, proposal.construction.object, setting)
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
        setting.people.pronominal = topic


def _add_topic(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Let who acted in the sentence before act on, where a construction wants a subject and its clause has none."""
    role, topic = proposal.construction.subject, setting.people.earlier_topic
    visit = setting.told.get("visit") if proposal.construction.topic else None
    if visit is not None and topic is not None and topic.country == visit.country and len(visit.role("visitor")) == 1:
        topic = visit.role("visitor")[0]  # a programme is the visitor's, also when a host acted last
    if role is None or topic is None or not _lacks_subject(proposal, role, setting):
        return
    filling = [item for items in proposal.slots.values() for item in items]
    if proposal.clause.subject is not None and proposal.clause.subject not in filling:
        return  # where verbs stand first, whom one names behind them may be their object
    received = setting.people.pronominal or setting.people.center
    if role in {"visitor", "party"} and received is not None:
        topic = received  # "X received him. Then arrived in Y": the one received travels on
    if draft.order - max((end for _, end in setting.people.earlier_spans), default=0) > TOPIC_REACH:
        return
    if not any(part.entity.same_as(topic) for part in draft.parts):
        draft.parts.append(Part(cast("Role", role), topic, list(setting.people.earlier_spans)))


def _understood(proposal: Proposal, setting: Setting) -> list[Entity]:
    """Return who acts in a clause without a subject, for "his counterpart"."""
    topic = setting.people.earlier_topic
    return [topic] if setting.drops_subject and topic is not None and proposal.clause.subject is None else []


def _add_object(draft: Draft, role: str, setting: Setting) -> None:
    """ "Trump lo invitó": the pronoun means who acted before, or the other one when it is he who acts."""
    people, acting = setting.people, draft.entities()
    meant, spans = people.earlier_topic, list(people.earlier_spans)
    if meant is None or any(entity.same_as(meant) for entity in acting):
        meant = people.other_than(acting)
        spans = people.words_for(meant) if meant is not None else []
    if meant is not None:
        draft.parts.append(Part(cast("Role", role), meant, spans))
        people.pronominal = meant


def _lacks_subject(proposal: Proposal, role: str, setting: Setting) -> bool:
    """Two parties are needed for talks, so that one in the pattern leaves room for the subject; else one is enough."""
    items = proposal.slots.get(role, [])
    if role != "party":
        return not items
    if items and all(cases_of(item) and "nom" not in cases_of(item) for item in items):
        return proposal.clause.subject not in items
    many = any(
        isinstance(item.data, Actor)
        and item.data.number > 1
        and not _is_governed(item, proposal)
        and not (setting.objects_behind and _is_object(item, proposal))
        for item in items
    )
    acting = proposal.clause.subject
    if acting is not None and setting.objects_behind and _is_object(acting, proposal):
        acting = None
    return len(items) < 2 and not many and acting not in items


def _is_object(item: Item, proposal: Proposal) -> bool:
    """Return whether an actor stands behind the first verb of a match that is told in the active."""
    verb = next((i for i in proposal.items if i.has("verb")), None)
    return verb is not None and verb.start < item.start and not verb.has("passive")


def _is_governed(item: Item, proposal: Proposal) -> bool:
    """Return whether a word like "with" stands before an actor: "will hold talks with A and with B" lacks who does."""
    items = proposal.clause.items
    at = next((index for index, other in enumerate(items) if other is item), 0) - 1
    while at >= 0 and items[at].has("transparent"):
        at -= 1
    return at >= 0 and items[at].has("/with")


def _entities(item: Item, setting: Setting, others: Sequence[Entity]) -> list[Entity]:
    if isinstance(item.data, Actor):
        return setting.people.resolve(item.data, others)
    country = item.value("country") or setting.gazetteer.country_of_city(item.value("city") or "")
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
    items = list(reversed(proposal.items)) if setting.verb_last else proposal.items  # the main verb tells
    for item in items:
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


def _nouns(draft: Draft, proposal: Proposal) -> None:
    """Take the kinds of visit from noun groups of the match, else from those right behind it."""
    nouns = [i for i in proposal.items if not any(i.has(other) for other in OTHER_NOUNS)]
    groups = [i.data for i in nouns if isinstance(i.data, NounGroup) and not i.has("pl")]
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
    """Take the number of a summit ("the 24th meeting of ...") from the words of the match, not of those who attend."""
    first, last = proposal.items[0], proposal.items[-1]
    people = [item for item in proposal.items if isinstance(item.data, Actor)]
    for start, end, number in setting.quantities.ordinals(setting.text, first.start, last.end):
        if any(item.start <= start < item.end for item in people):
            continue  # "King Abdullah II", "the first minister"
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
