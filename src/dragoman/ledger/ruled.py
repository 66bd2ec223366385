"""Rulings with what is left of their ground."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from dragoman.ledger import queries
from dragoman.ledger.records import RulingState, StoredRuling
from dragoman.matching.grounds import Found, found


def ruled(connection: Connection) -> list[StoredRuling]:
    """Return all rulings in the order of their time, with what they are about now."""
    rulings = queries.rulings(connection)
    named = {key for ruling in rulings for key in ruling.claims}
    reports = {ground.report for ruling in rulings for ground in ruling.grounds}
    claims = {one.id: one for one in (*queries.claims(connection, named), *queries.claims_of(connection, reports))}
    states = found(rulings, claims.values())
    holders = queries.holders(connection, {key for one in states for key in one.claims})
    return [_stored(one, holders) for one in states]


def _stored(one: Found, holders: dict[str, str]) -> StoredRuling:
    return StoredRuling(
        **msgspec.structs.asdict(one.ruling),
        state=_state(one),
        now=one.claims,
        vanished=one.vanished,
        holders=sorted({holders[key] for key in one.claims if key in holders}),
        undone_by=one.undone_by,
    )


def _state(one: Found) -> RulingState:
    if one.undone_by is not None:
        return "undone"
    if not one.vanished:
        return "in force"
    return "partly" if one.claims else "vanished"
