"""Coders that worker processes can import by name."""

from __future__ import annotations

import os
import time

from dragoman.engine.batch import Code
from dragoman.model import Claim, CodedReport, Report


def plain_coder() -> Code:
    return _one_claim


def slow_coder() -> Code:
    def code(report: Report) -> CodedReport:
        time.sleep(0.02)
        return _one_claim(report)

    return code


def deadly_coder() -> Code:
    """A coder whose process dies on a report with "crash" in it, as when a library's memory is damaged."""
    return _die_on_crash


def _die_on_crash(report: Report) -> CodedReport:
    if "crash" in report.text:
        os._exit(3)
    return _one_claim(report)


def _one_claim(report: Report) -> CodedReport:
    return CodedReport(report=report, claims=[Claim(id=f"c-{report.id}", report=report.id, type="visit")])
