"""French phrases in a sentence: contraction, elision, place, gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import french

FRENCH = {
    # phrase: of, to, where
    "le Kirghizistan": ("du Kirghizistan", "au Kirghizistan", "au Kirghizistan"),
    "la Syrie": ("de la Syrie", "à la Syrie", "en Syrie"),
    "l'Ukraine": ("de l'Ukraine", "à l'Ukraine", "en Ukraine"),
    "l’Iran": ("de l’Iran", "à l’Iran", "en Iran"),
    "les Philippines": ("des Philippines", "aux Philippines", "aux Philippines"),
    "Cuba": ("de Cuba", "à Cuba", "à Cuba"),
    "Israël": ("d'Israël", "à Israël", "en Israël"),
    "Haïti": ("d'Haïti", "à Haïti", "à Haïti"),
    "Och": ("d'Och", "à Och", "à Och"),
    "La Havane": ("de La Havane", "à La Havane", "à La Havane"),
    "Le Caire": ("du Caire", "au Caire", "au Caire"),
    "la province du delta": ("de la province du delta", "à la province du delta", "dans la province du delta"),
    "le gouvernement provisoire": (
        "du gouvernement provisoire",
        "au gouvernement provisoire",
        "dans le gouvernement provisoire",
    ),
    "les autorités": ("des autorités", "aux autorités", "dans les autorités"),
    "Human Rights Watch": ("de Human Rights Watch", "à Human Rights Watch", "à Human Rights Watch"),
    "Amnesty International": ("d'Amnesty International", "à Amnesty International", "à Amnesty International"),
    "les avocats et leurs collègues": (
        "des avocats et de leurs collègues",
        "aux avocats et à leurs collègues",
        "dans les avocats et leurs collègues",
    ),
    "la Convention pour la prévention et la répression du crime": (
        "de la Convention pour la prévention et la répression du crime",
        "à la Convention pour la prévention et la répression du crime",
        "en Convention pour la prévention et la répression du crime",
    ),
    "le Centre, qui aide les civils et les réfugiés": (
        "du Centre, qui aide les civils et les réfugiés",
        "au Centre, qui aide les civils et les réfugiés",
        "au Centre, qui aide les civils et les réfugiés",
    ),
    "l'avis sur l'urgence climatique et les droits de l'homme": (
        "de l'avis sur l'urgence climatique et les droits de l'homme",
        "à l'avis sur l'urgence climatique et les droits de l'homme",
        "dans l'avis sur l'urgence climatique et les droits de l'homme",
    ),
    "onze organisations": ("de onze organisations", "à onze organisations", "à onze organisations"),
    "Yalta": ("de Yalta", "à Yalta", "à Yalta"),
}


@pytest.mark.parametrize(("phrase", "forms"), FRENCH.items())
def test_french_prepositions(phrase: str, forms: tuple[str, str, str]) -> None:
    assert (french.of(phrase), french.to(phrase), french.where(phrase)) == forms


@pytest.mark.parametrize(
    ("clause", "made"),
    [
        ("il protège", "qu'il protège"),
        ("elle protège", "qu'elle protège"),
        ("chaque État protège", "que chaque État protège"),
        ("l'État protège", "que l'État protège"),
        ("un État protège", "qu'un État protège"),
        ("États et organisations", "qu'États et organisations"),
        ("hommes et femmes", "qu'hommes et femmes"),
        ("haine et violence", "que haine et violence"),
    ],
)
def test_french_que(clause: str, made: str) -> None:
    assert french.that(clause) == made


@pytest.mark.parametrize(
    ("phrase", "agreement"),
    [
        ("le gouvernement provisoire", "m"),
        ("la ministre", "f"),
        ("les autorités de la province", "fpl"),
        ("les députés de la province", "mpl"),
        ("les Comités des droits de l'enfant", "mpl"),
        ("les ministères", "mpl"),
        ("les États-Unis", "mpl"),
        ("l'Organisation pour la sécurité", "f"),
        ("l'État", "m"),
        ("l'Ukraine", "f"),
        ("l'Ouganda", "m"),
        ("la mairie et la police", "fpl"),
        ("la mairie et le tribunal", "mpl"),
        ("Human Rights Watch", ""),
    ],
)
def test_gender_and_number(phrase: str, agreement: str) -> None:
    assert french.agreement(phrase) == agreement


@given(st.text(max_size=60))
def test_no_phrase_is_lost(text: str) -> None:
    """Whatever is typed comes out whole, but for an article that melts into the preposition."""
    rest = french.no_article(text)
    for form in (french.of(text), french.to(text), french.where(text)):
        assert form.endswith(rest)
