from __future__ import annotations

from itertools import permutations

import pytest

from dragoman.matching import checked_value, derive
from dragoman.model import Claim, Ruling
from tests.matching.build import report, visit


def rule(action: str, *claims: Claim, time: str = "2026-01-01T00:00:00Z", **fields: str | None) -> Ruling:
    ids = [c.id for c in claims]
    return Ruling(id=f"{action} {time}", action=action, claims=ids, author="me", time=time, **fields)  # type: ignore[arg-type]


ONE = visit("Xi", "KAZ", "2024-07-02", kind="state")
TWO = visit("Xi", "KAZ", "2024-07-02", kind="official")
FAR = visit("Xi", "KAZ", "2024-08-20", kind="state")
CODED = [report(ONE, published="2024-07-02"), report(TWO, published="2024-07-03"), report(FAR)]


def groups(*rulings: Ruling) -> list[list[str]]:
    return [event.claims for event in derive(CODED, rulings)]


def test_without_rulings() -> None:
    assert groups() == [sorted([ONE.id, TWO.id]), [FAR.id]]


def test_merge_and_split() -> None:
    assert groups(rule("merge", ONE, FAR)) == [sorted([ONE.id, TWO.id, FAR.id])]
    assert sorted(groups(rule("split", TWO))) == sorted([[ONE.id], [TWO.id], [FAR.id]])


def test_a_later_ruling_undoes_an_earlier_one() -> None:
    merge = rule("merge", ONE, FAR, time="2026-01-01T00:00:00Z")
    split = rule("split", FAR, time="2026-01-02T00:00:00Z")
    for order in permutations([merge, split]):
        assert groups(*order) == groups()


def test_reject_and_confirm() -> None:
    reject = rule("reject", TWO)
    (event, _) = derive(CODED, [reject])
    assert (event.claims, event.kind, event.contested) == ([ONE.id], "state", {})
    confirm = rule("confirm", TWO, time="2026-01-02T00:00:00Z")
    (event, _) = derive(CODED, [reject, confirm])
    assert event.kind == "official"
    assert set(event.contested["kind"]) == {"state", "official"}


def test_set_settles_a_cell() -> None:
    (event, other) = derive(CODED, [rule("set", TWO, field="kind", value="working")])
    assert (event.kind, event.contested, other.kind) == ("working", {}, "state")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [("count", "6", 6), ("start", "2024-07", "2024-07"), ("city", "Almaty", "Almaty"), ("kind", None, None)],
)
def test_values_are_read_as_their_cells_hold_them(field: str, value: str | None, expected: object) -> None:
    assert checked_value(rule("set", ONE, field=field, value=value)) == (field, expected)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("count", "six"),
        ("start", "soon"),
        ("start", "2024-07-02T10:00"),
        ("kind", "grand"),
        ("status", None),
        ("id", "1"),
        (None, "1"),
        ("city", ""),
    ],
)
def test_what_cannot_be_set_is_refused(field: str | None, value: str | None) -> None:
    with pytest.raises(ValueError, match="a ruling cannot set"):
        checked_value(rule("set", ONE, field=field, value=value))


def test_rulings_about_unknown_claims_change_nothing() -> None:
    stranger = visit("Macron", "KAZ")
    assert groups(*(rule(action, stranger) for action in ("merge", "split", "reject", "confirm"))) == groups()
