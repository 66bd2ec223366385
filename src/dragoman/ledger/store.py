"""The ledger itself: opening it, writing to it, and the questions it answers.

Invariants:
- A report's claims are stored with it in one transaction, or not at all.
- ``revision`` grows with every change of claims or rulings; events carry the revision they were derived from.
- What has changed since is noted in the same transaction as the change (`dragoman.ledger.pending`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update

from dragoman import __version__
from dragoman.ledger import copying, pending, queries, rows, schema
from dragoman.ledger.connection import connect, reading, translated, writing
from dragoman.ledger.errors import LedgerError
from dragoman.ledger.filters import EventFilter, FigureFilter, ReportFilter
from dragoman.ledger.place import Place, locate
from dragoman.ledger.records import Person, StoredFigure, StoredReport, StoredRuling
from dragoman.ledger.upgrade import check, upgrade
from dragoman.model import Claim, CodedReport, Event, Report, Ruling, digest, report_id

if TYPE_CHECKING:
    from dragoman.ledger.explaining import Explained

MUCH = 3
"""When more than one report in so many has changed, all events are derived anew: that is less work."""


class Ledger:
    """A ledger, open. Every method is one transaction; its errors are `LedgerError`."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Wrap an engine; use `Ledger.open`."""
        self._engine = engine
        self.place = place

    @classmethod
    def open(cls, target: str | Path | Place, *, read_only: bool = False) -> Ledger:
        """Open a ledger by path or URL, making it (or bringing it up to date) unless ``read_only``.

        Raises:
            MissingLedgerError: ``read_only``, and there is none.
            LedgerError: not a ledger, locked, in a read-only folder, of a newer version, out of reach.
        """
        place = locate(target)
        engine = connect(place, read_only=read_only)
        try:
            with translated(place):
                (check if read_only else upgrade)(engine, place)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, place)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Return the ledger, to be closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.place), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.place), writing(self._engine) as connection:
            yield connection

    # What is written

    def known(self, reports: Collection[str], *, coder: str) -> set[str]:
        """Return which of the reports (identifiers) this coder has coded already."""
        with self._reading() as connection:
            journal = queries.journal(connection, reports)
        return {key for key, entry in journal.items() if entry.outcome == "coded" and entry.coder == coder}

    def store(self, coded: Sequence[CodedReport], *, coder: str, replace: Collection[str] = ()) -> int:
        """Store a partition in one transaction; return how many of its reports were new or changed.

        A report that another version of the coder coded before has its claims replaced, and so have the reports
        (identifiers) to ``replace``.
        """
        partition = {one.report.id: one for one in coded}
        with self._writing() as connection:
            journal = queries.journal(connection, partition)
            changed = [one for key, one in partition.items() if key in replace or _differs(one.report, coder, journal)]
            if changed:
                replaced = _replaced(changed)
                pending.note_reports(connection, changed, replaced)
                connection.execute(delete(schema.reports).where(schema.reports.c.id.in_(replaced)))
                _insert(connection, changed, coder)
                _touch(connection)
        return len(changed)

    def rule(self, ruling: Ruling) -> None:
        """Add a ruling; one of the same identifier is already there and stays."""
        with self._writing() as connection:
            rulings = schema.rulings
            if connection.scalar(select(rulings.c.id).where(rulings.c.id == ruling.id)) is None:
                _add(connection, rulings, [rows.to_row(ruling, rulings)])
                pending.note_ruling(connection, ruling.id)
                _touch(connection)

    def refresh(self, *, whole: bool = False, workers: int | None = None) -> bool:
        """Bring the events up to date if claims or rulings have changed; return whether they were.

        Only what the changes touch is derived anew, unless much is, or ``whole`` asks for all; the events are the
        same. Deriving holds no lock. Whoever changes the ledger refreshes it afterwards, so that a refresh that finds
        it changed meanwhile leaves the events to the one who changed it.

        Args:
            whole: derive all events, changed or not.
            workers: processes; None takes this one for few claims, and one a processor for many.
        """
        from dragoman.ledger import joining  # noqa: PLC0415 - heavy: loaded only by what derives

        with self._reading() as connection:
            revision, fresh = _state(connection)
            if fresh and not whole:
                return False
            changed = None if whole else _changed(connection)
            if changed is None:
                joined = joining.join_all(connection, workers)
            else:
                joined = joining.join_changed(connection, changed, workers)
        with self._writing() as connection:
            unchanged = _state(connection)[0] == revision
            if unchanged:
                joining.write(connection, joined, revision, __version__)
        return unchanged

    # What is asked

    def is_fresh(self) -> bool:
        """Return whether the events are those of all claims and rulings (not after an interruption)."""
        with self._reading() as connection:
            return _state(connection)[1]

    def events(self, wanted: EventFilter | None = None) -> list[Event]:
        """Return events by day, undated ones last."""
        with self._reading() as connection:
            return queries.events(connection, wanted or EventFilter())

    def event(self, prefix: str) -> Event:
        """Return an event by its identifier or the beginning of it.

        Raises:
            UnknownEventError: no event or several have that identifier.
        """
        with self._reading() as connection:
            return queries.event(connection, prefix)

    def holders(self, claims: Collection[str]) -> Mapping[str, str]:
        """Return the events (identifiers) that hold claims, under the identifiers of these."""
        with self._reading() as connection:
            return queries.holders(connection, claims)

    def explained(self, event: Event) -> Explained:
        """Return why claims belong to an event, and which event is nearest to it."""
        from dragoman.ledger.explaining import explained  # noqa: PLC0415 - heavy, for it imports what derives

        with self._reading() as connection:
            return explained(connection, event)

    def claims(self, identifiers: Collection[str]) -> list[Claim]:
        """Return claims by identifier, those there are, in the order of their identifiers."""
        with self._reading() as connection:
            return queries.claims(connection, identifiers)

    def reports(self, wanted: ReportFilter | None = None) -> list[StoredReport]:
        """Return reports by source and part."""
        with self._reading() as connection:
            return queries.reports(connection, wanted or ReportFilter())

    def reports_by_id(self, identifiers: Collection[str]) -> Mapping[str, Report]:
        """Return reports under their identifiers."""
        with self._reading() as connection:
            return queries.reports_by_id(connection, identifiers)

    def texts(self) -> list[Report]:
        """Return all reports that have a text, those that could not be coded among them."""
        with self._reading() as connection:
            return queries.texts(connection)

    def figures(self, wanted: FigureFilter | None = None) -> list[StoredFigure]:
        """Return figures by report and place in it."""
        with self._reading() as connection:
            return queries.figures(connection, wanted or FigureFilter())

    def people(self) -> list[Person]:
        """Return who takes part in events, the most active first."""
        with self._reading() as connection:
            return queries.people(connection)

    def rulings(self) -> list[Ruling]:
        """Return all rulings in the order of their time."""
        with self._reading() as connection:
            return queries.rulings(connection)

    def ruled(self) -> list[StoredRuling]:
        """Return all rulings in the order of their time, with what is left of the ground of each."""
        from dragoman.ledger.ruled import ruled  # noqa: PLC0415 - heavy, for it imports what derives

        with self._reading() as connection:
            return ruled(connection)

    def claims_of(self, reports: Collection[str]) -> list[Claim]:
        """Return the claims of reports (identifiers), in the order of their own identifiers."""
        with self._reading() as connection:
            return queries.claims_of(connection, reports)

    def coded(self) -> list[CodedReport]:
        """Return all reports that were coded with what they say: what events are derived from."""
        with self._reading() as connection:
            return queries.coded(connection)


def _outcome(report: Report) -> str:
    return "coded" if report.skipped is None else "skipped"


def _differs(report: Report, coder: str, journal: Mapping[str, queries.Entry]) -> bool:
    entry = journal.get(report.id)
    return entry is None or entry != queries.Entry(_outcome(report), report.skipped, coder)


def _replaced(coded: Sequence[CodedReport]) -> set[str]:
    """Return what a partition replaces: its reports, and the failures to read an input that now was read."""
    failures = {report_id(one.report.source, one.report.part, "") for one in coded if one.report.skipped is None}
    return failures | {one.report.id for one in coded}


def _insert(connection: Connection, coded: Sequence[CodedReport], coder: str) -> None:
    _add(connection, schema.reports, rows.report_rows(coded))
    _add(connection, schema.inputs, [_journal_row(one.report, coder) for one in coded])
    _add(connection, schema.claims, rows.claim_rows(coded))
    _add(connection, schema.claim_participants, rows.claim_participant_rows(coded))
    _add(connection, schema.figures, rows.figure_rows(coded))
    _add(connection, schema.prints, copying.print_rows(coded))


def _add(connection: Connection, table: Table, new: Sequence[rows.Fields]) -> None:
    """Insert rows.

    Raises:
        LedgerError: a text holds NUL, which not every database can hold.
    """
    if any(isinstance(value, str) and "\x00" in value for row in new for value in row.values()):
        raise LedgerError("a text with the character NUL cannot be stored: take it out")
    if new:
        connection.execute(insert(table), list(new))


def _journal_row(report: Report, coder: str) -> rows.Fields:
    return {
        "report": report.id,
        "source": report.source,
        "part": report.part,
        "digest": digest("text", report.text),
        "outcome": _outcome(report),
        "reason": report.skipped,
        "coder": coder,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _touch(connection: Connection) -> None:
    """Note that claims or rulings have changed."""
    state = schema.state
    connection.execute(update(state).values(revision=state.c.revision + 1))


def _state(connection: Connection) -> tuple[int, bool]:
    """Return the revision, and whether the events are derived from it by this version."""
    row = connection.execute(select(schema.state)).one()
    return row.revision, (row.derived, row.derived_by) == (row.revision, __version__)


def _changed(connection: Connection) -> pending.Pending | None:
    """Return what has changed since the events were derived, None if all are to be derived anew."""
    if connection.scalar(select(schema.state.c.derived_by)) != __version__:
        return None
    changed = pending.read(connection)
    reports = connection.scalar(select(func.count()).select_from(schema.reports)) or 0
    return None if len(changed.report) * MUCH > reports else changed
