"""Quantities in a text: money, percentages, measures, and what is counted; also ordinals.

All words come from a language's ``numbers.toml``. The shape they stand in is the same in all languages::

    bound? mark? number bound? scale? mark, unit or counted noun?    "over $ 4 billion", "170 多 亿 美元"

where a number is digits, words or both (`numerals.WordNumbers`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman.annotation import numerals
from dragoman.annotation.numerals import BREAK, Folded, Lexer, Lexicon, Token, WordNumbers, fold
from dragoman.model import Bound, Span

COUNT = "count"
Search = Callable[[str], re.Match[str] | None]
_NO_UNIT = frozenset(numerals.NUMBERS_IN_DIGITS + ",/()")
_REACH = 60
"""Characters between a verb of change and its "by"."""
_NOUN_REACH = 40
"""Characters between a number and the noun it counts."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit; offsets are code points, the end exclusive."""

    start: int
    end: int
    value: float
    unit: str
    """ISO 4217 code, ``percent``, ``tonne`` ..., or ``count`` for what is counted."""
    noun: str | None = None
    """What is counted, as a key of ``[nouns]``; None where the table does not know it."""
    bound: Bound = "exact"
    change: bool = False
    """A change (up by 32 percent), not a level."""
    value_span: Span = (0, 0)
    unit_span: Span | None = None
    bound_span: Span | None = None


class _Found(NamedTuple):
    """A number in the row of tokens, with the indexes it covers and what belongs to it."""

    at: int
    after: int
    value: float
    scaled: bool
    """A scale or unit stands behind the number itself, so it takes none from the other end of a range."""
    mark: Token | None
    unit: Token | None
    bound: Token | None


class QuantityFinder:
    """Finds the quantities of a text in one language."""

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        """Take the tables of ``numbers.toml``."""
        lexicon = Lexicon()
        WordNumbers.add_words(lexicon, numbers)
        _add_words(lexicon, numbers)
        self._words = WordNumbers(numbers)
        self._lexer = Lexer(lexicon, numbers)
        self._noun_gap = int(numbers.get("noun_gap", 0))
        self._spaced = bool(numbers.get("spaced", True))
        triggers = _shortest({w for w, v in lexicon.entries.items() if v.keys() & (_STARTERS - {"indefinite"})})
        self._trigger = _any_word(triggers, spaced=self._spaced, prefixes=numbers.get("prefixes", []))
        ordinals = _shortest({w for w, v in lexicon.entries.items() if v.keys() & {"ordinal", "ordinal-prefix"}})
        self._ordinal_trigger = _any_word(ordinals, spaced=self._spaced, prefixes=numbers.get("prefixes", []))
        self._roman = _roman_pattern(numbers.get("roman", {}).get("nouns", []))

    def find(self, text: str, start: int = 0, end: int | None = None, exclude: Sequence[Span] = ()) -> list[Quantity]:
        """Return the quantities of ``text[start:end]`` in order, none over an excluded span (a time)."""
        folded = _part(text, start, end)
        if not self._trigger(folded.text):
            return []
        tokens = self._lexer.read(folded.text)
        found = list(self._numbers(tokens, folded))
        said = [self._quantity(tokens, one, folded, start) for one in _ranged(found, tokens)]
        return [one for one in said if not _overlaps(one, exclude)]

    def ordinals(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
        """Return start, end and value of each ordinal ("24th", "eleventh", "XXIV Meeting")."""
        folded = _part(text, start, end)
        found = [(*folded.span(m.start(), m.end()), v) for m, v in self._roman_numbers(folded)]
        if self._ordinal_trigger(folded.text):
            found += self._ordinals(self._lexer.read(folded.text), folded)
        return [(a + start, b + start, value) for a, b, value in sorted(found)]

    def _ordinals(self, tokens: list[Token], folded: Folded) -> Iterator[tuple[int, int, int]]:
        done = 0
        for at, token in enumerate(tokens):
            if at < done:
                continue
            before = tokens[at - 1] if at else None
            joint = self._words.ordinal(tokens, at)
            if joint:
                value, done = joint
                yield *folded.span(token.start, tokens[done - 1].end), int(value)
            elif "ordinal" in token.values:
                yield *folded.span(token.start, token.end), int(token.values["ordinal"])
            elif before and "ordinal-prefix" in before.values and before.end == token.start:
                number, after = self._words.read(tokens, at)
                if number is not None and number == int(number) and _COUNTABLE.isdisjoint(_values(tokens, after)):
                    yield *folded.span(before.start, token.end), int(number)

    def _roman_numbers(self, folded: Folded) -> Iterator[tuple[re.Match[str], int]]:
        """Yield Roman numerals in capitals beside a word that they count; offsets are of the folded text."""
        if self._roman is None:
            return
        for match in self._roman.finditer(folded.text):
            name = "before" if match["before"] else "behind"
            at, end = folded.span(*match.span(name))
            written = folded.source[at:end]
            if written.isupper() and numerals.ROMAN_NUMBER.fullmatch(written):
                number = re.compile(re.escape(match[name])).search(folded.text, match.start(name))
                if number:
                    yield number, numerals.roman_value(written)

    # --- Reading the row of tokens ---

    def _numbers(self, tokens: list[Token], folded: Folded) -> Iterator[_Found]:
        at = 0
        taken = 0  # tokens before this index belong to the quantity before
        while at < len(tokens):
            token = tokens[at]
            starts = token.code in numerals.NUMBERS_IN_DIGITS or not _STARTERS.isdisjoint(token.values)
            found = self._number_at(tokens, at, taken, folded.text) if starts else None
            if found is None:
                at += 1
                continue
            yield found
            at = taken = found.after

    def _number_at(self, tokens: list[Token], at: int, taken: int, text: str) -> _Found | None:
        token = tokens[at]
        if "dual-noun" in token.values:
            return _Found(at, at + 1, 2, True, None, token, _bound_before(tokens, at, taken))
        if token.code in numerals.NUMBERS_IN_DIGITS and _stands_alone(tokens, at):
            value, after, behind = token.values["number"], at + 1, at + 1
            if _begins_alone(tokens, at, text):
                return _Found(at, after, value, False, None, None, None)
        else:
            read, after = self._words.read(tokens, at)
            if read is None or self._words.ordinal(tokens, at):
                return None
            value, behind = self._scaled_behind_bound(tokens, after, read)
        if not self._free(tokens, at, after, text):
            return None
        return self._with_unit(tokens, _Found(at, behind, value, False, None, None, None), after, taken, text)

    def _with_unit(self, tokens: list[Token], bare: _Found, after: int, taken: int, text: str) -> _Found | None:
        """Return a number with its unit, mark and bound; None where it counts nothing (a weak word alone)."""
        at, behind = bare.at, bare.after
        before = tokens[at - 1] if at > taken else None
        mark = before if before and "mark" in before.values else None
        unit = self._unit_after(tokens, behind, text) if behind < len(tokens) else None
        if unit is None and mark is None and self._is_weak(tokens, at, after, text):
            return None
        last = behind if unit is None else tokens.index(unit, behind) + 1
        bound = _bound_before(tokens, at - (mark is not None), taken) or _bound_after(tokens, last)
        if bound is None and behind > after:
            bound = tokens[after]
        scaled = unit is not None or (behind > at + 1 and _scale_of(tokens, bare) != 1)
        return _Found(at, last, bare.value, scaled, mark, unit, bound)

    def _scaled_behind_bound(self, tokens: list[Token], after: int, value: float) -> tuple[float, int]:
        """Return the value with a scale that follows a bound inside the number ("170 多 亿")."""
        if "inner-bound" not in _values(tokens, after):
            return value, after
        scale = _values(tokens, after + 1).get("scale")
        return (value * scale, after + 2) if scale else (value, after + 1)

    @staticmethod
    def _free(tokens: list[Token], at: int, after: int, text: str) -> bool:
        """Tell whether a number stands alone: no part of a name or code ("three-way", "G-7", "1/5")."""
        start, end = tokens[at].start, tokens[after - 1].end
        before = tokens[at - 1] if at else None
        if before and before.end == start and "ordinal-prefix" in before.values:
            return not _COUNTABLE.isdisjoint(_values(tokens, after))
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return not (_COUNTABLE | {"cardinal"}).isdisjoint(_values(tokens, after + 1))
        sign = text[start - 1] if start else ""
        if sign == "-":
            return not text[max(0, start - 2) : start - 1].isalpha() or "cardinal" in _values(tokens, at - 2)
        return sign not in ("/", "#", "№") or not text[max(0, start - 2) : start - 1].isalnum()

    @staticmethod
    def _is_weak(tokens: list[Token], at: int, after: int, text: str) -> bool:
        """Tell whether the number alone counts nothing: "one", or a code of dialling ("+7 717 ...")."""
        if tokens[at].start and text[tokens[at].start - 1] == "+":
            return True
        return after == at + 1 and tokens[at].values.get("cardinal", 2) <= 1

    def _unit_after(self, tokens: list[Token], after: int, text: str) -> Token | None:
        """Return the unit or counted noun of the number before an index."""
        hyphen = after < len(tokens) and tokens[after].code == "-" and tokens[after].end < len(text)
        at = after + (hyphen and not text[tokens[after].end].isspace())
        if not _UNITS.isdisjoint(_values(tokens, at)):
            return tokens[at]
        return self._far_noun(tokens, after, text) if self._noun_gap else None

    def _far_noun(self, tokens: list[Token], after: int, text: str) -> Token | None:
        """Return a counted noun with a few plain words before it ("600,000 cross-border trips")."""
        at = after
        while at < len(tokens) and tokens[at].code in (BREAK, "-"):
            at += 1
        if "noun" not in _values(tokens, at):
            return None
        gap = text[tokens[after - 1].end : tokens[at].start]
        words = gap.replace("-", "").split()
        plain = gap[:1].isspace() and all(map(str.isalpha, words))
        return tokens[at] if plain and len(words) <= self._noun_gap and len(gap) <= _NOUN_REACH else None

    def _quantity(self, tokens: list[Token], one: _Found, folded: Folded, offset: int) -> Quantity:
        number = _span(folded, offset, tokens[one.at].start, _number_end(tokens, one))
        change = _is_change(tokens, one)
        if one.unit is None and one.mark is None and one.bound is None:
            return Quantity(
                start=number[0],
                end=number[1],
                value=float(one.value),
                unit=COUNT,
                change=change,
                value_span=number,
            )
        unit, noun, unit_token = _unit_of(one)
        unit_span = _span(folded, offset, unit_token.start, unit_token.end) if unit_token else None
        bound_span = _span(folded, offset, one.bound.start, one.bound.end) if one.bound else None
        start, end = _whole(tokens, one)
        whole = _span(folded, offset, start, end)
        return Quantity(
            start=whole[0], end=whole[1], value=float(one.value), unit=unit, noun=noun,
            bound=_bound_name(one.bound), change=change,
            value_span=number, unit_span=unit_span, bound_span=bound_span,
        )  # fmt: skip


# --- Words ----------------------------------------------------------------------------------------

_STARTERS = {"cardinal", "scale", "dual-noun", "indefinite"}
"""Kinds of words that a quantity can begin with."""


def _add_words(lexicon: Lexicon, numbers: Mapping[str, Any]) -> None:
    """Put units, nouns, bounds and words of change into the lexicon."""
    for unit, row in numbers.get("units", {}).items():
        lexicon.add(row.get("marks", []), "mark", unit)
        lexicon.add(row.get("words", []), "unit", unit)
    lexicon.add_table(numbers.get("nouns", {}), "noun")
    lexicon.add_table(numbers.get("dual_nouns", {}), "dual-noun")
    for table, kind in (
        ("bounds", "bound"),
        ("bounds_after", "bound-after"),
        ("bounds_inside", "inner-bound"),
    ):
        lexicon.add_table(numbers.get(table, {}), kind)
    for table in ("change", "range"):
        for name, words in numbers.get(table, {}).items():
            lexicon.add(words, f"{table}-{name}", True)
    lexicon.add(numbers.get("stops", {}).get("words", []), "stop", True)


def _shortest(words: set[str]) -> list[str]:
    """Return the words of which none begins with another one of them."""
    kept: list[str] = []
    for word in sorted(words):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return kept


def _any_word(words: list[str], *, spaced: bool, prefixes: Sequence[str]) -> Search:
    """Return a quick test for a digit or the beginning of one of the words."""
    before = r"\b" if spaced else ""
    glued = "|".join(sorted({re.escape(numerals.fold_word(p)) for p in prefixes}, key=len))
    prefix = f"(?:{glued})?" if glued else ""
    trie = numerals.trie_pattern(words)
    return re.compile(rf"\d|{before}{prefix}(?:{trie})" if trie else r"\d").search


def _roman_pattern(nouns: Sequence[str]) -> re.Pattern[str] | None:
    if not nouns:
        return None
    noun = numerals.trie_pattern(map(numerals.fold_word, nouns))
    return re.compile(rf"\b(?:(?P<before>[ivxlc]{{1,9}})(?=\s{noun}\b)|(?:{noun})\s(?P<behind>[ivxlc]{{1,9}})\b)")


# --- Small questions about the row of tokens ------------------------------------------------------

_UNITS = {"unit", "mark", "noun"}
_COUNTABLE = {"unit", "noun", "mark", "scale", "bound-after"}


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Tell at a glance that nothing behind a number in digits belongs to it."""
    return at + 1 == len(tokens) or tokens[at + 1].code in _NO_UNIT


def _begins_alone(tokens: list[Token], at: int, text: str) -> bool:
    """Tell at a glance that nothing before a number belongs to it (most numbers of a table or a list)."""
    return at > 0 and tokens[at - 1].code in _NO_UNIT and text[tokens[at].start - 1] in " ,"


def _part(text: str, start: int, end: int | None) -> Folded:
    stop = len(text) if end is None else end
    return fold(text[start:stop] if start or stop < len(text) else text)


def _values(tokens: list[Token], at: int) -> Mapping[str, Any]:
    return tokens[at].values if 0 <= at < len(tokens) else {}


def _overlaps(one: Quantity, spans: Sequence[Span]) -> bool:
    return any(one.value_span[0] < end and start < one.value_span[1] for start, end in spans)


def _is_range(token: Token | None) -> bool:
    return token is not None and ("range-to" in token.values or token.code == "-")


def _bound_before(tokens: list[Token], at: int, taken: int) -> Token | None:
    here = at - 1
    return tokens[here] if here >= taken and "bound" in tokens[here].values else None


def _bound_after(tokens: list[Token], at: int) -> Token | None:
    at += at < len(tokens) and tokens[at].code == "-"
    return tokens[at] if "bound-after" in _values(tokens, at) else None


def _bound_name(token: Token | None) -> Bound:
    if token is None:
        return "exact"
    found: Bound = next(token.values[k] for k in ("bound", "bound-after", "inner-bound") if k in token.values)
    return found


def _unit_of(one: _Found) -> tuple[str, str | None, Token | None]:
    """Return unit, counted noun and the token that gives them; a mark before a number beats a word behind."""
    for token in (one.mark, one.unit):
        if token is None:
            continue
        values = token.values
        if "mark" in values or "unit" in values:
            return values.get("mark") or values["unit"], None, token
        return COUNT, values.get("noun") or values.get("dual-noun"), token
    return COUNT, None, None


def _span(folded: Folded, offset: int, start: int, end: int) -> Span:
    """Return a span of the folded part as one of the whole text."""
    first, past = folded.span(start, end)
    return first + offset, past + offset


def _whole(tokens: list[Token], one: _Found) -> tuple[int, int]:
    """Return from where to where a quantity reaches, without what it took from another one."""
    limit = tokens[one.after - 1].end
    starts = [piece.start for piece in (one.mark, one.bound) if piece]
    ends = [piece.end for piece in (one.bound, one.unit) if piece and piece.end <= limit]
    return min([tokens[one.at].start, *starts]), max([_number_end(tokens, one), *ends])


def _number_end(tokens: list[Token], one: _Found) -> int:
    """Return where the number itself ends, in the folded text."""
    if one.unit is None or one.unit.start < tokens[one.at].start:
        return tokens[one.after - 1].end
    if one.unit is tokens[one.at]:  # a dual is number and noun in one
        return one.unit.end
    here = one.after - 1
    while here > one.at and (tokens[here].start >= one.unit.start or tokens[here].code in ("-", BREAK)):
        here -= 1
    return tokens[here].end


def _ranged(found: list[_Found], tokens: list[Token]) -> list[_Found]:
    """Give the first number of a range the scale and unit of the second ("5 to 6 billion dollars")."""
    for at in range(len(found) - 1, 0, -1):
        one, two = found[at - 1], found[at]
        if not _makes_range(one, two, tokens):
            continue
        factor = 1.0 if one.scaled else _scale_of(tokens, two)
        value = one.value * factor
        if value < two.value:
            unit = one.unit if one.unit or one.mark else two.unit or two.mark
            found[at - 1] = one._replace(value=value, unit=unit)
            if two.mark is None and two.unit is None:
                found[at] = two._replace(unit=one.mark)
    return found


def _makes_range(one: _Found, two: _Found, tokens: list[Token]) -> bool:
    first = two.at - bool(two.mark) - 1
    if first != one.after or one.unit is not None:
        return False
    joint = tokens[first]
    if _is_range(joint):
        return True
    before = one.at - bool(one.mark) - 1
    return "range-and" in joint.values and "range-between" in _values(tokens, before)


def _scale_of(tokens: list[Token], one: _Found) -> float:
    """Return by what its last words multiply a number: a thousand in "one hundred and five thousand"."""
    scale = 1.0
    for token in reversed(tokens[one.at : one.after]):
        factor = token.values.get("scale") or token.values.get("glued-scale")
        if factor is None and scale != 1:
            break
        scale *= factor or 1
    return scale


_BETWEEN = {"mark", "bound", "indefinite"}
"""What may stand between a word of change and its number."""


def _is_change(tokens: list[Token], one: _Found) -> bool:
    """Tell whether the number is how much something changed ("up 12%", "5% growth")."""
    if one.after < len(tokens) and "change-after" in tokens[one.after].values:
        return True
    if one.at == 0 or tokens[one.at - 1].code in _NO_UNIT:
        return False
    here = one.at - 1
    while here >= 0 and not _BETWEEN.isdisjoint(tokens[here].values):
        here -= 1
    values = _values(tokens, here)
    if "change-before" in values:
        return True
    if "change-by" not in values:
        return False
    earliest = tokens[one.at].start - _REACH
    return any("change-verb" in token.values for token in tokens[: one.at] if token.start >= earliest)
