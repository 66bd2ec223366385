import pytest

from dragoman.intake.encoding import declared_encoding, decode

RUSSIAN = "Президент Казахстана прибыл в Париж с государственным визитом и провёл переговоры."
ARABIC = "وصل رئيس الجمهورية إلى العاصمة في زيارة رسمية تستغرق يومين وعقد مباحثات مع نظيره."
CHINESE = "总统四日抵达巴黎，开始对法国进行国事访问，并与法国总统举行会谈。"
TAIWAN = "總統四日抵達巴黎，開始對法國進行國是訪問，並與法國總統舉行會談。"
FRENCH = "Le président s'est rendu à Astana où il a été reçu à l'aéroport par son homologue, très ému."
SPANISH = "El presidente viajó a España y después a Perú; mañana se reunirá con el señor ministro."
KAZAKH = "Қазақстан Президенті Парижге мемлекеттік сапармен келіп, келіссөздер жүргізді."

LEGACY = [
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "iso8859-5"),
    (ARABIC, "windows-1256"),
    (ARABIC, "iso8859-6"),
    (CHINESE, "gb18030"),
    (TAIWAN, "big5"),
    (FRENCH, "windows-1252"),
    (SPANISH, "iso8859-1"),
]


@pytest.mark.parametrize(("text", "name"), LEGACY)
def test_legacy_encodings_are_detected(text: str, name: str) -> None:
    assert decode((text * 3).encode(name)) == text * 3


@pytest.mark.parametrize(("text", "name"), LEGACY)
def test_a_wrong_declaration_does_not_win(text: str, name: str) -> None:
    wrong = "windows-1251" if name == "windows-1256" else "windows-1256"
    assert decode((text * 3).encode(name), wrong) == text * 3


@pytest.mark.parametrize(("text", "name"), LEGACY)
def test_a_right_declaration_wins(text: str, name: str) -> None:
    assert decode(text.encode(name), name) == text


def test_kazakh_code_page_is_read_when_declared() -> None:
    assert decode(KAZAKH.encode("kz1048"), "kz-1048") == KAZAKH


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, CHINESE, FRENCH, KAZAKH])
@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(text: str, name: str) -> None:
    assert decode(text.encode(name), "windows-1251") == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, ARABIC])
def test_utf_16_without_a_mark_is_seen_by_its_zero_bytes(text: str, name: str) -> None:
    assert decode((text + "\r\n").encode(name)) == text + "\r\n"


def test_utf_8_declared_as_something_else_is_utf_8() -> None:
    page = '<meta charset="windows-1251">' + KAZAKH
    assert decode(page.encode()) == page


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    damaged = ARABIC[:20].encode() + b"\xff" + ARABIC[20:].encode()
    assert decode(damaged).replace("\ufffd", "") == ARABIC


def test_the_declaration_of_a_page_is_found() -> None:
    assert declared_encoding(b"<html><meta http-equiv=x content='text/html; charset=GB2312'>") == "GB2312"
    assert declared_encoding(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"
    assert declared_encoding(b"no declaration") is None


@pytest.mark.parametrize("name", ["rot13", "zlib", "no-such-thing", "", "utf-7", "\x00"])
def test_absurd_declarations_are_ignored(name: str) -> None:
    assert decode(RUSSIAN.encode("windows-1251"), name) == RUSSIAN


def test_noise_never_raises() -> None:
    assert isinstance(decode(bytes(range(256)) * 20), str)
