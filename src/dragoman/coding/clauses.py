"""Cuts a sentence's items into clauses, so that each construction sees one predicate with its own subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.annotation.groups import actor_readings, cases_of
from dragoman.annotation.items import Actor, Item, VerbGroup
from dragoman.annotation.lexicon import kind_of
from dragoman.annotation.symbols import CASES, SymbolTable

LONGEST_SOURCE = 12
"""Items that naming a source at the head of a sentence may take."""
LONGEST_PLACE = 5
"""Items of a phrase of place ("in the Italian capital") between "and" and its verb."""
LONGEST_ASIDE = 20
"""Items an aside between commas may have."""
FINITE = ("past", "pres", "fut", "grouped", "conv")
"""Forms that make a clause of their own; "conv" is the converb of verb-final languages ("having met X, ...")."""


@dataclass(slots=True)
class Clause:
    """Items of one clause; `subject` is who acts in it, also when only an earlier clause names him."""

    items: list[Item]
    subject: Item | None = None
    place: Item | None = None
    """Where it takes place, when the clause before says so ("arrived in X, where he met Y")."""
    times: list[Item] = field(default_factory=list)
    """Times of the clause before, when a word like "when" makes them this one's too."""
    aside: bool = False
    """It is a relative clause or an aside: what it tells need not be of the day of the main clause."""
    gerund: bool = False
    """It begins with a verb that has neither tense nor subject of its own ("before flying to A", "avant de voir B")."""
    where: bool = False
    """It begins with a word like "where": it goes on with what the clause before tells of."""
    earlier: list[Item] = field(default_factory=list)
    """Times of the clause it is joined to by "and": talks had on the day of an arrival."""


class ClauseCutter:
    """Cuts sentences of one language; what a symbol is (a comma, a finite verb ...) is looked up once."""

    def __init__(self, symbols: SymbolTable, *, order: str, cases: bool = False, comma_subject: bool = False) -> None:
        """Take the closed symbols of a language.

        Args:
            symbols: the language's symbols.
            order: "svo", "vso" or "sov". Where the subject stands before its verb it is repeated at the head of a
                clause that lacks one; where the verb stands last a clause ends with it.
            comma_subject: a comma with an actor behind it begins a clause (lists have another sign).
            cases: the form of a name tells its case; only a nominative can then be a subject.
        """
        self._symbols = symbols
        self._subject_first = order != "vso"
        self._verb_last = order == "sov"
        self._cases = cases
        self._comma_subject = comma_subject
        self._inflected = symbols.having([frozenset({"actor", case}) for case in CASES])
        self._finite = symbols.having([frozenset({"verb", form}) for form in FINITE])
        self._unknown = symbols.having([frozenset({"unknown"})])
        self._gerund = symbols.having([frozenset({"verb", "ing"})])
        self._goes_on = self._gerund | symbols.having([frozenset({"verb", "base"})])
        self._base = symbols.having([frozenset({"verb", "base"})])
        self._relative = symbols.having([frozenset({"relative"})])
        self._comma = symbols.having([frozenset({"=,"})])
        self._light = symbols.having([frozenset({"transparent"})])
        self._and = symbols.having([frozenset({"and"})])
        self._barrier = symbols.having([frozenset({"barrier"})])
        self._where = symbols.having([frozenset({"/where"})])
        self._subordinate = symbols.having([frozenset({"/subordinate"})])
        self._upon = symbols.having([frozenset({"/upon"})])
        self._relative_mark = symbols.having([frozenset({"/relative_mark"})])
        self._sequel = symbols.having([frozenset({"/sequel"})])
        self._verb = symbols.having([frozenset({"verb"})])
        self._noun = symbols.having([frozenset({"noun"})])
        self._infinitive = symbols.having([frozenset({"verb", "infinitive"})])
        self._inviting = symbols.having([frozenset({"/inviting"})])
        self._source = symbols.having([frozenset({"/source"})])
        self._oblique = symbols.having([frozenset({"/oblique"})])
        self._clause_start = symbols.having([frozenset({"/clause_start"})])
        self._when = symbols.having([frozenset({"/when"})])
        self._time = symbols.having([frozenset({"time"})])
        self._nominative = symbols.having([frozenset({"actor", "nom"})])
        self._locative = symbols.having([frozenset({"/locative"})])
        self._placed = symbols.having([frozenset({"city"}), frozenset({"seat"}), frozenset({"country"})])

    def cut(self, items: list[Item], carried: Item | None = None) -> list[Clause]:
        """Return the clauses: relative ones with their antecedent, coordinated ones with their subject.

        Args:
            items: the sentence after the cascade.
            carried: the subject of the sentence before, for languages that leave it out.
        """
        out: list[Clause] = []
        items = self._without_idle_commas(self._without_sources(items))
        parts = [
            aside
            for whole in self._without_noun_asides(items)
            for main in self._without_relatives(whole)
            for aside in self._without_asides(main)
        ]
        for number, part in enumerate(parts):
            subject, place = carried, None
            for index, piece in enumerate(self._coordinated(part)):
                own_items = piece
                if piece[0].symbol in self._where:
                    place = self._last_place(out[-1].items) if out else None
                    own_items = piece[1:]
                if index and subject is not None and self._begins_with_base(own_items):
                    own = None  # "will meet X and visit Y": the subject goes on
                else:
                    own = self._subject(own_items, alone=not index or subject is None)
                if own is None and subject is not None and index and self._subject_first:
                    own_items = [subject, *own_items]
                subject = own or subject
                times = []
                if out and piece[0].symbol in self._when:
                    times = [item for item in out[-1].items if item.symbol in self._time]
                earlier = [item for item in out[-1].items if item.symbol in self._time] if index and out else []
                if index == 1 and out and self._looks_ahead(out[-1]) and own is not None:
                    out[-1].subject = own
                    if self._subject_first:
                        out[-1].items = [own, *out[-1].items]
                if own_items:
                    where = piece[0].symbol in self._where
                    gerund = next((i.symbol in self._gerund for i in self._heavy(piece, 0)), False)
                    gerund = gerund or self._is_sequel(piece, 0)
                    out.append(Clause(own_items, subject, place, times, number > 0, gerund, where, earlier))
        return out

    def _looks_ahead(self, clause: Clause) -> bool:
        """Return whether a clause like "while attending the summit" leaves its subject to the clause behind it."""
        somebody = any(isinstance(item.data, Actor) and item.data.reference != "organisation" for item in clause.items)
        return not somebody and any(item.symbol in self._upon for item in clause.items)

    def _begins_with_base(self, items: list[Item]) -> bool:
        first = next(self._heavy(items, 0), None)
        if first is not None and first.symbol in self._and:
            first = next(self._heavy(items, 1), None)
        return first is not None and first.symbol in self._goes_on and first.symbol not in self._finite

    def _without_sources(self, items: list[Item]) -> list[Item]:
        """Drop who is quoted: "X, according to the minister Y, will meet Z"."""
        if not any(item.symbol in self._source for item in items):
            return items
        out: list[Item] = []
        at = self._end_of_source(items)
        while at < len(items):
            quoted = items[at + 1] if at + 1 < len(items) else None
            if items[at].symbol in self._source and quoted is not None and isinstance(quoted.data, Actor):
                at += 2
                continue
            out.append(items[at])
            at += 1
        return out

    def _end_of_source(self, items: list[Item]) -> int:
        """Return where the sentence begins behind "According to the ministry on Monday, ...", 0 without that."""
        if items[0].symbol not in self._source:
            return 0
        comma = next((n for n, item in enumerate(items[:LONGEST_SOURCE]) if item.symbol in self._comma), -1)
        return comma + 1 if not any(item.symbol in self._noun for item in items[:comma]) else 0

    def _without_idle_commas(self, items: list[Item]) -> list[Item]:
        """Drop the commas around a time or an adverb: "received, on Monday, the minister"."""
        commas = [index for index, item in enumerate(items) if item.symbol in self._comma]
        idle = {
            index
            for first, second in pairwise(commas)
            if second > first + 1 and all(item.symbol in self._light for item in items[first + 1 : second])
            for index in (first, second)
        }
        return [item for index, item in enumerate(items) if index not in idle] if idle else items

    def _without_relatives(self, items: list[Item]) -> list[list[Item]]:
        """Take relative clauses out: "X, who is in Y, met Z" gives "X met Z" and "X is in Y"."""
        if not any(item.symbol in self._relative for item in items):
            return [items]
        main: list[Item] = []
        relatives: list[list[Item]] = []
        at = 0
        while at < len(items):
            item = items[at]
            antecedent = self._last_actor(main) if item.symbol in self._relative else None
            if antecedent is None and item.symbol in self._relative and self._tells_of_thing(main, items, at):
                end = self._relative_end(items, at + 1)  # what is told of a thing has times and places of its own
                relatives.append(items[at + 1 : end])
                at = end + 1 if end < len(items) and items[end].symbol in self._comma else end
                continue
            if antecedent is None:
                main.append(item)
                at += 1
                continue
            end = self._relative_end(items, at + 1)
            with_it = [main.pop()] if main[-1].symbol in self._oblique else []  # "с которым встретился X"
            relatives.append([*with_it, self._in_case(antecedent, cases_of(item)), *items[at + 1 : end]])
            while main and main[-1].symbol in self._comma:
                main.pop()
            at = end + 1 if end < len(items) and items[end].symbol in self._comma else end
        return [main, *relatives] if main else relatives

    def _tells_of_thing(self, main: list[Item], items: list[Item], at: int) -> bool:
        """Return whether a relative clause behind a comma is of something else than a person or an event."""
        if not self._subject_first or not main or main[-1].symbol not in self._comma or at + 1 >= len(items):
            return False
        before = next((item for item in reversed(main[:-1]) if item.symbol not in self._light), None)
        thing = before is not None and not isinstance(before.data, Actor) and before.symbol not in self._noun
        seen = any(item.symbol in self._finite for item in main)
        rest = items[at + 1 : self._relative_end(items, at + 1)]
        tells_event = any(item.symbol in self._noun for item in rest)  # ", which includes talks with"
        return thing and seen and not tells_event and any(item.symbol in self._finite for item in rest)

    def _in_case(self, item: Item, cases: frozenset[str]) -> Item:
        """Return an actor in the cases of the word that stands for it; as it is, where that word tells none."""
        if not cases or not self._cases or not isinstance(item.data, Actor):
            return item
        readings = actor_readings(item.data.reference, "many" if item.data.number > 1 else "one", cases)
        symbol = self._symbols.known(kind_of(readings))
        return Item(symbol, item.start, item.end, readings, item.data) if symbol is not None else item

    def _relative_end(self, items: list[Item], start: int) -> int:
        """A relative clause ends at a comma after its verb, if the main verb or an actor follows, else at the end."""
        # a verb that the language's data do not know is one all the same: "who worked there as a young man, ..."
        seen_verb = start < len(items) and items[start].symbol in self._unknown
        for index in range(start, len(items)):
            symbol = items[index].symbol
            if seen_verb and symbol in self._comma:
                following = next(self._heavy(items, index + 1), None)
                if following is None or following.symbol in self._finite or isinstance(following.data, Actor):
                    return index
            seen_verb = seen_verb or symbol in self._finite
        return len(items)

    def _heavy(self, items: list[Item], start: int) -> Iterator[Item]:
        return (item for item in items[start:] if item.symbol not in self._light)

    def _last_actor(self, items: list[Item]) -> Item | None:
        """Return the actor right before, a comma or a time between them allowed."""
        for item in reversed(items[-4:]):
            if isinstance(item.data, Actor):
                return item
            joint = item.symbol in self._oblique and item is items[-1]
            if item.symbol not in self._comma and item.symbol not in self._light and not joint:
                return None
        return None

    def _last_place(self, items: list[Item]) -> Item | None:
        return next((i for i in reversed(items) if i.data is None and i.symbol in self._placed), None)

    def _without_noun_asides(self, items: list[Item]) -> list[list[Item]]:
        """Take out what is said between commas of an event: "X's visit to Y, which was due in May, is put off".

        The aside is told of the same event, so that its words go before it too; it comes first.
        """
        if not self._subject_first:
            return [items]
        comma = next((n for n, item in enumerate(items) if item.symbol in self._comma), len(items))
        head = items[:comma]
        if not any(item.symbol in self._noun for item in head) or any(item.symbol in self._finite for item in head):
            return [items]
        opening = next(self._heavy(items, comma + 1), None)
        if opening is None or not (opening.symbol in self._relative or opening.symbol in self._finite):
            return [items]
        for end in range(comma + 2, min(len(items) - 1, comma + LONGEST_ASIDE)):
            if items[end].symbol not in self._comma:
                continue
            following = next(self._heavy(items, end + 1), None)
            if following is not None and following.symbol in self._finite:
                inside = [item for item in items[comma + 1 : end] if item.symbol not in self._relative]
                return [[*head, *inside], [*head, *items[end + 1 :]]]
        return [items]

    def _without_asides(self, items: list[Item]) -> list[list[Item]]:
        """Take out what stands between commas behind a person and has no verb: "X, in Y on a visit, met Z".

        The aside is a clause of its own, with the person in front.
        """
        for start, item in enumerate(items):
            if item.symbol in self._finite:
                break
            if isinstance(item.data, Actor) and not item.data.members and not self._is_governed(items, start):
                end = self._aside_end(items, start + 1)
                if end:
                    acting = self._in_case(item, frozenset({"nom"}))
                    return [[*items[: start + 1], *items[end + 1 :]], [acting, *items[start + 2 : end]]]
        return [items]

    def _is_governed(self, items: list[Item], at: int) -> bool:
        """Return whether a preposition or "at the invitation of" stands right before an item."""
        return at > 0 and (items[at - 1].symbol in self._oblique or items[at - 1].symbol in self._inviting)

    def _aside_end(self, items: list[Item], start: int) -> int:
        """Return the index of the comma that ends an aside beginning at the comma at `start`, 0 when there is none."""
        if start >= len(items) or items[start].symbol not in self._comma:
            return 0
        for end in range(start + 1, min(len(items) - 1, start + LONGEST_ASIDE)):
            symbol = items[end].symbol
            if symbol in self._finite or symbol in self._subordinate:
                return 0
            following = next(self._heavy(items, end + 1), None)
            if symbol in self._comma and following is not None and following.symbol in self._finite:
                return end
        return 0

    def _coordinated(self, items: list[Item]) -> list[list[Item]]:
        """Cut before "and" + verb, at barriers (";"), and before "where"."""
        out: list[list[Item]] = []
        current: list[Item] = []
        seen_verb = False
        for index, item in enumerate(items):
            symbol = item.symbol
            if symbol in self._barrier or (
                seen_verb
                and (
                    self._cuts(items, index)
                    or self._shares_will(current, items, index)
                    or self._ends_with_verb(items, index)
                )
            ):
                out.append(current)
                current, seen_verb = [item] if symbol in self._when or symbol in self._sequel else [], False
            elif symbol in self._where:
                out.append(current)
                current, seen_verb = [item], False
            else:
                current.append(item)
                seen_verb = seen_verb or symbol in self._finite
        out.append(current)
        return [part for part in out if part]

    def _ends_with_verb(self, items: list[Item], index: int) -> bool:
        """Return whether a comma or "and" stands right behind a verb, in a language whose clauses end with it."""
        if not self._verb_last or (items[index].symbol not in self._comma and items[index].symbol not in self._and):
            return False
        before = next((item for item in reversed(items[:index]) if item.symbol not in self._light), None)
        return before is not None and before.symbol in self._finite

    def _shares_will(self, current: list[Item], items: list[Item], index: int) -> bool:
        """In "will meet X and visit Y" the second verb has no auxiliary of its own."""
        if items[index].symbol not in self._and:
            return False
        following = next(self._heavy(items, index + 1), None)
        ahead = any(
            isinstance(item.data, VerbGroup) and item.data.status in {"planned", "proposed"} for item in current
        )
        return ahead and following is not None and following.symbol in self._base

    def _cuts(self, items: list[Item], index: int) -> bool:
        """Return whether a new clause begins behind an item: "and" + verb, "after" + actor + verb, "before flying"."""
        if self._is_sequel(items, index):
            return True
        if items[index].symbol in self._subordinate:
            following = next(self._heavy(items, index + 1), None)
            gerund = self._subject_first and following is not None and following.symbol in self._gerund
            if gerund or self._has_own_subject(items, index + 1):
                return True
        return self._joins_clauses(items, index)

    def _is_sequel(self, items: list[Item], index: int) -> bool:
        """Return whether words like "avant de" and a verb stand here: a clause that shares subject and status."""
        if items[index].symbol not in self._sequel:
            return False
        following = next(self._heavy(items, index + 1), None)
        return following is not None and following.symbol in self._verb

    def _has_own_subject(self, items: list[Item], start: int) -> bool:
        """Return whether an actor and a finite verb follow ("after he met X"), so that a new clause begins."""
        following = list(self._heavy(items, start))[:2]
        return len(following) == 2 and isinstance(following[0].data, Actor) and following[1].symbol in self._finite

    def _joins_clauses(self, items: list[Item], index: int) -> bool:
        symbol = items[index].symbol
        if symbol not in self._and and not (self._subject_first and symbol in self._comma):
            return False
        following = self._behind_place(items, index + 1) if symbol in self._and else None
        following = following or next(self._heavy(items, index + 1), None)
        if following is None:
            return False
        if self._comma_subject and symbol in self._comma and isinstance(following.data, Actor):
            return self._has_verb_before_comma(items, index + 1)
        if symbol in self._comma and (following.symbol in self._infinitive or self._closes_apposition(items, index)):
            return False
        if symbol in self._and and items[index - 1].symbol in self._comma and self._has_own_subject(items, index + 1):
            return True  # ", and he met"
        return following.symbol in self._finite or (symbol in self._comma and following.symbol in self._clause_start)

    def _behind_place(self, items: list[Item], start: int) -> Item | None:
        """Return the finite verb behind a short phrase of place: "and in the Vatican will be received by"."""
        if not self._subject_first or start >= len(items) or items[start].symbol not in self._locative:
            return None
        for item in items[start + 1 : start + LONGEST_PLACE]:
            if item.symbol in self._finite:
                return item
            if item.symbol not in self._light and item.symbol not in self._placed:
                return None
        return None

    def _closes_apposition(self, items: list[Item], index: int) -> bool:
        """Return whether an actor between commas stands before a comma: "Arrived in A, the president, X, met Y"."""
        before = [item for item in items[:index] if item.symbol not in self._light]
        if not before or not isinstance(before[-1].data, Actor):
            return False
        opens = self._comma | self._subordinate | self._relative | self._where
        return len(before) == 1 or before[-2].symbol in opens

    def _has_verb_before_comma(self, items: list[Item], start: int) -> bool:
        for item in items[start:]:
            if item.symbol in self._comma:
                return False
            if item.symbol in self._finite:
                return True
        return False

    def _is_oblique(self, items: list[Item], actor: Item) -> bool:
        """Return whether a word like "with" or "by" stands right before an actor."""
        at = next(index for index, item in enumerate(items) if item is actor) - 1
        while at >= 0 and items[at].symbol in self._light:
            at -= 1
        return at >= 0 and items[at].symbol in self._oblique

    def _may_act(self, item: Item) -> bool:
        """Return whether an actor can be a nominative: it is one, or its form tells no case."""
        return item.symbol in self._nominative or item.symbol not in self._inflected

    def _begins_obliquely(self, items: list[Item]) -> bool:
        """Return whether a clause is a relative one that begins with "to whom" or "with whom"."""
        return len(items) > 1 and items[0].symbol in self._oblique and isinstance(items[1].data, Actor)

    def _subject(self, items: list[Item], *, alone: bool) -> Item | None:
        """Return the actor before the first verb (in the nominative, where there are cases), else the one after it.

        A clause is `alone` when no clause before it can lend it a subject.
        """
        verb = next((index for index, item in enumerate(items) if item.symbol in self._finite), len(items))
        before = [item for item in items[:verb] if isinstance(item.data, Actor) and item.data.reference != "object"]
        if self._cases and not alone:
            named = [item for item in before if self._may_act(item)]
            if before and not named:
                return None
            before = named
        direct = [item for item in before if not self._is_oblique(items, item)]
        if before and not direct and not alone:
            return None  # the subject of the clause before acts on
        if before and not direct and self._begins_obliquely(items):
            before = []  # "a quien invitó": whom the relative word means does not act
        before = direct or before
        if before:
            return next((item for item in before if item.symbol in self._nominative), before[0])
        if self._subject_first and not alone:
            return None  # whom the verb names behind it is its object; the subject is that of the clause before
        if isinstance(items[-1].data, Actor) and len(items) > 1 and items[-2].symbol in self._relative_mark:
            return items[-1]  # "正在意大利出席峰会的X，": the clause is told of him who stands behind it
        behind = [item for item in items[verb : verb + 4] if isinstance(item.data, Actor)]
        return next((item for item in behind if not self._is_oblique(items, item)), None)
