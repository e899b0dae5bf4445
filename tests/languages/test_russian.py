"""Russian phrases in the case that a sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import russian
from letterkit.languages.reading import read_language

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
    assert tuple(russian.decline(phrase, case) for case in russian.DECLINED_CASES) == forms


@pytest.mark.parametrize(
    ("phrase", "made"),
    [
        ("Астанинская юбилейная декларация", "Астанинской юбилейной декларации"),
        ("Рабатский план действий", "Рабатского плана действий"),
        ("Кодекс поведения, касающийся безопасности", "Кодекса поведения, касающегося безопасности"),
        ("Конвенция ОАЕ, регулирующая проблемы", "Конвенции ОАЕ, регулирующей проблемы"),
        ("Центр, который работает", "Центра, который работает"),
        ("оружие, похищенное со складов", "оружия, похищенного со складов"),
    ],
)
def test_names_of_norms(phrase: str, made: str) -> None:
    assert russian.decline(phrase, "genitive") == made


def test_a_second_noun_is_declined_only_where_it_must_be_meant() -> None:
    assert russian.decline("власти провинции и жители сел", "genitive") == "властей провинции и жителей сел"
    assert russian.decline("Декларация о праве и обязанности лиц", "genitive") == "Декларации о праве и обязанности лиц"
    assert russian.decline("Международный пакт о гражданских и политических правах", "dative") == (
        "Международному пакту о гражданских и политических правах"
    )


@pytest.mark.parametrize("phrase", ["Human Rights Watch", "США", "ОБСЕ", "Косово", "несколько сотен человек", "", "12"])
def test_what_is_not_declined_stays(phrase: str) -> None:
    assert {russian.decline(phrase, case) for case in russian.DECLINED_CASES} == {phrase}


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


@pytest.mark.parametrize(
    ("pinpoint", "said", "inside"),
    [
        ("art. 9(1)", "пункт 1 статьи 9", "в пункте 1 статьи 9"),
        ("art. 14(3)(g)", "подпункт (g) пункта 3 статьи 14", "в подпункте (g) пункта 3 статьи 14"),
        ("art. 37(a)", "пункт (a) статьи 37", "в пункте (a) статьи 37"),
        ("common art. 3(1)(c)", "подпункт (c) пункта 1 общей статьи 3", "в подпункте (c) пункта 1 общей статьи 3"),
        (
            "Convention IV, art. 49(6)",
            "пункт 6 статьи 49 Четвертой конвенции",
            "в пункте 6 статьи 49 Четвертой конвенции",
        ),
        ("para. 86(1)", "подпункт (1) пункта 86", "в подпункте (1) пункта 86"),
        ("rule 43(1)", "пункт 1 правила 43", "в пункте 1 правила 43"),
        ("art. 1A(2)", "статья 1A(2)", "в статье 1A(2)"),
        ("arts. 9(1) and 14", "статьи 9(1) и 14", "в статьях 9(1) и 14"),
        ("art. 8 bis", "статья 8 bis", "в статье 8 bis"),
        ("common art. 3", "общая статья 3", "в общей статье 3"),
        ("para. 5, subpara. (a)", "пункт 5, подпункт (a)", "в пункте 5, подпункте (a)"),
    ],
)
def test_a_place_inside_another_is_named_first(pinpoint: str, said: str, inside: str) -> None:
    words = read_language("ru").pinpoints
    assert (russian.place(pinpoint, words), russian.place_in(pinpoint, words)) == (said, inside)


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


@given(
    st.text(alphabet="абвгдеёжзиклмнопрстуьяАКС -,«»()12ab\\*", max_size=40), st.sampled_from(russian.DECLINED_CASES)
)
def test_any_text_can_be_asked_for(text: str, case: str) -> None:
    result = russian.decline(text, case)
    assert sum(one.isdigit() for one in result) == sum(one.isdigit() for one in text)
    assert result.count("«") == text.count("«")
