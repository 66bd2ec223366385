"""The command line. Results go to standard output, everything else to standard error.

Exit status: 0 done; 1 done, but some inputs could not be read; 2 the call itself was wrong or could not be
carried out; 130 interrupted.
"""

from __future__ import annotations


def main() -> None:
    """Run the command the user typed."""
    from dragoman.cli.app import app  # noqa: PLC0415 - importing the package stays free of Typer

    app()
