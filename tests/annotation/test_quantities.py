"""Every form of a figure that reports use, one line each; and numbers that are no figures."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import languages
from dragoman.annotation.quantities import Quantity, QuantityFinder
from tests.growth import grows_linearly

LANGUAGES = ("en", "ar")


@cache
def finder(code: str) -> QuantityFinder:
    return QuantityFinder(languages.read_table(code, "numbers"))


def found(code: str, text: str) -> list[Quantity]:
    return finder(code).find(text)


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("worth $23.6 billion.", "$23.6 billion", 23.6e9, "USD"),
        ("may reach $66b", "$66b", 66e9, "USD"),
        ('"$20bn"', "$20bn", 20e9, "USD"),
        ("5 bln euros", "5 bln euros", 5e9, "EUR"),
        ("USD 27bn", "USD 27bn", 27e9, "USD"),
        ("41 billion U.S. dollars", "41 billion U.S. dollars", 41e9, "USD"),
        ("80.6 million dollars", "80.6 million dollars", 80.6e6, "USD"),
        ("€5 million", "€5 million", 5e6, "EUR"),
        ("£3m", "£3m", 3e6, "GBP"),
        ("200 yuan", "200 yuan", 200, "CNY"),
        ("5 billion tenge", "5 billion tenge", 5e9, "KZT"),
        ("1.5 trillion rubles", "1.5 trillion rubles", 1.5e12, "RUB"),
        ("2 billion dirhams", "2 billion dirhams", 2e9, "AED"),
        ("S$27 billion", "S$27 billion", 27e9, "SGD"),
        ("Mex$ 10 million", "Mex$ 10 million", 10e6, "MXN"),
        ("half a billion dollars", "half a billion dollars", 5e8, "USD"),
        ("a $5-billion-dollar loan", "$5-billion-dollar", 5e9, "USD"),
        ("32 percent", "32 percent", 32, "percent"),
        ("Sixty percent will", "Sixty percent", 60, "percent"),
        ("116%", "116%", 116, "percent"),
        ("12 million tonnes of grain", "12 million tonnes", 12e6, "tonne"),
        ("1.2 million barrels per day", "1.2 million barrels per day", 1.2e6, "barrel"),
        ("2.5 thousand akims", "2.5 thousand", 2_500, "count"),
    ],
)
def test_english(text: str, quote: str, value: float, unit: str) -> None:
    (one,) = found("en", text)
    assert (text[one.start : one.end], one.unit) == (quote, unit)
    assert one.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("code", "text", "value", "noun"),
    [
        ("en", "6,500 joint ventures", 6_500, "companies"),
        ("en", "over 200 companies", 200, "companies"),
        ("en", "40 weekly flights", 40, "flights"),
        ("en", "600,000 cross-border trips", 600_000, "trips"),
        ("en", "two dozen agreements", 24, "agreements"),
        ("en", "24 documents were signed", 24, "documents"),
        ("en", "12 memoranda of understanding", 12, "agreements"),
        ("en", "one agreement", 1, "agreements"),
        ("en", "a hundred companies", 100, "companies"),
        ("en", "34 joint projects", 34, "projects"),
        ("ar", "ثماني وثائق", 8, "documents"),
        ("ar", "سبع اتفاقيات", 7, "agreements"),
        ("ar", "ست مذكرات تفاهم", 6, "agreements"),
        ("ar", "6 وثائق", 6, "documents"),
        ("ar", "وثيقتان", 2, "documents"),
        ("ar", "وثيقتين", 2, "documents"),
        ("ar", "اتفاقيتين", 2, "agreements"),
        ("ar", "مذكرتي تفاهم", 2, "agreements"),
        ("ar", "برنامجين تنفيذيين", 2, "agreements"),
        ("ar", "خمسة وعشرون شركة", 25, "companies"),
        ("ar", "توقيع 27 اتفاقية ومذكرة تفاهم", 27, "agreements"),
    ],
)
def test_counts(code: str, text: str, value: float, noun: str) -> None:
    (one,) = found(code, text)
    assert (one.value, one.unit, one.noun) == (value, "count", noun)


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("ما يقرب من 18.7 مليار دولار أمريكي", "ما يقرب من 18.7 مليار دولار أمريكي", 18.7e9, "USD"),
        ("بلغ 4 مليارات دولار", "4 مليارات دولار", 4e9, "USD"),
        ("بملياري دولار", "ملياري دولار", 2e9, "USD"),
        ("ملياران", "ملياران", 2e9, "count"),
        ("407.4 مليار دولار أمريكي", "407.4 مليار دولار أمريكي", 407.4e9, "USD"),
        ("مليون دولار", "مليون دولار", 1e6, "USD"),
        ("21%", "21%", 21, "percent"),
        ("٢١٪", "٢١٪", 21, "percent"),
        ("2.3 في المائة", "2.3 في المائة", 2.3, "percent"),
        ("2.3 بالمائة", "2.3 بالمائة", 2.3, "percent"),
        ("2.3 بالمئة", "2.3 بالمئة", 2.3, "percent"),
        ("عشرين في المئة", "عشرين في المئة", 20, "percent"),
        ("5ر934 مليار", "5ر934 مليار", 934.5e9, "count"),
        ("29ر1 تريليون دولار", "29ر1 تريليون دولار", 1.29e12, "USD"),
        ("6ر27 بالمئة", "6ر27 بالمئة", 27.6, "percent"),
        ("٣٢٢ ألف ريال", "٣٢٢ ألف ريال", 322_000, "SAR"),
        ("ألفين ومائتين درهم", "ألفين ومائتين درهم", 2_200, "AED"),
    ],
)
def test_arabic(text: str, quote: str, value: float, unit: str) -> None:
    (one,) = found("ar", text)
    assert (text[one.start : one.end], one.unit) == (quote, unit)
    assert one.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("code", "text", "first", "second"),
    [
        ("en", "between 5 and 6 billion dollars", (5e9, "USD"), (6e9, "USD")),
        ("en", "$5-6 billion", (5e9, "USD"), (6e9, "USD")),
        ("en", "from 24 to 32 percent", (24, "percent"), (32, "percent")),
        ("en", "100-200 companies", (100, "count"), (200, "count")),
        ("en", "US$20 billion (S$27 billion)", (20e9, "USD"), (27e9, "SGD")),
        ("en", "from $1.1bn to $5bn", (1.1e9, "USD"), (5e9, "USD")),
        ("ar", "5 مليار درهم (1.36 مليار يورو)", (5e9, "AED"), (1.36e9, "EUR")),
        ("ar", "بين 5 و6 مليارات دولار", (5e9, "USD"), (6e9, "USD")),
    ],
)
def test_two(code: str, text: str, first: tuple[float, str], second: tuple[float, str]) -> None:
    assert [(one.value, one.unit) for one in found(code, text)] == [first, second]


@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("en", "over 200 companies", "over"),
        ("en", "more than $5bn", "over"),
        ("en", "almost $5bn", "about"),
        ("en", "up to 30 percent", "under"),
        ("en", "less than 3%", "under"),
        ("en", "$5bn", "exact"),
        ("en", "170 companies or more", "over"),
        ("ar", "أكثر من 200 شركة", "over"),
        ("ar", "نحو 30 مشروعا", "about"),
        ("ar", "ما يقرب من 5%", "about"),
        ("ar", "يفوق 5 مليارات دولار", "over"),
        ("ar", "أقل من 3%", "under"),
    ],
)
def test_bounds(code: str, text: str, bound: str) -> None:
    (one,) = found(code, text)
    assert one.bound == bound
    assert (one.bound_span is None) == (bound == "exact")


@pytest.mark.parametrize(
    ("code", "text", "change"),
    [
        ("en", "up by 32 percent", True),
        ("en", "surged by 116% over the decade", True),
        ("en", "rose 12%", True),
        ("en", "trade increased over the decade by 15 percent", True),
        ("en", "a 5% increase", True),
        ("en", "up by more than 32 percent", True),
        ("en", "a share of 32 percent", False),
        ("en", "reached $5bn", False),
        ("en", "grew to $5bn", False),
        ("ar", "بزيادة 5%", True),
        ("ar", "زاد حجم التجارة بنسبة 21% مقارنة", True),
        ("ar", "حصة بنسبة 21%", False),
    ],
)
def test_change(code: str, text: str, change: bool) -> None:
    (one,) = found(code, text)
    assert one.change is change


@pytest.mark.parametrize(
    "text",
    [
        "one-on-one talks",
        "three-way meeting",
        "two-day visit",
        "G20",
        "COVID-19",
        "F-16",
        "180ml",
        "one of them",
        "million",
        "no number",
        "30-member delegation",
        "the 24th Meeting",
    ],
)
def test_no_quantity(text: str) -> None:
    assert found("en", text) == []


def test_spans_of_value_unit_and_bound() -> None:
    text = "It is over $23.6 billion."
    (one,) = found("en", text)
    assert one.unit_span
    assert one.bound_span
    pieces = [text[slice(*span)] for span in (one.value_span, one.unit_span, one.bound_span)]
    assert pieces == ["23.6 billion", "$", "over"]
    assert text[one.start : one.end] == "over $23.6 billion"


def test_excluded_spans_and_offsets() -> None:
    text = "In 2023 trade was 4 billion dollars. 5 more"
    assert [text[q.start : q.end] for q in finder("en").find(text, 0, 36, exclude=[(3, 7)])] == ["4 billion dollars"]
    assert [text[q.start : q.end] for q in finder("en").find(text, 8, 36)] == ["4 billion dollars"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "the 24th Meeting", [("24th", 24)]),
        ("en", "his eleventh visit", [("eleventh", 11)]),
        ("en", "XI Summit", [("XI", 11)]),
        ("en", "the XXIV Meeting", [("XXIV", 24)]),
        ("en", "the thirty-second", [("thirty-second", 32)]),
        ("en", "Summit XII", [("XII", 12)]),
        ("en", "met Xi Summit", []),
        ("en", "no order", []),
        ("ar", "الدورة الرابعة والعشرين", [("الرابعة والعشرين", 24)]),
        ("ar", "القمة الـ24", [("الـ24", 24)]),
        ("ar", "الحادية عشرة", [("الحادية عشرة", 11)]),
        ("ar", "الذكرى الـ15 لتوقيع", [("الـ15", 15)]),
    ],
)
def test_ordinals(code: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[start:end], value) for start, end, value in finder(code).ordinals(text)] == expected


PIECES = [
    "$",
    "5 ",
    "billion ",
    "and ",
    "between ",
    "to ",
    "up by ",
    "%",
    "companies",
    "2,5",
    "مليار ",
    "و",
    "دولار",
    "الـ",
    "XI Summit",
]


@given(
    st.text()
    | st.lists(st.sampled_from(PIECES) | st.text("0123٣.,-– \nر\u0651😀\ud800", max_size=4), max_size=12).map("".join)
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for code in LANGUAGES:
        for one in found(code, text):
            for start, end in (s for s in ((one.start, one.end), one.value_span, one.unit_span, one.bound_span) if s):
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip()
        for start, end, _ in finder(code).ordinals(text):
            assert text[start:end].strip()


@pytest.mark.parametrize(
    "piece", ["1 ", "من ", "1,000,", "1,1,", "$1-", "two ", "خمسة و", "5ر", "xi summit ", "one hundred "]
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_half_a_megabyte_of_one_line_is_linear(code: str, piece: str) -> None:
    assert grows_linearly(finder(code).find, piece, 500_000)
