"""What was found in a report rewritten in its language's first script, placed back into its own words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.annotation.writing import Rewritten
from dragoman.model import Claim, CodedReport, Evidence, Figure, Participant, Report, Span


def placed_back(coded: CodedReport, report: Report, rewritten: Rewritten) -> CodedReport:
    """Return what was found in a rewritten text with all its spans in the original report.

    Args:
        coded: what the rewritten text gave.
        report: the report in its own script.
        rewritten: how the two belong together.
    """
    found = coded.report
    completed = msgspec.structs.replace(
        found, title=report.title, text=report.text, evidence=_placed(found.evidence, rewritten)
    )
    return CodedReport(
        report=completed,
        claims=[_claim(claim, rewritten) for claim in coded.claims],
        figures=[_figure(figure, rewritten) for figure in coded.figures],
    )


def _claim(claim: Claim, rewritten: Rewritten) -> Claim:
    return msgspec.structs.replace(
        claim,
        participants=[_participant(p, rewritten) for p in claim.participants],
        kind_label=_words_of(claim.kind_label, claim.evidence.get("kind", []), rewritten),
        documents=[
            _words_of(title, claim.evidence.get("documents", []), rewritten) or title for title in claim.documents
        ],
        evidence=_placed(claim.evidence, rewritten),
        sentence=rewritten.place(claim.sentence),
    )


def _participant(participant: Participant, rewritten: Rewritten) -> Participant:
    return msgspec.structs.replace(participant, evidence=[rewritten.place(span) for span in participant.evidence])


def _figure(figure: Figure, rewritten: Rewritten) -> Figure:
    return msgspec.structs.replace(
        figure, evidence=_placed(figure.evidence, rewritten), sentence=rewritten.place(figure.sentence)
    )


def _placed(evidence: Evidence, rewritten: Rewritten) -> Evidence:
    return {name: [rewritten.place(span) for span in spans] for name, spans in evidence.items()}


def _words_of(value: str | None, spans: Sequence[Span], rewritten: Rewritten) -> str | None:
    """Return the original's words for a value that was cut out of the rewritten text."""
    for start, end in spans:
        if rewritten.text[start:end] == value:
            first, last = rewritten.place((start, end))
            return rewritten.original[first:last]
    return value
