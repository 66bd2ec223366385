"""One character a kind of item, so that patterns over items become regular expressions over characters.

A lexicon entry has *readings*; a reading is a set of atoms ("verb", "arrive", "past"). Items that have the same
readings share one symbol. A pattern element ("a reading with arrive and passive") compiles to the class of all
symbols that satisfy it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Atoms = frozenset[str]
Kind = frozenset[Atoms]
"""The readings of an item, each a set of atoms."""

FIRST_SYMBOL = 0xE000
"""Start of the private use area (6,400 symbols), then plane 15: symbols never meet real text."""
PRIVATE_USE_END = 0xF900
PLANE_FIFTEEN = 0xF0000


class SymbolTable:
    """Gives a symbol to each kind of item; the universe is closed once patterns are compiled."""

    def __init__(self) -> None:
        """Begin without any."""
        self._symbols: dict[Kind, str] = {}
        self._readings: dict[str, set[Atoms]] = {}
        """From an atom to the readings that have it."""
        self._bearers: dict[Atoms, set[str]] = {}
        """From a reading to the symbols of the kinds that have it."""

    def symbol(self, kind: Kind) -> str:
        """Return the symbol of a kind, making one when it is new."""
        found = self._symbols.get(kind)
        if found is None:
            code = FIRST_SYMBOL + len(self._symbols)
            if code >= PRIVATE_USE_END:
                code = PLANE_FIFTEEN + code - PRIVATE_USE_END
            found = self._symbols[kind] = chr(code)
            for atoms in kind:
                self._bearers.setdefault(atoms, set()).add(found)
                for atom in atoms:
                    self._readings.setdefault(atom, set()).add(atoms)
        return found

    def known(self, kind: Kind) -> str | None:
        """Return the symbol of a kind if it has one."""
        return self._symbols.get(kind)

    def kinds(self) -> list[Kind]:
        """Return all kinds that have a symbol."""
        return list(self._symbols)

    def having(self, wanted: Iterable[Atoms], without: Atoms = frozenset()) -> frozenset[str]:
        """Return the symbols with a reading that holds all atoms of one of `wanted` and none of `without`."""
        found: set[str] = set()
        for option in wanted:
            candidates = min((self._readings.get(atom, set()) for atom in option), key=len, default=set())
            for atoms in candidates:
                if option <= atoms and not without & atoms:
                    found |= self._bearers[atoms]
        return frozenset(found)

    def __len__(self) -> int:
        """Return how many kinds have a symbol."""
        return len(self._symbols)


def character_class(symbols: Iterable[str], *, negated: bool = False) -> str:
    """Return a regular expression for one of these symbols (nothing matches an empty, not negated class)."""
    ordered = sorted(symbols)
    if not ordered:
        return "." if negated else "(?!)"
    ranges: list[list[int]] = []
    for code in map(ord, ordered):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    body = "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)
    return f"[{'^' if negated else ''}{re.escape(body) if len(body) == 1 else body}]"
