"""Passages that moves write: answers as they were typed, in the order of the move."""

from __future__ import annotations

from letterkit.compose import compose, compose_passages
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library


def test_an_answer_to_a_question_that_is_not_asked_is_not_printed() -> None:
    facts = {
        "person_state": "disappeared",
        "person_arrest": "He was arrested at noon.",
        "person_taken": "He was last seen on 6 November.",
    }
    passages = [{"role": "situation", "move": "situation/person"}]
    draft = from_data({"letterkit": 1, "template": "urgent-appeal", "facts": facts, "passages": passages}).draft
    (passage,) = compose_passages(draft, open_library())
    assert passage.text == "He was last seen on 6 November\\."


def test_words_that_somebody_did_not_agree_to_are_not_printed() -> None:
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "evidence": [{"id": "words", "text": "A woman told us: “We hid.”"}],
        "passages": [{"role": "situation", "move": "situation/voices", "evidence": ["words"]}],
    }
    said = "A woman told us: “We hid.”"
    agreed_by = {True: said, False: "", "public": said, "recipient-only": "", "never": "", "not-asked": ""}
    for agreed, text in agreed_by.items():
        draft = from_data({**data, "facts": {"voices_consent": agreed}}).draft
        (passage,) = compose_passages(draft, open_library())
        assert passage.text == text


def test_asks_that_are_kept_beside_a_text_are_not_printed_where_it_is_missing() -> None:
    data = {
        "letterkit": 1,
        "template": "press-statement",
        "passages": [{"role": "ask", "move": "ask/in-prose", "asks": [{"action": "vote against the bill"}]}],
    }
    draft = from_data(data).draft
    (passage,) = compose_passages(draft, open_library())
    assert passage.empty
    assert "vote against" not in str(compose(draft, open_library()).parts)
