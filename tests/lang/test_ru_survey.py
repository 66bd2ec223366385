"""Russian: what breaks naive rules, by the numbers of the survey; short reports in our own words."""

from __future__ import annotations

import pytest

from tests.lang.reading import figures_of
from tests.lang.survey import Case, call, case, check, failing, invitation, meeting, signing, summit, visit

CASES = [
    case(
        "1 headline and body disagree on the kind",
        "АСТАНА, 5 ноября. /ТАСС/. Президент Сербии Александр Вучич прибыл в Казахстан с официальным визитом.",
        visit("Aleksandar Vučić", "KAZ"),
        title="Вучич прилетел в Казахстан с государственным визитом",
    ),
    case(
        "5 headline in the past and body in the future",
        "Президент Белоруссии Александр Лукашенко прибудет в Пекин с рабочим визитом 8 ноября.",
        visit("Alexander Lukashenko", "CHN", status="planned", start="2024-11-08", kind="working"),
    ),
    case(
        "8 one visit is off and another meeting stays",
        "Визит президента США Джо Байдена в Германию отменён. В Брюсселе он встретится с президентом Франции "
        "Эммануэлем Макроном.",
        visit("Joe Biden", "DEU", status="cancelled"),
        meeting("Joe Biden", "Emmanuel Macron", status="planned", city="Brussels"),
    ),
    case(
        "9 past visits are background",
        "Президент Узбекистана Шавкат Мирзиёев посетил Берлин. Напомним, в 2019 году он посещал Германию с "
        "официальным визитом.",
        visit("Shavkat Mirziyoyev", "DEU"),
    ),
    case(
        "10 not planned beside a real meeting",
        "Сергей Лавров встретился в Минске с президентом Белоруссии Александром Лукашенко. Встреча министра с "
        "главой МИД Польши Радославом Сикорским не планируется.",
        meeting("Sergei Lavrov", "Alexander Lukashenko", city="Minsk"),
        optional="visit",
    ),
    case(
        "11 credentials",
        "Президент Киргизии Садыр Жапаров принял верительные грамоты от посла Италии.",
    ),
    case(
        "12 a governor is received",
        "Президент Белоруссии Александр Лукашенко принял губернатора Омской области Виталия Хоценко.",
    ),
    case(
        "13 a domestic trip",
        "Президент Казахстана Касым-Жомарт Токаев прибыл с рабочей поездкой в Туркестанскую область.",
    ),
    case(
        "14 visitors of an exhibition",
        "Выставку в Москве посетили более 12 млн человек. Она стала визитной карточкой города.",
    ),
    case(
        "16 the greeter at the airport",
        "В Ташкент с официальным визитом прибыл президент Финляндии Александр Стубб. В аэропорту его встретил "
        "премьер-министр Абдулла Арипов.",
        visit("Alexander Stubb", "UZB", city="Tashkent", kind="official"),
    ),
    case(
        "17 a working lunch is no kind of visit",
        "Владимир Путин провёл переговоры с президентом Киргизии Садыром Жапаровым за рабочим обедом в Москве.",
        meeting("Vladimir Putin", "Sadyr Japarov", city="Moscow", setting="meal"),
    ),
    case(
        "18 an invitation only",
        "Эммануэль Макрон поздравил нового премьер-министра и пригласил Кира Стармера посетить Францию.",
        invitation("Emmanuel Macron", "Keir Starmer", country="FRA"),
    ),
    case(
        "20 counts are no agreements",
        "С 2022 года Касым-Жомарт Токаев и Владимир Путин провели 14 переговоров.",
        optional="meeting",
    ),
    case(
        "object first",
        "Главу МИД России Сергея Лаврова принял в Ашхабаде президент Туркмении Сердар Бердымухамедов.",
        meeting("Sergei Lavrov", "Serdar Berdimuhamedov", country="TKM", city="Ashgabat"),
        optional="visit",
    ),
    case(
        "documents signed after talks",
        "Касым-Жомарт Токаев и Эммануэль Макрон провели переговоры в Париже. По их итогам подписаны 24 документа.",
        meeting("Kassym-Jomart Tokayev", "Emmanuel Macron", city="Paris"),
        signing("KAZ", "FRA", count=24),
    ),
    case(
        "call with initials",
        "Состоялся телефонный разговор министра иностранных дел Российской Федерации С.В.Лаврова с министром "
        "иностранных дел Турецкой Республики Х.Фиданом.",
        call("Sergei Lavrov", "Hakan Fidan"),
    ),
    case(
        "summit",
        "Си Цзиньпин прибыл в Казань для участия в саммите БРИКС.",
        visit("Xi Jinping", "RUS", city="Kazan"),
        summit("Xi Jinping", organisation="brics"),
    ),
    case(
        "a state visit in one word",
        "Президент Монголии Ухнагийн Хурэлсух прибыл в Пекин с госвизитом.",
        visit("Ukhnaagiin Khurelsukh", "CHN", kind="state"),
        fails="a noun does not carry a kind of visit",
    ),
]


@pytest.mark.parametrize("entry", [failing(entry) for entry in CASES])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "ru")


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit", "nature"),
    [
        ("Товарооборот России и Китая в 2023 году составил $240 млрд.", "trade", 240e9, "USD", "actual"),
        ("Казахстан и Китай намерены довести товарооборот до $100 млрд.", "trade", 100e9, "USD", "target"),
        ("Товарооборот Казахстана и Узбекистана вырос на 24%.", "trade", 24, "percent", "actual"),
    ],
    ids=["currency", "target", "growth"],
)
def test_figure_is_read_with_its_unit_and_nature(text: str, metric: str, value: float, unit: str, nature: str) -> None:
    found = [(f.metric, f.value, f.unit, f.nature) for f in figures_of(text, "ru")]
    assert found == [(metric, value, unit, nature)]
