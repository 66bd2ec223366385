from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.engine import run
from dragoman.engine.run import BATCH_CHARACTERS, BATCH_REPORTS, code_batches, in_batches
from dragoman.model import Report

from . import coders_for_tests as coders


def some_reports(count: int, text: str = "text") -> list[Report]:
    return [Report(id=f"r{number}", source=f"{number}.txt", text=text) for number in range(count)]


def test_batches_are_bounded_in_reports_and_characters() -> None:
    assert [len(batch) for batch in in_batches(some_reports(2 * BATCH_REPORTS + 1))] == [32, 32, 1]
    assert [len(batch) for batch in in_batches(some_reports(3, "x" * BATCH_CHARACTERS))] == [1, 1, 1]
    assert list(in_batches([])) == []


def test_few_reports_start_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_executor", lambda workers: pytest.fail("a pool was started"))
    coded = [one for batch in code_batches(some_reports(40), make=coders.plain_coder) for one in batch]
    assert [one.report.id for one in coded] == [f"r{number}" for number in range(40)]


def test_a_pool_gives_the_same_as_one_process() -> None:
    reports = some_reports(200)
    alone = list(code_batches(reports, workers=1, make=coders.plain_coder))
    assert list(code_batches(reports, workers=2, make=coders.plain_coder)) == alone


def test_memory_is_bounded_by_the_window() -> None:
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for report in some_reports(100 * BATCH_REPORTS):
            taken += 1
            yield report

    batches = code_batches(stream(), workers=2, make=coders.plain_coder)
    next(batches)
    assert taken <= (2 * run.WINDOW + run.FEW_BATCHES + 1) * BATCH_REPORTS
    batches.close()  # type: ignore[attr-defined]


def test_a_report_that_ends_its_process_is_found_and_nothing_else_is_lost() -> None:
    reports = some_reports(70)
    reports[40] = Report(id="r40", source="40.txt", text="crash")
    coded = [one for batch in code_batches(reports, workers=2, make=coders.deadly_coder) for one in batch]
    assert [one.report.id for one in coded] == [f"r{number}" for number in range(70)]
    assert [one.report.id for one in coded if one.report.skipped] == ["r40"]
    assert coded[40].report.skipped == "the coder failed on it: its process ended"


SCRIPT = """
import sys
from . import coders_for_tests as coders
from dragoman.engine import code_batches
from dragoman.model import Report

def main():
    stream = (Report(id=str(n), source="s", text="t") for n in range(10**6))
    for batch in code_batches(stream, workers=2, make=coders.slow_coder):
        print(len(batch), flush=True)

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_parent(sent: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "endless_coding_for_test.py"
    script.write_text(SCRIPT)
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    process = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": path, "MARK": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(sent)
    process.communicate(timeout=30)
    deadline = time.monotonic() + 15
    while _alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _alive(process.pid) == []


def _alive(session: int) -> list[str]:
    """Return the processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(stat.parent.name)
    return found
