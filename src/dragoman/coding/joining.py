"""Joins what one report says of one event: a headline, its lead and a caption tell one visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dragoman.coding.draft import Draft
from dragoman.coding.people import Entity, distinct

NEAR_DAYS = 4
"""Two days this near can belong to one visit: an arrival, and talks in it."""


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft an event, in the order of first mention; statements go before mere mentions."""
    ordered = sorted(drafts, key=lambda d: (d.weak, d.headline, d.order))
    events: list[Draft] = []
    for draft in ordered:
        home = next((event for event in events if one_event(event, draft)), None)
        if home is None:
            events.append(draft)
        else:
            absorb(home, draft)
    return sorted(events, key=lambda d: d.order)


def one_event(a: Draft, b: Draft) -> bool:
    """Return whether two drafts of one report tell the same event."""
    if a.type != b.type or not places_agree(a, b):
        return False
    if not (dates_agree(a, b, NEAR_DAYS if a.type == "visit" else 0)):
        return False
    if a.background != b.background and not (a.again or b.again or _undated(a, b)):
        return False
    if a.type == "visit" and (_is_history_of(a, b) or _is_history_of(b, a)):
        return False
    if a.headline != b.headline and _is_other_occasion(*((a, b) if a.headline else (b, a))):
        return False
    return _SAME_PEOPLE.get(a.type, _same_parties)(a, b)


def _is_other_occasion(headline: Draft, told: Draft) -> bool:
    """A headline tells the report's own news, which is no talk of long ago."""
    return told.type == "meeting" and told.background and not headline.background


def _is_history_of(old: Draft, ahead: Draft) -> bool:
    """A visit of some year that was held is not the one that is to come, though no day of publication tells so."""
    told = old.status == "held" and old.start is not None and len(old.start) == len("2014") and old.basis == "stated"
    return told and ahead.status in {"planned", "proposed"} and ahead.start is None and not ahead.weak


def _undated(a: Draft, b: Draft) -> bool:
    """History and news stay apart, unless the one has no date and only its wording looks back."""
    old, news = (a, b) if a.background else (b, a)
    if old.start is None and old.weak:
        return True
    return news.start is None and news.weak and news.sentence == old.sentence


def places_agree(a: Draft, b: Draft) -> bool:
    """Return whether the places do not contradict each other."""
    if a.country and b.country and a.country != b.country:
        return a.inferred_place or b.inferred_place
    return not (a.city and b.city and a.city != b.city and a.type != "visit") or a.inferred_place or b.inferred_place


def dates_agree(a: Draft, b: Draft, tolerance: int) -> bool:
    """Return whether two (partial) dates can be of one event; `tolerance` in days."""
    if a.start is None or b.start is None or a.presumed != b.presumed:
        return True
    if a.start.startswith("--") or b.start.startswith("--"):
        return a.start[-2:] == b.start[-2:]
    first, second = (a, b) if a.start <= b.start else (b, a)
    end, start = first.end or first.start or "", second.start or ""
    length = min(len(end), len(start))
    if start[:length] <= end[:length]:
        return True
    if length < len("2024-11-04"):
        return False
    return (date.fromisoformat(start) - date.fromisoformat(end)).days <= tolerance


def _same_visitor(a: Draft, b: Draft) -> bool:
    return _any_fit(a.role("visitor"), b.role("visitor"))


def _same_parties(a: Draft, b: Draft) -> bool:
    """Every party of the shorter list fits somebody of the longer one."""
    few, many = sorted((distinct(a.entities()), distinct(b.entities())), key=len)
    return all(any(x.fits(y) for y in many) for x in few)


def _same_summit(a: Draft, b: Draft) -> bool:
    if a.organisation and b.organisation and a.organisation != b.organisation:
        return False
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    if a.organisation or b.organisation or a.again or b.again or _any_fit(a.entities(), b.entities()):
        return True
    return a.status == b.status  # a gathering of no name is the report's one gathering there


def _same_signing(a: Draft, b: Draft) -> bool:
    ours = {e.country or e.organisation for e in a.entities()} - {None}
    theirs = {e.country or e.organisation for e in b.entities()} - {None}
    return ours <= theirs or theirs <= ours


def _same_invitation(a: Draft, b: Draft) -> bool:
    return _any_fit(a.role("inviter"), b.role("inviter")) and _any_fit(a.role("invitee"), b.role("invitee"))


def _any_fit(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    return any(a.fits(b) for a in ours for b in theirs)


_SAME_PEOPLE: dict[str, Callable[[Draft, Draft], bool]] = {
    "visit": _same_visitor,
    "summit": _same_summit,
    "signing": _same_signing,
    "invitation": _same_invitation,
}

_STRENGTH = {None: 0, "proposed": 1, "planned": 2, "held": 3, "postponed": 4, "cancelled": 5, "denied": 6}
"""Which status stands when one report gives several of one event: what is called off was planned before."""


def absorb(event: Draft, more: Draft) -> None:
    """Add to an event what a further mention of it says; what the event has is kept."""
    _absorb_parts(event, more)
    _absorb_status(event, more)
    _absorb_time(event, more)
    _absorb_place(event, more)
    for name in ("organisation", "ordinal", "format", "setting", "count", "days"):
        if getattr(event, name) is None and getattr(more, name) is not None:
            setattr(event, name, getattr(more, name))
            event.note(name, *more.evidence.get(name, ()))
    event.kinds.extend(kind for kind in more.kinds if kind not in event.kinds)
    event.documents.extend(title for title in more.documents if title not in event.documents)
    event.note("event", *more.evidence.get("event", ()))
    same_words = more.weak and more.start is None and more.sentence == event.sentence
    event.background = event.background and (more.background or same_words)
    event.again = event.again and more.again


def _absorb_parts(event: Draft, more: Draft) -> None:
    for part in more.parts:
        twin = next((p for p in event.parts if p.entity.fits(part.entity)), None)
        if twin is None:
            event.parts.append(part)
            continue
        if twin.entity.name is None and part.entity.name:
            twin.entity = part.entity
        if twin.role == "party" or (twin.role == "host" and part.role == "inviter"):
            twin.role = part.role
        twin.spans.extend(span for span in part.spans if span not in twin.spans)


def _absorb_status(event: Draft, more: Draft) -> None:
    if more.weak and event.status is not None:
        return
    if event.headline and not more.headline and more.status is not None:
        event.status, event.headline = more.status, False
    elif not more.headline and _STRENGTH[more.status] > _STRENGTH[event.status]:
        event.status = more.status


def _absorb_time(event: Draft, more: Draft) -> None:
    """Prefer a range, then a stated date, then the finer one, then what came first."""
    if more.start is None:
        return
    if more.weak and not event.weak and event.start and len(event.start) == len("2024-11-04"):
        return
    if event.type == "visit" and event.start and event.status == "held" and more.status == "planned":
        return  # a journey within the stay, or what is still to come of it
    if more.arrival and not event.arrival and event.start and _is_earlier_day(more.start, event.start):
        event.start, event.basis, event.presumed, event.arrival = more.start, more.basis, more.presumed, True
        event.coming = None
        event.evidence.pop("start", None)
        event.note("start", *more.evidence.get("start", ()))
        return
    if event.start is None or _time_rank(more) > _time_rank(event):
        event.start, event.end, event.basis, event.presumed = more.start, more.end, more.basis, more.presumed
        event.coming = more.coming
        for name in ("start", "end"):
            event.evidence.pop(name, None)
            if more.evidence.get(name):
                event.note(name, *more.evidence[name])


def _is_earlier_day(one: str, other: str) -> bool:
    return len(one) == len(other) == len("2024-11-04") and one < other


def _time_rank(draft: Draft) -> tuple[bool, int, bool, bool]:
    return (not draft.presumed, len(draft.start or ""), draft.end is not None, not draft.weak)


def _absorb_place(event: Draft, more: Draft) -> None:
    if more.country and (event.country is None or (event.inferred_place and not more.inferred_place)):
        if event.country != more.country:
            event.city = event.place = None
        event.country, event.inferred_place = more.country, more.inferred_place
        event.note("country", *more.evidence.get("country", ()))
    if event.country == more.country:
        for name in ("city", "place"):
            if getattr(event, name) is None and getattr(more, name) is not None:
                setattr(event, name, getattr(more, name))
                event.note(name, *more.evidence.get(name, ()))
