"""Citations as notes, through the real citeproc: the forms, in every language, the same in every format."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from letterkit.compose import compose
from letterkit.errors import RenderFailed
from letterkit.letter import drafts
from letterkit.letter.drafts import from_data
from letterkit.library.library import Library, open_library
from letterkit.render import formats

from .reading import body_of

HERE = Path(__file__).parent
LANGUAGES = ("en-GB", "en-US", "fr", "es", "ru", "ar", "zh", "de")
BIB = """\
@string{ocha = "UN OCHA"}
@report{ocha2010,
  title = {Kyrgyzstan: Situation Report {No.} 5},
  author = {{OCHA}}, institution = ocha, date = {2010-06-18}, url = {https://reliefweb.int/report/5}
}
@online{smith2019,
  author = {Smith, John and Müller, Åsa}, title = {What Happened in {\\'O}sh},
  date = {2019-05-03}, urldate = {2026-01-02}, url = {https://example.org/osh}
}
"""
SOURCES = [
    {"id": "hrw", "type": "report", "title": "“Where Is the Justice?”", "publisher": "Human Rights Watch",
     "issued": {"date-parts": [[2010, 8, 16]]}, "URL": "https://www.hrw.org/x"},
    {"id": "news", "type": "article-newspaper", "author": [{"family": "Doe", "given": "Jane"}],
     "title": "Thousands flee <i>Osh</i> & *more*", "container-title": "The Sample Courier",
     "issued": {"date-parts": [[2010, 6, 14]]}},
    {"id": "book", "type": "book", "author": [{"family": "Sample", "given": "Ann"}], "title": "On Protection",
     "publisher": "Example Press", "publisher-place": "Geneva", "issued": {"date-parts": [[2008]]}},
    {"id": "paper", "type": "article-journal", "author": [{"family": "Roe", "given": "R."}], "title": "A paper",
     "container-title": "Journal of Samples", "volume": 3, "issue": 2, "page": "10-20",
     "issued": {"date-parts": [[2011]]}},
    {"id": "case", "type": "legal_case", "title": "Sample v. Ruritania", "authority": "European Court of Human Rights",
     "number": "1/10", "issued": {"date-parts": [[2010, 3, 2]]}},
    {"id": "web", "type": "webpage", "title": "A page", "URL": "https://example.org/p",
     "accessed": {"date-parts": [[2026, 1, 5]]}},
]  # fmt: skip
TEXT = """\
One [@wso-2005, paras. 138-139]. Two [@wso-2005, para. 139; @s-res-1674, para. 4], and three [@iccpr, art. 6] stand.

Four [@ocha2010]; five [see @hrw, page 4]; six [@news]; seven [@book, pp. 3-5]; eight [@paper]; nine [@case]; ten [@web];
eleven [@smith2019]; twelve[^1]; thirteen [@osce-journalists, para. 3; @ungps, principle 17]; fourteen [@smith2019].

Again [@iccpr, art. 17], [@iccpr, art. 6] and[^1] [@book, p. 9], [@case, para. 5], [@hrw], [@paper, p. 12], [@s-res-1674].

[^1]: As told in [@news], and by [@iccpr, art. 7].
"""


def letter(folder: Path, language: str, text: str = TEXT, library: Library | None = None) -> bytes:
    (folder / "s.bib").write_text(BIB, "utf-8")
    data = {
        "letterkit": 1, "template": "council-appeal", "language": language, "bibliography": "s.bib", "sources": SOURCES,
        "passages": [{"role": "opening", "text": text}], "subject": "T",
    }  # fmt: skip
    return formats.write(compose(from_data(data).draft, library or open_library((folder,))), "md")


@pytest.mark.slow
def test_the_forms_of_notes_in_every_language(tmp_path: Path) -> None:
    """The file beside is read by a person before it is accepted: each kind of source, first and repeated."""
    result = "".join(f"== {tag}\n\n{letter(tmp_path, tag).decode()}\n" for tag in LANGUAGES)
    assert result == (HERE / "golden" / "notes.md").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_norm_makes_a_note_in_every_language(tmp_path: Path, language: str) -> None:
    library = open_library()
    norms = list(library.norms)
    text = letter(tmp_path, language, " ".join(f"x [@{norm.id}]" for norm in norms), library).decode()
    notes = re.findall(r"^\[\^\d+\]: (.+)$", text, re.MULTILINE)
    assert len(notes) == len(norms)
    for norm, note in zip(norms, notes, strict=True):
        output = note.replace("\\", "").replace("، ", ", ").replace("，", ", ")
        assert (norm.localized("title", language) or norm.title["en"])[:20] in output, norm.id
        assert (
            not norm.symbol or norm.symbol in output or norm.treaty_series in output or "Recueil des Traités" in output
        ), norm.id
        assert not norm.adopted or str(norm.adopted.year) in output, norm.id
        assert not re.search(r"\?\?\?|, ,|\.\.|\bNone\b", output), output


def test_every_format_has_the_same_notes(tmp_path: Path) -> None:
    (tmp_path / "s.bib").write_text(BIB, "utf-8")
    data = {"letterkit": 1, "template": "council-appeal", "language": "en-GB", "subject": "T", "sources": SOURCES,
            "bibliography": "s.bib", "passages": [{"role": "opening", "text": TEXT}]}  # fmt: skip
    composed = formats.with_citations_set(compose(from_data(data).draft, open_library((tmp_path,))))
    wanted = ["World Summit Outcome, para. 139", "UN OCHA, 18 June 2010", "‘A page’, https://example.org/p"]
    for form in formats.FORMATS:
        words = " ".join(words_of(formats.write(composed, form), form).split())
        for one in wanted:
            assert "".join(one.split()) in "".join(words.split()), (form, one)


def words_of(made: bytes, form: str) -> str:
    if form in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(made)) as pack:
            names = ("word/footnotes.xml",) if form == "docx" else ("content.xml",)
            return " ".join(re.sub(r"<[^>]+>", "", pack.read(name).decode()) for name in names)
    if form == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    return re.sub(r"<[^>]+>", "", (body_of(made, "html") if form == "eml" else made).decode())


def test_titles_are_plain_characters(tmp_path: Path) -> None:
    result = letter(tmp_path, "en-GB", "x [@news]").decode()
    assert r"‘Thousands flee Osh & \*more\*’" in result


def test_a_letter_that_cites_nothing_is_left_alone(tmp_path: Path) -> None:
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "language": "en",
        "passages": [{"role": "opening", "text": "x"}],
    }
    composed = compose(from_data(data).draft, open_library())
    assert formats.with_citations_set(composed) is composed


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "We said [@wso-2005].", "We said.[^1]"),
        ("en", "We said [@wso-2005], and left", "We said,[^1] and left"),
        ("en", "“We said” [@wso-2005]; so", "“We said”;[^1] so"),
        ("fr", "Nous disons [@wso-2005].", "Nous disons[^1]."),
        ("ru", "Мы сказали [@wso-2005].", "Мы сказали[^1]."),
        ("de", "Wir sagen [@wso-2005].", "Wir sagen.[^1]"),
        ("en", "*We said [@wso-2005]* then", "*We said*[^1] then"),
    ],
)
def test_the_number_stands_where_the_language_has_it(tmp_path: Path, language: str, text: str, line: str) -> None:
    assert line in letter(tmp_path, language, text).decode().split("\n")


def test_an_entry_that_pandoc_cannot_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text("@book{good, title={T}}\n@book{bad, title={T}}\n", "utf-8")
    text = (
        "letterkit: 1\ntemplate: op-ed\nbibliography: l.bib\npassages: [{role: other, text: 'a [@good]; b [@bad]'}]\n"
    )
    letter = compose(drafts.read(text.encode()).draft, open_library((tmp_path,)))
    broken = replace(letter, bibtex=letter.bibtex.replace("@book{bad,", "@book{bad,,"))
    with pytest.raises(RenderFailed) as raised:
        formats.with_citations_set(broken)
    [problem] = raised.value.problems
    assert "‘bad’" in problem.message and problem.hint


def test_entries_in_round_brackets_are_cited(tmp_path: Path) -> None:
    (tmp_path / "l.bib").write_text("@book(k, title = {A Book})\n", "utf-8")
    text = "letterkit: 1\ntemplate: op-ed\nbibliography: l.bib\npassages: [{role: other, text: 'a [@k]'}]\n"
    letter = compose(drafts.read(text.encode()).draft, open_library((tmp_path,)))
    assert "A Book" in formats.write(letter, "md").decode()
