"""Every construction and every group of every language does on its own example what it says it does."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from dragoman import languages
from dragoman.annotation.groups import SECTIONS
from dragoman.annotation.items import Item
from dragoman.model import EventType
from tests.lang.reading import claims_of, closest, coder, shown

Entry = dict[str, Any]


def entries() -> list[tuple[str, str, str, Entry]]:
    """Return language, name, type and table entry of every construction."""
    found = []
    for code in languages.available():
        table = languages.read_table(code, "constructions")
        for event_type in get_args(EventType):
            for number, entry in enumerate(table.get(event_type, []), 1):
                found.append((code, f"{code}/{event_type}/{number}", event_type, entry))
    return found


def groups() -> list[tuple[str, str, str]]:
    """Return language, name and example of every group; nothing is compiled before the tests run."""
    return [
        (code, f"{section}/{number}", entry.get("example", ""))
        for code in languages.available()
        for section in SECTIONS
        for number, entry in enumerate(languages.read_table(code, "groups").get(section, []), 1)
    ]


@pytest.mark.parametrize(("code", "name", "event_type", "entry"), entries(), ids=[name for _, name, _, _ in entries()])
def test_example_gives_what_the_construction_says(code: str, name: str, event_type: str, entry: Entry) -> None:
    assert entry.get("example"), "the construction has no example"
    claims = claims_of(entry["example"], code)
    if entry.get("none"):
        assert not [claim for claim in claims if claim.type == event_type], shown(claims)
        return
    if entry.get("weak") and "gives" not in entry:
        return
    _, wrong = closest(claims, event_type, entry.get("gives", {}))
    assert not wrong, f"{'; '.join(wrong)}\n{entry['example']}\n{shown(claims)}"


@pytest.mark.parametrize(("code", "name", "event_type", "entry"), entries(), ids=[name for _, name, _, _ in entries()])
def test_example_is_matched_by_its_own_pattern(code: str, name: str, event_type: str, entry: Entry) -> None:
    language = coder().language(code)
    construction = next(c for c in language.constructions.all if c.name == name)
    text = entry["example"]
    for start, end in language.pack.splitter.split(text):
        found = language.pack.times.find(text, start, end)
        items = language.pack.cascade.apply(language.pack.scanner.scan(text, start, end, found), text)
        for clause in language.clauses.cut(items):
            line = "".join(item.symbol for item in clause.items)
            if construction.pattern.expression.search(line):
                return
    pytest.fail(f"{entry['pattern']}\ndoes not match\n{text}")


@pytest.mark.parametrize(("code", "name", "example"), groups(), ids=[f"{code}/{name}" for code, name, _ in groups()])
def test_group_is_made_of_its_example_by_its_own_rule(code: str, name: str, example: str) -> None:
    assert example, "the group has no example"
    cascade = coder().language(code).pack.cascade
    assert name in cascade.trace(scanned(example, code), example)


def scanned(text: str, code: str) -> list[Item]:
    pack = coder().language(code).pack
    return pack.scanner.scan(text, 0, len(text), pack.times.find(text))
