"""Names that a report introduces with an office, and nobody's list knows."""

from __future__ import annotations

import pytest

from dragoman.coding import Coder
from dragoman.model import Report

TEXTS = {
    "en": (
        "Kazakh Mazhilis Speaker Yerlan Zhunusbek arrived in Baku on Monday. "
        "Zhunusbek met with Azerbaijani President Ilham Aliyev."
    ),
    "fr": (
        "Le ministre kazakh des Affaires étrangères, Yerlan Jounousbek, est arrivé lundi à Bakou. "
        "Jounousbek a rencontré le président azerbaïdjanais Ilham Aliev."
    ),
    "es": (
        "El canciller kazajo, Yerlan Yunusbek, llegó el lunes a Bakú. "
        "Yunusbek se reunió con el presidente de Azerbaiyán, Ilham Aliyev."
    ),
    "ru": (
        "Министр иностранных дел Казахстана Ерлан Жунусбек прибыл в Баку в понедельник. "
        "Жунусбек встретился с президентом Азербайджана Ильхамом Алиевым."
    ),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_surname_alone_means_who_was_introduced(language: str) -> None:
    text = TEXTS[language]
    report = Report(id="r", source="r.txt", text=text, language=language, published="2025-11-05")
    met = [claim for claim in Coder().code(report).claims if claim.type == "meeting"]
    assert len(met) == 1
    unknown = next(p for p in met[0].participants if p.country == "KAZ")
    assert unknown.name is not None
    assert unknown.name.split()[0] in {"Yerlan", "Erlan"}
    surname = text.split(". ")[1].split()[0]
    assert surname in [text[start:end] for start, end in unknown.evidence]
