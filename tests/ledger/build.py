"""Small coded reports to fill ledgers with."""

from __future__ import annotations

import re

from dragoman.engine.batch import Code
from dragoman.ledger import Ledger
from dragoman.model import Claim, CodedReport, Figure, Participant, Report, digest, report_id

CODER = "fake 1"


def report(source: str, text: str, *, skipped: str | None = None, title: str | None = None) -> Report:
    return Report(
        id=report_id(source, 1, text),
        source=source,
        title=title,
        text=text,
        skipped=skipped,
        language="en",
        published="2024-11-05",
        published_basis="header",
    )


def code(given: Report) -> CodedReport:
    """Code "NAME visited COUNTRY on DAY." and "Trade was N." (a fake that the tests can foresee)."""
    return CodedReport(report=given, claims=list(_claims(given)), figures=list(_figures(given)))


def make_code() -> Code:
    return code


def _claims(given: Report) -> list[Claim]:
    return [
        Claim(
            id=digest("claim", given.id, str(found.start())),
            report=given.id,
            type="visit",
            participants=[
                Participant(
                    role="visitor",
                    name=found[1],
                    person=found[1].lower().replace(" ", "-"),
                    office="president",
                    country="FRA",
                    evidence=[found.span(1)],
                )
            ],
            country=found[2],
            start=found[3],
            date_basis="stated",
            evidence={"event": [found.span()], "country": [found.span(2)], "start": [found.span(3)]},
            sentence=found.span(),
            rule="en/visit/1",
            coder=CODER,
        )
        for found in re.finditer(r"(\w+ \w+) visited ([A-Z]{3}) on ([\d-]+)", given.text)
    ]


def _figures(given: Report) -> list[Figure]:
    return [
        Figure(
            id=digest("figure", given.id, str(found.start())),
            report=given.id,
            metric="trade",
            value=float(found[1]),
            unit="USD",
            parties=["FRA", "KAZ"],
            evidence={"value": [found.span(1)]},
            sentence=found.span(),
        )
        for found in re.finditer(r"Trade was (\d+)", given.text)
    ]


def coded(source: str = "a.txt", text: str = "Emmanuel Macron visited KAZ on 2023-11-01. Trade was 5.") -> CodedReport:
    return code(report(source, text))


def contents(ledger: Ledger) -> tuple[object, ...]:
    """Return everything a ledger holds but the time of reading."""
    reports = [(one.id, one.source, one.skipped, one.text, one.coder) for one in ledger.reports()]
    return reports, ledger.coded(), ledger.events(), ledger.figures(), ledger.people(), ledger.rulings()
