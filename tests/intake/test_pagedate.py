import pytest

from dragoman.intake.pagedate import day_from_address, day_from_iso, day_from_machine, day_of_line, real_day


@pytest.mark.parametrize(
    "value",
    ["2024-11-06", " 2024/11/6", "2024.11.06", "20241106", "2024-11-06T23:59:00+05:00", "٢٠٢٤-١١-٠٦"],
)
def test_numeric_dates_are_read_as_written(value: str) -> None:
    assert day_from_iso(value) == "2024-11-06"


@pytest.mark.parametrize("value", ["0000-01-01", "2023-02-31", "2024-13-01", "1889-05-05", "2101-01-01", "", "x"])
def test_impossible_days_are_no_days(value: str) -> None:
    assert day_from_iso(value) is None


@pytest.mark.parametrize("value", ["July 3, 2024", "3 juillet 2024", "2024-11", "2024-11/06", "202411067"])
def test_other_forms_are_not_read_here(value: str) -> None:
    assert day_from_iso(value) is None


def test_a_leap_day_exists_in_leap_years_only() -> None:
    assert real_day(2024, 2, 29) == "2024-02-29"
    assert real_day(2023, 2, 29) is None


def test_mail_dates_keep_their_local_day() -> None:
    assert day_from_machine("Wed, 06 Nov 2024 23:10:00 +0500") == "2024-11-06"


@pytest.mark.parametrize("value", ["Wed, 99 Nov 2024", "now", ", , ,", "Mon, 1 Jan 99999999999999999999 1:1:1"])
def test_broken_machine_dates_are_no_days(value: str) -> None:
    assert day_from_machine(value) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/2024/11/06/visit",
        "https://x.example/news/2024/11/6/",
        "https://x.example/visit-20241106.html",
        "https://x.example/2024-11/06/c_1310.htm",
        "x.example/a/2024-11-06-visit",
    ],
)
def test_days_in_addresses_are_found(address: str) -> None:
    assert day_from_address(address) == "2024-11-06"


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/story/131020241106777",
        "https://x.example/?d=2024-11-06",
        "https://x.example/2024/99/99",
        "http://[",
    ],
)
def test_other_numbers_in_addresses_are_not_days(address: str) -> None:
    assert day_from_address(address) is None


def test_a_line_of_a_date_alone_is_told_from_a_sentence() -> None:
    assert day_of_line("2024-11-06 10:30") == "2024-11-06"
    assert day_of_line("2024-11-06 was a Wednesday") is None
