import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from dragoman.intake import Limits, read_bytes

BODY = "The president arrived in the capital on Monday, and was met at the airport by the prime minister."


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(*files: tuple[str, bytes], mode: Literal["w", "w:gz"] = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(None, mode, buffer) as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


FILES = (("a.txt", BODY.encode()), ("in/b.txt", (BODY * 2).encode()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", zipped(*FILES)),
        ("x.tar", tarred(*FILES)),
        ("x.tgz", tarred(*FILES, mode="w:gz")),
        ("x", zipped(*FILES)),
    ],
)
def test_members_become_reports_with_their_path(name: str, data: bytes) -> None:
    reports = read_bytes(data, name)
    assert [report.source for report in reports] == [f"{name}!/a.txt", f"{name}!/in/b.txt"]
    assert [report.text for report in reports] == [BODY, BODY * 2]


def test_a_compressed_single_file_is_one_member() -> None:
    (report,) = read_bytes(gzip.compress(BODY.encode()), "dir/report.txt.gz")
    assert (report.source, report.text) == ("dir/report.txt.gz!/report.txt", BODY)


def test_hidden_members_and_folders_are_passed_over() -> None:
    data = zipped(("__MACOSX/a.txt", b"x"), (".git/b.txt", b"x"), ("in/", b""), ("c.txt", BODY.encode()))
    assert [report.source for report in read_bytes(data, "x.zip")] == ["x.zip!/c.txt"]


def test_one_archive_within_another_is_opened() -> None:
    (report,) = read_bytes(zipped(("in.tgz", tarred(*FILES[:1], mode="w:gz"))), "x.zip")
    assert (report.source, report.text) == ("x.zip!/in.tgz!/a.txt", BODY)


def test_three_archives_within_each_other_are_refused() -> None:
    (report,) = read_bytes(zipped(("b.zip", zipped(("c.zip", zipped(*FILES))))), "a.zip")
    assert report.skipped is not None
    assert "within an archive" in report.skipped


def test_an_encrypted_member_is_named_and_the_others_read() -> None:
    data = bytearray(zipped(*FILES))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    first, second = read_bytes(bytes(data), "x.zip")
    assert first.skipped is not None
    assert first.skipped.startswith("encrypted")
    assert second.text == BODY * 2


def test_a_broken_member_leaves_the_others() -> None:
    data = bytearray(zipped(*FILES))
    data[data.index(b"a.txt") + 12] ^= 0xFF
    first, second = read_bytes(bytes(data), "x.zip")
    assert first.skipped is not None
    assert first.skipped.startswith("broken")
    assert second.text


def test_a_cut_archive_keeps_what_it_held() -> None:
    reports = read_bytes(tarred(("a.txt", BODY.encode()), ("b.txt", b"y " * 4000))[:3000], "x.tar")
    assert reports[0].text == BODY
    assert reports[-1].skipped is not None
    assert reports[-1].skipped.startswith("broken archive")


def test_zip_bombs_are_refused_by_their_ratio() -> None:
    (report,) = read_bytes(zipped(("bomb.txt", b" " * 5_000_000)), "x.zip")
    assert report.skipped is not None
    assert "times its size" in report.skipped


def test_compressed_tar_bombs_are_refused_by_their_ratio() -> None:
    reports = read_bytes(tarred(("bomb.txt", b"\0" * 20_000_000), mode="w:gz"), "x.tgz")
    assert reports[-1].skipped is not None
    assert "times its size" in reports[-1].skipped


def test_a_zip_that_lies_about_its_sizes_is_bounded() -> None:
    data = bytearray(zipped(("bomb.txt", b" " * 5_000_000)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    (report,) = read_bytes(bytes(data), "x.zip")
    assert report.skipped


def test_members_are_counted() -> None:
    data = zipped(*((f"{n}.txt", BODY.encode()) for n in range(5)))
    reports = read_bytes(data, "x.zip", Limits(members=3))
    assert [report.skipped is None for report in reports] == [True, True, True, False]
    assert reports[-1].source == "x.zip"
    assert "more than 3 members" in str(reports[-1].skipped)


def test_a_directory_of_too_many_members_is_not_even_opened() -> None:
    data = zipped(*((f"{n}-{'x' * 200}.txt", b"x") for n in range(60)))
    (report,) = read_bytes(data, "x.zip", Limits(members=10))
    assert "more than 10 members" in str(report.skipped)


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_unpacked_bytes_are_counted(mode: Literal["w", "w:gz"]) -> None:
    data = tarred(*((f"{n}.txt", BODY.encode() * 50) for n in range(9)), mode=mode)
    reports = read_bytes(data, "x.tar", Limits(unpacked_bytes=25_000))
    assert reports[0].text == BODY * 50
    assert "when unpacked" in str(reports[-1].skipped)


def test_a_member_that_is_too_large_is_named() -> None:
    reports = read_bytes(zipped(("big.txt", BODY.encode() * 99), FILES[0]), "x.zip", Limits(input_bytes=500))
    assert str(reports[0].skipped).startswith("too large")
    assert reports[1].text == BODY


def test_links_in_a_tar_are_not_followed() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("evil.txt")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    (report,) = read_bytes(buffer.getvalue(), "x.tar")
    assert "not followed" in str(report.skipped)


def test_names_that_climb_out_are_only_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (report,) = read_bytes(zipped(("../../evil\n.txt", BODY.encode())), "x.zip")
    assert report.source == "x.zip!/../../evil\\x0a.txt"
    assert not list(tmp_path.iterdir())


def test_office_documents_are_no_archives_of_reports() -> None:
    (report,) = read_bytes(zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")), "a.docx")
    assert "Office document" in str(report.skipped)


@pytest.mark.parametrize("data", [zipped(), tarred()])
def test_an_empty_archive_says_so(data: bytes) -> None:
    (report,) = read_bytes(data, "x.zip")
    assert report.skipped
