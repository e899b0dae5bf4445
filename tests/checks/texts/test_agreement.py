"""Two words side by side that do not fit, and all those that do."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.agreement import slips

from .subjects import subject


def meant(text: str, language: str) -> list[str]:
    letter = subject(text, language)
    return [slip.meant for prose in letter.prose if prose.kind == "passage" for slip in slips(letter, prose)]


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en-GB", "Set up a independent body.", "an independent"),
        ("en-GB", "It is an broad power.", "a broad"),
        ("en-GB", "We are happy meet you.", "happy to meet"),
        ("en-GB", "I writing to you about it.", "I am writing"),
        ("en-GB", "We condemn Russia’ aggression.", "Russia’s"),
        ("fr", "Plusieurs personne ont été blessées.", "plusieurs personnes"),
        ("fr", "Le respect des droit humains.", "des droits"),
        ("fr", "L’accès aux détenu est refusé.", "aux détenus"),
        ("fr", "Les autorités ont décider de fermer.", "ont décidé"),
        ("es", "Hay varios testigo de los hechos.", "varios testigos"),
        ("es", "Muchas organización lo piden.", ""),
        ("ru", "Решения судов должны публиковатся.", "должны публиковаться"),
        ("ru", "Они должны объединятся.", "должны объединяться"),
    ],
)
def test_a_pair_that_does_not_fit_is_told_with_what_is_meant(language: str, text: str, right: str) -> None:
    assert meant(text, language) == ([right] if right else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en-GB",
            "We being the undersigned, and I during the day; we bring it. James’ house, and ‘the Russia’ of old.",
        ),
        (
            "en-GB",
            "A union, a European, a one-day strike, a university, a useful act; an hour, an honest man, an NGO, a UN body.",
        ),
        ("en-GB", "We are happy to meet you, and ready now. Plan a or plan b, item a in the list, a E-mail."),
        (
            "fr",
            "Des plus graves, des bien-être, aux quatre coins, ces deux, plusieurs fois, des fins, aux yeux des autres.",
        ),
        ("fr", "L’ensemble des professionnel.les, aux citoyen·ne·s, des militant-e-s et des étudiant(e)s."),
        ("fr", "Ils ont hier déposé plainte. Elles ont cher payé. Nous avons fier allure."),
        ("fr", "Ces derniers temps, nos trois demandes, leurs propres mots, certains pensent."),
        (
            "es",
            "Varios de ellos, muchas veces, algunos incluso, nuestros derechos, unos cuatro meses, dos mil personas.",
        ),
        ("es", "Estos casos, ambas partes, algunos piden y otros no; muchos creen."),
        ("ru", "Он должен явиться, мы хотим добиться, как следует из дела, нельзя мириться."),
    ],
)
def test_a_pair_that_fits_is_left_alone(language: str, text: str) -> None:
    assert meant(text, language) == []
