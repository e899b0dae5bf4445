"""`letterkit render`: which files are written, and which are left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.compose.move_passages import MovePassage, MoveWriter
from letterkit.disk import file_names
from letterkit.letter.model import Passage
from letterkit.packs.plan import MoveStep
from letterkit.packs.writer import PassageWriter, Written
from letterkit.render.formats import FORMATS

from .scene import letter, run, without


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return letter(tmp_path / "a.yaml")


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_docx_is_written_beside_the_draft_unless_told_otherwise(draft: Path) -> None:
    ended = run("render", draft)
    assert (ended.code, ended.text) == (0, "")
    assert f"Wrote {draft.with_suffix('.docx')}" in ended.err
    assert draft.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert files(draft.parent) == {"a.yaml", "a.docx"}


@pytest.mark.parametrize("form", ["md", "html", "odt", "txt", "pdf", "docx"])
def test_the_ending_of_the_name_gives_the_format(draft: Path, form: str) -> None:
    begins = {"md": b"Example", "html": b"<!DOCTYPE", "odt": b"PK", "txt": b"Example", "pdf": b"%PDF", "docx": b"PK"}
    out = draft.parent / f"Out.{form.upper()}"
    assert run("render", draft, "-o", out).code == 0
    assert out.read_bytes().startswith(begins[form])


def test_several_formats_are_written_beside_the_draft_each_once(draft: Path) -> None:
    assert run("render", draft, "--to", "md, .TXT,md").code == 0
    assert files(draft.parent) == {"a.yaml", "a.md", "a.txt"}


def test_letters_are_written_into_a_folder(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    other = letter(tmp_path / "b.yaml")
    assert run("render", draft, other, "-o", tmp_path / "out", "--to", "md,txt").code == 0
    assert files(tmp_path / "out") == {"a.md", "a.txt", "b.md", "b.txt"}


def test_a_folder_that_is_not_there_is_made_and_that_is_said(draft: Path, tmp_path: Path) -> None:
    ended = run("render", draft, "-o", f"{tmp_path / 'new'}/", "--to", "md,txt")
    assert ended.code == 0 and files(tmp_path / "new") == {"a.md", "a.txt"}
    assert ended.err.splitlines()[0] == f"Made the folder {tmp_path / 'new'}"
    assert run("render", draft, "-o", tmp_path / "a" / "b" / "c.md").code == 0
    assert files(tmp_path / "a" / "b") == {"c.md"}


def test_a_folder_that_cannot_be_made_is_said_and_one_is_not_made_for_a_letter_that_is_refused(
    draft: Path, tmp_path: Path
) -> None:
    ended = run("render", draft, "-o", f"{draft}/sub/", "--to", "md")
    assert (ended.code, "The folder cannot be made" in ended.err) == (2, True)
    lacking = letter(tmp_path / "b.yaml", passages=without("ask"))
    assert run("render", lacking, "-o", f"{tmp_path / 'new'}/").code == 1
    assert not (tmp_path / "new").exists()


def test_the_folder_is_named_where_the_name_of_the_file_does_not_say_it(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("render", "a.yaml", "-o", "b.md").err == f"Wrote b.md (in {tmp_path})\n"
    assert run("render", "a.yaml", "-o", "b.md").err == f"Already up to date: b.md (in {tmp_path})\n"


@pytest.mark.parametrize(("to", "begins"), [(None, "Example Centre"), ("html", "<!DOCTYPE"), ("txt", "Example Centre")])
def test_a_dash_is_the_screen_for_text(draft: Path, to: str | None, begins: str) -> None:
    ended = run("render", draft, "-o", "-", *(["--to", to] if to else []))
    assert (ended.code, ended.err) == (0, "")
    assert ended.text.startswith(begins)
    assert files(draft.parent) == {"a.yaml"}


@pytest.mark.parametrize("part", ["situation", "norm", "ask", "urgency"])
def test_a_letter_that_lacks_a_part_is_not_written(tmp_path: Path, part: str) -> None:
    path = letter(tmp_path / "a.yaml", passages=without(part))
    ended = run("render", path, "--to", "md,docx")
    assert ended.code == 1
    assert f"no {part} passage" in ended.err
    assert "--draft" in ended.err
    assert files(tmp_path) == {"a.yaml"}


def test_one_incomplete_letter_keeps_the_others_from_being_written(draft: Path, tmp_path: Path) -> None:
    assert run("render", draft, letter(tmp_path / "b.yaml", signatories=None), "--to", "md").code == 1
    assert files(tmp_path) == {"a.yaml", "b.yaml"}


def test_an_unfinished_letter_is_stamped_and_a_finished_one_is_not(draft: Path, tmp_path: Path) -> None:
    unfinished = letter(tmp_path / "b.yaml", signatories=None)
    assert "DRAFT" in run("render", unfinished, "-o", "-", "--draft").text
    assert "DRAFT" not in run("render", draft, "-o", "-").text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "dcox"], "Did you mean ‘docx’?"),
        (["--to", "qqqq"], "There are: md, docx"),
        (["--to", ","], "names no format"),
        (["--to", ",", "-o", "-"], "names no format"),
        (["-o", "letter.doc"], "End the name in one of"),
        (["-o", "letter"], "End the name in one of"),
        (["-o", "letter.md", "--to", "md,txt"], "Name a folder"),
        (["-o", "letter.docx", "--to", "md"], "Leave out one of the two"),
        (["-o", "-", "--to", "docx"], "not text"),
        (["--attach", "pdf"], "Add it with --to eml"),
        (["--to", "eml", "--attach", "html"], "HTML is text, and not attached"),
        (["--to", "eml", "--attach", "dpf"], "Did you mean ‘pdf’?"),
        (["--to", "eml", "--attach", ","], "--attach names no format"),
        (["--to", "eml", "--attach", "docx", "--pdf-a"], "Add it with --to pdf"),
        (["a.yaml", "-o", "letter.md"], "Name a folder"),
        (["no-such.yaml"], "There is no such file"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    draft: Path, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    ended = run("render", "a.yaml", *arguments)
    assert (ended.code, ended.text) == (2, "")
    assert says in ended.err
    assert files(draft.parent) == {"a.yaml"}


def test_two_letters_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for name in ("one", "two", "out"):
        (tmp_path / name).mkdir()
    first, second = letter(tmp_path / "one" / "a.yaml"), letter(tmp_path / "two" / "a.yaml")
    ended = run("render", first, second, "-o", tmp_path / "out", "--to", "md")
    assert ended.code == 2
    assert files(tmp_path / "out") == set()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_draft_is_never_written_over_even_by_force(tmp_path: Path, force: list[str]) -> None:
    path = letter(tmp_path / "a.md")
    before = path.read_bytes()
    assert run("render", path, "--to", "md", *force).code == 2
    assert run("render", path, "-o", path, *force).code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_draft_is_never_written_over_under_another_spelling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: list[str]
) -> None:
    path = letter(tmp_path / "letter.md")
    before = path.read_bytes()
    (tmp_path / "folder").symlink_to(tmp_path)
    assert run("render", path, "-o", tmp_path / "folder" / "letter.md", *force).code == 2
    monkeypatch.setattr(
        file_names, "_is_same_existing", lambda path, place: str(path).casefold() == str(place).casefold()
    )
    assert run("render", path, "-o", tmp_path / "LETTER.MD", *force).code == 2
    assert path.read_bytes() == before and files(tmp_path) == {"letter.md", "folder"}


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices and pipes")
def test_a_device_or_a_pipe_is_no_place_for_a_letter(draft: Path, force: list[str]) -> None:
    os.mkfifo(draft.with_name("pipe.md"))
    draft.with_name("null.md").symlink_to("/dev/null")
    for name in ("pipe.md", "null.md"):
        ended = run("render", draft, "-o", draft.with_name(name), *force)
        assert ended.code == 2 and "cannot be replaced" in ended.err and "-o -" in ended.err
    assert Path("/dev/null").is_char_device() and draft.with_name("pipe.md").is_fifo()


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "round.md"])
def test_a_name_that_cannot_be_written_is_a_sentence(draft: Path, name: str) -> None:
    draft.with_name("round.md").symlink_to("round.md")
    ended = run("render", draft, "-o", draft.with_name(name))
    assert ended.code == 2 and "cannot be replaced" in ended.err and "fault" not in ended.err


def test_many_runs_that_write_one_file_leave_it_known_as_ours(draft: Path) -> None:
    command = [sys.executable, "-m", "letterkit", "render", str(draft), "--to", "md"]
    runs = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(4)]
    assert {one.wait(timeout=60) for one in runs} == {0}
    letter(draft, subject="On Otherland")
    assert run("render", draft, "--to", "md").code == 0


# -- files that are there already -----------------------------------------------------------------------


@pytest.mark.parametrize("form", ["docx", "md"])
def test_what_letterkit_wrote_is_rewritten_without_a_word(draft: Path, form: str) -> None:
    out = draft.with_suffix(f".{form}")
    run("render", draft, "--to", form)
    before = out.read_bytes()
    letter(draft, subject="On Otherland")
    assert run("render", draft, "--to", form).code == 0
    assert out.read_bytes() != before
    assert "Already up to date" in run("render", draft, "--to", form).err


def test_what_a_colleague_changed_is_left_alone_until_forced(draft: Path) -> None:
    out = draft.with_suffix(".docx")
    run("render", draft)
    edited = out.read_bytes() + b"a colleague's words"
    out.write_bytes(edited)
    ended = run("render", draft)
    assert ended.code == 2
    assert "--force" in ended.err
    assert out.read_bytes() == edited
    assert run("render", draft, "--force").code == 0
    assert out.read_bytes() != edited
    letter(draft, subject="On Otherland")
    assert run("render", draft).code == 0


def test_a_file_of_somebody_else_is_left_alone(draft: Path) -> None:
    out = draft.with_suffix(".md")
    out.write_text("Mine.")
    assert run("render", draft, "--to", "md").code == 2
    assert out.read_text() == "Mine."


def test_a_file_that_was_taken_away_is_written_again(draft: Path) -> None:
    run("render", draft, "--to", "md")
    draft.with_suffix(".md").unlink()
    assert run("render", draft, "--to", "md").code == 0
    assert draft.with_suffix(".md").is_file()


def test_a_folder_of_that_name_is_an_error(draft: Path) -> None:
    draft.with_suffix(".md").mkdir()
    assert run("render", draft, "--to", "md").code == 2


def test_without_a_memory_nothing_is_overwritten(
    draft: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path_factory.mktemp("blocked") / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    assert run("render", draft, "--to", "md").code == 0
    letter(draft, subject="On Otherland")
    assert run("render", draft, "--to", "md").code == 2
    assert run("render", draft, "--to", "md", "--force").code == 0


@pytest.mark.parametrize(
    "name", ["a letter.yaml", "Письмо.yaml", "信 – 2.yaml", "رسالة.yaml", "a.b.yaml", "-o.yaml", "it's.yaml"]
)
def test_a_name_may_have_spaces_and_any_script(tmp_path: Path, name: str) -> None:
    path = letter(tmp_path / name)
    assert run("render", path, "--to", ",".join(FORMATS)).code == 0
    assert files(tmp_path) == {name, *(f"{path.stem}.{form}" for form in FORMATS)}


def test_a_render_composes_each_passage_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    macros: list[str] = []
    write = PassageWriter.write

    def counted(writer: PassageWriter, macro: str) -> Written:
        macros.append(macro)
        return write(writer, macro)

    monkeypatch.setattr(PassageWriter, "write", counted)
    # A kind that is written by moves runs no template for each passage; one of the earlier form does.
    example = Path(__file__).parents[2] / "examples" / "fr" / "council-appeal.yaml"
    assert run("render", example, "-o", tmp_path / "a.md").code == 0
    assert macros and len(macros) == len(set(macros))


def test_a_render_writes_each_passage_of_moves_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []
    write = MoveWriter.write

    def counted(writer: MoveWriter, number: int, passage: Passage, step: MoveStep) -> MovePassage:
        numbers.append(number)
        return write(writer, number, passage, step)

    monkeypatch.setattr(MoveWriter, "write", counted)
    example = Path(__file__).parents[2] / "examples" / "council-appeal.yaml"
    assert run("render", example, "-o", tmp_path / "a.md").code == 0
    assert numbers and len(numbers) == len(set(numbers))
