from __future__ import annotations

from dragoman.matching import derive
from tests.matching.build import claim, meeting, only, report, starts, visit


def test_two_reports_of_one_visit() -> None:
    event = only(
        report(visit("Tokayev", "FRA", "2024-11-04", end="2024-11-05", kind="state")),
        report(visit("Tokayev", "FRA", "2024-11-04", kind="state")),
    )
    assert (event.start, event.end, event.kind, event.status) == ("2024-11-04", "2024-11-05", "state", "held")
    assert event.contested == {}
    assert len(event.reports) == len(event.origins) == 2


def test_the_month_of_one_report_and_the_day_of_another_make_a_date() -> None:
    event = only(
        report(visit("Macron", "KAZ", "2023-11", background=True, city="Astana"), published="2024-11-05"),
        report(visit("Macron", "KAZ", "--01"), language="ar"),
    )
    assert (event.start, event.date_basis, event.background) == ("2023-11-01", "matched", False)
    assert event.contested == {}


def test_a_bare_day_alone_is_no_date() -> None:
    assert only(report(visit("Macron", "KAZ", "--01"))).start is None


def test_an_undated_visit_joins_the_only_one_known() -> None:
    event = only(report(visit("Macron", "KAZ", "2023-11", background=True)), report(visit("Macron", "KAZ")))
    assert (event.start, event.date_basis) == ("2023-11", "stated")


def test_an_undated_visit_joins_the_one_near_its_report() -> None:
    events = derive(
        [
            report(visit("Xi", "KAZ", "2022-09-14")),
            report(visit("Xi", "KAZ", "2024-07-02")),
            report(visit("Xi", "KAZ"), published="2024-07-03"),
        ]
    )
    assert [(e.start, len(e.claims)) for e in events] == [("2022-09-14", 1), ("2024-07-02", 2)]


def test_an_undated_visit_without_a_day_prefers_news_to_history() -> None:
    events = derive(
        [
            report(
                visit("Xi", "KAZ", "2024-07-02", kind="state"),
                visit("Xi", "KAZ", "2022-09", kind="state", background=True),
            ),
            report(visit("Xi", "KAZ", kind="official")),
        ]
    )
    assert [(e.start, len(e.claims)) for e in events] == [("2022-09", 1), ("2024-07-02", 2)]
    assert set(events[1].contested["kind"]) == {"state", "official"}


def test_an_undated_visit_that_fits_two_equally_stays_alone() -> None:
    found = starts(
        report(visit("Xi", "KAZ", "2022-09-14")),
        report(visit("Xi", "KAZ", "2024-07-02")),
        report(visit("Xi", "KAZ")),
    )
    assert found == ["2022-09-14", "2024-07-02", None]


def test_undated_claims_chain_no_contradictions() -> None:
    coded = [report(visit("Xi", "KAZ", day)) for day in ("2022-09-14", "2024-07-02", "2023-05-18")]
    coded += [report(visit("Xi", "KAZ"), published="2024-07-03") for _ in range(5)]
    coded += [report(visit("Xi", "KAZ")) for _ in range(5)]
    dated = [e.start for e in derive(coded) if e.start]
    assert dated == ["2022-09-14", "2023-05-18", "2024-07-02"]


def test_days_far_apart_are_two_visits() -> None:
    assert starts(report(visit("Xi", "KAZ", "2024-07-02")), report(visit("Xi", "KAZ", "2024-07-06"))) == [
        "2024-07-02",
        "2024-07-06",
    ]


def test_close_days_are_one_visit_with_contested_start() -> None:
    event = only(report(visit("Xi", "KAZ", "2024-07-02")), report(visit("Xi", "KAZ", "2024-07-03")))
    assert set(event.contested["start"]) == {"2024-07-02", "2024-07-03"}


def test_a_stay_with_both_ends_known_leaves_no_room_for_another_day() -> None:
    """A day that a report gives of a stay lies in it, or is off by one; two days on is the next stay."""
    whole = report(visit("Xi", "KAZ", "2024-07-02", end="2024-07-03"))
    assert len(derive([whole, report(visit("Xi", "KAZ", "2024-07-04"))])) == 1
    assert len(derive([whole, report(visit("Xi", "KAZ", "2024-07-05"))])) == 2


def test_of_two_visits_of_a_month_a_report_means_the_one_of_its_days() -> None:
    both = [report(visit("Xi", "KAZ", day)) for day in ("2024-07-02", "2024-07-24")]
    early = report(visit("Xi", "KAZ", "2024-07"), published="2024-07-03")
    late = report(visit("Xi", "KAZ", "2024-07"), published="2024-07-25")
    assert [(e.start, len(e.claims)) for e in derive([*both, late])] == [("2024-07-02", 1), ("2024-07-24", 2)]
    assert [(e.start, len(e.claims)) for e in derive([*both, early])] == [("2024-07-02", 2), ("2024-07-24", 1)]


def test_a_month_without_a_report_s_day_joins_neither_of_two_visits() -> None:
    three = [report(visit("Xi", "KAZ", day)) for day in ("2024-07-02", "2024-07-24", "2024-07")]
    assert sorted(starts(*three), key=str) == ["2024-07", "2024-07-02", "2024-07-24"]


def test_a_day_within_the_stay_contests_nothing() -> None:
    event = only(
        report(visit("Tokayev", "FRA", "2024-11-04", end="2024-11-05")),
        report(visit("Tokayev", "FRA", "2024-11-05")),
    )
    assert (event.start, event.end, event.contested) == ("2024-11-04", "2024-11-05", {})


def test_a_plan_and_what_was_held_on_its_date_are_one() -> None:
    event = only(
        report(visit("Tokayev", "KGZ", "2024-11-06", status="planned"), published="2024-11-01"),
        report(visit("Tokayev", "KGZ", "2024-11-06"), published="2024-11-07"),
    )
    assert (event.status, len(event.claims), event.contested) == ("held", 2, {})


def test_a_plan_of_another_date_stays_apart() -> None:
    events = derive(
        [
            report(visit("Macron", "KAZ", "2023-11-01"), published="2023-11-02"),
            report(visit("Macron", "KAZ", "2025-03", status="planned"), published="2024-11-06"),
        ]
    )
    assert [(e.start, e.status) for e in events] == [("2023-11-01", "held"), ("2025-03", "planned")]


def test_an_undated_plan_does_not_join_what_was_held_before() -> None:
    events = derive(
        [
            report(visit("Macron", "KAZ", "2023-11-01"), published="2023-11-02"),
            report(visit("Macron", "KAZ", status="proposed"), published="2024-11-06"),
        ]
    )
    assert sorted(e.status for e in events) == ["held", "proposed"]


def test_an_undated_plan_joins_what_was_held_soon_after() -> None:
    event = only(
        report(visit("Macron", "KAZ", "2023-11-01"), published="2023-11-02"),
        report(visit("Macron", "KAZ", status="planned"), published="2023-10-20"),
    )
    assert event.status == "held"


def test_the_latest_report_tells_what_became_of_a_plan() -> None:
    planned = report(visit("Xi", "KAZ", "2024-07-02", status="planned"), published="2024-06-01")
    postponed = report(visit("Xi", "KAZ", "2024-07-02", status="postponed"), published="2024-06-20")
    assert only(planned, postponed).status == "postponed"
    assert only(postponed, planned).contested == {}


def test_held_and_denied_is_contested() -> None:
    event = only(
        report(visit("Xi", "KAZ", "2024-07-02")),
        report(visit("Xi", "KAZ", "2024-07-02")),
        report(visit("Xi", "KAZ", "2024-07-02", status="denied")),
    )
    assert event.status == "held"
    assert set(event.contested["status"]) == {"held", "denied"}


def test_named_people_of_one_country_are_not_each_other() -> None:
    assert len(derive([report(visit("Xi", "KAZ", "2024-07-02")), report(visit("Li", "KAZ", "2024-07-02"))])) == 2


def test_an_unnamed_president_is_the_named_one() -> None:
    event = only(report(visit("CHN president", "KAZ", "2024-07-02")), report(visit("Xi", "KAZ", "2024-07-02")))
    assert [(p.role, p.name) for p in event.participants] == [("visitor", "Xi Jinping")]


def test_places_tell_meetings_apart() -> None:
    last_year = [meeting("Tokayev", "Xi", "2023", country="CHN", city=city) for city in ("Xi'an", "Beijing")]
    assert len(derive([report(*last_year)])) == 2
    assert len(derive([report(last_year[0]), report(last_year[1])])) == 2


def test_one_stay_may_lead_through_two_cities() -> None:
    event = only(
        report(visit("Tokayev", "CHN", "2023-05-17", end="2023-05-19", city="Xi'an")),
        report(visit("Tokayev", "CHN", "2023-05-18", city="Beijing")),
    )
    assert set(event.contested["city"]) == {"Xi'an", "Beijing"}


def test_talks_of_two_days_are_two() -> None:
    days = [report(meeting("Xi", "Tokayev", day, country="KAZ")) for day in ("2024-07-02", "2024-07-03")]
    assert len(derive(days)) == 2


def test_phases_of_a_meeting_are_one_and_contest_nothing() -> None:
    narrow, expanded = (meeting("Xi", "Tokayev", "2024-07-03", country="KAZ", format=f) for f in ("narrow", "expanded"))
    event = only(report(narrow, expanded))
    assert event.contested == {}


def test_what_one_report_tells_apart_stays_apart() -> None:
    events = derive([report(meeting("Xi", "Tokayev", "2024-07-02"), meeting("Xi", "Tokayev", status="planned"))])
    assert len(events) == 2


def test_other_parties_are_another_meeting() -> None:
    assert (
        len(
            derive(
                [
                    report(meeting("Xi", "Tokayev", "2024-07-03")),
                    report(meeting("Wang", "Tokayev", "2024-07-03")),
                ]
            )
        )
        == 2
    )
    three = claim("meeting", "party Xi, party Tokayev, party Putin", start="2024-07-03")
    assert len(derive([report(meeting("Xi", "Tokayev", "2024-07-03")), report(three)])) == 2


def test_calls_across_the_date_line() -> None:
    made = [
        claim("call", cast, start=day)
        for cast, day in (("caller Putin, called Xi", "2024-02-08"), ("party Xi, party Putin", "2024-02-09"))
    ]
    event = only(*map(report, made))
    assert [(p.role, p.name) for p in event.participants] == [
        ("caller", "Vladimir Putin"),
        ("called", "Xi Jinping"),
    ]
    later = report(claim("call", "party Xi, party Putin", start="2024-02-12"))
    assert len(derive([*map(report, made), later])) == 2


def test_signings_of_one_day_with_different_counts_are_contested() -> None:
    one = report(claim("signing", "party KAZ, party FRA", start="2023-11-01", count=6))
    other = report(claim("signing", "party Tokayev, party Macron", start="2023-11-01", count=8, country="KAZ"))
    event = only(one, other)
    assert set(event.contested["count"]) == {"6", "8"}


def test_invitations_have_a_direction() -> None:
    there = claim("invitation", "inviter Macron, invitee Tokayev", start="2023-11")
    back = claim("invitation", "inviter Tokayev, invitee Macron", start="2023-11")
    again = claim("invitation", "inviter Macron, invitee Tokayev", start="2023-11-01")
    assert [len(e.claims) for e in derive([report(there), report(back), report(again)])] == [1, 2]


def test_summits_by_organisation_and_ordinal() -> None:
    def summit(**fields: object) -> list[object]:
        return [claim("summit", "attendee Tokayev", organisation="Organization of Turkic States", **fields)]

    planned = report(*summit(ordinal=11, status="planned", start="2024-11-06", country="KGZ"))  # type: ignore[arg-type]
    held = report(*summit(ordinal=11, city="Bishkek", country="KGZ"), published="2024-11-07")  # type: ignore[arg-type]
    before = report(*summit(ordinal=10, country="KAZ"), published="2023-11-04")  # type: ignore[arg-type]
    undated = report(*summit(ordinal=11))  # type: ignore[arg-type]
    events = derive([planned, held, before, undated])
    assert [(e.ordinal, e.status, len(e.claims)) for e in events] == [(11, "held", 3), (10, "held", 1)]


def test_a_copy_reads_its_weekdays_as_its_original_does() -> None:
    text = "Xi Jinping arrived in Astana on Tuesday for a state visit and talks with the president."
    first = report(visit("Xi", "KAZ", "2024-07-02", date_basis="resolved"), published="2024-07-03", text=text)
    late = report(visit("Xi", "KAZ", "2024-07-09", date_basis="resolved"), published="2024-07-10", text=text)
    event = only(first, late)
    assert (event.start, event.contested) == ("2024-07-02", {})
    assert event.copies == [late.report.id]
    assert len(event.origins) == 1
