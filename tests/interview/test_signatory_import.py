"""A table read in the interview: what is shown, what is asked, in both faces; nothing is taken that was not said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.interview.form import Form
from letterkit.interview.signatory_import import find_tables, open_table, parse_option
from letterkit.interview.table_in_hand import ask_about_table
from letterkit.letter import drafts
from letterkit.questions.answers import Refused
from tests.cli.scene import run
from tests.cli.terminal import F
from tests.faces.screen.full_screen import draft_at, press
from tests.interview.scene import new

CTRL_R, DOWN, HOME = "\x12", "\x1b[B", "\x1b[H"
ASKING = "Name,Publish my name?\nAna Petrova,Yes\nBen Ito,Maybe\nCleo Marsh,No\n"


def table(folder: Path, text: str = ASKING, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def taken(form: Form, typed: str, *said: str) -> Form:
    waiting = list(said)
    ready = ask_about_table(open_table(form, typed), lambda asked: parse_option(asked, waiting.pop(0)))
    assert ready is not None and not waiting
    return ready.take().form


def signing(form: Form) -> dict[str, str]:
    rows: list[dict[str, Any]] = form.data["signatories"]
    return {row["name"]: "withheld" if row.get("withheld") else "" for row in rows}


def test_what_is_unclear_is_asked(tmp_path: Path) -> None:
    path = table(tmp_path)
    asked = open_table(new(), str(path)).question
    assert asked is not None and "Row 3: the answer ‘Maybe’" in asked.text
    assert signing(taken(new(), str(path), "1")) == {"Ana Petrova": "", "Ben Ito": "withheld", "Cleo Marsh": "withheld"}
    assert signing(taken(new(), str(path), "publish"))["Ben Ito"] == ""
    assert signing(taken(new(), f'{path} --answer "maybe=withheld" --sort name'))["Ben Ito"] == "withheld"


def test_letters_that_are_not_certain_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Имя,Страна\nМария,Россия\n".encode("cp1251"))
    asked = open_table(new(), str(path)).question
    assert asked is not None
    assert dict(asked.options)["cp1251"] == "Мария (Россия)"
    assert signing(taken(new(), str(path), "cp1251")) == {"Мария": ""}


def test_whoever_is_gone_is_asked_about_when_a_table_is_read_again(tmp_path: Path) -> None:
    form = taken(new(), str(table(tmp_path, "Name,Country\nAna,Norway\nBen,Japan\n")))
    path = table(tmp_path, "Name,Country\nAna,Kenya\nCleo,Peru\n")
    assert signing(taken(form, str(path), "keep")) == {"Ana": "", "Ben": "", "Cleo": ""}
    assert signing(taken(form, str(path), "drop")) == {"Ana": "", "Cleo": ""}
    result = open_table(form, f"{path} --removed drop").take()
    assert result.lines[:3] == (
        "1 signatory was added.",
        "Entry 1, ‘Ana’: places ‘Norway’ is now ‘Kenya’.",
        "Taken out: entry 2, ‘Ben’.",
    )
    with pytest.raises(Refused, match="already"):
        open_table(form, f"{table(tmp_path, 'Name,Country' + chr(10) + 'Ana,Norway')} --removed keep").take()


@pytest.mark.parametrize(
    "options", ["--colour red", "--map", "--map nonsense", "--sort size", "--removed x", '--map "A=name']
)
def test_options_that_do_not_fit_are_refused_with_what_to_do(tmp_path: Path, options: str) -> None:
    with pytest.raises(Refused) as error:
        open_table(new(), f"{table(tmp_path)} {options}")
    assert error.value.hint


def test_the_plain_face_shows_what_it_understood_and_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path)
    run("new", "council-appeal", "-o", "a.yaml", typed=":quit\n")
    ended = run("edit", "a.yaml", "--plain", typed=":read people.csv\nperhaps\n1\n\n:quit\n")
    assert "Column A (‘Name’): name" in ended.text and "‘perhaps’ is not one of them" in ended.text
    reading = ended.text[: ended.text.index("3 signatories were added.")]
    assert "1 person, 2 names withheld" in reading and "Ben Ito" not in reading and "Cleo Marsh" not in reading
    assert "2. Ben Ito, withheld" in ended.text  # the list of the letter says what holds
    assert [signatory.get("withheld") for signatory in drafts.load(Path("a.yaml")).data["signatories"]] == [
        None,
        True,
        True,
    ]


def test_a_command_in_the_place_of_an_answer_takes_nothing_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path)
    run("new", "council-appeal", "-o", "a.yaml", typed=":quit\n")
    ended = run("edit", "a.yaml", "--plain", typed=":read people.csv\n:quit\n")
    assert ended.code == 0 and "Nothing was taken over." in ended.text
    assert "signatories" not in drafts.load(Path("a.yaml")).data


def test_the_full_screen_asks_and_offers_an_order(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    table(tmp_path, ASKING.replace("Ana Petrova", "Zoë Petrova"))
    press(path, f"{CTRL_R}people\r{F[10]}")
    assert not drafts.load(path).data.get("signatories")
    press(path, f"{CTRL_R}people\r\r{DOWN}\r{F[10]}")
    rows = drafts.load(path).data["signatories"]
    assert [(row["name"], row.get("withheld")) for row in rows] == [
        ("Ben Ito", True),
        ("Cleo Marsh", True),
        ("Zoë Petrova", None),
    ]


def test_the_full_screen_shows_what_was_left_out_before_anybody_is_taken(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    table(tmp_path, "Name,Country\nZoë <z@example.org>,Norway\nAna,Peru\n")
    screen = press(path, f"{CTRL_R}people\r{DOWN}\r{F[10]}")
    assert [signatory["name"] for signatory in drafts.load(path).data["signatories"]] == ["Ana", "Zoë"]
    assert "Row 2: an e-mail address in the name stays behind." in screen.state.message[1]


def test_a_dropped_file_is_read_in_the_full_screen(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "signatories")
    file = table(tmp_path, "Name,Country\nAna,Peru\n", "sign on.csv")
    press(path, f"{CTRL_R}{str(file).replace(' ', chr(92) + ' ')}\r\r{F[10]}")
    assert [signatory["name"] for signatory in drafts.load(path).data["signatories"]] == ["Ana"]


def test_tables_of_every_kind_are_offered(tmp_path: Path) -> None:
    for name in ("a.csv", "b.XLSX", "c.ods", "d.tsv", "e.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.csv").mkdir()
    assert [find_table.name for find_table in find_tables(tmp_path, tmp_path)] == ["a.csv", "b.XLSX", "c.ods", "d.tsv"]
