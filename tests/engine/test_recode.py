from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dragoman.coding import Coder
from dragoman.engine import Code, Plan
from dragoman.engine.difference import Change, Holdings, difference
from dragoman.engine.recode import Recoded, as_read, recode
from dragoman.ledger import Ledger, deciding
from dragoman.ledger.deciding import Note
from dragoman.model import Claim, CodedReport, Event, Participant, Report

from ..ledger.build import CODER, code, contents, report
from ..ledger.places import place, places

__all__ = ["place", "places"]

TEXTS = ["Emmanuel Macron visited KAZ on 2023-11-01.", "Olaf Scholz visited UZB on 2024-09-15.", "Nothing at all."]
REPORTS = [msgspec.structs.replace(report(f"{number}.txt", words), language=None) for number, words in enumerate(TEXTS)]
LATER = "fake 2"


def better(given: Report) -> CodedReport:
    """Code as before, but Macron's visit is a state visit told by fewer words, and Scholz's is no more."""
    claims = [_as_state_visit(claim) for claim in code(given).claims if claim.country != "UZB"]
    if "Nothing" in given.text:
        claims = [*code(msgspec.structs.replace(given, text="Xi Jinping visited KAZ on 2020-01-01.")).claims]
    return CodedReport(report=given, claims=claims)


def _as_state_visit(claim: Claim) -> Claim:
    ((start, end),) = claim.evidence["event"]
    evidence = claim.evidence | {"event": [(start, end - 3)]}
    return msgspec.structs.replace(claim, id=f"new {claim.id}", kind="state", evidence=evidence)


def make_better() -> Code:
    return better


def make_same() -> Code:
    return code


def filled(place: str) -> Ledger:
    ledger = Ledger.open(place)
    ledger.store([code(one) for one in REPORTS], coder=CODER)
    ledger.refresh()
    return ledger


def run(ledger: Ledger, make: Callable[[], Code] = make_better, *, dry_run: bool = False) -> Recoded:
    return recode(ledger, Plan(coder=LATER, make=make, workers=1), lambda _: None, dry_run=dry_run)


def told(changes: list[Change]) -> list[tuple[str, str | None, dict[str, object]]]:
    return [(one.change, one.event.country, dict(one.cells)) for one in changes]


EXPECTED = [("lost", "UZB", {}), ("gained", "KAZ", {}), ("changed", "KAZ", {"kind": (None, "state")})]


def test_a_better_coder_shows_what_it_gains_loses_and_changes(place: str) -> None:
    with filled(place) as ledger:
        done = run(ledger)
        assert told(done.changes) == EXPECTED
        assert done.reports == 3
        assert [event.kind for event in ledger.events()] == [None, "state"]
        assert run(ledger).changes == []
        assert {one.coder for one in ledger.reports()} == {LATER}


def test_a_dry_run_shows_the_same_and_stores_nothing(place: str) -> None:
    filled(place).close()
    with Ledger.open(place, read_only=True) as ledger:
        before = contents(ledger), ledger.reports()
        assert told(run(ledger, dry_run=True).changes) == EXPECTED
        assert (contents(ledger), ledger.reports()) == before


def test_the_same_coder_under_another_name_changes_nothing(place: str) -> None:
    with filled(place) as ledger:
        done = run(ledger, make_same)
        assert (done.reports, done.changes) == (0, [])


def test_rulings_are_kept_and_those_without_ground_are_counted(place: str) -> None:
    with filled(place) as ledger:
        macron, scholz = ledger.events()
        deciding.judge(ledger, "reject", macron.id, [], Note(author="ann"))
        deciding.set_cell(ledger, scholz.id, "kind", "working", Note(author="ann"))
        done = run(ledger)
        assert [event.start for event in ledger.events()] == ["2020-01-01"]
        assert done.ungrounded == 1
        assert [one.state for one in ledger.ruled()] == ["in force", "vanished"]


def test_a_report_the_coder_failed_on_is_coded_when_it_can_be(place: str) -> None:
    failed = CodedReport(report=msgspec.structs.replace(REPORTS[0], skipped="the coder failed on it: X"))
    with Ledger.open(place) as ledger:
        ledger.store([failed], coder=CODER)
        assert told(run(ledger, make_same).changes) == [("gained", "KAZ", {})]
        assert [one.skipped for one in ledger.reports()] == [None]


@pytest.mark.parametrize(
    "given",
    [
        Report(
            id="r", source="a", text="ASTANA, Nov. 5, 2024 (Xinhua) -- President Macron arrived in Astana on Tuesday."
        ),
        Report(
            id="r",
            source="a",
            text="French President Emmanuel Macron arrived in Astana on Tuesday for talks with the president.",
            published="2024-11-05",
            published_basis="meta",
            agency="Xinhua",
        ),
    ],
    ids=["all found in the text", "all known from outside"],
)
def test_coding_a_stored_report_again_gives_the_same(given: Report) -> None:
    coder = Coder()
    once = coder.code(given)
    assert once.claims
    assert as_read(once.report) == given
    assert coder.code(as_read(once.report)) == once


def event(name: str, claims: list[str], **cells: object) -> Event:
    return msgspec.convert({"id": name, "type": "visit", "status": "held", "claims": claims} | cells, Event)


def claims(*names: str) -> list[Claim]:
    return [Claim(id=name, report="r", type="visit") for name in names]


def test_an_event_is_the_one_that_keeps_most_of_its_claims() -> None:
    before = Holdings(claims("1", "2", "3", "4"), [event("a", ["1", "2", "3"]), event("b", ["4"], city="Astana")])
    after = Holdings(claims("1", "2", "3", "4"), [event("c", ["1"]), event("d", ["2", "3", "4"], city="Almaty")])
    changes = difference(before, after)
    assert [(one.change, one.was, one.event.id) for one in changes] == [
        ("lost", "b", "b"),
        ("gained", None, "c"),
        ("changed", "a", "d"),
    ]
    assert changes[-1].cells == {"city": (None, "Almaty")}


def test_a_participant_that_changes_is_shown_by_name() -> None:
    people = [Participant(role="visitor", name="Xi Jinping", country="CHN")]
    old, new = event("a", ["1"]), msgspec.structs.replace(event("a", ["1"]), participants=people)
    (change,) = difference(Holdings(claims("1"), [old]), Holdings(claims("1"), [new]))
    assert change.cells == {"participants": ([], ["visitor: Xi Jinping, CHN"])}
