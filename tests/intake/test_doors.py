import io
import os
from pathlib import Path

import pytest

from dragoman.intake import Limits, read, read_bytes

BODY = "The president arrived in the capital on Monday, and was met at the airport by the prime minister."


def skipped(data: bytes, source: str = "a.txt", limits: Limits | None = None) -> str:
    (report,) = read_bytes(data, source, limits)
    assert report.text == ""
    assert report.skipped is not None
    return report.skipped


def test_folders_are_read_through_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    found = [Path(report.source).relative_to(tmp_path).as_posix() for report in read([tmp_path])]
    assert found == ["a/y.txt", "a/z.txt", "b.txt"]


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(BODY)
    reports = list(read([tmp_path / "missing.txt", good]))
    assert reports[0].skipped == "no such file or folder"
    assert reports[1].text == BODY


def test_standard_input_is_read_where_the_dash_stands() -> None:
    (report,) = read(["-"], stdin=io.BytesIO(BODY.encode()))
    assert (report.source, report.text) == ("-", BODY)


def test_reading_twice_gives_the_same_identifiers() -> None:
    assert read_bytes(BODY.encode(), "a.txt") == read_bytes(BODY.encode(), "a.txt")
    assert read_bytes(BODY.encode(), "a.txt")[0].id != read_bytes(BODY.encode(), "b.txt")[0].id


def test_links_to_folders_and_circles_are_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    reasons = {Path(report.source).name: report.skipped for report in read([tmp_path])}
    assert set(reasons) == {"loop", "self", "gone"}
    assert all(reasons.values())


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (report,) = read([tmp_path])
    assert report.skipped == "neither a file nor a folder"


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (report,) = read([tmp_path])
    assert report.skipped == "the folder has no files that are not hidden"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    assert next(read([path])).skipped == "no permission to read it"


def test_a_path_that_cannot_be_is_no_error() -> None:
    assert next(read(["a\0b"])).skipped


@pytest.mark.parametrize(
    ("data", "source", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\0\n", "a.txt", "empty"),
        (b"%PDF-1.7\n...", "a.txt", "PDF is not read yet"),
        (b"x", "a.pdf", "PDF is not read yet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a", "an image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.html", "an image"),
        (bytes(range(256)) * 40, "a.bin", "binary data"),
        (b"a,b\n1,2\n", "a.csv", "tables are not read yet"),
        (b'{"a": 1}', "a.json", "JSON is not read yet"),
        (b"WARC/1.0\r\n", "a.warc", "web archives"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a.xml", "feeds are not read yet"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, source: str, reason: str) -> None:
    assert skipped(data, source).startswith(reason)


def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    assert skipped(b"x" * 2000, limits=Limits(input_bytes=1000)).startswith("too large: 2,000 bytes")
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 5000)
    assert str(next(read([path], limits=Limits(input_bytes=1000))).skipped).startswith("too large: 5,000 bytes")


def test_a_report_of_too_many_characters_is_refused_not_cut() -> None:
    assert skipped(b"word " * 1000, limits=Limits(report_characters=1000)).startswith("too long: 4,999 characters")


def test_half_a_megabyte_in_one_line_is_read() -> None:
    (report,) = read_bytes(("He met her. " * 45_000).encode(), "a.txt")
    assert len(report.text) == 45_000 * 12 - 1


def test_content_decides_not_the_name() -> None:
    page = f"<!DOCTYPE html><html><body><h1>A visit</h1>{f'<p>{BODY}</p>' * 4}</body></html>".encode()
    assert str(read_bytes(page, "a.txt")[0].extractor).startswith("resiliparse")
    assert read_bytes(BODY.encode(), "a.html")[0].extractor == "text"


def test_a_page_in_an_old_encoding_is_read_as_it_declares() -> None:
    text = "Президент прибыл в столицу с государственным визитом и провёл переговоры."
    head = "<meta charset=windows-1251>"
    page = f"<html><head>{head}</head><body><h1>Визит</h1><p>{text}</p><p>{text}</p></body></html>"
    assert text in read_bytes(page.encode("windows-1251"), "a.html")[0].text


def test_names_that_cannot_be_stored_are_spelt_out(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    path.write_text(BODY)
    (report,) = read([tmp_path])
    assert report.source.endswith("a\\udcff.txt")
    assert report.text == BODY


def test_an_archive_on_disk_is_read(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", BODY)
    (report,) = read([tmp_path])
    assert report.source.endswith("x.zip!/a.txt")
