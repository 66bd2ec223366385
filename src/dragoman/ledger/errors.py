"""What can go wrong with a ledger, in words for its user."""

from __future__ import annotations

LOCK_SECONDS = 30.0
"""How long to wait for another program's transaction; a partition takes far less than a second."""


class LedgerError(Exception):
    """The ledger cannot be opened, read or written; the message says what to do."""


class MissingLedgerError(LedgerError):
    """There is no ledger yet."""

    def __init__(self, place: object) -> None:
        """Say how to make one at a place."""
        super().__init__(f"no ledger at {place}: run `dragoman read PATH` first, or name one with --ledger")


class UnknownEventError(LedgerError):
    """An identifier names no event, or several."""


class RulingError(LedgerError):
    """A ruling that cannot be made."""
