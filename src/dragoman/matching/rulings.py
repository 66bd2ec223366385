"""What analysts decided, applied on top of what is derived.

Rulings are about claims, since events come and go. They are applied in the order in which they were made, a
later one undoing an earlier one:

- ``reject``: the claims are wrong and support nothing; ``confirm`` takes them back in and lets their values
  outweigh those of other claims.
- ``merge``: the events that hold the claims are one.
- ``split``: the claims are an event of their own, apart from the others they were found with.
- ``set``: a cell of the events that hold the claims has this value (an empty cell: None).

What is undone, and which claims a ruling is about after a change of the coder, `dragoman.matching.grounds` settles
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from dragoman.matching import dates
from dragoman.matching.accounts import Account
from dragoman.matching.cells import overridden
from dragoman.model import Event, MeetingFormat, Ruling, Setting, Status, VisitKind

NUMBERS = frozenset({"count", "ordinal"})
DATES = frozenset({"start", "end"})
TEXTS = frozenset({"country", "city", "place", "organisation"})
CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "kind": get_args(VisitKind),
    "format": get_args(MeetingFormat),
    "setting": get_args(Setting),
}
SETTABLE = NUMBERS | DATES | TEXTS | CHOICES.keys()
"""The cells that a ruling may set."""

Groups = list[list[Account]]


def in_order(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Return rulings in the order in which they were made, each once."""
    return sorted({ruling.id: ruling for ruling in rulings}.values(), key=lambda r: (r.time, r.id))


def rejected(rulings: Sequence[Ruling]) -> frozenset[str]:
    """Return the claims whose last ruling of the kind is a rejection."""
    return _last_said(rulings, "reject")


def confirmed(rulings: Sequence[Ruling]) -> frozenset[str]:
    """Return the claims whose last ruling of the kind is a confirmation."""
    return _last_said(rulings, "confirm")


def _last_said(rulings: Sequence[Ruling], action: str) -> frozenset[str]:
    said = {c: r.action for r in rulings if r.action in {"confirm", "reject"} for c in r.claims}
    return frozenset(claim for claim, last in said.items() if last == action)


def regroup(groups: Groups, rulings: Sequence[Ruling]) -> Groups:
    """Return the groups of claims after merges and splits.

    Claims that are unknown or rejected are passed over. A merge joins events
    of one type only: of others it joins each type by itself.
    """
    for ruling in rulings:
        if ruling.action == "merge":
            groups = _merge(groups, frozenset(ruling.claims))
        elif ruling.action == "split":
            groups = _split(groups, frozenset(ruling.claims))
    return groups


def _merge(groups: Groups, claims: frozenset[str]) -> Groups:
    kept: Groups = []
    merged: dict[str, list[Account]] = {}
    for group in groups:
        if not any(a.id in claims for a in group):
            kept.append(group)
            continue
        merged.setdefault(group[0].claim.type, []).extend(group)
    return kept + list(merged.values())


def _split(groups: Groups, claims: frozenset[str]) -> Groups:
    apart = [[a for a in group if a.id in claims] for group in groups]
    rest = [[a for a in group if a.id not in claims] for group in groups]
    own: dict[str, list[Account]] = {}
    for group in apart:
        for account in group:
            own.setdefault(account.claim.type, []).append(account)
    return [group for group in (*rest, *own.values()) if group]


def settle(events: Iterable[Event], rulings: Sequence[Ruling]) -> list[Event]:
    """Return the events with the cells that rulings set.

    Raises:
        ValueError: a ruling sets what cannot be set (see `checked_value`).
    """
    settled = {event.id: event for event in events}
    holder = {claim: event.id for event in settled.values() for claim in event.claims}
    for ruling in rulings:
        if ruling.action != "set":
            continue
        field, value = checked_value(ruling)
        for key in sorted({holder[claim] for claim in ruling.claims if claim in holder}):
            settled[key] = overridden(settled[key], field, value)
    return list(settled.values())


def checked_value(ruling: Ruling) -> tuple[str, Any]:
    """Return the field and the value that a ruling sets, the value as its cell holds it.

    Raises:
        ValueError: the field cannot be set, or not to this value. Whoever takes in a ruling asks here first.
    """
    field, value = ruling.field or "", ruling.value
    if field not in SETTABLE:
        raise ValueError(f"a ruling cannot set {field or 'a nameless field'}: one of {', '.join(sorted(SETTABLE))}")
    if value is None and field != "status":
        return field, None
    if field in NUMBERS and value and value.isdecimal():
        return field, int(value)
    legal = value in CHOICES.get(field, ()) or (
        field in DATES and value and len(value) <= len("2024-07-02") and dates.bounds(value)
    )
    if not legal and not (field in TEXTS and value):
        raise ValueError(f"a ruling cannot set {field} to {value!r}")
    return field, value
