"""Which stored reports copy which: looked for among all, or for new ones among many.

Of few reports the texts are compared at once. Of many (`copies.MANY_REPORTS`) the ledger keeps what proposes pairs
(`prints`) and which pairs are alike (`likenesses`), so that new reports are compared with those only that share a
piece of text with them. Both give the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select

from dragoman.ledger import schema
from dragoman.ledger.pending import Pending
from dragoman.ledger.queries import chunked, reports_by_id
from dragoman.matching import copies, proposing
from dragoman.matching.proposing import Pair, Pieces
from dragoman.model import CodedReport, Report

PAIRS_AT_ONCE = 500
"""Pairs whose texts are in memory together."""


@dataclass(frozen=True)
class Copied:
    """What is to be stored."""

    originals: dict[str, str | None]
    """The originals of all reports that may have got another one, None for those that are no copies; if ``whole``
    of all copies."""
    whole: bool
    likenesses: list[Pair] = field(default_factory=list)
    unlike: list[Pair] = field(default_factory=list)
    """Likenesses that are none any more."""
    prints: list[dict[str, Any]] = field(default_factory=list)
    """What was missing of what is kept."""


def print_rows(coded: Iterable[CodedReport]) -> list[dict[str, Any]]:
    """Return what is kept of the texts of coded reports, as rows."""
    return [_print_row(one.report) for one in coded if one.report.text and one.report.skipped is None]


def find(connection: Connection, pending: Pending | None) -> Copied:
    """Return which reports copy which.

    Args:
        connection: reads the ledger.
        pending: what has changed since this was found last; None if nothing was found yet.
    """
    number = connection.scalar(select(func.count()).select_from(schema.prints)) or 0
    if number <= copies.MANY_REPORTS:
        return _of_few(connection)
    if pending is None or pending.rank or number - len(pending.text) <= copies.MANY_REPORTS:
        return _of_all(connection)
    return _of_new(connection, pending.text)


def store(connection: Connection, copied: Copied) -> None:
    """Store what was found."""
    for table, rows in ((schema.prints, copied.prints), (schema.likenesses, _pair_rows(copied.likenesses))):
        if table is schema.likenesses and copied.whole:
            connection.execute(delete(table))
        if rows:
            connection.execute(insert(table), rows)
    gone, known = schema.likenesses.c, schema.originals
    for one, other in copied.unlike:
        connection.execute(delete(schema.likenesses).where(gone.one == one, gone.other == other))
    if copied.whole:
        connection.execute(delete(known))
    elif copied.originals:
        moved = [{"key": key} for key in copied.originals]
        connection.execute(delete(known).where(known.c.report == bindparam("key")), moved)
    rows = [{"report": key, "original": of} for key, of in copied.originals.items() if of is not None]
    if rows:
        connection.execute(insert(known), rows)


def stored(connection: Connection, reports: Collection[str] | None = None) -> dict[str, str]:
    """Return the originals of reports (of all if None) as they were found last, under their copies."""
    table = schema.originals
    found = connection.execute(select(table)) if reports is None else _of(connection, select(table), reports)
    return {row.report: row.original for row in found}


def _of(connection: Connection, query: Select[Any], reports: Collection[str]) -> Iterator[Row[Any]]:
    return chunked(connection, query, schema.originals.c.report, reports)


def _print_row(report: Report) -> dict[str, Any]:
    whole, pieces = proposing.sampled(report)
    return {"report": report.id, "whole": whole, "pieces": pieces}


def _pair_rows(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    return [{"one": one, "other": other} for one, other in pairs]


def _of_few(connection: Connection) -> Copied:
    reports = schema.reports
    query = select(reports).where(reports.c.skipped.is_(None), reports.c.text != "")
    found = {row.id: _with_text(row) for row in connection.execute(query)}
    return Copied(dict(copies.origin_of_copies(found.values())), whole=True)


def _with_text(row: Row[Any]) -> Report:
    return Report(
        id=row.id, source="", agency=row.agency, published=row.published, language=row.language, text=row.text
    )


def _of_all(connection: Connection) -> Copied:
    missing = _missing(connection)
    known = [*_pieces(connection, _prints(connection)), *_pieces(connection, missing)]
    likenesses = _alike(connection, proposing.proposals(known))
    ranks = {one.report: one.rank for one in known}
    found: dict[str, str | None] = dict(proposing.originals(ranks, likenesses))
    return Copied(found, whole=True, likenesses=likenesses, prints=missing)


def _missing(connection: Connection) -> list[dict[str, Any]]:
    """Return what is to be kept of reports that an older version has stored."""
    reports, kept = schema.reports, schema.prints
    without = reports.c.id.not_in(select(kept.c.report))
    query = select(reports).where(reports.c.skipped.is_(None), reports.c.text != "", without)
    return [_print_row(_with_text(row)) for row in connection.execute(query)]


def _of_new(connection: Connection, new: Collection[str]) -> Copied:
    fresh = _pieces(connection, _prints(connection, new))
    touches = proposing.Touching(fresh)
    near = [r for r in _prints(connection) if r["report"] not in new and touches(r["whole"], r["pieces"])]
    added = proposing.added(fresh, _pieces(connection, near))
    likenesses = _alike(connection, added.pairs)
    unlike = _not_proposed(connection, added.doubtful)
    concerned = {key for pair in (*likenesses, *unlike) for key in pair}
    pairs = _component(connection, concerned, likenesses) - set(unlike)
    members = {key for pair in pairs for key in pair} | concerned
    ranks = _ranks(connection, members)
    found = proposing.originals({key: ranks[key][0] for key in members}, sorted(pairs))
    return Copied({key: found.get(key) for key in sorted(members)}, False, likenesses, unlike)


def _not_proposed(connection: Connection, doubtful: Sequence[Pair]) -> list[Pair]:
    """Return the likenesses among pairs of known reports that nothing proposes any more."""
    table = schema.likenesses
    known = {key for pair in doubtful for key in pair}
    found = {(row.one, row.other) for row in chunked(connection, select(table), table.c.one, known)}
    alike = sorted(found.intersection(doubtful))
    if not alike:
        return []
    members = sorted({key for pair in alike for key in pair})
    pieces = {one.report: one for one in _pieces(connection, _prints(connection, members))}
    touches = proposing.Touching(pieces.values())
    near = [row for row in _prints(connection) if touches(row["whole"], row["pieces"])]
    still = proposing.still_proposed(alike, pieces, _pieces(connection, near))
    return sorted(set(alike) - set(still))


def _component(connection: Connection, reports: Collection[str], pairs: Iterable[Pair]) -> set[Pair]:
    """Return the pairs that reports are connected by, directly or through others."""
    table = schema.likenesses
    found, edge, seen = set(pairs), set(reports), set(reports)
    while edge:
        rows = [r for c in (table.c.one, table.c.other) for r in chunked(connection, select(table), c, sorted(edge))]
        found |= {(row.one, row.other) for row in rows}
        edge = {key for row in rows for key in (row.one, row.other)} - seen
        seen |= edge
    return found


def _prints(connection: Connection, reports: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield what is kept of reports, of all of them if None."""
    table = schema.prints
    query = select(table.c.report, table.c.whole, table.c.pieces)
    if reports is None:
        rows: Iterable[Row[Any]] = connection.execution_options(yield_per=5000).execute(query)
    else:
        rows = chunked(connection, query, table.c.report, reports)
    for row in rows:
        yield {"report": row.report, "whole": row.whole, "pieces": bytes(row.pieces)}


def _pieces(connection: Connection, prints: Iterable[Mapping[str, Any]]) -> list[Pieces]:
    kept = list(prints)
    ranks = _ranks(connection, [row["report"] for row in kept])
    return [Pieces(r["report"], *ranks[r["report"]], r["whole"], r["pieces"]) for r in kept]


def _ranks(connection: Connection, reports: Collection[str]) -> dict[str, tuple[proposing.Rank, str | None]]:
    """Return the rank and the language of reports."""
    c = schema.reports.c
    rows = chunked(connection, select(c.id, c.agency, c.published, c.language), c.id, reports)
    return {row.id: (proposing.rank(row.agency, row.published, row.id), row.language) for row in rows}


def _alike(connection: Connection, pairs: Sequence[Pair]) -> list[Pair]:
    """Return those of the pairs whose texts are alike."""
    found: list[Pair] = []
    for n in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[n : n + PAIRS_AT_ONCE]
        compared = proposing.Comparison(reports_by_id(connection, {key for pair in some for key in pair}))
        found += [pair for pair in some if compared.alike(*pair)]
    return found
