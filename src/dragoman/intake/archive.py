"""The door for archives: members in memory, one after the other, never unpacked to disk.

An archive may lie about everything: names are only labels, sizes are counted while reading, and its errors,
of whatever kind, become reasons.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

from dragoman.intake.limits import LimitError, Limits, megabytes

Kind = Literal["zip", "tar", "gzip"]

RATIO_FROM = 2**20
"""Unpacked bytes from which the ratio of compression is judged."""
_DIRECTORY_ENTRY = 46 + 1000
"""Bytes of a generous entry in a zip's directory: 46 and its name and extra fields."""
_OFFICE = {"[Content_Types].xml": "an Office document", "mimetype": "an OpenDocument or EPUB file"}


@dataclass(frozen=True, kw_only=True)
class Member:
    """One file of an archive: its bytes, or the reason why they were not read."""

    name: str
    data: bytes = b""
    skipped: str | None = None


@dataclass
class Budget:
    """What is still allowed of an archive and of those inside it."""

    members: int
    unpacked: int
    limits: Limits

    @classmethod
    def of(cls, limits: Limits) -> Budget:
        """Return the full budget that the limits give."""
        return cls(limits.members, limits.unpacked_bytes, limits)

    def count_member(self) -> None:
        """Count one member.

        Raises:
            LimitError: there were too many.
        """
        self.members -= 1
        if self.members < 0:
            raise LimitError(f"more than {self.limits.members:,} members: the rest was not read; read it in pieces")

    def count_bytes(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            LimitError: there were too many.
        """
        self.unpacked -= count
        if self.unpacked < 0:
            allowed = megabytes(self.limits.unpacked_bytes)
            raise LimitError(f"more than {allowed} when unpacked: the rest was not read; read it in pieces")


def kind_of(head: bytes) -> Kind | None:
    """Return the kind of archive that the first 512 bytes of an input show."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    return "tar" if head[257:262] == b"ustar" else None


def members(stream: BinaryIO, kind: Kind, name: str, budget: Budget) -> Iterator[Member]:
    """Yield the members of an archive.

    Args:
        stream: the archive, open for reading; a zip has to be seekable.
        kind: what `kind_of` found.
        name: the name of the archive, which a compressed single file is called after.
        budget: what may be read; shared by an archive and those inside it.

    Raises:
        LimitError: the archive goes beyond the budget. What it held until then has been yielded.
    """
    try:
        if kind == "zip":
            yield from _zip_members(stream, budget)
        elif kind == "tar":
            yield from _tar_members(_Counted(stream, stream, budget), budget)
        else:
            yield from _gzip_members(stream, name, budget)
    except LimitError:
        raise
    except Exception as error:  # a broken archive raises nearly anything: struct, zlib, lzma, Unicode ...
        raise LimitError(f"broken archive ({_message(error)}): the rest of it could not be read") from error


def _zip_members(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    _check_directory(stream, budget)
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        for name, what in _OFFICE.items():
            if name in archive.NameToInfo:
                raise LimitError(f"{what} is not read yet: save it as text or HTML")
        for entry in entries:
            if entry.is_dir() or _is_hidden(entry.filename):
                continue
            budget.count_member()
            yield _zip_member(archive, entry, budget)


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> Member:
    limits = budget.limits
    reason = None
    if entry.flag_bits & 1:
        reason = "encrypted: unpack the archive with its password and read the folder"
    elif entry.file_size > limits.input_bytes:
        reason = too_large(entry.file_size, limits)
    elif entry.file_size > max(RATIO_FROM, entry.compress_size * limits.ratio):
        reason = f"unpacks to more than {limits.ratio} times its size, as only a trap does"
    if reason:
        return Member(name=entry.filename, skipped=reason)
    try:
        with archive.open(entry) as opened:
            data = opened.read(limits.input_bytes + 1)
    except Exception as error:  # one broken member leaves the others readable
        return Member(name=entry.filename, skipped=f"broken in the archive ({_message(error)})")
    budget.count_bytes(len(data))
    return _member(entry.filename, data, limits)


def _check_directory(stream: BinaryIO, budget: Budget) -> None:
    """Refuse a zip whose directory alone would fill the memory: zipfile reads all of it on opening."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557))  # the end record, 22 bytes, and the longest comment
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory > budget.limits.members * _DIRECTORY_ENTRY:
        raise LimitError(f"lists more than {budget.limits.members:,} members; read it in pieces")


def _gzip_members(stream: BinaryIO, name: str, budget: Budget) -> Iterator[Member]:
    """Yield the members of a compressed tar, or the one file that was compressed alone."""
    counted = _Counted(gzip.GzipFile(fileobj=stream), stream, budget)
    head = counted.read(512)
    counted.give_back(head)
    if kind_of(head) == "tar" or name.endswith((".tar.gz", ".tgz")):
        yield from _tar_members(counted, budget)
        return
    budget.count_member()
    yield _member(PurePosixPath(name).stem or "file", counted.read(budget.limits.input_bytes + 1), budget.limits)


def _tar_members(counted: _Counted, budget: Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=counted, mode="r|") as archive:
        for entry in archive:
            if entry.isdir() or _is_hidden(entry.name):
                continue
            budget.count_member()
            yield _tar_member(archive, entry, budget.limits)
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every entry it has seen


def _tar_member(archive: tarfile.TarFile, entry: tarfile.TarInfo, limits: Limits) -> Member:
    if not entry.isfile():
        return Member(name=entry.name, skipped="a link or device, not a file: links in archives are not followed")
    if entry.size > limits.input_bytes:
        return Member(name=entry.name, skipped=too_large(entry.size, limits))
    opened = archive.extractfile(entry)
    return _member(entry.name, opened.read(limits.input_bytes + 1) if opened else b"", limits)


def _member(name: str, data: bytes, limits: Limits) -> Member:
    if len(data) > limits.input_bytes:
        return Member(name=name, skipped=too_large(len(data), limits))
    return Member(name=name, data=data)


def too_large(size: int, limits: Limits) -> str:
    """Return the reason for an input of too many bytes."""
    return f"too large: {megabytes(size)}, {megabytes(limits.input_bytes)} are read; split it into its reports"


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in name.split("/"))


def _message(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it against the budget, so that no bomb can go off unseen."""

    def __init__(self, inner: BinaryIO | gzip.GzipFile, packed: BinaryIO, budget: Budget) -> None:
        self._inner = inner
        self._packed = packed
        self._budget = budget
        self._total = 0
        self._pending = b""

    def give_back(self, data: bytes) -> None:
        """Put bytes back, to be read again."""
        self._pending = data + self._pending

    def read(self, size: int = -1) -> bytes:
        """Read up to so many bytes.

        Raises:
            LimitError: the stream gave more than the budget, or more than the ratio, allows.
        """
        if self._pending:
            size = len(self._pending) if size < 0 else size
            taken, self._pending = self._pending[:size], self._pending[size:]
            return taken
        allowed = max(0, self._budget.unpacked) + 1
        data = self._inner.read(allowed if size < 0 else min(size, allowed))
        self._budget.count_bytes(len(data))
        self._total += len(data)
        if self._inner is not self._packed and self._total > RATIO_FROM:
            self._check_ratio()
        return data

    def _check_ratio(self) -> None:
        ratio = self._budget.limits.ratio
        if self._total > ratio * max(1, self._packed.tell()):
            raise LimitError(f"unpacks to more than {ratio} times its size, as only a trap does")
