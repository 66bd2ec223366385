"""Cuts a sentence's items into clauses, so that each construction sees one predicate with its own subject."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotation.items import Actor, Item

LONGEST_ASIDE = 20
"""Items an aside between commas may have."""
FINITE = frozenset({"past", "pres", "fut", "grouped"})


@dataclass(slots=True)
class Clause:
    """Items of one clause; `subject` is who acts in it, also when only an earlier clause names him."""

    items: list[Item]
    subject: Item | None = None
    place: Item | None = None
    """Where it takes place, when the clause before says so ("arrived in X, where he met Y")."""


def clauses_of(items: list[Item], *, subject_first: bool, carried: Item | None = None) -> list[Clause]:
    """Return the clauses of a sentence: relative clauses with their antecedent, coordinated ones with their subject.

    Args:
        items: the sentence after the cascade.
        subject_first: the language puts the subject before its verb; the subject is then repeated at the head of
            a clause that lacks one.
        carried: the subject of the sentence before, for languages that leave it out.
    """
    out: list[Clause] = []
    for part in _without_relatives(items):
        subject, place = carried, None
        for index, piece in enumerate(_coordinated(_without_asides(part))):
            if piece[0].has("/where"):
                place = _last_place(out[-1].items) if out else None
                piece = piece[1:]  # noqa: PLW2901  # the word itself has done its work
            own = _subject(piece)
            if own is None and subject is not None and index and subject_first:
                piece = [subject, *piece]  # noqa: PLW2901  # the clause begins with the subject it shares
            subject = own or subject
            out.append(Clause(piece, subject, place))
    return out


def is_finite(item: Item) -> bool:
    """Return whether an item is a verb that can head a clause."""
    return any("verb" in r.atoms and (r.atoms & FINITE) for r in item.readings)


def _without_relatives(items: list[Item]) -> list[list[Item]]:
    """Take relative clauses out: "X, who is in Y, met Z" gives "X is in Y" and "X met Z"."""
    main: list[Item] = []
    relatives: list[list[Item]] = []
    at = 0
    while at < len(items):
        item = items[at]
        antecedent = _last_actor(main) if item.has("relative") else None
        if antecedent is None:
            main.append(item)
            at += 1
            continue
        end = _relative_end(items, at + 1)
        relatives.append([antecedent, *items[at + 1 : end]])
        while main and main[-1].has("=,"):
            main.pop()
        at = end + 1 if end < len(items) and items[end].has("=,") else end
    return [main, *relatives]


def _last_place(items: list[Item]) -> Item | None:
    return next((i for i in reversed(items) if i.data is None and (i.has("city") or i.has("seat") or i.has("country"))), None)


def _without_asides(items: list[Item]) -> list[Item]:
    """Take out what stands between commas behind a person and has no verb: "X, also a member of Y, met Z"."""
    for start, item in enumerate(items):
        if not isinstance(item.data, Actor) or item.data.members or start + 1 >= len(items) or not items[start + 1].has("=,"):
            continue
        for end in range(start + 2, min(len(items) - 1, start + LONGEST_ASIDE)):
            if is_finite(items[end]):
                break
            if items[end].has("=,") and is_finite(items[end + 1]):
                if any(is_finite(earlier) for earlier in items[:start]):
                    break
                return [*items[: start + 1], *items[end + 1 :]]
    return items


def _last_actor(items: list[Item]) -> Item | None:
    """Return the actor right before, a comma or a time between them allowed."""
    for item in reversed(items[-4:]):
        if isinstance(item.data, Actor):
            return item
        if not (item.has("=,") or item.has("transparent")):
            return None
    return None


def _relative_end(items: list[Item], start: int) -> int:
    """A relative clause ends at a comma after its verb, if the main verb or a conjunction follows, else at the end."""
    seen_verb = False
    for index in range(start, len(items)):
        item = items[index]
        if seen_verb and item.has("=,"):
            following = next((x for x in items[index + 1 :] if not x.has("transparent")), None)
            if following is None or is_finite(following) or isinstance(following.data, Actor):
                return index
        seen_verb = seen_verb or is_finite(item)
    return len(items)


def _coordinated(items: list[Item]) -> list[list[Item]]:
    """Cut before "and" + verb, and at barriers (";")."""
    out: list[list[Item]] = []
    current: list[Item] = []
    for index, item in enumerate(items):
        if item.has("barrier"):
            out.append(current)
            current = []
            continue
        if item.has("/where"):
            out.append(current)
            current = [item]
            continue
        if (item.has("and") or item.has("=,")) and any(map(is_finite, current)):
            following = next((x for x in items[index + 1 : index + 4] if not x.has("transparent")), None)
            if following is not None and is_finite(following):
                out.append(current)
                current = []
                continue
        current.append(item)
    out.append(current)
    return [part for part in out if part]


def _subject(items: list[Item]) -> Item | None:
    """Return the actor before the first verb, in the nominative where the language has cases; else the one after."""
    verb = next((index for index, item in enumerate(items) if is_finite(item)), len(items))
    before = [item for item in items[:verb] if isinstance(item.data, Actor)]
    nominative = [item for item in before if item.has("nom")]
    if before:
        return (nominative or before)[0]
    return next((item for item in items[verb : verb + 4] if isinstance(item.data, Actor)), None)
