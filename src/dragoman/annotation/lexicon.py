"""The lexicon of a language: phrases with their readings, found word by word through a trie.

A phrase of several words is a path; affixes that a language glues to words (Arabic "و", "ب", "ال", Kazakh and
Russian case endings) are declared in its ``language.toml`` and tried when the bare word is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.annotation.folding import Folder
from dragoman.annotation.symbols import CASES, Atoms, Kind, SymbolTable
from dragoman.annotation.tokens import words_of

LOWER, INITIAL, CAPITALS, ONLY_INITIAL = 0, 1, 2, 3
"""How a word is written: without, with a first, with only capital letters (also: in a script without case).

The last is a demand only: a short name ("Xi") is not the same word in capitals ("XI").
"""
LONGEST_ACRONYM = 5
SHORT_NAME = 3
PIECES_KEPT = 10_000
"""Divided words kept in memory; ever new words empty it. The scanner remembers whole tokens besides."""


class Reading(NamedTuple):
    """One sense of a phrase: its atoms ("office"; "verb", "arrive", "past") and what it stands for."""

    atoms: Atoms
    value: str


class Entry(NamedTuple):
    """What a phrase means when it is written in a certain way."""

    readings: tuple[Reading, ...]
    symbol: str


class Affix(NamedTuple):
    """Letters glued to a word: an item of its own ("و" = and), or only a feature (a case), or nothing."""

    form: str
    item: bool
    feature: str | None
    replaces: str = ""
    """What the word gets back when the affix is taken off ("لل" leaves "ال")."""


class Piece(NamedTuple):
    """A part of a written word: offsets count from the word's start."""

    word: str
    start: int
    end: int
    stem: str | None
    """The word without a glued affix, where that is a known word and the whole is not."""
    feature: str | None
    """What the affix adds to the stem's readings (a case)."""


Entries = tuple[Entry | None, Entry | None, Entry | None]
"""What a phrase means as it is written (`LOWER`, `INITIAL`, `CAPITALS`)."""


class Node:
    """A step in the trie."""

    __slots__ = ("children", "entries", "readings")

    def __init__(self) -> None:
        """Begin as a leaf."""
        self.children: dict[str, Node] = {}
        self.readings: Sequence[tuple[Reading, int]] = ()
        """What a phrase that ends here means, and how it must be written; once the lexicon is closed `entries` tell."""
        self.entries: Entries | None = None

    @property
    def ends_phrase(self) -> bool:
        """Return whether a phrase ends here."""
        return self.entries is not None or bool(self.readings)


def capitals_needed(phrase: str, *, cased: bool) -> int:
    """Return how a phrase must be written at least: names and acronyms as the data write them."""
    first = next((c for c in phrase if c.isalpha()), "")
    if not first.isupper():
        return LOWER
    letters = phrase.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= LONGEST_ACRONYM:
        return CAPITALS
    if cased and len(phrase) <= SHORT_NAME:
        return ONLY_INITIAL
    return INITIAL if cased else LOWER


def capitals_of(word: str) -> int:
    """Return how a word is written (`LOWER`, `INITIAL`, `CAPITALS`)."""
    if not word[:1].isupper():
        return LOWER if word[:1].islower() else CAPITALS
    return CAPITALS if word.isupper() else INITIAL


class Lexicon:
    """Phrases and their readings; `close` it before use, then look up with `longest`."""

    def __init__(
        self,
        folder: Folder,
        symbols: SymbolTable,
        affixes: tuple[Sequence[Affix], Sequence[Affix]],
        bare: Mapping[str, str] | None = None,
        bare_shapes: Sequence[Mapping[str, str]] = (),
    ) -> None:
        """Take how the language's words are folded and inflected.

        Args:
            folder: folds words.
            symbols: gives symbols to entries.
            affixes: prefixes and suffixes, the longest forms first.
            bare: from an atom ("person", "city") to the feature of its words without an affix ("nom", "nom|acc").
            bare_shapes: the same for words of a shape ("atom", "shape", "cases"): names that never change.
        """
        self._bare = dict(bare or {})
        self._bare_shapes = [(s["atom"], re.compile(s["shape"]), s["cases"]) for s in bare_shapes]
        self.folder = folder
        self.symbols = symbols
        self._prefixes, self._suffixes = affixes
        self._root = Node()
        self._phrases: list[tuple[list[str], Reading, int]] = []
        self._middles: set[str] = set()
        """Words that stand in phrases, not first: an article before them is taken off too."""
        self._of_names: set[str] = set()
        self._of_others: set[str] = set()
        self._whole: set[str] = set()
        self._common = frozenset[str]()
        self._telling: dict[str, set[str]] = {}
        """From a symbol to the longest word of each phrase that has it."""
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._inflected: dict[tuple[tuple[Reading, ...], str], Entry] = {}
        # only until the lexicon is closed: equal things are kept once
        self._atoms: dict[Atoms, Atoms] = {}
        self._entries: dict[tuple[Reading, ...], Entry] = {}
        self._own_kinds: set[Kind] = set()

    def add(self, phrase: str, reading: Reading, *, cased: bool) -> None:
        """Add a reading of a phrase; a `cased` one (a name) must be written with the capitals of the data."""
        words = [self.folder.fold(word) for word in words_of(phrase)]
        if not words:
            return
        needed = capitals_needed(phrase, cased=cased)
        reading = self._once(reading)
        self._middles.update(words[1:])
        self._of_names.update(words) if "person" in reading.atoms else self._of_others.update(words)
        self._insert(words, reading, needed)
        if len(words) > 1 and self._prefixes:
            self._phrases.append((words, reading, needed))

    def keep_whole(self, words: Iterable[str]) -> None:
        """Never divide these words: first names that begin with what looks like a prefix."""
        self._whole.update(map(self.folder.fold, words))

    def _insert(self, words: Sequence[str], reading: Reading, needed: int) -> None:
        node = self._root
        for word in words:
            node = node.children.setdefault(word, Node())
        if (reading, needed) not in node.readings:
            node.readings = [*node.readings, (reading, needed)]

    def _insert_divided(self) -> None:
        """Add each phrase once more as its words are divided in a text ("قصر اليمامة ب الرياض")."""
        for words, reading, needed in self._phrases:
            parts = [piece.word for word in words for piece in self._divide(word)]
            if len(parts) > len(words):
                self._insert(parts, reading, needed)
        self._phrases.clear()

    def close(self) -> None:
        """Give every phrase its symbols; after this nothing can be added."""
        self._insert_divided()
        features = _intersections(affix.feature for affix in self._suffixes if affix.feature)
        leaves: dict[str, Node] = {}
        alike: dict[Entries, Entries] = {}
        for word, node in self._nodes():
            readings = [
                (bare, needed) for r, needed in _without_homonyms(node.readings) for bare in self._as_bare(r, word)
            ]
            entries = (
                self._entry(readings, LOWER),
                self._entry(readings, INITIAL),
                self._entry(readings, CAPITALS),
            )
            node.entries = alike.setdefault(entries, entries) if readings else None
            node.readings = ()
            node.children = node.children or leaves  # most phrases go no further: one empty dictionary serves all
        self._register_inflected(features)
        self._entries.clear()
        self._atoms.clear()

    def _once(self, reading: Reading) -> Reading:
        """Return a reading with the one copy of its atoms that all phrases share."""
        return Reading(self._atoms.setdefault(reading.atoms, reading.atoms), reading.value)

    def _register_inflected(self, features: Sequence[str]) -> None:
        """Give symbols to what phrases are in every case; their entries are made when a text has them."""
        for kind in {frozenset(atoms - CASES for atoms in kind) for kind in self._own_kinds}:
            for feature in features:
                cases = feature.split("|")
                self.symbols.symbol(frozenset(atoms | {case} for atoms in kind for case in cases))
        self._own_kinds.clear()

    def _as_bare(self, reading: Reading, word: str) -> list[Reading]:
        """Return a reading as it is without an affix, once for each case it may then be in."""
        feature = next(
            (cases for atom, shape, cases in self._bare_shapes if atom in reading.atoms and shape.fullmatch(word)), None
        ) or next((self._bare[atom] for atom in sorted(reading.atoms) if atom in self._bare), None)
        if feature is None or reading.atoms & CASES:
            return [reading]
        return [self._once(Reading(reading.atoms | {case}, reading.value)) for case in feature.split("|")]

    def _nodes(self) -> Iterator[tuple[str, Node]]:
        """Yield the last word and the node of every phrase."""
        stack = [("", self._root)]
        while stack:
            word, node = stack.pop()
            stack.extend(node.children.items())
            if node.readings or node.entries is not None:
                yield word, node

    def _entry(self, readings: Iterable[tuple[Reading, int]], level: int) -> Entry | None:
        kept = tuple(r for r, needed in readings if needed <= level or (needed == ONLY_INITIAL and level == INITIAL))
        if not kept:
            return None
        found = self._entries.get(kept)
        if found is None:
            kind = kind_of(kept)
            self._own_kinds.add(kind)
            found = self._entries[kept] = Entry(kept, self.symbols.symbol(kind))
        return found

    def _inflect(self, entry: Entry, feature: str) -> Entry:
        key = (entry.readings, feature)
        found = self._inflected.get(key)
        if found is None:
            plain = dict.fromkeys(Reading(r.atoms - CASES, r.value) for r in entry.readings)
            readings = tuple(Reading(r.atoms | {case}, r.value) for r in plain for case in feature.split("|"))
            found = self._inflected[key] = Entry(readings, self.symbols.symbol(kind_of(readings)))
        return found

    def begins(self, piece: Piece) -> bool:
        """Return whether a phrase begins with a word."""
        children = self._root.children
        return piece.word in children or piece.stem in children

    def only_names(self, word: str) -> bool:
        """Return whether a word stands in persons' names and in no other phrase."""
        return word in self._of_names and word not in self._of_others

    def avoid(self, common: Iterable[str]) -> None:
        """Set the words (folded) that are too common to tell that a phrase may stand in a text."""
        self._common = frozenset(common)
        self._telling.clear()

    def telling_words(self, symbols: frozenset[str]) -> frozenset[str]:
        """Return the longest folded word, if possible no common one, of each phrase that has one of these symbols.

        A text without it cannot hold the phrase, and the longest word is the least common of it as a rule.
        """
        if not self._telling:
            self._find_telling()
        return frozenset(word for symbol in symbols for word in self._telling.get(symbol, ()))

    def _find_telling(self) -> None:
        stack: list[tuple[str, Node]] = [("", self._root)]
        while stack:
            longest, node = stack.pop()
            for entry in node.entries or ():
                if entry is not None:
                    self._telling.setdefault(entry.symbol, set()).add(longest)
            stack.extend(
                (max(longest, word, key=lambda w: (bool(w) and w not in self._common, len(w))), child)
                for word, child in node.children.items()
            )

    def longest(self, pieces: Sequence[Piece], at: int, levels: Sequence[int]) -> tuple[int, Entry] | None:
        """Return how many pieces, from `at`, make up the longest known phrase, and its entry.

        Args:
            pieces: the words of the sentence.
            at: index of the first one.
            levels: how each is written; an acronym is only one when all its words are in capitals.
        """
        best = self._walk(pieces, at, levels, by_stem=False)
        if best is None and pieces[at].stem is not None:
            best = self._walk(pieces, at, levels, by_stem=True)
        return best

    def _walk(
        self, pieces: Sequence[Piece], at: int, levels: Sequence[int], *, by_stem: bool
    ) -> tuple[int, Entry] | None:
        """Follow the trie from one word on; `by_stem` takes the first word without its affix."""
        best: tuple[int, Entry] | None = None
        feature: str | None = None
        node: Node | None = self._root
        level, index = levels[at], at
        while node is not None and index < len(pieces):
            piece = pieces[index]
            following = None if by_stem and index == at else node.children.get(piece.word)
            level = min(level, levels[index]) if index > at and level == CAPITALS else level
            stemmed = node.children.get(piece.stem) if piece.stem is not None else None
            if index == at and not by_stem and following is not None and following.ends_phrase:
                stemmed = None  # what is an entry as it stands does not begin another one by its stem
            if following is None:
                following = stemmed
                feature = _agreeing(feature, piece.feature) if stemmed is not None else feature
            elif stemmed is not None and piece.feature is not None:
                # a longer phrase begins with this form ("X-нің орынбасары"), which may not follow
                best = self._ended(stemmed, index - at + 1, level, _agreeing(feature, piece.feature)) or best
            if following is None:
                break
            entry = following.entries[level] if following.entries is not None else None
            if entry is not None:
                best = (index - at + 1, self._inflect(entry, feature) if feature else entry)
            node = following
            index += 1
        return best

    def _ended(self, node: Node, length: int, level: int, feature: str | None) -> tuple[int, Entry] | None:
        """Return the phrase that ends at a node, in the case its last word shows."""
        entry = node.entries[level] if node.entries is not None else None
        return None if entry is None else (length, self._inflect(entry, feature) if feature else entry)

    def pieces(self, folded: str) -> tuple[Piece, ...]:
        """Return how a written word divides into its parts; mostly it is one part, itself."""
        found = self._pieces.get(folded)
        if found is None:
            if len(self._pieces) > PIECES_KEPT:
                self._pieces.clear()
            found = self._pieces[folded] = self._divide(folded)
        return found

    def _divide(self, word: str) -> tuple[Piece, ...]:
        node = self._root.children.get(word)
        if word in self._whole:
            return (Piece(word, 0, len(word), None, None),)
        silent = self._stem(word)
        if node is not None and node.ends_phrase:  # it is a word itself; its stem may end a longer phrase
            return (Piece(word, 0, len(word), silent and silent.stem, silent and silent.feature),)
        if silent is not None:
            return (silent,)
        for affix in self._prefixes:
            if not affix.item or not word.startswith(affix.form) or len(word) - len(affix.form) < 2:
                continue
            rest = self._divide(affix.replaces + word[len(affix.form) :])
            if not self._known(rest) or (node is not None and not self._means(rest)):
                continue
            shift = len(affix.form) - len(affix.replaces)
            tail = (p._replace(start=max(len(affix.form), p.start + shift), end=p.end + shift) for p in rest)
            return (Piece(affix.form, 0, len(affix.form), None, None), *tail)
        return (Piece(word, 0, len(word), None, None),)

    def _means(self, pieces: tuple[Piece, ...]) -> bool:
        """Return whether the first of some pieces has a meaning of its own, and does not only begin phrases."""
        node = self._root.children.get(pieces[0].stem or pieces[0].word)
        return node is not None and node.ends_phrase

    def _known(self, pieces: tuple[Piece, ...]) -> bool:
        first = pieces[0]
        return len(pieces) > 1 or first.stem is not None or first.word in self._root.children

    def _stem(self, word: str) -> Piece | None:
        """Return the word with a silent affix taken off, if what is left is known."""
        for affixes, cut in ((self._prefixes, _without_prefix), (self._suffixes, _without_suffix)):
            stems = [(stem, affix.feature) for affix in affixes if not affix.item and (stem := cut(word, affix))]
            best = max(stems, key=lambda pair: self._standing(pair[0]), default=None)
            if best is not None and self._standing(best[0]):
                return Piece(word, 0, len(word), *best)
        return None

    def _standing(self, stem: str) -> int:
        """Rate a stem: a phrase by itself (3), the beginning of one (2), a word within one (1), unknown (0)."""
        node = self._root.children.get(stem)
        if node is not None:
            return 3 if node.ends_phrase else 2
        return int(stem in self._middles)

    def __len__(self) -> int:
        """Return how many phrases there are."""
        return sum(1 for _ in self._nodes())


def _without_homonyms(readings: Sequence[tuple[Reading, int]]) -> Sequence[tuple[Reading, int]]:
    """A surname that is also a word of the grammar ("He") is taken as the word: the grammar uses it far more."""
    stronger = {"word", "verb", "noun", "office", "honorific", "standing", "country", "city"}
    if any(r.atoms & stronger and not r.atoms & {"ambiguous", "adj"} for r, _ in readings):
        readings = [(r, needed) for r, needed in readings if "surname" not in r.atoms]
    if any("city" in r.atoms and "ambiguous" not in r.atoms for r, _ in readings):
        return [(r, needed) for r, needed in readings if "person" not in r.atoms]
    return readings


def _agreeing(first: str | None, second: str | None) -> str | None:
    """Return the cases two inflected words of one phrase share; the later word's when they share none."""
    if first is None or second is None:
        return second or first
    shared = [case for case in second.split("|") if case in first.split("|")]
    return "|".join(shared) or second


def _intersections(features: Iterable[str]) -> list[str]:
    """Return all features that inflected phrases can come to have, those of agreeing words too."""
    found = set(features)
    while True:
        more = {joint for a in found for b in found if (joint := _agreeing(a, b))} - found
        if not more:
            return sorted(found)
        found |= more


def _without_prefix(word: str, affix: Affix) -> str | None:
    return affix.replaces + word[len(affix.form) :] if word.startswith(affix.form) else None


def _without_suffix(word: str, affix: Affix) -> str | None:
    return word[: -len(affix.form)] + affix.replaces if word.endswith(affix.form) else None


def kind_of(readings: Iterable[Reading]) -> Kind:
    """Return the kind of an item with these readings."""
    return frozenset(reading.atoms for reading in readings)
