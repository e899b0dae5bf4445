"""Words that are one in the eyes of a reader are one in their normal forms; the table says which form takes what away."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages.normal_form import _without_ignorable, fold, is_ignorable, plain, shape, squeezed, strict

STRICT = [
    ("decomposed", "Jose\u0301 Nu\u0301n\u0303ez", "José Núñez"),
    ("small and capital letters", "KARIMOVA", "Karimova"),
    ("sharp s", "STRASSER", "Straßer"),
    ("dotted capital of Turkish", "İbrahim", "ibrahim"),
    ("soft hyphen", "Kari\u00admova", "Karimova"),
    ("zero-width space", "Kari\u200bmova", "Karimova"),
    ("zero-width joiner", "Kari\u200dmova", "Karimova"),
    ("word joiner and byte order mark", "\ufeffKari\u2060mova", "Karimova"),
    ("combining grapheme joiner", "Kari\u034fmova", "Karimova"),
    ("variation selector", "Karimova\ufe0f", "Karimova"),
    ("change of direction", "\u202eKarimova\u202c", "Karimova"),
    ("control character", "Kari\x01mova", "Karimova"),
    ("private character", "Kari\ue000mova", "Karimova"),
    ("Hangul filler", "김\u3164철수", "김철수"),
    ("full width", "Ｋａｒｉｍｏｖａ", "Karimova"),
    ("mathematical bold", "𝐊𝐚𝐫𝐢𝐦𝐨𝐯𝐚", "Karimova"),
    ("ligature", "Kaﬁ", "Kafi"),
    ("stress mark", "Са\u0301мплова", "Самплова"),
    ("yo", "Семёнов", "Семенов"),
    ("vowel signs of Arabic", "مُحَمَّد", "محمد"),
    ("tatweel", "محمـــد", "محمد"),
    ("alef with hamza", "أحمد", "احمد"),
    ("Persian ye and kaf", "کریم", "كريم"),
    ("ta marbuta", "فاطمة", "فاطمه"),
    ("points of Hebrew", "דָּוִד", "דוד"),
    ("apostrophe of Ukrainian", "Демʼяненко", "Дем'яненко"),
    ("apostrophe of Uzbek", "Gʻaniyev", "G’aniyev"),
    ("traditional characters", "張偉", "张伟"),
    ("compatibility ideograph", "\uf9b5", "例"),
    ("jamo", unicodedata.normalize("NFD", "김철수"), "김철수"),
]
PLAIN = [
    ("accents", "Núñez", "Nunez"),
    ("stroke", "Łukasz Øre Đorđe", "Lukasz Ore Dorde"),
    ("dotless i", "Yılmaz", "Yilmaz"),
    ("thorn and eth", "Þórð", "Thord"),
    ("two accents on a letter", "Nguyễn", "Nguyen"),
    ("katakana and hiragana", "サクラ", "さくら"),
    ("nukta", "ज़ाकिर", "जाकिर"),
    ("letters of Kazakh", "Әлия Құрман", "Алия Курман"),
    ("tonos of Greek", "Παπαδόπουλος", "Παπαδοπουλοσ"),
    ("small capitals", "ᴋᴀʀɪᴍᴏᴠᴀ", "Karimova"),
]
SQUEEZED = [
    ("ue", "Mueller", "Müller"),
    ("oe", "Soerensen", "Sørensen"),
    ("ae", "Jaervi", "Järvi"),
    ("dj", "Djindjic", "Đinđić"),
    ("doubled letters", "Hussein", "Husein"),
]
SHAPED = [
    ("Cyrillic letters in a Latin word", "Sаmрlоvа", "Samplova"),
    ("Greek letters in a Latin word", "Sαmplοva", "Samplova"),
    ("figures for letters", "S4mpl0v4", "Samplova"),
]


@pytest.mark.parametrize(("kind", "one", "other"), STRICT, ids=lambda case: case if case.isascii() else None)
def test_what_is_written_alike_is_one_strictly(kind: str, one: str, other: str) -> None:
    assert strict(one) == strict(other) != ""


@pytest.mark.parametrize(("kind", "one", "other"), [*STRICT, *PLAIN])
def test_what_a_plain_keyboard_lacks_is_one_plainly(kind: str, one: str, other: str) -> None:
    assert plain(one) == plain(other) != ""


@pytest.mark.parametrize(("kind", "one", "other"), [*STRICT, *PLAIN, *SQUEEZED])
def test_spellings_of_one_sound_are_one_squeezed(kind: str, one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other) != ""


@pytest.mark.parametrize(("kind", "one", "other"), SHAPED)
def test_what_looks_alike_has_one_shape(kind: str, one: str, other: str) -> None:
    assert shape(one) == shape(other)
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Núñez", "Nunez"),
        ("José", "Josè"),
        ("Müller", "Mueller"),
        ("शर्मा", "शर्मि"),
        ("Самплова", "Samplova"),
        ("か", "が"),
    ],
)
def test_what_is_written_differently_is_not_one_strictly(one: str, other: str) -> None:
    assert strict(one) != strict(other)


def test_vowel_signs_of_india_are_letters() -> None:
    assert plain("अनिल") != plain("अनल")


def test_a_folded_line_keeps_its_marks_and_single_blanks() -> None:
    assert fold("  Name\u00a0 of\tthe\u200b  Organisation: ") == "name of the organisation:"
    assert fold("E\u0301TAT  CIVIL?") == "etat civil?"


def test_blanks_and_letters_are_never_ignorable() -> None:
    assert not any(map(is_ignorable, " \t\n\u00a0\u2028a字1'"))


@given(st.text())
def test_forms_do_not_depend_on_the_unicode_form(text: str) -> None:
    for form in (strict, plain, squeezed, fold):
        assert form(unicodedata.normalize("NFD", text)) == form(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_form_of_a_form_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert squeezed(squeezed(text)) == squeezed(text)
    assert fold(fold(text)) == fold(text)


def test_folding_drops_each_ignorable_character_and_no_other() -> None:
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x11000), *range(0x1F000, 0x20000), *range(0xE0000, 0xE0200)):
        ch = chr(code)
        assert _without_ignorable(ch) == ("" if is_ignorable(ch) else ch), hex(code)
