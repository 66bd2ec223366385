"""What can be asked of a ledger: each function runs on a connection and returns records.

Every answer has an order that does not depend on when its rows were stored.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, or_, select

from dragoman.ledger import schema
from dragoman.ledger.errors import UnknownEventError
from dragoman.ledger.filters import EventFilter, FigureFilter, ReportFilter
from dragoman.ledger.records import Person, StoredFigure, StoredReport
from dragoman.ledger.rows import (
    by_parent,
    first_day,
    from_row,
    last_day,
    to_claim,
    to_event,
    to_figure,
    to_report,
)
from dragoman.model import Claim, CodedReport, Event, Report, Ruling

CHUNK = 500
"""Identifiers asked for at once: databases bound the parameters of a statement."""


class Entry(NamedTuple):
    """What the journal says of a report."""

    outcome: str
    reason: str | None
    coder: str


def journal(connection: Connection, identifiers: Iterable[str]) -> dict[str, Entry]:
    """Return the journal's entries of reports."""
    inputs = schema.inputs
    wanted = select(inputs.c.report, inputs.c.outcome, inputs.c.reason, inputs.c.coder)
    found = chunked(connection, wanted, inputs.c.report, identifiers)
    return {row.report: Entry(row.outcome, row.reason, row.coder) for row in found}


def coded(connection: Connection) -> list[CodedReport]:
    """Return every coded report with its claims and figures, by identifier."""
    reports, claims, figures = schema.reports, schema.claims, schema.figures
    participants = _children(connection, schema.claim_participants, "claim")
    claims_of = by_parent(connection.execute(select(claims).order_by(claims.c.report, claims.c.id)), "report")
    figures_of = by_parent(connection.execute(select(figures).order_by(figures.c.report, figures.c.id)), "report")
    wanted = select(reports).where(reports.c.skipped.is_(None)).order_by(reports.c.id)
    return [
        CodedReport(
            report=to_report(row),
            claims=[to_claim(claim, participants) for claim in claims_of.get(row.id, ())],
            figures=[to_figure(figure) for figure in figures_of.get(row.id, ())],
        )
        for row in connection.execute(wanted)
    ]


def rulings(connection: Connection) -> list[Ruling]:
    """Return all rulings in the order of their time."""
    table = schema.rulings
    return [from_row(Ruling, row) for row in connection.execute(select(table).order_by(table.c.time, table.c.id))]


def claims(connection: Connection, identifiers: Collection[str]) -> list[Claim]:
    """Return claims by identifier."""
    found = list(chunked(connection, select(schema.claims), schema.claims.c.id, identifiers))
    participants = _children(connection, schema.claim_participants, "claim", [row.id for row in found])
    return sorted((to_claim(row, participants) for row in found), key=lambda claim: claim.id)


def claims_of(connection: Connection, reports: Collection[str]) -> list[Claim]:
    """Return the claims of reports, by identifier."""
    table = schema.claims
    found = chunked(connection, select(table.c.id), table.c.report, reports)
    return claims(connection, [row.id for row in found])


def holders(connection: Connection, identifiers: Collection[str]) -> dict[str, str]:
    """Return the events that hold claims, under the claims' identifiers."""
    table = schema.event_claims
    return {row.claim: row.event for row in chunked(connection, select(table), table.c.claim, identifiers)}


def reports_by_id(connection: Connection, identifiers: Collection[str]) -> dict[str, Report]:
    """Return reports under their identifiers."""
    found = chunked(connection, select(schema.reports), schema.reports.c.id, identifiers)
    return {row.id: to_report(row) for row in found}


def events(connection: Connection, wanted: EventFilter) -> list[Event]:
    """Return events by day, undated ones last."""
    table = schema.events
    query = select(table).where(*_event_conditions(connection, wanted))
    return _events(connection, query.order_by(table.c.first_day.is_(None), table.c.first_day, table.c.id))


def events_by_id(connection: Connection, identifiers: Iterable[str]) -> list[Event]:
    """Return events by identifier, those there are, in the order of their identifiers."""
    rows = chunked(connection, select(schema.events), schema.events.c.id, identifiers)
    return _with_parts(connection, sorted(rows, key=lambda row: str(row.id)))


def event(connection: Connection, prefix: str) -> Event:
    """Return the one event whose identifier begins with ``prefix``.

    Raises:
        UnknownEventError: there is none, or there are several.
    """
    table = schema.events
    begins = func.substr(table.c.id, 1, len(prefix)) == prefix  # LIKE differs: in SQLite "A" is like "a"
    found = _events(connection, select(table).where(begins).order_by(table.c.id)) if prefix else []
    exact = [one for one in found if one.id == prefix]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UnknownEventError(f"no event {prefix!r}: `dragoman events` lists them")
    some = ", ".join(one.id for one in found[:5])
    raise UnknownEventError(f"{len(found)} events begin with {prefix!r} ({some} ...): give more of the identifier")


def reports(connection: Connection, wanted: ReportFilter) -> list[StoredReport]:
    """Return reports with their journal and the number of their claims and figures."""
    table, inputs = schema.reports, schema.inputs
    query = select(table, inputs.c.coder, inputs.c.read_at).join(inputs, inputs.c.report == table.c.id)
    if wanted.language is not None:
        query = query.where(table.c.language == wanted.language)
    if wanted.skipped is not None:
        query = query.where(table.c.skipped.is_not(None) if wanted.skipped else table.c.skipped.is_(None))
    claim_counts = _counts(connection, schema.claims)
    figure_counts = _counts(connection, schema.figures)
    return [
        from_row(StoredReport, row, claims=claim_counts.get(row.id, 0), figures=figure_counts.get(row.id, 0))
        for row in connection.execute(query.order_by(table.c.source, table.c.part, table.c.id))
    ]


def texts(connection: Connection) -> list[Report]:
    """Return the reports that have a text, by source and part."""
    table = schema.reports
    query = select(table).where(table.c.text != "").order_by(table.c.source, table.c.part, table.c.id)
    return [to_report(row) for row in connection.execute(query)]


def figures(connection: Connection, wanted: FigureFilter) -> list[StoredFigure]:
    """Return figures with where they come from."""
    table, parents = schema.figures, schema.reports
    query = select(table, parents.c.source, parents.c.title, parents.c.published).join(parents)
    if wanted.metric is not None:
        query = query.where(table.c.metric == wanted.metric)
    found = [from_row(StoredFigure, row) for row in connection.execute(query)]
    if wanted.country is not None:
        found = [figure for figure in found if wanted.country in figure.parties]
    return sorted(found, key=lambda figure: (figure.source, figure.report, figure.sentence, figure.id))


def people(connection: Connection) -> list[Person]:
    """Return who takes part in events, the most active first."""
    table = schema.event_participants
    appearances: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.person.is_not(None))):
        appearances[row.person].append(row)
    spellings = _spellings(connection)
    found = [_person(key, seen, spellings.get(key, Counter())) for key, seen in appearances.items()]
    return sorted(found, key=lambda person: (-person.events, person.person))


def _person(key: str, seen: list[Row[Any]], spellings: Counter[str]) -> Person:
    names = _by_frequency(Counter(row.name for row in seen if row.name))
    return Person(
        person=key,
        name=names[0] if names else key,
        offices=_by_frequency(Counter(row.office for row in seen if row.office)),
        countries=_by_frequency(Counter(row.country for row in seen if row.country)),
        events=len({row.event for row in seen}),
        spellings=_by_frequency(spellings),
    )


def _by_frequency(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))


def _spellings(connection: Connection) -> dict[str, Counter[str]]:
    """Return how often which words of the reports stand for each person."""
    table = schema.claim_participants
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(select(table.c.person, table.c.quotes).where(table.c.person.is_not(None))):
        found[row.person].update(row.quotes)
    return found


def _event_conditions(connection: Connection, wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a filter."""
    table, participants = schema.events, schema.event_participants
    taking_part = select(participants.c.event)
    if wanted.type is not None:
        yield table.c.type == wanted.type
    if wanted.status is not None:
        yield table.c.status == wanted.status
    if wanted.country is not None:
        theirs = taking_part.where(participants.c.country == wanted.country)
        yield or_(table.c.country == wanted.country, table.c.id.in_(theirs))
    if wanted.person is not None:
        named = _people_named(connection, wanted.person)
        yield table.c.id.in_(taking_part.where(participants.c.person.in_(named)))
    if wanted.since is not None:
        yield table.c.last_day >= first_day(wanted.since)
    if wanted.until is not None:
        yield table.c.first_day <= last_day(wanted.until)


def _people_named(connection: Connection, wanted: str) -> list[str]:
    """Return the people of an identifier, or whose name or spelling has all the wanted words."""
    table = schema.event_participants
    known = connection.execute(select(table.c.person, table.c.name).where(table.c.person.is_not(None)).distinct())
    names: dict[str, set[str]] = defaultdict(set)
    for row in known:
        names[row.person] |= {_fold(row.person), _fold(row.name or "")}
    if wanted in names:
        return [wanted]
    if not wanted.isascii():  # a name in another script stands in the reports only, within a title
        for person, counts in _spellings(connection).items():
            names[person] |= {_fold(spelling) for spelling in counts}
    return [person for person, forms in names.items() if any(_has_words(form, wanted) for form in forms)]


def _fold(name: str) -> str:
    """Return a name without case, accents and hyphens."""
    marks_apart = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return "".join(character for character in marks_apart if not unicodedata.combining(character))


def _has_words(form: str, wanted: str) -> bool:
    """Return whether words of a folded name begin with the wanted ones; in Chinese, anywhere."""
    parts = _fold(wanted).split()
    if wanted.isascii():
        return all(any(word.startswith(part) for word in form.split()) for part in parts)
    return all(part in form for part in parts)


def _events(connection: Connection, query: Select[Any]) -> list[Event]:
    return _with_parts(connection, connection.execute(query).all())


def _with_parts(connection: Connection, found: Sequence[Row[Any]]) -> list[Event]:
    identifiers = [row.id for row in found]
    participants = _children(connection, schema.event_participants, "event", identifiers)
    links = _children(connection, schema.event_claims, "event", identifiers)
    return [to_event(row, participants, links) for row in found]


def _children(
    connection: Connection, table: Table, parent: str, parents: Collection[str] | None = None
) -> Mapping[str, list[Row[Any]]]:
    """Return the rows that belong to the parents (to all if None), under their parent, in order."""
    query = select(table).order_by(table.c[parent], table.c.position)
    if parents is None:
        return by_parent(connection.execute(query), parent)
    return by_parent(chunked(connection, query, table.c[parent], parents), parent)


def _counts(connection: Connection, table: Table) -> dict[str, int]:
    query = select(table.c.report, func.count()).group_by(table.c.report)
    return {row[0]: row[1] for row in connection.execute(query)}


def chunked(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[str]
) -> Iterator[Row[Any]]:
    """Yield the rows of a query whose column has one of the values."""
    remaining = iter(values)
    while chunk := list(islice(remaining, CHUNK)):
        yield from connection.execute(query.where(column.in_(chunk)))
