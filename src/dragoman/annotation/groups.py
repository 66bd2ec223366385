"""The cascade: small patterns build bigger items from smaller ones, section by section.

``groups.toml`` of a language has the sections ``actor`` (title + country + name), ``apposition``, ``list``
("A and B"), ``verb`` (auxiliaries + verb) and ``noun`` (labels + noun), each a list of patterns tried in the
order of the file. What a pattern matches becomes one item.

In a list, and in an actor rule with ``members = "country"``, a repeated piece keeps all it matches: one rule,
``<member> (, <member>){0,8} ,? {and} <member>``, reads lists of every length (`unrolled`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dragoman.annotation.items import Actor, Data, Item, NounGroup, Reference, VerbGroup
from dragoman.annotation.lexicon import Reading, kind_of
from dragoman.annotation.patterns import Pattern, PatternCompiler, PatternError, PatternIndex, trimmed, unrolled
from dragoman.annotation.symbols import CASES, Atoms, Kind, SymbolTable
from dragoman.annotation.times import TimeMention
from dragoman.gazetteer import Gazetteer
from dragoman.model import Span, Status

SECTIONS = ("noun", "verb", "actor", "apposition", "list")
GENERAL_OFFICES = frozenset({"leader", "minister", "royal"})
"""Offices that give way to a more exact one said of the same person."""
PEOPLE = ("actor", "apposition", "list")
REFERENCES: tuple[Reference, ...] = (
    "named",
    "title",
    "pronoun",
    "latter",
    "object",
    "counterpart",
    "pair",
    "state",
    "organisation",
    "nobody",
)
HEADS = ("office", "name", "counterpart", "country", "organisation", "state", "pronoun", "member")
"""Slots that can be the head of an actor, the one whose case is the actor's, in this order."""

Found = Mapping[str, Sequence[Item]]
"""From a slot's name to the items that filled it."""


@dataclass(frozen=True)
class Rule:
    """A pattern of the cascade and what it says of the item it builds."""

    name: str
    pattern: Pattern
    gives: Mapping[str, Any]
    example: str
    world: Gazetteer | None = None
    """Who is of which state and bore which office: a title of another state is not that person's."""
    case_on_last: bool = False
    """The language inflects only the last word of a group, whose case is the group's."""


class Cascade:
    """Applies a language's groups to the items of a sentence."""

    def __init__(
        self,
        table: Mapping[str, Any],
        compiler: Callable[[], PatternCompiler],
        symbols: SymbolTable,
        *,
        world: Gazetteer | None = None,
        case_on_last: bool = False,
    ) -> None:
        """Compile the sections in order.

        Args:
            table: the language's ``groups.toml``.
            compiler: makes a fresh compiler, since each section adds symbols.
            symbols: the language's symbols, still open.
            world: the gazetteer, to tell whether a title can be a known person's.
            case_on_last: the case of a group is that of its last word, not of its head.
        """
        self._symbols = symbols
        self._sections: list[tuple[str, list[Rule], PatternIndex]] = []
        self._register_actors()
        self._light = symbols.having([frozenset({"transparent"})])
        for section in SECTIONS:
            build = compiler()
            rules = [
                _rule(section, index, entry, build, world, case_on_last=case_on_last)
                for index, entry in enumerate(table.get(section, []), 1)
            ]
            self._sections.append((section, rules, PatternIndex(rule.pattern for rule in rules)))
            if section in {"verb", "noun"}:
                self._register_heads(section, rules)

    @property
    def rules(self) -> list[Rule]:
        """Return all rules, in order."""
        return [rule for _, rules, _ in self._sections for rule in rules]

    def apply(self, items: list[Item], text: str, *, people_only: bool = False) -> list[Item]:
        """Return the items with groups in the place of their parts; `people_only` leaves verbs and nouns alone."""
        for _, changed in self.steps(items, text, PEOPLE if people_only else SECTIONS):
            items = changed
        return items

    def trace(self, items: list[Item], text: str) -> list[str]:
        """Return the names of the rules that build something, in order."""
        return [name for name, _ in self.steps(items, text)]

    def steps(
        self, items: list[Item], text: str, sections: Sequence[str] = SECTIONS
    ) -> Iterator[tuple[str, list[Item]]]:
        """Yield each rule that built something, by name, with the items after it."""
        line = "".join([item.symbol for item in items])
        for section, rules, index in self._sections:
            if section not in sections:
                continue
            builder = _BUILDERS[section]
            for number in index.candidates(line):
                changed = self._apply_rule(rules[number], builder, items, text, line)
                if changed is not items:
                    items = changed
                    line = "".join([item.symbol for item in items])
                    yield rules[number].name, items

    def _apply_rule(self, rule: Rule, builder: Builder, items: list[Item], text: str, line: str) -> list[Item]:
        out: list[Item] = []
        last = 0
        for match in rule.pattern.expression.finditer(line):
            if match.end() == match.start():
                continue
            start, end = trimmed(rule.pattern, match, self._light)
            if start == end:
                continue
            found = slots_of(rule.pattern, match, items)
            if rule.case_on_last and _is_subject_beside_object(found) and not _somebody_in(items[:start]):
                continue
            built = builder(rule, found, items[start:end], text)
            if built is None:
                continue
            readings, data = built
            symbol = self._symbols.known(kind_of(readings))
            if symbol is None:
                continue
            out.extend(items[last:start])
            out.append(Item(symbol, items[start].start, items[end - 1].end, readings, data))
            last = end
        if not last:
            return items
        out.extend(items[last:])
        return out

    def _register_actors(self) -> None:
        """Every actor's kind gets its symbol before patterns are compiled: references, number, sets of cases."""
        cases = sorted(CASES)
        for reference in REFERENCES:
            for number in ("one", "many"):
                for mask in range(1 << len(cases)):
                    subset = frozenset(case for bit, case in enumerate(cases) if mask >> bit & 1)
                    self._symbols.symbol(kind_of(actor_readings(reference, number, subset)))

    def _register_heads(self, section: str, rules: Iterable[Rule]) -> None:
        """Give symbols to what verb and noun rules can build: for every kind with a head, each outcome."""
        outcomes = {_outcome(section, rule.gives) for rule in rules}
        for kind in list(self._symbols.kinds()):
            if any(section in atoms for atoms in kind):
                for outcome in outcomes:
                    self._symbols.symbol(frozenset(_headed(atoms, outcome) for atoms in kind if section in atoms))


Built = tuple[tuple[Reading, ...], Data]
Builder = Callable[[Rule, Found, Sequence[Item], str], Built | None]


def slots_of(pattern: Pattern, match: re.Match[str], items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return the items of each slot; a slot that occurs twice keeps both, in order."""
    found: dict[str, list[Item]] = {}
    for group, slot in pattern.slots.items():
        start, end = match.span(group)
        if start >= 0:
            found.setdefault(slot, []).extend(items[start:end])
            found["#" + group] = list(items[start:end])
    return found


def actor_readings(reference: str, number: str, cases: frozenset[str]) -> tuple[Reading, ...]:
    """Return the readings of an actor: one for each case it can be in."""
    base = frozenset({"actor", reference, number})
    if not cases:
        return (Reading(base, ""),)
    return tuple(Reading(base | {case}, "") for case in sorted(cases))


def cases_of(item: Item) -> frozenset[str]:
    """Return the cases an item can be in."""
    return frozenset(atom for reading in item.readings for atom in reading.atoms) & CASES


def _is_subject_beside_object(found: Found) -> bool:
    """Return whether a bare title stands beside a name in another case: "Президент Макронды қабылдады".

    Where only the last word of a group is inflected, such a title may be who acts; it is so when nobody else can be.
    """
    titles, names = found.get("office", ()), found.get("name", ())
    if not titles or not names or found.get("country") or found.get("organisation") or found.get("implied"):
        return False
    if any(item.has("implied") for item in titles):
        return False
    return cases_of(titles[-1]) == {"nom"} and bool(cases_of(names[-1])) and not cases_of(names[-1]) & {"nom", "gen"}


def _somebody_in(items: Sequence[Item]) -> bool:
    return any(item.has(atom) for item in items for atom in ("person", "office", "actor", "/pronoun"))


def _rule(
    section: str,
    index: int,
    entry: Mapping[str, Any],
    compiler: PatternCompiler,
    world: Gazetteer | None,
    *,
    case_on_last: bool,
) -> Rule:
    if "pattern" not in entry:
        raise PatternError(f"groups.toml: {section} {index} has no pattern")
    gives = entry.get("gives", {})
    many = section == "list" or gives.get("members") == "country"
    pattern = unrolled(entry["pattern"]) if many else entry["pattern"]
    return Rule(
        f"{section}/{index}",
        compiler.compile(pattern),
        gives,
        entry.get("example", ""),
        world,
        case_on_last,
    )


def _outcome(section: str, gives: Mapping[str, Any]) -> Atoms:
    return frozenset({"grouped", *(["passive"] if gives.get("passive") else []), *gives.get("atoms", [])}) - {section}


def _headed(atoms: Atoms, outcome: Atoms) -> Atoms:
    """A grouped head keeps what it is and its case, not its form: the auxiliaries have told that."""
    forms = {"base", "pres", "past", "part", "ing", "fut", "inf", "imp"}
    return frozenset(atom for atom in atoms if atom not in forms or "verb" not in atoms) | outcome


def _build_head(section: str) -> Builder:
    def build(rule: Rule, found: Found, parts: Sequence[Item], text: str) -> Built | None:
        head = found.get(section if section == "verb" else "head", [None])[-1]
        if head is None:
            return None
        outcome = _outcome(section, rule.gives)
        readings = tuple(Reading(_headed(r.atoms, outcome), r.value) for r in head.readings if section in r.atoms)
        span = (parts[0].start, parts[-1].end)
        if section == "verb":
            return readings, _verb_group(rule, found, parts, span)
        return readings, _noun_group(rule, found, head, parts)

    return build


def _verb_group(rule: Rule, found: Found, parts: Sequence[Item], span: Span) -> VerbGroup:
    status = cast("Status | None", rule.gives.get("status"))
    times: list[TimeMention] = []
    for item in parts:
        if isinstance(item.data, TimeMention):
            times.append(item.data)
        elif isinstance(item.data, VerbGroup):
            times.extend(item.data.times)
    return VerbGroup(status, bool(rule.gives.get("passive")), bool(rule.gives.get("negated")), span, tuple(times))


def _noun_group(rule: Rule, found: Found, head: Item, parts: Sequence[Item]) -> NounGroup:
    span = (parts[0].start, parts[-1].end)
    group = head.data if isinstance(head.data, NounGroup) else NounGroup(span)
    for item in parts:
        for label in ("format", "setting"):
            value = item.value(label)
            if value:
                group.labels.append((label, value, (item.start, item.end)))
    group.span = span
    for item in found.get("kind", []):
        group.kinds.append((item.value("kind") or "other", (item.start, item.end)))
    group.negated = group.negated or bool(rule.gives.get("negated"))
    group.status = cast("Status | None", rule.gives.get("status", group.status))
    return group


def _parted_by_day(parts: Sequence[Item]) -> bool:
    """Return whether a day stands among words: "the president tomorrow the chancellor ..." are subject and object.

    A year can belong to a title ("chairman of the G20 of 2025").
    """
    times = [item.data for item in parts if isinstance(item.data, TimeMention)]
    return any(t.first.day or t.weekday is not None or (t.relative and t.relative.unit == "day") for t in times)


def _build_actor(rule: Rule, found: Found, parts: Sequence[Item], text: str) -> Built | None:
    if _parted_by_day(parts):
        return None
    actor = Actor((parts[0].start, parts[-1].end), rule.gives.get("reference", "named"))
    for item in [*found.get("office", ()), *found.get("implied", ())]:
        _read_office(actor, item)
    for item in [*found.get("country", ()), *found.get("demonym", ()), *found.get("state", ())]:
        actor.country = item.value("country") or actor.country
        states = item.values("country")
        actor.open_states = states if len(states) > 1 else ()
    actor.number = rule.gives.get("number", actor.number)
    for item in found.get("organisation", ()):
        actor.organisation = item.value("org")
    for item in found.get("standing", ()):
        _read_standing(actor, item.value("standing") or "")
    named = found.get("name", ())
    if named:
        actor.name_span = (named[0].start, named[-1].end)
        actor.name = text[named[0].start : named[-1].end]
        actor.people = _people(named)
        actor.common = len(named) == 1 and named[0].has("common")
    if actor.office and not actor.open_states and _is_of_another_state(rule, actor.people, actor.country):
        return None  # "King A of X, Sheikh B, Emir of Y": a title explains the name on its other side
    actor.spans = _spans(found)
    if rule.gives.get("members") == "country":
        actor.members = _by_country(actor, found, text)
        actor.number = max(actor.number, len(actor.members))
    number = "many" if actor.number > 1 else "one"
    return actor_readings(actor.reference, number, _cases_of_group(rule, found, parts)), actor


def _cases_of_group(rule: Rule, found: Found, parts: Sequence[Item]) -> frozenset[str]:
    """Return the cases of a group: those of its head, or of its last word where only that is inflected."""
    heads = [found[slot] for slot in HEADS if found.get(slot)]
    if not rule.case_on_last or not heads:
        return _case_of_head(heads) if heads else cases_of(parts[-1])
    return cases_of(max((items[-1] for items in heads), key=lambda item: item.end))


def _case_of_head(heads: Sequence[Sequence[Item]]) -> frozenset[str]:
    """Return the case of the first head that shows one: an unknown name has none, the "colleague" before it has."""
    return next((cases for items in heads if (cases := cases_of(items[0]))), frozenset())


def _by_country(actor: Actor, found: Found, text: str) -> list[Actor]:
    """In "the presidents of A and B" every country has its own office-holder, named in the same order if at all."""
    members = []
    implied = [item for item in found.get("office", ()) if item.value("country")]  # "the heads of Russia" is a title
    countries = [*implied, *found.get("country", ()), *found.get("demonym", ()), *found.get("state", ())]
    countries.sort(key=lambda item: item.start)
    names = [items for group, items in found.items() if group.startswith("#name") and items]
    for number, item in enumerate(countries):
        spans = (*((i.start, i.end) for i in found.get("office", ())), (item.start, item.end))
        reference: Reference = "counterpart" if actor.reference == "counterpart" else "title"
        members.append(
            Actor(
                (item.start, item.end),
                reference,
                office=actor.office,
                country=item.value("country"),
                spans=spans,
            )
        )
        states = item.values("country")
        members[-1].open_states = states if len(states) > 1 else ()
        if len(names) == len(countries):
            _name_member(members[-1], names[number], text)
    return members


def _name_member(member: Actor, named: Sequence[Item], text: str) -> None:
    member.reference, member.name_span = "named", (named[0].start, named[-1].end)
    member.name, member.people = text[named[0].start : named[-1].end], _people(named)
    member.spans = tuple(sorted({*member.spans, member.name_span}))


def _read_office(actor: Actor, item: Item) -> None:
    for reading in sorted(item.readings, key=lambda r: not r.atoms & {"by_country", "implied"}):
        if "office" not in reading.atoms:
            continue
        value, _, extra = reading.value.partition("|")
        if "implied" in reading.atoms:
            actor.country = actor.country or extra
        if "plural" in reading.atoms:
            actor.number = int(extra)
            actor.reference = actor.reference if actor.reference in {"organisation", "nobody"} else "pair"
        if actor.office is None or actor.office in GENERAL_OFFICES:
            actor.office = f"?{value}" if "by_country" in reading.atoms else value
        return


def _read_standing(actor: Actor, value: str) -> None:
    if value in {"former", "acting", "elect"}:
        actor.standing = value  # type: ignore[assignment]  # the test just made shows it is a Standing
    elif value == "visiting":
        actor.visiting = True


def _people(named: Sequence[Item]) -> tuple[str, ...]:
    """Return the gazetteer's people a name can mean; a name with unknown parts means none of them surely."""
    if len(named) != 1:
        return ()
    return tuple(dict.fromkeys(r.value for r in named[0].readings if "person" in r.atoms and r.value))


def _spans(found: Found) -> tuple[Span, ...]:
    """Return the spans of name, office and country, each name as a whole."""
    spans: list[Span] = []
    for slot, items in found.items():
        if slot in {"name"} and items:
            spans.append((items[0].start, items[-1].end))
        elif slot in {
            "office",
            "implied",
            "country",
            "demonym",
            "state",
            "organisation",
            "counterpart",
            "pronoun",
            "member",
        }:
            spans.extend((item.start, item.end) for item in items)
    return tuple(sorted(spans))


def _build_apposition(rule: Rule, found: Found, parts: Sequence[Item], text: str) -> Built | None:
    """Join a name with the title that explains it; decline when both could be people of their own."""
    pair = [item.data for item in found.get("member", []) if isinstance(item.data, Actor)]
    if _parted_by_day(parts):
        return None
    if len(pair) == 2 and len(pair[0].members) == len(pair[1].members) > 1:
        return _pairwise(pair[0], pair[1], parts, cases_of(found["member"][-1 if rule.case_on_last else 0]))
    if len(pair) != 2 or any(actor.members for actor in pair):
        return None
    named = next((actor for actor in pair if actor.name), None)
    title = next((actor for actor in pair if actor is not named and not actor.name and actor.number == 1), None)
    if named is None or title is None or title.reference not in {"title", "counterpart"}:
        return None
    exact = named.office and title.office and named.office not in GENERAL_OFFICES
    if exact and not rule.gives.get("second_office"):
        return None
    if _are_two(rule, named, title):
        return None
    joined = Actor(
        (parts[0].start, parts[-1].end),
        "counterpart" if title.reference == "counterpart" else "named",
        named.name,
        named.name_span,
        named.people,
        title.office if named.office in GENERAL_OFFICES and title.office else named.office or title.office,
        named.country or title.country,
        named.organisation or title.organisation,
        named.standing or title.standing,
        1,
        named.visiting or title.visiting,
        tuple(sorted({*named.spans, *title.spans})),
    )
    joined.open_states = named.open_states if named.country else title.open_states
    return actor_readings(joined.reference, "one", cases_of(found["member"][-1 if rule.case_on_last else 0])), joined


def _are_two(rule: Rule, named: Actor, title: Actor) -> bool:
    """Return whether a name and a title beside it are of two people, as far as their states and offices show."""
    if named.country and title.country and named.country != title.country:
        return True
    if _is_of_another_state(rule, named.people, title.country):
        return True
    return bool(rule.gives.get("known")) and not _bore(rule, named.people, title)


def _is_of_another_state(rule: Rule, people: Sequence[str], country: str | None) -> bool:
    """Return whether a name is known and none of its bearers is of a state: it is not explained by that title."""
    if rule.world is None or country is None or not people:
        return False
    states = {leader.country for person in people if (leader := rule.world.leader(person)) is not None}
    return bool(states) and country not in states and None not in states


def _bore(rule: Rule, people: Sequence[str], title: Actor) -> bool:
    """Return whether the one person that a name means ever bore an office like that of a title."""
    leader = rule.world.leader(people[0]) if rule.world is not None and len(people) == 1 else None
    if leader is None or rule.world is None or (title.country and title.country != leader.country):
        return False
    office = (title.office or "").removeprefix("?")
    levels = {rule.world.level(term.office) for term in leader.terms}
    return any(term.office == office for term in leader.terms) or rule.world.level(office) in levels


def _pairwise(titles: Actor, names: Actor, parts: Sequence[Item], cases: frozenset[str]) -> Built | None:
    """Join "the presidents of A and B" with "X and Y" one by one."""
    if any(not name.name for name in names.members):
        titles, names = names, titles
    if any(not name.name for name in names.members) or any(title.name for title in titles.members):
        return None
    for title, name in zip(titles.members, names.members, strict=True):
        name.open_states = name.open_states if name.country else title.open_states
        name.office, name.country = name.office or title.office, name.country or title.country
        name.spans = tuple(sorted({*name.spans, *title.spans}))
    whole = Actor((parts[0].start, parts[-1].end), "named", number=len(names.members), members=names.members)
    whole.spans = tuple(span for member in names.members for span in member.spans)
    return actor_readings("named", "many", cases), whole


def _build_list(rule: Rule, found: Found, parts: Sequence[Item], text: str) -> Built | None:
    members = [item.data for item in found.get("member", []) if isinstance(item.data, Actor)]
    if len(members) < 2 or any(isinstance(item.data, TimeMention) for item in parts):
        return None
    if any(member.reference == "pair" and not member.members for member in members[1:]):
        return None  # "called on X and the two discussed": those two begin a clause
    if len(members[0].members) == len(members) - 1 > 1:  # "the ministers of A and B, X and Y"
        paired = _pairwise(members[0], Actor((0, 0), members=members[1:]), parts, cases_of(found["member"][0]))
        if paired is not None:
            return paired
    _share(members)
    _share_state(members)
    actor = Actor((parts[0].start, parts[-1].end), "named", number=len(members), members=members)
    actor.spans = tuple(span for member in members for span in member.spans)
    inflected = found["member"][-1:] if rule.case_on_last else found["member"]
    cases = frozenset.intersection(*(cases_of(item) for item in inflected))
    return actor_readings("named", "many", cases or cases_of(found["member"][0])), actor


def _share(members: Sequence[Actor]) -> None:
    """In "Presidents A and B" or "foreign ministers of C and D" the office is said once for all."""
    office = members[0].office
    if office and members[0].reference == "pair":
        for member in members:
            member.office = member.office or office
            member.number, member.reference = 1, "named" if member.name else "title"


def _share_state(members: Sequence[Actor]) -> None:
    """ "With the president of Peru, A, and the minister B": an unknown B without a state is of the state before him."""
    states = [member.country for member in members[:-1]]
    last = members[-1]
    stateless = last.name and last.office and not (last.people or last.country or last.organisation)
    if stateless and last.reference == "named" and states[0] and len(set(states)) == 1:
        last.country = states[0]


_BUILDERS: Mapping[str, Builder] = {
    "noun": _build_head("noun"),
    "verb": _build_head("verb"),
    "actor": _build_actor,
    "apposition": _build_apposition,
    "list": _build_list,
}
"""What makes an item of each section's matches."""

__all__ = ["Cascade", "Kind", "Rule", "actor_readings", "cases_of", "slots_of"]
