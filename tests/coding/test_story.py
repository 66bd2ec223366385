"""How one report is read as a story: strangers, tours, series of talks, summits in pieces, names of two states."""

from __future__ import annotations

from dragoman.coding import Coder
from dragoman.model import Claim, Report


def coded(text: str, language: str = "en", day: str = "2025-11-05") -> list[Claim]:
    report = Report(id="r", source="r.txt", text=text, language=language, published=day, published_basis="header")
    return list(Coder().code(report).claims)


def of(kind: str, claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.type == kind]


def names(claim: Claim) -> set[str | None]:
    return {participant.name for participant in claim.participants}


def test_an_office_of_no_state_is_of_the_state_where_its_bearer_meets_a_guest() -> None:
    claims = coded(
        "Mexican Foreign Minister Luis Videgaray met President Pedro Pablo Kuczynski in Lima on Tuesday. "
        "Videgaray also met Vice President Mercedes Aráoz."
    )
    (second,) = [meeting for meeting in of("meeting", claims) if "Mercedes Aráoz" in names(meeting)]
    assert "PER" in {participant.country for participant in second.participants}


def test_the_head_of_an_organisation_takes_no_state_from_those_he_meets() -> None:
    claims = coded("UN Secretary-General António Guterres met Prime Minister Sitiveni Rabuka in Suva on Tuesday.")
    (meeting,) = of("meeting", claims)
    (guterres,) = [p for p in meeting.participants if p.name == "António Guterres"]
    assert (guterres.country, guterres.organisation) == (None, "united-nations")


def test_talks_in_two_states_show_a_visit_to_each() -> None:
    claims = coded(
        "President Emmanuel Macron met Angolan President João Lourenço in Luanda on Monday. "
        "On Tuesday Macron met Congolese President Denis Sassou Nguesso in Brazzaville."
    )
    assert {visit.country for visit in of("visit", claims)} == {"AGO", "COG"}


def test_a_name_of_two_states_is_decided_by_the_person_beside_it() -> None:
    claims = coded("Congolese President Félix Tshisekedi met President João Lourenço in Luanda on Tuesday.")
    (meeting,) = of("meeting", claims)
    assert {participant.country for participant in meeting.participants} == {"COD", "AGO"}


def test_last_year_is_history_also_in_january() -> None:
    claims = coded("King Mohammed VI visited Ivory Coast last year.", day="2025-01-20")
    (visit,) = of("visit", claims)
    assert (visit.start, visit.background) == ("2024", True)


def test_the_range_between_two_places_is_of_the_first() -> None:
    claims = coded("President Cyril Ramaphosa will travel to Seoul from December 22 to 25 and then to Tokyo.")
    ends = {visit.country: (visit.start, visit.end) for visit in of("visit", claims)}
    assert ends == {"KOR": ("2025-12-22", "2025-12-25"), "JPN": (None, None)}


def test_years_behind_several_places_are_of_all_of_them() -> None:
    text = "El presidente Emmanuel Macron visitó Chile y Perú en 2019 y México y Colombia en 2021."
    claims = coded(text, "es")
    years = {visit.country: visit.start for visit in of("visit", claims)}
    assert years == {"CHL": "2019", "PER": "2019", "MEX": "2021", "COL": "2021"}


def test_where_verbs_stand_last_times_stand_before_their_places() -> None:
    text = (
        "Франция президенті Эммануэль Макрон 10 қыркүйекте Ташкентке, 11 қыркүйекте Астанаға, "
        "12-13 қыркүйекте Бакуге барады."
    )
    starts = {visit.country: visit.start for visit in of("visit", coded(text, "kk", "2025-09-05"))}
    assert starts == {"UZB": "2025-09-10", "KAZ": "2025-09-11", "AZE": "2025-09-12"}


def test_a_series_of_talks_gives_the_others_their_place() -> None:
    text = (
        "Танзила Нарбаева Женевада бірнеше елдің парламент басшыларымен кездесті. "
        "Өзбекстан Сенатының төрайымы Танзила Нарбаева Сахиба Гафаровамен және Ерлан Қошановпен жеке-жеке жүздесті."
    )
    meetings = of("meeting", coded(text, "kk"))
    assert meetings
    assert {(meeting.country, meeting.city) for meeting in meetings} == {("CHE", "Geneva")}


def test_who_receives_during_talks_abroad_does_so_there() -> None:
    claims = coded(
        "President João Lourenço met President Denis Sassou Nguesso in Brazzaville on Tuesday. "
        "Lourenço then received Foreign Minister Jean-Claude Gakosso."
    )
    assert {meeting.country for meeting in of("meeting", claims)} == {"COG"}


def test_pieces_of_a_summit_without_a_name_are_one_summit() -> None:
    claims = coded(
        "Leaders from Africa and the Caribbean met for a summit in Bridgetown on Tuesday. "
        "The summit was attended by President William Ruto and Prime Minister Philip Davis."
    )
    (summit,) = of("summit", claims)
    assert summit.country == "BRB"
    assert {"William Ruto", "Philip Davis"} <= names(summit)


def test_a_list_behind_the_verb_leaves_room_for_the_subject_left_out() -> None:
    text = (
        "中国国务院总理李强12日在万象出席澜湄合作会议,并发表讲话。"
        "随后会见老挝总理宋赛和新西兰总理卢克森。会议通过了有关文件。"
    )
    meetings = of("meeting", coded(text, "zh", "2025-07-12"))
    assert len(meetings) == 2
    assert all("Li Qiang" in names(meeting) for meeting in meetings)


def test_a_day_just_ahead_makes_a_plan_where_verbs_have_no_tense() -> None:
    text = "加拿大总理卡尼23日离开墨西哥前往美国,25日在华盛顿与美国总统特朗普会面。双方将讨论贸易问题。"
    (meeting,) = of("meeting", coded(text, "zh", "2025-08-24"))
    assert (meeting.status, meeting.start) == ("planned", "2025-08-25")


def test_the_day_of_an_arrival_is_that_of_its_purpose() -> None:
    text = "Antony Blinken llegó este lunes a Bogotá para reunirse con el presidente Gustavo Petro."
    (meeting,) = of("meeting", coded(text, "es", "2022-10-05"))
    assert (meeting.status, meeting.start) == ("planned", "2022-10-03")


def test_a_common_surname_alone_means_no_known_person() -> None:
    assert not coded("Se espera que Rosa llegue el martes a México. Thomas viajó el lunes a Francia.", "es")


def test_the_city_behind_a_palace_tells_whose_palace_it_is() -> None:
    text = "استقبل الرئيس الصيني شي جين بينغ الرئيس الإيراني مسعود بزشكيان في قصر الشعب بالعاصمة بكين الثلاثاء."
    (meeting,) = of("meeting", coded(text, "ar"))
    assert meeting.country == "CHN"
