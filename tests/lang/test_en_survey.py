"""English: what breaks naive rules, family by family, and the rules of a human coder's book.

Each case is a short report in our own words. ``wants`` lists the events that must come out, ``optional`` types that may
besides; anything else that is not background is an invented event and fails the case.
"""

from __future__ import annotations

import pytest

from tests.lang.reading import figures_of
from tests.lang.survey import Case, call, case, check, failing, invitation, meeting, signing, summit, visit

BREAKS = [
    case(
        "1 last visited",
        "Spanish Prime Minister Pedro Sánchez arrived in Nairobi on Tuesday for talks with Kenyan leaders. "
        "King Felipe VI last visited Kenya in 2010.",
        visit("Pedro Sánchez", "KEN", city="Nairobi", start="2024-11-05"),
    ),
    case(
        "2 an ordinal is no event",
        "US Secretary of State Antony Blinken landed in Tel Aviv on Monday. It is his fourth trip to Israel in "
        "twelve months.",
        visit("Antony Blinken", "ISR", city="Tel Aviv", start="2024-11-04"),
    ),
    case(
        "3 earlier legs",
        "Chinese Foreign Minister Wang Yi will visit Namibia, the Republic of the Congo, Chad and Nigeria in January.",
        visit("Wang Yi", "NAM", status="planned", start="2025-01"),
        visit("Wang Yi", "COG", status="planned"),
        visit("Wang Yi", "TCD", status="planned"),
        visit("Wang Yi", "NGA", status="planned"),
    ),
    case(
        "4 a return visit is asked for",
        "At the end of the talks President Lula invited his Indonesian counterpart Prabowo Subianto to make a "
        "return visit "
        "to Brazil.",
        invitation("Luiz Inácio Lula da Silva", "Prabowo Subianto", country="BRA"),
        optional="meeting",
    ),
    case(
        "5 whose visit",
        "Kazakh President Kassym-Jomart Tokayev received Hungarian Foreign Minister Péter Szijjártó in Astana on "
        "Monday. "
        "The minister thanked him for a gift that was handed over last year during his visit to Astana.",
        meeting("Kassym-Jomart Tokayev", "Péter Szijjártó", country="KAZ", start="2024-11-04"),
        visit("Péter Szijjártó", "KAZ", city="Astana", host="Kassym-Jomart Tokayev"),
    ),
    case(
        "6 a letter of invitation",
        "King Abdullah II received Egyptian Foreign Minister Badr Abdelatty in Amman on Sunday. The minister "
        "delivered a letter "
        "from President Abdel Fattah el-Sisi inviting the King to visit Cairo.",
        meeting("Abdullah II", "Badr Abdelatty", country="JOR", start="2024-11-03"),
        visit("Badr Abdelatty", "JOR", city="Amman"),
        invitation("Abdel Fattah al-Sisi", "Abdullah II"),
    ),
    case(
        "7 denied",
        "The White House denied reports that Vice President JD Vance plans to visit Greenland next week.",
        visit("JD Vance", "GRL", status="denied"),
        day="2025-11-06",
    ),
    case(
        "8 never confirmed",
        "The ministry pushed back on talk of a postponement, saying that a trip by President Ruto to Japan had "
        "never been "
        "confirmed.",
    ),
    case(
        "9 did not meet",
        "North Korean envoy Choe Ryong Hae did not meet US Secretary of State John Kerry while Kerry was in China.",
        visit("John Kerry", "CHN"),
        day="2013-04-20",
    ),
    case(
        "10 a private citizen",
        "Former US Secretary of State Henry Kissinger met Chinese President Xi Jinping in Beijing on Thursday. "
        "Kissinger held secret talks with Premier Zhou Enlai in Beijing in July 1971.",
        day="2023-07-20",
    ),
    case(
        "11 historical persons",
        "Beijing marked the anniversary of President Nixon's visit to China. Then-Premier Zhou Enlai welcomed "
        "Richard Nixon in "
        "1972.",
    ),
    case(
        "12 a ship in port",
        "President Ranil Wickremesinghe visited the Indian warship INS Vikrant at the port of Colombo on Friday. "
        "The ship is on "
        "a goodwill visit to Sri Lanka.",
        day="2023-11-06",
    ),
    case(
        "13 the navy",
        "The frigate arrived in Mombasa on Tuesday for a four-day goodwill visit to Kenya. Its captain paid a "
        "courtesy call on "
        "the Commander of the Kenya Navy.",
    ),
    case(
        "14 a private visit",
        "King Juan Carlos arrived in Abu Dhabi on Monday on a private visit. The Crown Prince will host a banquet "
        "in his honour.",
        optional="visit meeting",
    ),
    case(
        "15 a companion's own programme",
        "French President Emmanuel Macron arrived in Hanoi on Sunday for a state visit. Brigitte Macron visited a "
        "school and a museum on Monday, it was disclosed later.",
        visit("Emmanuel Macron", "VNM", city="Hanoi", kind="state"),
        day="2025-05-27",
    ),
    case(
        "16 the host calls on his guest",
        "Chinese President Xi Jinping arrived in Hanoi on Tuesday for a state visit. Vietnamese Prime Minister Pham "
        "Minh Chinh "
        "called on the visiting Chinese president at his hotel.",
        visit("Xi Jinping", "VNM", kind="state", city="Hanoi", start="2023-12-12", host="Pham Minh Chinh"),
        meeting("Xi Jinping", "Pham Minh Chinh", country="VNM"),
        day="2023-12-13",
    ),
    case(
        "17 where one comes from is no inviter",
        "Pope Francis arrived in Manila from Sri Lanka on Thursday for a pastoral and state visit.",
        visit("Francis", "PHL", city="Manila", start="2015-01-15"),
        day="2015-01-16",
    ),
    case(
        "18 a stopover",
        "Taiwan's President Tsai Ing-wen will transit through New York on her way to Guatemala. Washington said the "
        "stop is "
        "not an official visit.",
        visit("Tsai Ing-wen", "USA", status="planned", kind="transit"),
        optional="visit",
        day="2023-03-25",
    ),
    case(
        "19 three statuses",
        "Japanese Prime Minister Fumio Kishida plans to visit India this month after he postponed trips to "
        "Indonesia and "
        "Malaysia.",
        visit("Fumio Kishida", "IND", status="planned"),
        visit("Fumio Kishida", "IDN", status="postponed"),
        visit("Fumio Kishida", "MYS", status="postponed"),
        day="2023-03-01",
    ),
    case(
        "23 headline and body",
        "Indian Prime Minister Narendra Modi will pay a two-day visit to Sri Lanka from March 26, the ministry said.",
        visit("Narendra Modi", "LKA", status="planned", start="2025-03-26"),
        title="Modi to visit Sri Lanka from March 23",
        day="2025-03-10",
    ),
    case(
        "24 an office in an organisation",
        "African Union chairman Alpha Condé, President of Guinea, arrived in Banjul on Friday for talks with "
        "Gambian President "
        "Adama Barrow.",
        visit("Alpha Condé", "GMB", city="Banjul"),
        optional="meeting",
        day="2017-01-28",
    ),
    case(
        "25 never held",
        "A trilateral meeting of the leaders of Turkey, Romania and Poland was planned last summer but never took "
        "place.",
    ),
    case(
        "26 a caption of another trip",
        "President Emmerson Mnangagwa leaves tonight for China and returns on 16 August.",
        ("visit", {"visitor": "Emmerson Mnangagwa", "country": "CHN"}),
        day="2024-08-10",
    ),
    case(
        "27 on this day",
        "On this day: 1972 - US President Richard Nixon arrives in Beijing. 1985 - Pope John Paul II visits Kenya.",
    ),
    case(
        "28 a multilateral meeting abroad",
        "Pakistani Foreign Minister Ishaq Dar left for Jeddah on Thursday to attend a meeting of the OIC.",
        visit("Ishaq Dar", "SAU", city="Jeddah", host=[]),
        optional="summit meeting",
    ),
    case(
        "29 museums and websites",
        "President Kassym-Jomart Tokayev visited the National Museum in Astana. Later he visited a hospital and a "
        "factory. "
        "Thousands of tourists visited the website of the museum.",
    ),
    case("29 a team", "The Argentina football team arrived in Singapore on Saturday for a friendly match on Tuesday."),
]

FAMILIES = [
    case(
        "arrived here",
        "TASHKENT, Nov. 5 (Xinhua) -- Chinese Premier Li Qiang arrived here Tuesday for an official visit to "
        "Uzbekistan at the "
        "invitation of Uzbek President Shavkat Mirziyoyev.",
        visit("Li Qiang", "UZB", city="Tashkent", kind="official", inviter="Shavkat Mirziyoyev", start="2024-11-05"),
    ),
    case(
        "set to visit",
        "Indian Prime Minister Narendra Modi is set to visit Sri Lanka in April.",
        visit("Narendra Modi", "LKA", status="planned", start="2025-04"),
        day="2025-03-10",
    ),
    case(
        "likely to visit",
        "US President Donald Trump is likely to visit India later this year.",
        visit("Donald Trump", "IND", status="planned"),
        day="2025-03-10",
    ),
    case(
        "will make a visit from D to D",
        "Vietnamese President Luong Cuong will make a state visit to Chile from November 9 to 12.",
        visit("Luong Cuong", "CHL", status="planned", kind="state", start="2024-11-09", end="2024-11-12"),
    ),
    case(
        "left for",
        "Kenyan President William Ruto left Nairobi for Beijing on Sunday.",
        visit("William Ruto", "CHN", city="Beijing", start="2024-11-03"),
    ),
    case(
        "departed for",
        "Sri Lankan President Anura Kumara Dissanayake departed for India this morning.",
        visit("Anura Kumara Dissanayake", "IND"),
    ),
    case(
        "a tour",
        "Turkish President Recep Tayyip Erdogan embarked on a three-nation tour on Monday that will take him to "
        "Kuwait, Qatar and "
        "Oman.",
        visit("Recep Tayyip Erdogan", "KWT"),
        visit("Recep Tayyip Erdogan", "QAT"),
        visit("Recep Tayyip Erdogan", "OMN"),
        day="2025-10-21",
    ),
    case(
        "on the first leg",
        "Japanese Prime Minister Shigeru Ishiba arrived in Kuala Lumpur on Thursday on the first leg of a Southeast "
        "Asian tour.",
        visit("Shigeru Ishiba", "MYS", city="Kuala Lumpur"),
        day="2025-01-10",
    ),
    case(
        "wrapped up",
        "French President Emmanuel Macron wrapped up a three-day state visit to Morocco on Wednesday.",
        visit("Emmanuel Macron", "MAR", kind="state"),
    ),
    case(
        "returned from",
        "Prime Minister Shehbaz Sharif returned home on Monday after concluding his visit to Qatar.",
        visit("Shehbaz Sharif", "QAT"),
    ),
    case(
        "in a relative clause",
        "Serbian President Aleksandar Vučić, who is on a three-day visit to China, met Chinese President Xi Jinping "
        "on Wednesday.",
        visit("Aleksandar Vučić", "CHN", host="Xi Jinping"),
        meeting("Aleksandar Vučić", "Xi Jinping", country="CHN"),
    ),
    case(
        "in an aside",
        "Serbian President Aleksandar Vučić, on a working visit to Hungary, said on Monday that the two countries "
        "were friends.",
        visit("Aleksandar Vučić", "HUN", kind="working"),
    ),
    case(
        "welcomed at a place",
        "King Charles III welcomed French President Emmanuel Macron at Windsor Castle on Tuesday.",
        meeting("Charles III", "Emmanuel Macron", country="GBR"),
        optional="visit",
        day="2025-07-09",
    ),
    case(
        "was received by",
        "Iraqi Foreign Minister Fuad Hussein was received by Iranian President Masoud Pezeshkian in Tehran on Sunday.",
        meeting("Fuad Hussein", "Masoud Pezeshkian", country="IRN", city="Tehran"),
        optional="visit",
    ),
    case(
        "courtesy call",
        "Indian External Affairs Minister S. Jaishankar paid a courtesy call on Singapore Prime Minister Lawrence "
        "Wong on Friday.",
        meeting("Subrahmanyam Jaishankar", "Lawrence Wong"),
    ),
    case(
        "called on",
        "Pakistan's Foreign Minister Ishaq Dar called on Turkish President Recep Tayyip Erdogan in Ankara on Tuesday.",
        meeting("Ishaq Dar", "Recep Tayyip Erdogan", country="TUR", city="Ankara"),
        optional="visit",
    ),
    case(
        "sidelines",
        "Indian Prime Minister Narendra Modi met Iranian President Masoud Pezeshkian on the sidelines of the BRICS "
        "summit in Kazan "
        "on Tuesday.",
        meeting("Narendra Modi", "Masoud Pezeshkian", setting="sidelines", country="RUS", city="Kazan"),
        optional="summit visit",
        day="2024-10-23",
    ),
    case(
        "held talks",
        "Russian Foreign Minister Sergey Lavrov held talks with his Turkish counterpart Hakan Fidan in Antalya on "
        "Friday.",
        meeting("Sergei Lavrov", "Hakan Fidan", country="TUR", city="Antalya", start="2024-11-01"),
    ),
    case(
        "one-on-one",
        "President Ilham Aliyev held a one-on-one meeting with Georgian Prime Minister Irakli Kobakhidze in Baku.",
        meeting("Ilham Aliyev", "Irakli Kobakhidze", country="AZE", format="one-on-one"),
    ),
    case(
        "expanded",
        "Uzbek President Shavkat Mirziyoyev and Belarusian President Alexander Lukashenko held talks in an expanded "
        "format in Minsk.",
        meeting("Shavkat Mirziyoyev", "Alexander Lukashenko", country="BLR", format="expanded"),
    ),
    case(
        "two lists",
        "The Presidents of Uzbekistan and Belarus, Shavkat Mirziyoyev and Alexander Lukashenko, held talks in Minsk.",
        meeting("Shavkat Mirziyoyev", "Alexander Lukashenko", country="BLR"),
    ),
    case(
        "separate calls",
        "Egyptian Foreign Minister Badr Abdelatty held separate phone calls with his Saudi, Iranian and Omani "
        "counterparts on "
        "Monday.",
        call("Badr Abdelatty", "SAU"),
        call("Badr Abdelatty", "IRN"),
        call("Badr Abdelatty", "OMN"),
    ),
    case(
        "spoke by phone",
        "Russian President Vladimir Putin spoke by phone with Iranian President Masoud Pezeshkian on Saturday.",
        call("Vladimir Putin", "Masoud Pezeshkian", start="2024-11-02"),
    ),
    case(
        "phoned",
        "French President Emmanuel Macron phoned Lebanese President Joseph Aoun on Friday.",
        call("Emmanuel Macron", "Joseph Aoun"),
        day="2025-11-06",
    ),
    case(
        "telephone conversation took place",
        "A telephone conversation took place between Kazakh President Kassym-Jomart Tokayev and Russian President "
        "Vladimir Putin.",
        call("Kassym-Jomart Tokayev", "Vladimir Putin"),
    ),
    case(
        "received a call",
        "Qatari Emir Sheikh Tamim bin Hamad Al Thani received a phone call from Dutch Prime Minister Dick "
        "Schoof on Sunday.",
        call("Tamim bin Hamad Al Thani", "Dick Schoof"),
    ),
    case(
        "signed by ministers before leaders",
        "Ghanaian Foreign Minister Samuel Okudzeto Ablakwa and his Indian counterpart S. Jaishankar signed four "
        "memoranda of "
        "understanding in Accra in the presence of President John Mahama and Prime Minister Narendra Modi.",
        ("signing", {"count": 4, "country": "GHA", "status": "held"}),
        optional="meeting",
        day="2025-07-03",
    ),
    case(
        "witnessed",
        "President Xi Jinping and President Prabowo Subianto witnessed the signing of several agreements after their "
        "talks in Beijing.",
        ("signing", {"country": "CHN"}),
        optional="meeting",
    ),
    case(
        "likely to be signed",
        "Several agreements are expected to be signed during President Putin's visit to India next month.",
        visit("Vladimir Putin", "IND", status="planned"),
        optional="signing",
        day="2025-11-06",
    ),
    case(
        "invited",
        "Belarusian President Alexander Lukashenko invited Omani Sultan Haitham bin Tariq to visit Minsk.",
        invitation("Alexander Lukashenko", "Haitham bin Tariq", country="BLR"),
    ),
    case(
        "accepted",
        "Chinese President Xi Jinping accepted an invitation from President Kassym-Jomart Tokayev to visit "
        "Kazakhstan next year.",
        invitation("Kassym-Jomart Tokayev", "Xi Jinping"),
        optional="visit",
    ),
    case(
        "postponed",
        "US President Joe Biden has postponed his trip to Germany and Angola because of a hurricane.",
        visit("Joe Biden", "DEU", status="postponed"),
        visit("Joe Biden", "AGO", status="postponed"),
        day="2024-10-09",
    ),
    case(
        "has been postponed",
        "Indian Prime Minister Narendra Modi's visit to Bhutan has been postponed because of bad weather.",
        visit("Narendra Modi", "BTN", status="postponed"),
        day="2024-03-21",
    ),
    case(
        "cancelled",
        "Ukrainian President Volodymyr Zelensky cancelled his trip to Saudi Arabia.",
        visit("Volodymyr Zelenskyy", "SAU", status="cancelled"),
        day="2025-02-18",
    ),
    case(
        "not planning",
        "Russian President Vladimir Putin is not planning to visit Brazil for the summit, the Kremlin said.",
        visit("Vladimir Putin", "BRA", status="denied"),
        optional="summit",
    ),
]

HEADLINES = [
    case(
        "headline arrives", "PM Modi arrives in Japan on two-day visit", visit("Narendra Modi", "JPN"), day="2025-08-29"
    ),
    case(
        "headline in",
        "Zelensky in Berlin for talks with Merz",
        visit("Volodymyr Zelenskyy", "DEU", city="Berlin"),
        optional="meeting",
        day="2025-08-13",
    ),
    case("headline to visit", "Macron to visit Egypt next week", visit("Emmanuel Macron", "EGY", status="planned")),
    case(
        "headline off to",
        "Lukashenko off to Beijing on private visit",
        visit("Alexander Lukashenko", "CHN", kind="private"),
    ),
    case(
        "headline hold talks", "Putin, Xi hold talks in Beijing", meeting("Vladimir Putin", "Xi Jinping", country="CHN")
    ),
    case(
        "headline meets",
        "Lavrov meets Turkish FM Fidan in Antalya",
        meeting("Sergei Lavrov", "Hakan Fidan", country="TUR"),
    ),
    case(
        "headline call",
        "Trump, Putin speak by phone for two hours",
        call("Donald Trump", "Vladimir Putin"),
        day="2025-05-20",
    ),
    case(
        "headline on visit",
        "PM Anwar on two-day visit to Cambodia from Tuesday",
        visit("Anwar Ibrahim", "KHM"),
        day="2024-11-06",
    ),
]

HARD = [
    case(
        "1 a summit abroad is a visit",
        "Indian Prime Minister Narendra Modi arrived in Kazan on Tuesday to attend the BRICS summit.",
        visit("Narendra Modi", "RUS", city="Kazan"),
        summit("Narendra Modi", organisation="brics"),
        day="2024-10-23",
    ),
    case(
        "2 talks are no dates of a visit",
        "Polish President Andrzej Duda, who is in Astana on an official visit, held talks with President "
        "Kassym-Jomart Tokayev on "
        "Tuesday.",
        visit("Andrzej Duda", "KAZ", city="Astana", kind="official", host="Kassym-Jomart Tokayev"),
        meeting("Andrzej Duda", "Kassym-Jomart Tokayev", country="KAZ", start="2024-11-05"),
    ),
    case(
        "2 a tour's range is not its legs'",
        "Pope Francis will travel to Indonesia and Singapore from September 2 to 13.",
        visit("Francis", "IDN", status="planned", start=None),
        visit("Francis", "SGP", status="planned", start=None),
        day="2024-08-20",
    ),
    case(
        "3 dateline and weekday",
        "ANKARA, Nov. 4 (Xinhua) -- Turkish President Recep Tayyip Erdogan met visiting Malaysian Prime Minister "
        "Anwar Ibrahim here "
        "on Monday.",
        meeting("Recep Tayyip Erdogan", "Anwar Ibrahim", country="TUR", city="Ankara", start="2024-11-04"),
        visit("Anwar Ibrahim", "TUR"),
    ),
    case(
        "6 both labels are kept",
        "German President Frank-Walter Steinmeier arrived in Ankara on Monday for an official visit.",
        visit("Frank-Walter Steinmeier", "TUR", kind="official", city="Ankara"),
    ),
    case(
        "7 an elapsed date is not held",
        "Greek Prime Minister Kyriakos Mitsotakis was due to visit Ankara on Monday.",
        visit("Kyriakos Mitsotakis", "TUR", status="planned"),
    ),
    case(
        "8 a handshake is no talks",
        "US President Joe Biden and Russian President Vladimir Putin shook hands at the dinner but held no formal "
        "meeting.",
    ),
    case(
        "9 met at a stopover",
        "Taiwan's President Tsai Ing-wen met US House Speaker Kevin McCarthy in California on Wednesday during a "
        "transit stop.",
        meeting("Tsai Ing-wen", "Kevin McCarthy", country="USA"),
        optional="visit",
        day="2023-04-06",
    ),
    case(
        "10 phases of one meeting",
        "President Tokayev and Chinese President Xi Jinping held talks in a narrow format in Astana on Wednesday. "
        "The talks between "
        "Tokayev and Xi Jinping continued over lunch.",
        meeting("Kassym-Jomart Tokayev", "Xi Jinping", country="KAZ"),
        day="2024-07-03",
    ),
    case(
        "11 host, inviter, greeter",
        "Brazilian President Luiz Inácio Lula da Silva arrived in Hanoi on Thursday at the invitation of State "
        "President Luong Cuong.",
        visit("Luiz Inácio Lula da Silva", "VNM", inviter="Luong Cuong"),
        day="2025-03-28",
    ),
    case(
        "12 president-elect",
        "Indonesian President-elect Prabowo Subianto met Russian President Vladimir Putin in Moscow on Wednesday.",
        meeting("Prabowo Subianto", "Vladimir Putin", country="RUS", city="Moscow"),
        optional="visit",
        day="2024-07-31",
    ),
    case(
        "13 accompanied by is not met",
        "Turkish President Recep Tayyip Erdogan, accompanied by Foreign Minister Hakan Fidan, met Emir Sheikh Tamim "
        "bin Hamad Al "
        "Thani in Doha.",
        meeting("Recep Tayyip Erdogan", "Tamim bin Hamad Al Thani", country="QAT"),
        optional="visit",
    ),
    case(
        "13 delegations without names",
        "A parliamentary delegation from Kuwait arrived in Tunis on Monday for a four-day visit.",
    ),
    case(
        "14 a count of documents",
        "Kazakhstan and France signed 24 documents in Paris on Tuesday.",
        signing("KAZ", "FRA", count=24, country="FRA", city="Paris", start="2024-11-05"),
    ),
]

NONE = [
    case("domestic", "Indian Prime Minister Narendra Modi will visit Varanasi on Sunday to inaugurate projects."),
    case(
        "domestic state visit",
        "Nigerian President Bola Tinubu arrived in Enugu on Saturday for a one-day working visit.",
        day="2025-01-06",
    ),
    case(
        "credentials",
        "The new ambassador of Norway presented his credentials to President William Ruto at State House, Nairobi.",
    ),
    case(
        "a farewell of an ambassador",
        "Outgoing Chinese Ambassador Wang Fukang paid a farewell call on President Joseph Boakai.",
    ),
    case("sport", "England arrived in Pakistan on Tuesday for a three-match series."),
    case("a governor at home", "Governor Babajide Sanwo-Olu visited the market in Lagos and met traders."),
    case("domestic meeting", "President Cyril Ramaphosa met Deputy President Paul Mashatile in Pretoria on Monday."),
    case(
        "a statement about a country",
        "Russian President Vladimir Putin said that Russia would meet its obligations to China.",
    ),
    case("views on a visit", "Analysts said that US policy towards China would not change before the elections."),
    case("business people", "Apple chief executive Tim Cook arrived in Beijing on Monday on a visit to China."),
]

CASES = [*BREAKS, *FAMILIES, *HEADLINES, *HARD, *NONE]


@pytest.mark.parametrize("entry", [failing(entry) for entry in CASES])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "en")


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit", "nature"),
    [
        ("Trade between China and Kazakhstan reached US$20 billion in 2023.", "trade", 20e9, "USD", "actual"),
        ("Trade between Russia and Turkey may reach $66 billion next year.", "trade", 66e9, "USD", "forecast"),
        ("Kazakhstan and China plan to bring trade to $80 billion.", "trade", 80e9, "USD", "target"),
        ("Trade between China and Kazakhstan grew by 86 percent in 2023.", "trade", 86, "percent", "actual"),
    ],
    ids=["20 currency", "21 forecast", "21 target", "22 growth"],
)
def test_figure_is_read_with_its_unit_and_nature(text: str, metric: str, value: float, unit: str, nature: str) -> None:
    found = [(f.metric, f.value, f.unit, f.nature) for f in figures_of(text, "en")]
    assert found == [(metric, value, unit, nature)]
