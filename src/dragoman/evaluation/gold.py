"""Gold: what a careful reader codes of a report, by the name of its file.

    {"004.txt": {"parts": [{"language": "en", "events": [...], "figures": [...]}]}}

Entries without ``parts`` are notes on the whole and are passed over, as are fields that are not scored
(``never``, ``what``, ``note``). An event or a figure marked ``optional`` is neither owed nor held against.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

SCORED_TYPES = ("visit", "meeting", "call", "summit", "signing", "invitation")
"""The types of events that are scored; ceremonies, messages and statements are not owed by anybody yet."""


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the file and says why."""


class GoldParticipant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with a part in a gold event."""

    role: str = ""
    name: str | None = None
    country: str | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it should be coded; what is not given is not scored."""

    type: str
    status: str | None = None
    participants: list[GoldParticipant] = []
    country: str | None = None
    city: str | None = None
    start: str | None = None
    end: str | None = None
    kind: str | None = None
    format: str | None = None
    optional: bool = False


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as it should be coded."""

    metric: str
    value: float | None = None
    unit: str | None = None
    optional: bool = False


class GoldPart(msgspec.Struct, frozen=True, kw_only=True):
    """One of the reports of a file."""

    language: str = "?"
    events: list[GoldEvent] = []
    figures: list[GoldFigure] = []


class GoldEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A file with its reports."""

    parts: list[GoldPart]

    @property
    def language(self) -> str:
        """The language of the file: its first report's."""
        return self.parts[0].language if self.parts else "?"

    @property
    def events(self) -> list[GoldEvent]:
        """The events of all parts that are scored."""
        return [event for part in self.parts for event in part.events if event.type in SCORED_TYPES]

    @property
    def figures(self) -> list[GoldFigure]:
        """The figures of all parts."""
        return [figure for part in self.parts for figure in part.figures]


Gold = Mapping[str, GoldEntry]
"""From the name of a file to what its reports hold."""


def load(path: Path) -> dict[str, GoldEntry]:
    """Read a gold file.

    Raises:
        GoldError: it cannot be read, or is not of the form above.
    """
    try:
        raw = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
        return {name: _entry(entry) for name, entry in raw.items() if _has_parts(entry)}
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: {error}") from error


def _has_parts(entry: msgspec.Raw) -> bool:
    decoded = msgspec.json.decode(entry)
    return isinstance(decoded, dict) and "parts" in decoded


def _entry(entry: msgspec.Raw) -> GoldEntry:
    return msgspec.json.decode(entry, type=GoldEntry)
