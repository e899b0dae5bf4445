"""Marks of notes beside punctuation: each language has them on its own side, and nothing else changes."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.languages.reading import read_language
from letterkit.letter.markdown import read
from letterkit.letter.markup import Citation, Emphasis, Inline, Link, Note, Paragraph, Strong, Text, inline_text
from letterkit.letter.note_marks import placed

NOTES = "\n\n[^1]: One.\n\n[^2]: Two.\n"
NAMES = {"One.": "1", "Two.": "2"}
LANGUAGES = ("en", "fr", "es", "ru", "de", "ar", "zh", "hi")


def marked(text: str, language: str) -> str:
    """Return a paragraph with its marks in their places, each mark as ¹ or ² and that of a citation as ³."""
    (block,) = placed(read(text + NOTES), read_language(language).note_style)
    assert isinstance(block, Paragraph)
    return "".join(map(_shown, block.children))


def _shown(node: Inline) -> str:
    match node:
        case Note(blocks):
            return "¹" if blocks == (Paragraph((Text("One."),)),) else "²"
        case Citation():
            return "³"
        case Text(text):
            return text
        case Emphasis(children) | Strong(children) | Link(children):
            return f"*{''.join(map(_shown, children))}*"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "They fled[^1].", "They fled.¹"),
        ("en", "They fled.[^1] Then", "They fled.¹ Then"),
        ("en", "They fled [@iccpr].", "They fled.³"),
        ("en", "They fled[^1], and", "They fled,¹ and"),
        ("en", "200 died[^1] and 300 fled[^2].", "200 died¹ and 300 fled.²"),
        ("en", "so[^1]; then[^2]: why[^1]? No[^2]!", "so;¹ then:² why?¹ No!²"),
        ("en", "wait[^1]… and[^2]... more", "wait…¹ and...² more"),
        ("en", "“They fled[^1].” Then", "“They fled.”¹ Then"),
        ("en", "“They fled[^1]” then", "“They fled”¹ then"),
        ("en", "(They fled[^1].) Then", "(They fled.¹) Then"),
        ("en", "(they fled[^1]) then", "(they fled¹) then"),
        ("en", "the states[^1]’ duty", "the states¹’ duty"),
        ("en", "a word[^1] – and", "a word¹ – and"),
        ("en", "at 5[^1].30", "at 5¹.30"),
        ("fr", "Ils ont fui.[^1] Puis", "Ils ont fui¹. Puis"),
        ("fr", "Ils ont fui [@iccpr].", "Ils ont fui³."),
        ("fr", "Pourquoi ?[^1] Parce", "Pourquoi¹ ? Parce"),
        ("fr", "Pourquoi ?[^1]", "Pourquoi¹ ?"),
        ("fr", "des noms, etc.[^1] Puis", "des noms, etc.¹ Puis"),
        ("fr", "« Ils ont fui[^1]. »", "« Ils ont fui¹. »"),
        ("fr", "« Ils ont fui »[^1].", "« Ils ont fui »¹."),
        ("fr", "« Ils ont fui ».[^1]", "« Ils ont fui »¹."),
        ("fr", "assez…[^1] Puis", "assez…¹ Puis"),
        ("es", "Huyeron.[^1] Luego,[^2] no", "Huyeron¹. Luego², no"),
        ("es", "Huyeron[^1]…", "Huyeron…¹"),
        ("es", "¿Por qué?[^1] ¿Por qué[^2]?", "¿Por qué?¹ ¿Por qué²?"),
        ("es", "en EE. UU.[^1] Luego", "en EE. UU.¹ Luego"),
        ("es", "«Huyeron».[^1]", "«Huyeron»¹."),
        ("ru", "Они бежали.[^1] Потом,[^2] нет", "Они бежали¹. Потом², нет"),
        ("ru", "Почему[^1]? Нет[^2]! Вот[^1]…", "Почему?¹ Нет!² Вот…¹"),
        ("ru", "Почему?[^1] Нет!..[^2]", "Почему?¹ Нет!..²"),
        ("ru", "в 2010 г.[^1] Потом", "в 2010 г.¹ Потом"),
        ("ru", "и т. д.[^1]", "и т. д.¹"),
        ("ru", "и т.д.[^1]", "и т.д.¹"),
        ("ru", "«Они бежали».[^1]", "«Они бежали»¹."),
        ("de", "Wort[^1]. Satz.[^2] Wir sagen [@iccpr], dass", "Wort¹. Satz.² Wir sagen,³ dass"),
        ("ar", "قالوا[^1]، ثم[^2].", "قالوا،¹ ثم.²"),
        ("zh", "他们说[^1]，然后[^2]。", "他们说，¹然后。²"),
        ("zh", "“他们说”[^1]。", "“他们说”。¹"),
        ("hi", "वे भागे[^1]।", "वे भागे।¹"),
    ],
)
def test_a_mark_stands_on_the_side_that_the_language_has(language: str, typed: str, printed: str) -> None:
    assert marked(typed, language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("They fled [^1].", "They fled.¹"),
        ("They fled\u00a0[^1].", "They fled.¹"),
        ("Ils ont fui [^1] [^2].", "Ils ont fui.¹²"),
        ("Both [^1], [@iccpr] and", "Both¹³ and"),
        ("*They fled[^1]*.", "*They fled*.¹"),
        ("**They [@iccpr]** fled", "**They³** fled".replace("**", "*").replace("They³*", "They*³")),
        ("[^1] alone", "¹ alone"),
        ("[^1]. alone", ".¹ alone"),
    ],
)
def test_a_mark_stands_close_to_its_word_and_outside_of_emphasis(typed: str, printed: str) -> None:
    assert marked(typed, "en") == printed


WORDS = st.lists(
    st.sampled_from(
        ["они", "etc", ".", ",", "…", "?", " ", "\u00a0", "»", "”", "[^1]", "[^2]", "[@a]", "*b*", "۔", "。"]
    ),
    max_size=12,
).map("".join)


@given(WORDS, st.sampled_from(LANGUAGES))
@example(".[^1].", "ru")
@example("a?[^1].", "fr")
def test_words_and_punctuation_stay_as_typed_and_no_mark_is_lost(text: str, language: str) -> None:
    blocks = read(text + NOTES)
    style = read_language(language).note_style
    for before, after in zip(blocks, placed(blocks, style), strict=True):
        assert isinstance(before, Paragraph) and isinstance(after, Paragraph)
        # the commas that part two marks are printed by each format
        typed, printed = (re.sub(r"[\s,]", "", inline_text(block.children)) for block in (before, after))
        assert typed == printed
        assert _marks(before) == _marks(after)


def _marks(paragraph: Paragraph) -> list[str]:
    return re.findall("[¹²³]", "".join(map(_shown, paragraph.children)))


@pytest.mark.parametrize(
    "text", ["a" * 40_000, "\u00a0" * 40_000, "a." * 20_000, "”" * 40_000, "." * 40_000, "[^1]." * 4_000]
)
def test_a_long_text_takes_no_time(text: str) -> None:
    style = read_language("ru").note_style
    blocks = (
        Paragraph(
            (Text(f"x {text}."), Note((Paragraph((Text("n"),)),)), Text(f"{text}.")),
        ),
    )
    began = time.perf_counter()
    for _ in range(20):
        placed(blocks, style)
    assert time.perf_counter() - began < 1
