"""Bytes to text: what encoding they are in, whatever the page claims.

UTF-8 that decodes is UTF-8, since other encodings almost never do by chance. Else the declared and the
detected encodings compete, and the text that looks more like writing wins.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_HEAD = 4096
"""Bytes in which a declaration is looked for; browsers look at 1024."""
_SAMPLE = 20_000
"""Characters that are looked at to judge a decoding."""
_UNICODE = ("utf-8", "utf-16", "utf-32", "utf-7")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile("[\ufffd\x80-\x9f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of some bytes. Bytes that fit no encoding come out as U+FFFD, never as an error.

    Args:
        data: the bytes, with or without a byte order mark.
        declared: the encoding their carrier claims; that of an HTML or XML head is found here.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declared or declared_encoding(data))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the head of an HTML or XML page declares."""
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def _decode_legacy(data: bytes, declared: str | None) -> str:
    """Return the most plausible decoding of bytes that are not clean UTF-8."""
    damaged = data.decode("utf-8", "replace")
    if _is_damaged_utf8(damaged):
        return damaged
    candidates = [name for name in (_usable(declared), _detected(data)) if name is not None]
    # A single candidate stands unopposed; Windows-1252 is what browsers fall back to.
    candidates = candidates or ["cp1252"]
    texts = [data.decode(name, "replace") for name in dict.fromkeys(candidates)]
    return min(texts, key=_implausibility)


def _is_damaged_utf8(text: str) -> bool:
    """Tell UTF-8 with a few broken bytes from another encoding: there, nearly every letter breaks."""
    broken = text.count("\ufffd")
    good = len(text) - broken - len(text.encode("ascii", "ignore"))
    return good > 8 * broken


def _usable(name: str | None) -> str | None:
    """Return the codec for a declared name as the web means it (gb2312 is gb18030), None when unknown."""
    if name is None:
        return None
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415  only for non-UTF-8 input

    try:
        found: str = map_encoding_to_html5(name, fallback_utf8=False) or name
        codec = codecs.lookup(found)
        b"a".decode(codec.name)  # some codecs (rot13, zlib) do not make text of bytes
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    return None if codec.name.startswith(_UNICODE) else codec.name


def _detected(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  only for non-UTF-8 input

    return _usable(detect_encoding(data, html5_compatible=False))


def _wide(data: bytes) -> str | None:
    """Return UTF-16 in one of its orders for bytes without a mark, when their zero bytes show it.

    Blanks, newlines and digits have one zero byte each in UTF-16, always on the same side; other text files
    have none at all.
    """
    sample = data[:_HEAD]
    if b"\0" not in sample or len(sample) < 4:
        return None
    low, high = sample[1::2].count(0), sample[::2].count(0)
    for name, zeros, others in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        if zeros > 8 * others and zeros * 40 >= len(sample) and _reads_well(sample, name):
            return name
    return None


def _reads_well(sample: bytes, name: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    odd = sum(unicodedata.category(letter) in {"Cc", "Cn", "Co", "Cs"} and letter not in "\t\r\n" for letter in text)
    return odd * 50 <= len(text)


def _implausibility(text: str) -> float:
    """Return the share of a text's letters that no writer would set so: 0 for clean text."""
    sample = text[:_SAMPLE]
    strange = 5 * len(_BROKEN.findall(sample))
    letters = 1
    for word in _WORD.findall(sample):
        if word.isascii():
            continue
        letters += len(word)
        strange += _strangeness(word)
    return strange / letters


def _strangeness(word: str) -> int:
    """Return how many letters are out of place: accents in a row, capitals inside, mixed scripts."""
    scripts = {unicodedata.name(letter, "? ").split(" ", 1)[0] for letter in word}
    if len(scripts) > 1:
        return len(word)
    if scripts == {"LATIN"}:
        accented = sum(letter > "\x7f" for letter in word)
        return len(word) if accented * 2 > len(word) and accented > 1 else 0
    inner = word[1:]
    return sum(letter.isupper() for letter in inner) if not word.isupper() else 0
