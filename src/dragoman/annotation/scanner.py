"""From a sentence's characters to typed items: lexicon phrases, names, numbers, times, other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotation.items import Item
from dragoman.annotation.lexicon import CAPITALS, INITIAL, LOWER, Entry, Lexicon, Piece, Reading, capitals_of
from dragoman.annotation.symbols import SymbolTable
from dragoman.annotation.times import TimeMention
from dragoman.annotation.tokens import TOKEN

UNKNOWN = Reading(frozenset({"unknown"}), "")
NAME = Reading(frozenset({"capitalised"}), "")
NUMBER = Reading(frozenset({"number"}), "")
SIGN = Reading(frozenset({"sign"}), "")
TIME = Reading(frozenset({"time", "transparent"}), "")
QUOTE = Reading(frozenset({"quote", "transparent"}), "")
ACRONYM = Reading(frozenset({"acronym", "transparent"}), "")
BASIC = (UNKNOWN, NAME, NUMBER, SIGN, TIME, ACRONYM, QUOTE)
QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02')
LONGEST_SMALL_WORD = 4
"""Letters of the words that headlines in title case leave in lower case ("with", "from")."""
FEWEST_TITLE_WORDS = 3
LONGEST_NAME = 6
LONGEST_BRACKET = 6
"""Letters of an acronym in brackets."""
SHORTEST_NAME = 3
"""Letters an unknown name keeps at least when an ending is taken off."""
GLUE = frozenset("-'\u2019\u2011")
ROMAN = re.compile(r"[IVX]{1,5}")
"""The number of a monarch or pope."""
TOKENS_KEPT = 30_000
"""Tokens whose division is remembered, some 15 MB; ever new words empty it. Few tokens of a text are rarer ones."""


@dataclass(slots=True)
class Word:
    """A piece of the sentence before it is an item."""

    piece: Piece
    text: str
    start: int
    end: int
    level: int
    entry: Entry | None
    """What the word is when no phrase of the lexicon begins with it and it is no name; None when that must be seen."""
    weight: int
    """What it can be part of: nothing of use (0), a person or an office (`NAMES`), the words of an event or a figure
    (`EVENTS`)."""


NAMES, EVENTS = 1, 2
Learnt = tuple[Piece, str, int, int, int, Entry | None, int]
"""A part of a token: the piece, its text, its offsets in the token, how it is written, and `Word`'s last two."""


class Scanner:
    """Turns sentences into items."""

    def __init__(
        self,
        lexicon: Lexicon,
        symbols: SymbolTable,
        *,
        capitals: bool,
        shapes: Mapping[str, str] | None = None,
        endings: Mapping[str, str] | None = None,
        name_endings: Mapping[str, str] | None = None,
        names_abut: bool = False,
    ) -> None:
        """Take how names and unknown words show themselves.

        Args:
            lexicon: the language's phrases.
            symbols: the language's symbols, still open.
            capitals: the script shows names by capitals.
            shapes: from an atom to a regular expression over folded words; an unknown word that matches it whole
                gets the atom ("definite": a word with the article can be no unknown name).
            endings: endings that may stand behind a hyphen or an apostrophe ("БҰҰ-ға"), with the case each gives.
            name_endings: endings taken off unknown names, with the case each gives.
            names_abut: two people are named side by side ("Тоқаев Макронмен кездесті"), as where verbs stand last;
                a case ending then ends a name, and another known person begins a new one.
        """
        self._names_abut = names_abut
        self._endings = dict(endings or {})
        self._name_endings = sorted((name_endings or {}).items(), key=lambda pair: -len(pair[0]))
        self._inflected_names = {
            (word, cases): self._inflected_name(symbols, word, cases)
            for word in ("capitalised", "person")
            for cases in {cases for _, cases in self._name_endings}
        }
        self._shapes = {name: re.compile(pattern) for name, pattern in (shapes or {}).items()}
        self._unknown = {
            subset: Entry((reading,), symbols.symbol(frozenset({reading.atoms})))
            for subset in _subsets(self._shapes)
            for reading in (Reading(UNKNOWN.atoms | subset, ""),)
        }
        self._lexicon = lexicon
        self._capitals = capitals
        self._known: dict[str, tuple[Learnt, ...]] = {}
        self._names = frozenset[str]()
        self._events = frozenset[str]()
        self._basic = {r: Entry((r,), symbols.symbol(frozenset({r.atoms}))) for r in BASIC}
        self._acronym = self._basic[ACRONYM]
        self._surname = Entry(
            (Reading(frozenset({"person", "part"}), ""),),
            symbols.symbol(frozenset({frozenset({"person", "part"})})),
        )

    @staticmethod
    def _inflected_name(symbols: SymbolTable, word: str, cases: str) -> Entry:
        base = NAME.atoms if word == "capitalised" else frozenset({"person", "part"})
        readings = tuple(Reading(base | {case}, "") for case in cases.split("|"))
        return Entry(readings, symbols.symbol(frozenset(reading.atoms for reading in readings)))

    def attend_to(self, *, names: frozenset[str], events: frozenset[str]) -> None:
        """Set the words (folded) without which a sentence holds no person, and no event or figure."""
        self._names, self._events = names, events
        self._known.clear()

    def weight(self, words: Sequence[Word]) -> int:
        """Return what a sentence can hold: events or figures (`EVENTS`), people (`NAMES`), or nothing (0)."""
        return max([word.weight for word in words], default=0)

    def scan(self, text: str, start: int, end: int, times: Sequence[TimeMention] = ()) -> list[Item]:
        """Return the items of ``text[start:end]``; the times found there become items of their own."""
        return self.items(self.words(text, start, end), times)

    def items(self, words: list[Word], times: Sequence[TimeMention] = ()) -> list[Item]:
        """Return the items of a sentence's words."""
        headline = self._capitals and self._is_title_case(words)
        pieces = [word.piece for word in words]
        items: list[Item] = []
        for mention in times:
            _close_names(words, mention)
        levels = [word.level for word in words]
        at, coming = 0, list(reversed(times))
        count, longest = len(words), self._lexicon.longest
        while at < count:
            word = words[at]
            following = words[at + 1].text if at + 1 < count else ""
            if coming:
                while coming and coming[-1].end <= word.start:
                    coming.pop()
                if coming and coming[-1].start <= word.start:
                    at = self._time(coming.pop(), words, at, items)
                    continue
            if word.text == "(" and self._is_acronym(words, at):
                items.append(Item(self._acronym.symbol, word.start, words[at + 2].end, self._acronym.readings))
                at += 3
                continue
            if following == "." and self._is_initial(words, at):
                at += self._name_or_word(words, at, None, items, headline=headline)
                continue
            if word.entry is not None:
                items.append(Item(word.entry.symbol, word.start, word.end, word.entry.readings))
                at += 1
                continue
            found = longest(pieces, at, levels)
            if found is None or (self._capitals and _is_person(found[1])):
                at += self._name_or_word(words, at, found, items, headline=headline)
                continue
            length, entry = found
            items.append(Item(entry.symbol, word.start, words[at + length - 1].end, entry.readings))
            at += length
        return items

    def _is_acronym(self, words: Sequence[Word], at: int) -> bool:
        """Return whether a bracket holds nothing but one word in capitals: "the Revolutionary Party (LPRP)"."""
        if not self._capitals or at + 2 >= len(words) or words[at + 2].text != ")":
            return False
        inner = words[at + 1]
        return inner.level == CAPITALS and inner.text.isalpha() and 2 <= len(inner.text) <= LONGEST_BRACKET

    def _is_initial(self, words: Sequence[Word], at: int) -> bool:
        """Return whether a single capital with a stop begins a name: "S. Jaishankar", "A.Lukashenko"."""
        if not self._capitals or at + 2 >= len(words) or words[at + 1].text != ".":
            return False
        if len(words[at].text) != 1 and not _is_digraph(words[at].text):
            return False
        if words[at].level != CAPITALS or words[at + 1].start != words[at].end or words[at + 2].level < INITIAL:
            return False
        found = self._lexicon.longest([w.piece for w in words[at : at + LONGEST_NAME]], 0, [CAPITALS] * LONGEST_NAME)
        return found is None or found[0] == 1  # "U.S." is a phrase of the lexicon

    def _time(self, mention: TimeMention, words: Sequence[Word], at: int, items: list[Item]) -> int:
        """Add the item of a time, and return the index of the first word after it."""
        entry = self._basic[TIME]
        items.append(Item(entry.symbol, mention.start, mention.end, entry.readings, mention))
        while at < len(words) and words[at].start < mention.end:
            at += 1
        return at

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """Return the words of ``text[start:end]``, glued ones divided."""
        words: list[Word] = []
        known = self._known
        for match in TOKEN.finditer(text, start, end):
            token = match.group()
            found = known.get(token)
            if found is None:
                found = self._learn(token)
            offset = match.start()
            for piece, part, first, last, level, entry, weight in found:
                words.append(Word(piece, part, offset + first, offset + last, level, entry, weight))
        return self._with_endings(words) if self._endings else words

    def _with_endings(self, words: list[Word]) -> list[Word]:
        """Make one word of a word, a hyphen or apostrophe and an ending glued to it ("Трамп-пен")."""
        out: list[Word] = []
        at = 0
        while at < len(words):
            word = words[at]
            case = self._ending_behind(words, at)
            if case is None:
                out.append(word)
                at += 1
                continue
            piece = Piece(word.piece.word + "-", 0, word.end - word.start, word.piece.stem or word.piece.word, case)
            plain = None if self._lexicon.begins(piece) or word.entry is None else word.entry
            out.append(Word(piece, word.text, word.start, word.end, word.level, plain, word.weight))
            at += 3
        return out

    def _ending_behind(self, words: Sequence[Word], at: int) -> str | None:
        """Return the case that an ending behind a word's hyphen or apostrophe gives it, None when there is none."""
        if at + 2 >= len(words) or words[at + 1].text not in GLUE or not words[at].text[0].isalpha():
            return None
        mark, ending = words[at + 1], words[at + 2]
        if mark.start != words[at].end or ending.start != mark.end or ending.level > LOWER:
            return None
        return self._endings.get(ending.piece.word)

    def _learn(self, token: str) -> tuple[Learnt, ...]:
        """Divide a token and remember how.

        Where folding changed the token's length its parts cannot be placed, so that each spans the whole of it.
        """
        if len(self._known) > TOKENS_KEPT:
            self._known.clear()
        folded = self._lexicon.folder.fold(token)
        level = capitals_of(token) if self._capitals else CAPITALS
        exact = len(folded) == len(token)
        found: list[Learnt] = []
        pieces = self._lexicon.pieces(folded)
        for piece in pieces:
            first, last = (piece.start, min(len(token), piece.end)) if exact and len(pieces) > 1 else (0, len(token))
            plain = self._plain(piece, token[first:last], level)
            found.append((piece, token[first:last], first, last, level, plain, self._weight_of(piece)))
        self._known[token] = tuple(found)
        return self._known[token]

    def _weight_of(self, piece: Piece) -> int:
        for weight, words in ((EVENTS, self._events), (NAMES, self._names)):
            if piece.word in words or piece.stem in words:
                return weight
        return 0

    def _plain(self, piece: Piece, text: str, level: int) -> Entry | None:
        """Return the entry of a word that begins no phrase and, in a script with capitals, no name."""
        if self._lexicon.begins(piece) or (self._capitals and level > LOWER and text[0].isalpha()):
            return None
        return self._other(piece, text)

    def _other(self, piece: Piece, text: str) -> Entry:
        """Return the entry of a number, a sign, or a word that nothing is known of."""
        if text[0].isdigit():
            return self._basic[NUMBER]
        if text[0].isalnum():
            return self._unknown[self._shapes_of(piece.word)]
        return self._basic[QUOTE if text in QUOTES else SIGN]

    def _name_or_word(
        self,
        words: list[Word],
        at: int,
        found: tuple[int, Entry] | None,
        items: list[Item],
        *,
        headline: bool,
    ) -> int:
        word = words[at]
        if self._capitals and (found is not None or self._could_begin_name(word)):
            length = self._name_length(words, at, found, headline=headline)
            end = words[at + length - 1].end
            known = found is not None
            if known and (length == found[0] or (found[0] > 1 and _is_full(found[1]))):  # type: ignore[index]  # known says it is there
                entry = found[1]  # type: ignore[index]  # as above
            elif known or self._holds_person(words, at, length):
                entry = self._after_initials(words, at, length)
                if entry is None:
                    entry, end = self._without_ending(words[at + length - 1], self._surname, "person")
            elif length == 1 and at == 0 and not headline and not (len(words) > 1 and words[1].level >= INITIAL):
                entry = self._basic[UNKNOWN]
            else:
                entry, end = self._without_ending(words[at + length - 1], self._basic[NAME], "capitalised")
            items.append(Item(entry.symbol, word.start, end, entry.readings))
            return length
        entry = self._other(word.piece, word.text)
        items.append(Item(entry.symbol, word.start, word.end, entry.readings))
        return 1

    def _without_ending(self, last: Word, entry: Entry, word: str) -> tuple[Entry, int]:
        """Return what an unknown name is in its case, and where it ends without the ending of its last word."""
        if last.piece.feature and (word, last.piece.feature) in self._inflected_names:
            return self._inflected_names[word, last.piece.feature], last.end
        for ending, cases in self._name_endings:
            if last.piece.word.endswith(ending) and len(last.text) - len(ending) >= SHORTEST_NAME:
                return self._inflected_names[word, cases], last.end - len(ending)
        return entry, last.end

    def _after_initials(self, words: Sequence[Word], at: int, length: int) -> Entry | None:
        """Return the known person whose name is this one without its initials ("S. Jaishankar", "Donald J. Trump")."""
        kept = [word for word in words[at : at + length] if len(word.text) > 1 and not _is_digraph(word.text)]
        if len(kept) == length:
            return None
        found = self._lexicon.longest([w.piece for w in kept], 0, [w.level for w in kept])
        return found[1] if found is not None and found[0] == len(kept) and _is_person(found[1]) else None

    def _shapes_of(self, folded: str) -> frozenset[str]:
        if not self._shapes:
            return frozenset()
        return frozenset(name for name, shape in self._shapes.items() if shape.fullmatch(folded))

    def _holds_person(self, words: list[Word], at: int, length: int) -> bool:
        return any(self._person_at(words, index) for index in range(at + 1, at + length))

    def _person_at(self, words: Sequence[Word], index: int) -> int:
        """Return the length of a known person's name that begins here, 0 when there is none."""
        if words[index].level < INITIAL:
            return 0
        pieces = [word.piece for word in words[index : index + LONGEST_NAME]]
        found = self._lexicon.longest(pieces, 0, [word.level for word in words[index : index + LONGEST_NAME]])
        return found[0] if found is not None and _is_person(found[1]) else 0

    def _name_length(self, words: list[Word], at: int, found: tuple[int, Entry] | None, *, headline: bool) -> int:
        """Return how many words make up the name that begins at `at`.

        A whole name that is known ends there. A surname, or unknown capitalised words, go on through initials,
        particles ("bin", "de") and hyphens as long as capitalised unknown words or surnames follow; in a headline
        in title case a known name is not continued, because any word may be capitalised there.
        """
        length = found[0] if found else 1
        if found and length > 1 and _is_full(found[1]):
            return length if self._names_abut else self._full_length(words, at, length)
        if found and headline:
            return length
        while at + length < len(words) and length < LONGEST_NAME:
            if self._begins_another(words, at, at + length, found):
                break
            more = self._continues(words, at + length)
            if not more:
                break
            length += more
        return length

    def _begins_another(self, words: Sequence[Word], start: int, index: int, first: tuple[int, Entry] | None) -> bool:
        """Return whether another person's name begins at a word, and does not go on with the one before it."""
        if self._names_abut and self._is_inflected(words[index - 1]):
            return True
        coming = self._lexicon.longest(
            [w.piece for w in words[index : index + LONGEST_NAME]],
            0,
            [w.level for w in words[index : index + LONGEST_NAME]],
        )
        if coming is not None and coming[0] > 1 and _is_person(coming[1]) and _is_full(coming[1]):
            return words[index - 1].text[-1].isalnum() and not self._is_particle(words[index - 1])
        if not self._names_abut or first is None or index != start + first[0]:
            return False
        if coming is not None and _is_person(coming[1]):
            return not {r.value for r in first[1].readings} & {r.value for r in coming[1].readings}
        return self._is_inflected(words[index])

    def _is_inflected(self, word: Word) -> bool:
        """Return whether a word carries a case: a known one by its ending, an unknown one by that of a name."""
        if word.piece.feature is not None:
            return True
        if self._lexicon.begins(word.piece) or word.level < INITIAL:
            return False
        return any(
            word.piece.word.endswith(ending) and len(word.text) - len(ending) >= SHORTEST_NAME
            for ending, _ in self._name_endings
        )

    def _full_length(self, words: Sequence[Word], at: int, length: int) -> int:
        """A whole name goes on through a monarch's number, and through particles ("Abdullah II bin Al-Hussein")."""
        while at + length < len(words):
            word = words[at + length]
            if ROMAN.fullmatch(word.text):
                length += 1
                continue
            more = self._continues(words, at + length) if self._is_particle(word) else 0
            if not more:
                break
            length += more
        return length

    def _continues(self, words: Sequence[Word], index: int) -> int:
        word = words[index]
        last = len(words) - 1
        glued = word.start == words[index - 1].end
        if word.text == "." and len(words[index - 1].text) == 1 and words[index - 1].level >= INITIAL:
            return 1
        if word.text in "-'\u2019" and glued and index < last and words[index + 1].start == word.end:
            following = words[index + 1]
            return (
                2
                if following.level >= INITIAL and following.text.lower() != "s" and self._nameable(words, index + 1)
                else 0
            )
        if (
            self._is_particle(word)
            and index + 1 < last
            and words[index + 1].text in "-'\u2019"
            and words[index + 1].start == word.end
            and words[index + 2].start == words[index + 1].end
        ):
            return 3 if self._could_begin_name(words[index + 2]) and self._nameable(words, index + 2) else 0
        if self._is_particle(word) and index < last and words[index + 1].level >= INITIAL:
            more = self._continues(words, index + 1)
            return 1 + more if more else 0
        if len(word.text) == 1 and word.level >= INITIAL and index < last and words[index + 1].text == ".":
            return 1  # a second initial, whatever the letter means as a word
        person = self._person_at(words, index)
        return person or int(self._could_begin_name(word) and self._nameable(words, index))

    def _could_begin_name(self, word: Word) -> bool:
        """Return whether a word may be one of an unknown name: no form of a known word that is not itself a name's."""
        if word.level < INITIAL or not word.text[0].isalpha():
            return False
        return word.piece.stem is None or self._lexicon.only_names(word.piece.stem)

    def _nameable(self, words: Sequence[Word], index: int) -> bool:
        following = words[index : index + LONGEST_NAME]
        found = self._lexicon.longest([word.piece for word in following], 0, [word.level for word in following])
        return found is None or _is_person(found[1])

    def _is_title_case(self, words: Sequence[Word]) -> bool:
        """A headline in title case has no verb and no longer word in lower case; names alone do not make one."""
        long = [word for word in words if len(word.text) > LONGEST_SMALL_WORD and word.text.isalpha()]
        if sum(word.level > LOWER for word in long) < FEWEST_TITLE_WORDS:
            return False
        return not any(
            word.level == LOWER and word.text.isalpha() and (len(word.text) > LONGEST_SMALL_WORD or self._is_verb(word))
            for word in words
        )

    def _is_verb(self, word: Word) -> bool:
        found = self._lexicon.longest([word.piece], 0, [word.level])
        return found is not None and any("verb" in r.atoms for r in found[1].readings)

    def _is_particle(self, word: Word) -> bool:
        node = self._lexicon.longest([word.piece], 0, [word.level])
        return node is not None and any("particle" in r.atoms for r in node[1].readings)


def _is_digraph(text: str) -> bool:
    """Return whether a text is an initial of two letters, as Cyrillic writes "Дж." and "Ю."."""
    return len(text) == 2 and text.istitle() and not text.isascii()


def _subsets(names: Iterable[str]) -> list[frozenset[str]]:
    found = [frozenset[str]()]
    for name in names:
        found += [subset | {name} for subset in found]
    return found


def _is_person(entry: Entry) -> bool:
    for reading in entry.readings:  # noqa: SIM110 - a generator costs three times as much, for every word
        if "person" not in reading.atoms:
            return False
    return True


def _is_full(entry: Entry) -> bool:
    return any("full" in reading.atoms for reading in entry.readings)


def _close_names(words: Sequence[Word], mention: TimeMention) -> None:
    """The words of a time ("Friday") are no part of a name that stands before it."""
    for word in words:
        if mention.start <= word.start < mention.end:
            word.level = LOWER
