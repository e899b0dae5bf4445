"""What differs between two versions is told sentence by sentence, as each has it by itself and as it stands there now."""

from __future__ import annotations

from typing import Any

from letterkit.cli.version_differences import Differences, differences
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.library.library import open_library

LIBRARY = open_library()
PEOPLE = [
    {"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "B., a student"},
    {"name": "Jan Beispiel", "consent": "never", "pseudonym": "a witness"},
]


def of(text: str, *rewordings: dict[str, str], **changes: Any) -> Differences:
    data = {
        "letterkit": 1,
        "template": "joint-letter",
        "people": PEOPLE,
        "passages": [{"role": "situation", "text": text}],
        "rewordings": list(rewordings),
        "signatories": [{"name": "Amina Example"}],
    }
    loaded = drafts.read(drafts.dump(data | changes).encode(), "a.yaml")
    return differences(compose(loaded.draft, LIBRARY), loaded, LIBRARY)


def test_only_the_sentences_that_differ_are_told_each_once() -> None:
    found = of("It rained. Mira Samplova fled. She is ill.", subject="On Mira Samplova")
    assert [row.texts for row in found.rows] == [
        {"recipient": "On Mira Samplova", "public": "On B., a student"},
        {"recipient": "Mira Samplova fled.", "public": "B., a student, fled."},
    ]
    assert found.has_two_versions


def test_the_stop_of_a_pseudonym_ends_no_sentence() -> None:
    people = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "B."}]
    (row,) = of("Then came Mira Samplova. It rained.", people=people).rows
    assert row.texts["public"] == "Then came B."


def test_a_name_that_nobody_outside_may_read_is_no_difference_but_is_shown() -> None:
    found = of("Jan Beispiel saw it.[^1]\n\n[^1]: Jan Beispiel told us.")
    assert [(row.differs, row.texts["public"]) for row in found.rows] == [
        (False, "A witness saw it."),
        (False, "A witness told us."),
    ]
    assert not found.has_two_versions


def test_other_words_stand_beside_the_sentence_that_they_are_for() -> None:
    other = {"audience": "public", "sentence": "B., a student, fled.", "text": "A student fled."}
    (row,) = of("Mira Samplova fled.", other).rows
    assert (row.texts["public"], row.sentences["public"]) == ("A student fled.", "B., a student, fled.")
    assert row.is_reworded("public") and not row.is_reworded("recipient")


def test_a_sentence_that_names_nobody_and_has_other_words_is_told() -> None:
    (row,) = of("It rained.", {"audience": "public", "sentence": "It rained.", "text": ""}).rows
    assert row.texts == {"recipient": "It rained.", "public": ""}


def test_other_words_for_a_sentence_that_is_gone_are_told_first() -> None:
    found = of("Mira Samplova fled.", {"audience": "recipient", "sentence": "She fled.", "text": "x"})
    assert [row.gone for row in found.rows] == [True, False]


def test_a_name_in_other_words_is_found_for_whom_it_is() -> None:
    found = of("Mira Samplova fled.")
    assert found.leaks("public", "Samplova fled.") and not found.leaks("recipient", "Samplova fled.")
    assert found.leaks("recipient", "Jan Beispiel fled.")


def test_a_sentence_that_limps_has_a_hint() -> None:
    (row,) = of("Mira Samplova, a student of pharmacy, fled.").rows
    assert "said twice" in row.hints["public"] and "recipient" not in row.hints
