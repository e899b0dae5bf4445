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


def test_a_copy_for_a_lawyer_outside_names_nobody_in_its_words_and_its_remarks(tmp_path: Path) -> None:
    path = letter(
        tmp_path / "a.yaml",
        people=[{"name": "Mira Samplova", "pseudonym": "Ms S."}],
        facts={"killed": {"value": "200", "source": "Mira Samplova, interview"}},
        passages=[
            {"role": "situation", "text": "Police killed 200 people, says Mira Samplova.[^1]\n\n[^1]: Mira Samplova."}
        ],
    )
    for audience, named in (("public", False), ("recipient", False), ("internal", True)):
        target = tmp_path / f"{audience}.docx"
        ended = run("check", path, "--legal-read", "-o", target, "--audience", audience)
        assert ended.code == 0, ended.err
        with zipfile.ZipFile(target) as archive:
            text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        assert ("Samplova" in text, "From the answers:" in text) == (named, True)
    assert "for your own house" in run("check", path, "--legal-read", "-o", tmp_path / "b.docx").err
