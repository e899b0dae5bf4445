"""What letterkit writes tells the letter and nothing else: a name planted in the environment is in no byte of it."""

from __future__ import annotations

import email
import getpass
import os
import platform
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from letterkit.disclosure.identity import Identity
from letterkit.disclosure.inspect import inspect_file
from letterkit.render.formats import FORMATS

from .planting import WHO

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
REAL = Identity(getpass.getuser(), platform.node(), str(Path.home()))
HIDDEN = f"""<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pPr><w:jc w:val="left"/>
<w:pPrChange w:id="1" w:author="{WHO.user}" w:date="2024-01-02T10:11:12Z"><w:pPr/></w:pPrChange></w:pPr>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>{WHO.user}</w:t></w:r>
<w:fldSimple w:instr=' INCLUDETEXT "{WHO.home}/a.docx" '><w:r><w:t>Registered charity</w:t></w:r></w:fldSimple></w:p>"""
"""A line of a letterhead that tells of its maker where nobody looks."""
LOOKED_INTO = ("docx", "odt", "pdf", "html")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return an example in every format, written by a program that is told the planted names wherever one can be told."""
    home = tmp_path_factory.mktemp("home") / "zq-planted-user"
    home.mkdir()
    planted = dict.fromkeys(
        ("USER", "LOGNAME", "USERNAME", "LNAME", "SUDO_USER", "REALNAME", "NAME", "EMAIL"), WHO.user
    )
    planted |= dict.fromkeys(("HOSTNAME", "HOST", "COMPUTERNAME", "USERDOMAIN"), WHO.host)
    planted |= dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(home))  # fmt: skip
    draft = drafts_of(home)
    command = [sys.executable, "-m", "letterkit", "render", str(draft), "--pdf-a", "--letterhead", "ours.docx"]
    run = subprocess.run(
        [*command, "--to", ",".join(FORMATS), "-o", str(home)],
        env={**os.environ, **planted},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return {form: home / f"council-appeal.{form}" for form in FORMATS}


def drafts_of(home: Path) -> Path:
    """Return an example with a logo that names its author, and a letterhead that names whoever made it."""
    text = (ROOT / "examples" / "council-appeal.yaml").read_text("utf-8")
    (home / "council-appeal.yaml").write_text(text.replace("sender:\n", "sender:\n  logo: logo.png\n", 1), "utf-8")
    result = PngInfo()
    result.add_text("Author", WHO.user)
    Image.new("RGB", (40, 20)).save(home / "logo.png", pnginfo=result)
    document = docx.Document()
    document.core_properties.author = WHO.user
    head = document.sections[0].header.paragraphs[0]
    head.add_run().add_picture(str(home / "logo.png"))
    for picture in head._p.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"):
        picture.set("descr", str(home / "logo.png"))
    head._p.addnext(parse_xml(HIDDEN))
    document.save(str(home / "ours.docx"))
    return home / "council-appeal.yaml"


def contents(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file: as they are, and those of what is packed in it."""
    raw = path.read_bytes()
    yield raw
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode() + entry.comment + entry.extra + archive.read(entry)
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.S):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield stream
    if path.suffix == ".eml":
        yield from parts(email.message_from_bytes(raw))


def parts(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        body = part.get_payload(decode=True)
        yield body if isinstance(body, bytes) else b""


@pytest.mark.parametrize("form", FORMATS)
def test_no_byte_names_the_person_or_the_machine(written: dict[str, Path], form: str) -> None:
    home = written[form].parent
    names = {WHO.user, WHO.host, str(home), str(home.parent), str(ROOT)}
    names |= {name for _, name in REAL.names()} | {str(Path(sys.prefix))}
    result = 0
    for body in contents(written[form]):
        result += 1
        for name in names:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert name.lower().encode(encoding) not in body.lower(), name
    assert result


def test_a_planted_name_would_be_found(written: dict[str, Path], tmp_path: Path) -> None:
    """The search above is one that can find: here it does, in a packed part."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", f"<x>{WHO.user}</x>")
    assert any(WHO.user.encode() in body for body in contents(tmp_path / "a.docx"))


@pytest.mark.parametrize("form", LOOKED_INTO)
def test_nothing_in_our_own_files_gives_anybody_away(written: dict[str, Path], form: str) -> None:
    for who in (WHO, REAL):
        assert inspect_file(written[form], who).revealing == ()


def test_the_letterhead_was_in_the_letter(written: dict[str, Path]) -> None:
    assert any(b"Registered charity" in body for body in contents(written["docx"]))


@pytest.mark.parametrize("form", LOOKED_INTO)
def test_our_own_files_tell_title_language_and_the_letters_day(written: dict[str, Path], form: str) -> None:
    result = {trace.name: trace.value for trace in inspect_file(written[form], WHO).traces}
    told = " ".join(result.values())
    assert "Open letter to the Permanent Council" in told
    assert "en-GB" in told
    if form != "html":
        assert re.search("2010-?06-?30", told)
