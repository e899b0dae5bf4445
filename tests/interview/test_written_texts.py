"""What the writer has written, each text at its place."""

from __future__ import annotations

from letterkit.interview.written_texts import written_proses
from tests.interview.touched_scene import ASK, OPENING, letter, with_facts, with_keys


def test_every_text_has_its_place() -> None:
    form = letter(
        evidence=[{"id": "one", "text": "It began.[^1]\n\n[^1]: A note."}],
        cases=[{"name": "A. Example", "what": "Arrested.", "status": "Held."}],
        questions=["Why?", {"heading": "Further", "questions": ["How?"]}],
        enclosures=["A map"],
        annexes=[{"title": "Counts", "text": "One."}],
        salutation="Dear all,",
    )
    form = with_facts(form, occasion_chance={"value": "It can be done.", "source": "UN OCHA"})
    texts = {prose.path: prose.text for prose in written_proses(form) if prose.kind != "note"}
    assert texts["facts", "opening"] == OPENING
    assert texts["facts", "occasion_chance", "value"] == "It can be done."
    assert texts["evidence", 0, "text"].strip() == "It began."
    assert {("cases", 0, "what"), ("cases", 0, "status"), ("questions", 0), ("questions", 1, "heading")} <= set(texts)
    assert texts["questions", 1, "questions", 0] == "How?"
    assert {("enclosures", 0), ("annexes", 0, "title"), ("annexes", 0, "text"), ("salutation",)} <= set(texts)
    assert ASK in texts.values()
    assert ("facts", "meeting_date") not in texts and ("cases", 0, "name") not in texts


def test_words_for_a_deadline_are_words_and_a_day_is_none() -> None:
    form = letter()
    passages = [dict(passage) for passage in form.data["passages"]]
    (ask, *_) = [passage for passage in passages if passage["role"] == "ask"]
    ask["asks"] = [{"action": "Act", "deadline": "2026-12-15"}, {"action": "Go", "deadline": "by 10 December"}]
    ask["text"] = "Words of one's own."
    texts = [prose.text for prose in written_proses(with_keys(form, passages=passages))]
    assert "by 10 December" in texts and "Words of one's own." in texts and "2026-12-15" not in texts
