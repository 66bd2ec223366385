from __future__ import annotations

from itertools import permutations

from dragoman.matching.copies import origin_of_copies, shared_passages
from dragoman.model import Report

NEWS = (
    "President Kassym-Jomart Tokayev received President Emmanuel Macron of France at the Akorda. "
    "The two leaders discussed trade, energy, critical raw materials and transport across the sea. "
    "Following the talks the sides signed six documents on cooperation between the governments. "
    "Tokayev thanked his guest for the visit, which he called historic for the relations of both countries."
)
OTHER = (
    "The parliament in Paris opened its autumn session on Monday with a debate on the budget and taxes. "
    "Deputies of the opposition criticised the cuts, while the minister of finance defended each of them. "
    "Outside the building several hundred teachers protested against the closing of schools in the country."
)
CHINESE = "国家主席习近平在阿斯塔纳同总统托卡耶夫举行会谈。两国元首共同签署联合声明，并见证交换多份文件。"


def make(id_: str, text: str, **fields: str | None) -> Report:
    return Report(id=id_, source=f"{id_}.txt", text=text, **({"language": "en"} | fields))  # type: ignore[arg-type]


def test_the_same_text_but_for_case_spaces_and_marks() -> None:
    found = origin_of_copies(
        [make("a", "Xi lands in Astana.", published="2024-07-02"), make("b", "XI  lands in Astana")]
    )
    assert found == {"b": "a"}


def test_a_reprint_with_a_new_head_and_tail() -> None:
    reprint = make("b", f"Breaking news from Central Asia. {NEWS} Read also: weather, sports, horoscope.")
    assert origin_of_copies([make("a", NEWS, published="2023-11-01"), reprint]) == {"b": "a"}


def test_half_a_report_is_a_copy_of_the_whole() -> None:
    assert origin_of_copies([make("a", NEWS, agency="Akorda"), make("b", NEWS[: len(NEWS) // 2])]) == {"b": "a"}


def test_sentences_in_another_order_are_still_a_copy() -> None:
    turned = " ".join(reversed(NEWS.split(". ")))
    assert origin_of_copies([make("a", NEWS, published="2023-11-01"), make("b", turned)]) == {"b": "a"}


def test_one_quote_in_common_is_no_copy() -> None:
    assert origin_of_copies([make("a", NEWS), make("b", f"{OTHER} {NEWS.split('. ')[3]}")]) == {}


def test_a_rewrite_with_every_tenth_word_replaced_is_a_copy() -> None:
    words = NEWS.split()
    rewrite = " ".join(f"other{n}" if n % 10 == 5 else word for n, word in enumerate(words))
    assert origin_of_copies([make("a", NEWS, published="2023-11-01"), make("b", rewrite)]) == {"b": "a"}


def test_names_titles_and_a_quote_in_common_are_no_rewrite() -> None:
    own = (
        "President Kassym-Jomart Tokayev and President Emmanuel Macron of France met in Astana on Wednesday, where "
        "the two leaders discussed trade among other things; neither of them took questions from reporters. "
        "Tokayev thanked his guest for the visit, which he called historic for the relations. An opposition paper "
        "asked in its leader what the six documents would cost, and who would be paying for all of it in the end."
    )
    assert origin_of_copies([make("a", NEWS), make("b", own)]) == {}


def test_chinese_by_characters() -> None:
    copy = make("b", f"新华社快讯：{CHINESE}", language="zh")
    assert origin_of_copies([make("a", CHINESE, language="zh", agency="Xinhua"), copy]) == {"b": "a"}


def test_the_original_names_its_agency_or_else_is_the_earliest() -> None:
    early, tagged = (
        make("a", NEWS, published="2023-11-01"),
        make("b", NEWS, published="2023-11-02", agency="Akorda"),
    )
    late = make("c", NEWS, published="2023-11-03")
    assert origin_of_copies([early, late]) == {"c": "a"}
    assert origin_of_copies([early, tagged, late]) == {"a": "b", "c": "b"}


def test_a_digest_of_two_reports_does_not_make_one_a_copy_of_the_other() -> None:
    reports = [
        make("a", NEWS, published="2023-11-01"),
        make("b", OTHER, published="2023-11-02"),
        make("digest", f"{NEWS}\n{OTHER}", published="2023-11-03"),
    ]
    for order in permutations(reports):
        assert origin_of_copies(order) == {"digest": "a"}


def test_languages_are_not_compared() -> None:
    assert origin_of_copies([make("a", NEWS), make("b", NEWS, language="fr")]) == {}


def test_reports_without_words_are_no_copies() -> None:
    assert origin_of_copies([make("a", "***"), make("b", "---"), make("c", ""), make("d", "")]) == {}


def test_shared_passages_quote_what_was_copied() -> None:
    copy = make("b", f"From our desk: {NEWS}")
    spans = shared_passages(copy, make("a", NEWS))
    assert [copy.text[start:end] for start, end in spans] == [NEWS.rstrip(".")]
