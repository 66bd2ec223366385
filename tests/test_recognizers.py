"""The finders held against the cases of Microsoft's Recognizers-Text (MIT), which nobody here wrote.

Two rates are printed for each kind: over all cases with exactly one result, and over those that the
rule keeps. The floor holds for the second. The rule leaves out whole kinds, never a case because it
fails:

- what the suite marks ``IgnoreResolution``; what it calls a fraction or a power, and any number that is
  not whole though written without a decimal mark ("two thirds", "1 على 3"); relative ordinals ("the
  last but one");
- numbers below zero (the finders tell how much; whether up or down is said by words of change), "a" and
  "one" alone, more than fifteen digits, powers ("1e10"), a decimal mark without a digit before it
  (".08"), scales of trade behind a number ("10 k", "dz", 打), vague digits ("二十几万"), discounts in
  shops (折), numerals of cheques (壹佰), Chinese with blanks between its characters, a word for percent
  before the number ("percent of ten");
- ordinals above a hundred in words, which reports write in digits;
- dates in chat: "tmrw", "my week", "rest of the week", "business days", "finde", orders to Cortana or
  Skype, "set OOO";
- dates that are bare numbers ("15", "4/22", "4.22", "2016-11", "11/2015", "the second"), which in reports
  are figures and scores, and weeks by number ("week 31");
- numeric dates where day and month could be exchanged (the suite puts the month first, the seven
  languages do not); in French and Spanish, months before their day ("Octobre 2");
- "next Sunday": in reports the coming one, in the suite that of next week;
- years before 1900, without their century ("the 70s", "August 99", "08年") or in words;
- quarters by words that mean none ("cuatrimestre", "cuarto", "quart"), Chinese months of the moon taken
  for ours (正月);
- money without an amount, cents and pence, and prices read aloud ("15 dollars 50", 五元三毛).

Many cases that are kept are still no report's phrasing ("3 dzs", "30 MUSD"); they count as failures.
The finders' tables were extended after a look at failures, so the rates are no measure on unseen text.

A date passes when a mention that overlaps the expected one resolves to the same days against the case's
reference day, in the past or in the future. What is given by the week, month or year ("two years ago",
"late this month") passes when it holds the expected days, because the suite narrows it to a day or a
half. A number passes when a quantity that overlaps has the same value, a percentage or sum of money
when the unit agrees too.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman import languages
from dragoman.annotation.quantities import QuantityFinder
from dragoman.annotation.times import Resolved, TimeFinder, resolve

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "recognizers"
CODES = {"English": "en", "Arabic": "ar", "French": "fr", "Spanish": "es", "Chinese": "zh"}

FLOORS = {
    ("English", "DateParser"): 0.7,
    ("English", "DatePeriodParser"): 0.68,
    ("English", "NumberModel"): 0.77,
    ("English", "PercentModel"): 0.69,
    ("English", "CurrencyModel"): 0.85,
    ("English", "OrdinalModel"): 0.93,
    ("Arabic", "DateParser"): 0.78,
    ("Arabic", "DatePeriodParser"): 0.0,
    ("Arabic", "NumberModel"): 0.86,
    ("Arabic", "PercentModel"): 0.99,
    ("Arabic", "OrdinalModel"): 0.99,
    ("French", "DateParser"): 0.89,
    ("French", "DatePeriodParser"): 0.75,
    ("French", "NumberModel"): 0.87,
    ("French", "PercentModel"): 0.83,
    ("French", "CurrencyModel"): 0.98,
    ("French", "OrdinalModel"): 0.93,
    ("Spanish", "DateParser"): 0.81,
    ("Spanish", "DatePeriodParser"): 0.77,
    ("Spanish", "NumberModel"): 0.95,
    ("Spanish", "PercentModel"): 0.95,
    ("Spanish", "CurrencyModel"): 0.97,
    ("Spanish", "OrdinalModel"): 0.71,
    ("Chinese", "DateParser"): 0.94,
    ("Chinese", "DatePeriodParser"): 0.77,
    ("Chinese", "NumberModel"): 0.93,
    ("Chinese", "PercentModel"): 0.46,
    ("Chinese", "CurrencyModel"): 0.99,
    ("Chinese", "OrdinalModel"): 0.99,
}
"""Just under what was measured; a change that falls below has broken something."""

CHAT = re.compile(
    r"tmrw|\bmy (day|week)|\brest\b|\bresto\b|queda del|\bmi (día|semana)|\bfinde\b|business|cortana|skype|set ooo"
    r"|يومي$|أسبوعي$",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^\D{0,4}\d{1,2}$|^\d{1,4} *[./~-] *\d{1,4}$|^(in|on|from|between) \d{1,2}[./-]\d{1,2}\b"
    r"|^de \d{1,2}/\d{1,2} a|^\d{1,2} del \d{1,2}$"
    r"|^the (twenty |thirty )?(?!month)(first|second|third|thirty|[a-z]+th)$|\b(week|semana) (\d|\w+ de dos mil)",
    re.IGNORECASE,
)
EITHER_ORDER = re.compile(r"^(0?[1-9]|1[0-2])[./-](0?[1-9]|1[0-2])[./,-] ?\d{2,4}\b")
MONTH_FIRST = re.compile(
    r"(?<!\d )(?<!de )\b(jan|f[eé]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c|ene|feb|mayo|jun|jul|ago|dic)"
    r"[a-zé]*\.? (entre )?(vingt|veinti|second|deuxi|\d{1,2}(?!\d))",
    re.IGNORECASE,
)
NEXT_WEEKDAY = re.compile(
    r"^(next|pr[oó]ximo) (\w+day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)$"
    r"|^(lun|mar|mercre|jeu|vendre|same)di prochain$|^dimanche prochain$|^الأحد القادم$",
    re.IGNORECASE,
)
NO_CENTURY = re.compile(
    r"'\d\d|\b\d0'?s\b|^[A-Za-z]+ \d\d$|[/-]\d\d$|, ?\d\d$|\b(a[nñ]os|década) \d\d\b|avril \d\d$"
    r"|^从?(\d\d|零.) ?年|^\d\d-\d{1,2}-\d{1,2}$|^.十年代$|^\d0年代$"
)
YEAR_IN_WORDS = re.compile(
    r"thousand|nineteen|noughties|seventies|twenty-tens|hundred|ألف|dos mil|mil novecientos|setenta|两千", re.IGNORECASE
)
NO_QUARTER = re.compile(r"cuatrimestre|\bcuarto|\bquart\b", re.IGNORECASE)
LUNAR = re.compile("正月|大年|民国三年")
COINS = re.compile(
    r"\b(cents?|pence|penny|kuai|centavos?)\b|[角毛分銭]|\b(dollars?|usd) (and )?(\d+|one|two|forty five)$",
    re.IGNORECASE,
)
NO_DATES = (BARE, EITHER_ORDER, NEXT_WEEKDAY, NO_CENTURY, YEAR_IN_WORDS, NO_QUARTER, LUNAR)
LONG = re.compile(r"\d{16}")
ALONE = frozenset({"a", "an", "one", "un", "une", "una", "uno", "一", "واحد"})
TRADE = re.compile(r"\d ?[kgmtb]\b|\d[kgmtb]?e[+-]?\d|\bd(o?)zs?\b|[打對对折几幾]|\d{16}|^-?\.\d", re.IGNORECASE)
CHEQUE = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟倆]")
PARTED = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff\d]|\d\s+[折成]")
PERCENT_FIRST = re.compile(r"^(per ?cents?|pourcent\w*|por ciento|بالمائة|بالمئة)\s")


@cache
def finders(language: str) -> tuple[TimeFinder, QuantityFinder]:
    calendar, numbers = (languages.read_table(CODES[language], name) for name in ("calendar", "numbers"))
    return TimeFinder(calendar, numbers), QuantityFinder(numbers)


def cases(language: str, kind: str) -> list[dict[str, Any]]:
    """Return the cases of a kind with exactly one result."""
    path = DATA / language / f"{kind}.json"
    if not path.exists():
        pytest.skip(f"no test data at {path}: they lie beside the project, not in it")
    found = json.loads(path.read_text(encoding="utf-8-sig"))
    usable = dated if kind.startswith("Date") else valued
    return [case for case in found if len(case["Results"]) == 1 and usable(case)]


def dated(case: dict[str, Any]) -> bool:
    """Tell whether there is a day to resolve against and a day to compare with."""
    return "ReferenceDateTime" in case.get("Context", {}) and bool(ends_of(case["Results"][0]))


def valued(case: dict[str, Any]) -> bool:
    """Tell whether there is a number to compare with."""
    result = case["Results"][0]
    value = str((result.get("Resolution") or {}).get("value"))
    return "Start" in result and bool(re.fullmatch(r"-?\d[\d.E+-]*%?", value))


def kept(case: dict[str, Any], kind: str, language: str) -> bool:
    """Tell whether the rule keeps a case."""
    result = case["Results"][0]
    text = result["Text"].strip()
    if case.get("IgnoreResolution"):
        return False
    if kind.startswith("Date"):
        backward = language in ("French", "Spanish") and MONTH_FIRST.search(text)
        return not backward and not CHAT.search(case["Input"]) and not any(pattern.search(text) for pattern in NO_DATES)
    if kind == "CurrencyModel":
        return not any(pattern.search(text) for pattern in (CHEQUE, PARTED, COINS, LONG))
    if CHEQUE.search(text) or PARTED.search(text):
        return False
    resolution = result["Resolution"]
    value = float(resolution["value"].rstrip("%"))
    if value < 0 or text.lower() in ALONE or TRADE.search(text) or PERCENT_FIRST.search(text):
        return False
    if kind == "OrdinalModel" and value > 100 and not re.search(r"\d", text):
        return False
    marked = bool(re.search(r"[.,٫،]", text))
    return resolution.get("subtype") not in ("fraction", "power") and (value.is_integer() or marked) and "^" not in text


def ends_of(result: dict[str, Any]) -> set[tuple[str, str]]:
    """Return first and last day of each resolution that the case allows (its ranges end a day late)."""
    ends = set()
    for name in ("FutureResolution", "PastResolution"):
        found = (result.get("Value") or {}).get(name, {})
        start, end = found.get("date") or found.get("startDate"), found.get("date") or found.get("endDate")
        if start and end and start[:1] != "0" and "1900" <= start[:4] <= "2100":
            ends.add((start, end))
    return ends


def days_of(iso: str) -> tuple[date, date]:
    """Return first and last day of a date of any precision."""
    if len(iso) == 10:
        return date.fromisoformat(iso), date.fromisoformat(iso)
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(int(iso), 1, 1), date(int(iso), 12, 31)


def passes_date(language: str, case: dict[str, Any]) -> bool:
    """Tell whether an overlapping mention resolves to the same days."""
    text, result = case["Input"], case["Results"][0]
    anchor = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
    start = result.get("Start", text.find(result["Text"]))
    for mention in finders(language)[0].find(text):
        if start + len(result["Text"]) <= mention.start or mention.end <= start:
            continue
        loose = (
            mention.approximate or mention.part is not None or (mention.relative is not None and mention.grain != "day")
        )
        for tense in ("past", "future", None):
            said = resolve(mention, anchor=anchor, tense=tense)
            if said and any(agree(said, first, last, loose=loose) for first, last in ends_of(result)):
                return True
    return False


def agree(said: Resolved, first: str, last: str, *, loose: bool) -> bool:
    """Tell whether it is the expected stretch, whose end is the day after or the first of its last unit."""
    wanted_first, wanted_last = date.fromisoformat(first), date.fromisoformat(last)
    start, end = days_of(said.start)[0], days_of(said.end or said.start)[1]
    if loose and start <= wanted_first and wanted_last <= end + timedelta(days=1):
        return True
    ends = {wanted_last, wanted_last - timedelta(days=1)}
    return start == wanted_first and (end in ends or days_of(said.end or said.start)[0] == wanted_last)


def passes_number(language: str, case: dict[str, Any], kind: str) -> bool:
    """Tell whether an overlapping quantity has the same value and, for money and percentages, unit."""
    text, result = case["Input"], case["Results"][0]
    resolution = result["Resolution"]
    value = float(resolution["value"].rstrip("%"))
    start, end = result["Start"], result["End"] + 1
    if kind == "OrdinalModel":
        return any(a < end and start < b and v == value for a, b, v in finders(language)[1].ordinals(text))
    for one in finders(language)[1].find(text):
        if one.start < end and start < one.end and one.value == pytest.approx(value):
            wanted = {"PercentModel": "percent", "CurrencyModel": resolution.get("isoCurrency")}.get(kind)
            return wanted is None or one.unit == wanted
    return False


@pytest.mark.parametrize(("language", "kind"), FLOORS)
def test_recognizers(language: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    every = cases(language, kind)
    chosen = [case for case in every if kept(case, kind, language)]
    if not chosen:
        pytest.skip(f"no case of {language} {kind} is left by the rule (all are marked IgnoreResolution)")
    failed = [case for case in every if not passes(language, case, kind)]
    missed = [case for case in failed if case in chosen]
    rate = 1 - len(missed) / len(chosen)
    with capsys.disabled():
        print(  # noqa: T201 - the rates are what the test is read for
            f"\n{language} {kind}: {len(chosen) - len(missed)} of {len(chosen)} kept ({rate:.0%}), "
            f"{len(every) - len(failed)} of all {len(every)} ({1 - len(failed) / len(every):.0%})",
            end="",
        )
    listed = "\n".join(f"{case['Input']} -> {case['Results'][0]['Text']}" for case in missed)
    assert rate >= FLOORS[language, kind], f"{rate:.3f}; missed:\n{listed}"


def passes(language: str, case: dict[str, Any], kind: str) -> bool:
    """Tell whether a case passes."""
    return passes_date(language, case) if kind.startswith("Date") else passes_number(language, case, kind)
