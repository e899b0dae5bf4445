"""What a sentence of fact has that may be disputed."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.languages import claims
from letterkit.yaml.shipped import read_shipped
from tests.interview.scene import LIBRARY

FOLDER = Path(claims.__file__).parents[1] / "data" / "claim_words"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 14 people were killed on 12 June 2010."),
        ("en", "Some 400,000 people fled."),
        ("en", "Turnout fell by 3.5 per cent."),
        ("en", "More than 1,200 homes burnt in 2010."),
        ("en", "Hundreds of families left."),
        ("en", "The fine is $5m."),
        ("en", "On 9 and 10 June, 30 villages were emptied."),
        ("fr", "Le 3 juin 2010, 40 maisons ont brûlé."),
        ("es", "Murieron 40 personas el 3 de junio."),
        ("ru", "3 июня погибли 40 человек."),
        ("ar", "قتل 40 شخصا"),
    ],
)
def test_a_number_that_counts_is_a_figure(language: str, text: str) -> None:
    assert claims.has_figure(text, LIBRARY.language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 12 June 2010 the police left the town."),
        ("en", "On June 12, 2010, the police left the town."),
        ("en", "On 12 June, a Saturday, the police left."),
        ("en", "On 9 and 10 June, and on the 12th of June, the police left."),
        ("en", "From 10–12 June 2010 the police were absent."),
        ("en", "In 2010, and again in 2011-2013, the law was changed; in the 1990s it was not."),
        ("en", "Article 9 and paragraphs 138-139 say so; resolution 1674 (2006) too."),
        ("en", "The Covenant, arts. 9 and 14, and A/HRC/RES/58/21, say so."),
        ("en", "A 17-year-old girl was with them at 14:30 in ward 3."),
        ("en", "The Government has not answered."),
        ("fr", "Le 3 juin 2010, la police a quitté la ville ; l’article 9 le permet."),
        ("es", "El 3 de junio de 2010 la policía se fue; el artículo 9 lo permite."),
        ("ru", "3 июня 2010 года полиция ушла; статья 9 это допускает."),
    ],
)
def test_dates_years_ages_places_and_names_are_none(language: str, text: str) -> None:
    assert not claims.has_figure(text, LIBRARY.language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Soldiers beat the teachers."),
        ("en", "The police set houses on fire and looted shops."),
        ("en", "The minister is guilty of fraud."),
        ("fr", "Des soldats ont torturé deux enseignants."),
        ("es", "La policía detuvo a la maestra."),
        ("ru", "Полиция избила учителей."),
        ("ka", "ყველაფერი"),
    ],
)
def test_words_of_harm_are_found_and_a_language_without_a_list_always_asks(language: str, text: str) -> None:
    assert claims.has_accusation(text, LIBRARY.language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Government has asked other States for help."),
        ("en", "The shellfish market opened again."),
        ("fr", "Le Gouvernement a demandé de l’aide."),
        ("es", "El Gobierno pidió ayuda."),
        ("ru", "Правительство попросило о помощи."),
    ],
)
def test_a_plain_fact_has_none(language: str, text: str) -> None:
    assert not claims.has_accusation(text, LIBRARY.language(language))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_list_has_its_keys_its_source_and_its_day(file: Path) -> None:
    data = read_shipped(file)
    assert {"source", "checked", "counts", "numbered", "ages", "harm"} == set(data)
    assert all(isinstance(word, str) for key in ("counts", "numbered", "ages", "harm") for word in data[key])
