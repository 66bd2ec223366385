"""Why the claims of a stored event belong to it, and which other event is nearest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dragoman.ledger import copying, queries, schema
from dragoman.ledger.accounts import accounts
from dragoman.ledger.queries import chunked
from dragoman.matching.accounts import Account
from dragoman.matching.blocks import filings
from dragoman.matching.explaining import Reason, Rival, reasons, rival
from dragoman.model import Event

BESIDE = 3
"""Blocks before an event, and after it, that are looked at for its nearest rival."""
MOST = 500
"""Claims that are looked at."""


@dataclass(frozen=True)
class Explained:
    """Why an event is as it is."""

    reasons: list[Reason]
    """One for each claim, in the order in which they were placed."""
    rival: Rival | None = None
    other: Event | None = None
    """The event of the rival; None as long as there is none."""


def explained(connection: Connection, event: Event) -> Explained:
    """Return why the claims of an event belong to it, and which event is nearest to it."""
    mine = _accounts(connection, event.claims)
    near = set(_claims_near(connection, mine)) - set(event.claims)
    held = queries.holders(connection, sorted(near)[:MOST])
    found = rival(mine, _accounts(connection, held))
    other = queries.events_by_id(connection, [held[found.other]]) if found else []
    return Explained(reasons(mine), found, other[0] if other else None)


def _accounts(connection: Connection, claims: Collection[str]) -> list[Account]:
    table = schema.claims.c
    reports = {row.report for row in chunked(connection, select(table.report), table.id, claims)}
    return accounts(connection, copying.stored(connection, sorted(reports)), claims=claims)


def _claims_near(connection: Connection, mine: Sequence[Account]) -> set[str]:
    """Return the claims of the blocks of the same key that are nearest in time, its own block among them."""
    table = schema.block_filings.c
    blocks: set[str] = set()
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    for key, country, first, last in (filing for account in mine for filing in filings(account)):
        known = spans.get((key, country), (first, last))
        spans[key, country] = min(first, known[0]), max(last, known[1])
    for (key, country), (_, last) in sorted(spans.items()):
        query = select(table.block).where(table.key == key)
        if country:
            query = query.where(or_(table.country == country, table.country == ""))
        before = query.where(table["first"] <= last).order_by(table["first"].desc(), table.block)
        after = query.where(table["first"] > last).order_by(table["first"], table.block)
        blocks.update(connection.scalars(before.limit(BESIDE + 1)), connection.scalars(after.limit(BESIDE)))
    links = schema.claim_blocks.c
    return {row.claim for row in chunked(connection, select(links.claim), links.block, sorted(blocks))}
