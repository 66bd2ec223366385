"""Coding the reports of a ledger again, from their stored texts, with the present coder and gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.engine.difference import Change, Holdings, difference
from dragoman.engine.fill import Plan
from dragoman.engine.run import code_batches
from dragoman.matching import derive
from dragoman.matching.grounds import found
from dragoman.model import Claim, CodedReport, Report

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

FOUND_BY_THE_CODER = ("agency", "published", "dateline", "dateline_date")
"""What the coder completes in a report; the words it rests on are the report's evidence."""


@dataclass(frozen=True)
class Recoded:
    """What came of coding a ledger again."""

    reports: int
    """How many reports say something else than before."""
    changes: list[Change]
    ungrounded: int
    """How many rulings in force have lost some or all of their claims."""


def recode(ledger: Ledger, plan: Plan, watch: Callable[[Report], None], *, dry_run: bool = False) -> Recoded:
    """Code all stored reports again and return what that changes; store it unless ``dry_run``.

    Each partition is one transaction. If this is interrupted the events stay as they were until it is run again,
    and what is told then is what both runs changed.

    Raises:
        LedgerError: the ledger cannot be read or written.
        EngineError: the coder cannot start.
    """
    stored = ledger.coded()
    before = Holdings(_claims(stored), ledger.events())
    known = {one.report.id: _comparable(one) for one in stored}
    coded: list[CodedReport] = []
    otherwise = 0
    for partition in code_batches(map(as_read, ledger.texts()), workers=plan.workers, make=plan.make):
        new = {one.report.id for one in partition if _says_otherwise(one, known.get(one.report.id))}
        otherwise += len(new)
        coded += partition
        if not dry_run:
            ledger.store(partition, coder=plan.coder, replace=new)
        for one in partition:
            watch(one.report)
    after = _derived(ledger, coded) if dry_run else _refreshed(ledger)
    rulings = found(ledger.rulings(), after.claims)
    lost = sum(bool(one.vanished) and one.undone_by is None for one in rulings)
    return Recoded(otherwise, difference(before, after), lost)


def as_read(report: Report) -> Report:
    """Return a stored report as it was before it was coded: without what the coder found in its text."""
    kept = {field: None for field in FOUND_BY_THE_CODER if field in report.evidence}
    if "published" in kept:
        kept["published_basis"] = None
    return replace(report, language=None, skipped=None, evidence={}, **kept)


def _comparable(coded: CodedReport) -> CodedReport:
    """Return a coded report with its records in one order and without the name of the coder."""
    return replace(
        coded,
        claims=sorted((replace(claim, coder="") for claim in coded.claims), key=lambda claim: claim.id),
        figures=sorted(coded.figures, key=lambda figure: figure.id),
    )


def _says_otherwise(coded: CodedReport, before: CodedReport | None) -> bool:
    if coded.report.skipped is not None:
        return before is not None
    return _comparable(coded) != before


def _derived(ledger: Ledger, coded: Sequence[CodedReport]) -> Holdings:
    told = [one for one in coded if one.report.skipped is None]
    return Holdings(_claims(told), derive(told, ledger.rulings()))


def _refreshed(ledger: Ledger) -> Holdings:
    ledger.refresh()
    return Holdings(_claims(ledger.coded()), ledger.events())


def _claims(coded: Sequence[CodedReport]) -> list[Claim]:
    return [claim for one in coded for claim in one.claims]
