"""`check --legal-read`: a Word file with remarks that Word and LibreOffice show, for one draft, never over another's."""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document

from .scene import letter, run

TEXT = (
    "On 14 June 2010 homes were burnt in Osh.[^1] Nobody came. Colonel Jan Sample tortured them.\n\n[^1]: Interview.\n"
)


def draft(folder: Path) -> Path:
    return letter(folder / "a b.yaml", passages=[{"role": "situation", "text": TEXT}])


def test_each_claim_has_a_remark_at_its_words(tmp_path: Path) -> None:
    target = tmp_path / "copy.docx"
    ended = run("check", draft(tmp_path), "--legal-read", "-o", target)
    assert (ended.code, ended.text) == (0, "")
    assert "2 claims, 1 of them without a source." in ended.err
    with zipfile.ZipFile(target) as archive:
        comments, body = (archive.read(f"word/{name}.xml").decode() for name in ("comments", "document"))
    assert "Note: Interview." in comments
    assert "No source." in comments
    assert 'w:author="letterkit"' in comments
    assert 'w:date="2026-11-30T00:00:00Z"' in comments
    assert body.count("commentRangeStart") == body.count("commentRangeEnd") == 2
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "Colonel Jan Sample tortured them." in text


def test_the_copy_is_the_same_twice_and_replaces_nothing_that_somebody_changed(tmp_path: Path) -> None:
    path, target = draft(tmp_path), tmp_path / "copy.docx"
    assert run("check", path, "--legal-read", "-o", target).code == 0
    first = target.read_bytes()
    assert run("check", path, "--legal-read", "-o", target).code == 0
    assert target.read_bytes() == first
    target.write_bytes(b"mine")
    assert run("check", path, "--legal-read", "-o", target).code == 2
    assert target.read_bytes() == b"mine"
    assert run("check", path, "--legal-read", "-o", target, "--force").code == 0


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    path = draft(tmp_path)
    cases: list[tuple[list[str | Path], str]] = [
        ([path, "--legal-read"], "-o"),
        ([path, path, "--legal-read", "-o", "x.docx"], "one draft"),
        ([path, "-o", "x.docx"], "--legal-read"),
        ([path, "--legal-read", "-o", "x.pdf"], ".docx"),
        ([tmp_path / "none.yaml", "--legal-read", "-o", "x.docx"], "no such file"),
    ]
    for arguments, says in cases:
        ended = run("check", *arguments)
        assert (ended.code, says in ended.err) == (2, True), ended.err
