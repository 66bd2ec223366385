"""When an event takes place: the nearest time of its clause that can be resolved, with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from dragoman.annotation.items import Item, VerbGroup
from dragoman.annotation.times import Resolved, Tense, TimeMention, resolve
from dragoman.coding.clauses import Clause
from dragoman.coding.constructions import Proposal
from dragoman.coding.draft import Draft
from dragoman.coding.placing import TIME_REACH
from dragoman.coding.setting import Setting, Story
from dragoman.model import Span

SAME_DAY = frozenset({"meeting", "signing", "ceremony"})
"""Types of event that share the day of the clause they are joined to."""
AHEAD = frozenset({"planned", "proposed", "postponed", "cancelled"})
"""Statuses of events that lay ahead when the report was written."""
BACKGROUND_AFTER = timedelta(days=60)
"""A held event that lies further back than this before the report is history in it."""
CALLED_OFF = frozenset({"postponed", "cancelled"})
"""Statuses that the programme of a visit shares ("cancelled his trip to X, where he was to meet Y")."""
FURTHEST = timedelta(days=900)
"""How far ahead a planned event can lie."""
BEGINNING = ("/start", "/begin", "/pay")
"""Word groups of verbs whose day is the first of a visit."""
LONGEST_STAY = 15
"""Days; what lasts longer is no visit but a tour, a mission or a programme."""
ANNOUNCED = timedelta(days=45)
"""How far ahead a day lies at most that makes a plan of what a verb without tense tells."""
JUST_AHEAD = timedelta(days=5)
"""How far ahead a bare day of the month lies at most that is not taken for one of the month past."""
VAGUE_TIME = 6
"""How much nearer "last year" must be than "November 2023" to be preferred, in items."""
STORY_REACH = 600
"""Characters behind a day within which the same story goes on: two paragraphs."""
STORY_AGE = timedelta(days=7)
"""How long before the report a day of its own news lies at most."""
WINDOW = 75
"""Items around a match that are looked at for a time: its reach, were all of them unknown words."""


def find_time(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Take the nearest time of the clause that can be resolved; an invitation is not dated by the visit it asks for.

    A day of an unknown month ("on the 1st") is kept as such, for joining with a report that knows the month.
    """
    tense: Tense | None = "future" if draft.status in AHEAD else None
    if draft.status == "held" or ((draft.weak or tense is None) and _tells_of_past(proposal)):
        tense = "past"
    purpose = _purpose_at(proposal) if draft.status == "planned" else 0
    ahead = draft.status == "held" and _is_present(proposal)
    for mention in _times_by_distance(proposal):
        if draft.type == "invitation" and mention.start > proposal.items[0].end:
            continue
        time = cast("TimeMention", mention.data)
        if _is_period(time):
            continue
        other_day = time.weekday is not None and setting.anchor is not None and setting.anchor.weekday() != time.weekday
        coming = ahead and other_day and not time.first and (not draft.headline or _is_nearer_ahead(time, setting))
        if mention.start < purpose:
            tense = "past"  # "arrived on Monday to meet X": the day of the arrival, not the Monday after
        coming = coming or (setting.tenseless and tense == "past" and _lies_just_ahead(time, setting))
        resolved = resolved_time(time, setting, "future" if coming else tense)
        shifted = time.relative is not None and time.relative.offset > 0
        if shifted and setting.anchor is None and draft.status == "held" and _is_present(proposal):
            draft.status = "planned"
        if resolved is not None and _is_too_late(resolved, draft, proposal, setting):
            continue
        if resolved is not None and not purpose and _is_over(resolved, draft, setting):
            continue
        if resolved is not None:
            give_time(draft, resolved, (mention.start, mention.end), setting)
            either = time.weekday is not None and mention.start >= purpose
            ahead_too = resolved_time(time, setting, "future") if either else None
            if ahead_too is not None and ahead_too.start > resolved.start and not ahead_too.end:
                draft.coming = ahead_too.start
            return
    if setting.anchor is None and draft.type != "invitation":
        _bare_day(draft, proposal)
    if draft.start is None and draft.status in {"held", "planned"} and draft.type in SAME_DAY:
        _day_of_clause_before(draft, proposal, setting)


def date_leg(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """Date what the words only mention by a time right behind its place ("and then to B on the 5th"), by no other."""
    for index in _leg_ends(proposal):
        item = proposal.clause.items[index + 1] if index + 1 < len(proposal.clause.items) else None
        if item is None or not isinstance(item.data, TimeMention) or not usable(item.data):
            continue
        resolved = resolved_time(item.data, setting, "future" if draft.status in AHEAD else "past")
        if resolved is not None and not _is_too_late(resolved, draft, proposal, setting):
            give_time(draft, resolved, (item.start, item.end), setting)
            return


def _is_period(time: TimeMention) -> bool:
    """Return whether a time runs from a year to a year: a programme "for 2025-2028", no event."""
    if time.relative is not None and time.relative.unit == "year" and time.relative.last is not None:
        return True  # "his first visit in two years"
    return time.last is not None and bool(time.first.year) and not time.first.month and not time.last.month


def _lies_just_ahead(time: TimeMention, setting: Setting) -> bool:
    """Return whether a bare day of the month ("the 25th") is one of the next few: where verbs have no tense it can be.

    A day that lies further ahead is rather that of the past month, of which reports tell more.
    """
    if setting.anchor is None or not time.first.day or time.first.month or time.weekday is not None or time.relative:
        return False
    ahead = resolved_time(time, setting, "future")
    if ahead is None or len(ahead.start) != len("2024-11-04"):
        return False
    return timedelta(0) < date.fromisoformat(ahead.start) - setting.anchor <= JUST_AHEAD


def _is_nearer_ahead(time: TimeMention, setting: Setting) -> bool:
    """Return whether a weekday lies nearer ahead than behind: headlines tell of both in the present."""
    if time.weekday is None or setting.anchor is None:
        return False
    return (time.weekday - setting.anchor.weekday()) % 7 <= 3


def _tells_of_past(proposal: Proposal) -> bool:
    """Return whether the clause itself is told in the past: "arrived on Tuesday for talks with X"."""
    verbs = [item for item in proposal.clause.items if item.has("verb")]
    groups = [item.data for item in verbs if isinstance(item.data, VerbGroup)]
    return any(item.has("past") for item in verbs) and not any(group.status in AHEAD for group in groups)


def _day_of_clause_before(draft: Draft, proposal: Proposal, setting: Setting) -> None:
    """ "Arrived on Tuesday and met X": what is joined by "and" is of the same day or month, if that is one and past."""
    own = (item for item in proposal.clause.items if isinstance(item.data, TimeMention) and usable(item.data))
    if setting.tenseless and next(own, None) is not None:
        return  # it has a time, which lies too far ahead to be taken without a tense
    for item in proposal.clause.earlier:
        mention = cast("TimeMention", item.data)
        tense: Tense = "past" if draft.status == "held" else "future"
        resolved = resolved_time(mention, setting, tense) if usable(mention) else None
        if resolved is None or resolved.end or len(resolved.start) < len("2024-11"):
            continue
        if draft.status == "planned" and len(resolved.start) < len("2024-11-04"):
            continue
        if not _is_too_late(resolved, draft, proposal, setting):
            give_time(draft, resolved, (item.start, item.end), setting)
            return


def _is_too_late(resolved: Resolved, draft: Draft, proposal: Proposal, setting: Setting) -> bool:
    """A day in the future is not that of what a past tense tells, and nobody plans a visit years ahead."""
    if setting.anchor is None:
        return False
    told = draft.status == "held" and not _is_present(proposal)
    near = resolved.basis == "stated" or len(resolved.start) == len("2024-11-04")
    reach = ANNOUNCED if setting.tenseless and near else timedelta(0)
    limit = setting.anchor + (reach if told else FURTHEST)
    return resolved.start > limit.isoformat()[: len(resolved.start)]


def _is_over(resolved: Resolved, draft: Draft, setting: Setting) -> bool:
    """Return whether a day lies before the report of what is still to come: then it dates something else."""
    last = resolved.end or resolved.start
    if setting.anchor is None or draft.status not in {"planned", "proposed"} or len(last) != len("2024-11-04"):
        return False
    return last < (setting.anchor - timedelta(days=1)).isoformat()


def _purpose_at(proposal: Proposal) -> int:
    """Return where the infinitive that tells the match begins ("arrived on Monday to meet X"), 0 without one."""
    aim = next((item for item in reversed(proposal.items) if item.has("verb") and item.has("infinitive")), None)
    if aim is None:
        return 0
    before = [item for item in proposal.clause.items if item.has("verb") and item.start < aim.start]
    told = any(i.data.status == "held" if isinstance(i.data, VerbGroup) else i.has("past") for i in before)
    return aim.start if told else 0


def date_end(draft: Draft) -> None:
    """A departure dates the end of a visit, not its beginning."""
    draft.end, draft.start = draft.end or draft.start, None
    if "start" in draft.evidence:
        draft.note("end", *draft.evidence.pop("start"))


def _is_present(proposal: Proposal) -> bool:
    """Return whether the verb of a match stands in the present ("On Monday he starts a visit" looks ahead)."""
    verbs = [item for item in proposal.items if item.has("verb")]
    return bool(verbs) and verbs[0].has("pres") and not verbs[0].has("past")


def _bare_day(draft: Draft, proposal: Proposal) -> None:
    for mention in _times_by_distance(proposal):
        day = cast("TimeMention", mention.data).first
        if day.day and not day.month and not day.year:
            draft.start, draft.basis = f"--{day.day:02}", "stated"
            draft.note("start", (mention.start, mention.end))
            draft.note("day", (mention.start, mention.end))
            return


def full_days(items: Sequence[Item], setting: Setting) -> list[tuple[int, date]]:
    """Return the days of known month that a sentence names, with their offsets: the last day of a range."""
    found = []
    for item in items:
        mention = item.data
        if not isinstance(mention, TimeMention) or not mention.first.day or not usable(mention):
            continue
        if not (mention.first.month or (mention.last and mention.last.month)):
            continue
        resolved = resolved_time(mention, setting, None)
        day = (resolved.end or resolved.start) if resolved is not None else ""
        if len(day) == len("2024-11-04"):
            found.append((item.start, date.fromisoformat(day)))
    return found


def tell_on(clause: Clause, setting: Setting) -> None:
    """Take note of the last day a clause tells of; a month or a year ends the story of a day."""
    ahead = any(isinstance(item.data, VerbGroup) and item.data.status in AHEAD for item in clause.items)
    for index in range(len(clause.items) - 1, -1, -1):
        item = clause.items[index]
        if not isinstance(item.data, TimeMention) or not usable(item.data) or _is_of_other(clause.items, index):
            continue
        if item.data.narrative and item.data.relative and item.data.relative.offset < 0:
            continue  # "who had arrived the day before": a look back, behind which the story goes on
        found = resolved_time(item.data, setting, "future" if ahead else "past")
        if found is None:
            continue
        whole = not found.end and len(found.start) == len("2024-11-04")
        setting.story = Story(date.fromisoformat(found.start), (item.start, item.end)) if whole else None
        return


def note_days(draft: Draft, clause: Clause, durations: Sequence[TimeMention]) -> None:
    """Keep how long a visit lasts, where its clause says so and tells of its beginning or of what is to come."""
    begins = draft.arrival or draft.status == "planned" or any(i.has(w) for i in clause.items for w in BEGINNING)
    if draft.type != "visit" or draft.weak or not begins or not clause.items:
        return
    inside = [m for m in durations if clause.items[0].start <= m.start and m.end <= clause.items[-1].end]
    if len(inside) == 1 and inside[0].days is not None and 1 < inside[0].days <= LONGEST_STAY:
        draft.days = inside[0].days
        draft.note("days", (inside[0].start, inside[0].end))


def date_departures(visits: Sequence[Draft]) -> None:
    """A visit of known length ends that many days after its first; the length of a tour is none of its legs'."""
    for visit in visits:
        span = visit.evidence.pop("days", None)
        if visit.days is None or span is None or visit.end or len(visit.start or "") != len("2024-11-04"):
            continue
        others = (v for v in visits if v is not visit and v.background == visit.background)
        if any(v.country != visit.country and _same_travellers(v, visit) for v in others):
            continue
        first = date.fromisoformat(visit.start or "")
        visit.end = (first + timedelta(days=visit.days - 1)).isoformat()
        visit.note("end", *span)


def _same_travellers(a: Draft, b: Draft) -> bool:
    return any(x.fits(y) for x in a.role("visitor") for y in b.role("visitor"))


def date_ahead(drafts: Sequence[Draft], setting: Setting) -> None:
    """What the whole report shows to lie ahead, or to have been called off, is not of the weekday just past."""
    for draft in drafts:
        past = setting.anchor is not None and draft.start is not None and draft.start < setting.anchor.isoformat()
        if past and draft.coming and draft.status in AHEAD and draft.end is None:
            draft.start = draft.coming


def date_by_story(draft: Draft, clause: Clause, setting: Setting) -> None:
    """Talks and signings told without a day, right after a day of the report's own news, are of that day."""
    story = setting.story
    if story is None or draft.start is not None or draft.end is not None or draft.status != "held":
        return
    if draft.type not in SAME_DAY and not (draft.type == "visit" and draft.arrival):
        return
    if draft.background or draft.headline or not 0 < draft.order - story.span[0] <= STORY_REACH:
        return
    if setting.anchor is None or not timedelta(0) <= setting.anchor - story.day <= STORY_AGE:
        return
    if any(isinstance(item.data, TimeMention) and usable(item.data) for item in clause.items):
        return  # it has a time, which is none of its own or cannot be resolved
    draft.start, draft.basis, draft.presumed = story.day.isoformat(), "resolved", True
    draft.note("start", story.span)


def resolved_time(mention: TimeMention, setting: Setting, tense: Tense | None) -> Resolved | None:
    """Resolve a time; without a day of publication the year of the report, where it shows, helps a day and month.

    "The next day" counts from the last day that the report told of.
    """
    if mention.narrative:
        told = [story for story in (setting.story, setting.earlier_story) if story and story.span[0] < mention.start]
        return resolve(mention, anchor=told[0].day, tense="future") if told else None
    if mention.first.day and not mention.first.month and mention.weekday is None and not mention.relative:
        told_days = [day for at, day in setting.full_days if at < mention.start]
        if told_days:
            return resolve(mention, anchor=told_days[-1], tense="future")
    found = resolve(mention, anchor=setting.anchor, tense=tense)
    if found is not None or setting.anchor is not None or setting.year is None:
        return found
    if mention.first.month and not mention.first.year:
        last_day = date(setting.year, mention.first.month, 28)
        return resolve(mention, anchor=last_day, tense=None)
    if mention.relative and mention.relative.unit == "year":
        return resolve(mention, anchor=date(setting.year, 12, 31), tense=tense)
    return None


def give_time(draft: Draft, resolved: Resolved, span: Span, setting: Setting) -> None:
    """Give a draft a resolved time; a held event in the future is planned, one long past is background."""
    draft.start, draft.end, draft.basis = resolved.start, resolved.end, resolved.basis
    draft.note("start", span)
    if resolved.end:
        draft.note("end", span)
    anchor = setting.anchor
    if anchor is None:
        return
    iso = anchor.isoformat()
    if draft.status in {"held", None} and resolved.start > iso[: len(resolved.start)]:
        draft.status = "planned"
    last = resolved.end or resolved.start
    limit = (anchor - BACKGROUND_AFTER).isoformat()
    if len(last) == len("2024"):  # "last year" is history also in January
        limit = iso
    if draft.status in {"held", None} and last < limit[: len(last)]:
        draft.background = True


def _times_by_distance(proposal: Proposal) -> list[Item]:
    """Return the times of the clause, the nearest to the match first; inside it counts as nearest."""
    found: list[tuple[int, int, Item]] = []
    items = proposal.clause.items
    leg_ends = _leg_ends(proposal)
    for index in range(max(0, proposal.first - WINDOW), min(len(items), proposal.last + WINDOW)):
        item = items[index]
        if isinstance(item.data, VerbGroup):
            distance = proposal.distance(index)
            found.extend((distance, index, _as_item(time)) for time in item.data.times if usable(time))
        if not isinstance(item.data, TimeMention) or not usable(item.data):
            continue
        if _is_of_other(items, index) or _is_of_calling_off(proposal, index) or _is_of_saying(proposal, index):
            continue
        distance = -1 if index - 1 in leg_ends else proposal.distance(index)
        vague = 0 if item.data.first.month or item.data.first.day or item.data.weekday is not None else VAGUE_TIME
        if distance <= TIME_REACH:
            found.append((distance + vague, index, item))
    return [item for _, _, item in sorted(found, key=lambda entry: entry[:2])] or proposal.clause.times


def _as_item(time: TimeMention) -> Item:
    return Item("", time.start, time.end, (), time)


def _is_of_saying(proposal: Proposal, index: int) -> bool:
    """Return whether a time tells when something was said or announced: it stands beside such a verb.

    "The spokesman said on Tuesday that X will visit Y": what is told ahead has another day, if any.
    """
    if proposal.first <= index < proposal.last:
        return False
    items = proposal.clause.items
    matched = range(proposal.first, proposal.last)
    beside = [n for n in (index - 2, index - 1, index + 1) if 0 <= n < len(items) and n not in matched]
    return any(items[n].has("/said") or items[n].has("/announce") for n in beside)


def _leg_ends(proposal: Proposal) -> frozenset[int]:
    """Return where the place of a visit stands last in its match: "to A on the 3rd, then to B" + "on the 5th"."""
    places = proposal.slots.get("place", []) if proposal.construction.type == "visit" else []
    if not places or places[-1] is not proposal.items[-1]:
        return frozenset()
    light = {proposal.last - 1}
    items = proposal.clause.items
    if proposal.last < len(items) and items[proposal.last].data is None and items[proposal.last].has("word"):
        light.add(proposal.last)  # "on" before the day
    return frozenset(light)


def _is_of_calling_off(proposal: Proposal, index: int) -> bool:
    """Return whether a time tells when an event was called off, or what it was put off to, not when it was to be.

    The event's own day stands behind its noun and not behind the verb: "on Monday postponed a visit set for May".
    """
    if proposal.construction.status not in CALLED_OFF:
        return False
    items = proposal.clause.items
    inside = range(proposal.first, proposal.last)
    nouns = [n for n in inside if items[n].has("noun")]
    verbs = [n for n in inside if items[n].has("verb")]
    if not nouns or not verbs:
        return False
    return index < nouns[0] or nouns[0] < verbs[-1] < index


def _is_of_other(items: Sequence[Item], index: int) -> bool:
    """Return whether a time dates something else: "since" stands before it, or it owns a noun ("next month's vote")."""
    if index + 1 < len(items) and items[index + 1].has("/possessive") and items[index + 1].start == items[index].end:
        return True
    for item in reversed(items[max(0, index - TIME_REACH) : index]):
        if item.has("=,") or isinstance(item.data, TimeMention):
            return False
        if item.has("/not_when"):
            return True
    return False


def usable(mention: TimeMention) -> bool:
    """Return whether a time can date an event: a duration cannot."""
    return not mention.is_duration
