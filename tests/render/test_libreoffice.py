"""Word and OpenDocument files opened in LibreOffice: every example, page by page, with the words of the letter."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from letterkit.compose import compose
from letterkit.disk.locks import exclusive
from letterkit.letter import drafts
from letterkit.letter.composed import Letter, Part, Style
from letterkit.library.library import open_library
from letterkit.render.formats import with_citations_set, write

from . import pictures, sample
from .reading import words
from .test_columns import entries, signed

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICE = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), "")
pytestmark = [
    pytest.mark.skipif(
        not OFFICE and not os.environ.get("CI"), reason="needs LibreOffice (soffice); .ci/run installs it"
    ),
    pytest.mark.slow,
]


@dataclass(frozen=True)
class Printed:
    """A letter, its words, its file, and what stands on the pages that LibreOffice printed of it."""

    letter: Letter
    words: list[str]
    path: Path
    pages: list[str]


def letters(folder: Path) -> Iterator[tuple[str, Letter]]:
    library = open_library()
    for path in sorted(EXAMPLES.rglob("*.yaml")):
        name = "-".join(path.relative_to(EXAMPLES).with_suffix("").parts)
        yield name, with_citations_set(compose(drafts.load(path).draft, library))
    yield "arabic", sample.arabic()
    yield "russian", sample.russian()
    listed = Part(Style.SIGNATORY_LIST, tuple(entries(60, 24)))
    whole = replace(sample.english("en-US"), parts=(*sample.english().parts[:-2], listed), stamp="DRAFT")
    yield "sign-on list", signed(entries(150, 24), entries(150, 24))
    yield "columns and logo", replace(whole, logo=pictures.logo(folder / "logo.png"))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Return every letter as DOCX and ODT, and beside each what LibreOffice printed of it as PDF.

    Where several processes share the tests, one prints and the others wait for it.
    """
    run = tmp_path_factory.getbasetemp()
    folder = (run.parent if os.environ.get("PYTEST_XDIST_WORKER") else run) / "libreoffice"
    folder.mkdir(exist_ok=True)
    printed = folder / "printed"
    with exclusive(folder / "lock", 600):
        if not printed.exists():
            printed.write_bytes(pickle.dumps(_printed_by_libreoffice(folder)))
    result: dict[str, Printed] = pickle.loads(printed.read_bytes())
    return result


def _printed_by_libreoffice(folder: Path) -> dict[str, Printed]:
    result: dict[str, tuple[Letter, list[str], Path]] = {}
    for name, letter in letters(folder):
        told = words(write(letter, "txt").decode())
        for kind in ("docx", "odt"):
            path = folder / f"{name}-{kind}.{kind}"
            path.write_bytes(write(letter, kind))
            result[path.name] = letter, told, path
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(path) for *_, path in result.values()),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        name: Printed(letter, told, path, [page.extract_text() for page in PdfReader(path.with_suffix(".pdf")).pages])
        for name, (letter, told, path) in result.items()
    }


NAMES = [
    f"{'-'.join(path.relative_to(EXAMPLES).with_suffix('').parts)}-{kind}.{kind}"
    for path in sorted(EXAMPLES.rglob("*.yaml"))
    for kind in ("docx", "odt")
] + [f"{name}-{kind}.{kind}" for name in ("russian", "sign-on list", "columns and logo") for kind in ("docx", "odt")]


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_prints_the_words_of_the_letter(opened: dict[str, Printed], name: str) -> None:
    result = "".join(words("\n".join(opened[name].pages)))
    wanted = opened[name].words
    lost = [word for word in wanted if word not in result]
    assert not lost
    assert abs(len(result) - len("".join(wanted))) <= len(result) * 0.02


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_has_no_number_and_the_others_have(opened: dict[str, Printed], name: str) -> None:
    pages = opened[name].pages
    first, *rest = [re.sub(r"\s+", "", text) for text in pages]
    assert f"1/{len(pages)}" not in first[:40] + first[-10:]
    for number, text in enumerate(rest, 2):
        assert f"{number}/{len(pages)}" in text


def test_no_page_holds_a_signature_alone(opened: dict[str, Printed]) -> None:
    for one in opened.values():
        letter, path = one.letter, one.path
        signed = [part for part in letter.parts if part.style is Style.SIGNATURE]
        close = next((part for part in letter.parts if part.style is Style.CLOSE), None)
        if not signed or close is None or path.suffix != ".docx":
            continue
        last = unicodedata.normalize("NFKC", one.pages[-1])
        if "Sample" in last or "Example" in last:
            assert len(last.split()) > 20, path.name


def test_an_arabic_letter_stands_on_one_page(opened: dict[str, Printed]) -> None:
    (page,) = opened["arabic-docx.docx"].pages
    assert "Protect" in page
