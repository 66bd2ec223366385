"""The record of visits to the United States and of its presidents' and secretaries' travels, as claims.

Each row is told three times: with its city, by office and surname, by full name alone; a third of the tellings has its
dates cut to the month. Rows of one traveller and country that share a day or
follow each other directly are one stay (two cities, two purposes), so that there are fewer visits than rows.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.made_up import Made
from dragoman.model import Claim, CodedReport, Participant, Report, digest

DATA = Path(__file__).parents[1].parent / "shared" / "data"
TELLINGS = 3
OFFICES = re.compile(
    r"(?:(?:Vice |Deputy |Acting |Former |Crown )?(?:President|Prime Minister|Foreign Minister|King|Queen|Prince|"
    r"Princess|Chancellor|Premier|Emperor|Sultan|Amir|Emir|Pope|Secretary General|Chairman|Shah|General|Minister)"
    r"(?:-elect)?\s+)+"
)


@dataclass(frozen=True)
class Row:
    """A line of the record."""

    key: str
    traveller: str
    """Full name without offices."""
    office: str | None
    home: str
    country: str
    city: str | None
    first: date
    last: date


def visits(folder: Path = DATA / "us-visits") -> list[Row]:
    """Return the visits to the United States."""
    return [row for item in _items(folder, "visit") if (row := _visit(item))]


def travels(folder: Path = DATA / "us-travels") -> list[Row]:
    """Return the journeys of presidents and secretaries of state."""
    return [row for item in _items(folder, "trip") if (row := _trip(item))]


def _items(folder: Path, tag: str) -> Iterator[ElementTree.Element]:
    for path in sorted(folder.rglob("*.xml")):
        yield from ElementTree.parse(path).getroot().iter(tag)


def _visit(item: ElementTree.Element) -> Row | None:
    named = _text(item, "visitor")
    office = OFFICES.match(named)
    name = named[office.end() :] if office else named
    home = _attribute(item, "from")
    return _row(item, "visit", name, office[0].strip().casefold() if office else None, home, "USA")


def _trip(item: ElementTree.Element) -> Row | None:
    office = {"president": "president", "secretary": "foreign minister"}.get(_text(item, "role"))
    return _row(item, "trip", _text(item, "name"), office, "USA", _attribute(item, "country"))


def _row(item: ElementTree.Element, prefix: str, name: str, office: str | None, home: str, country: str) -> Row | None:
    first, last = _text(item, "start-date"), _text(item, "end-date")
    if not (name and home and country and first and last):
        return None
    days = sorted((date.fromisoformat(first), date.fromisoformat(last)))
    city = _text(item, "locale") or None
    return Row(f"{prefix} {_text(item, 'id')}", name, office, home, country, city, *days)


def _text(item: ElementTree.Element, tag: str) -> str:
    return " ".join((item.findtext(tag) or "").split())


def _attribute(item: ElementTree.Element, tag: str) -> str:
    found = item.find(tag)
    return (found.get("id") or _text(item, tag)) if found is not None else ""


def stays(rows: Iterable[Row]) -> dict[str, str]:
    """Return the stay that each row belongs to: rows of one traveller and country without a night between."""
    stay: dict[str, str] = {}
    latest: dict[tuple[str, str, str], Row] = {}
    for row in sorted(rows, key=lambda r: (r.first, r.last, r.key)):
        who = row.traveller, row.home, row.country
        before = latest.get(who)
        follows = before is not None and row.first <= before.last + timedelta(1)
        stay[row.key] = stay[before.key] if before and follows else row.key
        if before is None or row.last >= before.last:
            latest[who] = row
    return stay


def told(rows: Iterable[Row], *, seed: int, published: bool) -> Made:
    """Return the rows as claims, each three times.

    Args:
        rows: lines of the record.
        seed: of the draws.
        published: whether reports have a day of publication, up to three days after the last day.
    """
    rows = list(rows)
    rng, made, stay = random.Random(seed), Made(), stays(rows)
    cut = [n % 3 == 0 for n in range(TELLINGS * len(rows))]
    rng.shuffle(cut)
    for row in rows:
        for n in range(TELLINGS):
            day = row.last + timedelta(rng.randint(0, 3)) if published else None
            coded = _telling(row, n, day, to_the_month=cut.pop())
            made.reports.append(coded)
            made.truth[coded.claims[0].id] = stay[row.key]
            made.scene[coded.claims[0].id] = row.key
    rng.shuffle(made.reports)
    return made


def _telling(row: Row, number: int, published: date | None, *, to_the_month: bool) -> CodedReport:
    id_ = digest("us", row.key, str(number))
    length = 7 if to_the_month else 10
    first, last = row.first.isoformat()[:length], row.last.isoformat()[:length]
    name = row.traveller.split()[-1] if number == 1 and row.office else row.traveller
    traveller = Participant(
        role="visitor", name=name, person=name.casefold().replace(" ", "-"), office=row.office, country=row.home
    )
    claim = Claim(
        id=digest("claim", id_), report=id_, type="visit", participants=[traveller], country=row.country,
        city=row.city if number == 0 else None, start=first, end=last if last != first else None, date_basis="stated",
    )  # fmt: skip
    report = Report(
        id=id_, source=f"{row.key}/{number}", language="en", text=f"{row.key}, told as number {number}.",
        published=published.isoformat() if published else None,
    )  # fmt: skip
    return CodedReport(report=report, claims=[claim])
