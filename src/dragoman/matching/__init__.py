"""From claims to events: copies of reports, the same person, the same event across reports and languages.

    derive(coded, rulings) -> events

`derive` is a pure function: it can be run again at any time and gives the same result whatever the order in
which the reports came in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.matching.accounts import accounts_of
from dragoman.matching.blocks import partition
from dragoman.matching.containment import with_visits
from dragoman.matching.copies import origin_of_copies, shared_passages
from dragoman.matching.deriving import Decided, events_of
from dragoman.matching.grounds import in_force
from dragoman.matching.persons import with_joined
from dragoman.matching.rulings import checked_value, in_order
from dragoman.model import CodedReport, Event, Ruling

__all__ = ["checked_value", "derive", "origin_of_copies", "shared_passages"]


def derive(
    coded: Sequence[CodedReport], rulings: Sequence[Ruling] = (), *, copies: Mapping[str, str] | None = None
) -> list[Event]:
    """Return the events that coded reports and rulings add up to, by date, type and identifier.

    Args:
        coded: reports with their claims, in any order; repeated ones count once.
        rulings: what analysts decided; applied in the order of their time, those that are not undone.
        copies: from a copy's report to its original's, when known already (`origin_of_copies`); finding them
            takes most of the time on long texts.

    Raises:
        ValueError: a ruling sets a cell to what it cannot hold.
    """
    decided = Decided(in_force(in_order(rulings), (claim for one in coded for claim in one.claims)))
    blocks = partition(with_joined(accounts_of(coded, copies), rulings), decided.ties())
    events = [event for block in blocks for event in events_of(block, decided.on(a.id for a in block))]
    return sorted(with_visits(events), key=_reading_order)


def _reading_order(event: Event) -> tuple[str, str, str]:
    return event.start or "9999", event.type, event.id
