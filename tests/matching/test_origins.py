from __future__ import annotations

import pytest

from dragoman.matching.origins import is_press_office, voice, voices
from dragoman.model import Report


def make(source: str = "a.txt", **fields: str | None) -> Report:
    return Report(id=source, source=source, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (make(agency="Xinhua", outlet="The Star", source="https://star.example/1"), "xinhua"),
        (make(agency="Xinhua News Agency"), "xinhua"),
        (make(agency="/TASS/"), "tass"),
        (make(outlet="Le Monde", source="https://www.lemonde.fr/1"), "le monde"),
        (make("https://www.lemonde.fr/1"), "lemonde.fr"),
        (make("reports/a.txt"), "reports/a.txt"),
        (make("http://[broken"), "http://[broken"),
    ],
)
def test_voice(report: Report, expected: str) -> None:
    assert voice(report) == expected


def test_a_copy_has_the_voice_of_its_original() -> None:
    original, copy = make("a", agency="Akorda"), make("b", outlet="Kazinform")
    assert voices({"a": original, "b": copy}, {"b": "a"}) == {"a": "akorda", "b": "akorda"}


@pytest.mark.parametrize(
    "report",
    [
        make(agency="Akorda"),
        make("https://www.akorda.kz/en/1"),
        make("http://kremlin.ru/events/1"),
        make("https://www.mfa.gov.tr/x"),
        make("https://www.fmprc.gov.cn/1"),
        make("https://president.uz/1"),
    ],
)
def test_press_offices(report: Report) -> None:
    assert is_press_office(report)


@pytest.mark.parametrize("report", [make(agency="Xinhua"), make("https://govnews.example/1"), make("a.txt")])
def test_others_are_no_press_offices(report: Report) -> None:
    assert not is_press_office(report)
