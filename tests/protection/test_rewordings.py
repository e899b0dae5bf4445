"""A sentence that one version has in other words: found however it is set, with its notes, and never past the protection."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from letterkit import api
from letterkit.errors import InvalidDraft, NotForAudience
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.protection.consent import Audience
from letterkit.protection.rewordings import ended_as
from letterkit.render.markdown import write

PEOPLE = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "a student"}]
LIBRARY = open_library()


def loaded(text: str, *rewordings: dict[str, Any], **changes: Any) -> drafts.LoadedDraft:
    data = {
        "letterkit": 1,
        "template": "joint-letter",
        "subject": "On Mira Samplova",
        "people": PEOPLE,
        "passages": [{"role": "situation", "text": text}],
        "rewordings": list(rewordings),
        "signatories": [{"name": "Amina Example"}],
    }
    return drafts.read(drafts.dump(data | changes).encode(), "a.yaml")


def version(text: str, sentence: str, instead: str, audience: Audience = "public", **changes: Any) -> str:
    one = loaded(text, {"audience": "public", "sentence": sentence, "text": instead}, **changes)
    return write(api.compose_letter(one, LIBRARY, audience))


@pytest.mark.parametrize(
    ("text", "sentence", "instead", "printed"),
    [
        (
            "They came. Mira Samplova, a student, fled. It rained.",
            "A student, a student, fled.",
            "She fled.",
            "They came. She fled. It rained.",
        ),
        ("**Mira Samplova** fled. It rained.", "A student fled.", "She fled.", "\nShe fled. It rained."),
        (
            "It *rained. Mira Samplova* fled. All slept.",
            "A student fled.",
            "She fled.",
            "It *rained.* She fled. All slept.",
        ),
        ("- Mira Samplova fled.\n- It rained.", "A student fled.", "She fled.", "- She fled.\n- It rained."),
        ("- Free Mira Samplova;\n- Pay.", "Free a student;", "Free her", "- Free her;\n- Pay."),
        ("- Free Mira Samplova;\n- Pay.", "Free a student;", "Free her.", "- Free her;\n- Pay."),
        ("- Pay;\n- Free Mira Samplova.", "Free a student.", "Free her;", "- Pay;\n- Free her."),
        ("- Pay;\n- Free Mira Samplova.", "Free a student.", "", "\n- Pay.\n"),
        (
            "- Free Mira Samplova;[^1]\n- Pay.\n\n[^1]: On file.",
            "Free a student;",
            "Free her",
            "- Free her;[^1]\n- Pay.",
        ),
        ("> Mira Samplova fled.", "A student fled.", "She fled.", "> She fled."),
        ("Mira Samplova\nfled. It  rained.", "A  student fled.", "She fled.", "She fled. It rained."),
        ("It rained. Mira Samplova fled.", "A student fled.", "", "It rained.\n"),
        ("Mira Samplova fled. It rained.", "A student fled.", "", "\nIt rained."),
        ("- Mira Samplova fled.\n- It rained.", "A student fled.", "", "\n- It rained."),
        (
            "It was said.[^1]\n\n[^1]: Mira Samplova told us. On file.\n",
            "A student told us.",
            "We were told.",
            "[^1]: We were told. On file.",
        ),
    ],
)
def test_a_sentence_is_put_in_other_words_wherever_it_stands(
    text: str, sentence: str, instead: str, printed: str
) -> None:
    written = version(text, sentence, instead)
    assert printed in written
    assert sentence not in written


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Mira Samplova[^1] fled, it is said.[^2] It rained.", "She fled.[^1]<sup>,</sup>[^2] It rained."),
        ("It rained.[^1] Mira Samplova fled, it is said.[^2]", "It rained.[^1] She fled.[^2]"),
    ],
)
def test_no_mark_of_a_note_is_lost(text: str, printed: str) -> None:
    notes = "\n\n[^1]: A report.\n\n[^2]: Another.\n"
    assert printed in version(text + notes, "A student fled, it is said.", "She fled.")


def test_a_sentence_that_is_left_out_takes_its_notes_along() -> None:
    text = "It rained.[^1] Mira Samplova fled.[^2] All slept.\n\n[^1]: A report.\n\n[^2]: Another.\n"
    written = version(text, "A student fled.", "")
    assert "It rained.[^1] All slept." in written and "Another" not in written


def test_the_subject_is_put_in_other_words_in_the_title_too() -> None:
    one = loaded("It rained.", {"audience": "public", "sentence": "On a student", "text": "On an arrest"})
    letter = api.compose_letter(one, LIBRARY, "public")
    assert (letter.title, "# On an arrest" in write(letter)) == ("On an arrest", True)


def test_another_audience_reads_the_sentence_as_it_was() -> None:
    given = ("Mira Samplova fled.", "A student fled.", "She fled.")
    assert "Mira Samplova fled." in version(*given, audience="recipient")
    assert "Mira Samplova fled." in version(*given, audience="internal")
    assert "She fled." in version(
        *given, people=[], audience="public", passages=[{"role": "situation", "text": "A student fled."}]
    )


def test_part_of_a_word_is_no_sentence() -> None:
    assert "He fledged. A student" in version("He fledged. Mira Samplova", "He fled", "She ran")


@pytest.mark.parametrize(
    "instead",
    [
        "Mira Samplova fled.",
        "Samplova fled.",
        "Mira Smaplova fled.",
        "Мира Самплова fled.",
        "Sam\u00adplova fled.",
        "S\u200ba\u200bm\u200bp\u200blova fled.",
    ],
)
def test_a_name_in_other_words_is_a_leak_as_everywhere(instead: str) -> None:
    with pytest.raises(NotForAudience, match="Mira Samplova would be named"):
        version("Mira Samplova fled.", "A student fled.", instead)


def test_a_sentence_that_stands_nowhere_is_told() -> None:
    given = {"audience": "public", "sentence": "She fled long ago.", "text": "x"}
    one = loaded("Mira Samplova fled.", given)
    letter = api.compose_letter(one, LIBRARY, "internal")
    assert [each.sentence for each in api.version_for(letter, one, LIBRARY, "public").without_sentence] == [
        given["sentence"]
    ]


@pytest.mark.parametrize(
    ("rewording", "says"),
    [
        ({"audience": "public", "text": "x"}, "sentence"),
        ({"audience": "public", "sentence": " "}, "eeds the sentence"),
        ({"audience": "everybody", "sentence": "x"}, "public"),
        ({"audience": "internal", "sentence": "x"}, "public"),
        ({"sentence": "x"}, "audience"),
        ({"audience": "public", "sentence": "x", "words": "y"}, "words"),
    ],
)
def test_what_is_no_rewording_is_refused_with_its_place(rewording: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidDraft) as refused:
        loaded("It rained.", rewording)
    (problem, *_) = refused.value.problems
    assert problem.path[:2] == ("rewordings", 0) and says in f"{problem.message} {problem.hint} {problem.path}"


def test_one_sentence_is_not_put_in_other_words_twice() -> None:
    once = {"audience": "public", "sentence": "A student  fled.", "text": "x"}
    with pytest.raises(InvalidDraft, match="twice for one audience"):
        loaded("It rained.", once, {**once, "sentence": "A student fled."})
    loaded("It rained.", once, {**once, "audience": "recipient"})


PIECES = ["Mira", "Samplova", " ", ". ", "*", "**", "a student", "fled", "\n\n", "- ", "[^1]", "> "]


@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.sampled_from(["x", "", "Mira", "Samplova fled", "Mira Samplova"]),
)
def test_no_protected_name_survives_any_rewording(text: list[str], sentence: list[str], instead: str) -> None:
    words = "".join(sentence).strip()
    assume(words and not re.search(r"amplova\**\w", "".join(text)))  # a surname glued to the next word is no name
    try:
        written = version(f"x {''.join(text)} y\n\n[^1]: Mira Samplova.\n", words, instead)
    except NotForAudience:
        return
    assert "amplova" not in written


@pytest.mark.parametrize(
    ("sentence", "typed", "printed"),
    [
        ("A student fled.", "She fled", "She fled."),
        ("A student fled.", "Did she flee?", "Did she flee?"),
        ("Free her;", "Free B.", "Free B.;"),
        ("Free her;", "Free her,", "Free her;"),
        ("She said so.", "She said: “I fled.”", "She said: “I fled.”"),
        ("She said so.", "She said so (once)", "She said so (once)."),
        ("Who is a student", "Who she is", "Who she is"),
        ("A student fled.", "", ""),
    ],
)
def test_the_sign_at_the_end_is_that_of_the_letter(sentence: str, typed: str, printed: str) -> None:
    assert ended_as(sentence, typed) == printed
