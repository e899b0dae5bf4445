"""What holds for every format: the same words, the same bytes, and nothing of the machine."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
import zipfile

import pytest

from letterkit.errors import UnknownName
from letterkit.letter.composed import Letter
from letterkit.letter.markup import blocks_text
from letterkit.render.formats import FORMATS, write

from . import sample
from .reading import text_of, words


@pytest.mark.parametrize("kind", FORMATS)
def test_every_word_is_there(kind: str) -> None:
    letter = sample.english()
    result = "".join(words(text_of(write(letter, kind), kind)))  # joined: a PDF line may break an address
    for part in letter.parts:
        blocks = [*([part.heading] if part.heading else []), *part.blocks]
        for word in words(blocks_text(blocks)):
            assert word in result, word


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pdf"])
def test_the_order_is_the_same(kind: str) -> None:
    result = words(text_of(write(sample.english(), kind), kind))
    marks = ["draft", "excellencies", "behalf", "welcome", "respectfully", "kampala", "enclosures"]
    places = [result.index(word) for word in marks if word in result]
    assert places == sorted(places)
    assert len(places) >= 6


@pytest.mark.parametrize("letter", [sample.english(), sample.arabic(), sample.russian(), sample.english(date=None)])
@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_letter_gives_the_same_bytes(kind: str, letter: Letter) -> None:
    assert write(letter, kind) == write(letter, kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_of_the_machine_is_inside(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME", "USERPROFILE"):
        monkeypatch.setenv(name, "/planted-secret/miriam")
    data = write(sample.english(), kind)
    content = data
    if kind in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    for trace in (b"planted-secret", b"letterkit-", b"/tmp", sys.prefix.encode()):
        assert trace not in content


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind not in ("md", "pdf")])
def test_plain_fields_are_printed_as_typed(kind: str) -> None:
    result = " ".join(text_of(write(sample.plain(*sample.HOSTILE), kind), kind).split())
    for text in sample.HOSTILE:
        want = " ".join(text.split())
        assert want in result, text


def test_plain_fields_are_printed_as_typed_in_pdf() -> None:
    data = write(sample.plain(*sample.HOSTILE), "pdf")
    result = "".join(unicodedata.normalize("NFKC", text_of(data, "pdf")).split())
    for text in sample.HOSTILE:
        assert "".join(unicodedata.normalize("NFKC", text).split()) in result, text


def test_an_empty_letter_can_be_written() -> None:
    for kind in FORMATS:
        assert isinstance(write(Letter("", "en", None, ()), kind), bytes)


def test_characters_no_format_can_hold_are_left_out() -> None:
    for kind in FORMATS:
        assert "ab" in text_of(write(sample.plain("a\x00\x01\ud800\uffffb"), kind), kind)


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean docx"):
        write(sample.english(), "dcox")
    with pytest.raises(UnknownName, match="md, docx, pdf"):
        write(sample.english(), "qqq")


def test_a_format_is_known_by_its_name_and_has_a_module_and_a_rank() -> None:
    assert [row.name for row in FORMATS.values()] == list(FORMATS)
    assert all(row.writer.finish and row.purpose for row in FORMATS.values())
    assert sorted(row.rank for row in FORMATS.values()) == list(range(1, len(FORMATS) + 1))
    assert all(part in FORMATS for row in FORMATS.values() for part in row.made_of)


def test_a_text_can_be_read_as_text() -> None:
    texts = [name for name, row in FORMATS.items() if row.is_text]
    assert texts == ["md", "html", "txt", "eml"]
    assert all(write(sample.english(), name).decode("utf-8") for name in texts)


def test_importing_is_light() -> None:
    code = "import sys, letterkit.render.formats; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"pydantic", "click", "rich", "jinja2", "typst", "babel", "subprocess", "markdown_it"}
