"""Codes short texts for the tests of the languages, and compares claims with what a test says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from dragoman.coding import Coder
from dragoman.model import Claim, CodedReport, Figure, Participant, Report

DAY = "2024-11-06"
"""The day of publication of every text, a Wednesday."""
EVENTS = frozenset({"visit", "meeting", "call", "summit", "signing", "invitation"})
PLAIN = frozenset(
    {
        "country",
        "city",
        "place",
        "kind",
        "status",
        "start",
        "end",
        "count",
        "organisation",
        "format",
        "setting",
        "ordinal",
        "background",
    }
)
"""Fields of a claim that a test compares as they are."""


@cache
def coder() -> Coder:
    return Coder()


def coded(text: str, language: str, *, title: str | None = None, day: str | None = DAY) -> CodedReport:
    """Return a text coded alone."""
    report = Report(id="test", source="test", text=text, title=title, language=language, published=day)
    return coder().code(report)


def claims_of(text: str, language: str, *, title: str | None = None, day: str | None = DAY) -> list[Claim]:
    """Return the claims of a text coded alone."""
    return coded(text, language, title=title, day=day).claims


def figures_of(text: str, language: str) -> list[Figure]:
    """Return the figures of a text coded alone."""
    return coded(text, language).figures


def label(participant: Participant) -> str:
    """Return how tests call a participant: the name, else the country, else the organisation."""
    return participant.name or participant.country or participant.organisation or "?"


def differences(claim: Claim, wanted: Mapping[str, Any]) -> list[str]:
    """Return in what a claim differs from what is wanted: fields of the claim, roles with one or more names."""
    out = []
    for key, value in wanted.items():
        found: Any
        if key in PLAIN:
            found = getattr(claim, key)
            same = found == value
        elif key == "parties":
            found = sorted(label(p) for p in claim.participants)
            same = found == sorted(value)
        else:
            found = [label(p) for p in claim.participants if p.role == key]
            same = found == [value] if isinstance(value, str) else sorted(found) == sorted(value)
        if not same:
            out.append(f"{key}: wanted {value!r}, found {found!r}")
    return out


def closest(claims: Iterable[Claim], event_type: str, wanted: Mapping[str, Any]) -> tuple[Claim | None, list[str]]:
    """Return the claim of a type that differs least from what is wanted, and in what."""
    rated = [(differences(claim, wanted), claim) for claim in claims if claim.type == event_type]
    if not rated:
        return None, [f"no {event_type}"]
    found = min(rated, key=lambda pair: len(pair[0]))
    return found[1], found[0]


def shown(claims: Sequence[Claim]) -> str:
    """Return claims for a message of failure, one a line."""
    lines = []
    for claim in claims:
        who = ", ".join(f"{p.role} {label(p)} ({p.office}, {p.country})" for p in claim.participants)
        where = " ".join(filter(None, (claim.country, claim.city, claim.place)))
        when = "/".join(filter(None, (claim.start, claim.end)))
        past = " in the background" if claim.background else ""
        lines.append(f"{claim.type} {claim.status}{past} [{where}] [{when}] {claim.kind or ''} {who} <- {claim.rule}")
    return "\n".join(lines) or "nothing"
