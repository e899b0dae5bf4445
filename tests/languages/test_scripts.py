"""Where the script of a text changes, and which language that probably is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import scripts


def told(text: str, own: str = "Latin") -> list[tuple[str, str]]:
    return [
        (stretch.text, scripts.language(stretch.text, stretch.script))
        for stretch in scripts.stretches(text, own)
        if stretch.script
    ]


@pytest.mark.parametrize(
    ("text", "own", "wanted"),
    [
        ("Hello Привет, мир 2020 and سلام عليكم.", "Latin", [("Привет, мир 2020", "ru"), ("سلام عليكم", "ar")]),
        ("Київ, Қазақстан, Бишкекөө", "Latin", [("Київ, Қазақстан, Бишкекөө", "uk")]),
        ("中文 and 日本語のテスト, 한국어", "Latin", [("中文", "zh"), ("日本語のテスト", "ja"), ("한국어", "ko")]),
        ("Доклад Freedom House", "Cyrillic", [("Freedom House", "en")]),
        ("جمعية چند", "Latin", [("جمعية چند", "fa")]),
        ("日本語のテスト", "Japanese", []),
        ("Только русский", "Cyrillic", []),
    ],
)
def test_each_stretch_of_another_script_has_its_language(text: str, own: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text, own) == wanted


def test_brackets_around_a_stretch_belong_to_it() -> None:
    assert [stretch.text for stretch in scripts.stretches("الوثيقة (A/RES/60/1).", "Arabic")] == [
        "الوثيقة ",
        "(A/RES/60/1)",
        ".",
    ]


@pytest.mark.parametrize("address", ["https://www.un.org/x", "www.un.org", "a.b@example.org"])
def test_an_address_is_in_no_language(address: str) -> None:
    result = [stretch for stretch in scripts.stretches(f"см. {address} тут", "Cyrillic") if stretch.script]
    assert [(one.text, one.script) for one in result] == [(address, scripts.ADDRESS)]


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("en-GB", "Latin"),
        ("ru", "Cyrillic"),
        ("sr-Latn", "Latin"),
        ("ar-EG", "Arabic"),
        ("zh-CN", "Chinese"),
        ("xx", "Latin"),
    ],
)
def test_the_script_of_a_language(tag: str, script: str) -> None:
    assert scripts.of_language(tag) == script


@given(st.text("aЖ本あ한سé .,0@/()", max_size=60), st.sampled_from(["Latin", "Cyrillic", "Arabic", "Chinese"]))
def test_nothing_of_a_text_is_lost(text: str, own: str) -> None:
    assert "".join(stretch.text for stretch in scripts.stretches(text, own)) == text


def test_every_script_has_a_language_and_a_letter() -> None:
    assert {scripts.language("", script) for script in scripts.SCRIPTS} >= {"en", "ru", "ar", "zh", "am"}
    assert scripts.used("a я ا") == ("Latin", "Cyrillic", "Arabic")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("+41 22 123 45 67", [("+41 22 123 45 67", scripts.ADDRESS)]),
        ("12 Main St, Geneva", [("12 Main St, Geneva", "Latin")]),
        ("1202 Geneva", [("1202 Geneva", "Latin")]),
        ("2026", []),
        ("الهاتف: +41 22 123 45 67.", [("+41 22 123 45 67", scripts.ADDRESS)]),
        ("في 10 حزيران 2026 قتل 200", []),
        ("الفقرتين 138 و139", []),
    ],
)
def test_figures_in_groups_and_lines_without_letters_keep_their_order_from_right_to_left(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [tuple(stretch) for stretch in scripts.stretches(text, "Arabic") if stretch.script] == wanted


def test_in_a_letter_from_left_to_right_figures_are_figures() -> None:
    assert [stretch.script for stretch in scripts.stretches("Tel. +41 22 123 45 67", "Latin")] == [""]


def test_the_quick_look_finds_every_letter_that_is_not_latin() -> None:
    letters = [chr(code) for code in range(0x30000) if scripts._foreign("Latin").match(chr(code))]
    assert len(letters) > 100_000
    assert not any(scripts._western(letter) for letter in letters)
    assert scripts._western("“Où est – l’État ?” … €")
