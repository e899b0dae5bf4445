"""BibTeX files: whole entries stay usable whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.library import bibtex

GOOD = '@report{good, title = {A {Nested} title}, author = "Doe, Jane" # " and others", year = 2010}\n'


def test_entries_strings_comments_and_parents() -> None:
    text = (
        "Exported by hand\n@comment{jabref}\n@string{ocha = {UN OCHA}}\n"
        + GOOD
        + "@incollection{part,\n  title = {P},\n  crossref = {whole},\n}\n@book(whole, title = {W})\n"
    )
    found = bibtex.split(text)
    assert found.broken == []
    assert list(found.entries) == ["good", "part", "whole"]
    assert found.strings == ["@string{ocha = {UN OCHA}}"]
    assert [entry.line for entry in found.entries.values()] == [4, 5, 9]
    assert [one.key for one in bibtex.with_parents(found.entries, iter(["part", "none"]))] == ["part", "whole"]


@pytest.mark.parametrize(
    ("entry", "key", "says"),
    [
        ("@article{bad,\n  title = {open,\n  year = 2010,\n\n", "bad", "a brace is not closed"),
        ("@article{bad, title {x}}\n", "bad", "is not a field"),
        ("@article{bad, title = {x} year = 2010}\n", "bad", "no comma after it"),
        ('@article{bad, title = "x, year = 2010}\n', "bad", "no end"),
        ("@article{, title = {x}}\n", "", "no key"),
        ("@article{bad, title = }\n", "bad", "no end"),
    ],
)
def test_a_broken_entry_is_named_and_nothing_else_is_lost(entry: str, key: str, says: str) -> None:
    found = bibtex.split(GOOD + "\n" + entry + GOOD.replace("good", "after"))
    [broken] = found.broken
    assert (broken.key, broken.line) == (key, 3)
    assert says in broken.says
    assert list(found.entries) == ["good", "after"]


def test_a_key_that_stands_twice_is_named_with_its_first_place() -> None:
    [broken] = bibtex.split(GOOD + GOOD).broken
    assert (broken.line, broken.key) == (2, "good") and "line 1" in broken.says


@given(st.text(alphabet='@{}()"\\,=# \nabc1', max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    found = bibtex.split(text)
    for entry in found.entries.values():
        assert entry.text in text
        assert entry.text.startswith("@") and entry.text.endswith(("}", ")"))


@given(st.text(alphabet='@{}()"\\,=# \nabc1', max_size=80))
def test_what_follows_a_broken_entry_on_a_line_of_its_own_is_found(text: str) -> None:
    found = bibtex.split(f"@misc{{x, title = {{{text.replace('}', '').replace(chr(92), '')}\n" + GOOD)
    assert "good" in found.entries or "@" in text
