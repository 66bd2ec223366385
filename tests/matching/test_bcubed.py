from __future__ import annotations

import pytest

from dragoman.evaluation.bcubed import BCubed, bcubed

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2}


def test_all_as_it_should_be() -> None:
    assert bcubed({"a": "x", "b": "x", "c": "x", "d": "y"}, TRUTH) == BCubed(1.0, 1.0)


def test_each_alone_costs_recall_only() -> None:
    found = bcubed({key: key for key in TRUTH}, TRUTH)
    assert found.precision == 1.0
    assert found.recall == pytest.approx((3 * (1 / 3) + 1) / 4)


def test_all_together_costs_precision_only() -> None:
    found = bcubed(dict.fromkeys(TRUTH, "x"), TRUTH)
    assert found.precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert found.recall == 1.0
    assert found.f1 == pytest.approx(2 * 0.625 / 1.625)


def test_nothing_in_common_is_no_measure() -> None:
    with pytest.raises(ValueError, match="same claims"):
        bcubed({"a": 1}, {"b": 1})
    with pytest.raises(ValueError, match="one at least"):
        bcubed({}, {})
