"""What has changed since the events were derived, so that only what it touches is derived anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, text

from dragoman import __version__
from dragoman.ledger import schema
from dragoman.ledger.queries import chunked
from dragoman.model import CodedReport


@dataclass(frozen=True)
class Pending:
    """What has changed, each by identifier."""

    report: set[str] = field(default_factory=set)
    """Reports with new claims, or others than before."""
    text: set[str] = field(default_factory=set)
    """Reports that were not there before."""
    rank: set[str] = field(default_factory=set)
    """Known reports of which something changed that tells originals from copies."""
    block: set[str] = field(default_factory=set)
    """Blocks that claims were taken from."""
    event: set[str] = field(default_factory=set)
    """Events that held these claims."""
    ruling: set[str] = field(default_factory=set)


def read(connection: Connection) -> Pending:
    """Return what has changed."""
    found = Pending()
    for row in connection.execute(select(schema.pending)):
        getattr(found, row.kind).add(row.id)
    return found


def clear(connection: Connection) -> None:
    """Forget what has changed: the events are up to date."""
    connection.execute(delete(schema.pending))


def note_reports(connection: Connection, coded: Sequence[CodedReport], replaced: Collection[str]) -> None:
    """Note reports that are about to be stored, and what the claims of those that they replace belong to."""
    if not _matters(connection):
        return
    told = {one.report.id: one.report for one in coded if one.report.skipped is None}
    reports = schema.reports
    before = {row.id: row for row in chunked(connection, select(*_RANKED), reports.c.id, replaced)}
    _note(connection, "report", told)
    _note(connection, "text", told.keys() - before.keys())
    _note(connection, "rank", (key for key, row in before.items() if row != _ranked(told.get(key), row.id)))
    claims = [row.id for row in chunked(connection, select(schema.claims.c.id), schema.claims.c.report, replaced)]
    links, blocks = schema.event_claims.c, schema.claim_blocks.c
    _note(connection, "event", {row.event for row in chunked(connection, select(links.event), links.claim, claims)})
    _note(connection, "block", {row.block for row in chunked(connection, select(blocks.block), blocks.claim, claims)})


def note_ruling(connection: Connection, ruling: str) -> None:
    """Note a new ruling."""
    if _matters(connection):
        _note(connection, "ruling", [ruling])


_RANKED = [schema.reports.c[name] for name in ("id", "agency", "published", "language", "skipped")]


def _ranked(report: object, identifier: str) -> tuple[object, ...]:
    if report is None:
        return (identifier, None, None, None, "skipped")
    return tuple(getattr(report, column.name) for column in _RANKED)


def _matters(connection: Connection) -> bool:
    """Return whether there are events of this version: without them all are derived anyway."""
    return bool(connection.scalar(select(schema.state.c.derived_by)) == __version__)


def _note(connection: Connection, kind: str, identifiers: Iterable[str]) -> None:
    rows = [{"kind": kind, "id": key} for key in sorted(set(identifiers))]
    if rows:
        connection.execute(text("INSERT INTO pending (kind, id) VALUES (:kind, :id) ON CONFLICT DO NOTHING"), rows)
