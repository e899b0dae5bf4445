"""Sentences that hold a value which has changed, in the plain face: a numbered question for each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.face import PlainFace
from letterkit.interview import transitions
from letterkit.interview.session import Session
from letterkit.letter import drafts
from tests.interview.scene import LIBRARY, TODAY
from tests.interview.touched_scene import letter


def typed(folder: Path, lines: str) -> tuple[str, dict[str, Any]]:
    """Return what the plain face shows for these lines, and the data of the letter then."""
    path = folder / "a.yaml"
    path.unlink(missing_ok=True)
    pack = LIBRARY.pack("council-appeal", "en")
    session = Session(path, transitions.start(pack, LIBRARY, TODAY, letter().data))
    session.store(session.form)
    shown = io.StringIO()
    PlainFace(session, Lines(io.StringIO(f"{lines}\n:quit\n"), shown)).run()
    return " ".join(shown.getvalue().split()), drafts.load(path).data


MOVED = ":go meeting_date\n17 December 2026\n"


def asks(data: dict[str, Any]) -> set[str]:
    return {ask["action"] for passage in data["passages"] for ask in passage.get("asks", ())}


def test_a_sentence_is_shown_right_after_the_answer_and_changed(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, f"{MOVED}1\n")
    assert "3 sentences still hold a value that has changed." in shown
    assert "In: First sentences As it is: On 10 December 2026 it meets." in shown
    assert "As it would be: On 17 December 2026 it meets. What is to become of it? 4 choices." in shown
    assert "1. Change it. 2. Leave it as it is. 3. Change all 3. 4. Write it anew: goes to the answer." in shown
    assert "On 17 December 2026 it meets." in data["facts"]["opening"]
    assert asks(data) == {"Discuss Uganda on 10 December"}


def test_all_are_changed_and_one_undo_brings_all_back(tmp_path: Path) -> None:
    _, data = typed(tmp_path, f"{MOVED}3\n")
    assert "17 December" in data["facts"]["opening"] and asks(data) == {"Discuss Uganda on 17 December"}
    _, data = typed(tmp_path, f"{MOVED}3\n:undo\n")
    assert "10 December" in data["facts"]["opening"] and asks(data) == {"Discuss Uganda on 10 December"}


def test_what_is_left_is_not_asked_about_again_and_enter_decides_later(tmp_path: Path) -> None:
    shown, data = typed(tmp_path, f"{MOVED}2\n\n:touched\n\n:review")
    assert "On 10 December 2026 it meets." in data["facts"]["opening"]
    assert shown.count("As it is: On 10 December 2026 it meets.") == 1
    assert "2 sentences still hold a value that has changed. :touched shows them." in shown


def test_it_goes_to_the_answer(tmp_path: Path) -> None:
    shown, _ = typed(tmp_path, f"{MOVED}4\n")
    assert "With which sentences does the letter begin?" in shown.rpartition("4 choices")[2]


def test_a_command_is_obeyed_instead(tmp_path: Path) -> None:
    shown, _ = typed(tmp_path, f"{MOVED}:passages")
    assert "2. What has happened" in shown.rpartition("4 choices")[2]


def test_where_nothing_is_to_be_looked_at_it_says_so(tmp_path: Path) -> None:
    assert "Every sentence has the present values." in typed(tmp_path, ":touched")[0]


def test_those_who_sign_are_asked_about_when_the_list_is_left(tmp_path: Path) -> None:
    more = "+\n\n\nMore Centre\n\n\n"
    shown, data = typed(tmp_path, f":go signatories\n{more}{more}\n1\n")
    assert len(data["signatories"]) == 36
    assert data["facts"]["opening"].startswith("On behalf of the 36 undersigned organizations")
    assert shown.count("As it is:") == 1


def test_a_table_is_followed_by_the_sentences(tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("Organization\nAda Centre\nBo Centre\nCy Centre\n", "utf-8")
    shown, data = typed(tmp_path, f":read {tmp_path / 'more.csv'}\n\n1\n")
    assert "3 signatories were added." in shown and "As it would be: On behalf of the 37 undersigned" in shown
    assert data["facts"]["opening"].startswith("On behalf of the 37 undersigned organizations")
