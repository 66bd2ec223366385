"""What is known of the world beforehand: countries, cities, organisations, seats of power, leaders.

The TOML files of this folder and the name tables of the language folders are the source; ``compile.py`` turns
them into the JSON files of ``compiled/`` that are read at run time. A report's own words outrank all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent
COMPILED = FOLDER / "compiled"


class City(msgspec.Struct, frozen=True, omit_defaults=True):
    """A city: English name and country (ISO 3166-1 alpha-3)."""

    name: str
    country: str
    capital: bool = False
    ambiguous: bool = False
    """Its name is also an ordinary word or the name of people."""


class Organisation(msgspec.Struct, frozen=True, omit_defaults=True):
    """An international organisation, or a gathering that is an event itself (`meeting`)."""

    name: str
    acronym: str = ""
    members: tuple[str, ...] = ()
    meeting: bool = False


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """A palace, residence, office or airport; `stands_for` says for whom it speaks ("Akorda announced")."""

    name: str
    country: str
    city: str = ""
    stands_for: str = ""
    airport: bool = False


class Term(msgspec.Struct, frozen=True, array_like=True):
    """An office held: first and last day as precise as known (ISO 8601), "" where open or unknown."""

    office: str
    first: str = ""
    last: str = ""


class Leader(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person with the offices held."""

    name: str
    country: str | None = None
    terms: tuple[Term, ...] = ()
    organisation: str | None = None
    sex: str = "m"


class World(msgspec.Struct, frozen=True):
    """Everything that does not depend on a language."""

    countries: Mapping[str, str]
    """From the ISO code to the English name."""
    capitals: Mapping[str, str]
    territories: Mapping[str, str]
    """From a territory to the state it belongs to: a trip there from that state is domestic."""
    cities: Mapping[str, City]
    organisations: Mapping[str, Organisation]
    seats: Mapping[str, Seat]
    leaders: Mapping[str, Leader]
    levels: Mapping[str, str]
    """From an office to its level ("head of state", "minister", "subnational" ...)."""
    highest: Mapping[str, list[str]] = {}
    """From an office to the states in which it is the highest one, whatever its level elsewhere."""


class Names(msgspec.Struct, frozen=True):
    """What a language calls the entities: identifier -> names."""

    countries: Mapping[str, list[str]] = {}
    demonyms: Mapping[str, list[str]] = {}
    combining: Mapping[str, list[str]] = {}
    cities: Mapping[str, list[str]] = {}
    organisations: Mapping[str, list[str]] = {}
    seats: Mapping[str, list[str]] = {}
    regions: Mapping[str, list[str]] = {}
    """From a country to parts of it that are named as places ("California")."""
    leaders: Mapping[str, list[str]] = {}


class Gazetteer:
    """Read access to the world."""

    def __init__(self, world: World) -> None:
        """Wrap a compiled world."""
        self.world = world
        self._cities = {city.name: key for key, city in reversed(list(world.cities.items()))}

    def is_ambiguous_city(self, city: str) -> bool:
        """Return whether a city's name is also an ordinary word or somebody's name."""
        found = self.world.cities.get(city)
        return found is not None and found.ambiguous

    def country_of_city(self, city: str) -> str | None:
        """Return the ISO code of a city's country."""
        found = self.world.cities.get(city)
        return found.country if found else None

    def city_named(self, name: str) -> str | None:
        """Return the identifier of a city by its English name; of two of one name the one listed first."""
        return self._cities.get(name)

    def leader(self, person: str) -> Leader | None:
        """Return a person by identifier."""
        return self.world.leaders.get(person)

    def level(self, office: str | None) -> str:
        """Return the level of an office, "" when unknown."""
        return self.world.levels.get(office or "", "")

    def level_in(self, office: str | None, country: str | None) -> str:
        """Return the level of an office in a state: a party's general secretary leads some."""
        return "head of state" if country in self.world.highest.get(office or "", ()) else self.level(office)

    def holds(self, person: str, office: str, day: str | None) -> bool:
        """Return whether a person held an office on a day (ISO 8601); without a day, ever."""
        leader = self.leader(person)
        return leader is not None and any(term.office == office and covers(term, day) for term in leader.terms)


def covers(term: Term, day: str | None) -> bool:
    """Return whether a term holds on a day; bounds are compared as precisely as they are known."""
    if day is None:
        return True
    after = not term.first or day[: len(term.first)] >= term.first[: len(day)]
    before = not term.last or day[: len(term.last)] <= term.last[: len(day)]
    return after and before


def load() -> Gazetteer:
    """Read the compiled world.

    Raises:
        FileNotFoundError: it was never compiled (``python -m dragoman.gazetteer.compile``).
    """
    return Gazetteer(msgspec.json.decode((COMPILED / "world.json").read_bytes(), type=World))


def load_names(code: str) -> Names:
    """Read the compiled names of a language, empty when it has none."""
    path = COMPILED / f"{code}.json"
    return msgspec.json.decode(path.read_bytes(), type=Names) if path.exists() else Names()
