"""One character a sort of item, so that patterns over items become regular expressions over characters.

A lexicon entry has *readings*; a reading is a set of atoms ("verb", "arrive", "past"), and an item's *kind* is the set
of its readings' atoms. A pattern element asks a *question* ("a reading with arrive and passive?"). Kinds that answer
all questions alike share one symbol, since no pattern can tell them apart: a language has up to twenty thousand kinds
but some hundred symbols, so that the character classes of its patterns are short and quickly tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Atoms = frozenset[str]
Kind = frozenset[Atoms]
"""The readings of an item, each a set of atoms."""
Question = tuple[frozenset[Atoms], Atoms]
"""Whether a reading holds all atoms of one of the first sets, and none of the second."""

FIRST_SYMBOL = 0xE000
"""Start of the private use area (6,400 symbols), then plane 15: symbols never meet real text."""
PRIVATE_USE_END = 0xF900
PLANE_FIFTEEN = 0xF0000
CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "abl"})


def asking(*wanted: Iterable[str], without: Iterable[str] = ()) -> Question:
    """Return the question whether an item has a reading with all atoms of one of `wanted`, and none of `without`."""
    return frozenset(map(frozenset, wanted)), frozenset(without)


ENGINE: tuple[Question, ...] = (
    *(asking({atom}) for atom in ("transparent", "barrier", "relative", "and", "unknown", "time", "actor", "noun")),
    *(asking({atom}) for atom in ("/where", "/subordinate", "/inviting", "/source", "/oblique", "/clause_start")),
    *(
        asking({atom})
        for atom in ("/when", "/background", "/sequel", "/upon", "/relative_mark", "/locative", "=,", "verb")
    ),
    asking({"actor", "nom"}),
    asking(*({"actor", case} for case in CASES)),
    asking(*({"verb", form} for form in ("past", "pres", "fut", "grouped", "conv"))),
    asking({"verb", "ing"}),
    asking({"verb", "base"}),
    asking({"verb", "infinitive"}),
    asking({"verb"}, {"noun"}),
    asking({"city"}, {"seat"}, {"country"}),
    asking({"metric"}, {"/counted"}),
    asking({"office"}, {"person"}),
    # what a step of the cascade has built is another symbol than what it was built from, which that step alone sees
    asking({"noun", "grouped"}),
    asking({"verb", "grouped"}),
)
"""What the engine itself asks, whatever the patterns of a language."""


class SymbolTable:
    """Gives a symbol to each kind of item; `close` it once patterns are compiled."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Take all that patterns will ask, beside what the engine asks."""
        self._bits = {question: 1 << number for number, question in enumerate(dict.fromkeys([*ENGINE, *questions]))}
        self._asked: dict[str, list[tuple[Atoms, Atoms, int]]] = {}
        """Each question's options, by an atom without which they are not met."""
        for (wanted, without), bit in self._bits.items():
            for option in wanted:
                self._asked.setdefault(max(option, key=_telling), []).append((option, without, bit))
        self._answers: dict[Atoms, int] = {}
        self._symbols: dict[int, str] = {}
        """From what a kind answers, a bit a question, to its symbol."""
        self._kinds: dict[Kind, int] = {}
        self._breadths: dict[str, int] = {}

    def symbol(self, kind: Kind) -> str:
        """Return the symbol of a kind, making one when no kind before answered as it does."""
        answer = self._kinds.get(kind)
        if answer is None:
            answer = self._kinds[kind] = self._answer(kind)
            found = self._new_symbol(answer)
            self._breadths[found] = self._breadths.get(found, 0) + 1
        return self._symbols[answer]

    def _new_symbol(self, answer: int) -> str:
        found = self._symbols.get(answer)
        if found is None:
            code = FIRST_SYMBOL + len(self._symbols)
            if code >= PRIVATE_USE_END:
                code = PLANE_FIFTEEN + code - PRIVATE_USE_END
            found = self._symbols[answer] = chr(code)
        return found

    def known(self, kind: Kind) -> str | None:
        """Return the symbol of a kind if it, or one like it, has one."""
        return self._symbols.get(self._answer(kind))

    def kinds(self) -> list[Kind]:
        """Return all kinds that have a symbol; none is remembered once the table is closed."""
        return list(self._kinds)

    def close(self) -> None:
        """Forget what is needed only as long as patterns are compiled."""
        self._kinds.clear()
        self._answers.clear()

    def having(self, wanted: Iterable[Atoms], without: Atoms = frozenset()) -> frozenset[str]:
        """Return the symbols with a reading that holds all atoms of one of `wanted` and none of `without`.

        Raises:
            KeyError: the question was not given when the table was made (one of the engine's belongs in `ENGINE`).
        """
        bit = self._bits[frozenset(wanted), without]
        return frozenset(symbol for answer, symbol in self._symbols.items() if answer & bit)

    def breadth(self, symbols: Iterable[str]) -> int:
        """Return how many kinds some symbols stand for."""
        return sum(self._breadths[symbol] for symbol in symbols)

    def _answer(self, kind: Kind) -> int:
        answer = 0
        for atoms in kind:
            found = self._answers.get(atoms)
            if found is None:
                found = self._answers[atoms] = self._answer_of_reading(atoms)
            answer |= found
        return answer

    def _answer_of_reading(self, atoms: Atoms) -> int:
        answer = 0
        for atom in atoms:
            for option, without, bit in self._asked.get(atom, ()):
                if option <= atoms and without.isdisjoint(atoms):
                    answer |= bit
        return answer

    def __len__(self) -> int:
        """Return how many symbols there are."""
        return len(self._symbols)


def _telling(atom: str) -> tuple[bool, int, str]:
    """Rate an atom by how few readings have it: names of groups and words, then longer ones."""
    return atom[0] in "/=", len(atom), atom


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for code in codes:
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    if first >= 0:
        yield first, last


def character_class(symbols: Iterable[str], *, negated: bool = False) -> str:
    """Return a regular expression for one of these symbols (nothing matches an empty, not negated class)."""
    ordered = sorted(symbols)
    if not ordered:
        return "." if negated else "(?!)"
    body = "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in _ranges(map(ord, ordered)))
    return f"[{'^' if negated else ''}{re.escape(body) if len(body) == 1 else body}]"
