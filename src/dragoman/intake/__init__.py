"""Bytes in, reports out: the doors through which files, folders, archives and pages come.

    read(["reports/", "page.html", "old.zip", "-"]) -> Report, Report, ...

Nothing is fetched, nothing is lost in silence: an input that cannot be read gives a report whose ``skipped``
says why. Importing this package is cheap; what is heavy is imported where a page needs it.
"""

from __future__ import annotations

from dragoman.intake.doors import read, read_bytes
from dragoman.intake.limits import Limits

__all__ = ["Limits", "read", "read_bytes"]
