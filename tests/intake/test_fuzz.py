import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import Limits, read_bytes
from dragoman.intake.characters import clean

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|  |\n\n\n"
)
LIMITS = Limits(input_bytes=100_000, unpacked_bytes=200_000, members=50)
SCRIPTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \n\t.:#—(会谈王الزيارةПрезидентСапарÉñ؟。\u00a0\u202b\u200d"),
    max_size=600,
)
PIECES = st.sampled_from(
    [
        "<html>",
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<h1>",
        "</h1>",
        "<script type='application/ld+json'>",
        "{",
        "}",
        "</script>",
        "<meta charset=big5>",
        '"datePublished":',
        '"2024-99-99"',
        "<time datetime='0-0-0'>",
        "&#0;",
        "&#xD800;",
        "Source:",
        "date 2024-11-06",
        "---",
        "Title: ",
        "Related stories",
        "Viewing results 1 - 6 of 3",
        "\n\n",
        "#x ",
        "The president met the minister in the capital. " * 8,
        "总统访问。" * 60,
    ]
)
STARTS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"<html>",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"%PDF",
        b"x" * 257 + b"ustar",
    ]
)


def hold(data: bytes) -> None:
    reports = read_bytes(data, "a", LIMITS)
    assert reports
    for part in reports:
        assert bool(part.text) != bool(part.skipped)
        assert not FORBIDDEN.search(part.text)
        for value in (part.title, part.outlet, part.source):
            assert value is None or not FORBIDDEN.search(value)


@settings(max_examples=300, deadline=None)
@given(STARTS, st.binary(max_size=2000))
def test_no_bytes_raise(start: bytes, data: bytes) -> None:
    hold(start + data)


@settings(max_examples=300, deadline=None)
@given(SCRIPTS, st.sampled_from(["utf-8", "utf-16", "gb18030", "windows-1256", "koi8-r", "utf-32-be"]))
def test_no_text_of_any_script_in_any_encoding_raises(text: str, encoding: str) -> None:
    hold(text.encode(encoding, "replace"))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | SCRIPTS, max_size=25))
def test_no_page_of_any_pieces_raises(pieces: list[str]) -> None:
    hold("".join(pieces).encode())


@given(st.text(st.characters()))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not FORBIDDEN.search(once)
