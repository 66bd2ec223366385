"""Events brought up to date: all of them, or those of the blocks that changes touch. Both give the same.

What is to be written is made from one state of the ledger without a lock, and written if nothing has changed since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from dragoman.ledger import copying, pending, queries, rows, schema
from dragoman.ledger.accounts import accounts
from dragoman.ledger.containing import Contained, contained
from dragoman.ledger.copying import Copied
from dragoman.ledger.pending import Pending
from dragoman.ledger.queries import chunked
from dragoman.matching.accounts import Account
from dragoman.matching.blocks import EVER, Filing, filings, partition
from dragoman.matching.containment import by_destination, with_visit
from dragoman.matching.deriving import Decided, decode, derive_blocks, encode
from dragoman.matching.grounds import Found, found
from dragoman.matching.persons import concerned
from dragoman.model import Event, EventType

ROWS_AT_ONCE = 20_000
Batches = list[bytes]
"""Events, some hundreds encoded together: in this form a million take little room."""


@dataclass(frozen=True)
class Joined:
    """What is to be written."""

    copied: Copied
    batches: Batches
    blocks: list[tuple[str, str]]
    """Claims with their blocks."""
    filed: list[dict[str, Any]]
    """Rows of `schema.block_filings`."""
    whole: bool
    """Whether it takes the place of all there was."""
    gone: Contained = field(default_factory=Contained)
    """What goes and changes besides, if not ``whole``."""


def join_all(connection: Connection, workers: int | None) -> Joined:
    """Derive all events."""
    copied = copying.find(connection, None)
    originals = {key: of for key, of in copied.originals.items() if of is not None}
    decided = Decided(_in_force(_rulings(connection)))
    joined = Joined(copied, [], [], [], whole=True)
    for kind in get_args(EventType):
        _join(accounts(connection, originals, kind=kind), decided, workers, joined)
    return joined


def join_changed(connection: Connection, changed: Pending, workers: int | None) -> Joined:
    """Derive the events of the blocks that changes touch."""
    copied = copying.find(connection, changed)
    rulings = _rulings(connection)
    decided = Decided(_in_force(rulings))
    recoded = _reports_touched(connection, changed, copied)
    seeds = _claims_of(connection, recoded) | _claims_ruled(rulings, changed.ruling)
    seeds |= _claims_of_people(connection, concerned((one.ruling for one in rulings), changed.ruling))
    for tie in decided.ties():
        seeds |= set(tie) if not seeds.isdisjoint(tie) else set()
    claims = seeds | _claims_near(connection, seeds, copied, changed.block)
    made = accounts(connection, _originals(connection, claims, copied), claims=claims)
    joined = Joined(copied, [], [], [], whole=False)
    _join(made, decided, workers, joined)
    gone = _blocks_of(connection, claims) | changed.block
    events = {row.event for row in chunked(connection, select(_LINKS.event), _LINKS.claim, claims)} | changed.event
    return replace(joined, **_placed(connection, joined.batches, gone, events))


def write(connection: Connection, joined: Joined, revision: int, version: str) -> None:
    """Write what was derived from a revision by a version, and note that events are up to date."""
    copying.store(connection, joined.copied)
    if joined.whole:
        for table in (schema.events, schema.claim_blocks, schema.block_filings):
            connection.execute(delete(table))
    else:
        _remove(connection, joined.gone)
    _insert_events(connection, joined)
    for key, visit in joined.gone.part_of.items():
        connection.execute(update(schema.events).where(schema.events.c.id == key).values(part_of=visit))
    _add(connection, schema.claim_blocks, ({"claim": claim, "block": block} for claim, block in joined.blocks))
    _add(connection, schema.block_filings, joined.filed)
    pending.clear(connection)
    connection.execute(update(schema.state).values(derived=revision, derived_by=version))


# What changes touch

_LINKS = schema.event_claims.c


def _rulings(connection: Connection) -> list[Found]:
    """Return all rulings with what is left of their ground."""
    stored = queries.rulings(connection)
    named = {key for ruling in stored for key in ruling.claims}
    reports = {ground.report for ruling in stored for ground in ruling.grounds}
    claims = (*queries.claims(connection, named), *queries.claims_of(connection, reports))
    return found(stored, {one.id: one for one in claims}.values())


def _in_force(rulings: Iterable[Found]) -> list[Any]:
    return [msgspec.structs.replace(one.ruling, claims=one.claims) for one in rulings if one.undone_by is None]


def _claims_ruled(rulings: Sequence[Found], new: Collection[str]) -> set[str]:
    """Return the claims of new rulings, and of those that they undo or bring back."""
    known = {one.ruling.id: one for one in rulings}
    claims: set[str] = set()
    for key in sorted(new):
        one = known.get(key)
        while one is not None:
            claims.update(one.claims)
            one = known.get(one.ruling.undoes or "")
    return claims


def _claims_of_people(connection: Connection, people: Collection[str]) -> set[str]:
    table = schema.claim_participants.c
    return {row.claim for row in chunked(connection, select(table.claim), table.person, sorted(people))}


def _reports_touched(connection: Connection, changed: Pending, copied: Copied) -> set[str]:
    """Return the reports whose claims are others now, or may mean something else by what their report copies."""
    before = copying.stored(connection) if copied.whole else copying.stored(connection, copied.originals)
    keys = before.keys() | copied.originals.keys()
    moved = {key for key in keys if before.get(key) != copied.originals.get(key)}
    table = schema.originals.c
    of_changed = chunked(connection, select(table.report), table.original, changed.report | changed.rank)
    return changed.report | changed.rank | moved | {row.report for row in of_changed}


def _claims_of(connection: Connection, reports: Collection[str]) -> set[str]:
    table = schema.claims.c
    return {row.id for row in chunked(connection, select(table.id), table.report, sorted(reports))}


def _blocks_of(connection: Connection, claims: Collection[str]) -> set[str]:
    table = schema.claim_blocks.c
    return {row.block for row in chunked(connection, select(table.block), table.claim, claims)}


def _claims_near(connection: Connection, seeds: Collection[str], copied: Copied, blocks: Collection[str]) -> set[str]:
    """Return the claims of all blocks that claims belong to, or may belong to now."""
    originals = _originals(connection, seeds, copied)
    new = accounts(connection, originals, claims=seeds)
    family = _claims_of(connection, {*originals.values(), *_copies_of(connection, new, copied)})
    found = {*blocks, *_blocks_of(connection, seeds), *_blocks_of(connection, family)}
    wanted = {filing for account in new for filing in filings(account)}
    for filing in sorted(wanted):
        found.update(_blocks_filed(connection, filing))
    table = schema.claim_blocks.c
    return {row.claim for row in chunked(connection, select(table.claim), table.block, sorted(found))}


def _blocks_filed(connection: Connection, filing: Filing) -> Iterator[str]:
    """Yield the blocks that claims filed so may belong to."""
    known = filing._asdict()
    if not filing.country:
        del known["country"]
    yield from connection.scalars(_FILED if filing.country else _FILED_ANYWHERE, known)


def _statement() -> Select[Any]:
    table = schema.block_filings.c
    days = table["first"] <= bindparam("last"), table["last"] >= bindparam("first")
    return select(table.block).where(table.key == bindparam("key"), *days)


_FILED_ANYWHERE = _statement()
_FILED = _statement().where(schema.block_filings.c.country.in_([bindparam("country"), ""]))


def _copies_of(connection: Connection, new: Iterable[Account], copied: Copied) -> set[str]:
    reports = {account.report.id for account in new}
    table = schema.originals.c
    stored = {row.report for row in chunked(connection, select(table.report), table.original, sorted(reports))}
    return stored | {key for key, of in copied.originals.items() if of in reports}


def _originals(connection: Connection, claims: Collection[str], copied: Copied) -> dict[str, str]:
    """Return the originals of the reports of claims that are copies."""
    if copied.whole:
        return {key: of for key, of in copied.originals.items() if of is not None}
    table = schema.claims.c
    reports = {row.report for row in chunked(connection, select(table.report), table.id, sorted(claims))}
    found: dict[str, str | None] = {**copying.stored(connection, sorted(reports)), **copied.originals}
    return {key: of for key, of in found.items() if of is not None}


# What is made of it


def _join(made: Sequence[Account], decided: Decided, workers: int | None, joined: Joined) -> None:
    """Add the events and blocks of accounts to what is to be written."""
    blocks = partition(made, decided.ties())
    for block in blocks:
        name = min(account.id for account in block)
        joined.blocks.extend((account.id, name) for account in block)
        joined.filed.extend(_filed(name, block))
    joined.batches.extend(derive_blocks(blocks, decided, workers))


def _filed(name: str, block: Iterable[Account]) -> Iterator[dict[str, Any]]:
    """Yield where a block is filed: a row for each key and country, over all days of its claims."""
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    for key, country, first, last in chain.from_iterable(map(filings, block)):
        known = spans.get((key, country), (EVER[1], EVER[0]))
        spans[key, country] = min(first, known[0]), max(last, known[1])
    for (key, country), (first, last) in sorted(spans.items()):
        yield {"block": name, "key": key, "country": country, "first": first, "last": last}


def _placed(
    connection: Connection, batches: Batches, blocks: Collection[str], events: Collection[str]
) -> dict[str, Any]:
    """Return the events within their visits, and what that changes of others.

    Most of what is derived anew comes out as it was, and stays: only its visit may be another one now.
    """
    new = [event for batch in batches for event in decode(batch)]
    old = {event.id: event for event in queries.events_by_id(connection, events)}
    kept = {event.id for event in new if event.id in old and _is_same(event, old[event.id])}
    changed = [event for event in new if event.id not in kept]
    gone = [event for event in old.values() if event.id not in kept]
    made, part_of = contained(connection, changed, gone)
    return {"batches": [encode(made)], "gone": Contained(sorted(blocks), sorted(set(events) - kept), part_of)}


def _is_same(new: Event, old: Event) -> bool:
    return new == (msgspec.structs.replace(old, part_of=None) if old.part_of else old)


def _remove(connection: Connection, gone: Contained) -> None:
    for column, keys in (
        (schema.claim_blocks.c.block, gone.blocks),
        (schema.block_filings.c.block, gone.blocks),
        (schema.events.c.id, gone.events),
    ):
        if keys:
            statement = delete(column.table).where(column == bindparam("key"))
            connection.execute(statement, [{"key": key} for key in keys])


def _insert_events(connection: Connection, joined: Joined) -> None:
    visits = by_destination(_light(joined.batches)) if joined.whole else {}
    for batch in joined.batches:
        events = [with_visit(one, visits) if joined.whole else one for one in decode(batch)]
        _add(connection, schema.events, rows.event_rows(events))
        _add(connection, schema.event_participants, rows.event_participant_rows(events))
        _add(connection, schema.event_claims, rows.event_claim_rows(events))


def _light(batches: Batches) -> Iterator[Event]:
    """Yield the visits with what it takes to find their parts."""
    for event in (event for batch in batches for event in decode(batch) if event.type == "visit"):
        visitors = [one for one in event.participants if one.role == "visitor"]
        yield msgspec.structs.replace(event, participants=visitors, claims=[], origins=[], contested={}, documents=[])


def _add(connection: Connection, table: Table, new: Iterable[Mapping[str, Any]]) -> None:
    stream = iter(new)
    while some := list(islice(stream, ROWS_AT_ONCE)):
        connection.execute(insert(table), some)
