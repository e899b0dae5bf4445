"""Letterheads that are made to do harm, or were damaged: used, or refused with a sentence, and soon."""

from __future__ import annotations

import random
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.errors import LetterkitError

from . import letterheads
from .letterheads import DOCUMENT, STYLES, head_of, members, read, relationships, taken_over

pytestmark = pytest.mark.slow

SECONDS = 6.0
"""Far more than it takes, because the computer may be busy; what was wrong here took a minute."""
BEGIN = '<w:fldChar w:fldCharType="begin"/>'
AUTHOR = f'{BEGIN}<w:instrText>AUTHOR</w:instrText><w:fldChar w:fldCharType="end"/>'
HEADS = {
    "fields that never end": f"<w:p><w:r>{BEGIN * 8_000}</w:r></w:p>",
    "many fields": f"<w:p><w:r>{AUTHOR * 15_000}</w:r></w:p>",
    "codes of no field": f"<w:p><w:r>{'<w:instrText>a</w:instrText>' * 50_000}</w:r></w:p>",
    "elements without end": "<w:rPrChange/>" * 60_000,
    "a nest": "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000,
    "a nest that is allowed": "<w:sdt>" * 140 + "</w:sdt>" * 140,
    "many attributes": f"<w:p {' '.join(f'a{number}=' + chr(34) * 2 for number in range(60_000))}/>",
    "a long style": f'<w:p><w:r><w:pict><v:shape style="{"width:1;" * 100_000}" path="{"m1," * 100_000}"/></w:pict></w:r></w:p>',
    "a long number": f'<w:p><w:pPr><w:ind w:left="{"1" * 500_000}"/></w:pPr></w:p>',
    "a long code": f"<w:p><w:r>{BEGIN}<w:instrText>{'/home ' * 100_000}</w:instrText></w:r></w:p>",
    "breaks": f"<w:p><w:r>{'<w:t>a</w:t><w:br/>' * 20_000}</w:r></w:p>",
}
STYLE = '<w:style w:type="paragraph" w:styleId="A{0}"><w:name w:val="A{0}"/><w:basedOn w:val="A{1}"/></w:style>'
PARTS = {
    "open changes": {"document": DOCUMENT.replace("<w:sectPr", "<w:rPrChange >" * 60_000 + "<w:sectPr", 1)},
    "closed changes": {
        "document": DOCUMENT.replace("<w:sectPr", "<w:rPrChange ></w:rPrChange>" * 60_000 + "<w:sectPr")
    },
    "bullets": {"document": DOCUMENT.replace("<w:sectPr", "<w:numPicBullet " * 60_000 + "<w:sectPr")},
    "comments": {"document": DOCUMENT.replace("<w:sectPr", "<!--" * 120_000 + "<w:sectPr")},
    "sections in sections": {"document": DOCUMENT.replace("<w:sectPr", "<w:sectPr>" * 20_000 + "<w:sectPr")},
    "styles in a line": {
        "styles": STYLES.replace(
            "</w:styles>", "".join(STYLE.format(number, number + 1) for number in range(1_900)) + "</w:styles>"
        )
    },
}


def in_time(path: Path, given: dict[str, str | bytes]) -> None:
    """Reads a letterhead, and writes it for a letter if it can be used; fails when that takes long."""
    began = time.monotonic()
    try:
        sheet = read(path, given)
        taken_over(sheet)
        assert sheet.strings
    except LetterkitError as refused:
        assert refused.problems[0].hint
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("name", HEADS)
def test_heads_without_end_end(tmp_path: Path, name: str) -> None:
    in_time(tmp_path / "a.docx", members(head=head_of(HEADS[name])))


@pytest.mark.parametrize("name", PARTS)
def test_parts_without_end_end(tmp_path: Path, name: str) -> None:
    in_time(tmp_path / "a.docx", members(**PARTS[name]))


def blank(width: int, height: int) -> bytes:
    """Return a PNG of very many pixels and few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" * (1 + (width + 7) // 8)) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("count", "size", "words"),
    [(20, (8_000, 4_875), "40 million pixels in all"), (41, (8, 8), "more than 40 pictures")],
)
def test_pictures_without_end_are_refused_unopened(
    tmp_path: Path, count: int, size: tuple[int, int], words: str
) -> None:
    given = members(
        head=head_of("".join(letterheads.PICTURE.replace("rPicture", f"rP{number}") for number in range(count)))
    )
    given["word/_rels/header1.xml.rels"] = relationships(
        {f"rP{number}": ("image", f"media/{number}.png") for number in range(count)}
    )
    given |= {f"word/media/{number}.png": blank(*size) for number in range(count)}
    began = time.monotonic()
    with pytest.raises(LetterkitError, match=words):
        read(tmp_path / "a.docx", given)
    assert time.monotonic() - began < SECONDS


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    given = members(head=head_of(" " * 40_000_000))
    with pytest.raises(LetterkitError, match="too large"):
        read(tmp_path / "a.docx", given)


Mutation = Callable[[random.Random, bytes], bytes]
PIECES = (b"<", b">", b"/>", b"<w:p>", b"</w:p>", b"<w:sectPr>", b'"', b"&", b"&#0;", b"<!--", b"<![CDATA[", b"<?x",
          b"\0", b"\xff", b"<w:ins/>", b'r:id="rX"', b"-1", b"99999999999999999999", b"<w:tbl>", b"w:val")  # fmt: skip


def spliced(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted((chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)))
    piece = chance.choice((chance.choice(PIECES), b"", content[start : min(end, start + 400)]))
    at = chance.randrange(len(content) + 1)
    return content[:at] + piece + content[at + chance.choice((0, 1, 10)) :]


def cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def doubled(chance: random.Random, content: bytes) -> bytes:
    at, end = sorted((chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)))
    return content[:end] + content[at:]


def turned(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize("seed", range(8))
def test_no_mutant_is_a_fault(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    ways: tuple[Mutation, ...] = (spliced, spliced, cut, doubled, turned)
    for number in range(40):
        given = {n: c.encode() if isinstance(c, str) else c for n, c in members().items()}
        for _ in range(chance.choice((1, 1, 2))):
            name = chance.choice(list(given))
            given[name] = chance.choice(ways)(chance, given[name] or b" ")
        in_time(tmp_path / f"{number}.docx", dict(given))


@pytest.mark.parametrize("seed", range(4))
def test_no_mutant_of_the_zip_file_is_a_fault(tmp_path: Path, seed: int) -> None:
    from letterkit.office import archive
    from letterkit.render.letterhead import read as letterhead_reader

    chance = random.Random(seed)
    whole = archive.pack(members())
    for number in range(25):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(chance.choice((turned, cut, spliced))(chance, whole))
        try:
            taken_over(letterhead_reader.read(path))
        except LetterkitError as refused:
            assert refused.problems[0].hint


def test_a_name_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    read(path)
    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning):
        packed.writestr("word/header1.xml", head_of("<w:p><w:r><w:t>The last</w:t></w:r></w:p>"))
    from letterkit.render.letterhead import read as letterhead_reader

    assert "The last" in letterhead_reader.read(path).words
