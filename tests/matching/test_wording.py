from __future__ import annotations

import time

import pytest

from dragoman import languages
from dragoman.engine.batch import code_batch
from dragoman.matching import derive
from dragoman.matching.wording import Pattern, is_spun, names, patterns, signals, with_signals, without
from dragoman.model import Report

from ..ledger.build import make_code
from .build import only, report, visit

EXAMPLES = [(code, one) for code in sorted(languages.available()) for one in patterns(code)]


def make(text: str, language: str = "en") -> Report:
    return Report(id="a", source="a.txt", language=language, text=text)


@pytest.mark.parametrize(("language", "one"), EXAMPLES, ids=[f"{code} {one.example[:40]}" for code, one in EXAMPLES])
def test_every_pattern_finds_its_example(language: str, one: Pattern) -> None:
    assert one.name in names()
    assert one.name in signals(make(f"Somewhere, before.\n{one.example}\n", language))


def test_every_language_has_patterns_and_names_what_they_prove() -> None:
    assert {code for code, _ in EXAMPLES} == set(languages.available())
    assert {name["proves"] for name in names().values()} <= {"alone", "together"}


def test_the_words_that_show_a_signal_are_exact() -> None:
    text = "Il a reçu Макрона à Astana, puis signé six documents."
    assert [text[a:b] for a, b in signals(make(text, "fr"))["leftover"]] == ["Макрона"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tokayev (Тоқаев) spoke of friendship, in Russian: дружба.", "en"),
        ("Le ministre a dit « дружба » en russe.", "fr"),
        ("Президент прилетел в Астану на Boeing, сообщает Reuters.", "ru"),
        ("马克龙（Emmanuel Macron）访问哈萨克斯坦。", "zh"),
        ("The two presidents adopted a joint statement after talks.", "en"),
        ("The Saxons of Saxony elected a new parliament.", "en"),
        ("He toured the museum with the minister, and the visits went on.", "en"),
        ("", "en"),
        ("Whatever", "../en"),
        ("Whatever", "xx"),
    ],
)
def test_what_is_no_signal(text: str, language: str) -> None:
    assert signals(make(text, language)) == {}


def test_one_weak_signal_proves_nothing_two_do() -> None:
    weak = with_signals(make("The Joint statementwith Tokayev was praised."))
    assert weak.evidence
    assert not is_spun(weak)
    assert is_spun(with_signals(make("The Joint statementwith Макрона was praised after lunch.")))
    assert is_spun(with_signals(make("This article was machine translated.")))
    assert not is_spun(make("This article was machine translated."))  # nothing was looked for


def test_signals_are_kept_once_beside_other_evidence() -> None:
    once = with_signals(
        Report(id="a", source="a", language="en", text="Machine translation.", evidence={"agency": [(0, 1)]})
    )
    assert with_signals(once) == once
    assert without(once.evidence) == {"agency": [(0, 1)]}
    assert with_signals(make("Nothing.")) == make("Nothing.")


@pytest.mark.parametrize("text", ["kazakh " * 60_000, "aб" * 100_000, "translated by " * 30_000, "museum" * 50_000])
def test_hostile_texts_take_bounded_time(text: str) -> None:
    before = time.process_time()
    signals(make(text))
    assert time.process_time() - before < 10


SPUN: dict[str, object] = {"evidence": {"signal credit": [(0, 5)]}, "outlet": "Spinner"}


def test_a_spun_report_supports_an_event_and_fills_no_cell() -> None:
    plain = report(visit("Macron", "KAZ", "2023-11-01"), published="2023-11-02", outlet="Herald")
    spun = report(visit("Macron", "KAZ", "2023-11-02", kind="state", city="Almaty"), published="2023-11-02", **SPUN)
    event = only(plain, spun)
    assert len(event.reports) == len(event.claims) == 2
    assert (event.start, event.kind, event.city) == ("2023-11-01", None, None)
    assert event.contested == {}
    assert event.origins == ["herald"]


def test_what_only_a_spun_report_tells_has_no_voice() -> None:
    [event] = derive([report(visit("Macron", "KAZ", "2023-11-01"), published="2023-11-02", **SPUN)])
    assert event.origins == []
    assert event.start == "2023-11-01"


def test_reading_keeps_signals_with_the_report() -> None:
    text = "Emmanuel Macron visited KAZ on 2023-11-01. Machine translation."
    [found] = code_batch([make(text)], make_code)
    [span] = found.report.evidence["signal credit"]
    assert text[slice(*span)] == "Machine translation"
