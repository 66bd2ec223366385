"""Which of several values stands in a cell: the one that most independent voices give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

from dragoman.matching.accounts import Account

Value = TypeVar("Value", bound=Hashable)
Support = dict[Value, list[Account]]
"""From a value to the claims that give it."""
Rank = tuple[bool, int, bool, int]


def gather(accounts: Iterable[Account], read: Callable[[Account], Value | None]) -> Support[Value]:
    """Return the values that claims give, each with its claims; silent claims are left out."""
    found: Support[Value] = defaultdict(list)
    for account in accounts:
        value = read(account)
        if value is not None:
            found[value].append(account)
    return dict(found)


def best(support: Support[Value], confirmed: Collection[str] = ()) -> Value | None:
    """Return the best supported value, None where there is none.

    A claim that an analyst confirmed outweighs all others; then the number of independent voices counts (a
    copy has the voice of its original), then a party's own release, then the more specific value.
    """
    if not support:
        return None
    return max(sorted(support, key=str, reverse=True), key=lambda v: rank(v, support[v], confirmed))


def rank(value: Hashable, accounts: Iterable[Account], confirmed: Collection[str] = ()) -> Rank:
    """Return what a value is compared by; greater is better."""
    behind = list(accounts)
    return (
        any(a.id in confirmed for a in behind),
        len({a.voice for a in behind}),
        any(a.official for a in behind),
        len(str(value)),
    )


def claims_by_value(support: Support[Value]) -> dict[str, list[str]]:
    """Return the identifiers of the claims behind each value, both sorted: a contested cell."""
    return {str(value): sorted({a.id for a in support[value]}) for value in sorted(support, key=str)}
