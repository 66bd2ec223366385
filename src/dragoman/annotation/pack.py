"""A language made ready for use: its data read, its lexicon closed, its patterns compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman import gazetteer, languages
from dragoman.annotation.agencies import AgencyFinder
from dragoman.annotation.folding import Folder
from dragoman.annotation.groups import Cascade
from dragoman.annotation.lexicon import Affix, Lexicon, Reading
from dragoman.annotation.patterns import LONG_GAP, SHORT_GAP, PatternCompiler, literals_of, questions_of
from dragoman.annotation.quantities import QuantityFinder
from dragoman.annotation.scanner import Scanner
from dragoman.annotation.symbols import SymbolTable
from dragoman.annotation.times import TimeFinder
from dragoman.annotation.tokens import SentenceSplitter
from dragoman.annotation.vocabulary import add_leaders, add_lexicon, add_places, add_titles
from dragoman.gazetteer import Gazetteer


@dataclass(frozen=True)
class LanguagePack:
    """Everything the annotation of one language needs; built once a worker."""

    code: str
    settings: Mapping[str, Any]
    titles: Mapping[str, Any]
    constructions: Mapping[str, Any]
    lexicon: Lexicon
    symbols: SymbolTable
    scanner: Scanner
    splitter: SentenceSplitter
    times: TimeFinder
    quantities: QuantityFinder
    agencies: AgencyFinder
    cascade: Cascade
    compiler: PatternCompiler
    """For the constructions: it sees all symbols, those of the cascade too."""


def load_pack(code: str, world: Gazetteer, *, capitals: bool | None = None) -> LanguagePack:
    """Read and compile a language.

    Args:
        code: the language, ISO 639-1.
        world: what is known beforehand.
        capitals: whether its texts show names by capitals, where that is not as the language's settings say
            (texts rewritten from a script without capitals).

    Raises:
        PatternError: a pattern of the language cannot be compiled.
        KeyError: a table lacks what every language must have.
    """
    settings = languages.read_table(code, "language")
    titles = languages.read_table(code, "titles")
    groups = languages.read_table(code, "groups")
    constructions = languages.read_table(code, "constructions")
    folder = Folder(settings.get("equal"), distinct=settings.get("distinct", ()))
    macros = {**groups.get("macros", {}), **constructions.get("macros", {})}
    sources = _sources(groups, constructions, macros)
    symbols = SymbolTable(questions_of(sources, folder.fold))
    affixes = (_affixes(settings, "prefixes"), _affixes(settings, "suffixes"))
    lexicon = Lexicon(folder, symbols, affixes, settings.get("bare"), settings.get("bare_shapes", ()))
    lexicon.keep_whole(titles.get("name_parts", ()))
    names = gazetteer.load_names(code)
    for word in sorted(literals_of(sources)):
        lexicon.add(word, Reading(frozenset({"=" + folder.fold(word)}), word), cased=False)
    add_lexicon(lexicon, languages.read_table(code, "lexicon"))
    add_titles(lexicon, titles, settings.get("title_shapes"))
    add_places(
        lexicon,
        {
            section: getattr(names, section)
            for section in (
                "countries",
                "demonyms",
                "combining",
                "cities",
                "organisations",
                "seats",
                "regions",
            )
        },
        world,
    )
    add_leaders(lexicon, names.leaders, titles.get("name_parts", ()))
    lexicon.close()
    gaps = tuple(settings.get("gaps", (SHORT_GAP, LONG_GAP)))
    capitals = bool(settings.get("capitals", False)) if capitals is None else capitals
    scanner = Scanner(
        lexicon,
        symbols,
        capitals=capitals,
        shapes=settings.get("shapes"),
        endings=_endings(settings) if settings.get("endings_apart") else {},
        name_endings=_endings(settings, "names"),
        names_abut=settings.get("order") == "sov",
    )
    cascade = Cascade(
        groups,
        lambda: PatternCompiler(symbols, macros, folder.fold, gaps=gaps),
        symbols,
        world=world,
        case_on_last=settings.get("case_on") == "last",
    )
    symbols.close()
    folder.fold.cache_clear()
    calendar, numbers = languages.read_table(code, "calendar"), languages.read_table(code, "numbers")
    return LanguagePack(
        code,
        settings,
        titles,
        constructions,
        lexicon,
        symbols,
        scanner,
        SentenceSplitter(settings.get("abbreviations", ())),
        TimeFinder(calendar, numbers),
        QuantityFinder(numbers),
        AgencyFinder(settings.get("agencies", {}), settings.get("credits", ())),
        cascade,
        PatternCompiler(symbols, macros, folder.fold, gaps=gaps),
    )


def _affixes(settings: Mapping[str, Any], name: str) -> list[Affix]:
    """Return a language's affixes, longest first, so that "وال" is tried before "و"."""
    found = [
        Affix(entry["form"], bool(entry.get("item", False)), entry.get("feature"), entry.get("replaces", ""))
        for entry in settings.get(name, [])
    ]
    return sorted(found, key=lambda affix: -len(affix.form))


def _endings(settings: Mapping[str, Any], flag: str = "form") -> dict[str, str]:
    """Return the suffixes that only add a feature, with it: those that have a flag, by default all."""
    return {
        entry["form"]: entry["feature"]
        for entry in settings.get("suffixes", [])
        if entry.get(flag) and entry.get("feature") and not entry.get("item") and not entry.get("replaces")
    }


def _entries(table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the entries of all sections of a file of patterns."""
    found = [entry for entries in table.values() if isinstance(entries, list) for entry in entries]
    return [entry for entry in found if "pattern" in entry]


def _sources(groups: Mapping[str, Any], constructions: Mapping[str, Any], macros: Mapping[str, str]) -> list[str]:
    """Return the text of all patterns of a language."""
    return [
        *macros.values(),
        *(entry["pattern"] for table in (groups, constructions) for entry in _entries(table)),
    ]
