"""From the claims of one event to its cells.

A cell shows what the claims agree on. Where they differ it shows the best supported value (`support.best`),
and ``contested`` keeps every value with its claims: nothing is averaged away.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from dragoman.matching import support, times
from dragoman.matching.accounts import Account
from dragoman.matching.cast import cast
from dragoman.matching.people import words_of
from dragoman.matching.wording import is_spun
from dragoman.model import Event, Status, digest

PLAIN = ("country", "city", "place", "kind", "format", "setting", "count", "organisation", "ordinal")
"""The cells whose values either agree or do not."""
PHASES = frozenset({"one-on-one", "narrow", "expanded"})
"""Formats that follow each other in one meeting and so do not contradict each other."""

CHANGES: tuple[Status, ...] = ("proposed", "planned", "postponed", "cancelled", "denied", "held")
"""Of two reports of one day the one that changes more is the later."""

Cells = dict[str, Any]
Contested = dict[str, dict[str, list[str]]]


def event_of(accounts: Sequence[Account], confirmed: Collection[str] = ()) -> Event:
    """Return the event that some claims of one type add up to.

    Reports that were spun or translated by a machine fill no cell beside others, and are no independent voice.
    """
    voices = [a for a in accounts if a.id in confirmed or not is_spun(a.report)]
    telling = voices or accounts
    cells, contested = _plain_cells(telling, confirmed)
    dated = times.date_cells(telling, confirmed)
    status, status_contested = status_of(telling)
    contested |= dated.contested | status_contested
    return Event(
        id=event_id(accounts),
        type=accounts[0].claim.type,
        status=status,
        background=all(a.claim.background for a in telling),
        participants=cast(telling),
        start=dated.start,
        end=dated.end,
        date_basis=dated.basis,
        documents=_documents(telling),
        contested=dict(sorted(contested.items())),
        **cells,
        **_provenance(accounts, voices),
    )


def event_id(accounts: Sequence[Account]) -> str:
    """Return an identifier made from the earliest published claim, so that later ones do not change it."""
    founder = min(accounts, key=lambda a: (a.report.published or "9999", a.id))
    return digest("event", founder.id)


def status_of(accounts: Sequence[Account]) -> tuple[Status, Contested]:
    """Return an event's status, and whether it is contested.

    A report that says in the past tense that it was held outweighs all that was planned before. Short of that
    the latest report counts; a plan that changes is history and no contest. Held in one report and called
    off or denied in another is one.
    """
    by_status = support.gather(accounts, lambda a: a.claim.status)
    latest = max(accounts, key=lambda a: (a.published or 0, CHANGES.index(a.claim.status), a.id)).claim.status
    if "held" not in by_status:
        return latest, {}
    against: support.Support[Status] = {s: by_status[s] for s in ("cancelled", "denied") if s in by_status}
    if not against:
        return "held", {}
    disputed = against | {"held": by_status["held"]}
    return support.best(disputed) or "held", {"status": support.claims_by_value(disputed)}


def _plain_cells(accounts: Sequence[Account], confirmed: Collection[str]) -> tuple[Cells, Contested]:
    cells: Cells = {}
    contested: Contested = {}
    for field in PLAIN:
        values = _values(accounts, field)
        cells[field] = support.best(values, confirmed)
        if len(values) > 1 and not PHASES.issuperset(map(str, values)):
            contested[field] = support.claims_by_value(values)
    return cells, contested


def _values(accounts: Sequence[Account], field: str) -> support.Support[Any]:
    """Return a field's values with their claims; those that differ in case or accents alone are one."""
    spelled = support.gather(accounts, lambda a: getattr(a.claim, field))
    alike: dict[object, support.Support[Any]] = {}
    for value, behind in spelled.items():
        key = words_of(value) if isinstance(value, str) else value
        alike.setdefault(key, {})[value] = behind
    return {support.best(same): [a for behind in same.values() for a in behind] for same in alike.values()}


def _documents(accounts: Sequence[Account]) -> list[str]:
    titles = {title for a in accounts for title in a.claim.documents}
    return list({words_of(title): title for title in sorted(titles, reverse=True)}.values())[::-1]


def _provenance(accounts: Sequence[Account], voices: Sequence[Account]) -> Cells:
    reports = {a.report.id for a in accounts}
    return {
        "claims": sorted(a.id for a in accounts),
        "reports": sorted(reports),
        "origins": sorted({a.voice for a in voices}),
        "copies": sorted({a.report.id for a in accounts if a.copy_of in reports}),
    }


def overridden(event: Event, field: str, value: object) -> Event:
    """Return an event with a cell set by an analyst, which settles what was contested there."""
    contested = {name: values for name, values in event.contested.items() if name != field}
    return msgspec.structs.replace(event, **{field: value, "contested": contested})
