"""Lists of records: giving up an empty one, pasting several, fields that are asked only beside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview import moves
from letterkit.interview.advice import advice
from letterkit.interview.form import Form, Position
from letterkit.interview.pack_check import sample
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf
from tests.faces.screen import full_screen as screen

from .scene import TODAY, new, whole

LIBRARY = open_library()
F, UP, ESC = screen.F, screen.UP, screen.ESC


def at(form: Form, question: str) -> Form:
    return moves.go_to(form, Position(question))


def test_enter_gives_up_a_new_record_that_says_nothing() -> None:
    form = moves.answer(moves.add_record(at(whole(), "asks")), "")
    assert (form.position, form.data) == (Position("asks"), whole().data)
    form = moves.add_record(at(whole(), "signatories"))  # a person or an organisation can name it
    form = moves.answer(moves.answer(form, ""), "")
    assert (form.position, form.data) == (Position("signatories"), whole().data)


@pytest.mark.parametrize("sign", ["- {}", "• {}", "{number}. {}", "({number}) {}", "{number})\t{}"])
def test_a_pasted_list_makes_a_record_of_each_entry(sign: str) -> None:
    text = "\r\n".join(sign.format(one, number=number) for number, one in enumerate(("Send a mission", "Pay"), 1))
    form = moves.answer(moves.add_record(at(new(), "asks")), f"{text}\r\n  for it\r\n")
    (ask,) = [one["asks"] for one in form.data["passages"] if one.get("asks")]
    assert ask == [{"action": "Send a mission"}, {"action": "Pay for it"}]
    assert form.position == Position("asks")


def test_a_text_that_is_no_list_is_one_record() -> None:
    for text in ("Send a mission\nto the south", "- Send a mission", "Do this:\n- Send"):
        form = moves.answer(moves.add_record(at(new(), "asks")), text)
        assert len(moves.go_to(form, Position("asks")).record_lines()) == 1, text


def signing(*people: dict[str, str], pack: str = "council-appeal", language: str = "en") -> Form:
    form = sample(LIBRARY.pack(pack, language), LIBRARY)
    return moves.start(form.pack, LIBRARY, TODAY, {**form.data, "signatories": list(people)})


@pytest.mark.parametrize("name", [one for one in open_shelf().ids() if one != "op-ed"])
def test_the_capacity_is_asked_of_a_person_beside_an_organisation_in_every_language(name: str) -> None:
    for language in LIBRARY.pack(name).languages:
        form = signing({"organization": "Example Watch"}, {"name": "A"}, pack=name, language=language)
        question = next(one for one in form.questions if one.path == "signatories")
        capacity = question.fields[-1]
        assert [one.value for one in capacity.choices] == ["organization", "individual", "personal"]
        assert all(one.label for one in capacity.choices)
        for item, wanted in ((0, False), (1, False)):
            there = moves.go_to(form, Position(question.id, item, question.fields[0].id))
            assert (capacity in there.fields) is wanted
        both = signing({"organization": "Example Watch", "name": "A"}, pack=name, language=language)
        assert capacity in moves.go_to(both, Position(question.id, 0, question.fields[0].id)).fields


def test_an_unclear_capacity_is_put_right_where_the_finding_leads() -> None:
    form = signing({"name": "Amina Example", "organization": "Example Watch"}, {"organization": "Other Watch"})
    (found,) = [one for one in advice(form) if one.finding.name == "capacity-unclear"]
    assert found.position == Position("signatories", 0, "capacity")
    after = moves.answer(moves.go_to(form, found.position), "personal")
    assert after.data["signatories"][0]["capacity"] == "personal"
    assert not [one for one in advice(after) if one.finding.name == "capacity-unclear"]
    assert moves.back(moves.go_to(after, found.position)).position.field == "places"


def test_a_finding_about_an_ask_leads_to_its_field() -> None:
    form = sample(LIBRARY.pack("council-appeal"), LIBRARY)
    asks = [{"action": "Open an inquiry", "deadline": "2026-12-15"}, {"action": "Send 50 observers"}]
    passages = [{**one, "asks": asks} if one["role"] == "ask" else one for one in form.data["passages"]]
    form = moves.start(form.pack, LIBRARY, TODAY, {**form.data, "passages": passages})
    (found,) = [one for one in advice(form) if one.finding.name == "ask-without-deadline"]
    assert found.position == Position("asks", 1, "deadline")
    late = moves.answer(moves.go_to(form, found.position), "As soon as possible")
    assert "any day" in "".join(one.finding.message for one in advice(late) if one.position == found.position)


def test_no_hint_at_an_ask_speaks_of_the_file() -> None:
    form = sample(LIBRARY.pack("council-appeal"), LIBRARY)
    asks = [{"action": "Consider it", "actor": "France"}, {"action": "Look into it"}]
    passages = [{**one, "asks": asks} if one["role"] == "ask" else one for one in form.data["passages"]]
    data = {**form.data, "passages": passages, "recipients": [{"organization": "A"}, {"organization": "B"}]}
    form = moves.start(form.pack, LIBRARY, TODAY, {**data, "date": None})
    texts = [f"{one.finding.message} {one.finding.hint}" for one in advice(form) if one.finding.path]
    assert texts and not [text for text in texts if "`" in text and "letterkit" not in text]


# -- in the full screen ---------------------------------------------------------------------------------


def test_after_a_record_enter_goes_on(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    done = screen.press(path, f"One\r\r\r\r{F[10]}")
    assert screen.asks(path) == ["One"]
    assert done.state.form.position.question != "asks"


def test_an_empty_new_record_is_left_with_enter_or_esc(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    for key in ("\r", ESC):
        done = screen.press(path, f"One\r\r\r+{key}{F[10]}" if key == "\r" else f"+{key}{F[10]}")
        assert done.state.form.position == Position("asks")
        assert screen.asks(path) == ["One"]


def test_a_pasted_list_makes_several_asks(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    screen.press(path, f"{ESC}\x1b[200~1.\tSend a mission\r\n2.\tOpen the border\x1b[201~\r{F[10]}")
    assert screen.asks(path) == ["Send a mission", "Open the border"]


def test_it_is_said_which_ask_a_hint_is_about(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    done = screen.press(path, f"Consider the matter\rthe Government of France\r\r{F[10]}")
    assert "Ask 1: " in screen.pane_text(done.texts, "remarks")


def test_the_key_that_reads_a_table_is_named_also_inside_a_signatory(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "signatories"), F[10])
    assert done.state.form.position.item == 0
    assert "Ctrl-R read a table" in screen.pane_text(done.texts, "here")
