"""The passages of a letter by commands of the plain face: another move, left out, twice, elsewhere, a sentence struck."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.face import PlainFace
from letterkit.interview import transitions
from letterkit.interview.session import Session
from letterkit.letter import drafts
from letterkit.library.library import open_library
from tests.interview.scene import TODAY

LIBRARY = open_library()


def typed(folder: Path, lines: str, kind: str = "council-appeal", **facts: Any) -> tuple[str, dict[str, Any]]:
    """Return what the plain face shows for these lines, and the data of the letter then."""
    data = {"facts": facts} if facts else None
    path = folder / "a.yaml"
    path.unlink(missing_ok=True)
    session = Session(path, transitions.start(LIBRARY.pack(kind, "en"), LIBRARY, TODAY, data))
    session.store(session.form)
    shown = io.StringIO()
    PlainFace(session, Lines(io.StringIO(f"{lines}\n:quit\n"), shown)).run()
    return " ".join(shown.getvalue().split()), drafts.load(path).data


def moves(data: dict[str, Any]) -> list[str]:
    return [passage["move"] for passage in data["passages"]]


def test_another_move_is_chosen_from_a_list_with_when_to_take_it(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, ":go opening\n:move\n1")
    assert "How should passage 1, ‘The occasion and what you want’, be written?" in " ".join(shown.split())
    assert ":up 1 and :down 1 put it elsewhere." in " ".join(shown.split())
    assert "1. What is happening, and what you ask. What has happened, or is about to happen, is reason enough" in shown
    assert moves(data)[0] == "opening/alarm"


def test_enter_and_a_command_leave_the_move_as_it_is(tmp_path: Path) -> None:
    assert moves(typed(tmp_path, ":move 1\n\n")[1])[0] == "opening/occasion"
    shown, data = typed(tmp_path, ":move 1\n:passages")
    assert moves(data)[0] == "opening/occasion" and "2. What has happened (nothing yet)" in shown
    assert "is not one of them. Type a number from 1 to" in typed(tmp_path, ":move 1\nno such")[0]
    assert "There is no passage 99." in typed(tmp_path, ":move 99")[0]


def test_passages_are_moved_doubled_left_out_and_brought_back(tmp_path: Path) -> None:
    _, before = typed(tmp_path, "")
    _, data = typed(tmp_path, ":down 1\n:twice 1\n:leave-out 3")
    assert moves(data)[:3] == ["situation/evidence", "situation/evidence", *moves(before)[2:3]]
    shown, data = typed(tmp_path, ":up 2\n:undo")
    assert moves(data) == moves(before)
    assert "Taken back: the order of the passages." in shown


def test_a_passage_with_words_of_its_own_is_left_out_when_that_is_said_twice(tmp_path: Path) -> None:
    own = ":write 1\nMy own words.\n.\n"
    shown, data = typed(tmp_path, f"{own}:leave-out 1")
    assert "has words of your own. Type :leave-out, its number and the word anyway" in shown
    assert data["passages"][0]["text"] == "My own words."
    assert moves(typed(tmp_path, f"{own}:leave-out 1 anyway")[1])[0] == "situation/evidence"


def test_a_sentence_of_the_template_is_struck(tmp_path: Path) -> None:
    facts = {"sign_by": "1 May", "sign_how": "Write to us.", "sign_final": True}
    shown, data = typed(tmp_path, ":strike 3\n3", "sign-on-call", **facts)
    assert "3. The text is final" in shown
    assert data["passages"][2]["omit"] == ["final"]
    assert "Type a number from 1 to 3" in typed(tmp_path, ":strike 3\n9", "sign-on-call", **facts)[0]
    shown = typed(tmp_path, ":strike 1")[0]
    assert "The template has no sentence in ‘The occasion and what you want’ that could be struck." in shown


def test_a_language_that_only_the_earlier_form_writes_is_told_with_the_way_to_it(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, ":language fr")
    assert data["language"] == "fr" and "letterkit new council-appeal --language fr" in shown
    assert "letterkit new" not in typed(tmp_path, ":language ky")[0].partition("does not write ky")[2]


def test_sentences_are_listed_with_what_they_come_from_and_are_a_way_there(tmp_path: Path) -> None:
    said = "Osh is burning. Nobody has come."
    shown, _ = typed(tmp_path, ":sentences 1\n:go sentence 2", opening=said)
    assert "The passage ‘The occasion and what you want’ has 2 sentences." in shown
    assert "Osh is burning. (First sentences)" in shown
    number = shown.partition(". Nobody has come. (First sentences)")[0].split()[-1]
    shown, _ = typed(tmp_path, f":go subject\n:go sentence {number}", opening=said)
    assert shown.rindex("With which sentences does the letter begin?") > shown.rindex("The title line")
    assert "There is no sentence 99." in typed(tmp_path, ":go sentence 99", opening=said)[0]
    assert "There is no passage 99." in typed(tmp_path, ":sentences 99", opening=said)[0]
    assert "‘What has happened’ has no sentence yet." in typed(tmp_path, ":sentences 2", opening=said)[0]


def test_words_of_the_letter_lead_to_their_answer_and_of_several_one_is_chosen(tmp_path: Path) -> None:
    facts = {"opening": "Tawila was shelled.", "risk": "Tawila may fall.", "urgency": "Zamzam fell."}
    shown, _ = typed(tmp_path, ":go zamzam", **facts)
    assert "What does each week of delay do?" in shown
    shown, _ = typed(tmp_path, ":go tawila\n2", **facts)
    assert "‘tawila’ stands in these sentences. To which answer? 2 choices." in shown
    assert "1. “Tawila was shelled.” First sentences." in shown and "What could set off violence" in shown
    assert "Nothing in the questions, the letter and the answers has" in typed(tmp_path, ":go xyzzyx", **facts)[0]
