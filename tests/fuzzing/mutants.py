"""Files made wrong on purpose, the same for the same number: drafts, packs, bibliographies, tables, letterheads, logos.

A mutant is a sound file with a few changes, each of its bytes, of its tokens or of its structure.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
KINDS = ("draft", "pack", "bibtex", "csl-json", "csl-yaml", "csv", "xlsx", "letterhead", "logo")
MOST = 900_000
"""Bytes of a mutant."""
DRAFT = """\
letterkit: 1
template: {template}
language: en-GB
date: 2026-11-20
subject: A letter
sender: {{name: Example Forum, logo: {logo}}}
recipients: [{{organization: Council, style: council}}]
bibliography: {bibliography}
passages:
- {{role: situation, text: "Something happened [@k, p. 3; @l].[^1]\\n\\n[^1]: A note [@m]."}}
- {{role: ask, text: We ask, asks: [{{action: act, deadline: 2026-12-15}}]}}
signatories: [{{name: Amina Example}}]
"""
BIBTEX = """\
@string{un = {United Nations}}
@report{k, title = {A {Nested} Title}, author = "Doe, Jane and M{\\"u}ller, K.", institution = un # { Office}, date = {2010-06-18}}
@incollection{l, title = {Part}, crossref = {m}, year = 2010, pages = {3--5}}
@book{m, title = {Whole}, editor = {Roe, R.}, publisher = {P}, year = 2009, url = {https://example.org/a_b}}
"""
CSL = [
    {"id": "k", "type": "report", "title": "A <i>Title</i>", "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2010, 6, 18]]}},
    {"id": "l", "type": "book", "title": "B", "volume": 3, "page": "1-2", "language": "fr", "URL": "https://example.org"},
    {"id": "m", "type": "webpage", "title": "C", "accessed": {"date-parts": [["2026", "1", "5"]]}, "note": "n"},
]  # fmt: skip
CSL_YAML = "references:\n- id: k\n  type: book\n  title: 'A: b'\n  issued: {date-parts: [[2010, 6]]}\n- {id: l, title: B}\n- id: m\n  title: |\n    C\n"
PACK = """\
letterkit: 1
title: Test
plan:
  - role: situation
  - role: ask
questions:
  - {id: country, ask: Which country?, limits: {pattern: '[A-Z].*', max_words: 4}}
  - {id: day, ask: When?, type: date}
  - {id: killed, ask: How many?, type: number, when: country}
"""
MACROS = """\
{% macro situation() %}
{% set n = namespace(x='a') %}
In {{ country|default('Ruritania')|upper_first }} on {{ day|day }}, {{ killed|counted('person', 'people') }} died{{ note('killed') }}.
{% for one in signatories %}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %}
{% if killed and killed is odd %}{{ ['a', n.x ~ 'b']|map('sentence')|list|listed }}{% endif %}
{% endmacro %}
{% macro ask() %}{% filter no_stop %}We ask {{ addressee }}.{% endfilter %}{% endmacro %}
"""
FACTS = "facts: {country: Ruritania, day: 2010-06-30, killed: {value: 3, source: a report}}\n"
TABLE = (
    'Name,Title,Organisation,Country\n"Example, Amina",Director,Example Forum,Ruritania\nMíra Sämple,,"Org ""X""",\n'
)
TOKENS = [b"\n", b" ", b'"', b"'", b"{", b"}", b"[", b"]", b"(", b")", b"#", b"@", b",", b":", b"- ", b"&a ", b"*a ", b"!", b"|", b">", b"%", b"\\", b"\x00", b"\x01", b"\xff",
          b"\xef\xbb\xbf", b"[^1]", b"[^1]: ", b"[@k]", b"**", b"_", b"`", b"> ", b"{{ x }}", b"{% for a in b %}", b"{% endfor %}", b"{% macro x() %}", b"{{ x()|listed }}", b"crossref = {k},",
          b"@string{a = a # a}", b"@book(", b"@comment{", b"9" * 400, b"-1", b"1e999", b"null", b"true", "\u202e\u200f\u0301".encode(), "\U0001f600".encode(), b"<b>", b"&#x0;", b"<!--", b"https://", b"a@b.c ",
          b"\r\n", b"\t", b"=", b"$", b"\\begin{x}", b"../../x", b"2026-02-30", b"~", b"[[", b"date-parts", b"<w:p>", b"</w:p>", b"<w:hdr>", b'w:val="', b"]]>", b"<?x", b"PK\x03\x04"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """Files by their names in a folder, of which `draft.yaml` is the letter and `subject` what was changed."""

    number: int
    kind: str
    subject: str
    files: dict[str, bytes]


def mutant(number: int) -> Mutant:
    """Return the mutant of this number. Its kind goes round."""
    kind = KINDS[number % len(KINDS)]
    chance = random.Random(number)
    files, subject = _sound(kind, chance)
    content = files[subject]
    changed = _in_package(chance, content) if subject.endswith((".xlsx", ".docx")) else _changed(chance, content)
    return Mutant(number, kind, subject, files | {subject: changed[:MOST]})


def _sound(kind: str, chance: random.Random) -> tuple[dict[str, bytes], str]:
    """Return the files of a sound letter, and the name of the one to change."""
    logo = "logo.png" if kind == "logo" else "''"
    sources = {"bibtex": "l.bib", "csl-json": "l.json", "csl-yaml": "l.yaml"}
    draft = DRAFT.format(template="joint-letter", logo=logo, bibliography=sources.get(kind, "''"))
    files = {"draft.yaml": draft.encode()}
    match kind:
        case "draft":
            example = chance.choice(sorted((ROOT / "examples").glob("*.yaml")))
            return {"draft.yaml": chance.choice([draft.encode(), example.read_bytes()])}, "draft.yaml"
        case "pack":
            passages = "passages:\n- role: situation\n- role: ask\n"
            head = draft.replace("joint-letter", "p").partition("passages:")[0]
            files["draft.yaml"] = (head + passages + FACTS).encode()
            files |= {"templates/p/template.yaml": PACK.encode(), "templates/p/letter.md.j2": MACROS.encode()}
            return files, chance.choice(
                ["templates/p/template.yaml", "templates/p/letter.md.j2", "templates/p/letter.md.j2"]
            )
        case "bibtex":
            return files | {"l.bib": BIBTEX.encode()}, "l.bib"
        case "csl-json":
            return files | {"l.json": json.dumps(CSL).encode()}, "l.json"
        case "csl-yaml":
            return files | {"l.yaml": CSL_YAML.encode()}, "l.yaml"
        case "csv":
            return files | {"t.csv": TABLE.encode()}, "t.csv"
        case "xlsx":
            return files | {"t.xlsx": _workbook()}, "t.xlsx"
        case "letterhead":
            return files | {"head.docx": _letterhead()}, "head.docx"
    return files | {"logo.png": _picture(chance)}, "logo.png"


@cache
def _workbook() -> bytes:
    from openpyxl import Workbook

    book, result = Workbook(), io.BytesIO()
    for row in TABLE.replace('"', "").splitlines():
        book.worksheets[0].append(row.split(","))
    book.save(result)
    return result.getvalue()


@cache
def _letterhead() -> bytes:
    from letterkit.compose import letterhead_sheet
    from letterkit.library.library import open_library
    from letterkit.render.letterhead import starter

    return starter.make(letterhead_sheet(open_library()))


def _picture(chance: random.Random) -> bytes:
    result = io.BytesIO()
    Image.new("RGB", (60, 20), (20, 90, 160)).save(result, chance.choice(["PNG", "JPEG", "GIF", "BMP", "TIFF"]))
    return result.getvalue()


# -- changes --------------------------------------------------------------------------------------------


def _changed(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        content = chance.choice(CHANGES)(chance, content)[:MOST]
    return content


def _in_package(chance: random.Random, content: bytes) -> bytes:
    """Return a change inside a member of a zip file, or now and then in the zip file itself."""
    if chance.random() < 0.15:
        return _changed(chance, content)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            new.writestr(name, _changed(chance, old.read(name)) if name == victim else old.read(name))
    return result.getvalue()


def _flipped(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(chance: random.Random, content: bytes) -> bytes:
    start, end = _stretch(chance, content)
    return content[:start] + content[end:]


def _ended(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _token(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(TOKENS) + content[at:]


def _token_row(chance: random.Random, content: bytes) -> bytes:
    """Return one token again and again: what is slower than linear shows here."""
    token = b"".join(chance.choice(TOKENS) for _ in range(chance.choice([1, 1, 2])))
    at = chance.randrange(len(content) + 1)
    return content[:at] + token * chance.choice([20, 300, 3_000, 20_000]) + content[at:]


def _twice(chance: random.Random, content: bytes) -> bytes:
    start, end = _stretch(chance, content)
    return content[:end] + content[start:end] * chance.choice([1, 2, 50, 400]) + content[end:]


def _swapped(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _indented(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    at = chance.randrange(len(lines) + 1)
    return b"".join([*lines[:at], *(b"  " + line for line in lines[at:])])


def _nested(chance: random.Random, content: bytes) -> bytes:
    start, end = _stretch(chance, content)
    first, last = chance.choice(
        [(b"[", b"]"), (b"{", b"}"), (b"(", b")"), (b"{a: ", b"}"), (b"<w:p>", b"</w:p>"), (b'"', b'"')]
    )
    depth = chance.choice([1, 10, 100, 3_000])
    return content[:start] + first * depth + content[start:end] + last * depth + content[end:]


def _word(chance: random.Random, content: bytes) -> bytes:
    """Return a word of the file in the place of another one."""
    words = content.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return b" ".join(words)


def _stretch(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(start + chance.choice([1, 5, 30, 200]), len(content))


Change = Callable[[random.Random, bytes], bytes]
CHANGES: tuple[Change, ...] = (
    _flipped,
    _cut,
    _ended,
    _token,
    _token,
    _token_row,
    _twice,
    _swapped,
    _indented,
    _nested,
    _word,
)
