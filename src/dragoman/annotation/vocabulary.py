"""Fills a language's lexicon from its data files and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.annotation.lexicon import Lexicon, Reading
from dragoman.annotation.tokens import words_of
from dragoman.gazetteer import Gazetteer

Table = Mapping[str, Any]
NAME_GROUPS = {
    "countries": ("country", "name"),
    "demonyms": ("country", "adj"),
    "combining": ("country", "combining"),
    "cities": ("city",),
    "organisations": ("org",),
    "seats": ("seat",),
    "regions": ("region",),
}


def add_lexicon(lexicon: Lexicon, table: Table) -> None:
    """Add word lists, verbs, nouns and labels of a ``lexicon.toml``."""
    for group, phrases in table.get("words", {}).items():
        for phrase in phrases:
            lexicon.add(phrase, Reading(frozenset({"word", "/" + group, *plain_atoms(group)}), group), cased=False)
    for part_of_speech in ("verb", "noun"):
        section = table.get(part_of_speech + "s", {})
        columns = section.get("columns", [])
        for group, rows in section.items():
            if group != "columns":
                for row in rows:
                    _add_row(lexicon, part_of_speech, group, row, columns)
    for label, atom in (
        ("kinds", "kind"),
        ("formats", "format"),
        ("settings", "setting"),
        ("metrics", "metric"),
    ):
        for value, phrases in table.get(label, {}).items():
            for phrase in phrases:
                lexicon.add(
                    phrase,
                    Reading(
                        frozenset(
                            {atom, "/" + atom, "transparent"} if atom in {"format", "setting"} else {atom, "/" + atom}
                        ),
                        value,
                    ),
                    cased=False,
                )


def plain_atoms(group: str) -> set[str]:
    """Return the atoms that groups with a meaning to the engine carry besides their name."""
    return {group} & {"transparent", "barrier", "here", "there", "particle", "honorific", "relative", "and", "located"}


def _add_row(lexicon: Lexicon, part_of_speech: str, group: str, row: str, columns: list[str]) -> None:
    """Add the forms of one word: ``"arrive arrives arrived"`` under the columns ``base pres past``.

    A form with "_" has several words, "-" is no form, "a|b" are two spellings of one form; a row that is
    shorter than the columns leaves the rest out.
    """
    forms: dict[str, set[str]] = {}
    for form, column in zip(row.split(), columns or ["base"] * len(row.split()), strict=False):
        for spelling in form.split("|"):
            if spelling != "-":
                forms.setdefault(spelling.replace("_", " "), set()).add(column)
    for spelling, found in forms.items():
        for column in found:
            features = column.split(".")
            lexicon.add(spelling, Reading(frozenset({part_of_speech, "/" + group, *features}), group), cased=False)


def add_titles(lexicon: Lexicon, table: Table, shapes: Mapping[str, str] | None = None) -> None:
    """Add offices, honorifics and markers of standing of a ``titles.toml``.

    Args:
        lexicon: where they go.
        table: the file.
        shapes: from an atom to a regular expression over the folded words of a title, which gets the atom.
    """
    for office, phrases in table.get("offices", {}).items():
        for phrase in phrases:
            folded = " ".join(lexicon.folder.fold(word) for word in words_of(phrase))
            atoms = {atom for atom, shape in (shapes or {}).items() if re.fullmatch(shape, folded)}
            _add_all(lexicon, [phrase], {"office", *atoms}, office)
    for phrase in table.get("by_country", {}):
        lexicon.add(phrase, Reading(frozenset({"office", "by_country"}), phrase), cased=False)
    for phrase, title in table.get("implied", {}).items():
        lexicon.add(
            phrase,
            Reading(frozenset({"office", "implied"}), f"{title['office']}|{title['country']}"),
            cased=False,
        )
    for phrase, title in table.get("plural", {}).items():
        number = "2" if title["number"] == "dual" else "3"
        lexicon.add(phrase, Reading(frozenset({"office", "plural"}), f"{title['office']}|{number}"), cased=False)
    _add_all(lexicon, table.get("honorifics", {}).get("strip", []), {"honorific", "/honorific", "transparent"}, "")
    for standing, phrases in table.get("standing", {}).items():
        _add_all(lexicon, phrases, {"standing", "/" + standing}, standing)


def _add_all(lexicon: Lexicon, phrases: Iterable[str], atoms: set[str], value: str) -> None:
    for phrase in phrases:
        lexicon.add(phrase, Reading(frozenset(atoms), value), cased=False)


def add_places(lexicon: Lexicon, table: Table, gazetteer: Gazetteer) -> None:
    """Add the names of countries, cities, organisations and seats of a ``places.toml``."""
    for section, atoms in NAME_GROUPS.items():
        for key, phrases in table.get(section, {}).items():
            extra = {"ambiguous"} if section == "cities" and gazetteer.is_ambiguous_city(key) else set()
            if section == "cities" and gazetteer.world.cities[key].capital:
                extra |= {"capital"}
            if section == "organisations" and gazetteer.world.organisations[key].meeting:
                extra = {"gathering"}
            if section == "seats" and gazetteer.world.seats[key].airport:
                extra = {"/airport"}
            for phrase in phrases:
                lexicon.add(phrase, Reading(frozenset({*atoms, *extra}), key), cased=True)


def add_leaders(lexicon: Lexicon, names: Mapping[str, Iterable[str]], name_parts: Iterable[str] = ()) -> None:
    """Add people: the whole name, and the bracketed part that is used alone ("[Xi] Jinping").

    A part that one person alone bears, and that is no common name, is "sure": it means that person also without
    title or first name.

    Args:
        lexicon: where they go.
        names: from a person's identifier to spellings with brackets.
        name_parts: common first names of the language.
    """
    common = frozenset(name_parts)
    bearers: dict[str, set[str]] = {}
    for person, spellings in names.items():
        for spelling in spellings:
            bearers.setdefault(_alone(spelling), set()).add(person)
    for person, spellings in names.items():
        for spelling in spellings:
            whole, alone = spelling.replace("[", "").replace("]", ""), _alone(spelling)
            for form in {whole, whole.replace("-", " "), whole.replace("-", "")} if "-" in whole else {whole}:
                lexicon.add(form, Reading(frozenset({"person", "full", "sure"}), person), cased=True)
            if alone != whole:
                extra = {"common"} if alone in common else {"sure"} if len(bearers[alone]) == 1 else set()
                lexicon.add(alone, Reading(frozenset({"person", "surname", *extra}), person), cased=True)


def _alone(spelling: str) -> str:
    return spelling[spelling.find("[") + 1 : spelling.find("]")] if "[" in spelling else spelling
