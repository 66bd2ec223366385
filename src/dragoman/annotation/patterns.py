"""The pattern language of the language folders, compiled to regular expressions over symbols.

    in|at|to            one of these words
    {arrive}            an item of this lexicon group (a verb, a noun, a word list)
    {receive:passive}   the same, and with this feature
    <visitor>           an item that can fill this role; <visitor:gen> only in this case
    <name=@fullname>    a role filled by what a macro matches
    @macro              a macro of the file
    ~   ~~              a gap of up to 8 items of the same clause without an actor; of up to 20 with any
    ~!{by}  ~~!{by}     the same, without an item of this group
    ^   $               beginning and end of the clause
    ( a b | c )?        groups, alternatives, and the quantifiers ? * + {1,3}

Items that tell nothing here (times, adverbs: the group ``transparent``) may stand between any two elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.annotation.symbols import Question, SymbolTable, asking, character_class
from dragoman.model import Span

SHORT_GAP, LONG_GAP = 8, 20
ELEMENT = re.compile(
    r"\(|\)|\s\|\s|~~?!\{[^}\s]+\}|~~|~|\^|\$|@\w+|[?*+]|\{\d+(?:,\d*)?\}|(?:[^\s()?*+{]|\{[^\d\s][^}\s]*\})+"
)
QUANTIFIER = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")

PLACE = (
    frozenset({"city"}),
    frozenset({"country", "name"}),
    frozenset({"seat"}),
    frozenset({"here"}),
    frozenset({"there"}),
    frozenset({"region"}),
)
ACTOR = (frozenset({"actor"}),)
SLOTS: Mapping[str, tuple[frozenset[str], ...]] = {
    "place": PLACE,
    "origin": PLACE,
    "city": (frozenset({"city"}),),
    "capital": (frozenset({"city", "capital"}),),
    "country": (frozenset({"country"}),),
    "state": (frozenset({"country", "name"}),),
    "demonym": (frozenset({"country", "adj"}),),
    "seat": (frozenset({"seat"}),),
    "organisation": (frozenset({"org"}),),
    "office": (frozenset({"office"}),),
    "person": (frozenset({"person"}),),
    "name": (frozenset({"person"}), frozenset({"capitalised"})),
    "unknown": (frozenset({"unknown"}), frozenset({"capitalised"})),
    "kind": (frozenset({"kind"}),),
    "standing": (frozenset({"standing"}),),
    "count": (frozenset({"quantity"}),),
    "verb": (frozenset({"verb"}),),
    "title": (frozenset({"actor", "title"}),),
    "base": (frozenset({"verb", "base"}),),
    "head": (frozenset({"noun"}),),
}
"""What can fill a slot; a slot that is not named here is a role and wants an actor."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: its expression, the slot of each group, and the symbols it cannot do without."""

    source: str
    expression: re.Pattern[str]
    slots: Mapping[str, str]
    """From the expression's group name to the slot's name ("party2" -> "party")."""
    required: tuple[frozenset[str], ...]
    """Sets of symbols: each must be met for the pattern to match at all."""


def trimmed(pattern: Pattern, match: re.Match[str], light: frozenset[str]) -> Span:
    """Return the indexes a match covers without transparent items at its ends that fill no slot.

    An optional element at the edge lets them in; they are items of their own (the day before a name).
    """
    start, end = match.span()
    filled = [match.span(group) for group in pattern.slots if match.start(group) >= 0]
    first, last = min((a for a, _ in filled), default=end), max((b for _, b in filled), default=start)
    line = match.string
    while start < min(end, first) and line[start] in light:
        start += 1
    while end > max(start, last) and line[end - 1] in light:
        end -= 1
    return start, end


class PatternIndex:
    """Tells which patterns can match a line of symbols at all, by the symbols that each cannot do without.

    A set of patterns is the bits of a number. A pattern needs up to `LANES` of the rarest things it requires; a number
    holds all first needs in its lowest lane of bits, all second ones in the next, so that one "or" a symbol gathers
    what a line meets, and the lanes are then held against each other.
    """

    LANES = 4

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """File every pattern under the rarest of what it needs."""
        needs = [sorted(pattern.required, key=len)[: self.LANES] for pattern in patterns]
        self._width = len(needs)
        self._every = 0
        self._met: dict[str, int] = {}
        for number, needed in enumerate(needs):
            for lane in range(self.LANES):
                bit = 1 << (lane * self._width + number)
                if lane >= len(needed):
                    self._every |= bit
                    continue
                for symbol in needed[lane]:
                    self._met[symbol] = self._met.get(symbol, 0) | bit

    def candidates(self, line: str) -> list[int]:
        """Return the numbers of the patterns that may match, in order."""
        gathered = self._every
        for symbol in self._met.keys() & set(line):
            gathered |= self._met[symbol]
        width = self._width
        gathered &= gathered >> 2 * width
        gathered = gathered & gathered >> width & ((1 << width) - 1)
        found = []
        while gathered:
            lowest = gathered & -gathered
            found.append(lowest.bit_length() - 1)
            gathered ^= lowest
        return found


def literals_of(sources: list[str]) -> set[str]:
    """Return the plain words that patterns name, so that the lexicon can know them."""
    words: set[str] = set()
    for source in sources:
        for element in ELEMENT.findall(source):
            if not QUANTIFIER.fullmatch(element) and element.strip()[0] not in "()|~^$":
                words.update(word for word in element.split("|") if word and word[0] not in "{<@")
    return words


def questions_of(sources: Iterable[str], fold: Callable[[str], str]) -> set[Question]:
    """Return all that patterns will ask of items' kinds.

    Raises:
        PatternError: an element cannot be read.
    """
    found: set[Question] = set()
    for source in sources:
        for element in map(str.strip, ELEMENT.findall(source)):
            if QUANTIFIER.fullmatch(element) or not element or element[0] in "()|^$@":
                continue
            if element[0] == "~":
                options = [option for option in [element.partition("!")[2]] if option]
            else:
                options = [] if element[0] == "<" and "=" in element else element.split("|")
            found.update(_question(option, fold, source) for option in options)
    return found


def _question(option: str, fold: Callable[[str], str], source: str) -> Question:
    """Return what one alternative of an element asks."""
    if not option:
        raise PatternError(f"pattern {source!r}: an empty alternative (write ' | ' between sequences)")
    if option[0] in "<{" and option[-1] not in ">}":
        raise PatternError(f"pattern {source!r}: {option!r} is not closed")
    name, _, rest = option.strip("<>{}").partition(":")
    wanted = {part for part in rest.split(",") if part and not part.startswith("!")}
    without = {part[1:] for part in rest.split(",") if part.startswith("!")}
    if option.startswith("<"):
        return asking(*(slot | wanted for slot in SLOTS.get(name, ACTOR)), without=without)
    if option.startswith("{"):
        return asking({"/" + name} | wanted, without=without)
    return asking({"=" + fold(option)})


@dataclass
class _Build:
    """State of one compilation."""

    source: str
    slots: dict[str, str] = field(default_factory=dict)
    required: list[frozenset[str]] = field(default_factory=list)
    depth: int = 0


REPEATED = re.compile(r"\((?P<body>[^()|]*<[^()|]*)\)\{(?P<least>\d+),(?P<most>\d+)\}")


def unrolled(source: str) -> str:
    """Return a pattern whose repeated pieces with slots are written out, so that each repetition keeps its items.

    ``(, <country> <name>){1,3}`` keeps the last country and name only; written out it keeps up to three of each.
    A piece that holds an alternative or another piece in brackets stays as it is.
    """
    return REPEATED.sub(lambda m: _written_out(m["body"].strip(), int(m["least"]), int(m["most"])), source)


def _written_out(body: str, least: int, most: int) -> str:
    optional = ""
    for _ in range(most - least):
        optional = f"( {body} {optional} )?"
    return " ".join([body] * least + [optional])


class PatternCompiler:
    """Compiles patterns against a closed symbol table."""

    def __init__(
        self,
        symbols: SymbolTable,
        macros: Mapping[str, str],
        fold: Callable[[str], str],
        *,
        gaps: tuple[int, ...] = (SHORT_GAP, LONG_GAP),
    ) -> None:
        """Take the macros of the language; they may use each other, in order."""
        self._symbols = symbols
        self._macros = macros
        self._fold = fold
        self._short, self._long = gaps
        self._classes: dict[str, frozenset[str]] = {}
        transparent = symbols.having([frozenset({"transparent"})])
        self._skip = f"{character_class(transparent)}{{0,6}}" if transparent else ""
        self._barrier = symbols.having([frozenset({"barrier"})])
        self._actors = symbols.having([frozenset({"actor"})])

    def compile(self, source: str) -> Pattern:
        """Compile one pattern.

        Raises:
            PatternError: it cannot be read, or names a group or macro that does not exist.
        """
        build = _Build(source)
        body = self._sequence(source, build)
        try:
            return Pattern(source, re.compile(body), build.slots, tuple(build.required))
        except re.error as error:
            raise PatternError(f"pattern {source!r} cannot be compiled: {error}") from error

    def _sequence(self, source: str, build: _Build) -> str:
        elements = [element.strip() or "|" for element in ELEMENT.findall(source)]
        out: list[str] = []
        fresh = True  # nothing yet to put a skip after
        for index, element in enumerate(elements):
            following = elements[index + 1] if index + 1 < len(elements) else ""
            optional = bool(QUANTIFIER.fullmatch(following)) and (following[0] in "?*" or following.startswith("{0"))
            if QUANTIFIER.fullmatch(element):
                self._quantify(out, element)
            elif element == "(":
                out.append(("" if fresh else self._skip) + "(?:")
                build.depth += 1
                fresh = True
            elif element == ")":
                out.append(")")
                build.depth -= 1
                fresh = False
            elif element == "|":
                out.append("|")
                fresh = True
            else:
                piece = self._element(element, build, required=build.depth == 0 and not optional)
                out.append(piece if fresh else f"(?:{self._skip}{piece})")
                fresh = element == "^"
        return "".join(out)

    @staticmethod
    def _quantify(out: list[str], quantifier: str) -> None:
        if out and out[-1] == ")":
            opened = 0
            for index in range(len(out) - 1, -1, -1):
                opened += (out[index] == ")") - out[index].endswith("(?:")
                if opened == 0:
                    head = out[index]
                    out[index] = "(?:" + head
                    out.append(")" + quantifier)
                    return
        out[-1] = f"(?:{out[-1]}){quantifier}"

    def _element(self, element: str, build: _Build, *, required: bool) -> str:
        if element.startswith("~"):
            return self._gap(element, build)
        if element in "^$":
            return element
        if element.startswith("@"):
            return f"(?:{self._macro(element[1:], build)})"
        if element.startswith("<") and "=" in element:
            return self._macro_slot(element, build)
        symbols: frozenset[str] = frozenset()
        slot = None
        for option in element.split("|"):
            found, name = self._option(option, build)
            symbols |= found
            slot = slot or name
        if not symbols and "<" not in element:
            raise PatternError(f"pattern {build.source!r}: nothing in the lexicon fits {element!r}")
        if required:
            build.required.append(symbols)
        text = character_class(symbols)
        return self._group(slot, text, build) if slot else text

    def _gap(self, element: str, build: _Build) -> str:
        long = element.startswith("~~")
        kept_out = self._barrier if long else self._barrier | self._actors
        _, _, group = element.partition("!")
        if group:
            kept_out |= self._option(group, build)[0]
        return f"{character_class(kept_out, negated=True)}{{0,{self._long if long else self._short}}}?"

    def _macro(self, name: str, build: _Build) -> str:
        if name not in self._macros:
            raise PatternError(f"pattern {build.source!r}: there is no macro @{name}")
        inner = _Build(build.source, build.slots, [], 1)
        return self._sequence(self._macros[name], inner)

    def _macro_slot(self, element: str, build: _Build) -> str:
        slot, _, macro = element.strip("<>").partition("=")
        return self._group(slot, self._macro(macro.lstrip("@"), build), build)

    @staticmethod
    def _group(slot: str, text: str, build: _Build) -> str:
        name, number = slot, 1
        while name in build.slots:
            number += 1
            name = f"{slot}{number}"
        build.slots[name] = slot
        return f"(?P<{name}>{text})"

    def _option(self, option: str, build: _Build) -> tuple[frozenset[str], str | None]:
        key = option
        slot = None
        if option.startswith("<"):
            slot = option.strip("<>").partition(":")[0]
        if key not in self._classes:
            self._classes[key] = self._symbols.having(*_question(option, self._fold, build.source))
        return self._classes[key], slot
