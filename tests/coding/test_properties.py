"""What must hold for every text: nothing is raised, every span quotes the text, the same text codes the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import intake, languages
from dragoman.coding import Coder
from dragoman.model import CodedReport, PublishedBasis, Report, Span, report_id

GOLD = Path(__file__).parents[1] / "gold"
PIECES = (
    "President Xi Jinping",
    "Emmanuel Macron",
    "arrived in",
    "Astana",
    "on Tuesday",
    "met",
    "spoke by phone with",
    ",",
    "who",
    "and",
    "will visit",
    "France",
    "state visit",
    "signed 12 documents",
    ".",
    "\n",
    "(Xinhua)",
    "July 3, 2024",
    "الرئيس الفرنسي",
    "إيمانويل ماكرون",
    "وصل إلى",
    "أستانا",
    "استقبل",
    "اتصالا هاتفيا",
    "زيارة رسمية",
    "و",
    "31 فبراير",
    "year 0",
    "0000-00-00",
    "’s",
    "“",
    "”",
    "İ",
    "ß",
    "ﷲ",
    "\u200f",
    "𐐀",
    "é",
    "e\u0301",
    "5ر934 مليار",
    "习近平",
    "访华",
)


@cache
def coder() -> Coder:
    return Coder()


def code(text: str, language: str | None, published: str | None = "2024-11-06") -> CodedReport:
    basis: PublishedBasis | None = "header" if published else None
    return coder().code(
        Report(
            id=report_id("t", 1, text),
            source="t",
            text=text,
            language=language,
            published=published,
            published_basis=basis,
        )
    )


def spans_of(coded: CodedReport) -> Iterator[Span]:
    for claim in coded.claims:
        yield claim.sentence
        for spans in claim.evidence.values():
            yield from spans
        for participant in claim.participants:
            yield from participant.evidence
    for figure in coded.figures:
        for spans in figure.evidence.values():
            yield from spans
    for spans in coded.report.evidence.values():
        yield from spans


def assert_sound(coded: CodedReport) -> None:
    text = coded.report.text
    for start, end in spans_of(coded):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for claim in coded.claims:
        assert claim.evidence.get("event")
        assert all(participant.evidence for participant in claim.participants)
        for field in ("country", "city", "start", "kind", "format", "setting", "count", "ordinal"):
            assert getattr(claim, field) is None or claim.evidence.get(field), field


LANGUAGES = st.sampled_from(languages.available())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=400), language=LANGUAGES)
def test_any_text_is_coded_without_an_exception(text: str, language: str) -> None:
    assert_sound(code(text, language))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), language=LANGUAGES, glue=st.sampled_from([" ", "", ", "]))
def test_any_order_of_the_words_of_diplomacy_keeps_spans_true(pieces: list[str], language: str, glue: str) -> None:
    assert_sound(code(glue.join(pieces), language))


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=5, max_size=30))
def test_the_same_text_is_coded_the_same(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert code(text, "en") == code(text, "en")


@pytest.mark.parametrize("language", languages.available())
def test_a_very_long_line_is_coded_in_bounded_time(language: str) -> None:
    assert_sound(code("President Xi Jinping met Emmanuel Macron in Astana, and " * 2000, language))


@pytest.mark.parametrize("published", [None, "2024-11-06", "2024-11", "2024", "9999-12-31", "0001-01-01"])
def test_any_day_of_publication_will_do(published: str | None) -> None:
    coded = code(
        "President Xi Jinping arrived in Astana on Tuesday, 31 February, for a three-day visit.", "en", published
    )
    assert_sound(coded)


@pytest.mark.skipif(not GOLD.exists(), reason="the development gold is not here")
def test_every_quote_of_the_gold_reports_is_exact() -> None:
    reports = [report for report in intake.read([GOLD]) if not report.skipped]
    assert reports
    for report in reports:
        assert_sound(coder().code(report))


def test_a_text_in_an_unknown_language_is_skipped_with_its_reason() -> None:
    coded = code("Prezydent Francji Emmanuel Macron przybył we wtorek do Warszawy z oficjalną wizytą państwową.", None)
    assert coded.report.skipped is not None
    assert "cannot be coded yet" in coded.report.skipped
    assert coded.claims == []


def test_too_little_text_to_tell_its_language_is_skipped_with_its_reason() -> None:
    coded = code("Macron, Xi", None)
    assert coded.report.skipped == "too little text to tell its language"
