"""The first coder: rules. Fast, free, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from dragoman import __version__, gazetteer, languages
from dragoman.annotation.dateline import complete
from dragoman.annotation.document import Document, Sentence, annotate
from dragoman.annotation.identify import SAMPLE, Found, identify, writing_of
from dragoman.annotation.items import Actor, Item, NounGroup, VerbGroup
from dragoman.annotation.pack import LanguagePack, load_pack
from dragoman.annotation.times import TimeMention, resolve
from dragoman.annotation.writing import Writing
from dragoman.coding import context, lending
from dragoman.coding.claims import claim_of
from dragoman.coding.clauses import Clause, ClauseCutter
from dragoman.coding.constructions import Constructions, Proposal
from dragoman.coding.dividing import is_one_leg, split
from dragoman.coding.draft import Draft, Part
from dragoman.coding.figures import figures_of
from dragoman.coding.joining import join
from dragoman.coding.people import Entity, People
from dragoman.coding.rewriting import placed_back
from dragoman.coding.romanise import Romaniser
from dragoman.coding.setting import Setting, Story
from dragoman.coding.settle import evidence_of, negated, settle, tell_more, verb_status
from dragoman.coding.speech import is_inside, speech_in
from dragoman.coding.timing import CALLED_OFF, date_ahead, date_by_story, date_departures, full_days, note_days, tell_on
from dragoman.coding.validate import acceptable
from dragoman.gazetteer import Gazetteer
from dragoman.model import CodedReport, Report, Span, Status

CODER = f"lexicon {__version__}"
"""Name and version of this coder."""


REPORT_YEARS = range(1800, 2200)
LOOKING_BACK_DAYS = timedelta(days=7)
LOOKING_BACK = frozenset({"pronoun", "object", "latter"})
"""References that mean somebody named before."""


@dataclass(frozen=True)
class LanguageCoder:
    """A language's pack and its compiled constructions."""

    pack: LanguagePack
    constructions: Constructions
    clauses: ClauseCutter
    background: frozenset[str]
    """Symbols of words that mark history ("last visited")."""
    figures: frozenset[str]
    """Symbols of words without which a sentence gives no figure."""


class Coder:
    """Codes reports; languages are loaded when the first report in them comes."""

    def __init__(self, world: Gazetteer | None = None) -> None:
        """Take a gazetteer, by default the compiled one."""
        self._gazetteer = world or gazetteer.load()
        self._languages: dict[tuple[str, bool | None], LanguageCoder] = {}

    def language(self, code: str, *, capitals: bool | None = None) -> LanguageCoder:
        """Return a language ready for coding, loading it at first use.

        Args:
            code: the language, ISO 639-1.
            capitals: see `load_pack`.
        """
        key = (code, capitals)
        if key not in self._languages:
            pack = load_pack(code, self._gazetteer, capitals=capitals)
            cutter = ClauseCutter(
                pack.symbols,
                order=pack.settings.get("order", "svo"),
                cases="person" in pack.settings.get("bare", {}),
                comma_subject=bool(pack.settings.get("comma_subject", False)),
            )
            constructions = Constructions(pack)
            figures = pack.symbols.having([frozenset({"metric"}), frozenset({"/counted"})])
            names = pack.symbols.having([frozenset({"office"}), frozenset({"person"})])
            pack.scanner.attend_to(
                names=pack.lexicon.telling_words(names),
                events=constructions.triggers() | pack.lexicon.telling_words(figures),
            )
            self._languages[key] = LanguageCoder(
                pack,
                constructions,
                cutter,
                pack.symbols.having([frozenset({"/background"})]),
                figures,
            )
        return self._languages[key]

    def code(self, report: Report) -> CodedReport:
        """Return the report completed (language, dateline, day, agency) with its claims and figures."""
        if report.skipped:
            return CodedReport(report=report)
        found = _language_of(report)
        if found.language not in languages.available():
            return CodedReport(report=_skipped(report, found.language))
        report = msgspec.structs.replace(report, language=found.language)
        if found.writing is None:
            return self._code(report, self.language(found.language))
        return self._code_rewritten(report, found.language, found.writing)

    def _code_rewritten(self, report: Report, language: str, writing: Writing) -> CodedReport:
        """Code a report in another script of its language; the spans found are those of its own text."""
        rewritten = writing.rewrite(report.text)
        title = writing.rewrite(report.title).text if report.title else None
        coder = self.language(language, capitals=None if writing.capitals else False)
        coded = self._code(msgspec.structs.replace(report, text=rewritten.text, title=title), coder)
        return placed_back(coded, report, rewritten)

    def _code(self, report: Report, language: LanguageCoder) -> CodedReport:
        report = complete(report, language.pack, self._gazetteer)
        document = annotate(report, language.pack)
        coding = _Coding(document, language, self._gazetteer)
        events = coding.events()
        told = {claim.id: claim for claim in (claim_of(draft, report.id, CODER, report.text) for draft in events)}
        claims = list(told.values())  # what is told twice in the same words is one claim
        figures = figures_of(document, language.figures, coding.setting, context.sides_of_report(events))
        return CodedReport(report=report, claims=claims, figures=figures)


def _language_of(report: Report) -> Found:
    if report.language is None:
        return identify(report.text, languages.available())
    return Found(report.language, writing_of(report.text[:SAMPLE], report.language))


def _skipped(report: Report, found: str | None) -> Report:
    known = ", ".join(languages.available())
    if found is None:
        reason = "too little text to tell its language"
    else:
        reason = f"its language ({found}) cannot be coded yet; known: {known}"
    return msgspec.structs.replace(report, language=found, skipped=reason)


@dataclass(slots=True)
class _Flow:
    """What the clauses of a sentence leave to those after them."""

    drafts: list[Draft] = field(default_factory=list)
    waiting: list[Draft] = field(default_factory=list)
    """Of clauses whose verb leaves the status to that of a clause behind."""
    planned: bool = False
    told: bool = False
    """The present clause has a verb with a tense of its own."""
    main: Status | None = None
    """The status of the last clause with a tense of its own."""
    called_off: Status | None = None


class _Coding:
    """The coding of one report."""

    def __init__(self, document: Document, language: LanguageCoder, world: Gazetteer) -> None:
        self._document = document
        self._language = language
        self._gazetteer = world
        report = document.report
        pack = language.pack
        parts = pack.titles.get("name_parts", {})
        romaniser = Romaniser(
            parts if isinstance(parts, Mapping) else {},
            pack.settings.get("romanise"),
            pack.settings.get("name_prefixes"),
        )
        self._home = self._country_of(report.dateline)
        home = self._home or pack.settings.get("home")
        day = report.dateline_date or report.published
        self._verb_last = pack.settings.get("order") == "sov"
        self._scope = bool(pack.settings.get("scope", False))  # "will" holds for the clauses after it too
        self._anchor = _day(day) or _latest_day(document)
        self._speech = speech_in(report.text)
        self._day_of_lead: Story | None = None
        self._lead_told = False
        self._before_speech: tuple[Entity | None, list[Span]] | None = None
        people = People(
            world,
            pack.titles,
            romaniser,
            day,
            home,
            nation=pack.settings.get("home"),
            announced=_known_in_full(document),
        )
        self.setting = Setting(
            people,
            world,
            pack.settings.get("status", {}),
            self._anchor,
            _year(document, world),
            self._city_id(report.dateline),
            report.text,
            pack.quantities,
            verb_last=pack.settings.get("order") == "sov",
            tenseless=bool(pack.settings.get("tenseless", False)),
            objects_behind=bool(pack.settings.get("objects_behind", False)),
            drops_subject=bool(pack.settings.get("drops_subject", False)),
        )

    def events(self) -> list[Draft]:
        """Return the report's events, joined and complete."""
        drafts = [draft for sentence in self._document.sentences for draft in self._sentence(sentence)]
        context.name_titles(drafts, self.setting.people)
        context.states_of_strangers(drafts, self._gazetteer, self._home)
        context.mark_history(drafts, self._gazetteer, self._anchor)
        drafts = context.hosts_abroad(drafts, self._home)
        context.place_guests(drafts)
        dateline = next(iter(self._document.report.evidence.get("dateline", [])), None)
        context.place_here(drafts, self.setting, dateline)
        drafts.extend(context.visits_of_guests(drafts, self.setting.people, self._home))
        context.talks_of_visits(drafts)
        visits = self._visits([draft for draft in drafts if draft.type == "visit"])
        others = [draft for draft in drafts if draft.type != "visit"]
        context.place_within_visits(others, visits)
        self._sides(others, visits)
        context.place_by_series(others)
        context.place_by_dateline(others, visits, self._home, dateline)
        context.place_at_gatherings(others, visits)
        # A summit is told in pieces: where it is, who comes, who speaks there. Only all of it can be judged.
        told = join([draft for draft in others if draft.type == "summit" or acceptable(draft, self._gazetteer)])
        told = context.without_echoes(told)
        context.people_of_summits(told, visits, self._gazetteer)
        others = [d for d in told if d.type != "summit" or (acceptable(d, self._gazetteer) and not d.again)]
        shown = context.visits_to_talks(others, visits, self._gazetteer)
        visits += [draft for draft in shown if acceptable(draft, self._gazetteer)]
        context.host_visits(visits, others, self._gazetteer)
        context.date_visits_by_talks(visits, others)
        lending.lend_countries([*visits, *others])
        lending.lend_cities([*visits, *others], self.setting, dateline)
        context.call_off_programme([*visits, *others])
        date_ahead([*visits, *others], self.setting)
        date_departures(visits)
        self._date_news([*visits, *others])
        context.date_signings_by_talks(others)
        return sorted([*visits, *others], key=lambda draft: draft.order)

    def _date_news(self, others: list[Draft]) -> None:
        """Give the report's own news its day of publication where a line of the text itself gives that."""
        report = self._document.report
        span = next(iter(report.evidence.get("published") or report.evidence.get("dateline_date") or []), None)
        body = [sentence for sentence in self._document.sentences if not sentence.headline]
        lead_end = body[0].span[1] if body else 0
        day = report.dateline_date or report.published
        context.date_by_publication(others, day, span, lead_end, self._day_of_lead)

    def _visits(self, drafts: list[Draft]) -> list[Draft]:
        """Join the visits; words that name a visit without its visitor only add to a visit that is known."""
        visits = join([draft for draft in drafts if acceptable(draft, self._gazetteer)])
        context.add_mentions(visits, [draft for draft in drafts if draft.weak and not draft.role("visitor")])
        for draft in visits:
            draft.status = draft.status or "held"
        return visits

    def _sides(self, others: Sequence[Draft], visits: Sequence[Draft]) -> None:
        """A signing without named sides is between the sides of the report's talks."""
        told = [*visits, *others]
        sides = context.parties_of_report(told)
        for draft in others:
            if draft.type == "signing" and len({e.country for e in draft.entities() if e.country}) < 2:
                beside = context.parties_of_report([d for d in told if d.sentence == draft.sentence])
                for part in beside or sides:
                    if not any(part.entity.country == entity.country for entity in draft.entities()):
                        draft.parts.append(Part("party", Entity(country=part.entity.country), list(part.spans)))

    def _sentence(self, sentence: Sentence) -> list[Draft]:
        if sentence.light:
            self._meet(Clause(sentence.items))
            return []
        self.setting.people.begin_sentence()
        self.setting.earlier_story = self.setting.story
        self.setting.full_days = ()  # those of the sentence before must not date this one's
        self.setting.full_days = full_days(sentence.items, self.setting)
        flow = _Flow()
        for clause in self._language.clauses.cut(sentence.items):
            before = len(flow.drafts)
            background = any(item.symbol in self._language.background for item in clause.items)
            self._meet(clause)
            proposals = self._language.constructions.match(clause)
            self._hold_on(clause, flow)
            first_verb = next((item.data for item in clause.items if item.has("verb")), None)
            if flow.main == "held" and isinstance(first_verb, VerbGroup) and first_verb.status == "planned":
                clause.times, clause.earlier = [], []  # the day of what was done is not that of what is to come
            stated = {p.construction.type for p in proposals if not p.construction.weak and not p.construction.none}
            for proposal in proposals:
                weak = proposal.construction.weak and proposal.construction.type in stated
                proposal.mentioned = weak or is_one_leg(proposal, proposals)
                if not (negated(proposal) and proposal.construction.status is None):
                    self._propose(proposal, clause, sentence, flow, background=background)
            for draft in flow.drafts[before:]:
                if clause.where and flow.called_off is not None and draft.status != "held":
                    draft.status = flow.called_off
            if not clause.gerund:
                flow.main = self._status_of(clause)
            if not background:
                tell_on(clause, self.setting)
                if self._day_of_lead is None and not sentence.headline and not self._lead_told:
                    self._day_of_lead = self.setting.story
            flow.called_off = next((d.status for d in flow.drafts[before:] if d.status in CALLED_OFF), None)
        self._lead_told = self._lead_told or not sentence.headline
        return flow.drafts

    def _hold_on(self, clause: Clause, flow: _Flow) -> None:
        """Take note of what a clause's verbs say for others: "will" holds on, a last verb tells the clauses before."""
        groups = [item.data for item in clause.items if isinstance(item.data, VerbGroup)]
        flow.told = bool(groups)
        flow.planned = any(group.status == "planned" for group in groups) or (flow.planned and not groups)
        if flow.waiting and (status := self._status_of(clause)) is not None:
            for draft in flow.waiting:
                draft.status = status
            flow.waiting = []

    def _propose(
        self, proposal: Proposal, clause: Clause, sentence: Sentence, flow: _Flow, *, background: bool
    ) -> None:
        """Add the drafts of one match to its sentence's."""
        adjuncts = self._language.constructions.adjuncts_in(clause, proposal.construction.type)
        draft = self._draft(proposal, adjuncts, sentence, background)
        if clause.gerund and flow.main in {"held", "planned"} and draft.status in {"held", "planned", None}:
            draft.status = flow.main
        shared = self._scope or clause.gerund or draft.status is None
        if flow.planned and shared and draft.status in {"held", None} and not flow.told:
            draft.status = "planned"
        if self._verb_last and self._looks_back(clause, draft):
            draft.background = True
        if proposal.construction.again:
            tell_more(draft, self.setting)
        if not proposal.construction.time:
            date_by_story(draft, clause, self.setting)
        note_days(draft, clause, sentence.durations)
        if self.setting.tenseless and draft.status == "planned" and not flow.told:
            flow.planned = True  # a day ahead tells of the clauses behind it too
        found = split(draft, proposal, self.setting)
        flow.drafts.extend(found)
        self._note_pair(draft)
        if draft.parts:
            self.setting.told[draft.type] = draft
        if self._verb_last and draft.status is None:
            flow.waiting.extend(found)

    def _looks_back(self, clause: Clause, draft: Draft) -> bool:
        """Where verbs stand last a pluperfect with a date of its own looks back; elsewhere it only orders the story."""
        if self._anchor is None or draft.start is None or draft.start.startswith("--"):
            return False
        recent = (self._anchor - LOOKING_BACK_DAYS).isoformat()
        return draft.start < recent[: len(draft.start)] and any(
            item.has("verb") and item.has("pluperfect") for item in clause.items
        )

    def _note_pair(self, draft: Draft) -> None:
        if draft.type == "visit" and draft.country is not None and not draft.headline:
            self.setting.last_place = draft.country
        people = draft.entities()
        if draft.type in {"meeting", "visit", "call"} and len(people) == 2 and all(e.office for e in people):
            self.setting.people.latest_pair = (people[0], people[1])

    def _status_of(self, clause: Clause) -> Status | None:
        """Return what the last verb of a clause says of status."""
        verb = next((item for item in reversed(clause.items) if item.has("verb")), None)
        return verb_status(verb, self.setting.statuses) if verb is not None else None

    def _meet(self, clause: Clause) -> None:
        """Take note of the people a clause names; a pronoun means who is first in it, else who acted before.

        Names are resolved first: a bare title beside a name means somebody else; objects last, when it is known
        who acts.
        """
        people = self.setting.people
        self._leave_speech(clause)
        people.earlier_topic, people.earlier_spans = people.topic, people.topic_spans
        actors = [(item, item.data) for item in clause.items if isinstance(item.data, Actor)]
        actors = [(item, actor) for item, actor in actors if _tells_somebody(actor, is_subject=item is clause.subject)]
        for item, actor in actors:
            if actor.reference == "pronoun" and actor.number != 1 and is_inside(item.start, self._speech):
                people.by_span[actor.span] = []  # whom a speaker calls "they" are not those who met last
        people.present = []
        for _, actor in actors:
            if _is_certain(actor):
                people.present.extend(people.resolve(actor))
        self._find_topic(clause, actors)
        for _, actor in actors:
            people.resolve(actor)
        people.present = []

    def _leave_speech(self, clause: Clause) -> None:
        """Behind a quotation "he" means who acted before it, not whom the speaker named in it."""
        people = self.setting.people
        first = clause.subject or next((item for item in clause.items if isinstance(item.data, Actor)), None)
        if first is None:
            return
        if is_inside(first.start, self._speech):
            self._before_speech = self._before_speech or (people.topic, people.topic_spans)
        elif self._before_speech is not None:
            topic, spans = self._before_speech
            if topic is not None:
                people.set_topic(topic, spans)
                people.center = None
            self._before_speech = None

    def _find_topic(self, clause: Clause, actors: list[tuple[Item, Actor]]) -> None:
        """The topic is the clause's subject, else the first of whom it speaks; "he" behind a name means that one."""
        people = self.setting.people
        before = people.topic
        subject = clause.subject.data if clause.subject is not None else None
        if isinstance(subject, Actor) and subject.reference == "pronoun":
            people.resolve(subject)  # "with whom he will talk": he is not whom the clause names before him
        for item, actor in actors:
            if actor.reference == "object":
                continue
            found = people.resolve(actor)
            if people.topic is before and len(found) == 1 and actor.reference not in LOOKING_BACK:
                people.set_topic(found[0], evidence_of(item))
        if clause.subject is None and self.setting.drops_subject and before is not None and people.topic is not before:
            if any(item.has("verb") for item in clause.items):
                people.set_topic(before, people.earlier_spans)  # the subject left out goes on to be the same
            return
        if clause.subject is not None and isinstance(clause.subject.data, Actor):
            found = people.by_span.get(clause.subject.data.span, [])
            if len(found) == 1:
                people.set_topic(found[0], evidence_of(clause.subject))

    def _draft(
        self, proposal: Proposal, adjuncts: list[dict[str, list[Item]]], sentence: Sentence, background: bool
    ) -> Draft:
        return settle(
            proposal,
            adjuncts,
            self.setting,
            sentence=sentence.span,
            order=proposal.items[0].start,
            headline=sentence.headline,
            background=background,
        )

    def _city_id(self, name: str | None) -> str | None:
        return self._gazetteer.city_named(name) if name else None

    def _country_of(self, name: str | None) -> str | None:
        city = self._city_id(name)
        return self._gazetteer.country_of_city(city) if city else None


def _tells_somebody(actor: Actor, *, is_subject: bool) -> bool:
    if actor.reference == "counterpart":
        return False
    told = bool(actor.members or actor.name or actor.country) or is_subject
    return told or actor.reference in LOOKING_BACK


def _is_certain(actor: Actor) -> bool:
    """Return whether an actor is told by its own words: a name, or an office of a state or an organisation."""
    return bool(actor.name or actor.members or actor.country or actor.organisation)


def _known_in_full(document: Document) -> frozenset[str]:
    """Return the people whom the report names so that only one can be meant ("Antonio Guterres")."""
    actors = [
        actor
        for sentence in document.sentences
        for item in sentence.items
        if isinstance(item.data, Actor)
        for actor in item.data.each()
    ]
    sure = (actor for actor in actors if not actor.common or actor.office or actor.country)
    return frozenset(actor.people[0] for actor in sure if len(actor.people) == 1)


def _latest_day(document: Document) -> date | None:
    """Return the latest whole date that sentences about the past or present name (captions carry such dates).

    It stands for the unknown day of publication when a weekday has to be resolved.
    """
    days = []
    for sentence in document.sentences:
        if any(
            isinstance(item.data, VerbGroup | NounGroup) and item.data.status == "planned" for item in sentence.items
        ):
            continue
        for item in sentence.items:
            if (
                isinstance(item.data, TimeMention)
                and item.data.first.year
                and item.data.first.month
                and item.data.first.day
            ):
                found = resolve(item.data, anchor=None)
                days.append(_day((found.end or found.start) if found else None))
    return max((day for day in days if day), default=None)


def _year(document: Document, world: Gazetteer) -> int | None:
    """Return the latest year that the report's dates name; a time from year to year ("for 2026-2028") tells none.

    A year in which none of the people known to be named held an office is that of some history, not the report's; nor
    does a year tell it ("in 2015") where no date of the report has a month and a year.
    """
    dates = [
        item.data.first
        for sentence in document.sentences
        for item in sentence.items
        if isinstance(item.data, TimeMention) and item.data.first.year and item.data.last is None
    ]
    years = {told.year for told in dates if told.year} if any(told.month for told in dates) else set()
    serving = _years_of_office(document, world)
    return max((year for year in years if not serving or year in serving), default=None)


def _years_of_office(document: Document, world: Gazetteer) -> set[int]:
    """Return the years in which some person whom the report names without doubt held an office."""
    found: set[int] = set()
    for person in _known_in_full(document):
        leader = world.leader(person)
        for term in leader.terms if leader is not None else ():
            first, last = int(term.first[:4]) if term.first else None, int(term.last[:4]) if term.last else None
            if first is not None:
                found.update(range(first, (last or REPORT_YEARS.stop) + 1))
    return found


def _day(iso: str | None) -> date | None:
    """Return a day; years that no report can be of (9999) are none, so that days around them can be reckoned."""
    found = date.fromisoformat(iso) if iso and len(iso) == len("2024-11-04") else None
    return found if found is not None and found.year in REPORT_YEARS else None
