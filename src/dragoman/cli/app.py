"""The commands. Each is a thin shell: what it needs is imported inside, so that ``--help`` comes at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dragoman import __version__
from dragoman.cli import options as opt
from dragoman.cli import rules
from dragoman.cli.guard import guarded
from dragoman.model import EventType, Metric, Status

app = typer.Typer(
    name="dragoman",
    help="Reads reports of diplomacy and keeps one ledger of who visited, met, called, invited or signed.",
    no_args_is_help=True,
    rich_markup_mode=None,  # its help pages cost 0.1 s to import
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


app.add_typer(rules.app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
@guarded
def code(
    paths: opt.Paths,
    format: opt.LinesOnly = "jsonl",
    map: opt.Map = None,
    output: opt.Output = None,
    workers: opt.Workers = None,
) -> None:
    """Code reports: print one JSON line for each, keep nothing.

    \b
    Examples:
      dragoman code report.txt
      dragoman code reports/ pages.zip -o coded.jsonl
      curl -s https://example.org/news | dragoman code - | jq .claims
    """
    from dragoman.cli import reading  # noqa: PLC0415

    opt.refuse_map(map)
    opt.refuse_own_input(paths, output)
    reading.code(paths, output, workers)


@app.command()
@guarded
def read(paths: opt.Paths, ledger: opt.LedgerTarget = opt.DEFAULT, workers: opt.Workers = None) -> None:
    """Read reports into a ledger. Safe to repeat and to interrupt: what it holds is not read again.

    \b
    Examples:
      dragoman read reports/
      dragoman read page.html archive.zip --ledger talks.db
      dragoman read reports/ --ledger postgresql://ann@db.example.org/talks
    """
    from dragoman.cli import reading  # noqa: PLC0415

    reading.read(paths, ledger, workers)


@app.command()
@guarded
def recode(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    format: Annotated[Literal["table", "jsonl"], typer.Option(help="How to print it.")] = "table",
    ledger: opt.LedgerTarget = opt.DEFAULT,
    workers: opt.Workers = None,
) -> None:
    """Code the ledger's reports again, as they are stored, and show what is gained, lost and changed.

    For when the coder or the gazetteer has become better. Nothing is read from outside; rulings are kept.

    \b
    Examples:
      dragoman recode --dry-run
      dragoman recode --format jsonl > changes.jsonl
    """
    from dragoman.cli import recoding  # noqa: PLC0415

    recoding.recode(ledger, workers, dry_run=dry_run, format=format)


@app.command()
@guarded
def events(  # noqa: PLR0913, PLR0917 - a command has as many parameters as options
    type: Annotated[EventType | None, typer.Option(help="Kind of event.")] = None,
    country: opt.Country = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Name or identifier of a participant.")] = None,
    since: opt.Since = None,
    until: opt.Until = None,
    status: Annotated[Status | None, typer.Option(help="Held, planned ...")] = None,
    format: opt.Format = "table",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """List the events of the ledger.

    \b
    Examples:
      dragoman events --country KAZ --from 2024-07 --to 2024-12
      dragoman events --type visit --person Macron --status held
      dragoman events --format csv > events.csv
    """
    from dragoman.cli import listing  # noqa: PLC0415
    from dragoman.ledger import EventFilter  # noqa: PLC0415

    wanted = EventFilter(
        type=type,
        country=opt.country_code(country),
        person=person,
        since=opt.day(since, "--from"),
        until=opt.day(until, "--to"),
        status=status,
    )
    listing.events(ledger, wanted, format)


@app.command()
@guarded
def show(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its identifier or the beginning of it.")],
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """Show one event: its cells, the words behind each, origins and copies, what is contested.

    \b
    Examples:
      dragoman show 3f09c2
      dragoman show 3f09c2a81b77e0d4 --ledger talks.db
    """
    from dragoman.cli import showing  # noqa: PLC0415

    showing.show(ledger, event)


@app.command()
@guarded
def figures(
    metric: Annotated[Metric | None, typer.Option(help="What is counted.")] = None,
    country: opt.Country = None,
    format: opt.Format = "table",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """List the figures the reports give: trade, investment, companies ...

    \b
    Examples:
      dragoman figures --metric trade --country CHN
      dragoman figures --format jsonl
    """
    from dragoman.cli import listing  # noqa: PLC0415
    from dragoman.ledger import FigureFilter  # noqa: PLC0415

    listing.figures(ledger, FigureFilter(metric=metric, country=opt.country_code(country)), format)


@app.command()
@guarded
def reports(
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Language, as in en, ru, ar.")] = None,
    skipped: Annotated[
        bool | None, typer.Option("--skipped/--coded", help="Only those that could, or could not, be coded.")
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Only those that copy another one, beside it, with the words both share.")
    ] = False,
    format: opt.Format = "table",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """List the reports of the ledger, those that could not be read with their reasons.

    \b
    Examples:
      dragoman reports --skipped
      dragoman reports --copies
      dragoman reports --language ru --format csv
    """
    from dragoman.cli import listing  # noqa: PLC0415
    from dragoman.ledger import ReportFilter  # noqa: PLC0415

    if copies:
        if language is not None or skipped is not None:
            opt.fail("--copies: goes with neither --language nor --skipped nor --coded")
        listing.copies(ledger, format)
        return
    listing.reports(ledger, ReportFilter(language=language, skipped=skipped), format)


@app.command()
@guarded
def people(
    review: Annotated[
        bool,
        typer.Option("--review", help="Only pairs who may be one, with reasons; `rule same` or `rule apart` settles."),
    ] = False,
    format: opt.Format = "table",
    ledger: opt.LedgerTarget = opt.DEFAULT,
) -> None:
    """List who takes part in events, with offices, countries and how the reports write them.

    \b
    Examples:
      dragoman people
      dragoman people --review
      dragoman people --format csv > people.csv
    """
    from dragoman.cli import listing  # noqa: PLC0415

    (listing.doubts if review else listing.people)(ledger, format)


@app.command()
@guarded
def rulings(format: opt.Format = "table", ledger: opt.LedgerTarget = opt.DEFAULT) -> None:
    """List what analysts ruled: what each did, and whether the claims it is about are still there.

    \b
    Examples:
      dragoman rulings
      dragoman rulings --format jsonl
    """
    from dragoman.cli import ruling  # noqa: PLC0415

    ruling.rulings(ledger, format)


@app.command()
@guarded
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files or folders of them.", exists=True)],
    reports: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the reports lie. Default: beside the gold.", exists=True),
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="Show every report, not only the sums.")] = False,
    format: Annotated[Literal["table", "jsonl"], typer.Option(help="How to print it.")] = "table",
) -> None:
    """Score the coder against gold files.

    \b
    Examples:
      dragoman evaluate tests/gold/en
      dragoman evaluate gold.json --reports reports/ --each
    """
    from dragoman import evaluation  # noqa: PLC0415

    raise typer.Exit(evaluation.main(gold, reports=reports, each=each, output=format))
