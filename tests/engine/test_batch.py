from __future__ import annotations

import msgspec
import pytest

from dragoman.engine.batch import code_batch, code_one, describe
from dragoman.model import Claim, CodedReport, Report


def report(text: str = "Macron arrived in Astana.", identifier: str = "r1") -> Report:
    return Report(id=identifier, source=f"{identifier}.txt", text=text)


def one_claim(given: Report) -> CodedReport:
    return CodedReport(report=given, claims=[Claim(id=f"c-{given.id}", report=given.id, type="visit")])


def test_results_come_in_the_order_of_the_reports() -> None:
    given = [report(identifier=f"r{number}") for number in range(5)]
    coded = code_batch(given, lambda: one_claim)
    assert [one.report.id for one in coded] == ["r0", "r1", "r2", "r3", "r4"]
    assert coded[3].claims[0].id == "c-r3"


def test_a_skipped_report_is_passed_on_and_not_coded() -> None:
    skipped = Report(id="r1", source="x.pdf", skipped="PDF is not read yet")
    assert code_one(skipped, lambda _: pytest.fail("coded")) == CodedReport(report=skipped)


@pytest.mark.parametrize("error", [ValueError("no\nsuch place"), RecursionError(), MemoryError(), KeyError("x")])
def test_a_failure_becomes_the_reason(error: Exception) -> None:
    def fails(given: Report) -> CodedReport:
        raise error

    coded = code_one(report(), fails)
    assert coded.report.skipped == f"the coder failed on it: {describe(error)}"
    assert coded.report.text == report().text
    assert coded.claims == []
    assert "\n" not in coded.report.skipped


def test_interruption_is_no_failure_of_the_coder() -> None:
    def interrupted(given: Report) -> CodedReport:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code_one(report(), interrupted)


def test_identifiers_the_store_cannot_rely_on_are_refused() -> None:
    def twins(given: Report) -> CodedReport:
        return CodedReport(report=given, claims=[Claim(id="c", report=given.id, type="call")] * 2)

    def another(given: Report) -> CodedReport:
        return CodedReport(report=msgspec.structs.replace(given, id="r2"))

    assert "same identifier" in str(code_one(report(), twins).report.skipped)
    assert "identifier of the report" in str(code_one(report(), another).report.skipped)


def test_halves_of_surrogate_pairs_are_skipped_and_can_be_written() -> None:
    coded = code_one(Report(id="r1", source="a\udcff.txt", title="\ud83d", text="x\ud800"), one_claim)
    assert "not Unicode" in str(coded.report.skipped)
    assert coded.report.source == "a\\udcff.txt"
    assert msgspec.json.encode(coded)


def test_nul_is_skipped_for_no_database_need_hold_it() -> None:
    coded = code_one(Report(id="r1", source="a.txt", title="a\x00b", text="x\x00"), one_claim)
    assert "the character NUL" in str(coded.report.skipped)
    assert (coded.report.title, coded.report.text) == ("a\\x00b", "")
