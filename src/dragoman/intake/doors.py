"""Which door an input goes through: by what its bytes are, by its name only where bytes do not tell."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from dragoman.intake.archive import Budget, Kind, kind_of, members, too_large
from dragoman.intake.characters import clean_label
from dragoman.intake.encoding import decode
from dragoman.intake.html import looks_like_html, read_html
from dragoman.intake.limits import LimitError, Limits
from dragoman.intake.reports import build, skip
from dragoman.intake.text import read_text
from dragoman.model import Report

STDIN = "-"
"""The path, and the source, of standard input."""
NESTED = 2
"""Archives within each other that are opened."""
HEAD = 512
"""Bytes at the start that show what a file is."""

_SIGNATURES = (
    (b"%PDF-", "PDF is not read yet: save its text as a text file (pdftotext does)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document is not read yet: save it as text or HTML"),
    (b"{\\rtf", "RTF is not read yet: save it as text or HTML"),
    (b"\x89PNG", "an image, not a text"),
    (b"\xff\xd8\xff", "an image, not a text"),
    (b"GIF8", "an image, not a text"),
    (b"II*\0", "an image, not a text"),
    (b"MM\0*", "an image, not a text"),
    (b"RIFF", "an image, sound or film, not a text"),
    (b"ID3", "a sound file, not a text"),
    (b"OggS", "a sound file, not a text"),
    (b"\x7fELF", "a program, not a text"),
    (b"MZ\x90", "a program, not a text"),
    (b"SQLite format 3", "a database, not a text"),
    (b"PAR1", "tables are not read yet: give text, HTML, or an archive of them"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive is not read: unpack it and read the folder"),
    (b"Rar!", "a RAR archive is not read: unpack it and read the folder"),
    (b"BZh", "a bzip2 archive is not read: unpack it and read the folder"),
    (b"\xfd7zXZ", "an xz archive is not read: unpack it and read the folder"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive is not read: unpack it and read the folder"),
    (b"WARC/", "web archives (WARC) are not read yet: give the pages as HTML"),
)
_NAMES = {
    (".pdf",): "PDF is not read yet: save its text as a text file (pdftotext does)",
    (
        ".csv",
        ".tsv",
        ".xls",
        ".xlsx",
        ".ods",
        ".parquet",
    ): "tables are not read yet: give text, HTML, or an archive",
    (".json", ".jsonl", ".ndjson"): "JSON is not read yet: give text, HTML, or an archive of them",
    (".rss", ".atom"): "feeds are not read yet: give the pages as HTML",
    (
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".svg",
        ".tif",
        ".tiff",
        ".bmp",
        ".ico",
    ): "an image, not a text",
    (".mp3", ".mp4", ".wav", ".avi", ".mov", ".mkv", ".ogg", ".webm"): "sound or film, not a text",
    (
        ".eml",
        ".mbox",
        ".mht",
        ".mhtml",
    ): "mail and saved web archives are not read yet: save the text or the HTML",
}
_FEEDS = ("<rss", "<feed", "<rdf:rdf")
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"


def read(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Report]:
    """Yield the reports of files, folders, archives and standard input (``"-"``), in order.

    Folders are read through, sorted, without hidden files. Whatever cannot be read yields one report whose
    ``skipped`` says why; nothing raises.

    Args:
        paths: what to read.
        stdin: what to read for ``"-"``; the process's own when not given.
        limits: how much of an input is read.
    """
    limits = limits or Limits()
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, limits)
        else:
            yield from _read_path(Path(path), limits)


def read_bytes(data: bytes, source: str, limits: Limits | None = None) -> list[Report]:
    """Return the reports of the bytes of one input: a text, a page or an archive. Never raises.

    Args:
        data: the whole input.
        source: its path or address; kept with the reports, and its ending read where bytes do not tell.
        limits: how much of it is read.
    """
    limits = limits or Limits()
    kind = kind_of(data[:HEAD])
    if kind is None and len(data) > limits.input_bytes:
        return [skip(source, too_large(len(data), limits))]
    if kind is not None:
        return list(_read_archive(io.BytesIO(data), kind, source, Budget.of(limits), 1))
    return _read_page(data, source, limits)


def _read_path(path: Path, limits: Limits) -> Iterator[Report]:
    """Yield the reports of a file or folder that the user named."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield skip(str(path), _reason(error))
        return
    if not stat.S_ISDIR(mode):
        yield from _read_file(path, limits)
        return
    found = False
    for inner in _walk(path):
        found = True
        yield from inner if isinstance(inner, list) else _read_file(inner, limits)
    if not found:
        yield skip(str(path), "the folder has no files that are not hidden")


def _walk(folder: Path) -> Iterator[Path | list[Report]]:
    """Yield the files below a folder, sorted, and reports for what in it cannot be read."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield [skip(str(folder), _reason(error))]
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        elif path.is_dir():
            yield [skip(entry.path, "a link to a folder, which may lead in a circle: name that folder to read it")]
        elif path.is_file() or path.is_symlink():
            yield path
        else:
            yield [skip(entry.path, "neither a file nor a folder")]


def _read_file(path: Path, limits: Limits) -> Iterator[Report]:
    """Yield the reports of one file. Archives are read from disk, all else is read into memory."""
    source = str(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            kind = kind_of(head)
            if kind is None or not stream.seekable():
                yield from _bounded(head, stream, source, limits)
                return
            stream.seek(0)
            yield from _read_archive(stream, kind, source, Budget.of(limits), 1)
    except (OSError, ValueError) as error:
        yield skip(source, _reason(error))


def _read_stream(stream: BinaryIO, limits: Limits) -> Iterator[Report]:
    try:
        yield from _bounded(b"", stream, STDIN, limits)
    except (OSError, ValueError) as error:
        yield skip(STDIN, _reason(error))


def _bounded(head: bytes, stream: BinaryIO, source: str, limits: Limits) -> list[Report]:
    """Read a stream to its end, or until it is too large, and return its reports."""
    head = head or stream.read(HEAD)
    allowed = limits.input_bytes if kind_of(head) is None else limits.unpacked_bytes
    data = head + stream.read(max(0, allowed + 1 - len(head)))
    if len(data) > allowed:
        return [skip(source, too_large(_size(stream, len(data)), limits))]
    return read_bytes(data, source, limits)


def _size(stream: BinaryIO, known: int) -> int:
    """Return how large the file behind a stream is, or what is known of it."""
    try:
        return max(known, os.fstat(stream.fileno()).st_size)
    except (OSError, ValueError):
        return known


def _read_archive(stream: BinaryIO, kind: Kind, source: str, budget: Budget, depth: int) -> Iterator[Report]:
    """Yield the reports of an archive's members; of archives among them, too, one level down."""
    found = False
    try:
        for member in members(stream, kind, PurePath(source).name, budget):
            found = True
            name = f"{source}!/{member.name}"
            inner = kind_of(member.data[:HEAD])
            if member.skipped:
                yield skip(name, member.skipped)
            elif inner is None:
                yield from _read_page(member.data, name, budget.limits)
            elif depth < NESTED:
                yield from _read_archive(io.BytesIO(member.data), inner, name, budget, depth + 1)
            else:
                yield skip(name, "an archive within an archive within an archive: unpack it and read the folder")
    except LimitError as error:
        yield skip(source, str(error))
        return
    if not found:
        yield skip(source, "the archive has no files")


def _read_page(data: bytes, source: str, limits: Limits) -> list[Report]:
    """Return the reports of an input that is no archive."""
    reason = _refusal(data, source)
    if reason is not None:
        return [skip(source, reason)]
    text = decode(data)
    start = text[:HEAD].lstrip().lower()
    if start.startswith(_FEEDS) or (start.startswith("<?xml") and any(mark in start for mark in _FEEDS)):
        return [skip(source, "feeds are not read yet: give the pages as HTML")]
    drafts = read_html(text) if looks_like_html(text) else read_text(text)
    label = clean_label(source)
    return [build(draft, label, part, limits) for part, draft in enumerate(drafts, 1)]


def _refusal(data: bytes, source: str) -> str | None:
    """Return why some bytes are no text or page, None when they may be."""
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            return reason
    ending = PurePath(source).suffix.lower()
    for endings, reason in _NAMES.items():
        if ending in endings:
            return reason
    return "binary data, not a text" if _is_binary(data[:8192]) else None


def _is_binary(sample: bytes) -> bool:
    """Tell whether bytes hold controls as no text does. UTF-16 has zero bytes: it is tried first."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 <= len(sample):
        return False
    text = decode(sample)
    strange = sum(not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in text)
    return strange * 20 > len(text)


def _reason(error: Exception) -> str:
    """Return why a path could not be opened, in words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return f"cannot be read: {error}"
