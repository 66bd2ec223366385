"""What only a real process shows: exit status, a closed pipe, the time to start."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.ledger import Ledger

from ..ledger.build import contents

SOURCES = str(Path(__file__).parents[2] / "src")
COMMAND = [sys.executable, "-m", "dragoman"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX pipes and signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    for number in range(40):
        words = f"ASTANA, Nov. 1, 20{number + 10}. French President Emmanuel Macron arrived in Astana on Friday.\n"
        (tmp_path / "reports" / f"{number}.txt").write_text(words * 40, encoding="utf-8")
    return tmp_path


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SOURCES}


def run(folder: Path, *arguments: str, prepare: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=prepare,
    )


def test_exit_statuses(folder: Path) -> None:
    assert run(folder, "read", "reports/1.txt").returncode == 0
    assert run(folder, "read", "reports/1.txt", "none.txt").returncode == 1
    assert run(folder, "events").returncode == 0
    wrong = run(folder, "events", "--ledger", "none.db")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in wrong.stderr


def test_a_closed_pipe_is_silent(folder: Path) -> None:
    for arguments in (["code", "reports"], ["code", "--help"]):
        process = subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) in {0, 1}


def test_ctrl_c_ends_reading_in_order(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "read", "-", "reports"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (folder / "dragoman.db").exists():
        assert process.poll() is None
        time.sleep(0.02)
    time.sleep(0.5)  # it waits for standard input now
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == b"dragoman: interrupted\n"
    assert run(folder, "read", "reports").returncode == 0


@pytest.mark.parametrize("size", [20_000, 150_000, 300_000])
def test_a_full_disk_is_told_and_the_next_run_goes_on(folder: Path, size: int) -> None:
    """Files that may not grow stand for the full disk: the first can hold no table, the last some reports."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    full = run(folder, "read", "reports", prepare=limit)
    assert full.returncode == 2
    assert re.fullmatch(
        r"dragoman: .*check its disk and the space left on it; .* is safe: run the command again then\n", full.stderr
    )
    assert run(folder, "read", "reports").returncode == 0
    assert run(folder, "read", "reports", "--ledger", "whole.db").returncode == 0
    with Ledger.open(folder / "dragoman.db") as after, Ledger.open(folder / "whole.db") as whole:
        assert contents(after) == contents(whole)


def test_help_comes_at_once(folder: Path) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert run(folder, "--help").returncode == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.3


def test_help_imports_nothing_slow(folder: Path) -> None:
    script = (
        "import sys; from dragoman.cli import app; "
        "print([name for name in ('sqlalchemy', 'alembic', 'dragoman.intake', 'dragoman.coding', 'rich.console') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
