"""Made-up reports of visits, talks and calls, of which it is known which claims tell of one event. Seeded.

What a report says is drawn in two steps: first what took place (`_SCENES`), then who tells it, when, and what of it
that report knows: invented names in one of several romanisations, offices without names, days off by one, months
without days, no dates at all. The shares of these (`_tell`) are guesses at what agencies and newspapers give. Claims
are made as a coder would hand them on; a report's language is drawn, but no text is written in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.model import Claim, CodedReport, EventType, Participant, Report, Role, Status, digest

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "kk")
FIRST_DAY = date(2021, 1, 10)
DAYS_PER_SCENE = 8
"""The more scenes, the longer the time they are spread over: two scenes of one visitor in one state within days
would be visits that nobody could tell apart, which only `_again` is there to make, and weeks apart."""


@dataclass(frozen=True)
class Leader:
    """Somebody real, known by identifier in all languages, or invented, known by spelling alone."""

    country: str
    office: str
    name: str
    spellings: tuple[str, ...] = ()
    """Romanisations in use beside the name, for invented people."""


@dataclass(frozen=True)
class Happening:
    """What took place, or was to: the truth behind some claims."""

    key: str
    type: EventType
    cast: tuple[tuple[Role, Leader], ...]
    country: str | None
    city: str | None
    first: date
    days: int = 1
    """Days that it lasted."""
    kind: str | None = None


@dataclass(frozen=True)
class Telling:
    """One report's word on one happening."""

    what: Happening
    published: date
    status: Status = "held"
    background: bool = False
    exact: bool = False
    """Whether the report is sure to give the day: nobody could tell the happening from another otherwise."""


@dataclass
class Made:
    """Reports with their claims, and for each claim what it is about."""

    reports: list[CodedReport] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    scene: dict[str, str] = field(default_factory=dict)
    """From a claim to the scene that it was made for."""


CITIES = {
    "KAZ": ("Astana", "Almaty"), "FRA": ("Paris", "Lyon"), "CHN": ("Beijing", "Xi'an"), "RUS": ("Moscow", "Kazan"),
    "TUR": ("Ankara", "Istanbul"), "UZB": ("Tashkent", "Samarkand"), "EGY": ("Cairo", "Alexandria"),
    "DEU": ("Berlin", "Munich"), "BRA": ("Brasília", "São Paulo"), "QAT": ("Doha",), "KGZ": ("Bishkek", "Cholpon-Ata"),
    "ESP": ("Madrid", "Barcelona"),
}  # fmt: skip
LEADERS = (
    Leader("KAZ", "president", "Kassym-Jomart Tokayev"), Leader("FRA", "president", "Emmanuel Macron"),
    Leader("CHN", "president", "Xi Jinping"), Leader("RUS", "president", "Vladimir Putin"),
    Leader("TUR", "president", "Recep Tayyip Erdoğan"), Leader("UZB", "president", "Shavkat Mirziyoyev"),
    Leader("EGY", "president", "Abdel Fattah el-Sisi"), Leader("DEU", "president", "Frank-Walter Steinmeier"),
    Leader("BRA", "president", "Luiz Inácio Lula da Silva"), Leader("QAT", "emir", "Tamim bin Hamad Al Thani"),
    Leader("KGZ", "president", "Sadyr Japarov"), Leader("ESP", "prime minister", "Pedro Sánchez"),
    Leader("CHN", "prime minister", "Li Qiang"), Leader("DEU", "chancellor", "Olaf Scholz"),
    Leader("KAZ", "prime minister", "Daniyar Zhaqsybek", ("Daniar Jaksybek", "Daniyar Zhaksybek")),
    Leader("FRA", "prime minister", "Hélène Marchetti-Vogt", ("Helene Marchetti-Vogt", "Elen Marketti-Vogt")),
    Leader("RUS", "prime minister", "Arkady Zheltukhin", ("Arkadi Jeltoukhine", "Arkadii Zheltuhin")),
    Leader("UZB", "foreign minister", "Bakhrom Sharafiddinov", ("Bahrom Sharafiddinov", "Bakhrom Charafiddinov")),
    Leader("EGY", "foreign minister", "Mustafa Qandil", ("Moustafa Kandil", "Mustafa Kandil")),
    Leader("TUR", "foreign minister", "Orhan Kılıçdere", ("Orhan Kilicdere", "Orkhan Kilichdere")),
)  # fmt: skip
CLEAR = ("state", "official", "working")


def make(seed: int, scenes: int) -> Made:
    """Return the reports of some scenes, in no order.

    Args:
        seed: equal seeds make equal reports.
        scenes: how many scenes are drawn, of all kinds alike.
    """
    rng = random.Random(seed)
    made = Made()
    for number in range(scenes):
        name, scene = _SCENES[number % len(_SCENES)]
        first = FIRST_DAY + timedelta(rng.randrange(DAYS_PER_SCENE * scenes))
        for tellings in scene(rng, f"{name} {number}", first):
            _add(made, tellings, name, rng)
    rng.shuffle(made.reports)
    return made


def _add(made: Made, tellings: list[Telling], scene: str, rng: random.Random) -> None:
    """Add one report with all it tells."""
    number = len(made.reports)
    language = rng.choice(LANGUAGES)
    id_ = digest("made up", str(number))
    published = tellings[0].published.isoformat() if rng.random() < 0.9 else None
    report = Report(
        id=id_, source=f"made-up/{number}", language=language, published=published, text=f"Number {number}.",
        agency=rng.choice((None, "Xinhua", "TASS", "AFP", "Anadolu", "Akorda")),
    )  # fmt: skip
    claims = [_tell(telling, id_, n, rng) for n, telling in enumerate(tellings)]
    made.reports.append(CodedReport(report=report, claims=claims))
    made.truth |= {c.id: t.what.key for c, t in zip(claims, tellings, strict=True)}
    made.scene |= {c.id: scene for c in claims}


def _tell(telling: Telling, report: str, number: int, rng: random.Random) -> Claim:
    what = telling.what
    start, end = _dates(telling, rng)
    return Claim(
        id=digest("claim", report, str(number)),
        report=report,
        type=what.type,
        status=telling.status,
        background=telling.background,
        participants=[_participant(role, leader, rng) for role, leader in what.cast],
        country=what.country if rng.random() < 0.92 or what.type == "visit" else None,
        city=what.city if rng.random() < 0.5 else None,
        start=start,
        end=end,
        date_basis=rng.choice(("stated", "resolved")) if start else None,
        kind=what.kind if rng.random() < 0.5 else None,  # type: ignore[arg-type]
    )


def _dates(telling: Telling, rng: random.Random) -> tuple[str | None, str | None]:
    """Return what a report knows of the dates; a tenth gives none, a sixth the month, one in twenty a day too late."""
    what, drawn = telling.what, rng.random()
    if telling.background and drawn < 0.5:
        return what.first.isoformat()[:7], None
    if not telling.exact and drawn < 0.10:
        return None, None
    if not telling.exact and drawn < 0.27:
        return what.first.isoformat()[:7], None
    off = 1 if drawn > 0.95 and what.type in {"visit", "call"} else 0
    start = what.first + timedelta(off)
    last = what.first + timedelta(what.days - 1)
    return start.isoformat(), last.isoformat() if last >= start and what.type == "visit" and drawn < 0.7 else None


def _participant(role: Role, leader: Leader, rng: random.Random) -> Participant:
    drawn = rng.random()
    if drawn < 0.12 and leader.office == "president":
        return Participant(role=role, office=leader.office, country=leader.country)
    if not leader.spellings:
        slug = leader.name.casefold().replace(" ", "-")
        return Participant(role=role, name=leader.name, person=slug, office=leader.office, country=leader.country)
    name = rng.choice((leader.name, *leader.spellings))
    if drawn > 0.8:
        name = name.split()[-1]
    slug = name.casefold().replace(" ", "-")
    return Participant(role=role, name=name, person=slug, office=leader.office, country=leader.country)


# What takes place. Each scene yields its reports, a list of tellings each.

Scene = Iterator[list[Telling]]


def _two(rng: random.Random) -> tuple[Leader, Leader]:
    """Return a visitor and the first of another state."""
    visitor = rng.choice(LEADERS)
    return visitor, rng.choice([one for one in LEADERS[:12] if one.country != visitor.country])


def _visit(key: str, rng: random.Random, visitor: Leader, host: Leader, first: date) -> Happening:
    city = rng.choice(CITIES[host.country])
    cast: tuple[tuple[Role, Leader], ...] = (("visitor", visitor), ("host", host))
    return Happening(key, "visit", cast, host.country, city, first, rng.randint(1, 3), rng.choice(CLEAR))


def _talks(key: str, visit: Happening, one: Leader, other: Leader) -> Happening:
    return Happening(key, "meeting", (("party", one), ("party", other)), visit.country, visit.city, visit.first)


def _after(what: Happening, rng: random.Random) -> date:
    return what.first + timedelta(rng.randint(0, what.days + 1))


def _before(what: Happening, rng: random.Random) -> date:
    return what.first - timedelta(rng.randint(2, 25))


def _reported(what: Happening, rng: random.Random, times: int, *, exact: bool = False) -> Scene:
    for n in range(times):
        yield [Telling(what, _after(what, rng), exact=exact and n == 0)]


def _repeats(rng: random.Random, key: str, day: date) -> Scene:
    """One visit with its talks, planned, then told by several."""
    visitor, host = _two(rng)
    visit = _visit(f"{key} visit", rng, visitor, host, day)
    talks = _talks(f"{key} talks", visit, visitor, host)
    if rng.random() < 0.5:
        yield [Telling(visit, _before(visit, rng), "planned")]
    for n in range(rng.randint(2, 6)):
        told = [Telling(visit, published := _after(visit, rng), exact=n == 0)]
        yield told + [Telling(talks, published, exact=n == 0)] * (n < 2)


def _again(rng: random.Random, key: str, day: date) -> Scene:
    """The same two leaders twice, weeks apart; a report of the second recalls the first."""
    visitor, host = _two(rng)
    one = _visit(f"{key} first", rng, visitor, host, day)
    other = _visit(f"{key} second", rng, visitor, host, one.first + timedelta(rng.randint(15, 75)))
    yield from _reported(one, rng, rng.randint(2, 4), exact=True)
    yield from _reported(other, rng, rng.randint(2, 3), exact=True)
    published = _after(other, rng)
    yield [Telling(other, published, exact=True), Telling(one, published, background=True, exact=True)]


def _called_off(rng: random.Random, key: str, day: date) -> Scene:
    """Planned and called off; held months later, which is another visit."""
    visitor, host = _two(rng)
    off = _visit(f"{key} called off", rng, visitor, host, day)
    held = _visit(f"{key} held", rng, visitor, host, off.first + timedelta(rng.randint(30, 120)))
    yield [Telling(off, _before(off, rng), "planned", exact=True)]
    for _ in range(rng.randint(1, 3)):
        yield [Telling(off, off.first - timedelta(rng.randint(0, 3)), "cancelled")]
    yield [Telling(held, _before(held, rng), "planned")]
    yield from _reported(held, rng, rng.randint(2, 4), exact=True)


def _held_after_all(rng: random.Random, key: str, day: date) -> Scene:
    """Called off and held on its day all the same: one event's history."""
    visitor, host = _two(rng)
    visit = _visit(key, rng, visitor, host, day)
    yield [Telling(visit, _before(visit, rng), "planned", exact=True)]
    yield [Telling(visit, visit.first - timedelta(2), "cancelled", exact=True)]
    yield from _reported(visit, rng, rng.randint(2, 4), exact=True)


def _tour(rng: random.Random, key: str, day: date) -> Scene:
    """Three or four legs, each beginning on the day on which the one before ends; reports tell some or all."""
    visitor = rng.choice(LEADERS)
    hosts = rng.sample([one for one in LEADERS[:12] if one.country != visitor.country], rng.randint(3, 4))
    legs: list[Happening] = []
    for n, host in enumerate(hosts):
        leg = replace(_visit(f"{key} leg {n}", rng, visitor, host, day), days=2)
        day = day + timedelta(leg.days - 1)
        legs.append(leg)
    for _ in range(rng.randint(2, 4)):
        told = sorted(rng.sample(range(len(legs)), rng.randint(2, len(legs))))
        yield [Telling(legs[n], day) for n in told]
    for leg in legs:
        yield from _reported(leg, rng, 1, exact=True)


def _two_talks(rng: random.Random, key: str, day: date) -> Scene:
    """On one day a guest meets the first and the second of a state, and the first of a third state there."""
    state = rng.choice(("CHN", "DEU", "KAZ", "FRA", "RUS", "UZB", "EGY", "TUR"))
    hosts = [one for one in LEADERS if one.country == state]
    guest = rng.choice([one for one in LEADERS[:12] if one.country != hosts[0].country])
    third = rng.choice([one for one in LEADERS[:12] if one.country not in {guest.country, hosts[0].country}])
    visit = _visit(f"{key} visit", rng, guest, hosts[0], day)
    met = [_talks(f"{key} talks {n}", visit, guest, one) for n, one in enumerate((*hosts, third))]
    for n in range(rng.randint(2, 5)):
        published = _after(visit, rng)
        yield [Telling(one, published, exact=n == 0) for one in rng.sample(met, rng.randint(1, len(met)))]


def _calls(rng: random.Random, key: str, day: date) -> Scene:
    """Two calls of the same two, some days or weeks apart."""
    one, other = _two(rng)
    for n, first in enumerate((day, day + timedelta(rng.randint(4, 40)))):
        call = Happening(f"{key} {n}", "call", (("caller", one), ("called", other)), None, None, first)
        yield from _reported(call, rng, rng.randint(2, 4), exact=True)


_SCENES: tuple[tuple[str, Callable[[random.Random, str, date], Scene]], ...] = (
    ("repeats", _repeats),
    ("second visits", _again),
    ("called off, later held", _called_off),
    ("held after all", _held_after_all),
    ("tours", _tour),
    ("several talks a day", _two_talks),
    ("calls", _calls),
)
