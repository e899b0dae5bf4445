"""The letter's own sources: CSL in the draft and in files, BibTeX, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.letter import drafts
from letterkit.letter.model import Draft
from letterkit.library.sources import Sources, read_sources


def read(folder: Path, name: str = "", text: str | bytes = "", **more: object) -> Sources:
    if name:
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sources(Draft(letterkit=1, template="t", language="en", bibliography=name, **more), folder)  # type: ignore[arg-type]


def test_items_of_the_draft_and_of_each_kind_of_file(tmp_path: Path) -> None:
    assert read(tmp_path, sources=({"id": "a", "title": "A"},)).items["a"]["type"] == "document"
    assert read(tmp_path, "a b.json", '[{"id": "a", "type": "book"}, {"id": 7}]').keys == ("a", "7")
    assert read(tmp_path, "l.json", '{"items": [{"id": "a"}]}').keys == ("a",)
    assert read(tmp_path, "l.yaml", "references:\n- id: a\n  type: book\n").keys == ("a",)
    assert read(tmp_path, "l.yml", "- id: a\n").keys == ("a",)
    bib = read(tmp_path, "l.bib", "@string{x={X}}\n@string{y={Y}}\n@book{a, title={T}}\n@book{b, title={U} # x}\n")
    assert bib.keys == ("a", "b")
    assert bib.bibtex_of(["b"]) == "@string{x = {X}}\n\n@book{b,\n  title = {U} # x,\n}"
    assert bib.bibtex_of(["a"]) == "@book{a,\n  title = {T},\n}"
    assert bib.bibtex_of([]) == bib.bibtex_of(["z"]) == ""


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("l.json", '[{"id": "a"},\n{"id": }]', 2, "not JSON"),
        ("l.json", "\ufeff[]" + "[" * 100_000, 1, "not JSON|too deeply"),
        ("l.yaml", "- id: a\n- id: [b\n", 3, "bracket|closed|YAML"),
        ("l.docx", "x", 0, "not a kind of bibliography"),
        ("l.bib", b"@book{a,\n title={\xe9}}", 2, "not UTF-8"),
        ("l.bib", b" " * 26_000_000, 0, "too large"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    tmp_path: Path, name: str, text: str | bytes, line: int, says: str
) -> None:
    [problem] = read(tmp_path, name, text).unusable
    assert any(word in problem.message or word in problem.hint for word in says.split("|")), problem
    assert Path(problem.file).name == name
    assert not line or problem.line in (line, 0, 1)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    result = read_sources(Draft(letterkit=1, template="t", language="en", bibliography="no/such.bib"), tmp_path)
    assert "cannot be read" in result.unusable[0].message


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("- id: a\n- title: B\n", 2, "Source 2 has no id"),
        ("- id: a\n- id: true\n", 2, "Source 2 has no id"),
        ("- id: a\n- id: ' '\n", 2, "Source 2 has no id"),
        ("- id: a\n- id: [b]\n", 2, "Source 2 has no id"),
        ("- id: a\n- word\n", 2, "no list"),
        ("- id: a\n- id: a\n", 2, "twice"),
        ("x: 1\n", 1, "no list"),
    ],
)
def test_a_wrong_item_is_named_and_the_others_stay(tmp_path: Path, text: str, line: int, says: str) -> None:
    result = read(tmp_path, "l.yaml", text)
    [(_, problem)] = result.broken
    assert says in problem.message and problem.line == line
    assert result.keys == (("a",) if "id: a" in text else ())


def test_a_key_in_the_draft_and_in_the_file_is_named(tmp_path: Path) -> None:
    result = read(tmp_path, "l.bib", "@book{a, title={T}}\n", sources=({"id": "a"},))
    assert "twice" in result.broken[0][1].message and "a" in result.items and "a" not in result.entries


def test_numbers_that_are_too_long_are_the_text_that_they_are(tmp_path: Path) -> None:
    """Python refuses to read more than 4,300 digits, and infinity is no year."""
    long = "9" * 100_000
    text = f'[{{"id": "a", "volume": {long}, "page": -{long}, "issue": 1.50, "number": 1e999, "x": NaN, "y": 7}}]'
    item = read(tmp_path, "l.json", text).items.get("a")
    assert item is None  # far larger than a source
    item = read(tmp_path, "l.json", text.replace(long, "9" * 5_000)).items["a"]
    assert (item["volume"], item["issue"], item["number"], item["x"], item["y"]) == (
        "9" * 5_000,
        "1.50",
        "1e999",
        "NaN",
        7,
    )


@pytest.mark.parametrize(
    "more",
    ['"title": "' + "x" * 200_000 + '"', '"author": [' + ",".join(["{}"] * 6_000) + "]", '"' + "k" * 200_000 + '": 1', '"x": ' + "[" * 900 + "1" * 100_001 + "]" * 900],
    ids=["text", "authors", "key", "deep"],
)  # fmt: skip
def test_a_source_far_larger_than_one_is_named_and_the_others_stay(tmp_path: Path, more: str) -> None:
    result = read(tmp_path, "l.json", f'[{{"id": "a", {more}}}, {{"id": "b"}}]')
    assert result.keys == ("b",) and [key for key, _ in result.broken] == ["a"]
    assert "far larger" in result.broken[0][1].message


def test_a_key_is_one_in_every_unicode_form(tmp_path: Path) -> None:
    (tmp_path / "s.bib").write_text("@book{di\u0301az2015, title={A book}, year={2015}}\n", "utf-8")
    draft = drafts.read(b"letterkit: 1\ntemplate: joint-letter\nbibliography: s.bib\n").draft
    assert "d\u00edaz2015" in read_sources(draft, tmp_path)


def test_a_key_is_there_whatever_kind_of_file_it_comes_from(tmp_path: Path) -> None:
    sources = read(tmp_path, "l.bib", "@book{b, title={T}}\n", sources=({"id": "a"},))
    assert "a" in sources and "b" in sources and "c" not in sources


def test_a_wrong_item_of_the_draft_itself_has_no_line(tmp_path: Path) -> None:
    [(_, problem)] = read(tmp_path, sources=({"title": "A"},)).broken
    assert (problem.file, problem.line) == ("", 0)


def test_a_source_as_large_as_a_source_can_be_is_taken(tmp_path: Path) -> None:
    largest = 100_000 - len("id" + "a" + "title")
    for length, key in ((largest, ("a",)), (largest + 1, ())):
        assert read(tmp_path, sources=({"id": "a", "title": "x" * length},)).keys == key
