"""What an event's own sentence leaves out and its report makes clear: the place of talks, the host of a visit."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.draft import Draft, Part
from dragoman.coding.people import Entity
from dragoman.gazetteer import Gazetteer
from dragoman.model import Span

HOSTS = frozenset({"head of state", "head of government", "foreign minister", "royal", "party"})
PLACED = frozenset({"meeting", "signing", "ceremony"})


def place_within_visits(drafts: Sequence[Draft], visits: Sequence[Draft]) -> None:
    """Talks of a visitor with his hosts take place where the visit does."""
    for draft in drafts:
        if draft.country is not None or draft.type not in PLACED:
            continue
        visit = next((v for v in visits if _within(draft, v)), None)
        if visit is not None:
            _copy_place(draft, visit)


def _within(draft: Draft, visit: Draft) -> bool:
    if visit.background != draft.background or visit.country is None:
        return False
    if draft.status == "held" and visit.status != "held":
        return False
    people = draft.entities()
    visitors = visit.role("visitor")
    comes = any(v.fits(e) or (v.country == e.country and e.name is None) for v in visitors for e in people)
    hosts = any(e.country == visit.country for e in people)
    return comes and hosts


def _copy_place(draft: Draft, visit: Draft) -> None:
    draft.country, draft.inferred_place = visit.country, True
    draft.note("country", *visit.evidence.get("country", ())[:1])


def place_by_dateline(drafts: Sequence[Draft], country: str | None, span: Span | None) -> None:
    """Held talks without a place are where the report was written, if one side is at home there."""
    if country is None or span is None:
        return
    for draft in drafts:
        if draft.country is None and draft.type == "meeting" and draft.status == "held" and not draft.background:
            if draft.setting is None and any(e.country == country for e in draft.entities()):
                draft.country, draft.inferred_place = country, True
                draft.note("country", span)


def host_visits(visits: Sequence[Draft], others: Sequence[Draft], gazetteer: Gazetteer) -> None:
    """Who of the country visited is said to have talked with the visitor is the host, if nobody is named as that."""
    for visit in visits:
        if visit.role("host", "inviter"):
            continue
        for draft in others:
            if draft.type != "meeting" or draft.background != visit.background or draft.status not in {visit.status, "held"}:
                continue
            part = _host_in(draft, visit, gazetteer)
            if part is not None:
                visit.parts.append(Part("host", part.entity, list(part.spans)))
                break


def _host_in(draft: Draft, visit: Draft, gazetteer: Gazetteer) -> Part | None:
    if not any(v.fits(e) for v in visit.role("visitor") for e in draft.entities()):
        return None
    return next(
        (p for p in draft.parts if p.entity.country == visit.country and gazetteer.level(p.entity.office) in HOSTS), None
    )


def parties_of_report(drafts: Sequence[Draft]) -> list[Part]:
    """Return the sides of the report's first encounter, for "the two sides signed"."""
    for draft in drafts:
        if draft.type in {"meeting", "visit"} and not draft.background:
            sides: dict[str, Part] = {}
            for part in draft.parts:
                if part.role in {"party", "visitor", "host", "inviter"} and part.entity.country:
                    sides.setdefault(part.entity.country, part)
            if len(sides) == 1 and draft.country and draft.country not in sides:
                spans = list(draft.evidence.get("country", ()))
                sides[draft.country] = Part("party", Entity(country=draft.country), spans)
            if len(sides) > 1:
                return list(sides.values())[:2]
    return []
