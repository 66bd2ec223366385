"""What may stand in a ledger of diplomacy: the rules that drop a draft.

The rules are those of a human coder's book: a visit is the presence of an office-holder in another state; a
domestic trip, a museum, a delegation without a name, credentials and sport are no events here.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.draft import Draft, Part
from dragoman.coding.people import Entity, distinct
from dragoman.gazetteer import Gazetteer

OUTSIDE = frozenset({"subnational", "ambassador", "spokesperson", "mp", "consul"})
"""Levels whose doings are no events of this ledger by themselves."""
UNNAMED = frozenset({"envoy", "military", "deputy"})
"""Levels whose bearers count only by name ("negotiators", "a commander")."""
WEAK_OFFICES = frozenset({"spokesperson", "adviser", "commander", "consul", "ambassador", "mp"})


def acceptable(draft: Draft, gazetteer: Gazetteer) -> bool:
    """Return whether a draft is an event of the ledger."""
    test = {
        "visit": _visit,
        "meeting": _encounter,
        "call": _encounter,
        "summit": _summit,
        "signing": _signing,
        "invitation": _invitation,
    }.get(draft.type, _other)
    return test(draft, gazetteer)


def is_official(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Return whether somebody acts for a state or an organisation."""
    if entity.standing == "former":
        return False
    if gazetteer.level(entity.office) in OUTSIDE or entity.office in WEAK_OFFICES:
        return False
    if gazetteer.level(entity.office) == "organisation" and not (entity.organisation or entity.country):
        return False
    if entity.office or entity.person:
        return True
    return entity.name is None and bool(entity.country or entity.organisation)


def _visit(draft: Draft, gazetteer: Gazetteer) -> bool:
    visitors = [
        e
        for e in draft.role("visitor")
        if is_official(e, gazetteer)
        and (e.office or e.person or e.name)
        and (e.name or gazetteer.level(e.office) not in UNNAMED)
    ]
    if not visitors or draft.country is None:
        return False
    owner = gazetteer.world.territories.get(draft.country)
    abroad = [
        e
        for e in visitors
        if e.country not in (draft.country, owner or draft.country) and (e.country or e.organisation or e.name)
    ]
    if not abroad:
        return False
    draft.parts = [p for p in draft.parts if p.role != "visitor" or p.entity in abroad]
    return True


def _encounter(draft: Draft, gazetteer: Gazetteer) -> bool:
    """Two sides at least, both acting for somebody, not both of one state."""
    people = distinct(draft.entities())
    if len(people) < 2 or not any(is_official(e, gazetteer) for e in people):
        return False
    if not all(is_official(e, gazetteer) for e in people[:2]):
        return False
    return len(_sides(draft, people)) > 1


def _sides(draft: Draft, people: Sequence[Entity]) -> set[str]:
    """Return the states and organisations of people; who stands opposite a counterpart is of a state of his own."""
    sides = {side for e in people if (side := e.country or e.organisation)}
    opposite = {p.entity.country for p in draft.parts if p.counterpart and p.entity.country}
    if opposite:
        sides |= {e.name for e in people if e.name and e.office and not (e.country or e.organisation)}
    return sides


def _summit(draft: Draft, gazetteer: Gazetteer) -> bool:
    """A gathering of a known organisation or at a known place, of which at least one guest or the organiser is told."""
    draft.parts = [part for part in draft.parts if is_official(part.entity, gazetteer)]
    return bool(draft.parts) and (draft.organisation is not None or draft.country is not None)


def _signing(draft: Draft, gazetteer: Gazetteer) -> bool:
    sides = {e.country or e.organisation for e in draft.entities()} - {None}
    return len(sides) > 1


def _invitation(draft: Draft, gazetteer: Gazetteer) -> bool:
    if draft.country is not None and not draft.role("inviter"):  # "accepted an invitation to Canada"
        draft.parts.append(Part("inviter", Entity(country=draft.country), list(draft.evidence.get("country", ()))))
    inviters, invitees = draft.role("inviter"), draft.role("invitee")
    if not inviters or not invitees or inviters[0].same_as(invitees[0]):
        return False
    if not all(is_official(e, gazetteer) for e in (*inviters, *invitees)):
        return False
    sides = {e.country or e.organisation for e in (*inviters, *invitees)} - {None}
    return len(sides) > 1


def _other(draft: Draft, gazetteer: Gazetteer) -> bool:
    return bool(draft.parts)
