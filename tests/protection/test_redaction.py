"""A letter for an audience holds no name that the audience may not read, in any block, note, link or title."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.compose import compose
from letterkit.languages.reading import read_language
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.model import Draft
from letterkit.library.library import open_library
from letterkit.protection.consent import Audience
from letterkit.protection.redaction import Protection
from letterkit.render.markdown import write

DAY = dt.date(2026, 11, 20)


def draft(text: str, **person: Any) -> Draft:
    data = {
        "letterkit": 1,
        "template": "joint-letter",
        "subject": "On Mira Samplova",
        "people": [{"name": "Mira Samplova", "also": ["Samplova"], **person}],
        "passages": [{"role": "situation", "text": text}],
        "signatories": [{"name": "Amina Example"}],
    }
    return drafts.read(drafts.dump(data).encode()).draft


def written(one: Draft, audience: Audience = "public") -> tuple[str, Letter, Protection]:
    shield = Protection(one, audience, DAY, read_language(one.language))
    letter = shield.apply(compose(one, open_library()))
    return write(letter), letter, shield


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Mira Samplova was taken.", "Ms S. was taken."),
        ("Samplova’s lawyer came.", "Ms S.’s lawyer came."),
        ("**Mira** Samplova fled.", "**Ms S.** fled."),
        ("See *Mira* [Samplova](https://example.org).", "See *Ms S*."),
        ("- one\n- Mira Samplova\n", "- Ms S."),
        ("> Mira Samplova\n", "> Ms S."),
        ("They fled.[^1]\n\n[^1]: Mira Samplova, interview.\n", "[^1]: Ms S., interview."),
    ],
)
def test_the_pseudonym_stands_wherever_the_name_stood(text: str, printed: str) -> None:
    text, letter, shield = written(draft(text, pseudonym="Ms S."))
    assert printed in text
    assert "# On Ms S." in text
    assert (letter.title, "amplova" in text) == ("On Ms S.", False)
    assert shield.leaks(letter) == ()


def test_without_a_pseudonym_the_letter_says_that_the_name_is_withheld() -> None:
    assert "[Name withheld] was taken." in written(draft("Mira Samplova was taken."))[0]


@pytest.mark.parametrize(
    ("consent", "until", "audience", "named"),
    [
        ("public", None, "public", True),
        ("public", "2026-11-19", "public", False),
        ("public", "2026-11-20", "public", True),
        ("recipient-only", None, "public", False),
        ("recipient-only", None, "recipient", True),
        ("recipient-only", "2026-11-19", "recipient", False),
        ("never", None, "recipient", False),
        ("never", None, "internal", True),
    ],
)
def test_consent_says_who_may_read_the_name(consent: str, until: str | None, audience: Audience, named: bool) -> None:
    given = {"consent": consent} | ({"until": until} if until else {})
    assert ("Mira Samplova" in written(draft("Mira Samplova was taken.", **given), audience)[0]) is named


@pytest.mark.parametrize(
    "text", ["Mira Smaplova fled.", "Мира Самплова.", "[here](https://example.org/mira_smaplova)", "M. Samplovoi"]
)
def test_what_only_looks_like_the_name_is_reported(text: str) -> None:
    _, letter, shield = written(draft(text))
    (leak,) = shield.leaks(letter)
    assert (leak.person.name, "»" in leak.around) == ("Mira Samplova", True)


def test_what_is_shown_around_a_name_is_whole_words() -> None:
    before, after = (
        "They took her from her flat at twelve Harbour Street. Then",
        "came home and told the neighbours of it.",
    )
    _, letter, shield = written(draft(f"{before} Mira Smaplova {after}"))
    (leak,) = shield.leaks(letter)
    assert leak.around == "… twelve Harbour Street. Then »Mira Smaplova« came home and told the …"


def test_the_name_of_a_file_is_looked_at_too() -> None:
    shield = written(draft("They fled."))[2]
    assert [leak.words for leak in shield.leaks_in_addresses("mira samplova draft", "letter")] == [
        "mira samplova draft"
    ]


@given(
    st.lists(
        st.sampled_from(["Mira", "Samplova", " ", "*", "**", "[", "](https://e.org)", "\n", "x ", "^"]), max_size=20
    )
)
def test_a_name_is_replaced_or_reported_however_the_marks_stand(pieces: list[str]) -> None:
    text, letter, shield = written(draft(f"x {''.join(pieces)} y"))
    assert "amplova" not in text or shield.leaks(letter)
