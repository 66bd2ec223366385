from __future__ import annotations

from dragoman.matching.explaining import TOLD_APART, reasons, rival

from .build import accounts, meeting, report, visit


def test_a_claim_is_joined_by_named_features_that_add_up() -> None:
    one, other = accounts(
        report(visit("Xi", "KAZ", "2024-07-02", kind="state")), report(visit("Xi", "KAZ", "2024-07-02", kind="state"))
    )
    first, second = reasons([one, other])
    assert (first.why, second.why, second.fellow) == ("first", "features", first.claim)
    assert second.features == (("time", 3.0), ("actors", 2.0), ("country", 1.0), ("kind", 0.5))
    assert second.score == sum(gain for _, gain in second.features) == 6.5


def test_what_features_do_not_join_a_ruling_did() -> None:
    made = accounts(report(visit("Xi", "KAZ", "2024-07-02")), report(visit("Xi", "KAZ", "2023-07-02")))
    assert [one.why for one in reasons(made)] == ["first", "ruling"]


def test_the_nearest_event_and_what_keeps_it_apart() -> None:
    event = accounts(report(visit("Xi", "KAZ", "2024-07-02")))
    others = accounts(
        report(visit("Xi", "KAZ", "2024-09-02")),
        report(visit("Xi", "UZB", "2024-09-02")),
        report(meeting("Xi", "Tokayev", "2024-07-02")),
    )
    found = rival(event, others)
    assert found is not None
    assert found.reason == "another time"
    assert rival(event, []) is None
    assert rival(event, [one for one in others if one.claim.type == "meeting"]) is None


def test_a_report_that_tells_both_keeps_them_apart() -> None:
    one, other = accounts(report(visit("Xi", "KAZ", "2024-07-02"), visit("Xi", "KAZ", "2024-07-04")))
    found = rival([one], [other])
    assert found is not None
    assert found.reason == TOLD_APART
