"""Who is meant: the people and states of one report, from first mention to "the two leaders".

The report's own words come first; the gazetteer only supplies what they leave out (the person behind a name, the
country of an office-holder), and never overrides them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.annotation.items import Actor
from dragoman.coding.romanise import Romaniser
from dragoman.gazetteer import Gazetteer, Leader, covers
from dragoman.model import Span, Standing

GENERAL = frozenset({"leader", "minister", "royal"})
"""Offices that give way to a more exact one of the same person."""
LEADING = frozenset({"head of state", "head of government", "royal"})
"""Levels of office that "the two leaders" can mean."""
RANKS = (
    "head of state",
    "head of government",
    "foreign minister",
    "organisation",
    "minister",
    "parliament",
    "royal",
)
"""Levels of office, the foremost first, to tell which bearer of a surname is meant."""
MONARCHS = frozenset({"king", "queen", "emir", "sultan", "emperor", "grand duke", "prince"})
TOP = ("head of state", "head of government", "royal", "foreign minister")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody the report speaks of."""

    name: str | None = None
    person: str | None = None
    office: str | None = None
    standing: Standing | None = None
    country: str | None = None
    organisation: str | None = None
    words: frozenset[str] = frozenset()
    """The folded words of the name as the report writes it."""
    mentions: int = 0
    visiting: list[Span] = field(default_factory=list)
    """Where the report calls the person a visitor ("the visiting French president")."""

    def same_as(self, other: Entity) -> bool:
        """Return whether two references are surely one person or one state."""
        if self is other:
            return True
        if self.person or other.person:
            return self.person == other.person
        if self.name or other.name:
            return self.name == other.name
        return (self.office, self.country, self.organisation) == (
            other.office,
            other.country,
            other.organisation,
        )

    def fits(self, other: Entity) -> bool:
        """Return whether two references can be one: equal, or one of them leaves the name open."""
        if self.same_as(other):
            return True
        if self.name and other.name:
            return False
        if (self.country or self.organisation) is None or (other.country or other.organisation) is None:
            return False
        if (self.country, self.organisation) != (other.country, other.organisation):
            return False
        return (
            self.office == other.office
            or self.office is None
            or other.office is None
            or "leader" in (self.office, other.office)
        )


@dataclass(slots=True)
class People:
    """The registry of one report; resolve the actors in the order of the text."""

    gazetteer: Gazetteer
    titles: Mapping[str, Any]
    romaniser: Romaniser
    day: str | None
    home: str | None = None
    """The country of the dateline or the outlet, for "the president" of nobody said."""
    latest_pair: tuple[Entity, Entity] | None = None
    """The two of the last encounter told of: whom "the two leaders" means, when one of them was named last."""
    latest_group: list[Entity] = field(default_factory=list)
    """Who was last named together in a list: whom "with each of them" means."""
    nation: str | None = None
    """The state of office-holders of whom none is said, where a language's press is that of one state."""
    entities: list[Entity] = field(default_factory=list)
    recent: list[Entity] = field(default_factory=list)
    topic: Entity | None = None
    """Who acted in the clause before: whom "he" means."""
    topic_spans: list[Span] = field(default_factory=list)
    """The words that named him there."""
    earlier_topic: Entity | None = None
    """The topic as it was before the present clause."""
    earlier_spans: list[Span] = field(default_factory=list)
    by_span: dict[tuple[int, int], list[Entity]] = field(default_factory=dict)
    present: list[Entity] = field(default_factory=list)
    """Whom the present clause names: a bare title in it means somebody else."""
    announced: frozenset[str] = frozenset()
    """The gazetteer's people whom some place of the report names without doubt: a surname before it means them."""
    topics: list[Entity] = field(default_factory=list)
    """Who acted so far, the latest last, each once."""
    center: Entity | None = None
    """Whom a pronoun of the sentence before means; one of this sentence goes on to mean the same person."""
    pronominal: Entity | None = None
    """Whom the last pronoun of the present sentence means."""

    def begin_sentence(self) -> None:
        """Take note that the next references are of a new sentence."""
        self.center, self.pronominal = self.pronominal, None

    def set_topic(self, entity: Entity, spans: list[Span]) -> None:
        """Take note of who acts, and of the words that name him."""
        self.topic, self.topic_spans = entity, spans
        if entity in self.topics:
            self.topics.remove(entity)
        self.topics.append(entity)

    def resolve(self, actor: Actor, others: Sequence[Entity] = ()) -> list[Entity]:
        """Return whom an actor means, none when nobody can be told.

        Args:
            actor: the reference.
            others: whom the clause names besides, for "his French counterpart".
        """
        known = self.by_span.get(actor.span)
        if known is not None and (known or not others):
            return known
        found = [entity for single in actor.each() for entity in self._single(single, others)]
        self.by_span[actor.span] = found
        if len(actor.members) > 1 and len(found) > 1:
            self.latest_group = found
        for entity in found:
            entity.mentions += 1
            if actor.visiting:
                entity.visiting.append(actor.span)
            if entity in self.recent:
                self.recent.remove(entity)
            self.recent.append(entity)
        return found

    def decide(self, states: Sequence[str], people: Sequence[str] = ()) -> str | None:
        """Return which of several states a word means ("Congolese"): that of a person it tells of or the report knows.

        Args:
            states: the states, ISO 3166-1 alpha-3; the first of them when nothing decides.
            people: identifiers of the gazetteer's people whom the word belongs to.
        """
        nations = [
            *(self._country(person) for person in people),
            *(entity.country for entity in reversed(self.recent) if entity.name),
            *(self._country(person) for person in sorted(self.announced)),
            self.home,
        ]
        return next((nation for nation in nations if nation in states), next(iter(states), None))

    def _single(self, actor: Actor, others: Sequence[Entity]) -> list[Entity]:
        if actor.open_states:
            actor.country, actor.open_states = self.decide(actor.open_states, actor.people), ()
        if actor.reference == "nobody":
            return []
        if actor.reference in {"pronoun", "object"}:
            return self._meant(actor)
        if actor.reference == "latter":
            return self.recent[-1:]
        if actor.reference == "pair" and not actor.name:
            return self._pair(actor)
        if actor.reference == "counterpart" and not actor.name:
            return self._counterpart(actor, others)
        if actor.name:
            return [self._named(actor, others)]
        return self._titled(actor)

    def _meant(self, actor: Actor) -> list[Entity]:
        """Return whom a pronoun means: as a subject who acted before, as an object who is not acting."""
        if actor.number != 1:
            if actor.reference == "pronoun":
                return list(self.latest_pair or ())
            return [entity for entity in self.latest_group if entity is not self.topic]
        if actor.reference == "pronoun":
            meant = self.center or self.topic or (self.recent[-1] if self.recent else None)
        else:
            known = [self.earlier_topic, *reversed(self.recent)]
            meant = next((e for e in known if e is not None and e is not self.topic), None)
        if meant is None:
            return []
        if actor.reference == "pronoun" or meant is self.earlier_topic:
            self.pronominal = meant  # whom "him" goes on to mean, "he" means too
        return [meant]

    def _pair(self, actor: Actor) -> list[Entity]:
        """The latest two (or more) people of different countries, leaders first."""
        said = actor.office is not None and actor.office != "leader"
        levels = self._levels_of(actor.office) if said else LEADING
        pool = [e for e in reversed(self.recent) if e.office or e.person]
        fitting = [e for e in pool if self._level(e) in levels]
        if not fitting and not said:
            fitting = [e for e in pool if self._level(e) in TOP]
        chosen: list[Entity] = []
        for entity in fitting:
            if all(entity.country != other.country for other in chosen):
                chosen.append(entity)
        pair = self.latest_pair
        if chosen and pair and chosen[0] in pair and (not said or all(self._level(e) in levels for e in pair)):
            return list(pair)
        return chosen[:2] if actor.number == 2 and len(chosen) >= 2 else []

    def _levels_of(self, office: str | None) -> frozenset[str]:
        """Return the levels of office that "the two ministers" or "the presidents" can mean."""
        level = self.gazetteer.level(office)
        if level in {"minister", "foreign minister"}:
            return frozenset({"minister", "foreign minister"})
        return LEADING if level in LEADING else frozenset({level})

    def _level(self, entity: Entity) -> str:
        return self.gazetteer.level_in(entity.office, entity.country)

    def other_than(self, acting: Sequence[Entity]) -> Entity | None:
        """Return the other one of the last encounter, else the last foreigner of office named: "invited him"."""
        if not acting:
            return None
        if self.latest_pair and any(one.same_as(e) for one in self.latest_pair for e in acting):
            rest = [e for e in self.latest_pair if not any(e.same_as(one) for one in acting)]
            if len(rest) == 1:
                return rest[0]
        states = {e.country or e.organisation for e in acting}
        known = (e for e in reversed(self.recent) if e.office and (e.country or e.organisation))
        return next((e for e in known if (e.country or e.organisation) not in states), None)

    def words_for(self, entity: Entity) -> list[Span]:
        """Return the words that last meant somebody, none when nothing did."""
        return next(([span] for span, meant in reversed(self.by_span.items()) if meant == [entity]), [])

    def _counterpart(self, actor: Actor, others: Sequence[Entity]) -> list[Entity]:
        partner = next((e for e in [*others, *reversed(self.recent)] if e.office and e.country != actor.country), None)
        office = partner.office if partner else None
        if actor.country is None:
            other = self.other_than(others)
            return [other] if other is not None else []
        return [self._find_title(office, actor.country) or self._add(Entity(office=office, country=actor.country))]

    def _titled(self, actor: Actor) -> list[Entity]:
        """Resolve a title, a country or an organisation without a name."""
        office = self._office(actor.office, actor.country)
        if actor.visiting and office is None:
            guest = self._guest(actor.country)
            if guest is not None:
                return [guest]
        if actor.reference == "state" or (office is None and actor.country):
            return [self._state(actor.country)] if actor.country else []
        if actor.country is None and actor.organisation is None:
            fitting = [
                e
                for e in reversed(self.recent)
                if self._bears(e, office) and e not in self.present and not (actor.visiting and e.country == self.home)
            ]
            exact = [e for e in fitting if e.office == office] or fitting
            if exact:
                return [next((e for e in reversed(self.topics) if e in exact), exact[0])]
            if self.home is None or actor.visiting or self.gazetteer.level(office) not in {*TOP, "minister"}:
                return []
            actor.country = self.home
        found = self._find_title(office, actor.country, actor.organisation)
        if found is not None and (found.standing == actor.standing or actor.standing is None):
            return [found]
        return [
            self._add(
                Entity(
                    office=office,
                    standing=actor.standing,
                    country=actor.country,
                    organisation=actor.organisation,
                )
            )
        ]

    def _guest(self, country: str | None) -> Entity | None:
        """Return who "the guest" or "the Turkish guest" is: the latest foreigner of office who is not acting."""
        fitting = [e for e in reversed(self.recent) if e.office and e.country not in (None, self.home)]
        return next((e for e in fitting if (country is None and e is not self.topic) or e.country == country), None)

    def _state(self, country: str | None) -> Entity:
        for entity in self.entities:
            if entity.name is None and entity.office is None and entity.country == country and not entity.organisation:
                return entity
        return self._add(Entity(country=country))

    def _find_title(self, office: str | None, country: str | None, organisation: str | None = None) -> Entity | None:
        fitting = [
            e
            for e in reversed(self.recent)
            if e.country == country
            and self._bears(e, office)
            and (organisation is None or e.organisation == organisation)
        ]
        return next((e for e in fitting if e.name), fitting[0] if fitting else None)

    def _bears(self, entity: Entity, office: str | None) -> bool:
        """Return whether an entity can be called by an office; "leader" fits every top office."""
        if office is None or entity.office == office:
            return entity.office is not None or entity.person is not None
        if office == "leader":
            return self._level(entity) in LEADING or entity.office == "leader"
        level = self.gazetteer.level(office)
        if office == "royal":  # "the Emir", "the prince": titles of several ranks in one word
            return entity.office in MONARCHS or self._level(entity) == "royal"
        if office == "minister" and self._level(entity) == "foreign minister":
            return True
        return (
            level in {"head of state", "minister"}
            and level == self._level(entity)
            and office in {"president", "minister"}
        )

    def _office(self, office: str | None, country: str | None) -> str | None:
        """Return the office behind a word that means different offices in different countries."""
        if office is None or not office.startswith("?"):
            return office
        by_country = self.titles.get("by_country", {}).get(office[1:], {})
        found: str | None = by_country.get(country or "", by_country.get("default"))
        return found

    def _named(self, actor: Actor, others: Sequence[Entity]) -> Entity:
        words = name_words(actor.name or "")
        office = self._office(actor.office, actor.country)
        if actor.reference == "counterpart" and office is None:
            office = next((e.office for e in others if e.office), None)
        person = self._person(actor, words, office)
        entity = self._known(words, person, actor.country)
        if entity is None:
            entity = self._add(self._new(actor, words, person, office))
        elif person and entity.person is None:
            leader = self.gazetteer.leader(person)
            entity.person, entity.name = person, leader.name if leader else entity.name
        self._learn(entity, actor, office, words)
        if office and entity.person is None and entity.country is None and entity.organisation is None:
            entity.country = self.nation
        return entity

    def _known(self, words: frozenset[str], person: str | None, country: str | None) -> Entity | None:
        for entity in reversed(self.entities):
            if person and entity.person == person:
                return entity
            if (
                person
                or entity.person
                or not entity.words
                or (country and entity.country and country != entity.country)
            ):
                continue
            if words <= entity.words or entity.words <= words:
                return entity
        if person is not None:
            return next((e for e in reversed(self.entities) if self._is_first_sight(e, words, country)), None)
        if len(words) == 1:
            for entity in reversed(self.entities):
                if entity.words and words <= entity.words and (not country or country == entity.country):
                    return entity
        return None

    @staticmethod
    def _is_first_sight(entity: Entity, words: frozenset[str], country: str | None) -> bool:
        """An unknown name that a whole, known one takes up later ("PM Shehbaz" before "Shehbaz Sharif")."""
        open_name = entity.person is None and bool(entity.words) and entity.words < words
        return open_name and (country is None or entity.country in (None, country))

    def _new(self, actor: Actor, words: frozenset[str], person: str | None, office: str | None) -> Entity:
        leader = self.gazetteer.leader(person) if person else None
        name = leader.name if leader else self.romaniser.name(actor.name or "")
        return Entity(name, person, office, actor.standing, actor.country, actor.organisation, words)

    def _learn(self, entity: Entity, actor: Actor, office: str | None, words: frozenset[str]) -> None:
        """Keep what a mention adds; the gazetteer fills what no mention has said."""
        if office and (entity.office is None or (entity.office in GENERAL and office not in GENERAL)):
            entity.office = office
        entity.standing = entity.standing or actor.standing
        entity.country = entity.country or actor.country
        entity.organisation = entity.organisation or actor.organisation
        entity.words |= words
        leader = self.gazetteer.leader(entity.person) if entity.person else None
        if leader is None:
            return
        serves = (
            leader.organisation and self.gazetteer.level(entity.office or office_on(leader, self.day)) == "organisation"
        )
        if serves:
            entity.organisation = entity.organisation or leader.organisation
        else:
            entity.country = entity.country or leader.country
        if entity.office is None:
            entity.office = office_on(leader, self.day)

    def _person(self, actor: Actor, words: frozenset[str], office: str | None) -> str | None:
        """Choose among the gazetteer's people of that name: who was introduced, then country, then office and day."""
        candidates = list(actor.people)
        if actor.common and not (actor.office or actor.country or office):
            candidates = [p for p in candidates if p in self.announced]
        for entity in self.entities:
            if entity.person in candidates:
                return entity.person
        announced = [p for p in candidates if p in self.announced and actor.country in (None, self._country(p))]
        if len(candidates) > 1 and len(announced) == 1:
            return announced[0]
        introduced = self._introduced(words, office)
        known_here = introduced is not None and actor.country in (None, self._country(introduced))
        if candidates and known_here and not (set(candidates) & self.announced):
            return introduced
        if actor.country:
            national = [p for p in candidates if self._country(p) == actor.country]
            if not national and candidates and actor.office:
                return None
            candidates = national or candidates
        if len(candidates) > 1 and office:
            candidates = (
                [p for p in candidates if self.gazetteer.holds(p, office, self.day)]
                or [p for p in candidates if self.gazetteer.holds(p, office, None)]
                or candidates
            )
        if len(candidates) > 1:
            candidates = [p for p in candidates if self._in_office(p)] or candidates
        if len(candidates) > 1:
            candidates = self._foremost(candidates)
        return candidates[0] if len(candidates) == 1 or (candidates and (office or actor.country)) else None

    def _introduced(self, words: frozenset[str], office: str | None) -> str | None:
        """Return the one person of the report so far whose name has all these words, and the office if several have."""
        named = [e for e in self.entities if e.person and words and words <= e.words]
        if len(named) > 1 and office:
            named = [e for e in named if self._bears(e, office)] or named
        found = {e.person for e in named}
        return next(iter(found)) if len(found) == 1 else None

    def _foremost(self, people: list[str]) -> list[str]:
        """Of several people of one name the press means the one of highest office, unless it says another."""
        ranks = {person: self._rank(person, self.day) for person in people}
        if min(ranks.values()) == len(RANKS):
            ranks = {person: self._rank(person, None) for person in people}
        best = min(ranks.values())
        return [person for person, rank in ranks.items() if rank == best]

    def _rank(self, person: str, day: str | None) -> int:
        leader = self.gazetteer.leader(person)
        levels = [self.gazetteer.level(term.office) for term in leader.terms if covers(term, day)] if leader else []
        return min((RANKS.index(level) for level in levels if level in RANKS), default=len(RANKS))

    def _country(self, person: str) -> str | None:
        leader = self.gazetteer.leader(person)
        return leader.country if leader else None

    def _in_office(self, person: str) -> bool:
        leader = self.gazetteer.leader(person)
        return leader is not None and any(covers(term, self.day) for term in leader.terms)

    def _add(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity


def office_on(leader: Leader, day: str | None) -> str | None:
    """Return the office a leader held on a day, the most senior listed first; without a day the latest."""
    if day is None:
        return leader.terms[0].office if leader.terms else None
    return next((term.office for term in leader.terms if covers(term, day)), None)


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name, for comparing "Xi" with "Xi Jinping"."""
    plain = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(word for word in re.findall(r"[^\W\d_]+", plain) if len(word) > 1)


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities without repeats, in order."""
    out: list[Entity] = []
    for entity in entities:
        if not any(entity.same_as(other) for other in out):
            out.append(entity)
    return out
