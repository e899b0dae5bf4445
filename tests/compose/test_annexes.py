"""Annexes in print: named among what is enclosed, each on a page of its own behind the letter, in every format."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from pypdf import PdfReader

from letterkit.api import compose_letter, load_draft
from letterkit.compose import compose
from letterkit.compose.annexes import annex_markdown
from letterkit.errors import InvalidDraft
from letterkit.letter.composed import Letter, Style
from letterkit.letter.drafts import from_data
from letterkit.letter.markdown import read
from letterkit.letter.markup import blocks_text
from letterkit.letter.plain_text import lines
from letterkit.library.annex_files import AnnexContent
from letterkit.library.library import open_library
from letterkit.render import formats

HEAD = """\
letterkit: 1
template: council-appeal
date: 2026-11-20
recipients: [{organization: the Security Council, style: un-security-council}]
subject: On Exampleland
passages: [{role: situation, text: "One.[^1] See annex 1.\\n\\n[^1]: A report, page 3."}]
signatories: [{name: Amina Example}]
cc: [{name: Ana Exemple}]
layout: {cc: end}
"""
ANNEXES = """\
annexes:
- title: Survivors’ accounts
  text: |
    **Twelve** people.[^a] The law is in [@iccpr, art. 7].

    - One.

    [^a]: In Adré.
- {title: How we worked, file: method.md}
- {title: Transcript, file: notes.txt}
- {title: The petition, file: petition.pdf}
"""


def letter(folder: Path, text: str = ANNEXES) -> Letter:
    (folder / "method.md").write_text("# Method\n\nWe asked.[^1]\n\n[^1]: By telephone.\n", "utf-8")
    (folder / "notes.txt").write_text("- line *one*\n  line two\n\n\n1. [x]\n", "utf-8")
    (folder / "petition.pdf").write_bytes(b"%PDF-1.4 \x00\xff")
    (folder / "a.yaml").write_text(HEAD + text, "utf-8")
    return compose_letter(load_draft(folder / "a.yaml"))


def test_each_annex_has_a_heading_and_its_words_behind_the_copies(tmp_path: Path) -> None:
    parts = [(part.style, blocks_text(part.blocks)) for part in letter(tmp_path).parts]
    after = parts[[style for style, _ in parts].index(Style.SIGNATURE) + 1 :]
    assert [(style.name, text) for style, text in after] == [
        ("ENCLOSURES", "Enclosures:\nAnnex 1: Survivors’ accounts\nAnnex 2: How we worked\nAnnex 3: Transcript\nAnnex 4: The petition"),
        ("COPY", "Cc: Ana Exemple"),
        ("ANNEX_HEADING", "Annex 1: Survivors’ accounts"),
        ("BODY", "Twelve people. The law is in.\n\nIn Adré.\n\nOne."),
        ("ANNEX_HEADING", "Annex 2: How we worked"),
        ("BODY", "Method\n\nWe asked.\n\nBy telephone."),
        ("ANNEX_HEADING", "Annex 3: Transcript"),
        ("BODY", "- line *one*\nline two\n\n1. [x]"),
    ]  # fmt: skip


def test_markdown_has_the_annexes_with_the_notes_numbered_on(tmp_path: Path) -> None:
    markdown = formats.write(letter(tmp_path), "md").decode()
    assert markdown.partition("Cc: Ana Exemple\n")[2] == (
        "\n## Annex 1: Survivors’ accounts\n\n**Twelve** people.[^2] The law is in.[^3]\n\n- One.\n"
        "\n## Annex 2: How we worked\n\n**Method**\n\nWe asked.[^4]\n"
        "\n## Annex 3: Transcript\n\n\\- line \\*one\\*\\\nline two\n\n1\\. [x]\n"
        "\n[^1]: A report, page 3.\n\n[^2]: In Adré.\n"
        "\n[^3]: International Covenant on Civil and Political Rights, adopted 16 December 1966, in force 23 March 1976, "
        "999 UNTS 171, art. 7.\n\n[^4]: By telephone.\n"
    )


@pytest.mark.parametrize(
    ("enclosures", "printed"),
    [
        ("[A map]", ["A map", "Annex 1: Accounts", "Annex 2"]),
        ("[annex 1]", ["annex 1", "Annex 2"]),
        ("[The ACCOUNTS of survivors]", ["The ACCOUNTS of survivors", "Annex 2"]),
        ("[Annex 2 (a map), accounts]", ["Annex 2 (a map)", "accounts"]),
        ("[Annex 12, Our accountsbook]", ["Annex 12", "Our accountsbook", "Annex 1: Accounts", "Annex 2"]),
        ("['  ']", ["Annex 1: Accounts", "Annex 2"]),
    ],
)
def test_an_annex_is_named_once_among_the_enclosures(tmp_path: Path, enclosures: str, printed: list[str]) -> None:
    made = letter(tmp_path, f"enclosures: {enclosures}\nannexes: [{{title: ' Accounts', text: x}}, {{text: y}}]\n")
    (part,) = (part for part in made.parts if part.style is Style.ENCLOSURES)
    assert blocks_text(part.blocks).split("\n")[1:] == printed


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en-GB", "Annex 1: A"),
        ("en-US", "Annex 1: A"),
        ("fr", "Annexe 1\u00a0: A"),
        ("es", "Anexo 1: A"),
        ("ru", "Приложение 1: A"),
        ("ar", "المرفق 1: A"),
        ("zh", "附件1：A"),
        ("de", "Anlage 1: A"),
        ("sw", "Annex 1: A"),
    ],
)
def test_the_heading_is_in_the_words_of_the_language(language: str, heading: str) -> None:
    data = {"letterkit": 1, "template": "council-appeal", "language": language, "passages": [], "annexes": [{"title": "A", "text": "x"}]}  # fmt: skip
    made = compose(from_data(data).draft, open_library())
    (part,) = (part for part in made.parts if part.style is Style.ANNEX_HEADING)
    assert blocks_text(part.blocks) == heading


def test_a_missing_file_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidDraft) as refused:
        letter(tmp_path, "annexes:\n- title: A\n  file: nowhere.md\n- {title: B, file: nowhere.pdf}\n")
    first, second = refused.value.problems
    assert (first.file, first.line, first.path) == (str(tmp_path / "a.yaml"), 12, ("annexes", 0, "file"))
    assert "is not there" in first.message and "folder of the draft" in first.hint
    assert (second.line, second.column) == (13, 14)


def test_notes_of_an_annex_that_grow_without_end_are_refused_at_its_place(tmp_path: Path) -> None:
    notes = "\n\n".join(f"[^{n}]: " + f"[^{n + 1}]" * 9 for n in range(1, 5))
    (tmp_path / "grow.md").write_text(f"x[^1]\n\n{notes}\n\n[^5]: y\n", "utf-8")
    with pytest.raises(InvalidDraft) as refused:
        letter(tmp_path, "annexes:\n- {title: A, file: grow.md}\n")
    assert [problem.path for problem in refused.value.problems] == [("annexes", 0)]


@pytest.mark.parametrize(
    "text", ["# x", "a  \n\tb\n \n\n- c", "1. x\n2. y", "*a* [b](http://c.d) <e> \\ &amp;", "\n\n", "[^1]: x"]
)
def test_plain_text_is_the_characters_that_it_looks_like(text: str) -> None:
    shown = blocks_text(read(annex_markdown(AnnexContent(text, is_markdown=False))))
    assert shown.split() == text.split()


def test_each_annex_begins_a_page(tmp_path: Path) -> None:
    made = letter(tmp_path)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(formats.write(made, "pdf"))).pages]
    assert [re.findall(r"^Annex \d: .*$", text, re.M) for text in pages[1:]] == [
        ["Annex 1: Survivors’ accounts"],
        ["Annex 2: How we worked"],
        ["Annex 3: Transcript"],
    ]
    assert all("Annex" in page[:60] for page in pages[1:])
    word = zipfile.ZipFile(io.BytesIO(formats.write(made, "docx")))
    assert word.read("word/document.xml").decode().count('<w:pStyle w:val="AnnexHeading" />') == 3
    assert "<w:pageBreakBefore/>" in _style(word.read("word/styles.xml").decode(), 'w:styleId="AnnexHeading"')
    text = zipfile.ZipFile(io.BytesIO(formats.write(made, "odt")))
    assert text.read("content.xml").decode().count('text:style-name="Annex_20_Heading"') == 3
    assert 'fo:break-before="page"' in _style(text.read("styles.xml").decode(), 'style:name="Annex_20_Heading"')
    page = formats.write(made, "html").decode()
    assert page.count('<section class="annex-heading">\n<h2>') == 3
    assert ".annex-heading { break-before: page; }" in page


def _style(styles: str, name: str) -> str:
    return styles[styles.index(name) :].partition("style>")[0]


def test_the_last_words_of_an_annex_are_not_kept_with_a_close(tmp_path: Path) -> None:
    text = zipfile.ZipFile(io.BytesIO(formats.write(letter(tmp_path), "odt"))).read("content.xml").decode()
    assert text.count("Lead_20_In") == 2, "the paragraph before the close, and the one before the list"


def test_a_file_that_is_not_printed_goes_along_with_the_e_mail(tmp_path: Path) -> None:
    made = letter(tmp_path)
    message = message_from_bytes(formats.write(made, "eml"), policy=default)
    assert isinstance(message, EmailMessage)
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("petition.pdf", "application/pdf")
    assert attached.get_content() == b"%PDF-1.4 \x00\xff"
    body = message.get_body(("plain",))
    assert body is not None and "Annex 2: How we worked" in body.get_content()
    assert formats.write(made, "eml") == formats.write(made, "eml")
    assert any("‘petition.pdf’" in remark for remark in formats.remarks(made, "eml"))
    (tmp_path / "petition.pdf").unlink()


@pytest.mark.parametrize(("place", "enclosed"), [("annex", True), ("letter", False)])
def test_questions_that_no_passage_prints_are_an_annex(place: str, enclosed: bool) -> None:
    data = {
        "letterkit": 1,
        "template": "information-request",
        "facts": {"questions_place": place, "questions_lead": "Please answer the questions."},
        "questions": ["When?", {"heading": "Water", "questions": ["Who?"]}],
        "passages": [{"role": "ask", "move": "ask/questions"}],
    }
    texts = [line.text for line in lines(compose(from_data(data).draft, open_library(())))]
    assert ("Annex 1: Questions" in texts) is enclosed
    assert [text for text in texts if text in ("1. When?", "Water", "2. Who?")] == ["1. When?", "Water", "2. Who?"]
