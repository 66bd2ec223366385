from dragoman.intake.characters import clean, clean_label, fold, weight
from tests.growth import grows_linearly


def test_newlines_of_all_systems_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\ff") == "a\nb\nc\nd\ne\nf"


def test_blanks_are_single_and_plain() -> None:
    assert clean("4\u00a0000\u202fdollars  and\tmore\u3000words") == "4 000 dollars and more words"


def test_lines_lose_the_blanks_at_their_ends() -> None:
    assert clean("  one \n \u00a0two\t\n") == "one\ntwo"


def test_at_most_one_blank_line_between_paragraphs() -> None:
    assert clean("one\n\n\n \n\ntwo") == "one\n\ntwo"


def test_invisible_characters_are_dropped() -> None:
    assert clean("Ma\u00adcr\u200bon \u202bx\u202c\ufeff\u2066y\u2069\x00\x07\x9f") == "Macron xy"


def test_lone_surrogates_are_dropped() -> None:
    assert clean("a\ud83db\udc00c") == "abc"


def test_letters_outside_the_basic_plane_stay() -> None:
    assert clean("𠮷野 met 😀") == "𠮷野 met 😀"


def test_arabic_presentation_forms_become_letters() -> None:
    assert clean("ﺍﻟﺮﺋﻴﺲ ﻻ ﷲ") == "الرئيس لا الله"


def test_code_points_are_not_composed() -> None:
    assert clean("e\u0301té") == "e\u0301té"


def test_latin_ligatures_stay() -> None:
    assert clean("ﬁn") == "ﬁn"


def test_a_chinese_character_weighs_three_letters() -> None:
    assert weight("会谈 ok") == 9


def test_folding_levels_case_and_marks() -> None:
    assert fold("À LIRE AUSSI") == "a lire aussi"
    assert fold("إقرأ أيضاً") == fold("اقرا ايضا")
    assert fold("Читай") == fold("ЧИТАИ\u0306")


def test_labels_spell_out_what_cannot_be_stored() -> None:
    assert clean_label("a\udcffb\nc.txt") == "a\\udcffb\\x0ac.txt"


def test_long_runs_of_blanks_take_linear_time() -> None:
    assert clean(" " * 3_000_000 + "x" + "\n" * 3_000_000 + "y") == "x\n\ny"
    assert grows_linearly(clean, " ", 3_000_000)
    assert grows_linearly(clean, "\n", 3_000_000)
