"""Scores: what was found of what was owed, and how much of what was claimed was right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Any, TypeVar

import msgspec

from dragoman.evaluation.gold import SCORED_TYPES, Gold, GoldEntry, GoldEvent, GoldFigure, GoldParticipant
from dragoman.evaluation.pairing import PAIRED_FIELDS, assign, fold, same_figure, same_person, same_side
from dragoman.model import Claim, CodedReport, Figure

SHOWN_OF_A_CLAIM = ("type", "status", "start", "end", "country", "kind", "participants")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found of those owed, and how many were claimed."""

    found: int = 0
    owed: int = 0
    claimed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sum."""
        return Tally(self.found + other.found, self.owed + other.owed, self.claimed + other.claimed)

    @property
    def precision(self) -> float:
        """The share of the claimed that is right, 0 where nothing is claimed."""
        return self.found / self.claimed if self.claimed else 0.0

    @property
    def recall(self) -> float:
        """The share of the owed that was found, 0 where nothing is owed."""
        return self.found / self.owed if self.owed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many cells are right of those that gold gives."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        """Return the sum."""
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        """The share that is right, 0 where gold gives none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as gold has it."""

    what: str
    """missed, extra, who, field, figure missed, figure extra or parts."""
    file: str
    detail: str


Count = TypeVar("Count", Tally, Share)


@dataclass(frozen=True, slots=True)
class Scores:
    """All that is measured on some files."""

    events: Tally = Tally()
    by_type: Mapping[str, Tally] = field(default_factory=dict)
    by_language: Mapping[str, Tally] = field(default_factory=dict)
    fields: Mapping[str, Share] = field(default_factory=dict)
    figures: Tally = Tally()
    parts: Share = Share()
    findings: Sequence[Finding] = ()

    def __add__(self, other: Scores) -> Scores:
        """Return the scores on the files of both."""
        return Scores(
            events=self.events + other.events,
            by_type=_sum_by_key(self.by_type, other.by_type),
            by_language=_sum_by_key(self.by_language, other.by_language),
            fields=_sum_by_key(self.fields, other.fields),
            figures=self.figures + other.figures,
            parts=self.parts + other.parts,
            findings=[*self.findings, *other.findings],
        )

    def as_json(self) -> dict[str, Any]:
        """Return the scores as plain values, rounded to three digits."""
        return {
            "events": _tally_json(self.events),
            "by_type": {key: _tally_json(self.by_type[key]) for key in sorted(self.by_type)},
            "by_language": {key: _tally_json(self.by_language[key]) for key in sorted(self.by_language)},
            "fields": {
                name: {"right": s.right, "of": s.of, "share": round(s.share, 3)} for name, s in self.fields.items()
            },
            "figures": _tally_json(self.figures),
            "parts": {"right": self.parts.right, "of": self.parts.of},
        }


def _tally_json(tally: Tally) -> dict[str, float]:
    shares = {name: round(getattr(tally, name), 3) for name in ("precision", "recall", "f1")}
    return shares | {"found": tally.found, "owed": tally.owed, "claimed": tally.claimed}


def _sum_by_key(one: Mapping[str, Count], other: Mapping[str, Count]) -> dict[str, Count]:
    total = dict(one)
    for key, value in other.items():
        total[key] = total[key] + value if key in total else value
    return total


def by_source(coded: Iterable[CodedReport]) -> dict[str, list[CodedReport]]:
    """Return coded reports by the source they were read from."""
    found: dict[str, list[CodedReport]] = defaultdict(list)
    for one in coded:
        found[one.report.source].append(one)
    return dict(found)


def score(gold: Gold, coded_by_source: Mapping[str, Sequence[CodedReport]]) -> Scores:
    """Return the scores of coded reports against gold; sources that gold does not know are left out.

    A source belongs to the first gold file whose name it holds.
    """
    coded: dict[str, list[CodedReport]] = defaultdict(list)
    for source, reports in coded_by_source.items():
        name = next((name for name in gold if name in source), None)
        if name is not None:
            coded[name].extend(reports)
    return reduce(add, (score_file(name, entry, coded[name]) for name, entry in gold.items()), Scores())


def score_file(name: str, entry: GoldEntry, coded: Sequence[CodedReport]) -> Scores:
    """Return the scores on one file."""
    events = _score_events(name, entry, [c for one in coded for c in one.claims if c.type in SCORED_TYPES])
    figures, findings = _score_figures(name, entry.figures, [f for one in coded for f in one.figures])
    right = len(coded) if len(coded) <= len(entry.parts) else 0  # one report cut into many: none is right
    if right < len(entry.parts):
        findings.append(Finding("parts", name, f"gold {len(entry.parts)} found {len(coded)}"))
    return events + Scores(figures=figures, parts=Share(right, len(entry.parts)), findings=findings)


def _score_events(name: str, entry: GoldEntry, claims: Sequence[Claim]) -> Scores:
    golds = entry.events
    pairs = assign(golds, claims)
    found_g, gold_of = {g for g, _ in pairs}, {f: golds[g] for g, f in pairs}
    counts: list[tuple[str, Tally]] = []
    findings: list[Finding] = []
    for n, event in enumerate(golds):
        if event.optional:
            continue
        counts.append((event.type, Tally(found=int(n in found_g), owed=1)))
        if n not in found_g:
            findings.append(Finding("missed", name, _shown(event)))
    for n, claim in enumerate(claims):
        if n in gold_of and gold_of[n].optional:
            continue
        counts.append((claim.type, Tally(claimed=1)))
        if n not in gold_of:
            findings.append(Finding("extra", name, _shown_claim(claim)))
    cells = [_score_cells(name, golds[g], claims[f]) for g, f in pairs]
    return reduce(add, cells, _of_counts(counts, entry.language, findings))


def _of_counts(counts: Sequence[tuple[str, Tally]], language: str, findings: Sequence[Finding]) -> Scores:
    total = reduce(add, (tally for _, tally in counts), Tally())
    by_type: dict[str, Tally] = {}
    for type_, tally in counts:
        by_type[type_] = by_type.get(type_, Tally()) + tally
    return Scores(total, by_type, {language: total} if counts else {}, findings=findings)


def _score_cells(name: str, gold: GoldEvent, claim: Claim) -> Scores:
    """Return how many cells of a found event are right."""
    fields: dict[str, Share] = {}
    findings: list[Finding] = []
    for participant in gold.participants:
        if participant.name:
            named, cast = _is_named(participant, claim), _has_role(participant, claim)
            fields = _sum_by_key(fields, {"person": Share(int(named), 1), "role": Share(int(cast), 1)})
            if not (named and cast):
                seen = [(p.role, p.name, p.country) for p in claim.participants]
                findings.append(Finding("who", name, f"{gold.type} {_shown(participant)} found {seen}"))
    for cell in PAIRED_FIELDS:
        wanted, given = getattr(gold, cell), getattr(claim, cell)
        if wanted:
            right = wanted == given or (cell == "city" and fold(wanted) == fold(given))
            fields[cell] = Share(int(right), 1)
            if not right:
                findings.append(Finding("field", name, f"{gold.type} {cell} gold {wanted} found {given}"))
    return Scores(fields=fields, findings=findings)


def _is_named(gold: GoldParticipant, claim: Claim) -> bool:
    return any(same_person(gold, found) for found in claim.participants)


def _has_role(gold: GoldParticipant, claim: Claim) -> bool:
    return any(same_side(gold, found) and found.role == gold.role for found in claim.participants)


def _score_figures(name: str, golds: Sequence[GoldFigure], figures: Sequence[Figure]) -> tuple[Tally, list[Finding]]:
    """Return the tally of figures; those that are owed are looked for before the optional ones."""
    left, count = list(figures), Counter[str]()
    findings: list[Finding] = []
    for gold in sorted(golds, key=lambda figure: figure.optional):
        place = next((n for n, figure in enumerate(left) if same_figure(gold, figure)), None)
        if place is not None:
            del left[place]
        if not gold.optional:
            count["owed"] += 1
            count["found"] += place is not None
            if place is None:
                findings.append(Finding("figure missed", name, _shown(gold)))
    extra = [Finding("figure extra", name, f"{f.metric} {f.value:g} {f.unit} {f.nature}") for f in left]
    return Tally(count["found"], count["owed"], count["found"] + len(left)), findings + extra


def _shown(record: msgspec.Struct) -> str:
    """Return what is given of a gold record, as JSON."""
    plain = msgspec.to_builtins(record)
    return msgspec.json.encode({key: value for key, value in plain.items() if value}).decode()


def _shown_claim(claim: Claim) -> str:
    people = [f"{p.role} {p.name or p.office or '?'} ({p.country or '?'})" for p in claim.participants]
    plain = {key: getattr(claim, key) for key in SHOWN_OF_A_CLAIM} | {"participants": people}
    return msgspec.json.encode({key: value for key, value in plain.items() if value}).decode()
