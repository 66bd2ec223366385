"""The ledger does not depend on the order in which reports came in."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.matching import derive
from dragoman.model import Claim, CodedReport
from tests.matching.build import claim, renumber, report

DAYS = [
    None,
    None,
    "2024",
    "2024-07",
    "2024-07-01",
    "2024-07-02",
    "2024-07-03",
    "2024-07-05",
    "--02",
    "2023-05",
]
STATUSES = ["held", "held", "held", "planned", "proposed", "cancelled"]
CASTS = {
    "visit": ["visitor Xi", "visitor CHN president", "visitor Li, host Tokayev", "visitor CHN"],
    "meeting": ["party Xi, party Tokayev", "party CHN, party KAZ", "party Wang, party Nurtleu", "party Xi"],
    "signing": ["party CHN, party KAZ", "party Xi, party Tokayev", ""],
    "invitation": ["inviter Tokayev, invitee Xi", "inviter Xi, invitee Tokayev", "inviter Xi"],
    "summit": ["attendee Xi", "attendee Tokayev, organiser KAZ"],
}
TEXTS = [
    None,
    None,
    "A visit of which all papers wrote the same words on the same evening in July",
    "Other words",
]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    type_ = draw(st.sampled_from(sorted(CASTS)))
    fields = {
        "status": draw(st.sampled_from(STATUSES)),
        "background": draw(st.sampled_from([False, False, True])),
        "country": draw(st.sampled_from([None, "KAZ", "KAZ", "CHN"])),
        "city": draw(st.sampled_from([None, None, "Astana", "Almaty"])),
        "start": draw(st.sampled_from(DAYS)),
        "date_basis": draw(st.sampled_from(["stated", "resolved", "published", None])),
        "kind": draw(st.sampled_from([None, "state", "official"])),
    }
    return claim(type_, draw(st.sampled_from(CASTS[type_])), **fields)


@st.composite
def coded_reports(draw: st.DrawFn) -> CodedReport:
    text = draw(st.sampled_from(TEXTS))
    fields = {"text": text} if text else {}
    published = draw(st.sampled_from([None, "2024-07-03", "2024-07-10", "2023-06-01"]))
    return report(*draw(st.lists(claims(), max_size=3)), published=published, **fields)


@st.composite
def many_reports(draw: st.DrawFn, *, most: int = 8) -> list[CodedReport]:
    renumber()
    return draw(st.lists(coded_reports(), max_size=most))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_order_does_not_matter(data: st.DataObject) -> None:
    coded = data.draw(many_reports())
    shuffled = data.draw(st.permutations(coded))
    assert derive(coded) == derive(shuffled)
    assert derive(coded) == derive([*shuffled, *coded[:2]])


@settings(max_examples=60, deadline=None)
@given(many_reports())
def test_every_claim_is_in_one_event_and_no_event_holds_far_days(coded: list[CodedReport]) -> None:
    events = derive(coded)
    ids = sorted(c.id for one in coded for c in one.claims)
    assert sorted(i for event in events for i in event.claims) == ids
    assert len({event.id for event in events}) == len(events)
    known = {c.id: c for one in coded for c in one.claims}
    for event in events:
        years = {s[:4] for i in event.claims if (s := known[i].start) and s[0] != "-"}
        assert len(years) <= 1, event


def test_ten_thousand_claims_take_seconds() -> None:
    coded = []
    for n in range(5000):
        day = f"20{10 + n % 15:02}-{1 + n % 12:02}-{1 + n % 27:02}"
        stay = claim("visit", "visitor Xi" if n % 3 else "visitor Putin", country="KAZ", start=day if n % 5 else None)
        talks = claim("meeting", "party Xi, party Tokayev", country="KAZ", start=day if n % 4 else None)
        coded.append(report(stay, talks, published=day))
    started = process_time()
    events = derive(coded)
    assert sum(len(event.claims) for event in events) == 10_000
    assert process_time() - started < 15  # of work, however busy the machine is: a few
