from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.matching import dates
from dragoman.matching.dates import FAR, gap, window

PARTIAL = st.one_of(
    st.dates().map(lambda d: d.isoformat()),
    st.dates().map(lambda d: d.isoformat()[:7]),
    st.dates().map(lambda d: d.isoformat()[:4]),
    st.integers(1, 31).map(lambda n: f"--{n:02}"),
)


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        ("2023-11", "2023-11-01", "2023-11-01"),
        ("2023", "2023-11", "2023-11"),
        ("2023-11", "--01", "2023-11-01"),
        ("2023-11-01", "--01", "2023-11-01"),
        ("2023-11-02", "--01", None),
        ("2023-02", "--30", None),
        ("2023", "--01", None),
        ("2023-11", "2023-12", None),
        ("2023-11-01", "2023-11-02", None),
        ("--01", "--01", "--01"),
    ],
)
def test_combine(one: str, other: str, made: str | None) -> None:
    assert dates.combine(one, other) == made
    assert dates.combine(other, one) == made


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (("2023-11", None), ("2023-11-01", None), 0),
        (("2024-11-04", "2024-11-05"), ("2024-11-05", None), 0),
        (("2024-11-04", "2024-11-05"), ("2024-11-08", None), 3),
        (("2023", None), ("2024-01", None), 1),
        (("--01", None), ("2023-11", None), 0),
        (("--05", None), ("2024-11-04", "2024-11-05"), 0),
        (("--06", None), ("2024-11-04", "2024-11-05"), FAR),
        (("--31", None), ("2023-11", None), FAR),
        (("--01", None), ("--01", None), 0),
        (("--01", None), ("--02", None), FAR),
    ],
)
def test_gap(one: tuple[str, str | None], other: tuple[str, str | None], days: int) -> None:
    first, second = window(*one), window(*other)
    assert first is not None
    assert second is not None
    assert gap(first, second) == gap(second, first) == days


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2024-02-30", "20240101", "0000"])
def test_what_is_no_date_says_nothing(value: str) -> None:
    assert window(value, None) is None


def test_an_end_before_the_start_is_not_believed() -> None:
    assert window("2024-11-04", "2024-11-01") == window("2024-11-04", None)


def test_leap_years_and_decembers_end_on_their_last_day() -> None:
    assert window("2024-02", None) == window("2024-02-01", "2024-02-29")
    assert window("2023-12", None) == window("2023-12-01", "2023-12-31")


@given(st.lists(PARTIAL, max_size=4))
def test_combinations_do_not_depend_on_order(values: list[str]) -> None:
    assert len({tuple(dates.combinations(order)) for order in permutations(values)}) == 1


@given(st.lists(PARTIAL, min_size=1, max_size=5))
def test_every_date_is_part_of_some_combination(values: list[str]) -> None:
    made = dates.combinations(values)
    assert all(any(dates.combine(value, whole) == whole for whole in made) for value in values)
