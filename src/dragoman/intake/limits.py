"""How much of an input is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds that keep one bad input from stopping the reading of all others."""

    input_bytes: int = 32 * 2**20
    """Bytes of one file, or of one member of an archive after unpacking."""
    report_characters: int = 1_000_000
    """Code points of one report; a longer text is skipped, never cut."""
    members: int = 20_000
    """Members of one archive, those of archives inside it counted too."""
    unpacked_bytes: int = 512 * 2**20
    """Bytes that all members of one archive may have together after unpacking."""
    ratio: int = 250
    """Unpacked bytes for each packed byte; judged only from one mebibyte of unpacked bytes on."""


class LimitError(Exception):
    """An input goes beyond a limit; the message is the reason given to the user."""


def megabytes(count: int) -> str:
    """Return a count of bytes as people read it: ``"1.5 MB"``."""
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count:,} bytes"
