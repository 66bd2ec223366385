"""The ledger: what was read, what it claims, what was ruled, and the events that add up from it.

    with Ledger.open("dragoman.db") as ledger:  # or postgresql://user@host/database
        ledger.store(coded_reports, coder="lexicon 0.1.0")
        ledger.refresh()
        ledger.events(EventFilter(country="KAZ"))

Claims never change and rulings are only added; events are derived from both by `dragoman.matching.derive`.
"""

from __future__ import annotations

from dragoman.ledger.errors import LedgerError, MissingLedgerError, RulingError, UnknownEventError
from dragoman.ledger.filters import EventFilter, FigureFilter, ReportFilter
from dragoman.ledger.place import Place
from dragoman.ledger.records import Doubt, Person, StoredCopy, StoredFigure, StoredReport, StoredRuling
from dragoman.ledger.store import Ledger

__all__ = [
    "Doubt",
    "EventFilter",
    "FigureFilter",
    "Ledger",
    "LedgerError",
    "MissingLedgerError",
    "Person",
    "Place",
    "ReportFilter",
    "RulingError",
    "StoredCopy",
    "StoredFigure",
    "StoredReport",
    "StoredRuling",
    "UnknownEventError",
]
