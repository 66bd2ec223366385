"""What `code` prints keeps to ISO 8601, although a bare day is kept for joining."""

from __future__ import annotations

from dragoman.exports.jsonl import published
from tests.lang.reading import coded


def test_a_bare_day_is_no_date_in_the_public_lines() -> None:
    inside = coded("French President Emmanuel Macron arrived in Astana on the 1st.", "en", day=None)
    assert [claim.start for claim in inside.claims if claim.type == "visit"] == ["--01"]
    outside = published(inside)
    assert [claim.start for claim in outside.claims if claim.type == "visit"] == [None]
    assert [claim.date_basis for claim in outside.claims if claim.type == "visit"] == [None]


def test_whole_dates_stay_as_they_are() -> None:
    inside = coded("French President Emmanuel Macron arrived in Astana on November 1, 2023.", "en")
    assert published(inside) is inside
