from __future__ import annotations

from dragoman.ledger import Ledger
from dragoman.ledger.copied import copies
from dragoman.model import CodedReport, Report, report_id

from ..matching.test_translations import ENGLISH, RUSSIAN
from .build import CODER, report


def _coded(source: str, text: str, language: str) -> CodedReport:
    made = Report(id=report_id(source, 1, text), source=source, text=text, language=language, published="2023-11-01")
    return CodedReport(report=made)


def test_copies_stand_beside_their_originals_with_the_words_both_share(place: str) -> None:
    english, russian = _coded("a.txt", ENGLISH, "en"), _coded("b.txt", RUSSIAN, "ru")
    wrapped = _coded("c.txt", f"Breaking news.\n{ENGLISH}", "en")
    with Ledger.open(place) as ledger:
        ledger.store([english, russian, wrapped], coder=CODER)
        found = {one.source: one for one in copies(ledger)}
    [original] = {one.copy_of for one in found.values()}
    texts = {one.report.id: one.report.text for one in (english, russian, wrapped)}
    assert len(found) == 2
    assert {one.kind for one in found.values()} == {"translation", "verbatim"}
    for one in found.values():
        assert one.quotes == [texts[one.report][a:b] for a, b in one.passages]
        assert one.original_quotes == [texts[original][a:b] for a, b in one.original_passages]
        assert one.quotes


def test_reports_that_could_not_be_read_copy_nothing(place: str) -> None:
    with Ledger.open(place) as ledger:
        skipped = report("b.txt", ENGLISH, skipped="no language that can be coded")
        ledger.store([_coded("a.txt", ENGLISH, "en"), CodedReport(report=skipped)], coder=CODER)
        assert copies(ledger) == []
