"""Claims as they are stored, as the accounts that events are derived from: without texts, words and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select, type_coerce

from dragoman.ledger import schema
from dragoman.ledger.queries import chunked, rulings
from dragoman.matching.accounts import PAST, Account, Told, account_of, told
from dragoman.matching.dates import ordinal
from dragoman.matching.persons import with_joined
from dragoman.model import Claim, Participant, Report

CLAIM = (
    *("id", "report", "type", "status", "background", "country", "city", "place", "start", "end", "date_basis", "kind"),
    *("format", "setting", "count", "organisation", "ordinal"),
)
PARTICIPANT = ("role", "name", "person", "office", "standing", "country", "organisation")
REPORT = ("id", "source", "outlet", "agency", "published", "evidence")
NO_WORDS: list[Any] = []
"""The evidence of all participants here: nothing looks at it, or changes it."""


def accounts(
    connection: Connection, originals: Mapping[str, str], *, claims: Collection[str] | None = None, kind: str = ""
) -> list[Account]:
    """Return the accounts of claims, in the order of their identifiers.

    Args:
        connection: reads the ledger.
        originals: of the reports of the claims those that are copies, with their originals.
        claims: which claims (identifiers); all of a type if None.
        kind: that type.
    """
    table, parts = schema.claims.c, schema.claim_participants.c
    query = select(*(table[name] for name in CLAIM), type_coerce(table.documents, schema.TEXT))
    cast = select(parts.claim, *(parts[name] for name in PARTICIPANT)).order_by(parts.claim, parts.position)
    if claims is not None:
        rows: list[Row[Any]] = list(chunked(connection, query, table.id, claims))
        people = _people(chunked(connection, cast, parts.claim, claims))
    else:
        rows = list(_many(connection, query.where(table.type == kind)))
        people = _people(_many(connection, cast.join(schema.claims).where(table.type == kind)))
    reports = _told(connection, {row.report for row in rows}, originals)
    made = (account_of(_claim(row, people), reports[row.report]) for row in rows if row.report in reports)
    return with_joined(sorted(made, key=lambda account: account.id), rulings(connection))


def _many(connection: Connection, query: Select[Any]) -> Iterable[Row[Any]]:
    return connection.execution_options(yield_per=5000).execute(query)


def _people(rows: Iterable[Row[Any]]) -> dict[str, list[Participant]]:
    """Return who takes part in claims, in order; what is the same is kept once."""
    known: dict[tuple[Any, ...], Participant] = {}
    found: dict[str, list[Participant]] = defaultdict(list)
    for row in rows:
        key: tuple[Any, ...] = tuple(row)[1:]
        one = known.get(key)
        if one is None:
            one = known[key] = Participant(**dict(zip(PARTICIPANT, key, strict=True)), evidence=NO_WORDS)
        found[row[0]].append(one)
    return found


def _claim(row: Row[Any], people: Mapping[str, list[Participant]]) -> Claim:
    fields: dict[str, Any] = dict(zip(CLAIM, row, strict=False))
    documents = row[-1]
    return Claim(
        **fields,
        participants=people.get(row[0], []),
        documents=[] if documents == "[]" else msgspec.json.decode(documents),
    )


def _told(connection: Connection, reports: Collection[str], originals: Mapping[str, str]) -> dict[str, Told]:
    """Return what matters of coded reports."""
    table = schema.reports.c
    wanted = sorted({*reports, *(originals[key] for key in reports if key in originals)})
    query = select(*(table[name] for name in REPORT)).where(table.skipped.is_(None))
    known = {r[0]: Report(**dict(zip(REPORT, r, strict=True))) for r in chunked(connection, query, table.id, wanted)}
    found = {key: (known[key], known.get(originals.get(key, ""))) for key in sorted(reports) if key in known}
    undated = [key for key, pair in found.items() if not any(one and ordinal(one.published) for one in pair)]
    latest = _latest_days(connection, undated)
    return {key: told(one, of, latest.get(key)) for key, (one, of) in found.items()}


def _latest_days(connection: Connection, reports: Collection[str]) -> dict[str, int]:
    """Return the last days on which reports say that something was held (as `matching.accounts.latest_day`)."""
    table = schema.claims.c
    query = select(table.report, table.start, table.end).where(table.status.in_(sorted(PAST)))
    found: dict[str, int] = {}
    for row in chunked(connection, query, table.report, reports):
        day = ordinal(row.end or row.start)
        if day is not None:
            found[row.report] = max(day, found.get(row.report, day))
    return found
