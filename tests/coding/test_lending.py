"""What the events of one report lend each other: countries, cities, days, and the fate of a programme."""

from __future__ import annotations

from dragoman.coding import Coder
from dragoman.model import Claim, Report


def coded(text: str) -> list[Claim]:
    report = Report(id="r", source="r.txt", text=text, language="en", published="2025-11-05", published_basis="header")
    return list(Coder().code(report).claims)


def of(kind: str, claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.type == kind]


def test_a_signing_takes_place_and_day_of_the_talks_of_its_sides() -> None:
    claims = coded(
        "President William Ruto met President Yoweri Museveni in Kampala on Tuesday. They signed eight agreements."
    )
    (signing,) = of("signing", claims)
    assert (signing.country, signing.city, signing.start) == ("UGA", "Kampala", "2025-11-04")


def test_a_visit_takes_the_city_of_its_talks() -> None:
    claims = coded(
        "NATO Secretary General Mark Rutte paid an official visit to Türkiye on Monday. "
        "In Ankara, Rutte met President Recep Tayyip Erdogan."
    )
    (visit,) = of("visit", claims)
    assert visit.city == "Ankara"


def test_a_visit_of_known_length_has_an_end() -> None:
    (visit,) = of("visit", coded("President Emmanuel Macron arrived in Astana on Monday for a three-day state visit."))
    assert (visit.start, visit.end) == ("2025-11-03", "2025-11-05")


def test_the_day_of_what_is_put_off_lies_ahead() -> None:
    text = "Foreign Secretary David Lammy's visit to Pakistan, which was due to begin on Thursday, has been postponed."
    (visit,) = of("visit", coded(text))
    assert (visit.status, visit.country, visit.start) == ("postponed", "PAK", "2025-11-06")


def test_who_receives_abroad_does_so_there() -> None:
    claims = coded(
        "President Emmanuel Macron arrived in Addis Ababa on Monday for a summit of the African Union. "
        "On Tuesday Macron received President Bola Tinubu at his hotel."
    )
    (meeting,) = of("meeting", claims)
    assert meeting.country == "ETH"
    assert not [visit for visit in of("visit", claims) if visit.country == "FRA"]


def test_each_leg_has_its_own_day() -> None:
    claims = coded("Prime Minister Narendra Modi will travel to Serbia on Monday and to Hungary on Tuesday.")
    assert {(v.country, v.start) for v in of("visit", claims)} == {("SRB", "2025-11-10"), ("HUN", "2025-11-11")}


def test_who_is_named_in_a_quotation_is_not_he() -> None:
    claims = coded(
        "Foreign Minister S. Jaishankar met Argentine Foreign Minister Diana Mondino in New York on Tuesday. "
        '"Good to catch up with Diana Mondino on lithium," he said. '
        "He also met his Kenyan counterpart Musalia Mudavadi."
    )
    names = [{p.name for p in claim.participants} for claim in of("meeting", claims)]
    assert {"Subrahmanyam Jaishankar", "Musalia Mudavadi"} in names
