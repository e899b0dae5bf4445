"""`letterkit doctor`: what is there and what is missing; with --file, what a file gives away."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from letterkit import __version__
from letterkit.cli import doctor
from letterkit.cli.reports import inspection as report
from letterkit.cli.reports import text
from letterkit.disclosure.inspect import Inspection
from letterkit.disclosure.trace import Trace
from letterkit.library.profile import user_file
from letterkit.packs.shelf import user_folder
from letterkit.render import pandoc

from .scene import letter, run

PAGE = "<!doctype html><title>A letter</title><meta name=author content='Amina &#x202e;Example'><!-- for Ben --><!-- for Cora -->"


def page(path: Path, body: str = PAGE) -> Path:
    path.write_text(body, "utf-8")
    return path


# -- a file ---------------------------------------------------------------------------------------------


def test_what_gives_somebody_away_comes_first_by_part_marked_and_with_what_to_do(tmp_path: Path) -> None:
    ended = run("doctor", "--file", page(tmp_path / "my letter.html"))
    assert ended.code == 1
    assert (
        ended.text
        == f"""\
{tmp_path / "my letter.html"} (HTML page)
! 3 things in it would give somebody away:

  Properties
  ! author (meta): Amina Example
      names a person or an organisation (<meta>)
      → Take it out of the page in an editor, or write the page anew with `letterkit render`.

  Remarks in the page
  ! Remark: for Ben
      is a remark that was not meant for the reader (<!-- -->)
  ! Remark: for Cora
      is a remark that was not meant for the reader (<!-- -->)
      → Take it out of the page in an editor, or write the page anew with `letterkit render`.

The rest is what a letter may tell:

  Properties
    Title: A letter

The words themselves were not looked at: `letterkit check` looks at those of the draft.
"""
    )


def test_a_file_of_our_own_gives_nobody_away_and_is_told_so_in_a_sentence(tmp_path: Path) -> None:
    draft = letter(tmp_path / "a.yaml")
    targets = [tmp_path / f"a.{form}" for form in ("docx", "odt", "pdf", "html")]
    assert run("render", draft, "--to", "docx,odt,pdf,html").code == 0
    ended = run("doctor", *(part for target in targets for part in ("--file", target)))
    assert (ended.code, ended.err) == (0, "")
    assert ended.text.count("Nothing beside its words gives somebody away.") == 4


def test_a_file_for_ones_own_house_is_marked_in_its_name_and_in_every_format_and_is_told(tmp_path: Path) -> None:
    draft = letter(tmp_path / "a.yaml", people=[{"name": "Mira Samplova", "consent": "never"}])
    forms = "docx,odt,pdf,html"
    assert run("render", draft, "--to", forms, "--audience", "internal").code == 0
    targets = [tmp_path / f"a-internal.{form}" for form in forms.split(",")]
    ended = run("doctor", *(part for target in targets for part in ("--file", target)))
    assert ended.code == 1
    assert ended.text.count("! It is marked as written for your own house") == 4
    assert run("check", draft, "--legal-read", "-o", tmp_path / "b.docx").code == 0
    assert "! It is marked as written for your own house" in run("doctor", "--file", tmp_path / "b.docx").text
    assert run("render", draft, "--to", "docx", "--audience", "recipient").code == 0
    ended = run("doctor", "--file", tmp_path / "a-recipient.docx")
    assert (ended.code, "own house" in ended.text) == (0, False)
    assert "The words themselves were not looked at" in ended.text


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    ended = run("doctor", "--file", tmp_path / "none.docx", "--file", page(tmp_path / "a.html"))
    assert ended.code == 2
    assert ended.err.startswith(f"{tmp_path / 'none.docx'}: There is no such file.")
    assert "author (meta)" in ended.text


def test_the_users_own_names_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "zq-planted-user")
    monkeypatch.setenv("HOME", "/home/zq-planted-user")
    monkeypatch.setenv("USERPROFILE", "/home/zq-planted-user")
    monkeypatch.setattr("platform.node", lambda: "zq-planted-host")
    body = "<!doctype html><p title='zq-planted-user on zq-planted-host in /home/zq-planted-user'>x"
    ended = run("doctor", "--file", page(tmp_path / "a.html", body))
    for name in ("The name you log in with", "The name of this computer", "Your home folder"):
        assert f"! {name}" in ended.text


def test_a_system_that_knows_no_user_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert doctor.this_machine().user == ""
    assert run("doctor", "--file", page(tmp_path / "a.html", "<!doctype html>")).code == 0


def test_colour_comes_with_the_sign_and_never_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    result = Inspection("PDF", (Trace("Part", "place", "Author", "Amina", "names a person", "Do this."),))
    plain = [*report.lines("a.pdf", result)]
    monkeypatch.setattr(report, "colours", lambda: True)
    coloured = [*report.lines("a.pdf", result)]
    assert any("\x1b[" in line for line in coloured)
    assert [line for line in plain if line.startswith("  ! Author")]
    assert all("!" in line for line in coloured if "\x1b[31m" in line)


def test_colours_are_not_sent_to_a_pipe() -> None:
    assert not text.colours()


# -- the machine ----------------------------------------------------------------------------------------


def test_what_is_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere -w")
    ended = run("doctor")
    assert ended.code == 0
    for words in (
        f"✓ letterkit {__version__}",
        "✓ Python 3.",
        f"✓ pandoc {pandoc.version()}, came with letterkit",
        f"✓ typst {metadata.version('typst')}",
        f"no profile yet ({user_file()})",
        "questions come line by line",
        "$VISUAL names ‘no-such-editor-anywhere -w’, which is not there",
    ):
        assert words in ended.text


def test_an_editor_that_is_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "some-editor --wait")
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert "✓ editor: some-editor --wait ($EDITOR)" in run("doctor").text


def test_a_missing_pandoc_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.program.cache_clear()
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    monkeypatch.setattr("shutil.which", lambda _: None)
    try:
        ended = run("doctor")
    finally:
        pandoc.program.cache_clear()
    assert ended.code == 2
    assert "! pandoc is not installed" in ended.text
    assert "→ Install it with `pip install pypandoc-binary`" in ended.text


def test_an_old_pandoc_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "version", lambda: "2.17.1")
    ended = run("doctor")
    assert (ended.code, "! pandoc 2.17.1 is too old" in ended.text) == (2, True)
    assert ended.text.startswith("Not all is well: letters can be written as Markdown alone")


def test_a_missing_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    ended = run("doctor")
    assert (ended.code, "pip install typst" in ended.text) == (2, True)
    assert ended.text.startswith("Not all is well: no PDF can be written, because the typst package is missing.\n\n")


def test_whether_all_is_well_is_said_first_in_a_sentence_and_other_scripts_only_when_asked() -> None:
    ended = run("doctor")
    assert ended.code == 0
    assert ended.text.startswith("All is well: letters can be written in every format.\n\nPrograms\n")
    assert "Burmese" not in ended.text and "`letterkit doctor --all`" in ended.text
    assert "  ✓ letterkit" in ended.text and "Burmese: " in run("doctor", "--all").text


def test_a_font_that_a_letter_here_needs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    letter(Path("a.yaml"), subject="မြန်မာ")
    monkeypatch.setattr("letterkit.render.fonts._installed_families", lambda _: frozenset())
    ended = run("doctor")
    assert ended.code == 0
    assert ended.text.startswith("Letters can be written, but the PDF of a.yaml has no good font for Burmese.\n")
    assert "· Burmese (in a.yaml): no font that was made for it\n      → Install the font" in ended.text


def test_a_broken_profile_is_named_with_its_error() -> None:
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("language: en\npaper: A5\n", "utf-8")
    ended = run("doctor")
    assert ended.code == 2
    assert f"! {user_file()}:2:" in ended.text
    assert "→ Write one of: A4, Letter." in ended.text


def test_folders_of_ones_own_are_read() -> None:
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("place: Geneva\n", "utf-8")
    folder = user_folder() / "ours"
    folder.mkdir(parents=True)
    library = user_folder().parent / "library"
    library.mkdir()
    ended = run("doctor")
    assert ended.code == 0
    for line in (
        f"✓ profile: {user_file()}",
        f"✓ templates of your own: {user_folder()}",
        f"✓ library of your own: {library}",
    ):
        assert line in ended.text
    (folder / "template.yaml").write_text("titel: x\n", "utf-8")
    (library / "addresses.yaml").write_text("- x\n", "utf-8")
    ended = run("doctor")
    assert ended.code == 2
    assert "template.yaml:1" in ended.text
    assert "addresses.yaml:1" in ended.text


@pytest.mark.parametrize(("capable", "roomy", "words"), [(True, True, "there is room"), (True, False, "too small")])
def test_the_terminal_is_told(monkeypatch: pytest.MonkeyPatch, capable: bool, roomy: bool, words: str) -> None:
    monkeypatch.setattr("letterkit.faces.plain.terminal.can_edit_lines", lambda: capable)
    monkeypatch.setattr("letterkit.faces.plain.terminal.has_room", lambda: roomy)
    assert words in run("doctor").text
