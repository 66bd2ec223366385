"""The commands that rule on events: ``dragoman rule ...``. Thin shells, as in `dragoman.cli.app`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dragoman.cli import options as opt
from dragoman.cli.guard import guarded

app = typer.Typer(
    name="rule",
    help="Rule on events: confirm, reject, merge, split them, set a cell, or undo a ruling. Nothing is ever erased.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Cell = Literal[
    "status",
    "start",
    "end",
    "country",
    "city",
    "place",
    "kind",
    "format",
    "setting",
    "count",
    "organisation",
    "ordinal",
]
"""The cells that a ruling may set."""

EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="Its identifier or the beginning of it.")]
Claims = Annotated[
    list[str] | None,
    typer.Option("--claim", metavar="ID", help="Only this claim of the event (`dragoman show` names them)."),
]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who rules. Default: your user name.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


@app.command()
@guarded
def confirm(
    event: EventArgument,
    claim: Claims = None,
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Confirm an event: what its claims say outweighs what others say.

    \b
    Examples:
      dragoman rule confirm 3f09c2
      dragoman rule confirm 3f09c2 --claim 81aa --reason "the programme of the visit says so"
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.judge(ledger, "confirm", event, claim, ruling.note(author, reason))


@app.command()
@guarded
def reject(
    event: EventArgument,
    claim: Claims = None,
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Reject an event, or only some of its claims: they support nothing any more.

    \b
    Examples:
      dragoman rule reject 3f09c2 --reason "a satire"
      dragoman rule reject 3f09c2 --claim 81aa --claim 90bc
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.judge(ledger, "reject", event, claim, ruling.note(author, reason))


@app.command()
@guarded
def merge(
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Two events or more, of one type.")],
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Rule that events are one.

    \b
    Examples:
      dragoman rule merge 3f09c2 77ab01
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.merge(ledger, events, ruling.note(author, reason))


@app.command()
@guarded
def split(
    event: EventArgument,
    claim: Annotated[
        list[str], typer.Option("--claim", metavar="ID", help="A claim to part from the others; may be repeated.")
    ],
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Rule that some claims of an event are an event of their own.

    \b
    Examples:
      dragoman rule split 3f09c2 --claim 81aa --claim 90bc --reason "the visit of the year before"
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.split(ledger, event, claim, ruling.note(author, reason))


Person = Annotated[str, typer.Argument(metavar="PERSON", help="Identifier, as `dragoman people --review` gives it.")]


@app.command()
@guarded
def same(
    one: Person,
    other: Person,
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Rule that two people are the same, in this and all later runs.

    \b
    Examples:
      dragoman rule same aibek-sarsenov aybek-sarsenow --reason "the ministry's list"
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.settle(ledger, "same", one, other, ruling.note(author, reason))


@app.command()
@guarded
def apart(
    one: Person,
    other: Person,
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Rule that two people of one name are two: they are not proposed again.

    \b
    Examples:
      dragoman rule apart aibek-sarsenov aybek-sarsenow
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.settle(ledger, "apart", one, other, ruling.note(author, reason))


@app.command(name="set")
@guarded
def set_cell(
    event: EventArgument,
    field: Annotated[Cell, typer.Argument(metavar="FIELD", help="Its cell: status, start, end, country, kind ...")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='What it holds; "" empties it.')],
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Rule what a cell of an event holds.

    \b
    Examples:
      dragoman rule set 3f09c2 kind state
      dragoman rule set 3f09c2 start 2024-07-02 --reason "the host's own calendar"
      dragoman rule set 3f09c2 city ""
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.set_cell(ledger, event, field, value, ruling.note(author, reason))


@app.command()
@guarded
def undo(
    identifier: Annotated[str, typer.Argument(metavar="RULING", help="Its identifier or the beginning of it.")],
    author: Author = None,
    reason: Reason = "",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Undo a ruling by a further one. Undoing that one brings the first back.

    \b
    Examples:
      dragoman rule undo 5d20e1
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.undo(ledger, identifier, ruling.note(author, reason))
