"""Pinpoints: how places in a document are read, in every language of letters."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages.place_words import KINDS as KINDS_OF_PLACE
from letterkit.languages.place_words import PARTS
from letterkit.languages.reading import read_language
from letterkit.norms.pinpoints import parse_locators, read_places


def spelled(pinpoint: str) -> list[str]:
    """Return each locator as kind, part, number and, for a range, its end."""
    numbers = [(locator, ".".join(locator.first), ".".join(locator.last)) for locator in parse_locators(pinpoint)]
    return [
        " ".join(filter(None, (one.within, one.kind, first if first == last else f"{first} to {last}")))
        for one, first, last in numbers
    ]


@pytest.mark.parametrize(
    ("pinpoint", "locators"),
    [
        ("preamble", ["preamble"]),
        ("fourth preambular paragraph", ["preamble 4"]),
        ("preambular para. 4", ["preamble 4"]),
        ("preamble, para. 4", ["preamble 4"]),
        ("preamble, para. 4, para. 5", ["preamble 4", "para 5"]),
        ("preamble and para. 4", ["preamble", "para 4"]),
        ("art. 2, para. 4", ["art 2.4"]),
        ("art. 2, para. (4)", ["art 2.4"]),
        ("art. 2 and para. 4", ["art 2", "para 4"]),
        ("art. 2, 4", ["art 2", "art 4"]),
        ("para. 2, para. 4", ["para 2", "para 4"]),
        ("para. 2, art. 4", ["para 2", "art 4"]),
        ("chapter 2, art. 4", ["chapter 2", "art 4"]),
        ("art. 7(1)(d) and (h)", ["art 7.1.d", "art 7.1.h"]),
        ("art. 25 (3) (e)", ["art 25.3.e"]),  # blanks before brackets make no other article of them
        ("art. 25 (3) (e) and (f)", ["art 25.3.e", "art 25.3.f"]),
        ("arts. 2-3 (1)", ["art 2", "art 3.1"]),
        ("art. II (c)", ["art 2.c"]),
        ("art. 4 (emphasis added)", ["art 4"]),
        ("arts. 25 (3) and 28 (a)", ["art 25.3", "art 28.a"]),
        ("paras. (9.1), (9.3)", ["para 9.1", "para 9.3"]),
        ("paras. (9.1) (9.3)", ["para 9.1", "para 9.3"]),
        ("paras. 8-12", ["para 8 to 12"]),
        ("paras. 138-9", ["para 138 to 139"]),
        ("arts. 20-3", ["art 20 to 23"]),
        ("paras. 5-5", ["para 5", "para 5"]),
        ("paras. 6-2", ["para 6", "para 2"]),
        ("art. 7(1)(a)-(c)", ["art 7.1.a to 7.1.c"]),
        ("arts. 2(1)-3(4)", ["art 2.1", "art 3.4"]),
        ("arts. 2(1)-3(1)", ["art 2.1", "art 3.1"]),
        ("arts. 2-3(1)", ["art 2", "art 3.1"]),
        ("to 5", ["5"]),
        ("arts. IX-XIV", ["art 9 to 14"]),
        ("art. XL", ["art 40"]),
        ("art. LXXXVIII", ["art 88"]),
        ("art. XC", ["art 90"]),
        ("art. CXI", ["art 111"]),
        ("art. 5 bis", ["art 5bis"]),
        ("art. 16a", ["art 16a"]),
        ("§ 3; OP4", ["para 3", "para 4"]),
        ("annex I, para. 2", ["annex i para 2"]),
        ("page 3", ["page 3"]),
    ],
)
def test_what_a_pinpoint_names(pinpoint: str, locators: list[str]) -> None:
    assert spelled(pinpoint) == locators


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("art. 9(1)", "art. 9(1)"),
        ("arts. 2, 7, 17 and 26", "art. 2 | art. 7 | art. 17 | art. 26"),
        ("paras 5 and 6", "para. 5 | para. 6"),
        ("OP5", "para. 5"),
        ("OP 5-7", "paras. 5-7"),
        ("art 5", "art. 5"),
        ("art.9", "art. 9"),
        ("12 and 17", "12 | 17"),
        ("14(3)(b)", "14(3)(b)"),
        ("common article 3", "common art. 3"),
        ("common art. 3 of the Conventions", "common art. 3"),
        ("common articles 1 and 3", "common art. 1 | common art. 3"),
        ("art. 9 and common art. 3", "art. 9 | common art. 3"),
        ("common art. 3 and art. 49(6) of Convention IV", "common art. 3 | Convention IV, art. 49(6)"),
        ("art. 2 and para. 4 of the annex", "art. 2 | annex, para. 4"),
        ("article 3 common to the Geneva Conventions", "common art. 3"),
        ("Convention IV, art. 49(6)", "Convention IV, art. 49(6)"),
        ("GC IV art 49", "Convention IV, art. 49"),
        ("Fourth Geneva Convention, art. 49", "Convention IV, art. 49"),
        ("article 19, paragraph 3", "art. 19(3)"),
        ("paragraph 3 of article 19", "art. 19(3)"),
        ("paragraphs 1 and 2 of article 9", "art. 9(1) | art. 9(2)"),
        ("art. 19, par. 3", "art. 19(3)"),
        ("art. 19.3", "art. 19.3"),
        ("art. 14.3.b", "art. 14.3.b"),
        ("art. 6 §1", "art. 6(1)"),
        ("art. 14 § 3 (b)", "art. 14(3)(b)"),
        ("Article 6-1", "art. 6(1)"),
        ("Article 6-1 et 6-3", "art. 6(1) | art. 6(3)"),
        ("art. 5(1)(c)-(e)", "art. 5(1)(c)-(e)"),
        ("paras. 9.1-9.3", "paras. 9.1-9.3"),
        ("PP4 and OP5", "preamble, para. 4 | para. 5"),
        ("preambular para. 4", "preamble, para. 4"),
        ("rules 43-45", "rules 43-45"),
        ("principle 9", "principle 9"),
        ("commentary", "commentary"),
        ("principle 12, commentary", "principle 12, commentary"),
        ("commentary to principle 12", "principle 12, commentary"),
        ("art. 2, para. 4 and para. 5", "art. 2(4) | art. 2(5)"),
        ("arts. 24, para. 1, and 25", "art. 24(1) | art. 25"),
        ("art 9(1), 10 and 14(1)-(3)", "art. 9(1) | art. 10 | art. 14(1)-(3)"),
        ("annex and para. 3", "annex | para. 3"),
        ("annex I, para. 2 and annex II, para. 3", "annex I, para. 2 | annex II, para. 3"),
        ("para. 4 of annex II", "annex II, para. 4"),
        ("Part III, para. 5", "part III, para. 5"),
        ("OP5 and 7; PP 3", "para. 5 | para. 7 | preamble, para. 3"),
        ("art. 1, last sentence", "art. 1, last sentence"),
        ("art. 6 read with art. 2", "art. 6 | art. 2"),
        ("para. 5, footnote 12", "para. 5, footnote 12"),
        ("arts. 9 and 14 of the Covenant", "art. 9 | art. 14"),
        ("art. 9, para.", "art. 9"),  # the number is still to be typed
        ("the part on children", "the part on children"),
        ("art.", "art."),
        ("whole", "whole"),
        # French
        ("articles 2, 7, 17 et 26", "art. 2 | art. 7 | art. 17 | art. 26"),
        ("art. 9 al. 2", "art. 9(2)"),
        ("art. 14, par. 3, al. b)", "art. 14(3)(b)"),
        ("article premier", "art. 1"),
        ("article 1er", "art. 1"),
        ("art. 3 commun", "common art. 3"),
        ("paragraphe 4 de l’annexe", "annex, para. 4"),
        ("alinéa 4 du préambule", "preamble, para. 4"),
        # Spanish
        ("artículos 12 y 17", "art. 12 | art. 17"),
        ("articulo 12", "art. 12"),
        ("art. 9, párr. 1", "art. 9(1)"),
        ("artículo 14, apartado 3", "art. 14(3)"),
        ("art. 14, párr. 3, incisos a) y b)", "art. 14(3)(a) | art. 14(3)(b)"),
        ("art. 1º", "art. 1"),
        ("arts. 9 al 12", "arts. 9-12"),
        # Russian
        ("статьи 12 и 17", "art. 12 | art. 17"),
        ("ст. 9(1)", "art. 9(1)"),
        ("п. 5", "para. 5"),
        ("пункт 1 статьи 9", "art. 9(1)"),
        ("пп. 5 и 6 ст. 14", "art. 14(5) | art. 14(6)"),
        ("подпункт (b) пункта 3 статьи 14", "art. 14(3)(b)"),
        ("подп. b п. 3 ст. 14", "art. 14(3)(b)"),
        # Arabic
        ("المادة 9", "art. 9"),
        ("المادة ٩", "art. 9"),
        ("المادتان 12 و17", "art. 12 | art. 17"),
        ("الفقرة 1 من المادة 9", "art. 9(1)"),
        ("المادة 9 والمادة 14", "art. 9 | art. 14"),
        # German, Chinese
        ("Art. 6 Abs. 1", "art. 6(1)"),
        ("Art. 9 Abs. 1 lit. b", "art. 9(1)(b)"),
        ("Art. 5 bis 7", "arts. 5-7"),
        ("第138–139段", "paras. 138-139"),
        ("第9条第1款", "art. 9(1)"),
        ("第I部分，第5段", "part I, para. 5"),
        ("статья 49 Четвертой Женевской конвенции", "Convention IV, art. 49"),
        ("原则5和规则6", "principle 5 | rule 6"),
        # signs
        ("paras １３８ – １３９", "paras. 138-139"),
        ("art.\N{NO-BREAK SPACE}9", "art. 9"),
        ("arts. 9\N{EM DASH}11", "arts. 9-11"),
        ("arts. 9\N{NON-BREAKING HYPHEN}11", "arts. 9-11"),
        ("المادة 9، الفقرة 1", "art. 9(1)"),
        (unicodedata.normalize("NFD", "párrafo 5 de la Declaración"), "para. 5"),
        (unicodedata.normalize("NFD", "третий пункт"), "para. 3"),
        ("art. 1½", "art. 1"),
    ],
)
def test_places_are_read_as_people_write_them(typed: str, printed: str) -> None:
    assert " | ".join(place.printed() for place in read_places(typed)) == printed


LANGUAGES = {tag: read_language(tag) for tag in ("en", "fr", "es", "ru", "ar", "de", "zh")}
KINDS = ("para", "art", "principle", "rule", "section", "chapter", "guideline", "recommendation", "page")


@st.composite
def places(draw: st.DrawFn) -> str:
    """Return a reference as rows have them: a place, several, a range, one of an annex or a preamble."""
    english, kind = LANGUAGES["en"].pinpoints.places, draw(st.sampled_from(KINDS))
    first, more = draw(st.integers(1, 200)), draw(st.integers(1, 30))
    paragraph = draw(st.sampled_from(["", f"({more})", f"({more})(b)"]))
    part = draw(st.sampled_from(["", "", "annex, ", "annex II, ", "Convention IV, ", "part I, "]))
    if draw(st.booleans()):
        common = "common " if not part and kind == "art" and draw(st.booleans()) else ""
        return common + part + english[kind].one.replace("{n}", f"{first}{paragraph}")
    numbers = draw(st.sampled_from([f"{first}-{first + more}", f"{first}, {first + more} and 300", f"{first} and 300"]))
    return draw(
        st.sampled_from([part + english[kind].many.replace("{n}", numbers), "preamble", f"preamble, para. {more}"])
    )


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_word_that_a_language_prints_is_read_as_its_kind(tag: str) -> None:
    words = LANGUAGES[tag].pinpoints.places
    for kind in KINDS_OF_PLACE:
        one, many, word, several, *_ = words[kind]
        for form in {one, many, word, several}:
            (locator,) = parse_locators(form.replace("{n}", "7"))
            assert locator.kind == {"subpara": "para"}.get(kind, kind), form
            assert locator.first == (("7",) if "{n}" in form else ())
    for part in PARTS:
        if (tag, part) != ("ru", "title"):  # a part and a section have one word
            (locator,) = parse_locators(
                f"{words[part].one.replace('{n}', '7')}, {words['art'].one.replace('{n}', '5')}"
            )
            assert locator.within.split(" ")[0] == part and locator.kind == "art"


@pytest.mark.parametrize("tag", LANGUAGES)
@given(pinpoint=places())
def test_what_a_language_writes_is_read_back(tag: str, pinpoint: str) -> None:
    language = LANGUAGES[tag]
    words = language.pinpoints
    assert numbers_of(words.short(pinpoint)) == numbers_of(pinpoint)
    assert numbers_of(words.spelled_out(pinpoint)) == numbers_of(pinpoint)
    if language.grammar:
        assert numbers_of(language.grammar.place(pinpoint, words)) == numbers_of(pinpoint)


def numbers_of(pinpoint: str) -> list[tuple[str, str, str, str]]:
    """Return the places of a pinpoint; two that follow each other are as good as a range of them."""
    found: list[tuple[str, str, str, str]] = []
    for kind, within, first, last in parse_locators(pinpoint):
        if first != last and first[0].isdigit() and int(last[0]) == int(first[0]) + 1 and len(first) == 1:
            found += [(kind, within, first[0], first[0]), (kind, within, last[0], last[0])]
        else:
            found.append((kind, within, ".".join(first), ".".join(last)))
    return found


@given(
    st.text(max_size=60) | st.from_regex(r"(paras?\. |arts?\. |[0-9IVX(), .;a-]|annex|пункт ){0,12}", fullmatch=True)
)
def test_no_figure_that_was_typed_is_lost(typed: str) -> None:
    printed = " ".join(place.printed() for place in read_places(typed))
    assert [
        figure for figure in re.findall(r"(?<![^\W_])[1-9]\d{1,8}(?![^\W_])", plain(typed)) if figure not in printed
    ] == []


def plain(text: str) -> str:
    """Return a text with plain figures, and without the blanks that part none."""
    kept = (ch if unicodedata.category(ch) == "No" else unicodedata.normalize("NFKC", ch) for ch in text)
    return "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in "".join(kept))


def test_a_number_without_end_is_no_trouble() -> None:
    assert parse_locators("paras. 1-" + "9" * 10_000)


@pytest.mark.parametrize("piece", ["art. 1, ", "1-", "annex ", "第5段", "(a)", "arts. 1-53, ", "para. 1 of ", "1 bis "])
def test_a_text_that_is_far_too_long_for_a_place_is_kept_as_it_is(piece: str) -> None:
    (place,) = read_places(f"art. 9 {piece * 50_000}")
    assert place.locator is None and place.text == f"art. 9 {piece * 50_000}".strip()
