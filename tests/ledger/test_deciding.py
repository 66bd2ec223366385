from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from dragoman.ledger import Ledger, LedgerError, RulingError, deciding
from dragoman.ledger.deciding import Note
from dragoman.model import Claim, CodedReport, Event, Ruling

from .build import CODER, coded

ANN = Note(author="ann", reason="her notes")
READ = [
    coded("a.txt", "Emmanuel Macron visited KAZ on 2023-11-01."),
    coded("b.txt", "Emmanuel Macron visited KAZ on 2023-11-01 again."),
    coded("c.txt", "Emmanuel Macron visited KAZ on 2024-03-05."),
]


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        opened.store(READ, coder=CODER)
        opened.refresh()
        yield opened


def first(ledger: Ledger) -> Event:
    return ledger.events()[0]


def starts(ledger: Ledger) -> list[tuple[str | None, int]]:
    return [(event.start, len(event.claims)) for event in ledger.events()]


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return [(one.action, one.state) for one in ledger.ruled()]


def test_an_event_is_rejected_and_brought_back(ledger: Ledger) -> None:
    before = ledger.events()
    made = deciding.judge(ledger, "reject", first(ledger).id[:10], [], ANN)
    assert starts(ledger) == [("2024-03-05", 1)]
    deciding.undo(ledger, made.id[:8], ANN)
    assert ledger.events() == before
    assert states(ledger) == [("reject", "undone"), ("undo", "in force")]
    with pytest.raises(RulingError, match="undone already"):
        deciding.undo(ledger, made.id, ANN)


def test_one_claim_is_rejected_and_confirmed(ledger: Ledger) -> None:
    chosen = first(ledger).claims[0]
    deciding.judge(ledger, "reject", first(ledger).id, [chosen[:8]], ANN)
    assert starts(ledger) == [("2023-11-01", 1), ("2024-03-05", 1)]
    deciding.judge(ledger, "confirm", first(ledger).id, [], ANN)
    assert states(ledger) == [("reject", "in force"), ("confirm", "in force")]


def test_events_are_merged_and_split(ledger: Ledger) -> None:
    deciding.merge(ledger, [event.id for event in ledger.events()], ANN)
    assert [count for _, count in starts(ledger)] == [3]
    (late,) = READ[2].claims
    deciding.split(ledger, first(ledger).id, [late.id], ANN)
    assert starts(ledger) == [("2023-11-01", 2), ("2024-03-05", 1)]


def test_a_cell_is_set_and_emptied(ledger: Ledger) -> None:
    deciding.set_cell(ledger, first(ledger).id, "kind", "state", ANN)
    deciding.set_cell(ledger, first(ledger).id, "country", None, ANN)
    assert (first(ledger).kind, first(ledger).country) == ("state", None)
    made = ledger.ruled()[0]
    assert (made.author, made.reason, made.events, made.holders) == (
        "ann",
        "her notes",
        [first(ledger).id] * 1,
        made.events,
    )


def test_rulings_keep_their_order_whatever_the_clock_says(ledger: Ledger) -> None:
    ahead = Ruling(id="r", action="confirm", claims=[], author="bo", time="2999-01-01T00:00:00.000000+00:00")
    ledger.rule(ahead)
    made = deciding.judge(ledger, "reject", first(ledger).id, [], ANN)
    assert [one.id for one in ledger.rulings()] == ["r", made.id]


def _wrong(ledger: Ledger, what: str) -> object:
    event, other = ledger.events()
    return {
        "no event": lambda: deciding.judge(ledger, "reject", "none", [], ANN),
        "no claim 'ff": lambda: deciding.judge(ledger, "reject", event.id, ["ffffffffffffffffff"], ANN),
        "two different events": lambda: deciding.merge(ledger, [event.id, event.id[:9]], ANN),
        "some, but not all": lambda: deciding.split(ledger, other.id, other.claims, ANN),
        "cannot set kind to 'grand'": lambda: deciding.set_cell(ledger, event.id, "kind", "grand", ANN),
        "before it starts": lambda: deciding.set_cell(ledger, event.id, "end", "2020", ANN),
        "no ruling 'none'": lambda: deciding.undo(ledger, "none", ANN),
    }[what]()


@pytest.mark.parametrize(
    "what",
    [
        "no event",
        "no claim 'ff",
        "two different events",
        "some, but not all",
        "cannot set kind to 'grand'",
        "before it starts",
        "no ruling 'none'",
    ],
)
def test_what_cannot_be_ruled_is_told_and_leaves_nothing(ledger: Ledger, what: str) -> None:
    with pytest.raises(LedgerError, match=what):
        _wrong(ledger, what)
    assert ledger.rulings() == []
    assert ledger.is_fresh()


def test_events_of_different_types_cannot_be_merged(ledger: Ledger) -> None:
    call = msgspec.structs.replace(READ[0].claims[0], id="call", type="call")
    ledger.store([CodedReport(report=READ[0].report, claims=[*READ[0].claims, call])], coder="fake 2")
    ledger.refresh()
    with pytest.raises(RulingError, match="different types cannot be one: call, visit"):
        deciding.merge(ledger, [event.id for event in ledger.events()], ANN)


def _recoded(one: CodedReport, *claims: Claim) -> CodedReport:
    return CodedReport(report=one.report, claims=list(claims))


def _renamed(claim: Claim, longer: int) -> Claim:
    ((start, end),) = claim.evidence["event"]
    evidence = claim.evidence | {"event": [(start, end + longer)]}
    return msgspec.structs.replace(claim, id=f"new {claim.id}", evidence=evidence)


def test_rulings_hold_after_the_coder_has_changed(ledger: Ledger) -> None:
    deciding.judge(ledger, "reject", first(ledger).id, [], ANN)
    again = [_recoded(one, *(_renamed(claim, 1) for claim in one.claims)) for one in READ]
    ledger.store(again, coder="fake 2")
    ledger.refresh()
    assert starts(ledger) == [("2024-03-05", 1)]
    (kept,) = ledger.ruled()
    assert (kept.state, kept.now) == ("in force", sorted(f"new {key}" for key in kept.claims))


def test_a_ruling_whose_ground_is_gone_is_kept_and_told(ledger: Ledger) -> None:
    deciding.judge(ledger, "reject", first(ledger).id, [], ANN)
    ledger.store([_recoded(READ[0])], coder="fake 2")
    assert states(ledger) == [("reject", "partly")]
    ledger.store([_recoded(READ[1])], coder="fake 2")
    assert states(ledger) == [("reject", "vanished")]
    ledger.store(READ, coder=CODER)
    assert states(ledger) == [("reject", "in force")]
