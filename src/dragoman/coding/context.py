"""What an event's own sentence leaves out and its report makes clear: the place of talks, the host of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.coding.draft import Draft, Part
from dragoman.coding.joining import NEAR_DAYS, absorb, dates_agree, one_event
from dragoman.coding.people import LEADING, Entity, People
from dragoman.coding.setting import Setting, Story
from dragoman.gazetteer import Gazetteer
from dragoman.model import Role, Span

HOSTS = frozenset({"head of state", "head of government", "foreign minister", "royal", "party"})
LONG_GONE = 5
"""Years out of office after which a person's doings are history."""
CHIEF_ROLES = ("visitor", "party", "caller", "called", "inviter")
AT_HOME = frozenset({*HOSTS, "minister", "parliament", "deputy"})
"""Levels of office whose bearers receive guests in their own state."""
GATHERED = frozenset({"trilateral", "multilateral"})
PLACED = frozenset({"meeting", "signing", "ceremony"})


def place_within_visits(drafts: Sequence[Draft], visits: Sequence[Draft]) -> None:
    """Talks of a visitor with his hosts take place where the visit does."""
    for draft in drafts:
        if draft.country is not None and not draft.inferred_place:
            continue
        if draft.type == "summit":
            visit = _visit_to_summit(draft, visits)
        elif draft.type in PLACED:
            visit = next((v for v in visits if _within(draft, v)), None)
        else:
            continue
        if visit is not None and visit.country != draft.country:
            _copy_place(draft, visit)


def hosts_abroad(drafts: Sequence[Draft], home: str | None) -> list[Draft]:
    """Who "receives" while he is himself abroad does so there, and those received are not on a visit to his state.

    Returns the drafts that are left. Nobody is abroad in a report that is written from his own state.
    """
    stays = [
        draft
        for draft in drafts
        if draft.type in {"visit", "summit", "meeting"} and draft.status == "held" and not draft.background
        if draft.country and (draft.type != "meeting" or not draft.inferred_place)
    ]
    left: list[Draft] = []
    for draft in drafts:
        received = draft.inferred_place and draft.type in {"meeting", "visit"}
        stay = next((s for s in stays if _is_away(draft, s, home)), None) if received else None
        if stay is None:
            left.append(draft)
        elif draft.type != "visit":
            _copy_place(draft, stay)
            left.append(draft)
    return left


def _is_away(draft: Draft, stay: Draft, home: str | None) -> bool:
    """Return whether who is at home in a draft is, as the report has told before, on a stay in another state then."""
    if stay is draft or stay.inferred_place or stay.country in (draft.country, None) or draft.country == home:
        return False
    if draft.background or draft.status != "held" or stay.order > draft.order:
        return False
    if draft.start and stay.start and (draft.start < stay.start or not dates_agree(draft, stay, NEAR_DAYS)):
        return False
    hosts = [e for e in draft.entities() if e.country == draft.country and e.name]
    guests = [e for e in stay.role("visitor", "attendee", "party") if e.country != stay.country]
    return any(h.same_as(e) for h in hosts for e in guests)


def name_titles(drafts: Sequence[Draft], people: People) -> None:
    """Who is told by office and state alone is the one person of the report who bears both ("the President ... X").

    The report's words come first, then what the gazetteer knows of its people on that day.
    """
    for draft in drafts:
        for part in draft.parts:
            title = part.entity
            if title.name or not title.office or not title.country:
                continue
            named = [
                e
                for e in people.entities
                if e.name and (e.office, e.country, e.standing) == (title.office, title.country, title.standing)
            ]
            named = named or [
                e
                for e in people.entities
                if e.person
                and e.country == title.country
                and people.gazetteer.holds(e.person, title.office, people.day)
            ]
            if len(named) == 1 and named[0] not in draft.entities():
                part.entity = named[0]


def mark_history(drafts: Sequence[Draft], gazetteer: Gazetteer, day: date | None) -> None:
    """What people did who left office long before the report is history in it ("Nixon's visit")."""
    if day is None:
        return
    limit = str(day.year - LONG_GONE)
    for draft in drafts:
        people = [gazetteer.leader(e.person) for e in draft.role(*CHIEF_ROLES) if e.person]
        ends = [max((term.last or "9999" for term in leader.terms), default="9999") for leader in people if leader]
        if any(end[:4] < limit for end in ends):
            draft.background = True


def states_of_strangers(drafts: Sequence[Draft], gazetteer: Gazetteer, home: str | None) -> None:
    """Who bears an office of no state said, opposite guests, is of the state where they are received.

    That is where the encounter takes place, else where its other side is on a visit, else where the report is written.
    """
    abroad = [
        draft
        for draft in drafts
        if draft.type in {"visit", "meeting"} and draft.country and not (draft.background or draft.inferred_place)
    ]
    for draft in drafts:
        if draft.type not in {"meeting", "call", "signing"}:
            continue
        strangers = [e for e in draft.entities() if _is_stranger(e, gazetteer)]
        guests = [e for e in draft.entities() if e.country]
        if not strangers or not guests:
            continue
        stays = [
            s.country for s in abroad if any(a.fits(b) and a.country != s.country for a in s.entities() for b in guests)
        ]
        there = draft.country or next(iter(stays), None) or home
        if there is not None and all(e.country != there for e in guests):
            for stranger in strangers:
                stranger.country = there


def _is_stranger(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Return whether nothing tells the state of an office-holder; the head of an organisation has none."""
    of_state = entity.office is not None and gazetteer.level(entity.office) != "organisation"
    return of_state and entity.person is None and not (entity.country or entity.organisation)


def place_guests(drafts: Sequence[Draft]) -> None:
    """A visit without a place, or "here" without a dateline, is to the state whose people receive the visitor."""
    for visit in drafts:
        if visit.type != "visit" or visit.country is not None or visit.background or not visit.role("visitor"):
            continue
        if "here" not in visit.evidence and visit.status not in {"held", None}:
            continue
        for draft in drafts:
            if (
                draft.type != "meeting"
                or draft.background
                or not any(v.fits(e) for v in visit.role("visitor") for e in draft.entities())
            ):
                continue
            home = {v.country for v in visit.role("visitor")}
            host = next((p for p in draft.parts if p.entity.country and p.entity.country not in home), None)
            if host is not None:
                visit.country, visit.inferred_place = draft.country or host.entity.country, True
                visit.note("country", *(draft.evidence.get("country") or host.spans))
                break


def place_here(drafts: Sequence[Draft], setting: Setting, span: Span | None) -> None:
    """ "Flew in on Friday": a foreigner's arrival without a place is where the report is written."""
    city = setting.dateline_city
    country = setting.gazetteer.country_of_city(city) if city else None
    if city is None or country is None or span is None:
        return
    for draft in drafts:
        if draft.here and draft.country is None and all(e.country != country for e in draft.role("visitor")):
            draft.country, draft.city = country, setting.gazetteer.world.cities[city].name
            draft.inferred_place = True
            draft.note("country", span)
            draft.note("city", span)


def talks_of_visits(drafts: Sequence[Draft]) -> None:
    """Talks of which no parties are said are those of the report's one visit: its visitor with host or inviter."""
    for draft in drafts:
        if not draft.of_visit or draft.parts:
            continue
        pairs = [
            [part for part in visit.parts if part.role in {"visitor", "host", "inviter"}]
            for visit in drafts
            if visit.type == "visit"
            and not visit.background
            and visit.role("visitor")
            and visit.role("host", "inviter")
        ]
        if pairs and all(_same_pair(pairs[0], pair) for pair in pairs):
            for role in ({"visitor"}, {"host", "inviter"}):
                part = next(p for p in pairs[0] if p.role in role)
                draft.parts.append(Part("party", part.entity, list(part.spans)))


def _same_pair(ours: Sequence[Part], theirs: Sequence[Part]) -> bool:
    return all(any(a.entity.fits(b.entity) for b in theirs) for a in ours)


def visits_of_guests(drafts: Sequence[Draft], people: People, home: str | None) -> list[Draft]:
    """Who is called "visiting" is on a visit: where the talks are, or in the state of the one met there."""
    out = []
    for draft in drafts:
        if draft.type not in PLACED | {"visit"} or draft.background:
            continue
        for part in draft.parts:
            if part.entity.visiting and part.role in {"party", "guest"}:
                other = next(
                    (e.country for e in draft.entities() if e.country and e.country != part.entity.country),
                    home,
                )
                visit = Draft("visit", draft.rule, draft.sentence, part.spans[0][0], status="held", weak=True)
                visit.parts = [Part("visitor", part.entity, list(part.spans))]
                visit.country, visit.inferred_place = draft.country or other, draft.country is None
                visit.note("event", *part.entity.visiting[:1])
                if draft.start and draft.start.startswith("--"):
                    visit.start, visit.basis = draft.start, draft.basis
                    visit.evidence.update({name: list(draft.evidence[name]) for name in ("start", "day")})
                visit.note(
                    "country",
                    *(draft.evidence.get("country") or [s for p in draft.parts for s in p.spans if p is not part][:1]),
                )
                out.append(visit)
    return out


def people_of_summits(summits: Sequence[Draft], visits: Sequence[Draft], gazetteer: Gazetteer) -> None:
    """To a summit come those who visit its place then; when nobody is named, its organiser is at home there."""
    for summit in summits:
        if summit.type != "summit" or summit.weak or summit.country is None or summit.background:
            continue
        named = bool(summit.parts)
        there = [v for v in visits if v.country == summit.country and not v.background and _is_on_time(v, summit)]
        for visit in there:
            for part in visit.parts:
                leading = gazetteer.level_in(part.entity.office, part.entity.country) in LEADING
                if part.role == "visitor" or (not named and part.entity.country == summit.country and leading):
                    role: Role = "attendee" if part.role == "visitor" else "organiser"
                    if part.entity not in summit.entities():
                        summit.parts.append(Part(role, part.entity, list(part.spans)))


def _is_on_time(visit: Draft, summit: Draft) -> bool:
    """Return whether a visit can be to a summit: both held or both to come, or an arrival before what is to come."""
    arrived = visit.status == "held" and summit.status == "planned"
    return (visit.status == summit.status or arrived) and dates_agree(visit, summit, NEAR_DAYS)


def without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Talks of two that the report tells as a call ("X talks with Y" over "X telephoned Y") are the call."""
    calls = [draft for draft in drafts if draft.type == "call" and not draft.background]
    return [draft for draft in drafts if not any(_is_echo(draft, call) for call in calls)]


def _is_echo(draft: Draft, call: Draft) -> bool:
    told = draft.type == "meeting" and not draft.background and draft.status == call.status and draft.setting is None
    placed = draft.country is not None and not draft.inferred_place
    if not told or placed or not (draft.headline or draft.weak or draft.presumed or draft.start in (None, call.start)):
        return False
    return len(draft.parts) == 2 and all(any(e.fits(o) for o in call.entities()) for e in draft.entities())


def visits_to_talks(talks: Sequence[Draft], visits: Sequence[Draft], gazetteer: Gazetteer) -> list[Draft]:
    """Who talks with an office-holder in that one's own state is on a visit there, though no word says "visit".

    Only talks of two sides count: to a gathering people come from everywhere, and talks on its sidelines are held
    between guests. The days of talks are not those of the visit; only a month or a year is its own too.
    """
    gatherings = {draft.country for draft in talks if draft.type == "summit"}
    out: list[Draft] = []
    for draft in talks:
        bilateral = draft.type == "meeting" and draft.setting is None and draft.format not in GATHERED
        if not bilateral or draft.country is None or draft.country in gatherings or draft.status == "denied":
            continue
        if not any(e.country == draft.country and _is_at_home(e, gazetteer) for e in draft.entities()):
            continue
        for part in draft.parts:
            if part.entity.country == draft.country or not part.entity.office:
                continue
            visit = _visit_of(part, draft)
            legs = (known for known in out if known.country == visit.country)
            if not any(one_event(known, visit) for known in (*visits, *legs)):
                out.append(visit)
    return out


def _is_at_home(entity: Entity, gazetteer: Gazetteer) -> bool:
    """Return whether somebody bears an office that receives guests, or the top one of his own state by another name."""
    return gazetteer.level(entity.office) in AT_HOME or gazetteer.level_in(entity.office, entity.country) in AT_HOME


def _visit_of(part: Part, talks: Draft) -> Draft:
    """Return the visit that talks show."""
    visit = Draft("visit", talks.rule, talks.sentence, talks.order, status=talks.status, weak=True)
    visit.background, visit.headline = talks.background, talks.headline
    visit.parts = [Part("visitor", part.entity, list(part.spans))]
    visit.country, visit.city, visit.inferred_place = talks.country, talks.city, talks.inferred_place
    for name in ("event", "country", "city"):
        visit.note(name, *talks.evidence.get(name, ()))
    if talks.start and len(talks.start) <= len("2024-11") and not talks.start.startswith("--"):
        visit.start, visit.end, visit.basis = talks.start, talks.end, talks.basis
        visit.note("start", *talks.evidence.get("start", ()))
    return visit


def add_mentions(visits: Sequence[Draft], mentions: Sequence[Draft]) -> None:
    """A visit spoken of without its visitor ("the state visit to France") adds to the one visit it can be."""
    for mention in mentions:
        fitting = [
            v
            for v in visits
            if mention.country in (None, v.country) and (mention.country or not v.background) and not mention.background
        ]
        placed = mention.country or mention.start is None
        if len(fitting) == 1 and (placed or fitting[0].start is None) and dates_agree(fitting[0], mention, NEAR_DAYS):
            absorb(fitting[0], mention)


def _visit_to_summit(summit: Draft, visits: Sequence[Draft]) -> Draft | None:
    """Who travels somewhere to attend a summit attends it there: the visit of the same sentence, else the only one."""
    theirs = [
        v for v in visits if not v.background and any(a.fits(b) for a in v.role("visitor") for b in summit.entities())
    ]
    same = [v for v in theirs if v.sentence == summit.sentence]
    return same[0] if same else theirs[0] if len(theirs) == 1 else None


def _within(draft: Draft, visit: Draft) -> bool:
    if visit.background != draft.background or visit.country is None:
        return False
    if draft.status == "held" and visit.status != "held":
        return False
    people = draft.entities()
    visitors = visit.role("visitor")
    comes = any(v.fits(e) or (v.country == e.country and e.name is None) for v in visitors for e in people)
    hosts = any(e.country == visit.country for e in people)
    return comes and hosts


def _copy_place(draft: Draft, visit: Draft) -> None:
    draft.country, draft.inferred_place = visit.country, True
    draft.note("country", *visit.evidence.get("country", ())[:1])
    draft.city = None
    if visit.city:
        draft.city = visit.city
        draft.note("city", *visit.evidence.get("city", ())[:1])


def place_at_gatherings(drafts: Sequence[Draft], visits: Sequence[Draft]) -> None:
    """Talks on the sidelines are where the report's one summit is; those of a traveller where his one stay is."""
    summits = [draft for draft in drafts if draft.type == "summit" and draft.country is not None]
    for draft in drafts:
        if draft.type != "meeting" or draft.country is not None:
            continue
        if draft.setting == "sidelines" and len(summits) == 1:
            _copy_place(draft, summits[0])
            continue
        stays = [
            v
            for v in visits
            if v.status == draft.status
            and v.background == draft.background
            and any(a.fits(b) for a in v.role("visitor") for b in draft.entities())
        ]
        if len(stays) == 1:
            _copy_place(draft, stays[0])


def place_by_series(drafts: Sequence[Draft]) -> None:
    """Talks without a place are where one side is told to have had talks, with partners who are named elsewhere.

    "X held a series of meetings in Geneva. He met A. He also received B."
    """
    series = [d for d in drafts if d.type == "meeting" and len(d.parts) == 1 and d.country and not d.inferred_place]
    for draft in drafts:
        if draft.type != "meeting" or draft.country is not None or len(draft.parts) < 2:
            continue
        told = [s for s in series if _is_of_series(draft, s)]
        if told and len({s.country for s in told}) == 1:
            _copy_place(draft, told[0])
            if draft.start is None and told[0].start is not None:
                draft.start, draft.basis, draft.presumed = told[0].start, told[0].basis, True
                draft.note("start", *told[0].evidence.get("start", ()))


def _is_of_series(draft: Draft, series: Draft) -> bool:
    same_time = draft.background == series.background and draft.status == series.status
    return same_time and dates_agree(draft, series, 0) and any(series.parts[0].entity.fits(e) for e in draft.entities())


def place_by_dateline(drafts: Sequence[Draft], visits: Sequence[Draft], country: str | None, span: Span | None) -> None:
    """Held talks without a place are where the report was written, if one side is at home there and not abroad."""
    if country is None or span is None:
        return
    away = [e for v in visits if v.status == "held" and not v.background for e in v.role("visitor")]
    for draft in drafts:
        news = draft.type == "meeting" and draft.status == "held" and not draft.background and draft.setting is None
        hosts = [e for e in draft.entities() if e.country == country]
        if news and draft.country is None and hosts and not any(h.same_as(e) for h in hosts for e in away):
            draft.country, draft.inferred_place = country, True
            draft.note("country", span)


def host_visits(visits: Sequence[Draft], others: Sequence[Draft], gazetteer: Gazetteer) -> None:
    """Who of the country visited is said to have talked with the visitor is the host, if nobody is named as that."""
    for visit in visits:
        if visit.role("host", "inviter"):
            continue
        for draft in others:
            if (
                draft.type != "meeting"
                or draft.background != visit.background
                or draft.status not in {visit.status, "held"}
            ):
                continue
            part = _host_in(draft, visit, gazetteer)
            if part is not None:
                visit.parts.append(Part("host", part.entity, list(part.spans)))
                break


def _host_in(draft: Draft, visit: Draft, gazetteer: Gazetteer) -> Part | None:
    if not any(v.fits(e) for v in visit.role("visitor") for e in draft.entities()):
        return None
    return next(
        (p for p in draft.parts if p.entity.country == visit.country and gazetteer.level(p.entity.office) in HOSTS),
        None,
    )


def parties_of_report(drafts: Sequence[Draft]) -> list[Part]:
    """Return the sides of the report's first encounter, for "the two sides signed"."""
    for draft in sorted(drafts, key=lambda d: (d.status not in {"held", None}, d.order)):
        if draft.type in {"meeting", "visit"} and not draft.background:
            sides: dict[str, Part] = {}
            for part in draft.parts:
                if part.role in {"party", "visitor", "host", "inviter"} and part.entity.country:
                    sides.setdefault(part.entity.country, part)
            if len(sides) == 1 and draft.country and draft.country not in sides:
                spans = list(draft.evidence.get("country", ()))
                sides[draft.country] = Part("party", Entity(country=draft.country), spans)
            if len(sides) > 1:
                return list(sides.values())[:2]
    return []


def sides_of_report(drafts: Sequence[Draft]) -> list[str]:
    """Return the two states that the report's news is between, the first encounter's; none when it shows none."""
    return [part.entity.country for part in parties_of_report(drafts) if part.entity.country]


def date_visits_by_talks(visits: Sequence[Draft], others: Sequence[Draft]) -> None:
    """Talks of known month within a visit of which only the year is said date the visit as finely."""
    for visit in visits:
        for draft in others:
            if draft.type != "meeting" or not visit.start or not draft.start or draft.background != visit.background:
                continue
            finer = len(visit.start) < len(draft.start) <= len("2024-11") and draft.start.startswith(visit.start)
            if (
                finer
                and draft.country == visit.country
                and any(v.fits(e) for v in visit.role("visitor") for e in draft.entities())
            ):
                visit.start, visit.end, visit.basis = draft.start, draft.end, draft.basis
                visit.evidence["start"] = list(draft.evidence.get("start", ()))
                break


def date_signings_by_talks(drafts: Sequence[Draft]) -> None:
    """What two states sign at their talks is of the day of these, if the report tells of talks of theirs on one day."""
    for draft in drafts:
        if draft.type != "signing" or draft.start is not None or draft.status != "held" or draft.background:
            continue
        talks = [t for t in drafts if _are_talks_of(t, draft)]
        if talks and len({t.start for t in talks}) == 1:
            draft.start, draft.basis, draft.presumed = talks[0].start, talks[0].basis, True
            draft.note("start", *talks[0].evidence.get("start", ()))


def _are_talks_of(talks: Draft, signing: Draft) -> bool:
    held = talks.type == "meeting" and talks.status == "held" and not talks.background
    if not held or talks.start is None or len(talks.start) != len("2024-11-04"):
        return False
    same_place = signing.country is None or talks.country in (None, signing.country)
    return same_place and _states(talks) == _states(signing) and len(_states(talks)) > 1


def _states(draft: Draft) -> set[str]:
    return {entity.country for entity in draft.entities() if entity.country}


def call_off_programme(drafts: Sequence[Draft]) -> None:
    """Talks that were to be held on a visit which is postponed or cancelled are so too, unless they have other days."""
    off = [d for d in drafts if d.type == "visit" and d.status in {"postponed", "cancelled"} and not d.background]
    for draft in drafts:
        if draft.type not in {"meeting", "signing"} or draft.status != "planned" or draft.background:
            continue
        for visit in off:
            theirs = any(v.fits(e) for v in visit.role("visitor") for e in draft.entities())
            there = draft.country in (None, visit.country) and any(e.country == visit.country for e in draft.entities())
            if theirs and there and dates_agree(draft, visit, NEAR_DAYS):
                draft.status = visit.status
                draft.note("status", *visit.evidence.get("event", ())[:1])


def date_by_publication(
    drafts: Sequence[Draft], day: str | None, span: Span | None, lead_end: int, told: Story | None
) -> None:
    """The report's own news, told in its headline or first sentence without a day, is of the day it is published.

    The basis says so; a visit other than an arrival is left without dates, since its days are its own (talks may be
    on one of them). A past day that the lead itself tells (`told`) is the headline's too, before that of publication.
    """
    if told is not None and day is not None and told.day.isoformat() <= day:
        for draft in drafts:
            news = draft.headline and draft.type in {"meeting", "call"} and draft.status == "held"
            if news and draft.start is None and not draft.background and not draft.weak:
                draft.start, draft.basis, draft.presumed = told.day.isoformat(), "resolved", True
                draft.note("start", told.span)
    if day is None or span is None:
        return
    for draft in drafts:
        dated_so = draft.type in {"meeting", "call"} or (draft.type == "visit" and draft.arrival)
        undated = dated_so and draft.start is None and draft.end is None and draft.status == "held"
        if undated and not draft.background and draft.order <= lead_end and not draft.weak:
            draft.start, draft.basis = day, "published"
            draft.note("start", span)
