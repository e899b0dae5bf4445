"""Russian phrases in the case that a sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.library import russian

DECLINED = {
    "временное правительство Кыргызстана": (
        "временного правительства Кыргызстана",
        "временному правительству Кыргызстана",
        "временное правительство Кыргызстана",
        "временным правительством Кыргызстана",
        "временном правительстве Кыргызстана",
    ),
    "Генеральная Ассамблея Организации Объединенных Наций": (
        "Генеральной Ассамблеи Организации Объединенных Наций",
        "Генеральной Ассамблее Организации Объединенных Наций",
        "Генеральную Ассамблею Организации Объединенных Наций",
        "Генеральной Ассамблеей Организации Объединенных Наций",
        "Генеральной Ассамблее Организации Объединенных Наций",
    ),
    "резолюция 1674 (2006) Совета Безопасности": (
        "резолюции 1674 (2006) Совета Безопасности",
        "резолюции 1674 (2006) Совета Безопасности",
        "резолюцию 1674 (2006) Совета Безопасности",
        "резолюцией 1674 (2006) Совета Безопасности",
        "резолюции 1674 (2006) Совета Безопасности",
    ),
    "пункты 138 и 139": (
        "пунктов 138 и 139",
        "пунктам 138 и 139",
        "пункты 138 и 139",
        "пунктами 138 и 139",
        "пунктах 138 и 139",
    ),
    "Соединенные Штаты Америки": (
        "Соединенных Штатов Америки",
        "Соединенным Штатам Америки",
        "Соединенные Штаты Америки",
        "Соединенными Штатами Америки",
        "Соединенных Штатах Америки",
    ),
    "местные врачи и учителя": (
        "местных врачей и учителей",
        "местным врачам и учителям",
        "местных врачей и учителей",
        "местными врачами и учителями",
        "местных врачах и учителях",
    ),
    "Основные принципы, касающиеся роли юристов": (
        "Основных принципов, касающихся роли юристов",
        "Основным принципам, касающимся роли юристов",
        "Основные принципы, касающиеся роли юристов",
        "Основными принципами, касающимися роли юристов",
        "Основных принципах, касающихся роли юристов",
    ),
}


@pytest.mark.parametrize(("phrase", "forms"), DECLINED.items())
def test_the_head_of_a_phrase_is_declined_and_what_depends_on_it_is_not(phrase: str, forms: tuple[str, ...]) -> None:
    assert tuple(russian.declined(phrase, case) for case in russian.CASES) == forms


def test_a_second_noun_is_declined_only_where_it_must_be_meant() -> None:
    assert russian.declined("власти провинции и жители сел", "genitive") == "властей провинции и жителей сел"
    assert (
        russian.declined("Декларация о праве и обязанности лиц", "genitive") == "Декларации о праве и обязанности лиц"
    )
    assert russian.declined("Международный пакт о гражданских и политических правах", "dative") == (
        "Международному пакту о гражданских и политических правах"
    )


@pytest.mark.parametrize("phrase", ["Human Rights Watch", "США", "ОБСЕ", "Косово", "несколько сотен человек", "", "12"])
def test_what_is_not_declined_stays(phrase: str) -> None:
    assert {russian.declined(phrase, case) for case in russian.CASES} == {phrase}


@pytest.mark.parametrize(
    ("place", "made"),
    [
        ("Кыргызстан", "в Кыргызстане"),
        ("Франция", "во Франции"),
        ("Вьетнам", "во Вьетнаме"),
        ("Куба", "на Кубе"),
        ("Филиппины", "на Филиппинах"),
        ("Украина", "в Украине"),
        ("юг страны", "на юге страны"),
        ("Руритания", "в Руритании"),
        ("Джалал-Абад", "в Джалал-Абаде"),
        ("США", "в США"),
    ],
)
def test_places(place: str, made: str) -> None:
    assert russian.where(place) == made


def test_about() -> None:
    assert [russian.about(one) for one in ("Организация", "положение", "Украина")] == [
        "об Организации",
        "о положении",
        "об Украине",
    ]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("Совет Безопасности", "m"),
        ("резолюция 1674", "f"),
        ("временное правительство", "n"),
        ("власти провинции", "pl"),
        ("Грузия и Украина", "pl"),
        ("Международный пакт о гражданских и политических правах", "m"),
        ("Human Rights Watch", ""),
    ],
)
def test_gender_and_number(phrase: str, found: str) -> None:
    assert russian.agreement(phrase) == found


@given(st.text(alphabet="абвгдеёжзиклмнопрстуьяАКС -,«»()12ab\\*", max_size=40), st.sampled_from(russian.CASES))
def test_any_text_can_be_asked_for(text: str, case: russian.Case) -> None:
    made = russian.declined(text, case)
    assert sum(one.isdigit() for one in made) == sum(one.isdigit() for one in text)
    assert made.count("«") == text.count("«")
