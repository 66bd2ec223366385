"""Every form of a time that reports use, one line each; and what looks like one and is none."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import languages
from dragoman.annotation.times import Resolved, Tense, TimeFinder, TimeMention, resolve
from tests.growth import grows_linearly

ANCHOR = date(2024, 7, 10)
"""A Wednesday."""
LANGUAGES = languages.available()


@cache
def finder(code: str) -> TimeFinder:
    return TimeFinder(languages.read_table(code, "calendar"), languages.read_table(code, "numbers"))


def shown(found: Resolved | None) -> str | None:
    """Return dates as the examples of the tables write them."""
    return None if found is None else "/".join(filter(None, (found.start, found.end)))


def only(code: str, text: str) -> TimeMention:
    (mention,) = finder(code).find(text)
    return mention


def dates(code: str, text: str, anchor: date | None = ANCHOR, tense: Tense | None = None) -> list[str | None]:
    return [shown(resolve(m, anchor=anchor, tense=tense)) for m in finder(code).find(text)]


EXAMPLES = [
    pytest.param(code, row, id=f"{code}: {row['example']}")
    for code in LANGUAGES
    for row in languages.read_table(code, "calendar")["template"]
    if "example" in row
]


@pytest.mark.parametrize(("code", "row"), EXAMPLES)
def test_each_template_reads_its_example(code: str, row: dict[str, Any]) -> None:
    if "after" in row:  # counted from a day told of before
        assert dates(code, row["example"], anchor=date.fromisoformat(row["after"]), tense="future") == [row["gives"]]
    elif row.get("duration"):  # how long, not when: it dates nothing
        assert set(dates(code, row["example"])) <= {None}
    else:
        assert dates(code, row["example"]) == [row.get("gives")]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("visited France on November 4-5, at", "November 4-5", "2024-11-04/2024-11-05"),
        ("on Nov.4-5 he", "Nov.4-5", "2024-11-04/2024-11-05"),
        ("in Paris from November 4 to 5.", "November 4 to 5", "2024-11-04/2024-11-05"),
        ("from 26th to 27th March 2024", "26th to 27th March 2024", "2024-03-26/2024-03-27"),
        ("May 14–19, 2015", "May 14–19, 2015", "2015-05-14/2015-05-19"),
        ("(Aug 12)", "Aug 12", "2024-08-12"),
        ("on the 4th of July", "the 4th of July", "2024-07-04"),
        ("Astana, July 2, 2024, for the 24th Meeting", "July 2, 2024", "2024-07-02"),
        ("3 July 2024", "3 July 2024", "2024-07-03"),
        ("28/07/2024", "28/07/2024", "2024-07-28"),
        ("07/28/2024", "07/28/2024", "2024-07-28"),
        ("on Tuesday evening, the two", "Tuesday evening", "2024-07-09"),
        ("Tuesday (July 2)", "Tuesday (July 2)", "2024-07-02"),
        ("this week", "this week", "2024-07-08/2024-07-14"),
        ("last July", "last July", "2023-07"),
        ("at the end of last year", "the end of last year", "2023"),
        ("in May of last year", "May of last year", "2023-05"),
        ("the summit of last year", "last year", "2023"),
        ("last March", "last March", "2024-03"),
        ("state visit in September 2022.", "September 2022", "2022-09"),
        ("in mid-May", "mid-May", "2024-05"),
        ("early next month", "early next month", "2024-08"),
        ("eleven years ago", "eleven years ago", "2013"),
        ('"Thirty-two years ago, China', "Thirty-two years ago", "1992"),
        ("the 2019-2021 plan", "2019-2021", "2019/2021"),
        ("between 3 and 5 May", "3 and 5 May", "2024-05-03/2024-05-05"),
        ("today (15)", "today (15)", "2024-07-15"),
        ("the week of May 6", "the week of May 6", "2024-05-06/2024-05-12"),
        ("May 30-June 2", "May 30-June 2", "2024-05-30/2024-06-02"),
        ("Dec. 28 to Jan. 3, 2025", "Dec. 28 to Jan. 3, 2025", "2024-12-28/2025-01-03"),
        ("May 29. /TASS/", "May 29", "2024-05-29"),
        ("MAY 29", "MAY 29", "2024-05-29"),
        ("by the end of 2024", "the end of 2024", "2024"),
        ("the end of the year", "the end of the year", "2024"),
        ("Monday, 8 July", "Monday, 8 July", "2024-07-08"),
        ("the first eight months of this year", "the first eight months of this year", "2024-01/2024-08"),
        ("arrived on the 4th.", "the 4th", "2024-07-04"),
        ("yesterday", "yesterday", "2024-07-09"),
        ("over the past 32 years since", "the past 32 years", "1992/2024"),
        ("29 February", "29 February", "2024-02-29"),
        ("since 2010", "2010", "2010"),
        ("largest partner in 2023, with", "2023", "2023"),
        ("from 2014 to 2018", "2014 to 2018", "2014/2018"),
    ],
)
def test_english(text: str, quote: str, expected: str) -> None:
    mention = only("en", text)
    assert text[mention.start : mention.end] == quote
    assert shown(resolve(mention, anchor=ANCHOR)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he may visit the capital",
        "they march on 5 cities",
        "march 5 kilometres",
        "the sun and he sat 2 hours"[:15],
        "2,000 people",
        "2024 tonnes of wheat",
        "in 2024 million dollars",
        "the number 2010",
        "the 24th Meeting",
        "on the 24th Meeting of the Council",
        "the year 3000",
        "0 May",
        "in 1.5",
        "covid-19",
        "G20",
        "10:20",
        "two leaders",
        "in the coming years",
        "the 21st century",
        "192.168.1.2",
        "+7 717 245-55-55",
        "5 of 12",
        "16/17 points",
    ],
)
def test_english_text_without_a_time(text: str) -> None:
    assert dates("en", text) == []


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("في 4 فبراير", "4 فبراير", "2024-02-04"),
        ("04 حزيران 2003", "04 حزيران 2003", "2003-06-04"),
        ("21 أيار/مايو 2017", "21 أيار/مايو 2017", "2017-05-21"),
        ("كانون الثاني/ يناير 2024", "كانون الثاني/ يناير 2024", "2024-01"),
        ("24 سبتمبر (أيلول) الماضي", "24 سبتمبر (أيلول) الماضي", "2023-09-24"),
        ("(5 كانون الثاني 2025)", "5 كانون الثاني 2025", "2025-01-05"),
        ("12 جانفي 2020", "12 جانفي 2020", "2020-01-12"),
        ("3 ماي 2021", "3 ماي 2021", "2021-05-03"),
        ("في الثالث من ابريل، وفي", "الثالث من ابريل", "2024-04-03"),
        ("الثالث والعشرين من نوفمبر 2023", "الثالث والعشرين من نوفمبر 2023", "2023-11-23"),
        ("يومي 16 و17 يوليو", "16 و17 يوليو", "2024-07-16/2024-07-17"),
        ("في الفترة من 20 إلى 22", "20 إلى 22", "2024-07-20/2024-07-22"),
        ("من 4 إلى 5 نوفمبر", "4 إلى 5 نوفمبر", "2024-11-04/2024-11-05"),
        ("14 – 15 نوفمبر", "14 – 15 نوفمبر", "2024-11-14/2024-11-15"),
        ("من ٤ إلى ٥ نوفمبر ٢٠٢٤", "٤ إلى ٥ نوفمبر ٢٠٢٤", "2024-11-04/2024-11-05"),
        ("۳ يوليو", "۳ يوليو", "2024-07-03"),
        ("26 / 5 / 1447هـ الموافق 17 / 11 / 2025م", "26 / 5 / 1447هـ الموافق 17 / 11 / 2025م", "2025-11-17"),
        ("الشهر الجاري", "الشهر الجاري", "2024-07"),
        ("بنفس الفترة من العام الماضي، ليصل", "العام الماضي", "2023"),
        ("وبالخميس", "الخميس", "2024-07-04"),
        ("وأمس", "أمس", "2024-07-09"),
        ("أول أمس", "أول أمس", "2024-07-08"),
        ("وغداً", "غداً", "2024-07-11"),
        ("في سبتمبر 2022", "سبتمبر 2022", "2022-09"),
        (
            "وفي الأشهر الثمانية الأولى من هذا العام،",
            "الأشهر الثمانية الأولى من هذا العام",
            "2024-01/2024-08",
        ),
        ("يوم الثُّلاثاء 2 تمّوز", "يوم الثُّلاثاء 2 تمّوز", "2024-07-02"),
        ("الأربعــاء 3 يوليو", "الأربعــاء 3 يوليو", "2024-07-03"),
        ("منذ عام ٢٠٢٢", "عام ٢٠٢٢", "2022"),
        ("قبل عشر سنوات", "قبل عشر سنوات", "2014"),
        ("من 30 يونيو إلى 2 يوليو", "30 يونيو إلى 2 يوليو", "2024-06-30/2024-07-02"),
        ("الأسبوع المقبل", "الأسبوع المقبل", "2024-07-15/2024-07-21"),
    ],
)
def test_arabic(text: str, quote: str, expected: str) -> None:
    mentions = finder("ar").find(text)
    found = [(text[m.start : m.end], shown(resolve(m, anchor=ANCHOR))) for m in mentions]
    assert [(q.removeprefix("يومي "), d) for q, d in found] == [(quote, expected)]


@pytest.mark.parametrize("text", ["مارس ضغوطا", "كان أب العائلة", "07:37 م", "2024 مليون دولار", "الذكرى الـ15"])
def test_arabic_text_without_a_time(text: str) -> None:
    assert dates("ar", text) == []


@pytest.mark.parametrize("text", ["1447هـ", "عام 1447هـ", "1350/11/27 هـ", "15 رمضان 1447هـ", "27 / 5 / 1447"])
def test_hijri_dates_are_seen_and_never_converted(text: str) -> None:
    mention = only("ar", text)
    assert mention.calendar == "other"
    assert resolve(mention, anchor=ANCHOR) is None


@pytest.mark.parametrize(
    ("text", "anchor", "tense", "expected"),
    [
        ("Tuesday", ANCHOR, "past", "2024-07-09"),
        ("Tuesday", ANCHOR, "future", "2024-07-16"),
        ("Wednesday", ANCHOR, "future", "2024-07-10"),
        ("last Wednesday", ANCHOR, None, "2024-07-03"),
        ("next Wednesday", ANCHOR, None, "2024-07-17"),
        ("in May", ANCHOR, "future", "2025-05"),
        ("in May", ANCHOR, "past", "2024-05"),
        ("in September", ANCHOR, "past", "2023-09"),
        ("on December 30", date(2025, 1, 2), "past", "2024-12-30"),
        ("on January 3", date(2024, 12, 30), "future", "2025-01-03"),
        ("on November 4-5", date(2024, 11, 6), "past", "2024-11-04/2024-11-05"),
        ("Sunday, 5 May", date(2024, 7, 10), "future", "2024-05-05"),
        ("six months later", ANCHOR, "future", "2025-01"),
    ],
)
def test_year_and_side_by_tense(text: str, anchor: date, tense: Tense | None, expected: str) -> None:
    assert dates("en", text, anchor, tense) == [expected]


@pytest.mark.parametrize("text", ["yesterday", "Tuesday", "on the 4th", "November 4", "last year", "in May"])
def test_nothing_is_resolved_without_an_anchor(text: str) -> None:
    assert dates("en", text, None) == [None]


def test_full_dates_need_no_anchor() -> None:
    assert dates("en", "July 3, 2024", None) == ["2024-07-03"]


@pytest.mark.parametrize("text", ["31 February 2024", "30 February", "31 April", "31/02/2024", "six months later"])
def test_impossible_dates_give_none(text: str) -> None:
    assert dates("en", text) == [None]


def test_last_day_of_the_calendar_does_not_raise() -> None:
    for text in ("9999 weeks ago", "in the next 9999 years", "tomorrow", "next month", "next year"):
        dates("en", text, date.max, None)
        dates("en", text, date.min, None)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("July 3, 2024", "stated"),
        ("July 3", "stated"),
        ("Tuesday", "resolved"),
        ("on the 4th", "resolved"),
        ("last year", "resolved"),
        ("in September last year", "resolved"),
        ("in September 2022", "stated"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    found = resolve(only("en", text), anchor=ANCHOR)
    assert found
    assert found.basis == basis


def test_a_weekday_against_its_date_is_a_conflict() -> None:
    found = resolve(only("en", "Wednesday, July 2, 2024"), anchor=ANCHOR)
    assert found == Resolved("2024-07-02", None, "stated", conflict=True)


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "a two-day visit", 2),
        ("en", "for three weeks", 21),
        ("en", "a 48-hour visit", 2),
        ("ar", "تستغرق يومين", 2),
        ("ar", "لمدة ثلاثة أيام", 3),
    ],
)
def test_durations(code: str, text: str, days: int) -> None:
    mention = only(code, text)
    assert (mention.is_duration, mention.days) == (True, days)
    assert resolve(mention, anchor=ANCHOR) is None


def test_ambiguous_order_is_marked() -> None:
    assert only("en", "03/07/2024").approximate
    assert not only("en", "28/07/2024").approximate


def test_details_of_a_mention() -> None:
    mention = only("en", "early on Monday evening"[9:])
    assert (mention.weekday, mention.part_of_day, mention.grain) == (0, "evening", "day")
    assert only("en", "late 2023").part == "late"
    assert only("en", "last July").direction == "past"
    assert only("ar", "سبتمبر المقبل").direction == "future"


def test_offsets_count_from_the_whole_text() -> None:
    text = "He came. July 3, 2024 was hot. May 5."
    (mention,) = finder("en").find(text, 9, 30)
    assert text[mention.start : mention.end] == "July 3, 2024"


# --- Other languages by data alone ---

TOY: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "ru": (
        {
            "months": {"7": ["июля"], "3": ["марта", "мар."]},
            "weekdays": {"2": ["среда", "среду"]},
            "words": {"with": ["с", "со"], "to": ["по", "до"], "year-word": ["года", "год"]},
            "template": [
                {"pattern": "(weekday ,?)? day (- day2)? month (year year-word?)?"},
                {"pattern": "(with)? day1 (to|-) day2 month (year year-word?)?"},
                {"pattern": "date"},
            ],
        },
        {"group": [" "], "decimal": [","]},
    ),
    "zh": (
        {
            "triggers": ["d", "y"],
            "relative_days": {"0": ["今"]},
            "weekdays": {"2": ["周三"]},
            "words": {"y": ["年"], "m": ["月"], "d": ["日"], "to": ["至"]},
            "aliases": {"day": "(day#|counted-day#)"},
            "template": [
                {"pattern": "(year y)? month-number m {day} d"},
                {"pattern": "{day1} (to|-) {day2} d"},
                {"pattern": "{day} d"},
                {"pattern": "relative-day open digits close d"},
                {"pattern": "weekday open day d close"},
            ],
        },
        {
            "spaced": False,
            "bare_scales": True,
            "scales": {"10": ["十"]},
            "positional": {"〇": 0, "零": 0, "二": 2, "七": 7},
            "cardinals": {"1": ["一"], "2": ["二"], "3": ["三"], "5": ["五"], "7": ["七"], "20": ["廿"]},
        },
    ),
    "kk": (
        {
            "months": {"7": ["шілде"], "9": ["қыркүйек"]},
            "words": {"year-word": ["жылғы", "жылдың"]},
            "template": [
                {"pattern": "(year year-word)? day1 - day2 month"},
                {"pattern": "(year year-word)? day month"},
            ],
        },
        {"group": [" "], "decimal": [","], "endings": ["де", "сінде", "те"]},
    ),
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ru", "с 2 по 4 июля", "2024-07-02/2024-07-04"),
        ("ru", "в среду, 3 июля", "2024-07-03"),
        ("ru", "04. 03. 2022", "2022-03-04"),
        ("ru", "18−21 марта 2017 года", "2017-03-18/2017-03-21"),
        ("zh", "习近平14日抵达", "2024-07-14"),
        ("zh", "廿五日", "2024-07-25"),
        ("zh", "二00七年一月三十日", "2007-01-30"),
        ("zh", "11月8日", "2024-11-08"),
        ("zh", "今（4）日", "2024-07-04"),
        ("zh", "周三(24日)", "2024-07-24"),
        ("zh", "6～9日", "2024-07-06/2024-07-09"),
        ("kk", "2024 жылғы 3-4 шілдеде", "2024-07-03/2024-07-04"),
        ("kk", "12шілдеде", "2024-07-12"),
        ("kk", "2024 жылдың 3-4 шілдесінде", "2024-07-03/2024-07-04"),
        ("kk", "14 қыркүйекте", "2024-09-14"),
    ],
)
def test_other_languages_fit_in_by_data(code: str, text: str, expected: str) -> None:
    found = TimeFinder(*TOY[code]).find(text)
    assert [shown(resolve(m, anchor=ANCHOR)) for m in found] == [expected]


# --- Robustness and speed ---

ALPHABET = "0123456789٣۴五二月日年 \n-–/.,()،%$:ـهم'\u0651İßء\ud800😀"
PIECES = [
    "July",
    "May ",
    "in ",
    "last ",
    "week",
    "ago",
    "يوم ",
    "الماضي",
    "من ",
    "إلى ",
    "يوليو",
    "هـ",
    "2024",
    "31",
    "1st",
]


@given(st.text() | st.lists(st.sampled_from(PIECES) | st.text(ALPHABET, max_size=4), max_size=12).map("".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for code in LANGUAGES:
        last = 0
        for mention in finder(code).find(text):
            assert last <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip()
            last = mention.end
            for tense in ("past", "future", None):
                found = resolve(mention, anchor=ANCHOR, tense=tense)
                assert found is None or len(found.start) in (4, 7, 10)


@pytest.mark.parametrize("piece", ["1 ", "من ", "1,000,", "1,1,", "2024-", "July ", "12/", "two ", "خمسة و", "\u0640ا"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_half_a_megabyte_of_one_line_is_linear(code: str, piece: str) -> None:
    assert grows_linearly(finder(code).find, piece, 500_000)
