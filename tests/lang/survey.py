"""The frame of the survey tests: short reports with the events that must come out, and no others.

``wants`` lists the events that must come out, ``optional`` types that may besides; anything else that is not background
is an invented event and fails the case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from _pytest.mark import ParameterSet

from dragoman.model import Claim
from tests.lang.reading import DAY, EVENTS, claims_of, differences, shown

Wanted = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class Case:
    """A text and what must come out of it."""

    name: str
    text: str
    wants: tuple[Wanted, ...] = ()
    optional: frozenset[str] = field(default_factory=frozenset)
    title: str | None = None
    day: str | None = DAY
    fails: str = ""
    """Why it cannot pass yet."""


def case(
    name: str,
    text: str,
    *wants: Wanted,
    optional: str = "",
    title: str | None = None,
    day: str | None = DAY,
    fails: str = "",
) -> Case:
    body = f"{title}\n\n{text}" if title else text
    return Case(name, body, wants, frozenset(optional.split()), title, day, fails)


def visit(visitor: str | list[str], country: str, **more: object) -> Wanted:
    return "visit", {"visitor": visitor, "country": country, "status": "held", "background": False, **more}


def meeting(*parties: str, **more: object) -> Wanted:
    return "meeting", {"parties": list(parties), "status": "held", "background": False, **more}


def call(*parties: str, **more: object) -> Wanted:
    return "call", {"parties": list(parties), "status": "held", "background": False, **more}


def summit(attendee: str | list[str], **more: object) -> Wanted:
    return "summit", {"attendee": attendee, "status": "held", "background": False, **more}


def signing(*parties: str, **more: object) -> Wanted:
    return "signing", {"parties": list(parties), "status": "held", "background": False, **more}


def invitation(inviter: str, invitee: str, **more: object) -> Wanted:
    return "invitation", {"inviter": inviter, "invitee": invitee, "background": False, **more}


def event(event_type: str, **wanted: object) -> Wanted:
    return event_type, {"status": "held", "background": False, **wanted}


def failing(entry: Case) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True, reason=entry.fails)] if entry.fails else []
    return pytest.param(entry, id=entry.name.replace(" ", "-"), marks=marks)


def _shown_by_talks(claim: Claim) -> bool:
    """A visit that only talks in the host's state show comes with the talks, and is not asked for by each case."""
    return claim.type == "visit" and "/meeting/" in claim.rule


def check(entry: Case, language: str) -> None:
    """Code a case's text and hold what comes out against what is wanted, one to one."""
    claims = [
        claim for claim in claims_of(entry.text, language, title=entry.title, day=entry.day) if claim.type in EVENTS
    ]
    left = list(claims)
    for event_type, wanted in entry.wants:
        found = [(differences(claim, wanted), index) for index, claim in enumerate(left) if claim.type == event_type]
        rated = sorted(found, key=lambda pair: len(pair[0]))
        assert rated, f"no {event_type} {wanted}\n{entry.text}\n{shown(claims)}"
        wrong, index = rated[0]
        assert not wrong, f"{event_type}: {'; '.join(wrong)}\n{entry.text}\n{shown(claims)}"
        left.pop(index)
    invented = [
        claim
        for claim in left
        if not claim.background and claim.type not in entry.optional and not _shown_by_talks(claim)
    ]
    assert not invented, f"invented\n{shown(invented)}\n{entry.text}"
