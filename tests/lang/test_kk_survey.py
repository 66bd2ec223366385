"""Kazakh: what breaks naive rules, by the numbers of the survey; short reports in our own words."""

from __future__ import annotations

import pytest

from tests.lang.reading import figures_of
from tests.lang.survey import Case, call, case, check, failing, invitation, meeting, signing, summit, visit

CASES = [
    case(
        "1 credentials are presented",
        "Францияның Қазақстандағы елшісі Сильвен Гиоге Мемлекет басшысына сенім грамотасын тапсырды. Рәсім Ақордада "
        "өтті.",
    ),
    case(
        "3 a domestic trip",
        "Қасым-Жомарт Тоқаев Түркістан облысына жұмыс сапарымен барып, облыс әкімімен кездесті.",
    ),
    case(
        "4 the programme of a visit",
        "Түркия Президенті Режеп Тайип Ердоған Астанаға ресми сапармен келді. Ол Ұлттық музейді аралап, Отан "
        "Қорғаушылар монументіне гүл қойды.",
        visit("Recep Tayyip Erdogan", "KAZ", city="Astana", kind="official"),
    ),
    case(
        "5 an earlier visit is background",
        "Өзбекстан Президенті Шавкат Мирзиёев Қазақстанға мемлекеттік сапармен келді. Былтыр ол Астанаға жұмыс "
        "сапарымен келген еді.",
        visit("Shavkat Mirziyoyev", "KAZ", kind="state"),
    ),
    case(
        "6 preparation only",
        "Сыртқы істер министрлігінде Ресей Президентінің Қазақстанға сапарына дайындық жүріп жатыр.",
        optional="visit",
    ),
    case(
        "7 a plan that was off",
        "Қасым-Жомарт Тоқаевтың Мюнхенге сапары кейінге қалдырылды.",
        visit("Kassym-Jomart Tokayev", "DEU", status="postponed"),
    ),
    case(
        "8 possible only",
        "Дональд Трамп келесі жылы Қазақстанға келуі мүмкін.",
        visit("Donald Trump", "KAZ", status="proposed"),
        optional="visit",
    ),
    case(
        "9 not yet signed",
        "Қазақстан Президенті Қасым-Жомарт Тоқаев Пекинге мемлекеттік сапармен барды. Сапар қорытындысы бойынша 30 "
        "құжатқа қол қойылады деп күтілуде.",
        visit("Kassym-Jomart Tokayev", "CHN", city="Beijing", kind="state"),
        signing("KAZ", "CHN", status="planned", count=30),
    ),
    case(
        "10 a domestic speaker",
        "Мәжіліс депутаттары Алматыда тұрғындармен кездесті. Кездесуде мектеп құрылысы туралы айтылды.",
    ),
    case(
        "11 and, with and I are one word",
        "Қазақстан мен Өзбекстан президенттері Қасым-Жомарт Тоқаев пен Шавкат Мирзиёев Ташкентте келіссөз жүргізді.",
        meeting("Kassym-Jomart Tokayev", "Shavkat Mirziyoyev", city="Tashkent"),
        optional="visit",
    ),
    case(
        "14 two spellings of one man",
        "Түркия Президенті Режеп Тайип Ердоған Бакуге келді. Реджеп Тайып Эрдоған Әзербайжан Президенті Ильхам "
        "Әлиевпен келіссөз жүргізді.",
        visit("Recep Tayyip Erdogan", "AZE", city="Baku"),
        meeting("Recep Tayyip Erdogan", "Ilham Aliyev"),
    ),
    case(
        "18 what was said of last year",
        "Қасым-Жомарт Тоқаев Франция Президенті Эммануэль Макронмен телефон арқылы сөйлесті. Былтыр Макрон "
        "Қазақстанға ресми сапармен барған еді.",
        call("Kassym-Jomart Tokayev", "Emmanuel Macron"),
    ),
    case(
        "19 a letter invites",
        "Катар Әмірі Тамим бен Хамад Әл Тани Қасым-Жомарт Тоқаевты Дохада өтетін саммитке қатысуға шақырды.",
        invitation("Tamim bin Hamad Al Thani", "Kassym-Jomart Tokayev"),
    ),
    case(
        "23 fifteen kinds of papers",
        "Қазақстан мен Түркия Президенттері Анкарада келіссөз жүргізді. Келіссөз қорытындысы бойынша 15 түрлі құжатқа "
        "қол қойылды.",
        meeting("KAZ", "TUR", city="Ankara"),
        signing("KAZ", "TUR", count=15),
        optional="visit",
    ),
    case(
        "24 a cut dateline",
        "ТАНА. 6 қараша. ҚазАқпарат - Венгрия Премьер-министрі Виктор Орбан Астанаға жұмыс сапарымен келді.",
        visit("Viktor Orbán", "KAZ", city="Astana", kind="working"),
    ),
    case(
        "case tells the roles",
        "Қасым-Жомарт Тоқаевты Ақ үйде Дональд Трамп қабылдады.",
        meeting("Kassym-Jomart Tokayev", "Donald Trump", country="USA"),
        optional="visit",
    ),
    case(
        "two surnames side by side",
        "Тоқаев Путинді Астанада қарсы алды.",
        visit("Vladimir Putin", "KAZ", city="Astana"),
        optional="meeting",
    ),
    case(
        "an ending behind a hyphen",
        "Мемлекет басшысы Қасым-Жомарт Тоқаев АҚШ-қа жұмыс сапарымен барды.",
        visit("Kassym-Jomart Tokayev", "USA", kind="working"),
    ),
    case(
        "a summit abroad",
        "Қасым-Жомарт Тоқаев ШЫҰ саммитіне қатысу үшін Бейжіңге барды.",
        visit("Kassym-Jomart Tokayev", "CHN", city="Beijing"),
        summit("Kassym-Jomart Tokayev", organisation="shanghai-cooperation-organisation"),
    ),
    case(
        "invited by the host",
        "14-15 қараша күндері Қасым-Жомарт Тоқаев Өзбекстан Президенті Шавкат Мирзиёевтің шақыруымен Ташкентке "
        "мемлекеттік сапармен барады.",
        visit("Kassym-Jomart Tokayev", "UZB", status="planned", start="2024-11-14", end="2024-11-15", kind="state"),
    ),
    case(
        "Latin script",
        "Memleket basshysy Qasym-Jomart Toqaev Reseı Prezıdenti Vladımır Pýtınmen telefon arqyly sóılesti.",
        call("Kassym-Jomart Tokayev", "Vladimir Putin"),
    ),
    case(
        "Arabic script",
        "رەسەي پرەزيدەنتى ۆلاديمير پۋتين قازاقستانعا مەملەكەتتىك ساپارمەن كەلدى.",
        visit("Vladimir Putin", "KAZ", kind="state"),
    ),
    case(
        "congratulations",
        "Қасым-Жомарт Тоқаев Жапония императоры Нарухитоны туған күнімен құттықтап, жеделхат жолдады.",
    ),
]


@pytest.mark.parametrize("entry", [failing(entry) for entry in CASES])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "kk")


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit", "nature"),
    [
        (
            "Қазақстан мен Қытай арасындағы тауар айналымы 2023 жылы 41 млрд долларды құрады.",
            "trade",
            41e9,
            "USD",
            "actual",
        ),
        (
            "Қазақстан мен Түркия тауар айналымын 15 млрд долларға жеткізуді көздеп отыр.",
            "trade",
            15e9,
            "USD",
            "target",
        ),
        ("Қазақстан мен Өзбекстан арасындағы тауар айналымы 14,3%-ға артты.", "trade", 14.3, "percent", "actual"),
    ],
    ids=["currency", "target", "growth"],
)
def test_figure_is_read_with_its_unit_and_nature(text: str, metric: str, value: float, unit: str, nature: str) -> None:
    found = [(f.metric, f.value, f.unit, f.nature) for f in figures_of(text, "kk")]
    assert found == [(metric, value, unit, nature)]
