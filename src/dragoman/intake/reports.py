"""Making `Report` records: the one place where their identifiers, limits and reasons are set."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.intake.characters import clean_label
from dragoman.intake.limits import Limits
from dragoman.model import PublishedBasis, Report, report_id


@dataclass(frozen=True, kw_only=True)
class Published:
    """A day of publication (ISO 8601) and what gives it."""

    day: str
    basis: PublishedBasis


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a door found of one report, before its identifier is made."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    extractor: str = "text"
    empty: str = field(default="nothing is left of it but page furniture")
    """The reason to give when ``text`` is empty."""


def build(draft: Draft, source: str, part: int, limits: Limits) -> Report:
    """Return the report of a draft, skipped with its reason when it is empty or too long."""
    reason = None
    if not draft.text:
        reason = draft.empty
    elif len(draft.text) > limits.report_characters:
        reason = (
            f"too long: {len(draft.text):,} characters in one report, {limits.report_characters:,} are read; "
            "split it into its reports"
        )
    text = "" if reason else draft.text
    return Report(
        id=report_id(source, part, text),
        source=source,
        part=part,
        title=draft.title,
        outlet=draft.outlet,
        published=draft.published.day if draft.published else None,
        published_basis=draft.published.basis if draft.published else None,
        text=text,
        skipped=reason,
        extractor=None if reason else draft.extractor,
    )


def skip(source: str, reason: str) -> Report:
    """Return the report of an input that gave none."""
    label = clean_label(source)
    return Report(id=report_id(label, 1, ""), source=label, skipped=reason)
