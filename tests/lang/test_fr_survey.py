"""French: what breaks naive rules, family by family.

Each case is a short report in our own words. ``wants`` lists the events that must come out, ``optional`` types that may
besides; anything else that is not background is an invented event and fails the case.
"""

from __future__ import annotations

import pytest

from tests.lang.survey import Case, call, case, check, failing, meeting, visit

CASES = [
    case(
        "2: the guest receives the host's premier at his guest palace",
        "Le président français Emmanuel Macron a reçu mardi à Rabat le chef du gouvernement marocain Aziz Akhannouch.",
        meeting("Emmanuel Macron", "Aziz Akhannouch", country="MAR", city="Rabat"),
        optional="visit",
    ),
    case(
        "3: a trip at home",
        "Le président algérien Abdelmadjid Tebboune a effectué lundi une visite de travail à la wilaya d'El Tarf.",
    ),
    case("4: overseas France", "Emmanuel Macron effectuera vendredi une visite officielle en Guadeloupe."),
    case("5: a hospital", "Le Premier ministre Ousmane Sonko a effectué une visite de terrain à l'hôpital de Thiès."),
    case(
        "6: a stay of no kind",
        "Le président Alassane Ouattara a quitté Abidjan dimanche pour un séjour en France.",
        visit("Alassane Ouattara", "FRA", kind=None),
    ),
    case("7: a question", "S'agit-il d'une visite privée du président Paul Biya en Suisse ?"),
    case(
        "9: conditional",
        "Le président égyptien Abdel Fattah al-Sissi pourrait se rendre à Washington le mois prochain.",
        visit("Abdel Fattah al-Sisi", "USA", status="proposed"),
    ),
    case(
        "11: expected on a day",
        "Le Premier ministre hongrois Viktor Orban est attendu vendredi à Moscou.",
        visit("Viktor Orbán", "RUS", city="Moscow", status="planned", start="2024-11-08"),
    ),
    case(
        "12: a tour, its later legs planned",
        "Narendra Modi est arrivé lundi à Paris, première étape d'une tournée qui le conduira aux États-Unis.",
        visit("Narendra Modi", "FRA", city="Paris"),
        visit("Narendra Modi", "USA", status="planned"),
    ),
    case("13: background", "Emmanuel Macron s'était rendu au Tchad en 2017."),
    case(
        "20: represented by a minister",
        "Emmanuel Macron se fera représenter par sa ministre Catherine Vautrin lors de la visite du pape en Corse.",
    ),
    case(
        "22: premier of a province",
        "Le premier ministre du Québec, François Legault, s'est rendu lundi à Paris.",
        optional="visit",
    ),
    case(
        "23: a counterpart who is head of state that year",
        "Le président de la Confédération Ignazio Cassis a rencontré jeudi à Berlin son homologue allemand "
        "Frank-Walter Steinmeier.",
        meeting("Ignazio Cassis", "Frank-Walter Steinmeier", city="Berlin"),
    ),
    case("28: sport", "Les Bleus effectueront un déplacement au Kazakhstan dimanche pour un match de qualification."),
    case(
        "the caller is the one a call comes from",
        "Le président turc Recep Tayyip Erdogan a reçu un appel téléphonique de son homologue russe Vladimir Poutine.",
        call("Recep Tayyip Erdogan", "Vladimir Putin", caller="Vladimir Putin"),
    ),
    case(
        "postponed",
        "La visite du président iranien Massoud Pezeshkian à Moscou a été reportée sine die.",
        visit("Masoud Pezeshkian", "RUS", status="postponed"),
    ),
    case(
        "congratulations and credentials",
        "Le président ivoirien a félicité son homologue ghanéen John Mahama. L'ambassadeur de Chine a présenté ses "
        "lettres de créance au président Paul Biya.",
    ),
]


@pytest.mark.parametrize("entry", [failing(entry) for entry in CASES])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "fr")
