"""`render --audience`: who may read which name, in every format, to the last byte."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from letterkit.cli import protection
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.render.formats import FORMATS

from .scene import letter, run

pytestmark = pytest.mark.slow

PEOPLE = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "Ms S."}]
CITED: dict[str, Any] = {
    "people": PEOPLE,
    "subject": "On the arrest of Mira Samplova",
    "sources": [{"id": "rep", "type": "report", "title": "Interview with Mira Samplova"}],
    "signatories": [{"name": "Amina Example", "title": "Lawyer of Mira Samplova"}],
}


def draft(folder: Path, name: str = "a.yaml", **changes: Any) -> Path:
    text = "**Mira** Samplova was taken.[^1] It was told [@rep].\n\n[^1]: *Mira Samplova*, interview.\n"
    path = letter(folder / name, **(CITED | changes))
    loaded = drafts.load(path)
    first = {"role": "situation", "text": text}
    drafts.save(path, {**loaded.data, "passages": [first, *loaded.data["passages"][1:]]})
    return path


def content(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(data))
        return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata) + data.decode("latin-1")
    return data.decode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_no_byte_of_a_file_for_the_public_has_the_name(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"out.{form}"
    ended = run("render", draft(tmp_path), "-o", target, "--audience", "public")
    assert ended.code == 0, ended.err
    text = content(target)
    assert "ampl" not in text.lower().replace("sample", "").replace("example", "")
    assert "Ms S." in text or form == "pdf"


def test_the_recipient_reads_the_name(tmp_path: Path) -> None:
    ended = run("render", draft(tmp_path), "-o", "-", "--audience", "recipient")
    assert (ended.code, "**Mira** Samplova was taken" in ended.text) == (0, True)


@pytest.mark.parametrize("more", [[], ["--draft"]])
def test_a_name_that_is_withheld_is_refused_without_an_audience_also_in_a_draft(
    tmp_path: Path, more: list[str]
) -> None:
    signatories = [{"name": "Amina Example"}, {"name": "Mira Samplova", "withheld": True}]
    path = letter(tmp_path / "a.yaml", subject="On Mira Samplova", signatories=signatories)
    ended = run("render", path, "-o", tmp_path / "out.md", *more)
    assert (ended.code, (tmp_path / "out.md").exists()) == (1, False)
    assert "Mira Samplova would be named" in ended.err
    assert "--audience" in ended.err


def test_a_misspelt_name_is_refused_before_every_audience_that_may_not_read_it(tmp_path: Path) -> None:
    path = draft(tmp_path, subject="On the arrest of Mira Smaplova")
    ended = run("render", path, "-o", tmp_path / "out.md", "--audience", "public")
    assert (ended.code, (tmp_path / "out.md").exists()) == (1, False)
    assert "»Mira Smaplova«" in ended.err
    assert run("render", path, "-o", tmp_path / "out.md", "--audience", "recipient").code == 0


@pytest.mark.parametrize("more", [[], ["--draft"]])
@pytest.mark.parametrize("audience", [["--audience", "public"], ["--audience", "recipient"]])
def test_how_to_reach_a_protected_person_is_told_in_no_draft(
    tmp_path: Path, more: list[str], audience: list[str]
) -> None:
    people = [{"name": "Mira Samplova", "consent": "never", "pseudonym": "N."}]
    text = "They beat N.; her telephone is +996 555 010 203."
    path = letter(tmp_path / "a.yaml", people=people, passages=[{"role": "situation", "text": text}])
    ended = run("render", path, "-o", tmp_path / "out.md", *audience, *more)
    assert (ended.code, (tmp_path / "out.md").exists()) == (1, False)
    assert "contact-details-of-person-at-risk" in ended.err
    assert run("preview", path, *audience).code == 1
    assert run("check", path, "--legal-read", "-o", tmp_path / "out.docx", "--audience", "public").code == 1
    assert run("render", path, "-o", tmp_path / "out.md", "--audience", "internal", "--draft").code == 0


def test_the_name_of_a_child_is_replaced_and_no_hindrance_but_a_child_without_a_name_is_one(tmp_path: Path) -> None:
    people = [*PEOPLE, {"name": "Ali Samplov", "consent": "never", "minor": True, "pseudonym": "A."}]
    path = draft(tmp_path, people=people)
    loaded = drafts.load(path)

    def written(text: str) -> Any:
        first = {"role": "situation", "text": text}
        drafts.save(path, {**loaded.data, "passages": [first, *loaded.data["passages"][1:]]})
        return run("render", path, "-o", "-", "--audience", "public")

    ended = written("Ali Samplov, aged 14, was taken with his mother.")
    assert (ended.code, "A., aged 14, was taken" in ended.text) == (0, True), ended.err
    ended = written("They took the younger daughter of Mira Samplova.")
    assert ended.code == 1 and "minor-identified" in ended.err


def test_a_profile_that_came_with_the_draft_does_not_undo_it(tmp_path: Path) -> None:
    people = [{"name": "Mira Samplova", "pseudonym": "N."}]
    text = "They beat Mira Samplova; her telephone is +996 555 010 203"
    path = letter(tmp_path / "a.yaml", people=people, passages=[{"role": "situation", "text": text}])
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "profile.yaml").write_text("checks: {contact-details-of-person-at-risk: off}\n")
    for more in ([], ["--draft"]):
        ended = run("render", path, "-o", tmp_path / "out.md", "--audience", "public", *more)
        assert (ended.code, (tmp_path / "out.md").exists()) == (2, False)
        assert "profile.yaml" in ended.err and "cannot be switched off" in ended.err


def test_a_pseudonym_that_tells_the_name_is_written_in_no_draft(tmp_path: Path) -> None:
    people = [{"name": "Mira Samplova", "pseudonym": "Mira S."}]
    path = letter(tmp_path / "a.yaml", people=people, subject="On Mira Samplova")
    for more in ([], ["--draft"]):
        assert run("render", path, "-o", tmp_path / "out.md", "--audience", "public", *more).code == 1


def test_the_name_of_the_file_may_not_tell_it_either(tmp_path: Path) -> None:
    path = draft(tmp_path, "mira_samplova.yaml")
    ended = run("render", path, "--audience", "public")
    assert (ended.code, "-o" in ended.err, [*tmp_path.glob("*.docx")]) == (1, True, [])
    assert run("render", path, "--audience", "public", "-o", tmp_path / "out.docx").code == 0


def test_check_reads_for_the_audience_that_is_named(tmp_path: Path) -> None:
    path = draft(tmp_path)
    assert run("check", path).code == 1
    assert run("check", path, "--audience", "recipient").code == 0


def test_a_letter_without_people_is_as_it_was(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml")
    assert run("render", path, "-o", "-").text == run("render", path, "-o", "-", "--audience", "public").text


def sheet(folder: Path, words: str = "", described: str = "", address: str = "") -> Path:
    """Return a letterhead that says something in its head, of its picture, or in a link."""
    Image.new("RGB", (30, 20)).save(folder / "logo.png")
    document = docx.Document()
    head = document.sections[0].header.paragraphs[0]
    head.add_run(words or "Example Centre").add_picture(str(folder / "logo.png"))
    for element in head._p.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"):
        element.set("descr", described)
    document.sections[0].footer.paragraphs[0].text = address
    document.save(str(folder / "sheet.docx"))
    return folder / "sheet.docx"


@pytest.mark.parametrize(
    "said",
    [
        {"words": "Director: Mira Samplova"},
        {"described": "Portrait of Mira Samplova"},
        {"address": "mira.samplova@example.org"},
    ],
)
def test_a_letterhead_may_not_tell_it_either(tmp_path: Path, said: dict[str, str]) -> None:
    path = letter(tmp_path / "a.yaml", people=PEOPLE)
    given: list[str | Path] = ["--letterhead", sheet(tmp_path, **said)]
    more = ["--audience", "public"]
    ended = run("render", path, "-o", tmp_path / "out.docx", *given, *more)
    assert (ended.code, (tmp_path / "out.docx").exists()) == (1, False)
    assert "sheet.docx: Mira Samplova would be named" in ended.err and "--letterhead none" in ended.err
    assert run("render", path, "-o", tmp_path / "out.docx", *given, "--audience", "recipient").code == 0
    assert run("render", path, "-o", tmp_path / "b.docx", "--letterhead", "none", *more).code == 0


def test_a_letterhead_that_names_nobody_is_no_hindrance(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", people=PEOPLE)
    assert (
        run("render", path, "-o", tmp_path / "out.docx", "--letterhead", sheet(tmp_path), "--audience", "public").code
        == 0
    )


def test_a_letterhead_is_looked_at_where_it_is_printed(tmp_path: Path) -> None:
    loaded = drafts.load(letter(tmp_path / "a.yaml", people=PEOPLE))
    library = open_library((tmp_path,))
    written = compose(loaded.draft, library)
    written = replace(written, letterhead=sheet(tmp_path, "Director: Mira Samplova"))
    assert protection.readable_letter(written, loaded, library, None, (), ("docx", "md")) is None
    assert protection.readable_letter(written, loaded, library, None, (), ("md", "pdf")) is not None


def test_an_unfinished_letter_in_a_language_of_no_template_is_written_for_its_audience(tmp_path: Path) -> None:
    passages = [{"role": "situation", "text": "Mira Samplova was taken."}, {"role": "norm"}]
    path = letter(tmp_path / "a.yaml", people=PEOPLE, language="sv", passages=passages)
    ended = run("render", path, "--draft", "--audience", "public", "--to", "md", "-o", "-")
    assert (ended.code, ended.err) == (0, "It is the version that everybody may read.\n")
    assert "Ms S. was taken." in ended.text


# -- an e-mail that takes the letter along ----------------------------------------------------------------


def test_no_byte_of_an_attached_letter_has_the_name_nor_has_the_name_of_the_file(tmp_path: Path) -> None:
    target, alone = tmp_path / "out.eml", tmp_path / "alone.pdf"
    path = draft(tmp_path)
    ended = run("render", path, "-o", target, "--attach", "pdf,docx", "--audience", "public")
    assert ended.code == 0, ended.err
    message = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attached = {str(part.get_filename()): part.get_content() for part in message.iter_attachments()}
    assert [*attached] == ["On the arrest of Ms S.pdf", "On the arrest of Ms S.docx"]
    for name, data in attached.items():
        (tmp_path / name).write_bytes(data)
        text = content(tmp_path / name)
        assert "ampl" not in text.lower().replace("sample", "").replace("example", "")
    assert run("render", path, "-o", alone, "--audience", "public").code == 0
    assert alone.read_bytes() == attached["On the arrest of Ms S.pdf"]


def test_a_letterhead_is_looked_into_where_an_attached_letter_is_printed_on_it(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", people=PEOPLE)
    given: list[str | Path] = ["--letterhead", sheet(tmp_path, "Director: Mira Samplova")]
    ended = run("render", path, "-o", tmp_path / "out.eml", "--attach", "docx", *given, "--audience", "public")
    assert (ended.code, (tmp_path / "out.eml").exists()) == (1, False)
    assert "sheet.docx: Mira Samplova would be named" in ended.err


@pytest.mark.parametrize("audience", ["public", "recipient", "internal"])
def test_a_file_says_for_whom_it_is_by_its_name_or_it_is_told(tmp_path: Path, audience: str) -> None:
    path = draft(tmp_path)
    named = run("render", path, "--to", "md,txt", "--audience", audience)
    written = {file.name for file in tmp_path.iterdir()} - {path.name}
    assert written == {f"{path.stem}-{audience}.md", f"{path.stem}-{audience}.txt"}
    assert "version" not in named.err
    told = run("render", path, "-o", tmp_path / "other.md", "--audience", audience)
    words = {
        "public": "It is the version that everybody may read.",
        "recipient": "It is the version for those to whom it is addressed; it must not be published.",
        "internal": "It is the version for your own house; it must not be passed on.",
    }
    assert words[audience] in told.err
