"""How a command ends when it cannot go on: a line on standard error, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from dragoman.cli.options import fail

Parameters = ParamSpec("Parameters")

INTERRUPTED = 130


def guarded(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Wrap a command so that what can go wrong outside the program ends it in an orderly way."""

    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:  # `| head` has what it wanted
            _forget_output()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            typer.echo("dragoman: interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if _is_ours(error):
                fail(str(error))
            raise

    return run


def _is_ours(error: Exception) -> bool:
    """Return whether an exception's message is meant for the user."""
    from dragoman.engine import EngineError  # noqa: PLC0415 - asked only on failure: these are slow to import
    from dragoman.ledger import LedgerError  # noqa: PLC0415

    return isinstance(error, LedgerError | EngineError)


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere instead of failing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
