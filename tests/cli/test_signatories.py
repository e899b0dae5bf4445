"""`letterkit signatories`: from a table into a letter, a list, and back into a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.letter import drafts
from tests.cli.scene import letter, run
from tests.interview.touched_scene import letter as touched_letter

TABLE = "Name,Organisation,Country,Publish my name?\nAna Petrova,Example Forum,Norway,Yes\nBen Ito,Sample Network,Japan,No\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(TABLE, "utf-8")
    return tmp_path


def signing(name: str) -> list[str]:
    return [
        signatory.get("name") or signatory["organization"] for signatory in drafts.load(Path(name)).data["signatories"]
    ]


def test_without_a_draft_it_only_shows_what_it_understands(desk: Path) -> None:
    ended = run("signatories", "import", "people.csv")
    assert ended.code == 0
    assert "A ‘Name’ → name" in ended.text and "  Ana Petrova, Example Forum (Norway)" in ended.text
    assert "2 signatories: 1 person, 1 name withheld" in ended.text
    assert "Ben Ito" not in ended.text + ended.err
    assert [path.name for path in desk.iterdir()] == ["people.csv"]


def test_a_table_goes_into_a_draft(desk: Path) -> None:
    letter(desk / "a.yaml")
    ended = run("signatories", "import", "people.csv", "a.yaml")
    assert (ended.code, signing("a.yaml")) == (0, ["Amina Example", "Ana Petrova", "Ben Ito"])
    assert "2 signatories were added." in ended.text
    assert "entry 1, ‘Amina Example’" in ended.text
    printed = run("render", "a.yaml", "--to", "txt", "-o", "-").text
    assert "Ana Petrova" in printed and "Ben Ito" not in printed


def test_a_table_becomes_a_draft_where_there_is_none() -> None:
    assert run("signatories", "import", "people.csv", "-o", "new.yaml").code == 0
    assert signing("new.yaml") == ["Ana Petrova", "Ben Ito"]
    assert drafts.load(Path("new.yaml")).draft.template == "joint-letter"


def test_reading_again_lists_who_is_gone_and_asks_nothing_silently(desk: Path) -> None:
    run("signatories", "import", "people.csv", "-o", "a.yaml")
    (desk / "people.csv").write_text(
        TABLE.replace("Ana Petrova,Example Forum", "Ana Petrova,Third Group").replace("Ben Ito", "Cleo Marsh"), "utf-8"
    )
    ended = run("signatories", "import", "people.csv", "a.yaml")
    assert signing("a.yaml") == ["Ana Petrova", "Ben Ito", "Cleo Marsh"]
    assert "Entry 1, ‘Ana Petrova’: organisation ‘Example Forum’ is now ‘Third Group’." in ended.text
    assert "--removed drop" in ended.text and "entry 2, name withheld" in ended.text
    kept = run("signatories", "import", "people.csv", "a.yaml", "--removed", "keep")
    assert "entry 2" not in kept.text
    dropped = run("signatories", "import", "people.csv", "a.yaml", "--removed", "drop")
    assert signing("a.yaml") == ["Ana Petrova", "Cleo Marsh"]
    assert "Taken out" in dropped.text and "Ben Ito" not in dropped.text


def test_what_is_unclear_stops_it_and_is_said_with_an_option(desk: Path) -> None:
    (desk / "people.csv").write_text(TABLE.replace(",No\n", ",Initials only\n"), "utf-8")
    ended = run("signatories", "import", "people.csv", "-o", "a.yaml")
    assert ended.code == 2 and not (desk / "a.yaml").exists()
    assert "people.csv: Row 3: the answer ‘Initials only’" in ended.err and "Nothing was taken" in ended.err
    assert '--answer "Initials only=withheld|publish|withdrawn|unsigned"' in ended.err
    assert run("signatories", "import", "people.csv", "-o", "a.yaml", "--answer", "initials only=withheld").code == 0


@pytest.mark.parametrize(
    "options",
    [("--map", "X=name"), ("--map", "nonsense"), ("--answer", "a=b"), ("--sheet", "B"), ("--encoding", "no-such")],
)
def test_options_that_do_not_fit_are_plain_errors(options: tuple[str, str]) -> None:
    ended = run("signatories", "import", "people.csv", *options)
    assert ended.code == 2 and "fault" not in ended.err and len(ended.err.splitlines()) > 1


def test_letters_that_are_not_certain_are_chosen(desk: Path) -> None:
    (desk / "people.csv").write_bytes("Имя,Страна\nМария,Россия\n".encode("cp1251"))
    ended = run("signatories", "import", "people.csv", "-o", "a.yaml")
    assert ended.code == 2 and "cp1251        Мария (Россия)" in ended.err
    assert run("signatories", "import", "people.csv", "-o", "a.yaml", "--encoding", "cp1251").code == 0
    assert signing("a.yaml") == ["Мария"]


def test_they_are_sorted_in_the_alphabet_of_the_letter(desk: Path) -> None:
    letter(desk / "a.yaml", language="sv", signatories=[{"name": "Örjan"}])
    (desk / "people.csv").write_text("Name\nZara\nÅsa\nadam\n", "utf-8")
    run("signatories", "import", "people.csv", "a.yaml", "--sort", "name")
    assert signing("a.yaml") == ["adam", "Zara", "Åsa", "Örjan"]


def test_what_is_no_draft_is_left_as_it_is(desk: Path) -> None:
    (desk / "other.yaml").write_text("just: words\n", "utf-8")
    ended = run("signatories", "import", "people.csv", "other.yaml")
    assert ended.code == 2
    assert (desk / "other.yaml").read_text("utf-8") == "just: words\n"


def test_the_list_counts_whose_names_are_withheld() -> None:
    run("signatories", "import", "people.csv", "-o", "a.yaml")
    ended = run("signatories", "list", "a.yaml")
    assert ended.text == "   1. Ana Petrova, Example Forum (Norway)\n2 signatories: 1 person, 1 name withheld\n"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_export_writes_nobody_who_is_withheld_unless_it_is_internal(desk: Path, ending: str) -> None:
    run("signatories", "import", "people.csv", "-o", "a.yaml")
    public = run("signatories", "export", "a.yaml", "-o", f"public.{ending}")
    assert public.code == 0 and "Not in it: 1 names withheld" in public.err
    assert run("signatories", "import", f"public.{ending}", "-o", "b.yaml").code == 0
    assert signing("b.yaml") == ["Ana Petrova"]
    internal = run("signatories", "export", "a.yaml", "-o", f"internal.{ending}", "--internal")
    assert "keep it to yourselves" in internal.err
    assert "0 signatories were added." in run("signatories", "import", f"internal.{ending}", "a.yaml").text


def test_export_tells_what_a_spreadsheet_would_compute(desk: Path) -> None:
    letter(desk / "a.yaml", signatories=[{"organization": "=1+1"}])
    assert "Rows 2: what a spreadsheet would compute" in run("signatories", "export", "a.yaml", "-o", "a.csv").err


def test_export_leaves_other_files_alone(desk: Path) -> None:
    letter(desk / "a.yaml")
    assert run("signatories", "export", "a.yaml", "-o", "people.csv").code == 2
    assert run("signatories", "export", "a.yaml", "-o", "people.txt").code == 2
    assert (desk / "people.csv").read_text("utf-8") == TABLE


def test_sentences_with_the_former_number_are_named_and_listed_by_the_next_interview(desk: Path) -> None:
    drafts.save(desk / "a.yaml", touched_letter().data)
    (desk / "people.csv").write_text("Organisation\nAda Centre\nBo Centre\nCy Centre\n", "utf-8")
    ended = run("signatories", "import", "people.csv", "a.yaml")
    assert ended.code == 0
    assert "One sentence still holds a value that has changed." in ended.text
    assert "  On behalf of the 34 undersigned organizations, we ask the Security Council" in ended.text
    assert "letterkit edit a.yaml (F9, or :touched)" in ended.text
    shown = run("edit", "a.yaml", "--plain", typed=":touched\n1\n:quit\n").text
    assert "As it would be: On behalf of the 37 undersigned organizations" in " ".join(shown.split())
    assert "37 undersigned" in drafts.load(desk / "a.yaml").data["facts"]["opening"]
    assert "still holds" not in run("signatories", "import", "people.csv", "a.yaml").text


def test_a_new_draft_has_no_former_values() -> None:
    assert "still hold" not in run("signatories", "import", "people.csv", "-o", "new.yaml").text
