"""Whose voice a report is: ten reprints of one agency are one voice, not ten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from dragoman.model import Report

GENERIC = re.compile(
    r"^the\s+|\s+(news\s+agency|international\s+news\s+agency|information\s+agency|press\s+service|press\s+office)$"
)
"""Words around an agency's name that some reports add and others leave out."""
PRESS_OFFICES = frozenset({
    "akorda", "kremlin", "elysee", "elysee palace", "white house", "state department", "downing street",
    "zhongnanhai", "ministry of foreign affairs", "mfa", "foreign ministry", "european commission",
    "bundesregierung", "chancellery", "presidential palace", "presidential office", "president's office",
})  # fmt: skip
"""Voices of the parties themselves."""
OFFICIAL_HOST = re.compile(
    r"(^|\.)(gov|gob|gouv|go|gub)(\.[a-z]{2})?$|(^|\.)(mfa|mid|president|pm|primeminister)\.|"
    r"(^|\.)(akorda\.kz|kremlin\.ru|elysee\.fr|whitehouse\.gov|bundesregierung\.de|europa\.eu)$"
)
"""Hosts of governments."""


def voice(report: Report) -> str:
    """Return whose voice a report is: its agency's, else its outlet's, else its host's, else its source."""
    for name in (report.agency, report.outlet):
        if name and name.strip():
            return plain(name)
    return host(report.source) or report.source


def voices(reports: Mapping[str, Report], copies: Mapping[str, str]) -> dict[str, str]:
    """Return the voice of each report, by identifier: a copy has the voice of its original."""
    return {key: voice(reports[copies.get(key, key)]) for key in reports}


def plain(name: str) -> str:
    """Return an agency's or outlet's name in the form in which it is counted."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c)).strip(" /()[]«»\"'")
    return GENERIC.sub("", folded) or folded


def host(source: str) -> str | None:
    """Return the host of an address without its ``www.``, None where the source is no address."""
    if "://" not in source:
        return None
    try:
        found = urlsplit(source).hostname
    except ValueError:  # a malformed address ("http://[") has no host
        return None
    return found.removeprefix("www.") if found else None


def is_press_office(report: Report) -> bool:
    """Return whether a report is a party's own release: its word on a visit's kind and dates counts first."""
    if report.agency and plain(report.agency) in PRESS_OFFICES:
        return True
    found = host(report.source)
    return found is not None and OFFICIAL_HOST.search(found) is not None
