"""Numbers as reports write them, and the lexer that the finders of times and quantities share.

A finder sees a sentence as a short row of *tokens*: numbers, the words its tables know, and a few marks of
punctuation; every other word is a break in the row. All words come from a language's ``numbers.toml`` and
``calendar.toml``: nothing here knows a language, only scripts (digits, letters of one value) and arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Values = Mapping[str, Any]
"""What a token can be: from a kind ("month", "scale", "day") to the value it then has."""

Entries = dict[str, dict[str, Any]]
"""From a folded word or phrase to its `Values`."""

# --- One-to-one folding ---------------------------------------------------------------------------

_ALIKE = dict(zip("أإآٱىیکةۀھۃё٫٬٪−", "ااااييكهههه\u0435.,%-", strict=True))
"""Letters and signs that writers exchange freely, each for one other, so that offsets hold."""

_SILENT = re.compile(
    "[\u00ad\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Signs inside words that carry no letter: vowel marks, tatweel, marks of direction, soft hyphens."""

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]*")


class _FoldTable(dict[int, int]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = ord(_fold_character(chr(code)))
        return folded


def _fold_character(character: str) -> str:
    """Return the one character that stands for this one: digits as ASCII, full width as half, lower case."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = character
    if unicodedata.category(character) != "No":  # "²" and "①" are no digits of a number
        compatible = unicodedata.normalize("NFKC", character)
        plain = compatible if len(compatible) == 1 else character
    plain = _ALIKE.get(plain, plain)
    lower = plain.lower()
    return lower if len(lower) == 1 else plain


_FOLD_TABLE = _FoldTable()


class Folded(NamedTuple):
    """A folded text and the way back: ``origin`` holds the offset of each character, None if unchanged."""

    text: str
    origin: list[int] | None
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the folded text as a span of the source; marks on its last letter belong to it."""
        if self.origin is None:
            return start, end
        marks = _MARKS.match(self.source, self.origin[end - 1] + 1)
        return self.origin[start], marks.end() if marks else self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Return the text with one form for all spellings that readers take as the same, one for one."""
    if text.isascii():
        return Folded(text.lower(), None, text)
    if not _SILENT.search(text):
        return Folded(text.translate(_FOLD_TABLE), None, text)
    origin = [at for at, character in enumerate(text) if not _SILENT.match(character)]
    kept = "".join([text[at] for at in origin])
    return Folded(kept.translate(_FOLD_TABLE), origin, text)


def fold_word(word: str) -> str:
    """Return a word of a table as it is looked for."""
    return fold(word).text


def spellings(word: str) -> list[str]:
    """Return the folded forms of a word of a table: one written with a last stop ("nov.") may lack it."""
    folded = fold_word(word)
    return [folded, folded[:-1]] if folded.endswith(".") else [folded]


# --- Tokens ---------------------------------------------------------------------------------------

SMALL, DAY, COUNT, YEAR, OLD_YEAR, EXACT = "a", "b", "c", "y", "o", "x"
"""Numbers in digits: 1-12, 13-31, any other, 1900-2100 and 1000-1899 in four digits, with a mark inside."""
WORD_DAY, WORD_COUNT, WORD_YEAR = "d", "e", "f"
"""Numbers in words: 1-31, any other, 1900-2100."""
NTH_DAY, NTH = "m", "n"
"""Ordinals in digits ("4th"): 1-31, any other."""
DATE, OLD_DATE, CLOCK, JUNK, BREAK = "t", "u", "k", "j", "."
"""A date in digits; one with a year before 1600 (another calendar); a time of day; no number; a gap."""
PUNCTUATION = {"-": "-‐‑‒–—―~〜", ",": ",،、", "/": "/", "(": "(", ")": ")"}
_MARK_OF = {sign: mark for mark, signs in PUNCTUATION.items() for sign in signs}

NUMBERS_IN_DIGITS = SMALL + DAY + COUNT + YEAR + OLD_YEAR + EXACT
NUMBERS_IN_WORDS = WORD_DAY + WORD_COUNT + WORD_YEAR

_FIRST_CODE = 0xE000
_MOST_DIGITS = 15
_LONGEST_GAP = 4


class Token(NamedTuple):
    """A piece of a sentence, with offsets into the folded text."""

    start: int
    end: int
    code: str
    """One character: the class of the token, which templates match on."""
    values: Values
    prefix: str = ""
    """Letters glued in front that are no part of the word (Arabic "و", "ب")."""
    closed: bool = False
    """A case ending was taken off: no further word of the same number can follow."""


_NO_VALUES: Values = {}
_GAP = Token(0, 0, BREAK, _NO_VALUES)


class NumberFormat:
    """How a language writes numbers in digits: marks of groups and decimals."""

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        """Take ``group``, ``decimal``, ``reversed_decimal`` and ``positional`` from ``numbers.toml``."""
        self.groups = [fold_word(mark) for mark in numbers.get("group", [","])]
        decimals = "".join(re.escape(fold_word(mark)) for mark in numbers.get("decimal", ["."]))
        tail = rf"(?:[{decimals}]\d+)?(?!\d)" if decimals else r"(?!\d)"
        self._grouped = {mark: re.compile(self._grouped_source(mark) + tail) for mark in self.groups}
        backward = "".join(fold_word(mark) for mark in numbers.get("reversed_decimal", []))
        self._backward = re.compile(rf"(\d+)[{backward}](\d+)") if backward else None
        self.positional = {fold_word(k): str(v) for k, v in numbers.get("positional", {}).items()}
        plain = rf"\d+(?:[{decimals}]\d+(?![{decimals}]\d))?" if decimals else r"\d+"
        self._spaced = [mark for mark in self.groups if mark.isspace()]
        digits = "".join(map(re.escape, self.positional))
        # A joiner behind a scale opens the rest of a number, no row of digits: "一千零五".
        joiners = "".join(fold_word(word) for word in numbers.get("joiners", []) if fold_word(word) in self.positional)
        scales = "".join(fold_word(word)[-1] for words in numbers.get("scales", {}).values() for word in words)
        alone = rf"(?!(?<=[{re.escape(scales)}])[{re.escape(joiners)}])" if joiners and scales else ""
        self.source = "|".join(
            ([rf"{alone}(?:[\d{digits}]*[{digits}][\d{digits}]+|\d+[{digits}][\d{digits}]*)"] if digits else [])
            + ([self._backward.pattern.replace("(", "").replace(")", "")] if self._backward else [])
            + [pattern.pattern for pattern in self._grouped.values()]
            + [plain]
        )

    @staticmethod
    def _grouped_source(mark: str) -> str:
        # Groups of two are Indian ("12,34,567"); a blank separates too many other things for them.
        inner = "" if mark.isspace() else rf"(?:{re.escape(mark)}\d\d){{0,4}}"
        return rf"[1-9]\d{{0,2}}{inner}(?:{re.escape(mark)}\d{{3}})+"

    def value(self, written: str) -> float | int | None:
        """Return the value of a number as written (folded), None when it is too long to be one."""
        if len(written) > 2 * _MOST_DIGITS:
            return None
        if written.isascii() and written.isdigit():
            return int(written) if len(written) <= _MOST_DIGITS else None
        if any(sign in self.positional for sign in written):
            return int("".join(self.positional.get(sign, sign) for sign in written)[:_MOST_DIGITS])
        backward = self._backward.fullmatch(written) if self._backward else None
        if backward:
            return float(f"{backward[2]}.{backward[1]}")
        for mark, pattern in self._grouped.items():
            if mark in written and pattern.fullmatch(written):
                return _to_number(written.replace(mark, ""))
        return _to_number(written)


def _to_number(plain: str) -> float | int:
    """Return the value of digits with at most one mark, which is the decimal one."""
    return int(plain) if plain.isdigit() else float(re.sub(r"\D", ".", plain))


class Lexicon:
    """Words of a language's tables, each with its values, and a code for each set of values."""

    def __init__(self) -> None:
        """Start empty."""
        self.entries: Entries = {}
        self._codes: dict[str, str] = {}

    def add(self, words: Iterable[str], kind: str, value: object) -> None:
        """Let words be of a kind; a word may be of several."""
        for word in words:
            for spelling in spellings(word):
                self.entries.setdefault(spelling, {})[kind] = value

    def add_table(self, table: Mapping[str, list[str]], kind: str, key: Callable[[str], Any] = str) -> None:
        """Let the words of each row be of a kind, with the row's key as value."""
        for name, words in table.items():
            self.add(words, kind, key(name))

    def code(self, values: Values) -> str:
        """Return the character that stands for a set of values."""
        name = repr(sorted(values.items(), key=repr))
        return self._codes.setdefault(name, chr(_FIRST_CODE + len(self._codes)))

    def codes(self, kind: str, value: str | None = None) -> str:
        """Return the codes of all words of a kind, or only of those with this value."""
        found = {
            self.code(values)
            for values in self.entries.values()
            if kind in values and (value is None or str(values[kind]) == value)
        }
        return "".join(sorted(found))


def trie_pattern(words: Iterable[str]) -> str:
    """Return one regular expression for many words, which takes the longest and tries no letter twice."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(" " if character.isspace() else character, {})
        node[""] = {}
    return _trie_source(root)


def _trie_source(node: dict[str, Any]) -> str:
    branches = []
    for character in sorted(filter(None, node)):
        tail = node[character]
        stem = r"\s{1,3}" if character == " " else re.escape(character)
        while len(tail) == 1 and "" not in tail:  # a stem without branches is written flat
            (following,) = tail
            stem += r"\s{1,3}" if following == " " else re.escape(following)
            tail = tail[following]
        branches.append(stem + _trie_source(tail))
    if not branches:
        return ""
    source = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{source})?" if "" in node else source


_DATE = r"(?<![\d.,/-])\d{1,4}\s?(?P<sep>[./-])\s?\d{1,2}\s?(?P=sep)\s?\d{1,4}(?!\d|[./-]\d)"
_CLOCK = r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
_NO_LETTER_AFTER = r"(?![^\W\d_])"


class Lexer:
    """Cuts a sentence into tokens with one regular expression built from a language's tables."""

    def __init__(self, lexicon: Lexicon, numbers: Mapping[str, Any], *, order: str = "dmy") -> None:
        """Take the words, and of ``numbers.toml`` the number format, prefixes, endings and suffixes."""
        self.lexicon = lexicon
        self.format = NumberFormat(numbers)
        self._order = order
        self._spaced = bool(numbers.get("spaced", True))
        self._words = {word: (lexicon.code(values), values) for word, values in lexicon.entries.items()}
        self._pattern = re.compile(self._source(numbers))
        self._prefixed = "prefix" in self._pattern.groupindex
        self._article = fold_word(numbers.get("article", ""))

    def _source(self, numbers: Mapping[str, Any]) -> str:
        # The order and the guards are for speed: at most places each branch fails at its first test.
        after = _NO_LETTER_AFTER if self._spaced else ""
        suffixes = trie_pattern(map(fold_word, numbers.get("ordinal_suffixes", [])))
        suffix = rf"(?P<suffix>-?{suffixes}{after})?" if suffixes else ""
        digits = "0-9" + "".join(map(re.escape, self.format.positional))
        # a case behind digits changes nothing of the number: "60-тан"
        endings = trie_pattern(map(fold_word, numbers.get("number_endings", [])))
        ending = rf"(?:-?{endings}{after})?" if endings else ""
        number = rf"(?P<number>{self.format.source}){suffix}{ending}"
        marks = "".join(map(re.escape, _MARK_OF))
        number = rf"(?=[{digits}])(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK})|{number})"
        word = self._word_source(numbers, after)
        # Digits that are also words ("二") are digits in a run of them ("二00七") and words alone.
        either = f"{number}|{word}" if self.format.positional else f"{word}|{number}"
        return rf"{either}|(?P<mark>[{marks}])"

    def _word_source(self, numbers: Mapping[str, Any], after: str) -> str:
        prefixes = sorted({fold_word(p) for p in numbers.get("prefixes", [])}, key=lambda p: (len(p), p))
        prefix = rf"(?P<prefix>{'|'.join(prefixes)})??" if prefixes else ""
        endings = "|".join(sorted((re.escape(fold_word(e)) for e in numbers.get("endings", [])), key=len))
        ending = f"(?:{endings})??" if endings else ""
        words = trie_pattern(word for word in self._words if word[:1].isalpha()) or "(?!)"
        signs = trie_pattern(word for word in self._words if word and not word[0].isalpha()) or "(?!)"
        before = r"(?:\b|(?<=[0-9]))" if self._spaced else ""
        first = "".join(sorted({re.escape(word[0]) for word in self._words if word and not word[0].isalpha()}))
        sign = rf"|(?P<sign>(?=[{first}]){signs}{after})" if first else ""
        return rf"{before}{prefix}(?P<word>{words}){ending}{after}{sign}"

    def read(self, text: str) -> list[Token]:
        """Return the tokens of a folded text; a `BREAK` stands between two with other words between them."""
        tokens: list[Token] = []
        add = tokens.append
        last, words, marks = 0, self._words, _MARK_OF
        glued = False
        for match in self._pattern.finditer(text):
            kind = match.lastgroup
            begin, end = match.span()
            if kind == "mark":
                token = Token(begin, end, marks[text[begin]], _NO_VALUES)
            elif kind == "word" and end - begin == len(match[kind]) and (found := words.get(match[kind])):
                token = Token(begin, end, *found)
            else:
                token = self._number(match, begin, end) if kind == "number" else self._token(match)
                glued = True
                if self._touches_letter(token, text, last):
                    continue
            if last != begin and tokens and not self._joined(text, last, begin):
                add(_GAP)
            if token.prefix and token.prefix[0] in words:  # "و" glued to a word is still "and"
                add(Token(begin, begin + 1, *words[token.prefix[0]]))
            add(token)
            last = end
        if not glued:
            return tokens
        return self._without_glued(tokens, text) if self._spaced else tokens

    @staticmethod
    def _joined(text: str, end: int, start: int) -> bool:
        if start - end > _LONGEST_GAP:
            return False
        gap = text[end:start]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)

    def _touches_letter(self, token: Token, text: str, last: int) -> bool:
        """Tell whether a number is the tail of a word ("G20"), and so none."""
        if not self._spaced or token.start in (0, last) or not text[token.start - 1].isalpha():
            return False
        return token.code.isalpha() or not text[token.start].isalpha()  # "Mex$" is no dollar

    @staticmethod
    def _without_glued(tokens: list[Token], text: str) -> list[Token]:
        """Make junk of numbers that letters follow directly ("5G", "180ml"), unless a known word does."""
        for at, token in enumerate(tokens):
            if token.code in NUMBERS_IN_DIGITS and text[token.end : token.end + 1].isalpha():
                following = tokens[at + 1] if at + 1 < len(tokens) else _GAP
                if following.start != token.end or following.code == BREAK:
                    tokens[at] = token._replace(code=JUNK, values={})
        return tokens

    def _token(self, match: re.Match[str]) -> Token:
        kind = match.lastgroup
        if kind in ("word", "sign"):
            word = match[kind]
            found = self._words.get(word) or self._words[" ".join(word.split())]
            prefix = (match["prefix"] or "") if self._prefixed else ""
            article = len(self._article) if self._article and prefix.endswith(self._article) else 0
            closed = match.end(kind) < match.end()
            return Token(match.start(kind) - article, match.end(), *found, prefix, closed)
        start, end = match.span()
        if kind in ("number", "suffix"):
            return self._number(match, start, end)
        if kind == "clock":
            return Token(start, end, CLOCK, {})
        return self._date(match.group(), start, end)

    def _number(self, match: re.Match[str], start: int, end: int) -> Token:
        written = match["number"]
        value = self.format.value(written)
        if value is None:
            return Token(start, end, JUNK, {})
        if match.lastgroup == "suffix":
            return nth_token(start, end, value)
        plain = written.isdigit() or all(c.isdigit() or c in self.format.positional for c in written)
        return digit_token(start, end, value, len(written) if plain else 0)

    def _date(self, written: str, start: int, end: int) -> Token:
        parts = [part.strip() for part in re.split(r"[./-]", written)]
        date = read_date(parts, self._order)
        if date is None:
            return Token(start, end, JUNK, {})
        if 1300 <= date[0] < 1600:
            return Token(start, end, OLD_DATE, {"old-date": date})
        return Token(start, end, DATE, {"date": date})


def digit_token(start: int, end: int, value: float, length: int) -> Token:
    """Return the token of a number in digits; `length` is that of plain digits, 0 with marks inside."""
    values: dict[str, Any] = {"number": value}
    if not length:
        return Token(start, end, EXACT, values)
    if 1 <= value <= 31 and length <= 2:
        values["day"] = value
        return Token(start, end, SMALL if value <= 12 else DAY, values)
    if length == 4 and 1000 <= value <= 2100:
        values["year"] = value
        return Token(start, end, YEAR if value >= 1900 else OLD_YEAR, values)
    return Token(start, end, COUNT, values)


def nth_token(start: int, end: int, value: float) -> Token:
    """Return the token of an ordinal in digits."""
    values: dict[str, Any] = {"ordinal": value, "nth": value}
    if 1 <= value <= 31:
        values["day"] = value
        return Token(start, end, NTH_DAY, values)
    return Token(start, end, NTH, values)


def word_number_token(start: int, end: int, value: float) -> Token:
    """Return the token of a number in words."""
    values: dict[str, Any] = {"number": value}
    if 1 <= value <= 31:
        values["day"] = values["counted-day"] = value
        return Token(start, end, WORD_DAY, values)
    if is_year(value):
        values["year"] = value
        return Token(start, end, WORD_YEAR, values)
    return Token(start, end, WORD_COUNT, values)


def is_year(value: float) -> bool:
    """Tell whether a number in words may be a year."""
    return 1900 <= value <= 2100


def read_date(parts: list[str], order: str) -> tuple[int, int, int, bool] | None:
    """Return year, month, day and whether day and month could be exchanged, for the three parts of a date."""
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
        return (year, month, day, False) if month <= 12 and len(parts[2]) <= 2 else None
    if len(parts[0]) > 2 or len(parts[2]) not in (2, 4):
        return None
    year = third if len(parts[2]) == 4 else _century(third)
    day, month = (second, first) if order == "mdy" else (first, second)
    if month > 12:
        day, month = month, day
    return (year, month, day, 1 <= day <= 12 and day != month) if month <= 12 else None


def _century(year: int) -> int:
    """Return a year given by its last two digits: reports tell of the years from 1950 to 2049."""
    return 2000 + year if year < 50 else 1900 + year


# --- Numbers in words -----------------------------------------------------------------------------


class WordNumbers:
    """Reads numbers that are written in words, or in both ("2.5 thousand", "23 mil 200 millones")."""

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        """Take how the language builds numbers.

        ``units_first`` (ones before tens), ``bare_scales`` (a scale alone is a number), ``ordinal_ends`` (only the
        last word of an ordinal is one: Kazakh "екі мың жиырма екінші", 2022nd), ``short_tail`` (a last digit right
        behind a scale counts tenths of it: Chinese "一万三", 13,000).
        """
        self._short_tail = bool(numbers.get("short_tail", False))
        self._spaced = bool(numbers.get("spaced", True))
        self._units_first = bool(numbers.get("units_first", False))
        self._ordinal_ends = bool(numbers.get("ordinal_ends", False))
        self._bare_scales = bool(numbers.get("bare_scales", False))

    @staticmethod
    def add_words(lexicon: Lexicon, numbers: Mapping[str, Any]) -> None:
        """Put a language's number words into a lexicon."""
        for kind in ("cardinal", "scale", "glued-scale"):
            lexicon.add_table(numbers.get(kind.replace("-", "_") + "s", {}), kind, _plain_number)
        lexicon.add(numbers.get("joiners", []), "joiner", True)
        lexicon.add(numbers.get("indefinite", []), "indefinite", True)
        lexicon.add(numbers.get("ordinal_prefixes", []), "ordinal-prefix", True)
        for word, value in ordinal_words(numbers):
            lexicon.add([word], "ordinal", value)
            if value <= 31:
                lexicon.add([word], "day", value)

    def merge(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens with each run of number words made one."""
        if not any("cardinal" in token.values or "scale" in token.values for token in tokens):
            return tokens
        merged: list[Token] = []
        at = 0
        while at < len(tokens):
            value, after = self.read(tokens, at)
            if value is None or (after == at + 1 and tokens[at].code in NUMBERS_IN_DIGITS):
                merged.append(tokens[at])
                at += 1
                continue
            ordinal = self.ordinal(tokens, at)
            if ordinal:
                value, after = ordinal
            make = nth_token if ordinal and not is_year(value) else word_number_token
            merged.append(make(tokens[at].start, tokens[after - 1].end, value))
            at = after
        return merged

    def ordinal(self, tokens: list[Token], at: int) -> tuple[float, int] | None:
        """Return the ordinal of several words that starts at a token and the index after it."""
        if not self._ordinal_ends:
            return None
        value, after = self.read(tokens, at)
        if value is None or after == len(tokens) or tokens[after - 1].closed or "nth" in tokens[after].values:
            return None
        last = tokens[after].values.get("ordinal", value)
        return (value + last, after + 1) if last < _magnitude(value) else None

    def read(self, tokens: list[Token], at: int) -> tuple[float | None, int]:
        """Return the number that starts at a token and the index after it; (None, at) where none starts."""
        stack: list[float] = []
        done = at
        here = at
        while here < len(tokens):
            token = tokens[here]
            if stack and ("joiner" in token.values or token.code == "-"):
                here += 1
                if here < len(tokens) and self._goes_on(stack, tokens, here, joined=token.code != "-"):
                    continue
                break
            if not self._push(stack, tokens, here):
                break
            here += 1
            done = here
            if token.closed:
                break
        if self._short_tail and done - at > 1:
            self._lengthen(stack, tokens, done)
        return (sum(stack), done) if stack and done > at else (None, at)

    @staticmethod
    def _lengthen(stack: list[float], tokens: list[Token], done: int) -> None:
        """Read a last digit word right behind a scale as tenths of it: "两千四百五" is 2,450."""
        scale = tokens[done - 2].values.get("scale", 0)
        if 0 < stack[-1] < 10 <= scale // 10 and "cardinal" in tokens[done - 1].values:
            stack[-1] *= scale // 10

    def _goes_on(self, stack: list[float], tokens: list[Token], here: int, *, joined: bool) -> bool:
        """Tell whether what stands behind a joiner or a hyphen continues the number."""
        values = tokens[here].values
        if joined:
            value = values.get("cardinal", None if self._spaced else values.get("number"))
            return value is not None and self._fits(stack, value)
        glued = tokens[here].start == tokens[here - 1].end
        return glued and ("scale" in values or ("cardinal" in values and 20 <= stack[-1] < 100))

    def _push(self, stack: list[float], tokens: list[Token], here: int) -> bool:
        """Add a token to the number under way, largest part first; False when it is no part of it."""
        token = tokens[here]
        values = token.values
        following = tokens[here + 1].values if here + 1 < len(tokens) else {}
        if "cardinal" in values and self._fits(stack, values["cardinal"]):
            stack.append(values["cardinal"])
        elif "scale" in values:
            return self._scale(stack, values["scale"])
        elif "glued-scale" in values:
            glued = bool(stack) and here > 0 and tokens[here - 1].end == token.start
            return glued and self._scale(stack, values["glued-scale"])
        elif token.code in NUMBERS_IN_DIGITS:
            # Digits may follow a scale only when one more scale follows them ("mil 338 millones").
            if stack and not (stack[-1] >= 1000 and "scale" in following and values["number"] < stack[-1]):
                return self._goes_on_in_digits(stack, tokens, here)
            stack.append(values["number"])
        elif not stack and "indefinite" in values and "scale" in following:
            stack.append(1)
        else:
            return False
        return True

    def _goes_on_in_digits(self, stack: list[float], tokens: list[Token], here: int) -> bool:
        """Add digits right behind a scale or a joiner where words are not parted: "3万4000", "1千零20"."""
        before, value = tokens[here - 1], tokens[here].values["number"]
        close = before.end == tokens[here].start and ("scale" in before.values or "joiner" in before.values)
        if self._spaced or not close or not _magnitude(stack[-1]) // 100 < value < _magnitude(stack[-1]):
            return False
        stack.append(value)
        return True

    def _scale(self, stack: list[float], scale: float) -> bool:
        """Multiply what is smaller than the scale: "two hundred | thousand", "二千八百 | 万"."""
        smaller = 0.0
        while stack and stack[-1] < scale:
            smaller += stack.pop()
        if not smaller and not self._bare_scales:
            return False
        product = (smaller or 1) * scale
        stack.append(int(product) if product == int(product) else round(product, 6))
        return True

    def _fits(self, stack: list[float], value: float) -> bool:
        """Tell whether a word can follow: five after twenty, twenty after hundred, never five after five."""
        if not stack:
            return True
        top = stack[-1]
        if self._units_first and 0 < top < 10 and value in range(20, 100, 10):
            return True
        return value < _magnitude(top)


def _magnitude(value: float) -> int:
    """Return the largest power of ten that divides a number: 300 -> 100; 1 for what has none."""
    if value != int(value) or value <= 0:
        return 1
    magnitude = 1
    while int(value) % (magnitude * 10) == 0:
        magnitude *= 10
    return magnitude


def _plain_number(text: str) -> float | int:
    """Return the number that a table's key gives ("1e9" -> 1000000000)."""
    value = float(text)
    return int(value) if value == int(value) else value


def ordinal_words(numbers: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the ordinals of a language in words: those of its table, and tens joined with units."""
    for number, words in numbers.get("ordinals", {}).items():
        for word in words:
            yield word, int(number)
    compound = numbers.get("ordinal_compounds", {})
    for tens, units in _pairs(compound):
        for join in compound["joins"]:
            pair = (units, tens) if compound.get("units_first") else (tens, units)
            yield pair[0][0] + join + pair[1][0], tens[1] + units[1]


def _pairs(compound: Mapping[str, Any]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    for ten, ten_words in compound.get("tens", {}).items():
        for unit, unit_words in compound.get("units", {}).items():
            for first in ten_words:
                for second in unit_words:
                    yield (first, int(ten)), (second, int(unit))


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN_NUMBER = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![^\W_])")


def roman_value(written: str) -> int:
    """Return the value of a Roman numeral (up to 399, as summits are counted)."""
    values = [_ROMAN[letter] for letter in written.lower()]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
