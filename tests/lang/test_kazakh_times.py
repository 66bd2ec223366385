"""Kazakh times: the ways of the survey, as of Wednesday 10 July 2024."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman import languages
from dragoman.annotation.times import Tense, TimeFinder, resolve

SPOKEN = date(2024, 7, 10)


@cache
def finder() -> TimeFinder:
    return TimeFinder(languages.read_table("kk", "calendar"), languages.read_table("kk", "numbers"))


def said(text: str, tense: Tense) -> list[str]:
    """Return the dates a text gives, one or "first/last"."""
    found = [resolve(mention, anchor=SPOKEN, tense=tense) for mention in finder().find(text)]
    return ["/".join(filter(None, (one.start, one.end))) for one in found if one]


@pytest.mark.parametrize(
    ("text", "tense", "iso"),
    [
        ("29 наурызда", "past", "2024-03-29"),
        ("14-15 қараша күндері", "future", "2024-11-14/2024-11-15"),
        ("3-7 қаңтар аралығына", "past", "2024-01-03/2024-01-07"),
        ("2025 жылғы 11 қыркүйекте", "future", "2025-09-11"),
        ("2023 жылдың 1 қарашасында", "past", "2023-11-01"),
        ("2024 жылдың 3-4 шілдесінде", "past", "2024-07-03/2024-07-04"),
        ("12шілдеде", "future", "2024-07-12"),
        ("20 қыркүйек, 2011", "past", "2011-09-20"),
        ("11 Желтоқсан 2025 | GMT +5", "future", "2025-12-11"),
        ("31 нау, 2022", "past", "2022-03-31"),
        ("өткен айда", "past", "2024-06"),
        ("алдағы күзде", "future", "2024-09/2024-11"),
        ("мамыр айының 15-і мен 17-і күндері аралығында", "past", "2024-05-15/2024-05-17"),
        ("30 қыркүйектен 1 қазанға дейін", "future", "2024-09-30/2024-10-01"),
        ("қарашаның 6-сы", "future", "2024-11-06"),
        ("алдағы аптаның бейсенбісінде", "future", "2024-07-18"),
    ],
)
def test_way_of_the_survey_is_read(text: str, tense: Tense, iso: str) -> None:
    assert said(text, tense) == [iso]


@pytest.mark.parametrize(
    "text",
    ["Ол қарсы алды", "бүгінгі таңда", "бірге барды", "бейбітшілік үшін", "5 қарсы дауыс", "маусымдық жұмыс"],
)
def test_word_that_only_looks_like_a_time_is_none(text: str) -> None:
    assert said(text, "past") == []
