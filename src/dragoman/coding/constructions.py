"""The constructions of a language: patterns over a clause that propose an event.

A construction stands in ``constructions.toml`` under its event's type::

    [[visit]]
    pattern = "<visitor> ~ {arrive} in|at <place> ~ for|on a? {visit}"
    example = "French President Emmanuel Macron arrived in Astana on Wednesday on an official visit."
    gives   = { visitor = "Emmanuel Macron", city = "Astana", kind = "official", status = "held" }

Further keys: ``status`` (what the construction itself says), ``subject`` (the role the clause's subject fills when
the pattern did not), ``weak`` (names an event without stating it: "after the visit of X to Y"), ``set`` (fields),
``none = true`` (the words are no event: they block others). `Construction` tells of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from dragoman.annotation.groups import slots_of
from dragoman.annotation.items import Item
from dragoman.annotation.pack import LanguagePack
from dragoman.annotation.patterns import Pattern, PatternCompiler, PatternError, PatternIndex, trimmed
from dragoman.coding.clauses import Clause
from dragoman.model import EventType, Status

KEYS = frozenset(
    {
        "pattern",
        "example",
        "gives",
        "status",
        "subject",
        "weak",
        "set",
        "none",
        "background",
        "to",
        "at_home",
        "sole",
        "time",
        "topic",
        "here",
        "object",
        "of_visit",
        "together",
        "again",
    }
)


@dataclass(frozen=True)
class Construction:
    """A compiled construction."""

    name: str
    """``en/visit/12``: language, type, number in the file."""
    type: EventType
    pattern: Pattern
    status: Status | None = None
    subject: str | None = None
    weak: bool = False
    none: bool = False
    background: bool = False
    set: Mapping[str, Any] = field(default_factory=dict)
    example: str = ""
    gives: Mapping[str, Any] = field(default_factory=dict)
    sole: bool = False
    """It says more than others of its type that match the same words, which are dropped."""
    topic: bool = False
    """Its subject, when the clause has none, is who acted in the sentence before ("The tour includes A, B and C")."""
    object: str = ""
    """The role of who acted before, whom a pronoun glued to the verb means."""
    here: bool = False
    """Without a place it is where the report is written ("flew in on Friday")."""
    of_visit: bool = False
    """Without parties it is between visitor and host of the report's one visit ("Talks were held in the palace")."""
    again: bool = False
    """Without parties it tells more of the talks or call told last ("The meeting took place on March 11"); of a summit
    it only tells more, with or without them ("Also present were X and Y")."""
    together: bool = False
    """All who take part meet at once: "X brought A and B together"."""
    time: str = ""
    """"end" when the day of the clause is the event's last one (departures), "none" when it is not the event's."""
    at_home: str = ""
    """The role (or "last": the one named last) whose state is the place: who receives does so at home."""
    to: tuple[str, ...] = ()
    """For an adjunct: the types of event it belongs to."""


@dataclass(slots=True)
class Proposal:
    """What a construction found in a clause."""

    construction: Construction
    clause: Clause
    first: int
    """Index of the first item matched, in the clause."""
    last: int
    """Index after the last item matched."""
    slots: dict[str, list[Item]]
    mentioned: bool = False
    """Another construction states an event of the type in the same clause, and this one only mentions one."""

    @property
    def items(self) -> list[Item]:
        """Return the items matched."""
        return self.clause.items[self.first : self.last]

    def distance(self, index: int) -> int:
        """Count the items between the match and one item of its clause, unknown words for a third each."""
        if self.first <= index < self.last:
            return 0
        items = self.clause.items
        between = items[index + 1 : self.first] if index < self.first else items[self.last : index]
        unknown = sum(item.has("unknown") for item in between)
        return len(between) - unknown + unknown // 3 + 1


class Constructions:
    """All constructions of a language, found by the symbols that a clause holds."""

    def __init__(self, pack: LanguagePack) -> None:
        """Compile the language's constructions.

        Raises:
            PatternError: a construction cannot be read.
        """
        self.all = list(_read(pack.code, pack.constructions, pack.compiler))
        self.adjuncts = list(_adjuncts(pack.code, pack.constructions, pack.compiler))
        self._light = pack.symbols.having([frozenset({"transparent"})])
        self._lexicon = pack.lexicon
        self._symbols = pack.symbols
        self._stop_words = frozenset(map(pack.lexicon.folder.fold, pack.settings.get("stop_words", ())))
        self._nouns = pack.symbols.having([frozenset({"noun"})])
        self._heads = pack.symbols.having([frozenset({"verb"}), frozenset({"noun"})])
        self._actors = pack.symbols.having([frozenset({"actor"})])
        self._index = PatternIndex(construction.pattern for construction in self.all)

    def triggers(self) -> frozenset[str]:
        """Return the folded words one of which a sentence must hold for any construction to match it.

        A construction is known by the least common thing it needs: rather nouns ("talks") than verbs ("hold"), and
        nothing that counts a stop word of the language among its words. Actors do not count: they are built from
        other words, and every report is full of them. A construction with nothing telling in it ("X is in Y") is only
        tried on sentences that another one calls for, and on headlines and first sentences, which are always read.
        """
        found: set[str] = set()
        self._lexicon.avoid(self._stop_words)
        for construction in self.all:
            if construction.none:
                continue
            needs = sorted((needed - self._actors for needed in construction.pattern.required), key=self._breadth)
            options = (self._lexicon.telling_words(needed) for needed in needs)
            found |= next((words for words in options if words and words.isdisjoint(self._stop_words)), frozenset())
        return frozenset(found)

    def _breadth(self, symbols: frozenset[str]) -> tuple[bool, bool, int]:
        return not symbols <= self._nouns, not symbols <= self._heads, self._symbols.breadth(symbols)

    def match(self, clause: Clause) -> list[Proposal]:
        """Return what the constructions propose for a clause, in the order of the file."""
        line = "".join([item.symbol for item in clause.items])
        out = []
        for index in self._index.candidates(line):
            construction = self.all[index]
            pattern = construction.pattern
            for match in pattern.expression.finditer(line):
                start, end = trimmed(pattern, match, self._light)
                if end > start:
                    out.append(Proposal(construction, clause, start, end, slots_of(pattern, match, clause.items)))
        return _unblocked(out)

    def adjuncts_in(self, clause: Clause, event_type: str) -> list[dict[str, list[Item]]]:
        """Return the slots that adjuncts of a type of event fill in a clause ("at the invitation of X")."""
        line = "".join([item.symbol for item in clause.items])
        out = []
        for adjunct in self.adjuncts:
            if event_type not in adjunct.to or any(needed.isdisjoint(line) for needed in adjunct.pattern.required):
                continue
            match = adjunct.pattern.expression.search(line)
            if match:
                out.append(slots_of(adjunct.pattern, match, clause.items))
        return out


def _adjuncts(code: str, table: Mapping[str, Any], compiler: PatternCompiler) -> Iterable[Construction]:
    for number, entry in enumerate(table.get("adjunct", []), 1):
        pattern = compiler.compile(entry["pattern"])
        yield Construction(
            f"{code}/adjunct/{number}",
            "visit",
            pattern,
            to=tuple(entry["to"]),
            example=entry.get("example", ""),
        )


def _unblocked(proposals: list[Proposal]) -> list[Proposal]:
    """Drop what a ``none`` construction over the same trigger forbids."""
    blocks = [p for p in proposals if p.construction.none]
    fuller = [p for p in proposals if p.construction.sole]
    proposals = [
        p
        for p in proposals
        if p.construction.sole
        or not any(f.construction.type == p.construction.type and f.first < p.last and p.first < f.last for f in fuller)
    ]
    return [
        p
        for p in proposals
        if not p.construction.none
        and not any(
            b.construction.type == p.construction.type and b.first < p.last and p.first < b.last for b in blocks
        )
    ]


def _read(code: str, table: Mapping[str, Any], compiler: PatternCompiler) -> Iterable[Construction]:
    for event_type in get_args(EventType):
        for number, entry in enumerate(table.get(event_type, []), 1):
            name = f"{code}/{event_type}/{number}"
            unknown = set(entry) - KEYS
            if unknown:
                raise PatternError(f"{name}: unknown keys {sorted(unknown)}")
            yield Construction(
                name,
                event_type,
                compiler.compile(entry["pattern"]),
                **{key: value for key, value in entry.items() if key != "pattern"},
            )
