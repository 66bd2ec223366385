"""Which participants are the same: by identifier, by name across spellings, by office and country.

A surname alone is taken for the full name only within one country. A participant without a name is never
*the same* as a named one, only *compatible* with it: "the French president" may be Emmanuel Macron.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from dragoman.model import Participant

SOUNDS = (
    ("szcz", "s"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("kh", "h"), ("dzh", "j"), ("zh", "j"),
    ("dj", "j"), ("tch", "c"), ("ch", "c"), ("ph", "v"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("f", "v"), ("w", "v"), ("p", "b"),
)  # fmt: skip
"""Spellings of one sound in the romanisations in use, and the letter that stands for all of them here."""
LETTERS = str.maketrans({"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae"})
"""Letters of Latin alphabets that are no letter with a mark, and what stands for them where they are not to be had."""
PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "de", "da", "di", "del", "von", "van", "the"})
VAGUE_OFFICES = frozenset({"leader", "head of state", "head of government"})
"""Offices that name several: they contradict none."""

LEAST_CONSONANTS = 3
"""A skeleton of fewer consonants is shared by too many names (Li, Wang Yi) to prove anything."""


class Likeness(IntEnum):
    """How two participants relate; greater is closer."""

    DIFFERENT = 0
    COMPATIBLE = 1
    SAME = 2


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, marks and particles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().translate(LETTERS)
    words = tuple(re.sub(r"[’'ʻʼ`]", "", plain).replace("-", " ").split())
    kept = tuple(word.strip(".,·•") for word in words if word not in PARTICLES)
    return kept or words


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the consonants of a word, equal for its usual romanisations ("Zhaparov", "Japarov": jbrv)."""
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"[aeiouy]", "", word)


def same_word(one: str, other: str) -> bool:
    """Return whether two words of names are one word in two spellings."""
    if one == other:
        return True
    bones, others = skeleton(one), skeleton(other)
    if min(len(bones), len(others)) < LEAST_CONSONANTS:
        return False
    return bones == others or bones == skeleton(_from_french(other)) or skeleton(_from_french(one)) == others


def _from_french(word: str) -> str:
    """Return a word with its "ch" as others write it ("Charipov": Sharipov); what is "ch" to them is "tch" there."""
    return re.sub(r"(?<!t)ch", "sh", word)


@lru_cache(maxsize=100_000)
def same_full_name(one: str, other: str) -> bool:
    """Return whether two names of two words or more are one: all words of the shorter are in the longer."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if short == long or "".join(short) == "".join(long):
        return True
    if len(short) < 2:
        return False
    return all(any(same_word(a, b) for b in long) for a in short)


@lru_cache(maxsize=100_000)
def same_surname(one: str, other: str) -> bool:
    """Return whether one name is a single word that stands first or last in the other."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    return len(short) == 1 and bool(long) and (same_word(short[0], long[-1]) or same_word(short[0], long[0]))


def likeness(one: Participant, other: Participant) -> Likeness:
    """Return how two participants relate, whatever their roles."""
    if one.person and one.person == other.person:
        return Likeness.SAME
    if one.country and other.country and one.country != other.country:
        return Likeness.DIFFERENT
    if one.name and other.name:
        return _by_name(one, other, one.name, other.name)
    if _offices_differ(one.office, other.office):
        return Likeness.DIFFERENT
    return Likeness.COMPATIBLE


def _by_name(one: Participant, other: Participant, name: str, other_name: str) -> Likeness:
    if same_full_name(name, other_name):
        return Likeness.SAME
    at_home = one.country is not None and one.country == other.country
    return Likeness.SAME if at_home and same_surname(name, other_name) else Likeness.DIFFERENT


def _offices_differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other and not {one, other} & VAGUE_OFFICES)


def token(participant: Participant) -> str | None:
    """Return what a participant is blocked by: the country, else the organisation, else the person."""
    if participant.country:
        return participant.country
    named = participant.organisation or participant.person or participant.name
    return " ".join(words_of(named)) if named else None
