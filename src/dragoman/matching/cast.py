"""The participants of an event: each person once a role, with the best name and office that claims give."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.matching import support
from dragoman.matching.accounts import Account
from dragoman.matching.people import Likeness, likeness
from dragoman.model import Participant, Role

Mention = tuple[Participant, Account]

PRECISE_ROLES: dict[Role, frozenset[Role]] = {
    "party": frozenset({"caller", "called", "signatory"}),
}
"""Roles that only say less than others: a party to a call is its caller or the one called."""


def cast(accounts: Sequence[Account]) -> list[Participant]:
    """Return an event's participants, in the order of their roles and countries.

    Their evidence stays with the claims: spans of several reports cannot stand side by side.
    """
    mentions = [(p, a) for a in accounts for p in a.claim.participants]
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=_most_telling_first):
        home = next((group for group in groups if _belongs(mention[0], group)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return sorted((_merged(group) for group in groups), key=_reading_order)


def _most_telling_first(mention: Mention) -> tuple[object, ...]:
    participant, account = mention
    vague = participant.role in PRECISE_ROLES
    name = participant.name or ""
    return not name, vague, -len(name.split()), name, participant.role, participant.country or "", account.id


def _belongs(participant: Participant, group: Sequence[Mention]) -> bool:
    first = group[0][0]
    same_role = participant.role == first.role or first.role in PRECISE_ROLES.get(participant.role, ())
    if not same_role:
        return False
    if participant.name is None and participant.country != first.country:
        return False
    least = Likeness.SAME if participant.name else Likeness.COMPATIBLE
    return likeness(participant, first) >= least


def _merged(group: Sequence[Mention]) -> Participant:
    first = group[0][0]
    return Participant(
        role=first.role,
        name=_best(group, "name"),
        person=_best(group, "person"),
        office=_best(group, "office"),
        standing=first.standing,
        country=_best(group, "country"),
        organisation=_best(group, "organisation"),
    )


def _best(group: Sequence[Mention], field: str) -> str | None:
    values: support.Support[str] = {}
    for participant, account in group:
        value = getattr(participant, field)
        if value is not None:
            values.setdefault(value, []).append(account)
    return support.best(values)


def _reading_order(participant: Participant) -> tuple[str, ...]:
    first = {"visitor": "0", "caller": "0", "inviter": "0", "party": "0"}.get(participant.role, "1")
    return (
        first,
        participant.role,
        participant.country or "~",
        participant.name or "~",
        participant.office or "",
    )
