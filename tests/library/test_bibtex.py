"""BibTeX files: whole entries stay usable whatever stands beside them."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.library import bibtex
from letterkit.render import pandoc

GOOD = '@report{good, title = {A {Nested} title}, author = "Doe, Jane" # " and others", year = 2010}\n'


def test_entries_strings_comments_and_parents() -> None:
    text = (
        "Exported by hand\n@comment{jabref}\n@string{ocha = {UN OCHA}}\n"
        + GOOD
        + "@incollection{part,\n  title = {P},\n  crossref = {whole},\n}\n@book(whole, title = {W})\n"
    )
    result = bibtex.split(text)
    assert result.broken == []
    assert list(result.entries) == ["good", "part", "whole"]
    assert [string.text for string in result.strings.values()] == ["@string{ocha = {UN OCHA}}"]
    assert [entry.line for entry in result.entries.values()] == [4, 5, 9]
    assert [with_parent.key for with_parent in bibtex.with_parents(result.entries, iter(["part", "none"]))] == [
        "part",
        "whole",
    ]


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
    result = bibtex.split(GOOD + "\n" + entry + GOOD.replace("good", "after"))
    [broken] = result.broken
    assert (broken.key, broken.line) == (key, 3)
    assert says in broken.reason
    assert list(result.entries) == ["good", "after"]


@pytest.mark.parametrize(
    ("entries", "broken"),
    [
        ("@book{k, crossref={l}}\n@book{l, crossref={k}}\n", {"k", "l"}),
        ("@book{k, crossref={k}}\n", {"k"}),
        ("@book{k, xdata={x, l}}\n@xdata{l, xdata = \"m\"}\n@xdata{m, crossref = {k}}\n", {"k", "l", "m"}),
        ("@string{a={k}}\n@book{k, crossref=a}\n", {"k"}),
        ("@book{k, CrossRef = {k} # {}}\n", {"k"}),
        ("@book{o, crossref={k}}\n@book{k, crossref={k}}\n", {"o", "k"}),
        ("".join(f"@book{{k{n}, xdata={{k{n + 1}, k{n + 1}}}, crossref={{k{n + 2}}}}}\n" for n in range(40)), {f"k{n}" for n in range(30)}),
    ],
)  # fmt: skip
def test_entries_that_refer_to_each_other_in_a_circle_are_named(entries: str, broken: set[str]) -> None:
    result = bibtex.split(GOOD + entries)
    assert {one.key for one in result.broken} >= broken
    assert all("circle" in one.reason and one.line > 1 for one in result.broken)
    assert "good" in result.entries and not broken & set(result.entries)


@pytest.mark.parametrize(
    "strings",
    [
        "@string{a0={xxxxxxxx}}\n" + "".join(f"@string{{a{n + 1}=a{n} # a{n}}}\n" for n in range(40)),
        "@string{a40={xxxxxxxx}}\n" + "@string{a40=a40 # A40}\n" * 40,
        "@string{a40={" + "x" * 60_000 + "}}\n@string{a40 = a40 # a40}\n",
    ],
    ids=["doubled", "doubled in place", "long"],
)
def test_abbreviations_that_grow_without_end_are_named_with_their_line(strings: str) -> None:
    result = bibtex.split(strings + "@book{k, title = a40 # a40 # a40}\n" + GOOD)
    assert result.broken and all("100,000" in one.reason and one.line > 1 for one in result.broken)
    assert "good" in result.entries
    assert len("".join(bibtex.strings_of(list(result.entries.values()), result.strings))) < 200_000


@pytest.mark.parametrize(
    "entry",
    [
        "@book(k, title = {T})", "@ book {k , title = {T}}", "@book{k}", "@book{k,}", "@book{k, title = {T},, }", "@book{k, title = 2010.5}",
        "@book{k, url = http://e.org/x.y}", "@book{k, a.b = {x}, title = {T}}", "@string(t = {T})\n@book(k, title = t)", "@BOOK{k,\ttitle=\"a {\"}b\" # {c}}",
        "@book{k, title = {a \\} b}}", "@book{k, title = {a\\\\}}", "@preamble{\"x\"}\n@comment{x}\n@book{k, title = jan # {x}}", "@book{k:1/2*+-[]&'`!;?, title={T}}",
    ],
)  # fmt: skip
def test_pandoc_reads_every_entry_that_is_taken(entry: str) -> None:
    result = bibtex.split(entry)
    assert result.broken == []
    assert converted(result)


def converted(found: bibtex.BibtexFile) -> list[dict[str, object]]:
    entries = list(found.entries.values())
    text = "\n".join([*bibtex.strings_of(entries, found.strings), *(entry.text for entry in entries)])
    items = json.loads(pandoc.convert(text.encode(), "bibtex", "csljson", None).result())
    assert [item["id"] for item in items] == list(found.entries)
    assert isinstance(items, list)
    return items


@pytest.mark.parametrize("entry", ["@book{a<b, title={x}}", "@book{a|b, title={x}}", '@book{k, title = "x } y"}'])
def test_what_pandoc_would_refuse_or_lose_is_named(entry: str) -> None:
    [broken] = bibtex.split(entry).broken
    assert broken.line == 1


LONG = {
    "entries": "@a{kN,t={x}}\n", "unclosed": "@a{k, t={x\n", "fields": "t={x},", "parts": " # {x}", "blanks": " ", "tabs": " \t", "ats": "@ \n", "at": "@",
    "quotes": '"', "braces": "{", "closing": "}", "backslashes": "\\", "letters": "k", "ends": "\n", "chains": "@a{kN,crossref={kM}}\n", "fan": "@a{kN,xdata={kM, k1}}\n",
    "strings": "@string{aN = aM # {x}}\n", "parentheses": "@a(k, t={x}\n",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
@pytest.mark.parametrize("before", ["", "@a{k, t = {x}", '@a{k, t = "', "@a{"])
def test_reading_takes_time_in_line_with_the_length(unit: str, before: str) -> None:
    def seconds(count: int) -> float:
        text = before + "".join(unit.replace("N", str(n)).replace("M", str(n + 1)) for n in range(count))
        start = time.process_time()
        bibtex.split(text)
        return time.process_time() - start

    count = 40_000 // len(unit)
    small, large = (min(seconds(size) for _ in range(2)) for size in (count, 4 * count))
    assert large < 9 * small + 0.03


def test_a_key_that_stands_twice_is_named_with_its_first_place() -> None:
    [broken] = bibtex.split(GOOD + GOOD).broken
    assert (broken.line, broken.key) == (2, "good") and "line 1" in broken.reason


@given(st.text(alphabet='@{}()"\\,=# \nabc1', max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    result = bibtex.split(text)
    for entry in result.entries.values():
        assert entry.text.startswith("@") and entry.text.endswith("}")


@given(st.text(alphabet='@{}()"\\,=# \nabc1', max_size=80))
def test_what_follows_a_broken_entry_on_a_line_of_its_own_is_found(text: str) -> None:
    result = bibtex.split(f"@misc{{x, title = {{{text.replace('}', '').replace(chr(92), '')}\n" + GOOD)
    assert "good" in result.entries or "@" in text
