from __future__ import annotations

import time
from itertools import permutations

import pytest

from dragoman.matching.accounts import accounts_of
from dragoman.matching.copies import origin_of_copies
from dragoman.matching.facts import sentences, sound
from dragoman.matching.sharing import shared
from dragoman.matching.translations import translated
from dragoman.model import CodedReport, Report

from .build import visit

ENGLISH = """Emmanuel Macron arrives in Astana for talks on energy
President Emmanuel Macron of France landed in Astana on 1 November with a delegation of 42 company heads.
Kassym-Jomart Tokayev met him at the airport.
After talks that lasted for 3 hours the two countries signed 17 documents worth 850 million euros.
Tokayev said: "Trade has grown by 36 percent since 2019, and we mean to double it."
According to Murat Nurtleu, France supplied 28 locomotives last year.
Macron leaves for Samarkand, where Shavkat Mirziyoyev will receive him together with business leaders from Toulouse.
"""
RUSSIAN = """Эмманюэль Макрон прибыл в Астану на переговоры об энергетике
Президент Франции Эмманюэль Макрон прилетел в Астану 1 ноября с делегацией из 42 глав компаний.
Касым-Жомарт Токаев встретил его в аэропорту.
После переговоров, которые длились 3 часа, две страны подписали 17 документов на сумму 850 млн евро.
Токаев сказал: «Торговля выросла на 36 процентов с 2019 года, и мы намерены её удвоить».
По словам Мурата Нуртлеу, Франция поставила в прошлом году 28 локомотивов.
Макрон отправляется в Самарканд, где его вместе с деловыми людьми из Тулузы примет Шавкат Мирзиёев.
"""
ARABIC = """إيمانويل ماكرون يصل إلى أستانا لإجراء محادثات حول الطاقة
وصل الرئيس الفرنسي إيمانويل ماكرون إلى أستانا في 1 نوفمبر مع وفد من 42 من رؤساء الشركات.
واستقبله قاسم جومارت توكاييف في المطار.
وبعد محادثات استمرت 3 ساعات وقع البلدان 17 وثيقة بقيمة 850 مليون يورو.
وقال توكاييف: "نمت التجارة بنسبة 36 في المائة منذ عام 2019، ونعتزم مضاعفتها".
ووفقا لمراد نورتلو، ورّدت فرنسا 28 قاطرة في العام الماضي.
ويغادر ماكرون إلى سمرقند حيث سيستقبله شوكت ميرضيايف مع رجال أعمال من تولوز.
"""
OWN_WORDS = """В Астане подписаны соглашения с Францией
Казахстан и Франция намерены расширять сотрудничество в области редких земель.
Об этом журналистам рассказал министр.
Ранее в столицу прилетел президент Эмманюэль Макрон, которого сопровождают представители 42 компаний и банков страны.
В Акорде его принял Касым-Жомарт Токаев, после чего стороны подписали 17 документов.
Эксперты отмечают: уран остаётся главным товаром, хотя его доля снижается уже третий год подряд, а цены растут.
Визит завершился вечером.
Следующим пунктом поездки станет Самарканд.
"""


def make(id_: str, text: str, language: str, **fields: str | None) -> Report:
    base: dict[str, str | None] = {"published": "2023-11-01"}
    return Report(id=id_, source=f"{id_}.txt", text=text, language=language, **(base | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spellings",
    [("Macron", "Макрон", "ماكرون"), ("Tokayev", "Токаев", "Tokaïev", "توكاييف"), ("Samarkand", "Самарканд", "سمرقند")],
)
def test_a_name_sounds_alike_in_every_script(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


def test_the_same_item_in_three_scripts_is_one() -> None:
    reports = [make("a", ENGLISH, "en"), make("b", RUSSIAN, "ru"), make("c", ARABIC, "ar")]
    for order in permutations(reports):
        assert origin_of_copies(order) == {"b": "a", "c": "a"}


def test_another_report_of_the_same_event_is_no_translation() -> None:
    assert origin_of_copies([make("a", ENGLISH, "en"), make("b", OWN_WORDS, "ru")]) == {}


def test_a_translation_keeps_the_order_of_what_is_said() -> None:
    first, *rest = RUSSIAN.splitlines()
    turned = "\n".join([*reversed(rest), first])
    assert origin_of_copies([make("a", ENGLISH, "en"), make("b", turned, "ru")]) == {}


@pytest.mark.parametrize(("day", "found"), [("2023-11-04", {"b": "a"}), ("2023-11-05", {}), (None, {"b": "a"})])
def test_a_translation_is_published_within_days(day: str | None, found: dict[str, str]) -> None:
    assert origin_of_copies([make("a", ENGLISH, "en"), make("b", RUSSIAN, "ru", published=day)]) == found


def test_the_original_is_the_one_that_names_its_agency() -> None:
    reports = [make("a", ENGLISH, "en"), make("b", RUSSIAN, "ru", agency="Akorda", published="2023-11-02")]
    assert origin_of_copies(reports) == {"a": "b"}


def test_a_translation_has_the_voice_of_its_original() -> None:
    one, other = visit("Macron", "KAZ", "2023-11-01"), visit("Macron", "KAZ", "2023-11-01")
    reports = [
        CodedReport(report=make("a", ENGLISH, "en", outlet="Kazinform"), claims=[one]),
        CodedReport(report=make("b", RUSSIAN, "ru", outlet="Another"), claims=[other]),
    ]
    assert {account.voice for account in accounts_of(reports)} == {"kazinform"}


def test_a_copy_of_a_translation_copies_its_original() -> None:
    reports = [
        make("a", ENGLISH, "en", published="2023-11-01"),
        make("b", RUSSIAN, "ru", published="2023-11-02"),
        make("c", "\n".join(RUSSIAN.splitlines()[1:4]), "ru", published="2023-11-03"),
    ]
    for order in permutations(reports):
        assert origin_of_copies(order) == {"b": "a", "c": "a"}


def test_shared_facts_are_words_of_both_texts() -> None:
    copy, original = make("b", RUSSIAN, "ru"), make("a", ENGLISH, "en")
    both = shared(copy, original)
    words = [(copy.text[a:b], original.text[c:d]) for (a, b), (c, d) in zip(both.ours, both.theirs, strict=True)]
    assert both.kind == "translation"
    assert {("Макрон", "Macron"), ("850", "850"), ("Самарканд", "Samarkand"), ("2019", "2019")} <= set(words)


def test_passages_of_a_copy_in_its_own_language() -> None:
    copy, original = make("b", f"Breaking. {ENGLISH}", "en"), make("a", ENGLISH, "en")
    both = shared(copy, original)
    assert both.kind == "verbatim"
    assert [copy.text[a:b] for a, b in both.ours] == [original.text[a:b] for a, b in both.theirs]


def test_what_a_rewrite_has_left() -> None:
    words = ENGLISH.split()
    rewrite = " ".join(f"other{n}" if n % 6 == 5 else word for n, word in enumerate(words))
    both = shared(make("b", rewrite, "en"), make("a", ENGLISH, "en"))
    assert both.kind == "rewrite"
    assert both.ours
    assert len(both.ours) == len(both.theirs)


def test_short_texts_prove_nothing() -> None:
    short = [make("a", "\n".join(ENGLISH.splitlines()[:3]), "en"), make("b", "\n".join(RUSSIAN.splitlines()[:3]), "ru")]
    assert list(translated(short)) == []


@pytest.mark.parametrize(
    "text", ["Ab1. " * 50_000, "1" * 200_000, "Аб " * 100_000, "\n" * 100_000, "१२३ ١٢٣ ۱۲۳\n" * 20_000]
)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    before = time.process_time()
    list(translated([make("a", text, "en"), make("b", f"{text} ", "ru")]))
    assert time.process_time() - before < 20
    assert len(sentences(make("a", text, "en"))) <= 200
