"""Rows as signatories: what stays behind, what is left out, who is not named; everything told with its row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from letterkit.errors import LetterkitError, UnreadableTable
from letterkit.people.sheets import MAX_ROWS
from letterkit.people.table_files import TableReading, describe_columns, describe_people, parse_choices, read_table
from tests.people.making import Rows, marks, written


def read(path: Path, rows: Rows, maps: Sequence[str] = (), answers: Sequence[str] = (), **more: Any) -> TableReading:
    return read_table(written(path / "a.csv", rows), parse_choices(maps, answers, **more))


# -- consent ----------------------------------------------------------------------------------------------

CONSENT = [
    (["Name", "Publish my name?"], [["Ana", "Yes"], ["Ben", "No"], ["Cleo", ""]], {"Ana": "", "Ben": "withheld", "Cleo": "withheld"}),
    (["Name", "Anonymous"], [["Ana", ""], ["Ben", "x"]], {"Ana": "", "Ben": "withheld"}),
    (["Name", "Anonymous"], [["Ana", "No"], ["Ben", "Yes"], ["Cleo", ""]], {"Ana": "", "Ben": "withheld", "Cleo": "withheld"}),
    (["Name", "Do you want to remain anonymous?"], [["Ana", "No"], ["Ben", ""]], {"Ana": "", "Ben": "withheld"}),
    (["Name", "Do you want to remain anonymous?"], [["Ana", ""], ["Ben", "Yes"]], {"Ana": "withheld", "Ben": "withheld"}),
    (["Name", "Withdrawn"], [["Ana", ""], ["Ben", "2026-05-01"]], {"Ana": "", "Ben": "withdrawn"}),
    (["Name", "Status"], [["Ana", "Confirmed"], ["Ben", "Withdrawn"], ["Cleo", ""]], {"Ana": "", "Ben": "withdrawn", "Cleo": ""}),
    (["Name", "Status"], [["Ana", "Confirmed"], ["Ben", "Pending"]], {"Ana": ""}),
    (["Nom", "Peut-on publier votre nom ?"], [["Ana", "Oui"], ["Ben", "Non"]], {"Ana": "", "Ben": "withheld"}),
    (["Nombre", "¿Desea permanecer en el anonimato?"], [["Ana", "No"], ["Ben", "Sí"]], {"Ana": "", "Ben": "withheld"}),
    (["ФИО", "Можно ли опубликовать ваше имя?"], [["Ana", "Да"], ["Ben", "Нет"]], {"Ana": "", "Ben": "withheld"}),
    (["Name", "Publish?", "Withdrawn"], [["Ana", "Yes", ""], ["Ben", "Yes", "x"], ["Cleo", "No", "x"]],
     {"Ana": "", "Ben": "withdrawn", "Cleo": "withdrawn"}),
    (["Name", "Comments"], [["Ana", "We sign."], ["Ben", "please do not publish my name"]], {"Ana": "", "Ben": "withheld"}),
    (["Name", "Organisation"], [["Anonymous", ""], ["Анонимно", "X"], ["Name withheld", ""], ["Ana", ""]],
     {"Anonymous": "withheld", "Анонимно": "withheld", "Name withheld": "withheld", "Ana": ""}),
    (["Name"], [["Ana"], ["Ben (anonymous)"], ["Cleo - withdrawn"]], {"Ana": "", "Ben (anonymous)": "withheld", "Cleo - withdrawn": "withdrawn"}),
    (["Name", "Organisation", "Publish?"], [["Ana", "X", "Yes"], ["Ana", "X", "No"], ["Ana", "Y", "Yes"]], {"Ana": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "rows", "who"), CONSENT)
def test_who_did_not_consent_is_not_named(tmp_path: Path, headings: list[str], rows: Rows, who: dict[str, str]) -> None:
    reading = read(tmp_path, [headings, *rows])
    assert marks(reading) == who
    hidden = [
        name
        for name, mark in who.items()
        if mark == "withheld" and name not in ("Anonymous", "Анонимно", "Name withheld")
    ]
    shown = "\n".join((*describe_columns(reading), *describe_people(reading), *reading.notes))
    assert not [name for name in hidden if name in shown]


def test_what_enter_takes_of_an_unclear_column_or_answer_prints_no_name(tmp_path: Path) -> None:
    rows = [["Name", "Show?"], ["Ana", "Yes"], ["Ben", "No"], ["Cleo", ""], ["Dan", "Withdrawn"], ["Eva", "Public"]]
    column = read(tmp_path, rows).questions[0]
    reading = read(tmp_path, rows, [f"Show?={column.options[0][0]}"])
    assert not reading.questions
    assert marks(reading) == {
        "Ana": "withheld",
        "Ben": "withheld",
        "Cleo": "withheld",
        "Dan": "withdrawn",
        "Eva": "withheld",
    }
    rows = [["Name", "Publish my name?"], ["Ana", "Yes"], ["Ben", "Perhaps"], ["Cleo", "No"]]
    answer = read(tmp_path, rows).questions[0]
    reading = read(tmp_path, rows, (), [f"{answer.answer}={answer.options[0][0]}"])
    assert marks(reading) == {"Ana": "", "Ben": "withheld", "Cleo": "withheld"}


def test_two_answers_of_one_signatory_protect_both_rows(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Name", "Organisation", "Publish?"], ["Ana", "X", "Yes"], ["Ana", "X", "No"]])
    assert [entry.get("withheld") for entry in reading.signatories] == [True, True]
    assert "Row 2: another row of the same signatory says withheld, and that holds for both." in reading.notes


def test_no_answer_is_told_with_its_rows(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Name", "Publish my name?"], ["Ana", "Yes"], ["Ben", ""], ["Cleo", " "]])
    assert "Rows 3, 4: no answer under ‘Publish my name?’ is no consent: withheld." in reading.notes


@pytest.mark.parametrize(
    ("rows", "option"),
    [
        (
            [["Name", "Publish my name?"], ["Ana", "Yes"], ["Ben", "No"], ["Cleo", "Only initials"]],
            '--answer "Only initials=',
        ),
        ([["Name", "Publish, or anonymous?"], ["Ana", "Yes"], ["Ben", "No"]], '--map "Publish, or anonymous?='),
        ([["Name", "Column 3"], ["Ana", "Anonymous"], ["Ben", ""]], '--map "Column 3='),
        ([["Name", "Public name"], ["Ana", "A. P."], ["Ben", "B. I."]], '--map "Public name='),
        ([["Name", "Status"], ["Ana", "ok-ish"]], '--answer "ok-ish='),
        ([["Name", "Signed?"], ["Ana", "yes"], ["Ben", "no"]], '--map "Signed?='),
        ([["Name", "Opt out"], ["Ana", ""], ["Ben", "x"]], '--map "Opt out='),
        ([["Name", "Can we use it?"], ["Ana", "Yes"], ["Ben", "No"]], '--map "Can we use it?='),
        ([["Name", "On the website"], ["Ana", "Да"], ["Ben", "нет"]], '--map "On the website='),
    ],
)
def test_what_may_be_about_consent_and_is_not_understood_stops_the_reading(
    tmp_path: Path, rows: Rows, option: str
) -> None:
    reading = read(tmp_path, rows)
    assert reading.signatories == ()
    assert reading.questions[0].typed.startswith(option)


def test_what_is_unclear_is_settled_by_saying_it(tmp_path: Path) -> None:
    rows = [["Name", "Publish my name?", "Column 3"], ["Ana", "Only initials", ""], ["Ben", "Yes", "Anonymous"]]
    output = {"answers": ["only INITIALS=withheld"], "maps": ["Column 3=anonymous"]}
    assert len(read(tmp_path, rows).questions) == 2
    assert len(read(tmp_path, rows, output["maps"]).questions) > 0
    reading = read(tmp_path, rows, ["Column 3=none"], output["answers"])
    assert marks(reading) == {"Ana": "withheld", "Ben": ""}
    withheld = read(tmp_path, [rows[0], ["Ana", "Only initials", "no"], ["Ben", "Yes", "yes"]], **output)
    assert marks(withheld) == {"Ana": "withheld", "Ben": "withheld"}


def test_a_question_shows_no_name_that_stands_in_an_answer(tmp_path: Path) -> None:
    reading = read(
        tmp_path, [["Name", "Publish my name?"], ["Ana", "Yes"], ["Bo", "No"], ["Ben Ito", "as B. Ito, never in full"]]
    )
    assert "Ito" not in reading.questions[0].question


@pytest.mark.parametrize("typed", ["B", "B=", "=name", "B=colour", "no such column=name", "Z=name"])
def test_what_cannot_be_said_of_a_column_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(LetterkitError) as error:
        read(tmp_path, [["Name", "Country"], ["Ana", "Norway"]], [typed])
    assert error.value.problems[0].hint


def test_columns_are_mapped_by_letter_or_heading(tmp_path: Path) -> None:
    rows = [["Who", "Where from", "Contact person"], ["Example Forum", "Norway", "Ana"]]
    reading = read(tmp_path, rows, ["A=organisation", "Where from=country"])
    assert reading.signatories == ({"organization": "Example Forum", "places": ["Norway"]},)
    reading = read(tmp_path, rows, ["A=organisation", "contact PERSON=name"])
    assert reading.signatories == ({"name": "Ana", "organization": "Example Forum"},)


def test_a_table_without_headings_is_read_where_the_columns_are_said(tmp_path: Path) -> None:
    rows = [["Ana Petrova", "Norway"], ["Ben Ito", "Japan"]]
    with pytest.raises(UnreadableTable, match="--map A=name"):
        read(tmp_path, rows)
    reading = read(tmp_path, rows, ["A=name", "B=country"], headings=False)
    assert [entry["name"] for entry in reading.signatories] == ["Ana Petrova", "Ben Ito"]


def test_a_contact_person_does_not_sign_and_a_person_without_organisation_does(tmp_path: Path) -> None:
    rows = [["Organisation", "Contact name", "Name"], ["Example Forum", "Ana", ""], ["", "Ben", "Ben Ito"]]
    reading = read(tmp_path, rows)
    assert reading.signatories == ({"organization": "Example Forum"}, {"name": "Ben Ito"})
    assert any("‘Contact name’ (a person to ask, who does not sign)" in line for line in describe_columns(reading))


# -- what stays behind ----------------------------------------------------------------------------------

CELLS = [
    ("Ben Ito <ben@example.org>", "Ben Ito"),
    ("Ben Ito (ben@example.org)", "Ben Ito"),
    ("Ben Ito, ben@example.org", "Ben Ito"),
    ("mailto:ben@example.org Ben Ito", "Ben Ito"),
    ("Ben Ito ben＠example.org", "Ben Ito"),
    ("Ben Ito - ben [at] example [dot] org", "Ben Ito"),
    ("Ben Ito +996 555 010 203", "Ben Ito"),
    ("Ben Ito, tel. 0555 010-203", "Ben Ito"),
    ("Ben Ito (555) 010 2034", "Ben Ito"),
    ("Ben Ito тел: 8 800 555 35 35", "Ben Ito"),
    ("Coalition 2010-2020", "Coalition 2010-2020"),
    ("350.org", "350.org"),
    ("1 000 000 Voices", "1 000 000 Voices"),
    ("Forum 1994", "Forum 1994"),
    ("Women@Work", ""),
    ("ben@example.org", ""),
    ("#N/A", ""),
    ("#REF!", ""),
    ("#ЗНАЧ!", ""),
    ("Err:502", ""),
    ("-", ""),
    ("n/a", ""),
    ("\u200b", ""),
    ("\u3164\u2800", ""),
    ("Ben_x000D_ Ito", "Ben Ito"),
    ("Ben_x0020_Ito_x005F_x", "Ben Ito_x"),
    ("Mi\u00adra \u202eSample\u202c", "Mira Sample"),
    ("نرگس\u200cزاده", "نرگس\u200cزاده"),
    ("Zoe\u0308", "Zoë"),
    ("'=SUM(A1)", "=SUM(A1)"),
]


@pytest.mark.parametrize(("cell", "name"), CELLS)
def test_addresses_errors_and_what_cannot_be_seen_stay_behind(tmp_path: Path, cell: str, name: str) -> None:
    reading = read(tmp_path, [["Name", "Country"], ["Ana", "Norway"], [cell, "Japan"]])
    assert [entry["name"] for entry in reading.signatories] == ["Ana", *([name] if name else [])]
    if not name or "@" in cell:
        assert any("Row 3:" in line for line in reading.notes)
    assert not any("@example" in line for line in reading.notes)


@pytest.mark.parametrize("cell", ["ben@example.org", "#N/A"])
def test_an_organisation_does_not_sign_in_the_place_of_a_person_whose_name_is_lost(tmp_path: Path, cell: str) -> None:
    reading = read(tmp_path, [["Name", "Organisation"], ["Ana", "X"], [cell, "Example Forum"], ["", "Third Group"]])
    assert [entry.get("organization") for entry in reading.signatories] == ["X", "Third Group"]
    assert "Row 3: names nobody, and was left out." in reading.notes


def test_a_long_comment_in_a_column_that_stays_behind_is_no_reason_to_refuse(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Name", "Comments"], ["Ana", "I sign because it matters. " * 40], ["Ben", ""]])
    assert len(reading.signatories) == 2


def test_rows_are_gathered_in_one_line(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Name"], *([f"N{number}x a{number}@example.org"] for number in range(20))])
    assert reading.notes == ("Rows 2, 3, 4, 5, 6, 7, 8, 9 … (20 in all): an e-mail address in the name stays behind.",)


def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    assert MAX_ROWS > 10_000
    reading = read(tmp_path, [["Name", "Country"], *([f"Person {number}", "Norway"] for number in range(10_000))])
    assert len(reading.signatories) == 10_000


# -- duplicates -------------------------------------------------------------------------------------------


def test_duplicates_are_proposed_where_a_second_field_agrees(tmp_path: Path) -> None:
    rows = [
        ["Name", "Organisation", "Country"],
        ["Ana Petrova", "", "Norway"],
        ["Petrova, Ana", "", "Norway"],
        ["Ben Ito", "", ""],
        ["Ben Ito", "", ""],
        ["Anonymous", "", ""],
        ["Anonymous", "", ""],
        ["", "Example Forum", ""],
        ["", "The Example Forum", ""],
    ]
    reading = read(tmp_path, rows)
    assert len(reading.signatories) == 8
    assert [line for line in reading.notes if "may be one" in line] == [
        "Row 2 and row 3 may be one signatory: look, and take one out.",
        "Row 8 and row 9 may be one signatory: look, and take one out.",
    ]


# -- what is shown ----------------------------------------------------------------------------------------


def test_reading_shows_columns_and_three_lines_as_they_print(tmp_path: Path) -> None:
    from letterkit.compose.signatories import list_entry
    from letterkit.languages.reading import read_language
    from letterkit.letter.model import Signatory
    from letterkit.people.table_files import signatory_line

    rows = [
        ["Name", "Title", "Organisation", "City", "Country", "Capacity", "Publish?", "E-mail"],
        ["Ana", "Chair", "Forum", "Osh", "Norway", "personal", "Yes", "a@example.org"],
        ["", "", "Group", "", "Peru", "", "Yes", ""],
        ["Ben", "", "", "", "", "", "Yes", ""],
        ["Dan", "", "", "", "", "", "No", ""],
    ]
    reading = read(tmp_path, rows)
    assert list(describe_columns(reading))[:2] == ["Headings in row 1:", "  A ‘Name’ → name"]
    assert "  G ‘Publish?’ → consent: yes means that the name may be printed" in [*describe_columns(reading)]
    assert "  Stays behind: ‘E-mail’" in [*describe_columns(reading)]
    people = [*describe_people(reading)]
    assert people[-1] == "4 signatories: 1 organisation, 2 persons, 1 name withheld"
    for entry, line in zip(reading.signatories, people[1:-1], strict=False):
        signatory = Signatory(**{**entry, "places": tuple(entry.get("places", ()))})
        assert line.strip() == signatory_line(entry) == list_entry(signatory, read_language("en"))


FORM = [
    ["Organisation name", "Contact person", "Position", "Do you sign as organisation or individual?", "May we publish your name?"],
    ["Example Group", "Mira Sample", "Executive Director", "Organisation", "Yes"],
    ["", "Bo Sample", "Teacher", "As an individual", "Yes"],
    ["", "Cleo Sample", "Teacher", "Individual", "No"],
    ["", "Dan Sample", "Teacher", "Organisation", "Yes"],
]  # fmt: skip


def test_the_post_of_a_contact_stays_behind_with_the_contact(tmp_path: Path) -> None:
    form = read(tmp_path, FORM)
    assert form.signatories[0] == {"organization": "Example Group", "capacity": "organization"}
    assert "‘Position’ (the post of a person to ask, who does not sign)" in "\n".join(describe_columns(form))


def test_an_individual_without_an_organisation_is_named_by_the_contact_column(tmp_path: Path) -> None:
    form = read(tmp_path, FORM)
    assert [(one.get("name"), one.get("withheld")) for one in form.signatories[1:]] == [
        ("Bo Sample", None),
        ("Cleo Sample", True),
    ]
    assert "Rows 3, 4: signs as an individual; the name is from ‘Contact person’." in form.notes
    assert "Row 5: names nobody, and was left out." in form.notes
