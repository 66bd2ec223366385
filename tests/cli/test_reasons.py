"""What ``dragoman show`` tells of why claims belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.showing import show
from dragoman.ledger import Ledger

from ..ledger.build import CODER, coded

VISITS = {
    "a.txt": "Emmanuel Macron visited KAZ on 2023-11-01.",
    "b.txt": "Emmanuel Macron visited KAZ on 2023-11-01 for talks.",
    "c.txt": "Emmanuel Macron visited KAZ on 2024-02-01 for talks.",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    return str(tmp_path / "x.db")


def test_show_tells_what_joined_the_claims_and_the_nearest_other_event(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger.open(place) as ledger:
        ledger.store([coded(source, words) for source, words in VISITS.items()], coder=CODER)
        ledger.refresh()
        joined, other = ledger.events()
    show(place, joined.id)
    told = capsys.readouterr().out
    words = " ".join(told.split())
    assert ": the first" in words
    assert "time +3.0, actors +2.0, country +1.0 = 6.0 (1.5 suffices)" in words
    assert f"nearest other event: visit held {other.id[:8]}" in words
    assert "not joined: another time (claims" in words
    assert max(map(len, told.splitlines())) <= 80
