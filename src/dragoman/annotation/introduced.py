"""Names that a report introduces with an office: bare, in its other sentences, they mean the same person.

"Speaker Yerlan Zhunusov arrived ... Zhunusov met with ...": no list has to know him. Known people need none of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.annotation.items import Actor, Item
from dragoman.annotation.lexicon import Reading, kind_of
from dragoman.annotation.symbols import CASES, SymbolTable
from dragoman.annotation.tokens import HAN_CHARACTER, words_of

PLAIN = frozenset({"unknown", "capitalised", "definite"}) | CASES
"""Atoms of words that nothing is known of but their shape and case."""
SURNAME = 4
"""Letters of the shortest part of a name that means the person by itself; particles and first names are shorter."""
LONGEST = 6
"""Words of the longest name taken."""

Name = tuple[str, ...]


class Introduced:
    """The names introduced in a report, each in the forms that other sentences can have."""

    def __init__(self, fold: Callable[[str], str], symbols: SymbolTable, bare: str | None = None) -> None:
        """Take how the language folds words, its closed symbols, and the cases of a name without ending ("nom|acc")."""
        self._fold = fold
        self._bare = frozenset(bare.split("|") if bare else ())
        self._symbols = symbols
        self._forms: set[Name] = set()

    def learn(self, items: Iterable[Item]) -> None:
        """Take the names of unknown people that stand with an office in a sentence's items."""
        for item in items:
            for actor in item.data.each() if isinstance(item.data, Actor) else ():
                if actor.name and actor.office and not actor.people:
                    self._forms.update(self._forms_of(actor.name))

    def _forms_of(self, name: str) -> Iterable[Name]:
        words = self._words(name)
        if not 1 < len(words) <= LONGEST:
            return  # one word behind an office may be anything ("the secretary for Africa")
        yield words
        if HAN_CHARACTER.search(name) is not None:
            return  # a family name of one character is nobody's alone
        for word in words[1:]:
            if len(word) >= SURNAME:
                yield (word,)
        if len(words) > 2:
            yield words[0], words[-1]

    def _words(self, text: str) -> Name:
        return tuple(word for word in map(self._fold, words_of(text)) if len(word) > 1 or HAN_CHARACTER.search(word))

    def recognised(self, items: Sequence[Item], text: str) -> list[Item] | None:
        """Return a sentence's items with the introduced names in it as people; None when there are none."""
        if not self._forms:
            return None
        out: list[Item] = []
        at, found = 0, False
        while at < len(items):
            length = self._length_at(items, at, text)
            person = self._person(items[at : at + length]) if length else None
            out.append(person or items[at])
            found = found or person is not None
            at += length if person is not None else 1
        return out if found else None

    def _length_at(self, items: Sequence[Item], at: int, text: str) -> int:
        """Return how many items from one on make up an introduced name, 0 when none do."""
        words: Name = ()
        longest = 0
        for index in range(at, min(len(items), at + LONGEST)):
            item = items[index]
            if item.data is not None or not all(reading.atoms <= PLAIN for reading in item.readings):
                break
            words += self._words(text[item.start : item.end])
            if words in self._forms:
                longest = index - at + 1
        return longest

    def _person(self, items: Sequence[Item]) -> Item | None:
        """Return one item for the words of a name, in the cases that its last word can be in."""
        cases = sorted({case for reading in items[-1].readings for case in reading.atoms & CASES} or self._bare)
        part = frozenset({"person", "part"})
        readings = tuple(Reading(part | {case}, "") for case in cases) or (Reading(part, ""),)
        symbol = self._symbols.known(kind_of(readings))
        return Item(symbol, items[0].start, items[-1].end, readings) if symbol is not None else None
