"""`letterkit letterhead`: a Word file to change, and letters written on it."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from PIL import Image

from letterkit.library import profile
from letterkit.office import archive

from .scene import letter, run


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a blank in its name, and the profile of an organisation with a logo."""
    folder = tmp_path / "our office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Image.new("RGB", (200, 100), (20, 60, 120)).save(folder / "logo.png")
    own = profile.user_file()
    own.parent.mkdir(parents=True)
    own.write_text(
        f"# ours\nsender: {{name: Example Centre, email: a@example.org, logo: '{folder / 'logo.png'}'}}\n", "utf-8"
    )
    return folder


def heads(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).sections[0].first_page_header.paragraphs]


def test_the_head_holds_what_the_profile_says(office: Path) -> None:
    ended = run("letterhead", "new", "-o", "our head.docx")
    assert (ended.code, ended.text) == (0, "")
    assert 'letterkit letterhead use "our head.docx"' in ended.err
    assert heads(office / "our head.docx") == ["", "Example Centre", "Email: a@example.org"]


def test_letters_are_written_on_it_and_say_who_writes_once(office: Path) -> None:
    run("letterhead", "new")
    ended = run("letterhead", "use", "letterhead.docx")
    assert ended.code == 0 and "do not repeat" in ended.err
    assert "# ours" in profile.user_file().read_text("utf-8")
    assert run("render", letter(office / "a.yaml")).code == 0
    written = docx.Document(str(office / "a.docx"))
    assert heads(office / "a.docx")[1] == "Example Centre"
    assert "Example Centre" not in [paragraph.text for paragraph in written.paragraphs]
    assert run("render", "a.yaml", "--letterhead", "none", "-o", "b.docx").code == 0
    assert "Example Centre" in [paragraph.text for paragraph in docx.Document(str(office / "b.docx")).paragraphs]


def test_words_that_are_not_taken_over_are_told(office: Path) -> None:
    run("letterhead", "new")
    day = b'<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>3 May 2019</w:t></w:r></w:fldSimple></w:p></w:hdr>'
    changed = archive.repack(
        (office / "letterhead.docx").read_bytes(), {}, lambda _, content: content.replace(b"</w:hdr>", day)
    )
    (office / "letterhead.docx").write_bytes(changed)
    assert "‘3 May 2019’" in run("letterhead", "use", "letterhead.docx").err
    assert "‘3 May 2019’" in run("render", letter(office / "a.yaml")).err
    assert "3 May" not in run("render", "a.yaml", "--to", "md").err


def test_another_organisations_letter_is_not_written_on_it(office: Path) -> None:
    run("letterhead", "new")
    run("letterhead", "use", "letterhead.docx")
    assert run("render", letter(office / "a.yaml", sender={"name": "A Coalition"})).code == 0
    assert heads(office / "a.docx") == [""]


def test_none_goes_back_to_our_own_look(office: Path) -> None:
    run("letterhead", "new")
    run("letterhead", "use", "letterhead.docx")
    assert run("letterhead", "use", "none").code == 0
    assert "letterhead" not in profile.user_file().read_text("utf-8")


def test_a_changed_letterhead_is_not_written_over(office: Path) -> None:
    run("letterhead", "new")
    document = docx.Document("letterhead.docx")
    document.add_paragraph("Changed in Word")
    document.save("letterhead.docx")
    ended = run("letterhead", "new")
    assert ended.code == 2 and "--force" in ended.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "-o", "head.odt"), "end its name in .docx"),
        (("use", "nowhere.docx"), "is not there"),
        (("use", "logo.png"), "not a Word file"),
    ],
)
def test_what_cannot_be_is_said(office: Path, arguments: tuple[str, ...], words: str) -> None:
    ended = run("letterhead", *arguments)
    assert ended.code == 2 and words in ended.err


def test_without_a_profile_it_is_told_where_a_name_would_come_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("letterhead", "new")
    assert ended.code == 0 and "letterkit profile" in ended.err
    assert heads(tmp_path / "letterhead.docx") == [""]


def test_a_letterhead_that_is_gone_says_how_to_go_on(office: Path) -> None:
    run("letterhead", "new")
    run("letterhead", "use", "letterhead.docx")
    (office / "letterhead.docx").unlink()
    ended = run("render", letter(office / "a.yaml"))
    assert ended.code == 2 and "--letterhead none" in ended.err
    assert run("render", "a.yaml", "--to", "pdf").code == 0


@pytest.mark.parametrize(("option", "form"), [("--letterhead=x.docx", "DOCX"), ("--pdf-a", "PDF")])
def test_an_option_that_would_change_nothing_is_a_slip(tmp_path: Path, option: str, form: str) -> None:
    ended = run("render", letter(tmp_path / "a.yaml"), "--to", "md", option)
    assert ended.code == 2 and form in ended.err


def test_it_is_said_where_a_letter_is_not_on_the_letterhead(office: Path) -> None:
    run("letterhead", "new")
    run("letterhead", "use", "letterhead.docx")
    ended = run("render", letter(office / "a.yaml", sender={"name": "A Coalition"}))
    assert "not on your letterhead" in ended.err and "‘A Coalition’" in ended.err
    ended = run("render", letter(office / "b.yaml"), "--to", "docx,pdf")
    assert "PDF has letterkit's own look" in ended.err
    assert "letterhead" not in run("render", "b.yaml", "--to", "md").err


def test_control_characters_in_the_profile_are_left_out(office: Path) -> None:
    own = profile.user_file()
    own.write_text('sender: {name: "Example\\x07 Centre", lines: ["1 Main\\x0b Street"]}\n', "utf-8")
    ended = run("letterhead", "new")
    assert ended.code == 0, ended.err
    assert heads(office / "letterhead.docx") == ["Example Centre", "1 Main Street"]


def test_a_picture_that_every_reader_would_fetch_is_refused_with_what_to_do(office: Path) -> None:
    run("letterhead", "new")
    result = archive.repack(
        (office / "letterhead.docx").read_bytes(),
        {},
        lambda _, content: re.sub(
            rb'Target="media/[^"]*"', b'Target="http://a.example/x.png" TargetMode="External"', content
        ),
    )
    (office / "letterhead.docx").write_bytes(result)
    ended = run("letterhead", "use", "letterhead.docx")
    assert ended.code == 2 and "http://a.example/x.png" in ended.err and "Break Link" in ended.err
