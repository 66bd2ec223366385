"""Turns finished drafts into claims."""

from __future__ import annotations

from typing import Any, cast

from dragoman.coding.draft import Draft, Part
from dragoman.model import Claim, Participant, Span, digest


def claim_of(draft: Draft, report_id: str, coder: str, text: str) -> Claim:
    """Return the claim a draft amounts to; evidence is ordered and every span is inside the text."""
    kind, label = _kind(draft, text)
    evidence = {
        name: _tidy(spans, len(text)) for name, spans in sorted(draft.evidence.items()) if spans and name != "here"
    }
    if kind is not None:
        evidence["kind"] = _tidy([span for _, span in draft.kinds], len(text))
    participants = [_participant(part, len(text)) for part in draft.parts]
    values: dict[str, Any] = {
        "type": draft.type,
        "status": draft.status or "held",
        "background": draft.background,
        "participants": participants,
        "country": draft.country,
        "city": draft.city,
        "place": draft.place,
        "start": draft.start,
        "end": draft.end,
        "date_basis": draft.basis,
        "kind": kind,
        "kind_label": label,
        "format": draft.format,
        "setting": draft.setting,
        "count": draft.count,
        "documents": draft.documents,
        "organisation": draft.organisation,
        "ordinal": draft.ordinal,
        "evidence": evidence,
        "sentence": draft.sentence,
        "rule": draft.rule,
    }
    return Claim(
        id=digest("claim", report_id, draft.type, str(evidence.get("event")), _told(draft, participants)),
        report=report_id,
        coder=coder,
        **values,
    )


def _told(draft: Draft, participants: list[Participant]) -> str:
    """Return what tells a claim from another that the same words make: the legs of a tour, each of several talks."""
    people = sorted(str(p.person or p.name or (p.office, p.country, p.organisation)) for p in participants)
    return str((people, draft.country, draft.organisation, draft.start))


def _participant(part: Part, length: int) -> Participant:
    entity = part.entity
    return Participant(
        role=part.role,
        name=entity.name,
        person=entity.person or slug(entity.name),
        office=entity.office,
        standing=entity.standing,
        country=entity.country,
        organisation=entity.organisation,
        evidence=_tidy(part.spans, length),
    )


def slug(name: str | None) -> str | None:
    """Return an identifier made of a name: lower case, hyphens."""
    return "-".join(name.lower().split()) if name else None


def _kind(draft: Draft, text: str) -> tuple[Any, str | None]:
    """A report may call one visit "official" and "state": the first label of a formal rank stands, all are evidence."""
    if draft.type != "visit" or not draft.kinds:
        return None, None
    kind, (start, end) = draft.kinds[0]
    if kind == "official" and any(k == "working" for k, _ in draft.kinds) and _adjacent(draft.kinds):
        kind = "official-working"
    return cast("Any", kind), text[start:end]


def _adjacent(kinds: list[tuple[str, Span]]) -> bool:
    return len(kinds) > 1 and 0 <= kinds[1][1][0] - kinds[0][1][1] <= 6


def _tidy(spans: list[Span], length: int) -> list[Span]:
    return sorted({(start, end) for start, end in spans if 0 <= start < end <= length})
