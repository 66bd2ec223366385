from __future__ import annotations

from collections.abc import Sequence

from dragoman.matching import derive
from dragoman.matching.grounds import found, grounds_of, in_force
from dragoman.model import Claim, CodedReport, Ground, Participant, Report, Ruling, Span

REPORT = Report(id="r1", source="a.txt", text="x" * 100, published="2024-07-02")


def claim(name: str, *spans: Span, person: str = "xi", report: str = "r1", start: str = "2024-07-02") -> Claim:
    visitor = Participant(role="visitor", name=person, person=person, country="CHN")
    return Claim(
        id=name,
        report=report,
        type="visit",
        participants=[visitor],
        country="KAZ",
        start=start,
        evidence={"event": list(spans)},
    )


def ruled(action: str, chosen: Sequence[Claim], among: Sequence[Claim], name: str = "one") -> Ruling:
    return Ruling(
        id=name,
        action=action,  # type: ignore[arg-type]
        claims=[one.id for one in chosen],
        grounds=grounds_of(chosen, among),
        author="ann",
        time="2026-01-01",
    )


def undoing(name: str, target: str) -> Ruling:
    return Ruling(id=name, action="undo", claims=[], undoes=target, author="ann", time="2026-01-02")


def now(before: Claim, others: Sequence[Claim], after: Sequence[Claim]) -> list[str]:
    (one,) = found([ruled("reject", [before], [before, *others])], after)
    assert bool(one.claims) != bool(one.vanished)
    return one.claims


OLD = claim("old", (0, 20))


def test_a_claim_that_is_still_there_is_itself() -> None:
    assert now(OLD, [], [claim("longer", (0, 40)), OLD]) == ["old"]


def test_a_claim_is_recognised_by_overlapping_words() -> None:
    assert now(OLD, [], [claim("less", (15, 40)), claim("more", (5, 40)), claim("none", (20, 40))]) == ["more"]


def test_of_claims_on_the_same_words_the_one_of_the_same_people_is_meant() -> None:
    assert now(OLD, [], [claim("other", (0, 20), person="putin"), claim("same", (10, 40))]) == ["same"]


def test_words_tell_even_when_the_people_are_identified_otherwise_now() -> None:
    assert now(OLD, [], [claim("same", (3, 30), person="xi-jinping")]) == ["same"]


def test_what_stood_beside_a_claim_is_never_taken_for_it() -> None:
    neighbour = claim("neighbour", (5, 30))
    assert now(OLD, [neighbour], [neighbour]) == []
    assert now(OLD, [neighbour], [neighbour, claim("new", (18, 30))]) == ["new"]


def test_without_common_words_only_one_claim_of_the_people_will_do() -> None:
    away = claim("away", (60, 80))
    assert now(OLD, [], [away, claim("other", (80, 90), person="putin")]) == ["away"]
    assert now(OLD, [], [away, claim("again", (80, 90))]) == []


def test_other_reports_and_types_do_not_count() -> None:
    assert now(OLD, [], [claim("same words", (0, 20), report="r2")]) == []


def test_a_ruling_without_grounds_knows_its_claims_by_identifier() -> None:
    bare = Ruling(id="one", action="reject", claims=["old", "gone"], author="ann", time="2026-01-01")
    (one,) = found([bare], [OLD])
    assert (one.claims, one.vanished) == (["old"], ["gone"])


def test_undoing_and_bringing_back() -> None:
    reject = ruled("reject", [OLD], [OLD])
    first, second = undoing("two", "one"), undoing("three", "two")
    assert [one.id for one in in_force([reject, first], [OLD])] == ["two"]
    assert [one.id for one in in_force([second, first, reject], [OLD])] == ["three", "one"]
    assert [one.id for one in in_force([reject, first, second, undoing("four", "three")], [OLD])] == ["two", "four"]


def test_rulings_hold_for_what_another_coder_makes_of_the_report() -> None:
    wrong, right = claim("wrong", (0, 20), start="2023-01-05"), claim("right", (40, 60))
    reject = ruled("reject", [wrong], [wrong, right])
    after = [claim("wrong now", (4, 20), start="2023-01-05"), claim("right now", (40, 70))]
    (event,) = derive([CodedReport(report=REPORT, claims=after)], [reject])
    assert event.claims == ["right now"]
    events = derive([CodedReport(report=REPORT, claims=after)], [reject, undoing("two", "one")])
    assert sorted(key for one in events for key in one.claims) == ["right now", "wrong now"]


def test_a_ground_keeps_what_recognition_needs() -> None:
    (ground,) = grounds_of([OLD], [OLD, claim("near", (30, 40)), claim("far", (0, 9), report="r2")])
    assert ground == Ground(claim="old", report="r1", type="visit", evidence=[(0, 20)], people=["xi"], beside=["near"])
