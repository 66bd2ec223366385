"""What the commands of ``dragoman rule`` do, and the list of rulings."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import Literal

import typer

from dragoman.cli import tables
from dragoman.cli.listing import console, opened, put
from dragoman.cli.options import ListFormat, country_code, fail
from dragoman.cli.plain import plain
from dragoman.ledger import Ledger, StoredRuling, deciding, persons
from dragoman.model import Ruling


def note(author: str | None, reason: str) -> deciding.Note:
    """Return who rules and why; without an author the user whose program this is.

    Raises:
        typer.Exit: with status 2 if the user has no name.
    """
    if author is None:
        try:
            author = getpass.getuser()
        except (OSError, KeyError, ImportError):
            fail("--author: this user has no name here; say who rules")
    if not author.strip():
        fail("--author: say who rules")
    return deciding.Note(author=author.strip(), reason=reason)


def judge(
    target: str, action: Literal["confirm", "reject"], event: str, claims: Sequence[str] | None, by: deciding.Note
) -> None:
    """Confirm or reject an event or some of its claims, and tell what came of it.

    Raises:
        LedgerError: there is no such event or claim, or the ledger cannot be written.
    """
    with existing(target) as ledger:
        _tell(ledger, deciding.judge(ledger, action, event, claims or (), by))


def merge(target: str, events: Sequence[str], by: deciding.Note) -> None:
    """Merge events, likewise."""
    with existing(target) as ledger:
        _tell(ledger, deciding.merge(ledger, events, by))


def split(target: str, event: str, claims: Sequence[str], by: deciding.Note) -> None:
    """Part claims from an event, likewise."""
    with existing(target) as ledger:
        _tell(ledger, deciding.split(ledger, event, claims, by))


def set_cell(target: str, event: str, field: str, value: str, by: deciding.Note) -> None:
    """Set a cell of an event, likewise."""
    given = country_code(value or None, "VALUE") if field == "country" else value or None
    with existing(target) as ledger:
        _tell(ledger, deciding.set_cell(ledger, event, field, given, by))


def undo(target: str, identifier: str, by: deciding.Note) -> None:
    """Undo a ruling, likewise."""
    with existing(target) as ledger:
        _tell(ledger, deciding.undo(ledger, identifier, by))


def settle(target: str, verdict: Literal["same", "apart"], one: str, other: str, by: deciding.Note) -> None:
    """Rule on two people, likewise."""
    with existing(target) as ledger:
        _tell(ledger, persons.settle(ledger, verdict, one, other, by))


def rulings(target: str, format: ListFormat) -> None:
    """Print all rulings.

    Raises:
        LedgerError: there is no ledger, or it cannot be read.
    """
    with opened(target) as ledger:
        found = ledger.ruled()
    put(found, StoredRuling, format, tables.rulings)


def existing(target: str) -> Ledger:
    """Open a ledger for writing that must be there already.

    Raises:
        LedgerError: there is none, or it cannot be opened.
    """
    Ledger.open(target, read_only=True).close()
    return Ledger.open(target)


def lost_ground(ledger: Ledger) -> str | None:
    """Return what to tell when rulings of a ledger have lost their ground, None when all stand on it."""
    return ungrounded(sum(one.state in {"partly", "vanished"} for one in ledger.ruled()))


def ungrounded(number: int) -> str | None:
    """Return the same for a number of them."""
    if number == 0:
        return None
    count = "1 ruling has" if number == 1 else f"{number} rulings have"
    return f"{count} lost ground: the reports are coded otherwise now; `dragoman rulings` shows which"


def _tell(ledger: Ledger, made: Ruling) -> None:
    """Print a ruling, and the events it is about as they are now."""
    about = next(one for one in ledger.ruled() if one.id == (made.undoes or made.id))
    typer.echo(f"ruling {made.id} by {plain(made.author)}: {plain(tables.did(made))}")
    now = [ledger.event(key) for key in about.holders]
    if now:
        console().print(tables.events(now))
    typer.echo(f"dragoman: undo it with `dragoman rule undo {made.id[: tables.SHORT]}`", err=True)
