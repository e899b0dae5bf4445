"""A note that is cited again has its mark again: one note, the same marks in the same order, in every format."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from letterkit.compose import compose
from letterkit.disclosure.inspect import inspect_file
from letterkit.languages.reading import read_language
from letterkit.letter import notes
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.drafts import from_data
from letterkit.letter.markdown import read
from letterkit.letter.plain_text import lines
from letterkit.library.library import open_library
from letterkit.protection.redaction import Protection
from letterkit.render import formats, pandoc, pdf

from .reading import body_of

TEXT = """\
They fled[^1]. Many died [@iccpr, art. 6], as the *Office [^1]* says[^2]. They may return [@iccpr, art. 17].

- No one asked them[^1][^2];
- the Covenant forbids it [@iccpr, article 6].

> It was so[^2], and is [@wso-2005, para. 139], [@iccpr, art. 17].

1. once[^1]
2. twice [^1] [^1].

[^1]: OHCHR,  *Report*, 12 March 2024
[^2]: “Where are they?”
"""
MARKS = [1, 2, 1, 3, 4, 1, 3, 2, 3, 4, 5, 1, 1]


def letter(text: str = TEXT, language: str = "en-GB") -> Letter:
    data = {
        "letterkit": 1, "template": "council-appeal", "language": language, "subject": "T", "date": "2024-03-21",
        "passages": [{"role": "opening", "text": text}],
    }  # fmt: skip
    return formats.with_citations_set(compose(from_data(data).draft, open_library()))


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return pack.read(name).decode()


def marks_in(data: bytes, form: str) -> tuple[list[int], int]:
    """Return the numbers of the marks of a letter in their order, and how many notes it has."""
    match form:
        case "md":
            body, *found = re.split(r"^\[\^\d+\]: ", data.decode(), flags=re.MULTILINE)
            return _numbers(r"\[\^(\d+)\]", body), len(found)
        case "txt":
            body, *found = re.split(r"^\[\d+\] ", data.decode(), flags=re.MULTILINE)
            return _numbers(r"\[(\d+)\]", body), len(found)
        case "html":
            page = data.decode()
            return _numbers(r'role="doc-noteref"><sup>(\d+)</sup>', page), page.count('<li id="fn')
        case "docx":
            return _marks_in_docx(member(data, "word/document.xml")), member(data, "word/footnotes.xml").count(
                "<w:footnoteRef "
            )
        case "odt":
            content = member(data, "content.xml")
            pattern = r"<text:note-citation>(\d+)<|<text:note-ref [^>]*>(\d+)<"
            return _numbers(pattern, content), content.count("<text:note ")
    raise AssertionError(form)


def _numbers(pattern: str, text: str) -> list[int]:
    return [int(next(filter(None, found.groups()))) for found in re.finditer(pattern, text)]


def _marks_in_docx(document: str) -> list[int]:
    """Return the marks of a Word document: its notes count on, and a field has the number that it was given."""
    found, count = [], 0
    pattern = r'<w:footnoteReference |NOTEREF lk_note_(\d+) .*?"separate"/></w:r><w:r>.*?<w:t>(\d+)</w:t>'
    for mark in re.finditer(pattern, document):
        if mark[1]:
            assert mark[1] == mark[2] and int(mark[1]) <= count
            found.append(int(mark[1]))
        else:
            count += 1
            found.append(count)
    return found


def marks_in_typst(made: Letter) -> tuple[list[int], int]:
    source = pdf.start(made).result().decode()
    found: list[int] = []
    for mark in re.finditer(r"#footnote\[|#footnote\(<note-(\d+)>\)", source):
        found.append(int(mark[1]) if mark[1] else len(set(found)) + 1)
    return found, source.count("#footnote[")


ALL = ("md", "txt", "html", "docx", "odt")


@pytest.mark.parametrize("form", ALL)
def test_every_format_marks_the_same_note_again(form: str) -> None:
    assert marks_in(formats.write(letter(), form), form) == (MARKS, 5)


def test_a_mail_and_a_page_have_the_same_marks() -> None:
    mail = formats.write(letter(), "eml")
    assert marks_in(body_of(mail, "html"), "html") == marks_in(body_of(mail, "plain"), "txt") == (MARKS, 5)


def test_a_pdf_has_them_too() -> None:
    made = letter()
    assert marks_in_typst(made) == (MARKS, 5)
    words = " ".join(PdfReader(io.BytesIO(formats.write(made, "pdf"))).pages[0].extract_text().split())
    assert words.count("OHCHR") == 1 and words.count("999 UNTS 171") == 1


def test_the_pane_beside_a_question_has_them_too() -> None:
    body = "\n".join(line.text for line in lines(letter()) if not re.match(r"\[\d+\]: ", line.text))
    assert _numbers(r"\[(\d+)\]", body) == MARKS


def test_a_note_leads_back_to_each_of_its_marks() -> None:
    page = formats.write(letter(), "html").decode()
    targets, anchors = re.findall(r'href="#([^"]+)"', page), re.findall(r'id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(targets) <= set(anchors) and {"fnref1", "fnref1-2", "fnref1-3", "fnref1-4"} <= set(targets)


def test_a_word_file_marks_again_with_a_field() -> None:
    data = formats.write(letter(), "docx")
    document = member(data, "word/document.xml")
    fields, bookmarks = re.findall(r"NOTEREF (\w+)", document), re.findall(r'w:name="(lk_note_\w+)"', document)
    assert set(fields) == set(bookmarks) == {"lk_note_1", "lk_note_2", "lk_note_3", "lk_note_4"}
    identities = re.findall(r'<w:bookmarkStart w:id="(\d+)"', document)
    assert len(identities) == len(set(identities))
    assert data == formats.write(letter(), "docx")


def test_a_letter_without_repetition_has_no_bookmarks_of_notes() -> None:
    data = formats.write(letter("One[^1]. Two[^2].\n\n[^1]: A.\n\n[^2]: B.\n"), "docx")
    assert "lk_note_" not in member(data, "word/document.xml")


def test_pandoc_reads_the_number_of_a_repeated_mark() -> None:
    data = formats.write(letter(), "docx")
    text = pandoc.convert(data, "docx", "plain", dt.date(2024, 3, 21)).result().decode()
    assert "They fled.[1]" in text and "the Office¹ says" in text


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_repeated_mark_reveals_nothing(tmp_path: Path, form: str) -> None:
    once = letter("They fled[^1].\n\n[^1]: OHCHR.\n")
    twice = letter("They fled[^1]. They died[^1].\n\n[^1]: OHCHR.\n")
    found = []
    for name, made in (("once", once), ("twice", twice)):
        file = tmp_path / f"{name}.{form}"
        file.write_bytes(formats.write(made, form))
        found.append(len(inspect_file(file).traces))
    assert found[0] == found[1]


def test_two_marks_at_one_place_are_parted_and_never_the_same() -> None:
    text = "One[^1][^2][^1]. Two[^2], [^1].\n\n[^1]: A.\n\n[^2]: B.\n"
    assert "One.[^1]<sup>,</sup>[^2] Two.[^1]<sup>,</sup>[^2]" in formats.write(letter(text), "md").decode()
    assert "One.[1][2] Two.[1][2]" in formats.write(letter(text), "txt").decode()
    assert "</a><sup>,</sup><a " in formats.write(letter(text), "html").decode()
    assert "One¹،²" not in formats.write(letter(text, "ar"), "md").decode()
    assert "[^1]<sup>،</sup>[^2]" in formats.write(letter(text, "ar"), "md").decode()


def test_the_short_title_stands_where_it_is_needed_and_a_symbol_where_two_are_alike() -> None:
    text = formats.write(letter("A [@iccpr, art. 6]. B [@iccpr, art. 17]. C [@cat, art. 2]."), "md").decode()
    assert "999 UNTS 171 (ICCPR), art. 6." in text and "[^2]: ICCPR, art. 17." in text
    assert "Punishment, adopted 10 December 1984" in text and "(Convention against Torture)" not in text
    sources = [
        {"id": name, "type": "legislation", "title": "On the river", "number": f"{name}/1"} for name in ("a", "b")
    ]
    data = {
        "letterkit": 1, "template": "council-appeal", "sources": sources,
        "passages": [{"role": "opening", "text": "A [@a, p. 1]. B [@b, p. 1]. C [@a, p. 2]. D [@b, p. 2]."}],
    }  # fmt: skip
    text = formats.write(compose(from_data(data).draft, open_library()), "md").decode()
    assert "[^3]: On the river, a/1, p. 2." in text and "[^4]: On the river, b/1, p. 2." in text


def test_two_sources_that_lose_their_names_stay_two() -> None:
    text = "A[^1]. B[^2].\n\n[^1]: Interview with Mira Samplova.\n\n[^2]: Interview with Ana Beispiel.\n"
    people = [{"name": "Mira Samplova", "consent": "never"}, {"name": "Ana Beispiel", "consent": "never"}]
    data = {
        "letterkit": 1, "template": "council-appeal", "people": people,
        "passages": [{"role": "opening", "text": text}],
    }  # fmt: skip
    draft = from_data(data).draft
    shield = Protection(draft, "public", dt.date(2026, 1, 1), read_language("en"))
    written = formats.write(shield.apply(compose(draft, open_library())), "md").decode()
    assert "Mira" not in written and "[^1]: Interview with" in written and "[^2]: Interview with" in written


PIECES = st.sampled_from(
    ["word", " ", ". ", ", ", "“q”", "[^1]", "[^2]", "[^3]", "*em[^1]*", "\n\nword", "\n\n- item ", "\n\n> q "]
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(("en", "fr", "ru", "ar", "zh")))
@example("a[^1][^2] b[^2][^1]. *c[^3]* [^3]", "fr")
def test_marks_and_notes_are_equal_in_all_formats(text: str, language: str) -> None:
    text = f"Begin {text} end.\n\n[^1]: One\n\n[^2]: Two.\n\n[^3]: One.\n"
    body = (Part(Style.BODY, read(text)),)
    made = notes.settle(
        Letter(
            "T", language, None, body, read_language(language).direction, note_style=read_language(language).note_style
        )
    )
    wanted = marks_in(formats.write(made, "md"), "md")
    assert {form: marks_in(formats.write(made, form), form) for form in ALL} == dict.fromkeys(ALL, wanted)
    assert marks_in_typst(made) == wanted
    firsts = list(dict.fromkeys(wanted[0]))
    assert firsts == [*range(1, len(firsts) + 1)] and len(firsts) == wanted[1]
    assert replace(made) == made


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_prints_the_same_mark_again(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"letter.{kind}"
    file.write_bytes(formats.write(letter(), kind))
    profile = (tmp_path / "profile").as_uri()
    command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", tmp_path)
    subprocess.run([*map(str, command), str(file)], check=True, capture_output=True, timeout=120)
    words = " ".join(PdfReader(file.with_suffix(".pdf")).pages[0].extract_text().split())
    assert "They fled.1 Many died,2 as the Office1 says.3 They may return.4" in words, words
    assert "asked them;1,3" in words and "forbids it.2" in words, words
    assert words.count("OHCHR") == 1 and "Error" not in words
