"""Which reports of a ledger copy which, with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ledger.records import StoredCopy
from dragoman.ledger.store import Ledger
from dragoman.matching import origin_of_copies
from dragoman.matching.sharing import shared
from dragoman.model import Report, Span


def copies(ledger: Ledger) -> list[StoredCopy]:
    """Return the reports that copy another one, by their source, each with the words it shares with its original."""
    reports = {report.id: report for report in ledger.texts() if report.skipped is None}
    found = origin_of_copies(reports.values())
    return [_copy(report, reports[found[report.id]]) for report in reports.values() if report.id in found]


def _copy(report: Report, original: Report) -> StoredCopy:
    both = shared(report, original)
    return StoredCopy(
        report=report.id,
        source=report.source,
        language=report.language,
        copy_of=original.id,
        original_source=original.source,
        original_language=original.language,
        kind=both.kind,
        passages=both.ours,
        original_passages=both.theirs,
        quotes=_words(report, both.ours),
        original_quotes=_words(original, both.theirs),
    )


def _words(report: Report, spans: Sequence[Span]) -> list[str]:
    return [report.text[start:end] for start, end in spans]
