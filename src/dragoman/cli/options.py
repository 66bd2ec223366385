"""What several commands take: options, and the checks that tell a wrong call (exit status 2)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from dragoman.cli.plain import plain

DEFAULT = "dragoman.db"

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or archives; - for standard input.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here.", dir_okay=False)]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=256, metavar="N", help="Processes. Default: as many as useful."),
]
Map = Annotated[
    str | None, typer.Option(metavar="FIELD=COLUMN,...", help="Columns of a table: text=body,published=date.")
]
LedgerTarget = Annotated[
    str, typer.Option("--ledger", metavar="FILE-OR-URL", help="The ledger: a file, or postgresql://user@host/database.")
]
ListFormat = Literal["table", "jsonl", "csv"]
Format = Annotated[ListFormat, typer.Option(help="How to print it.")]
LinesOnly = Annotated[Literal["jsonl"], typer.Option(help="How to print it.")]
Country = Annotated[
    str | None, typer.Option(metavar="COUNTRY", help="ISO 3166 code (KAZ) or English name of a country.")
]
Since = Annotated[str | None, typer.Option("--from", metavar="DAY", help="2024-07-01, 2024-07 or 2024.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Likewise; the day, month or year counts.")]

MOMENT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def fail(message: str) -> NoReturn:
    """Say on standard error what was wrong with the call and end with status 2.

    Raises:
        typer.Exit: always.
    """
    typer.echo(f"dragoman: {plain(message)}", err=True)
    raise typer.Exit(2)


def day(text: str | None, option: str) -> str | None:
    """Return a day, month or year as typed, checked."""
    if text is not None and not MOMENT.fullmatch(text):
        fail(f"{option}: {text!r} is not a day (2024-07-01), month (2024-07) or year (2024)")
    return text


def country_code(text: str | None, option: str = "--country") -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country given by its code or its English name."""
    if text is None:
        return None
    from dragoman.cli.countries import names  # noqa: PLC0415 - reads the gazetteer

    known = names()
    wanted = text.strip()
    if wanted.upper() in known or not known:
        return wanted.upper()
    by_name = {name.casefold(): code for code, name in known.items()}
    return by_name.get(wanted.casefold()) or fail(f"{option}: {text!r} is no country known here")


def refuse_map(mapping: str | None) -> None:
    """Say that tables cannot be read, if a mapping of their columns is given."""
    if mapping is not None:
        fail("--map: tables are not read yet; give text, HTML, or an archive of them")


def refuse_own_input(paths: list[str], output: Path | None) -> None:
    """Refuse to overwrite one of the inputs."""
    if output is not None and output.resolve() in {Path(path).resolve() for path in paths if path != "-"}:
        fail(f"-o: {output} is one of the inputs")
