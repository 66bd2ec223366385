"""People whom reports may mean by two names: proposed with reasons, joined or kept apart by rulings only.

Two people are proposed when their names agree by sound across spellings and scripts, but they bear two identifiers.
Nothing is joined here by itself: office, country and time are told as reasons for and against, and an analyst decides.
Who stands beside the other in one event is somebody else, and so are two whom the gazetteer knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import msgspec

from dragoman.matching import dates
from dragoman.matching.accounts import Account, casts_of
from dragoman.matching.facts import LEAST_SOUNDS, sound
from dragoman.matching.grounds import undoing
from dragoman.matching.people import VAGUE_OFFICES, same_word, skeleton, words_of
from dragoman.model import Claim, Event, Participant, Ruling

COMMON = 100
"""A word of more people's names than this proposes nobody."""
LONG = 3650
"""Days between two appearances from which time speaks against one person."""
SAME, APART = "same", "apart"
Pair = tuple[str, str]


@dataclass
class Profile:
    """What the events tell of somebody."""

    person: str
    names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Who takes part in the same events."""
    first: int | None = None
    last: int | None = None
    """Ordinals of the first and the last day of an appearance."""
    events: int = 0


@dataclass(frozen=True)
class Proposal:
    """Two people who may be one."""

    one: str
    other: str
    why: tuple[str, ...]
    against: tuple[str, ...]


def profiles(events: Iterable[Event]) -> dict[str, Profile]:
    """Return what events tell of their people, by identifier."""
    found: dict[str, Profile] = {}
    for event in events:
        people = {one.person for one in event.participants if one.person}
        days = dates.window(event.start, event.end)
        for person in people:
            known = found.setdefault(person, Profile(person))
            known.events += 1
            known.beside |= people - {person}
            if days is not None:
                known.first = min(days.first, known.first or days.first)
                known.last = max(days.last, known.last or days.last)
        for one in event.participants:
            _tell(one, found)
    return found


def _tell(one: Participant, found: Mapping[str, Profile]) -> None:
    if not one.person:
        return
    known = found[one.person]
    for value, values in ((one.name, known.names), (one.country, known.countries), (one.office, known.offices)):
        if value:
            values.add(value)


def proposals(
    known: Mapping[str, Profile], rulings: Sequence[Ruling] = (), is_known: Callable[[str], bool] = lambda _: False
) -> list[Proposal]:
    """Return the people who may be one and whom no ruling has settled, those with least doubt first.

    Args:
        known: people by identifier.
        rulings: all rulings, in any order.
        is_known: whether the gazetteer has a person; two of its people are two.
    """
    decided = verdicts(rulings)
    found = []
    for one, other in _candidates(known):
        settled = (one, other) in decided or (is_known(one) and is_known(other))
        if settled or other in known[one].beside or not _names_agree(known[one], known[other]):
            continue
        why, against = _reasons(known[one], known[other])
        found.append(Proposal(one, other, why, against))
    return sorted(found, key=lambda p: (len(p.against), -len(p.why), p.one, p.other))


def _candidates(known: Mapping[str, Profile]) -> list[Pair]:
    holders: dict[str, set[str]] = defaultdict(set)
    for key, profile in known.items():
        words = {word for name in profile.names for word in words_of(name)}
        for heard in {form for word in words for form in (sound(word), skeleton(word))}:
            if len(heard) >= LEAST_SOUNDS:
                holders[heard].add(key)
    some = (sorted(keys) for keys in holders.values() if len(keys) <= COMMON)
    return sorted({pair for keys in some for pair in combinations(keys, 2)})


def _names_agree(one: Profile, other: Profile) -> bool:
    return any(_agree(a, b) for a in one.names for b in other.names)


def _agree(one: str, other: str) -> bool:
    """Return whether all words of the shorter name are heard in the longer one, a telling one among them."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    telling = any(len(sound(word)) >= LEAST_SOUNDS for word in short)
    return telling and all(any(_sound_alike(word, heard) for heard in long) for word in short)


def _sound_alike(one: str, other: str) -> bool:
    return same_word(one, other) or sound(one) == sound(other) != ""


def _reasons(one: Profile, other: Profile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what speaks for two people being one, and what against or leaves it open."""
    why = [f"names sound alike: {' / '.join(sorted(one.names))} ~ {' / '.join(sorted(other.names))}"]
    against: list[str] = []
    for word, ours, theirs in (
        ("country", one.countries, other.countries),
        ("office", one.offices - VAGUE_OFFICES, other.offices - VAGUE_OFFICES),
    ):
        _compare(word, ours, theirs, why, against)
    apart = _days_between(one, other)
    if apart is None:
        against.append("time unknown")
    else:
        (against if apart > LONG else why).append(f"{apart} days between their appearances")
    if min(len(words_of(name)) for profile in (one, other) for name in profile.names) < 2:
        against.append("one is named by a single word")
    return tuple(why), tuple(against)


def _compare(word: str, ours: set[str], theirs: set[str], why: list[str], against: list[str]) -> None:
    if not ours or not theirs:
        against.append(f"{word} unknown")
    elif ours & theirs:
        why.append(f"same {word}: {', '.join(sorted(ours & theirs))}")
    else:
        against.append(f"other {word}: {', '.join(sorted(ours))} and {', '.join(sorted(theirs))}")


def _days_between(one: Profile, other: Profile) -> int | None:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(0, one.first - other.last, other.first - one.last)


# What was ruled


def verdicts(rulings: Iterable[Ruling]) -> dict[Pair, Ruling]:
    """Return the rulings on people that stand, the last on each pair, by the two identifiers, sorted."""
    ordered = sorted({one.id: one for one in rulings}.values(), key=lambda one: (one.time, one.id))
    undone = undoing(ordered)
    return {
        pair: one for one in ordered if one.id not in undone and (pair := people_of(one)) is not None
    }  # fmt: skip


def people_of(ruling: Ruling) -> Pair | None:
    """Return the two people a ruling is about, None if it is about claims."""
    if ruling.action not in {SAME, APART} or not ruling.field or not ruling.value:
        return None
    return min(ruling.field, ruling.value), max(ruling.field, ruling.value)


def joined(rulings: Iterable[Ruling]) -> dict[str, str]:
    """Return who is somebody else by a ruling: from identifiers to the one that stands for them, the first by order."""
    parent: dict[str, str] = {}

    def root(person: str) -> str:
        while person in parent:
            person = parent[person]
        return person

    for (one, other), ruling in sorted(verdicts(rulings).items()):
        if ruling.action == SAME:
            first, second = sorted((root(one), root(other)))
            if first != second:
                parent[second] = first
    return {person: root(person) for person in sorted(parent)}


def concerned(rulings: Iterable[Ruling], new: Collection[str]) -> set[str]:
    """Return the people whose claims new rulings (identifiers) may move: those they are about, and all joined to them.

    What a ruling undoes, or brings back, is among what it concerns.
    """
    known = {one.id: one for one in rulings}
    people: set[str] = set()
    for key in sorted(new):
        ruling = known.get(key)
        while ruling is not None:
            people.update(people_of(ruling) or ())
            ruling = known.get(ruling.undoes or "")
    pairs = [pair for ruling in known.values() if (pair := people_of(ruling)) is not None]
    while grown := {person for pair in pairs if not people.isdisjoint(pair) for person in pair} - people:
        people |= grown
    return people


def with_joined(accounts: Sequence[Account], rulings: Iterable[Ruling]) -> list[Account]:
    """Return the claims' accounts with joined people under one identifier; claims as they are stored stay."""
    names = joined(rulings)
    return [_renamed(account, names) for account in accounts] if names else list(accounts)


def _renamed(account: Account, names: Mapping[str, str]) -> Account:
    if not any(one.person in names for one in account.claim.participants):
        return account
    people = [
        msgspec.structs.replace(one, person=names.get(one.person or "", one.person))
        for one in account.claim.participants
    ]
    claim: Claim = msgspec.structs.replace(account.claim, participants=people)
    values = {name: getattr(account, name) for name in Account.__dataclass_fields__}
    return Account(**(values | {"claim": claim, "casts": casts_of(claim)}))
