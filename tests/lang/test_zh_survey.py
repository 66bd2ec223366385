"""Chinese: what breaks naive rules, in the numbers of the survey, as short reports in our own words.

``wants`` lists the events that must come out, ``optional`` types that may besides; anything else that is not background
is an invented event and fails the case.
"""

from __future__ import annotations

import pytest

from tests.lang.reading import figures_of
from tests.lang.survey import Case, call, case, check, failing, meeting, signing, summit, visit

BREAKS = [
    case("1 interview", "本台记者日前在北京专访哈萨克斯坦国务顾问。王毅接受了新华社专访。"),
    case("2 website and scholars", "塔吉克斯坦总统拉赫蒙的新网站访问量上升。习近平会见访问学者。李强参访华为。"),
    case(
        "3 plan superseded",
        "德国总理默茨推迟原定12月的访华行程。",
        visit("Friedrich Merz", "CHN", status="postponed"),
    ),
    case(
        "4 postponed and not cancelled",
        "泰国总理佩通坦推迟访问越南。",
        visit("Paetongtarn Shinawatra", "VNM", status="postponed"),
    ),
    case("5 sights without host", "越南总理范明政参观了故宫。法国总统马克龙在成都参观熊猫基地。"),
    case(
        "6 transit",
        "賴清德總統11月2日過境夏威夷。",
        visit("Lai Ching-te", "USA", kind="transit"),
    ),
    case(
        "8 separate talks in one visit",
        "习近平主席11月4日在北京同越南总理范明政会谈。赵乐际委员长11月5日在北京会见范明政。",
        meeting("Xi Jinping", "Pham Minh Chinh", city="Beijing", start="2024-11-04"),
        meeting("Zhao Leji", "Pham Minh Chinh", city="Beijing", start="2024-11-05"),
    ),
    case("13 signed article", "习近平在哈萨克斯坦媒体发表署名文章。"),
    case("14 no information", "记者问印度总理莫迪会否访华。外交部发言人林剑表示，目前没有可以提供的消息。"),
    case(
        "18 two kinds",
        "应托卡耶夫总统邀请，习近平主席将于12月2日至4日对哈萨克斯坦进行国事访问。",
        visit("Xi Jinping", "KAZ", kind="state", status="planned", start="2024-12-02", end="2024-12-04"),
    ),
    case(
        "frame B with two purposes",
        "国家主席习近平11月4日中午乘专机抵达喀山，出席金砖国家领导人会晤。",
        visit("Xi Jinping", "RUS", city="Kazan", start="2024-11-04"),
        summit("Xi Jinping", organisation="brics", city="Kazan"),
    ),
    case(
        "spokesperson takes no part",
        "外交部发言人毛宁宣布：应埃及外长阿卜杜勒阿提邀请，外交部长王毅将于11月12日访问埃及。",
        visit("Wang Yi", "EGY", status="planned", start="2024-11-12"),
    ),
    case(
        "short form and traditional characters",
        "德國總理蕭茲4日訪華。美國總統川普與俄羅斯總統普丁5日通電話。",
        visit("Olaf Scholz", "CHN", start="2024-11-04"),
        call("Donald Trump", "Vladimir Putin", start="2024-11-05"),
    ),
    case(
        "asked for a call",
        "外交部长王毅11月5日应约同美国国务卿布林肯通电话。",
        ("call", {"caller": "Antony Blinken", "called": "Wang Yi", "status": "held", "start": "2024-11-05"}),
    ),
    case(
        "visitor behind his visit",
        "国家主席习近平11月5日下午在北京人民大会堂同来华进行国事访问的芬兰总统斯图布举行会谈。",
        meeting("Xi Jinping", "Alexander Stubb", city="Beijing", start="2024-11-05"),
        visit("Alexander Stubb", "CHN", kind="state"),
    ),
    case(
        "joint short form and count",
        "中哈双方11月4日签署30份合作文件。",
        signing("CHN", "KAZ", count=30, start="2024-11-04"),
    ),
    case("home and wishes", "习近平赴湖北考察。习近平致电祝贺佐兰当选总统。国务院总理李强在上海会见各省省长。"),
    case(
        "hosts of a tour in a list",
        "应吉尔吉斯斯坦外长库鲁巴耶夫、塔吉克斯坦外长穆赫里丁邀请，外交部长王毅将于11月19日至22日对上述两国进行正式访问。",
        visit("Wang Yi", "KGZ", status="planned", kind="official"),
        visit("Wang Yi", "TJK", status="planned", kind="official"),
    ),
]


@pytest.mark.parametrize("entry", [failing(entry) for entry in BREAKS])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "zh")


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit", "nature"),
    [
        ("2023年中哈双边贸易额达410亿美元。", "trade", 41e9, "USD", "actual"),
        ("2023年中日貿易額為三五○○億美元。", "trade", 350e9, "USD", "actual"),
        ("2023年中哈贸易额同比增长32%。", "trade", 32, "percent", "actual"),
        ("中哈两国力争将双边贸易额提升至1000亿美元。", "trade", 100e9, "USD", "target"),
    ],
    ids=["yi", "digits-in-a-row", "growth", "target"],
)
def test_figure_is_read_with_its_unit_and_nature(text: str, metric: str, value: float, unit: str, nature: str) -> None:
    found = [(f.metric, f.value, f.unit, f.nature) for f in figures_of(text, "zh")]
    assert found == [(metric, value, unit, nature)]
