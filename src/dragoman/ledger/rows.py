"""Records to rows and back. A field goes to the column of its name; lists of records have own tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row, Table

from dragoman.ledger.quotes import phrases, words
from dragoman.ledger.schema import claim_participants, claims, event_participants, events, figures, reports
from dragoman.model import Claim, CodedReport, Event, Figure, Participant, Record, Report

Fields = dict[str, Any]
AnyRecord = TypeVar("AnyRecord", bound=Record)


def to_row(record: Record, table: Table) -> Fields:
    """Return the fields of a record that its table has columns for."""
    return {name: getattr(record, name) for name in table.c.keys() if hasattr(record, name)}  # noqa: SIM118


def from_row(record_type: type[AnyRecord], row: Row[Any], **more: object) -> AnyRecord:
    """Return the record of a row; ``more`` are the fields from other tables."""
    fields = {str(name): value for name, value in row._mapping.items()}  # plain text, not SQLAlchemy's names
    return msgspec.convert(fields | more, record_type)


def report_rows(coded: Sequence[CodedReport]) -> list[Fields]:
    """Return the rows of the reports themselves."""
    return [to_row(one.report, reports) for one in coded]


def claim_rows(coded: Sequence[CodedReport]) -> list[Fields]:
    """Return the rows of their claims."""
    return [to_row(claim, claims) for one in coded for claim in one.claims]


def claim_participant_rows(coded: Sequence[CodedReport]) -> list[Fields]:
    """Return the rows of who takes part in their claims, with the words behind each."""
    return [
        {
            **to_row(participant, claim_participants),
            "claim": claim.id,
            "position": position,
            "quotes": phrases(one.report.text, participant.evidence),
        }
        for one in coded
        for claim in one.claims
        for position, participant in enumerate(claim.participants)
    ]


def figure_rows(coded: Sequence[CodedReport]) -> list[Fields]:
    """Return the rows of their figures, with the words that give the value."""
    return [
        {
            **to_row(figure, figures),
            "quote": " … ".join(words(one.report.text, figure.evidence.get("value", []))),
        }
        for one in coded
        for figure in one.figures
    ]


def event_rows(derived: Sequence[Event]) -> list[Fields]:
    """Return the rows of events."""
    return [{**to_row(event, events), **_bounds(event)} for event in derived]


def event_participant_rows(derived: Sequence[Event]) -> list[Fields]:
    """Return the rows of who takes part in events."""
    return [
        {**to_row(participant, event_participants), "event": event.id, "position": position}
        for event in derived
        for position, participant in enumerate(event.participants)
    ]


def event_claim_rows(derived: Sequence[Event]) -> list[Fields]:
    """Return the rows that lead from events to claims."""
    return [
        {"event": event.id, "position": position, "claim": claim}
        for event in derived
        for position, claim in enumerate(event.claims)
    ]


def first_day(moment: str) -> str:
    """Return the first day of an ISO 8601 day, month or year, as text that sorts."""
    return moment + "-01-01"[len(moment) - 4 :] if len(moment) in (4, 7) else moment


def last_day(moment: str) -> str:
    """Return a day that no day of an ISO 8601 day, month or year comes after (February has 31 here)."""
    return moment + "-12-31"[len(moment) - 4 :] if len(moment) in (4, 7) else moment


def day_bounds(event: Event) -> tuple[str | None, str | None]:
    """Return the first and last day of an event as text that sorts, None where its dates are unknown."""
    start, end = event.start or event.end, event.end or event.start
    return first_day(start) if start else None, last_day(end) if end else None


def _bounds(event: Event) -> Fields:
    first, last = day_bounds(event)
    return {"first_day": first, "last_day": last}


Children = Mapping[str, list[Row[Any]]]


def by_parent(rows: Iterable[Row[Any]], parent: str) -> Children:
    """Return rows, sorted by parent, under the identifier of their parent."""
    return {key: list(group) for key, group in groupby(rows, lambda row: row._mapping[parent])}


def to_participants(rows: Iterable[Row[Any]]) -> list[Participant]:
    """Return the participants of rows."""
    return [from_row(Participant, row) for row in rows]


def to_claim(row: Row[Any], participants: Children) -> Claim:
    """Return a claim with who takes part in it."""
    return from_row(Claim, row, participants=to_participants(participants.get(row.id, ())))


def to_event(row: Row[Any], participants: Children, claim_links: Children) -> Event:
    """Return an event with who takes part in it and its claims."""
    return from_row(
        Event,
        row,
        participants=to_participants(participants.get(row.id, ())),
        claims=[link.claim for link in claim_links.get(row.id, ())],
    )


def to_report(row: Row[Any]) -> Report:
    """Return a report."""
    return from_row(Report, row)


def to_figure(row: Row[Any]) -> Figure:
    """Return a figure."""
    return from_row(Figure, row)
