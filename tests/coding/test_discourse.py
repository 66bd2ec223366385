"""What one sentence leaves to another: days, places, people, and the pieces of a gathering."""

from __future__ import annotations

from dragoman.coding import Coder
from dragoman.model import Claim, CodedReport, Report
from tests.lang.reading import claims_of

DAY = "2024-11-06"
"""A Wednesday."""


def found(text: str, kind: str, *, day: str | None = DAY) -> list[Claim]:
    return [claim for claim in claims_of(text, "en", day=day) if claim.type == kind]


def names(claim: Claim) -> set[str]:
    return {p.name for p in claim.participants if p.name}


def coded(text: str) -> CodedReport:
    return Coder().code(Report(id="r", source="r.txt", title=text.split("\n", 1)[0], text=text))


def test_talks_in_the_state_of_one_side_show_the_visit_of_the_other() -> None:
    text = "French President Emmanuel Macron met Kazakh President Kassym-Jomart Tokayev in Astana on Tuesday."
    (visit,) = found(text, "visit")
    assert (names(visit) & {"Emmanuel Macron"}, visit.country) == ({"Emmanuel Macron"}, "KAZ")
    assert visit.start is None  # the day of talks is not that of the arrival


def test_talks_on_the_sidelines_show_no_visit() -> None:
    text = "President Macron met President Tokayev on the sidelines of the UN General Assembly in New York on Tuesday."
    assert found(text, "visit") == []


def test_the_next_day_counts_from_the_day_told_before() -> None:
    text = (
        "President Macron arrived in Astana on Friday, November 1. "
        "The next day he met Kazakh President Kassym-Jomart Tokayev."
    )
    (meeting,) = found(text, "meeting")
    assert meeting.start == "2024-11-02"


def test_a_story_goes_on_at_the_day_told_last() -> None:
    text = (
        "President Macron arrived in Astana on Tuesday. "
        "He met Kazakh President Kassym-Jomart Tokayev at the Akorda palace."
    )
    (meeting,) = found(text, "meeting")
    assert (meeting.start, meeting.date_basis) == ("2024-11-05", "resolved")


def test_a_surname_means_whom_the_report_names_in_full_further_down() -> None:
    text = "Guterres will travel to Moscow next week. UN Secretary-General Antonio Guterres had asked to be received."
    (visit,) = found(text, "visit")
    assert names(visit) == {"António Guterres"}


def test_he_goes_on_to_mean_whom_him_meant() -> None:
    text = (
        "Russian Foreign Minister Sergei Lavrov arrived in Luanda on Monday. President João Lourenço received him. "
        "He left for Asmara on Tuesday."
    )
    assert {"Sergei Lavrov"} == {n for claim in found(text, "visit") if claim.country == "ERI" for n in names(claim)}


def test_a_title_takes_the_name_that_the_report_gives_it_later() -> None:
    text = (
        "The French president arrived in Astana on Tuesday. Energy is on the agenda of Emmanuel Macron, President of "
        "France."
    )
    assert [names(claim) for claim in found(text, "visit")] == [{"Emmanuel Macron"}]


def test_the_programme_of_a_cancelled_visit_is_called_off_with_it() -> None:
    text = "Prime Minister Ishiba cancelled his trip to India, where he was to meet Prime Minister Narendra Modi."
    assert {claim.status for claim in claims_of(text, "en", day=DAY) if claim.type in {"visit", "meeting"}} == {
        "cancelled"
    }


def test_separate_meetings_are_one_each() -> None:
    text = (
        "Russian Foreign Minister Sergei Lavrov had separate meetings with Kazakh President Kassym-Jomart Tokayev and "
        "Kazakh Foreign Minister Murat Nurtleu in Astana on Tuesday."
    )
    talks = found(text, "meeting")
    assert sorted(sorted(names(claim)) for claim in talks) == [
        ["Kassym-Jomart Tokayev", "Sergei Lavrov"],
        ["Murat Nurtleu", "Sergei Lavrov"],
    ]


def test_the_day_of_calling_off_is_not_the_day_of_the_visit() -> None:
    text = "Prime Minister Ishiba on Monday postponed a visit to India set for November 20."
    (visit,) = found(text, "visit")
    assert (visit.status, visit.start) == ("postponed", "2024-11-20")


def test_a_report_tells_its_day_at_its_end() -> None:
    done = coded(
        "Macron in Astana\n\nFrench President Emmanuel Macron arrived in Astana today.\n\nPosted 5 November 2024\n"
    )
    assert (done.report.published, done.report.published_basis) == ("2024-11-05", "header")
    assert [claim.start for claim in done.claims if claim.type == "visit"] == ["2024-11-05"]


def test_a_dateline_may_end_with_a_stop() -> None:
    done = coded(
        "Zelensky on tour\n\nVILNIUS, January 10, 2024. Ukrainian President Zelensky arrived in Vilnius today.\n"
    )
    assert (done.report.dateline, done.report.published) == ("Vilnius", "2024-01-10")
