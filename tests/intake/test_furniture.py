import tomllib

import pytest

from dragoman.intake.furniture import (
    is_furniture,
    is_listing_mark,
    strip_editor,
    strip_furniture,
    strip_hashtags,
)
from dragoman.languages import FOLDER

LANGUAGES = ["en", "ar", "fr", "ru", "zh", "es", "kk"]
BODY = (
    "The president arrived in the capital on Monday for a state visit, and was met at the airport by "
    "the prime minister, who said that the two countries had never been closer."
)

FURNITURE = [
    "Post a Comment (0)",
    "Post a Comment",
    "0 Comments",
    "VideoPlayerClose",
    "Viewing results 1 - 6 of 3",
    "Source :",
    "Read also: Minister visits the north",
    "We use cookies to improve this site. Accept?",
    "Tags: visit, talks",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Telegram",
    "#visit #talks",
    "© 2024 The Herald. All rights reserved",
    "Copyright 2024 The Herald",
    "news@herald.example",
    "E-mail: news@herald.example",
    "+7 (7172) 00-00-00",
    "Subscribe to our newsletter for the best stories",
    "Editor: Jane Doe",
    "3 min read",
    "* * *",
    "▶",
    "تعليق",
    "أكتب شيئا~",
    "إقرأ أيضاً: الوزير يزور الشمال",
    "جميع الحقوق محفوظة",
    "المحرر / فلان الفلاني",
    "المصدر:",
    "À LIRE AUSSI : Le ministre dans le Nord",
    "Partager l'article",
    "Tous droits réservés",
    "Mots-clés : visite",
    "Lea también: El ministro viaja al norte",
    "Compartir en Facebook",
    "Etiquetas: visita, diálogo",
    "Comentarios (12)",
    "Читайте также: Министр посетил север",
    "Поделиться",
    "Теги: визит",
    "5 комментариев",
    "Редактор: Иван Петров",
    "При использовании материалов ссылка обязательна",
    "相关阅读：部长访问北方",
    "责任编辑：张三",
    "版权所有",
    "分享到：",
    "点击量：300",
    "相關閱讀",
    "Оқи отырыңыз: Министр солтүстікке барды",
    "Бөлісу",
    "Барлық құқықтар қорғалған",
    "Пікір қалдыру",
]

REPORT = [
    "Source: Xinhua",
    "Source : AFP",
    "المصدر: وكالات",
    "Источник: Акорда",
    "来源：新华社",
    "Fuente: EFE",
    "Дереккөз: Ақорда",
    "(Xinhua/Lu Jinbo)",
    "Read more books, the minister urges pupils",
    "Share prices fell after the talks.",
    "President Macron shares a meal with his guest",
    "2024",
    "2024-11-06",
    "Comments by the minister angered Paris",
    "По теме торговли президент провёл отдельную встречу.",
    "Контакты между странами расширяются",
    "Editor in chief of the Herald received by the president",
    "Close ties were praised",
    "Search for peace goes on",
    "The leaders shook hands in Astana, July 2, 2024. (Xinhua/Ju Peng)",
    "总统分享经验",
    "评论员文章",
    "编辑部收到总统来信",
    "Les deux présidents partagent un repas",
    "Compartir experiencias, meta de la visita",
    "تعليق الرحلات بين البلدين",
    "美方未经授权进入中国领空",
    "如需帮助，可以拨打大使馆电话或发送邮件至 help@embassy.example 与值班人员联系",
    "Questions about the visit may be sent to the embassy at help@embassy.example by noon.",
    "Top diplomats meet in Geneva",
    "Login of ministers",
    "Follow-up talks were agreed",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", REPORT)
def test_lines_of_reports_stay(line: str) -> None:
    assert not is_furniture(line)


def test_the_report_itself_is_untouched() -> None:
    text = f"A visit begins\n\n{BODY}\n\n{BODY}"
    assert strip_furniture(text) == text


def test_a_long_paragraph_that_speaks_of_rights_stays() -> None:
    text = (BODY + " All rights reserved to the people, he said. ") * 3
    assert strip_furniture(text) == text


def test_a_heading_of_other_stories_ends_the_report() -> None:
    text = f"{BODY}\n\nRelated stories\n\nMinister visits the north\nA bridge opens\n\nMost viewed\nWeather"
    assert strip_furniture(text) == BODY


def test_a_heading_of_other_stories_with_text_below_ends_nothing() -> None:
    text = f"{BODY}\n\nRelated stories\n\n{BODY}{BODY}"
    assert strip_furniture(text).count(BODY) == 3


def test_the_agency_below_the_report_stays() -> None:
    assert strip_furniture(f"{BODY}\n\nSource: Xinhua\n\nSource :\n\nPost a Comment") == f"{BODY}\n\nSource: Xinhua"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("ووقع الجانبان على وثائق. المحرر / فلان الفلاني", "ووقع الجانبان على وثائق."),
        ("双方签署了文件。（责任编辑：张三）", "双方签署了文件。"),
        ("The talks ended. Editor: Jane Doe", "The talks ended."),
        ("He is the editor: a man of letters.", "He is the editor: a man of letters."),
        ("The editor of the paper met the president.", "The editor of the paper met the president."),
    ],
)
def test_the_editor_behind_the_last_sentence_goes(line: str, left: str) -> None:
    assert strip_editor(line) == left


def test_hashtags_go_from_the_end_of_a_title_only() -> None:
    assert strip_hashtags("Leaders meet #talks #RwOT") == "Leaders meet"
    assert strip_hashtags("Why #MeToo reached the summit") == "Why #MeToo reached the summit"
    assert strip_hashtags("We are no. #1") == "We are no."


def test_counters_of_results_mark_a_listing() -> None:
    assert is_listing_mark("Viewing results 1 - 6 of 3")
    assert is_listing_mark("Показано 1 - 10 из 300")
    assert not is_listing_mark("Showing 1 - 1 of 1")
    assert not is_listing_mark("The president is viewing results of the vote")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_table(code: str) -> None:
    table = tomllib.loads((FOLDER / code / "furniture.toml").read_text(encoding="utf-8"))
    assert {"lines", "starts", "labels", "contains", "ends", "credits", "editors", "header"} <= set(table)
