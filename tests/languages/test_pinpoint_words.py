"""Pinpoints in the words of each language."""

from __future__ import annotations

import pytest

from letterkit.languages.reading import read_language


@pytest.mark.parametrize(
    ("at", "language", "short", "words", "agreement"),
    [
        ("paras. 138-139", "en", "paras. 138–139", "paragraphs 138 and 139", "npl"),
        ("paras. 138-139", "fr", "par. 138–139", "paragraphes 138 et 139", "mpl"),
        ("paras. 138-139", "es", "párrs. 138–139", "párrafos 138 y 139", "mpl"),
        ("paras. 138-139", "ru", "пп. 138–139", "пункты 138 и 139", "mpl"),
        ("paras. 138-139", "de", "Ziff. 138–139", "Ziffern 138 und 139", "fpl"),
        ("paras. 138-139", "zh", "第138–139段", "第138和139段", "npl"),
        ("paras. 138-139", "ar", "الفقرتان 138–139", "الفقرتان 138 و139", "fpl"),
        ("arts. 2, 7 and 17", "ar", "المواد 2 و7 و17", "المواد 2 و7 و17", "fpl"),
        ("principles 11 and 13", "ar", "المبدآن 11 و13", "المبدآن 11 و13", "mpl"),
        ("Convention IV, art. 49(6)", "ar", "الاتفاقية 4، المادة 49(6)", "المادة 49(6) من الاتفاقية الرابعة", "f"),
        ("art. 7(1)(h)", "ar", "المادة 7(1)(ح)", "المادة 7(1)(ح)", "f"),
        ("art. 7(1)(i)", "ar", "المادة 7(1)(ط)", "المادة 7(1)(ط)", "f"),
        ("art. 8(2)(b)(xxv)", "ar", "المادة 8(2)(ب)(25)", "المادة 8(2)(ب)(25)", "f"),
        ("art. 5(1)(c)-(e)", "ar", "المادة 5(1)(ج)–(هـ)", "المادة 5(1)(ج)–(هـ)", "f"),
        ("art. 8 bis", "ar", "المادة 8 مكرر", "المادة 8 مكرر", "f"),
        ("arts. II and VI", "ar", "المادتان 2 و6", "المادتان 2 و6", "fpl"),
        ("art. 1A(2)", "ar", "المادة 1A(2)", "المادة 1A(2)", "f"),
        ("annex, para. 4", "ar", "المرفق، الفقرة 4", "الفقرة 4 من المرفق", "f"),
        ("paras. 5-9", "fr", "par. 5–9", "paragraphes 5 à 9", "mpl"),
        ("paras. 138-9", "en", "paras. 138–9", "paragraphs 138 and 139", "npl"),
        ("art. 2(4)", "en", "art. 2(4)", "article 2(4)", "n"),
        ("art. 2(4)", "ru", "ст. 2(4)", "статья 2(4)", "f"),
        ("annex, para. 4", "es", "anexo, párr. 4", "anexo, párrafo 4", "m"),
        ("rules 9 and 10", "fr", "règles 9 et 10", "règles 9 et 10", "fpl"),
        ("art. 5(1)(c)-(e)", "fr", "art. 5(1)(c)–(e)", "article 5(1)(c)–(e)", "m"),  # one article
        ("art. 7(1)(d) and (h)", "es", "art. 7(1)(d) y (h)", "artículo 7(1)(d) y (h)", "m"),
        ("paras. (9.1) and (9.3)", "fr", "par. (9.1) et (9.3)", "paragraphes (9.1) et (9.3)", "mpl"),
        ("annex II, para. 3", "ru", "приложение II, п. 3", "приложение II, пункт 3", "n"),
        ("common art. 3", "fr", "art. 3 commun", "article 3 commun", "m"),
        ("common art. 3", "ru", "общая ст. 3", "общая статья 3", "f"),
        ("common art. 3", "ar", "المادة 3 المشتركة", "المادة 3 المشتركة", "f"),
        ("Convention IV, art. 49", "es", "Convenio IV, art. 49", "Convenio IV, artículo 49", "m"),
        ("principle 12, commentary", "fr", "principe 12, commentaire", "principe 12, commentaire", "m"),
        ("subpara. (b)", "ru", "подп. (b)", "подпункт (b)", "m"),
        ("the part on children", "fr", "the part on children", "the part on children", ""),
        ("pillar three", "fr", "pillar three", "pillar three", ""),
        ("para. 139", "ky", "para. 139", "para. 139", ""),
    ],
)
def test_a_pinpoint_in_each_language(at: str, language: str, short: str, words: str, agreement: str) -> None:
    assert read_language(language).pinpoints.short(at) == short
    assert read_language(language).pinpoints.spelled_out(at) == words
    assert read_language(language).pinpoints.agreement(at) == agreement


def test_two_places_after_in_have_the_dual_where_the_language_has_one() -> None:
    words = read_language("ar").pinpoints
    assert words.inside("arts. 17 and 45") == "المادتين 17 و45"
    assert words.inside("arts. 17, 26 and 45") == "المواد 17 و26 و45"
    assert words.inside("annex, paras. 4-5") == "الفقرتين 4 و5 من المرفق"
