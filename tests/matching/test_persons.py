from __future__ import annotations

import pytest

from dragoman.matching import derive
from dragoman.matching.persons import joined, profiles, proposals, verdicts
from dragoman.model import Claim, Event, Participant, Ruling

from .build import claim, report


def event(*people: Participant, start: str = "2024-01-01") -> Event:
    return Event(id=f"{start}{people[0].name}", type="visit", status="held", participants=list(people), start=start)


def man(name: str, country: str | None = "UZB", office: str | None = "foreign minister") -> Participant:
    slug = name.lower().replace(" ", "-")
    return Participant(role="visitor", name=name, person=slug, office=office, country=country)


def ruling(action: str, one: str, other: str, time: str = "2024-01-01T00:00:00+00:00", **fields: str) -> Ruling:
    key = f"{action} {one} {other} {time}"
    return Ruling(id=key, action=action, claims=[], field=one, value=other, author="ann", time=time, **fields)  # type: ignore[arg-type]


def undoing(target: Ruling) -> Ruling:
    return Ruling(id="z", action="undo", claims=[], undoes=target.id, author="ann", time="2024-02-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bakhtiyor Saidov", "Бахтиёр Саидов"), ("Bakhtiyor Saidov", "Bakhtyar Saïdov"), ("Bakhtiyor Saidov", "Saidov")],
)
def test_names_that_sound_alike_are_proposed(one: str, other: str) -> None:
    [found] = proposals(profiles([event(man(one)), event(man(other), start="2024-02-01")]))
    assert {found.one, found.other} == {man(one).person, man(other).person}
    assert "same office: foreign minister" in found.why
    assert "31 days between their appearances" in found.why


@pytest.mark.parametrize(
    ("other", "start", "reason"),
    [
        (man("Bakhtyar Saidov", country="TJK"), "2024-02-01", "other country: UZB and TJK"),
        (man("Bakhtyar Saidov", country=None), "2024-02-01", "country unknown"),
        (man("Bakhtyar Saidov", office="president"), "2024-02-01", "other office: foreign minister and president"),
        (man("Bakhtyar Saidov"), "2004-02-01", "7274 days between their appearances"),
        (man("Saidov"), "2024-02-01", "one is named by a single word"),
    ],
)
def test_what_speaks_against_is_told(other: Participant, start: str, reason: str) -> None:
    [found] = proposals(profiles([event(man("Bakhtiyor Saidov")), event(other, start=start)]))
    assert reason in found.against


def test_two_who_take_part_in_one_event_are_two() -> None:
    assert proposals(profiles([event(man("Bakhtiyor Saidov"), man("Bakhtyar Saidov"))])) == []


def test_two_whom_the_gazetteer_knows_are_two() -> None:
    known = profiles([event(man("Bakhtiyor Saidov")), event(man("Bakhtyar Saidov"), start="2024-02-01")])
    assert proposals(known, is_known=lambda _: True) == []
    assert len(proposals(known, is_known=lambda person: person.startswith("bakhtiyor"))) == 1


def test_other_names_are_not_proposed() -> None:
    assert proposals(profiles([event(man("Bakhtiyor Saidov")), event(man("Bakhtiyor Karimov"))])) == []


def test_the_last_ruling_on_a_pair_counts_and_chains_have_one_end() -> None:
    rulings = [ruling("same", "b", "a"), ruling("same", "b", "c")]
    assert joined(rulings) == joined(rulings[::-1]) == {"b": "a", "c": "a"}
    later = ruling("apart", "a", "b", time="2024-01-02T00:00:00+00:00")
    assert joined([*rulings, later]) == {"c": "b"}
    assert joined([*rulings, later, undoing(later)]) == {"b": "a", "c": "a"}
    assert set(verdicts([*rulings, later])) == {("a", "b"), ("b", "c")}


def test_joined_people_make_one_event() -> None:
    def visit(name: str) -> Claim:
        return Claim(
            **{f: getattr(base, f) for f in base.__struct_fields__}
            | {"id": name, "participants": [man(name, office=None)]}
        )

    base = claim("visit", "", country="KAZ", start="2024-01-01")
    coded = [report(visit("Bakhtiyor Saidov")), report(visit("Bobojon Sayidiy"))]
    assert len(derive(coded)) == 2
    [event] = derive(coded, [ruling("same", "bakhtiyor-saidov", "bobojon-sayidiy")])
    assert {one.person for one in event.participants} == {"bakhtiyor-saidov"}
