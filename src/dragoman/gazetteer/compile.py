"""Compile the gazetteer: ``python -m dragoman.gazetteer.compile [--check]``.

Reads the commented TOML sources, checks that they agree with each other, and writes ``compiled/*.json``, one
line an entity so that a change can be read as a difference. ``--check`` writes nothing and fails when the
compiled files are not what the sources give.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman import languages
from dragoman.gazetteer import COMPILED, FOLDER

Table = dict[str, Any]
SECTIONS = ("countries", "demonyms", "combining", "cities", "organisations", "seats", "regions")


class GazetteerError(ValueError):
    """The sources contradict each other; the message names file and entry."""


def read(path: Path) -> Table:
    """Return a TOML file as a table, empty when there is none."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def leaders() -> Iterator[tuple[str, Table]]:
    """Yield the country (ISO code, or ORG) and the table of each leader.

    Raises:
        GazetteerError: two leaders have one identifier.
    """
    seen: dict[str, str] = {}
    for path in sorted((FOLDER / "leaders").glob("*.toml")):
        for leader in read(path).get("leader", []):
            if leader["id"] in seen:
                raise GazetteerError(f"{path.name}: {leader['id']} stands in {seen[leader['id']]} already")
            seen[leader["id"]] = path.name
            yield path.stem, leader


def world() -> Table:
    """Return the language-neutral part as plain tables."""
    countries = read(FOLDER / "countries.toml")
    organisations = read(FOLDER / "organisations.toml")
    known = {entry[key]: name for name, entry in organisations.items() for key in ("name", "acronym") if entry.get(key)}
    people: Table = {}
    for country, leader in leaders():
        state = leader.get("country") if country == "ORG" else country
        people[leader["id"]] = {
            "name": unbracketed(leader["name"]),
            **({"country": state} if state else {}),
            **({"terms": leader["terms"]} if leader.get("terms") else {}),
            **({"organisation": _organisation(leader["organisation"], known)} if "organisation" in leader else {}),
            **({"sex": leader["sex"]} if "sex" in leader else {}),
        }
    return {
        "countries": {code: entry["name"] for code, entry in countries.items()},
        "capitals": {code: entry["capital"] for code, entry in countries.items() if entry.get("capital")},
        "territories": {code: entry["territory_of"] for code, entry in countries.items() if entry.get("territory_of")},
        "cities": _only(read(FOLDER / "cities.toml"), ("name", "country", "capital", "ambiguous")),
        "organisations": _only(organisations, ("name", "acronym", "members", "meeting")),
        "seats": _only(read(FOLDER / "seats.toml"), ("name", "country", "city", "stands_for", "airport")),
        "leaders": people,
        "levels": {office: entry["level"] for office, entry in read(FOLDER / "offices.toml").items()},
        "highest": {
            office: entry["highest_in"]
            for office, entry in read(FOLDER / "offices.toml").items()
            if "highest_in" in entry
        },
    }


def _organisation(name: str, known: Mapping[str, str]) -> str:
    """Return the identifier of an organisation; of one without an entry, one made of its name."""
    return known.get(name) or "-".join(name.lower().split())


def names(code: str, everything: Table) -> Table:
    """Return the names a language uses.

    Raises:
        GazetteerError: a name is given to an entity that the gazetteer does not have.
    """
    places = languages.read_table(code, "places")
    settings = languages.read_table(code, "language")
    found: Table = {section: places.get(section, {}) for section in SECTIONS}
    for section in SECTIONS:
        known = everything["countries" if section in {"demonyms", "combining", "regions"} else section]
        unknown = sorted(set(found[section]) - set(known))
        if unknown:
            raise GazetteerError(f"languages/{code}/places.toml [{section}]: not in the gazetteer: {unknown[:10]}")
    spellings: dict[str, list[str]] = {}
    if settings.get("leaders", "own") == "latin":
        spellings = {leader["id"]: _spellings(country, leader) for country, leader in leaders()}
    # A language may take spellings from another one that writes foreign names alike (Kazakh from Russian).
    folders = [languages.FOLDER / source / "leaders" for source in [*settings.get("leaders_of", []), code]]
    for path in [path for folder in folders for path in sorted(folder.glob("*.toml"))]:
        for person, forms in read(path).items():
            if person not in everything["leaders"]:
                raise GazetteerError(f"languages/{code}/leaders/{path.name}: no leader {person}")
            spellings.setdefault(person, []).extend(forms)
    found["leaders"] = spellings
    return found


SURNAME_FIRST = frozenset({"JPN", "HUN"})
"""States (ISO 3166-1 alpha-3) whose people are called surname first at home, and given name first abroad."""


def _spellings(country: str, leader: Table) -> list[str]:
    """Return how a leader is written in Latin script; "Yoshimasa [Hayashi]" also as "[Hayashi] Yoshimasa"."""
    names = [leader["name"], *leader.get("also", [])]
    words = leader["name"].split()
    if country in SURNAME_FIRST and len(words) == 2 and words[1].startswith("["):
        names.append(f"{words[1]} {words[0]}")
    return names


def unbracketed(name: str) -> str:
    """Return a name without the brackets that mark the part used alone."""
    return name.replace("[", "").replace("]", "")


def _only(entries: Table, keys: tuple[str, ...]) -> Table:
    return {name: {key: entry[key] for key in keys if entry.get(key)} for name, entry in entries.items()}


def as_text(table: Table) -> str:
    """Return JSON with one entity a line."""
    sections = []
    for section, entries in table.items():
        lines = [f"{json.dumps(key, ensure_ascii=False)}:{_compact(entry)}" for key, entry in sorted(entries.items())]
        sections.append(f"{json.dumps(section)}:{{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(sections) + "}\n"


def _compact(entry: object) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def outputs() -> Iterator[tuple[Path, str]]:
    """Yield each compiled file and what it must hold."""
    everything = world()
    yield COMPILED / "world.json", as_text(everything)
    for code in languages.available():
        yield COMPILED / f"{code}.json", as_text(names(code, everything))


def main(arguments: list[str]) -> int:
    """Write the compiled files, or with ``--check`` only compare them; return the exit status."""
    stale = [(path, text) for path, text in outputs() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path, _ in stale:
            sys.stderr.write(f"{path.name} is not what its sources give: run python -m dragoman.gazetteer.compile\n")
        return 1 if stale else 0
    COMPILED.mkdir(exist_ok=True)
    for path, text in stale:
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
