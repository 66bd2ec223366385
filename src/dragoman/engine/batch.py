"""The pure function: a batch of reports in, a batch of coded reports out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace

from dragoman.model import Claim, CodedReport, Figure, Report

Code = Callable[[Report], CodedReport]
"""What codes one report."""

MakeCode = Callable[[], Code]
"""What makes a `Code`; a module-level function, so that it can be sent to another process by its name."""


class EngineError(Exception):
    """Coding cannot start or go on, whatever the report; the message is for the user."""


@cache
def default_code() -> Code:
    """Return the coder of this process, made once: its automata are costly and cannot be pickled.

    Raises:
        EngineError: it cannot be made, as when the gazetteer was never compiled.
    """
    from dragoman.coding import Coder  # noqa: PLC0415 - heavy: loaded only by what codes

    try:
        return Coder().code
    except (OSError, ValueError) as error:
        raise EngineError(f"the coder cannot start: {describe(error)}") from error


def code_batch(reports: Sequence[Report], make: MakeCode = default_code) -> list[CodedReport]:
    """Return the reports coded, in their order; one on which the coder fails comes back skipped."""
    code = make()
    return [code_one(report, code) for report in reports]


def code_one(report: Report, code: Code) -> CodedReport:
    """Return one report coded, or skipped with what went wrong.

    Any exception is caught on purpose: one bad report must not stop the reading of all others, and it is not
    hidden, it becomes the report's reason.
    """
    if report.skipped is not None:
        return CodedReport(report=report)
    wrong = _unstorable(report)
    if wrong is not None:
        return CodedReport(report=_without_text(report, wrong))
    try:
        return _with_signals(_checked(code(report), report))
    except Exception as error:
        return failed(report, describe(error))


def failed(report: Report, why: str) -> CodedReport:
    """Return a report on which the coder failed; its text is kept for a better coder."""
    return CodedReport(report=replace(report, skipped=f"the coder failed on it: {why}"))


def describe(error: BaseException) -> str:
    """Return an exception in one line: its kind and, if it has one, its message."""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _checked(coded: CodedReport, report: Report) -> CodedReport:
    """Return ``coded`` if the store can rely on its identifiers.

    Raises:
        ValueError: it is not about ``report``, or two of its records share an identifier.
    """
    records: list[Claim | Figure] = [*coded.claims, *coded.figures]
    if coded.report.id != report.id or any(record.report != report.id for record in records):
        raise ValueError("the coder changed the identifier of the report")
    for group in (coded.claims, coded.figures):
        if len({record.id for record in group}) < len(group):
            raise ValueError("the coder gave two of its records the same identifier")
    return coded


def _with_signals(coded: CodedReport) -> CodedReport:
    """Return a coded report with what its wording tells of where it comes from among its evidence."""
    from dragoman.matching.wording import with_signals  # noqa: PLC0415 - imports all of matching

    told = coded.report if coded.report.skipped is not None else with_signals(coded.report)
    return coded if told is coded.report else replace(coded, report=told)


def _unstorable(report: Report) -> str | None:
    """Return why no ledger can hold the report: halves of surrogate pairs are no UTF-8, and NUL is no text."""
    words = "".join((report.source, report.title or "", report.text))
    if "\x00" in words:
        return "its text is not Unicode text: it holds the character NUL"
    try:
        words.encode()
    except UnicodeEncodeError:
        return "its text is not Unicode: it holds halves of surrogate pairs"
    return None


def _without_text(report: Report, reason: str) -> Report:
    """Return the report skipped, with what cannot be written shown as escapes."""
    return replace(
        report,
        source=_escape(report.source),
        title=_escape(report.title) if report.title else None,
        text="",
        skipped=reason,
    )


def _escape(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
