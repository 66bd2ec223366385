"""Numbers in digits and words, folding, and the languages that only have toy tables so far."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import languages
from dragoman.annotation import numerals
from dragoman.annotation.numerals import Lexer, Lexicon, NumberFormat, WordNumbers, fold, roman_value

TOY: dict[str, dict[str, Any]] = {
    "es": {
        "group": [".", ",", " "],
        "decimal": [",", "."],
        "bare_scales": True,
        "joiners": ["y"],
        "cardinals": {"3": ["tres"], "30": ["treinta"]},
        "scales": {"1e3": ["mil"], "1e6": ["millones", "millón"]},
    },
    "fr": {
        "group": [" ", "."],
        "decimal": [","],
        "joiners": ["et"],
        "cardinals": {"4": ["quatre"]},
        "scales": {"1e6": ["million", "millions"], "1e9": ["milliard", "milliards"]},
    },
    "ru": {
        "group": [" "],
        "decimal": [","],
        "cardinals": {"1.5": ["полутора"], "40": ["сорок"], "4": ["четыре"]},
        "scales": {"1e6": ["млн.", "миллиона"], "1e9": ["млрд.", "миллиардов"]},
    },
    "zh": {
        "spaced": False,
        "group": [","],
        "decimal": ["."],
        "bare_scales": True,
        "positional": {
            "〇": 0,
            "○": 0,
            "零": 0,
            "一": 1,
            "二": 2,
            "三": 3,
            "四": 4,
            "五": 5,
            "六": 6,
            "七": 7,
            "八": 8,
            "九": 9,
        },
        "cardinals": {"1": ["一"], "2": ["二", "两"], "3": ["三"], "5": ["五"], "9": ["九"], "20": ["廿"]},
        "scales": {"10": ["十"], "100": ["百"], "1e3": ["千"], "1e4": ["万"], "1e8": ["亿"], "1e12": ["兆"]},
    },
    "kk": {
        "group": [" "],
        "decimal": [","],
        "cardinals": {"2": ["екі"]},
        "scales": {"1e6": ["млн"], "1e9": ["миллиард"]},
    },
}


def read_number(numbers: dict[str, Any], text: str) -> float | None:
    """Return the number that the whole text is."""
    lexicon = Lexicon()
    WordNumbers.add_words(lexicon, numbers)
    tokens = Lexer(lexicon, numbers).read(fold(text).text)
    value, after = WordNumbers(numbers).read(tokens, 0)
    return value if after == len(tokens) else None


def words_of(code: str) -> dict[str, Any]:
    return languages.read_table(code, "numbers")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("600,000", 600_000),
        ("1,234,567.89", 1_234_567.89),
        ("23.6", 23.6),
        ("12,34,567", 1_234_567),
        ("40 000", 40_000),
        ("two", 2),
        ("thirty-two", 32),
        ("thirty two", 32),
        ("two hundred and five", 205),
        ("three hundred and twenty-five thousand", 325_000),
        ("2.5 thousand", 2_500),
        ("two dozen", 24),
        ("a dozen", 12),
        ("a score", 20),
        ("half a billion", 500_000_000),
        ("1.1bn", 1.1e9),
        ("5 bln", 5e9),
        ("twenty-one trillion three hundred", 21_000_000_000_300),
        ("66b", 66e9),
    ],
)
def test_english_numbers(text: str, value: float) -> None:
    assert read_number(words_of("en"), text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["million", "five six", "two two", "a", "5G"])
def test_what_is_no_single_number_in_english(text: str) -> None:
    assert read_number(words_of("en"), text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.6", 6.6),
        ("6,6", 6.6),
        ("٢١", 21),
        ("۲۱", 21),
        ("٦٫٦", 6.6),
        ("1,234,567", 1_234_567),
        ("5ر934 مليار", 934.5e9),
        ("29ر1 تريليون", 1.29e12),
        ("6ر27", 27.6),
        ("18.7 مليار", 18.7e9),
        ("4 مليارات", 4e9),
        ("ملياران", 2e9),
        ("ملياري", 2e9),
        ("مليون", 1e6),
        ("ثماني", 8),
        ("خمسة وعشرون", 25),
        ("خمسةٌ وعشــرون", 25),
        ("مائة وستة عشر", 116),
        ("ثلاث مئة وواحد", 301),
        ("ألفين ومائتين", 2_200),
        ("ثلاثمائة وواحد وثلاثون", 331),
        ("مئة ألف", 100_000),
        ("واحد وعشرون تريليون", 21e12),
    ],
)
def test_arabic_numbers(text: str, value: float) -> None:
    assert read_number(words_of("ar"), text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("es", "27.800 millones", 27.8e9),
        ("es", "mil 338 millones", 1.338e9),
        ("es", "tres mil 906 millones", 3.906e9),
        ("es", "23 mil 200 millones", 23.2e9),
        ("es", "5,060 millones", 5.06e9),
        ("es", "32,3", 32.3),
        ("es", "191.9", 191.9),
        ("fr", "29,7 milliards", 29.7e9),
        ("fr", "46\u202f000", 46_000),
        ("fr", "24.000", 24_000),
        ("ru", "2,8 млрд", 2.8e9),
        ("ru", "2 млрд. 842 млн", 2.842e9),
        ("ru", "полутора миллиардов", 1.5e9),
        ("ru", "сорок четыре", 44),
        ("zh", "二00七", 2007),
        ("zh", "二○二四", 2024),
        ("zh", "廿五", 25),
        ("zh", "三十", 30),
        ("zh", "2883亿7200万", 2883.72e8),
        ("zh", "十兆", 1e13),
        ("zh", "３０００亿", 3e11),
        ("zh", "二千三百", 2_300),
        ("kk", "28,1 миллиард", 28.1e9),
        ("kk", "екі миллиард", 2e9),
    ],
)
def test_other_languages_fit_in_by_data(code: str, text: str, value: float) -> None:
    assert read_number(TOY[code], text) == pytest.approx(value)


def test_marks_inside_words_are_left_out_and_offsets_hold() -> None:
    source = "يوم الثُّلاثاء وعشــرون"
    folded = fold(source)
    assert folded.text == "يوم الثلاثاء وعشرون"
    start = folded.text.index("الثلاثاء")
    assert source[slice(*folded.span(start, start + len("الثلاثاء")))] == "الثُّلاثاء"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == (len(text) if folded.origin is None else len(folded.origin))
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet="0123456789.,،ر ٣五〇", max_size=40))
def test_no_row_of_digits_raises(text: str) -> None:
    for numbers in (*TOY.values(), words_of("en"), words_of("ar")):
        NumberFormat(numbers).value(text) if text.isdigit() else read_number(numbers, text)


@pytest.mark.parametrize(("written", "value"), [("XI", 11), ("XXIV", 24), ("IX", 9), ("XLII", 42), ("XCIX", 99)])
def test_roman_numerals(written: str, value: int) -> None:
    assert numerals.ROMAN_NUMBER.fullmatch(written)
    assert roman_value(written) == value
