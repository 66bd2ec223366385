"""Languages are told from their neighbours, and Kazakh is read in three scripts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import languages
from dragoman.annotation.identify import identify
from dragoman.annotation.writing import Writing, writings
from dragoman.coding import Coder
from dragoman.model import Report

TEXTS = tomllib.loads(Path(__file__).with_name("scripts.toml").read_text(encoding="utf-8"))
NEIGHBOURS: dict[str, str] = TEXTS["neighbours"]

KAZAKH: dict[str, str] = TEXTS["kazakh"]


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
def test_a_neighbour_is_not_taken_for_a_language_that_is_coded(text: str) -> None:
    found = identify(text, languages.available())
    assert found.language is not None
    assert found.language not in languages.available()


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
def test_a_report_in_a_neighbour_is_skipped_with_the_reason(text: str) -> None:
    coded = Coder().code(Report(id="r", source="r", text=text))
    assert coded.claims == []
    assert "cannot be coded yet" in (coded.report.skipped or "")


@pytest.mark.parametrize(("language", "text"), TEXTS["known"].items())
def test_a_coded_language_is_not_taken_for_another(language: str, text: str) -> None:
    found = identify(text, (*languages.available(), "kk"))
    assert found.language == language
    assert found.writing is None


@pytest.mark.parametrize(("script", "text"), KAZAKH.items())
def test_the_script_of_a_kazakh_text_is_told(script: str, text: str) -> None:
    found = identify(text, ("kk",))
    assert found.language == "kk"
    assert found.writing is not None
    assert found.writing.name == script


@pytest.mark.parametrize("script", KAZAKH)
def test_kazakh_is_rewritten_in_cyrillic(script: str) -> None:
    writing = next(w for w in writings("kk") if w.name == script)
    written = writing.rewrite(KAZAKH[script]).text.lower()
    for word in ("қазақстан", "қасым-жомарт", "мемлекеттік сапармен барып", "келіссөз жүргізді", "құжатқа қол қойды"):
        assert word in written


@given(st.sampled_from(writings("kk")), st.text(alphabet="قازاقستانٴەگىۋ qaŋğúüшҚ a'.\n", max_size=60), st.data())
def test_spans_of_a_rewritten_text_lie_in_the_original(writing: Writing, text: str, data: st.DataObject) -> None:
    rewritten = writing.rewrite(text)
    assert len(rewritten.text) == len(rewritten.starts) == len(rewritten.ends)
    if rewritten.text:
        start = data.draw(st.integers(0, len(rewritten.text) - 1))
        end = data.draw(st.integers(start + 1, len(rewritten.text)))
        first, last = rewritten.place((start, end))
        assert 0 <= first < last <= len(text)
