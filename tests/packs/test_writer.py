"""Macros in, Markdown out: what a pack writes, and each way in which it fails, with file, line and name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from letterkit.errors import InvalidPack, Problem
from letterkit.languages.reading import read_language
from letterkit.packs.text_filters import Unanswered
from letterkit.packs.writer import PassageWriter

from .packing import SETTINGS, macro, put, shelf_of, writer, written


def refused(root: Path, body: str, **variables: Any) -> Problem:
    with pytest.raises(InvalidPack) as caught:
        written(root, body, variables)
    (problem,) = caught.value.problems
    return problem


# -- what is written ------------------------------------------------------------------------------------


def test_answers_are_printed_in_the_language_of_the_letter(tmp_path: Path) -> None:
    body = "{{ n }}; {{ d }}; {{ d|weekday }}; {{ d|month }}; {{ n|counted('home', 'homes') }}; {{ l|listed }}"
    variables = {"n": 1400, "d": dt.date(2010, 6, 1), "l": ("a", "b", "c")}
    plain = [
        written(tmp_path, body, variables, tongue).text.replace("\\", "").replace("\u202f", " ")
        for tongue in ("en-GB", "en-US", "fr")
    ]
    assert plain == [
        "1,400; 1 June 2010; Tuesday; June 2010; 1,400 homes; a, b and c",
        "1,400; June 1, 2010; Tuesday; June 2010; 1,400 homes; a, b, and c",
        "1 400; 1er juin 2010; mardi; juin 2010; 1 400 homes; a, b et c",
    ]


def test_one_language_does_not_stay_for_the_next_letter(tmp_path: Path) -> None:
    put(tmp_path, "p", letter=macro("{{ 1400 }}"))
    shelf = shelf_of(tmp_path)
    pack = shelf.load("p")
    texts = [
        PassageWriter(pack, shelf, read_language(tongue), {}, {}).write("situation").text
        for tongue in ("de", "en", "de")
    ]
    assert texts == ["1\\.400", "1\\,400", "1\\.400"]


def test_a_missing_answer_leaves_a_gap_that_is_told(tmp_path: Path) -> None:
    result = written(
        tmp_path,
        "In {{ country }} {% if day %}on {{ day }}{% endif %}, {{ country|sentence }}",
        {"country": Unanswered("country"), "day": Unanswered("day")},
    )
    assert result.holes == ("country",) and result.text == r"In \[country\], \[country\]"


@pytest.mark.parametrize(
    "use", ["|listed", "|day", "|counted('a', 'b')", "|upper_first", "|no_stop", "|place", "|spelled"]
)
def test_a_missing_answer_is_told_through_every_filter(tmp_path: Path, use: str) -> None:
    assert written(tmp_path, f"{{{{ x{use} }}}}", {"x": Unanswered("x")}).holes == ("x",)


def test_a_source_becomes_one_footnote_with_its_mark_again(tmp_path: Path) -> None:
    body = "A{{ note('a') }} B{{ note('b', 'c') }} again{{ note('a') }} none{{ note('d', 'e') }}"
    result = written(tmp_path, body, sources={"a": "Report *1*", "b": "Two", "c": "Two", "d": ""})
    assert (
        result.text
        == "A[^source-1] B[^source-2] again[^source-1] none\n\n[^source-1]: Report \\*1\\*\n\n[^source-2]: Two"
    )


def test_a_fact_that_is_called_like_a_function_does_not_replace_it(tmp_path: Path) -> None:
    assert written(
        tmp_path, "A{{ note('a') }}", {"note": "x", "namespace": "y", "self": "z"}, sources={"a": "S"}
    ).text.startswith("A[^source-1]")


def test_a_fact_of_any_name_can_be_asked_for_in_a_condition(tmp_path: Path) -> None:
    assert writer(tmp_path, macro("x"), {"self": "x", "a b": "c", "class": 1}).evaluate("1 == 1")


def test_line_ends_beside_tags_stay_blanks(tmp_path: Path) -> None:
    body = "one {% if true %}two{% endif %}\nthree\n{% if true %}\nfour\n{% endif %}\nfive,\n\n{% if false %}\nsix\n{% endif %}\nseven"
    assert written(tmp_path, body).text == "one two three four five,\n\nseven"


def test_the_base_writes_what_the_pack_does_not(tmp_path: Path) -> None:
    put(tmp_path, "base", letter=macro("base") + macro("{{ x }} of the base", "closing"))
    put(tmp_path, "p", SETTINGS + "extends: base\n", macro("own"))
    shelf = shelf_of(tmp_path)
    result = PassageWriter(shelf.load("p"), shelf, read_language("en"), {"x": "close"}, {})
    assert (result.write("situation").text, result.write("closing").text) == ("own", "close of the base")
    for name in ("norm", "x"):
        with pytest.raises(InvalidPack, match=f"no macro ‘{name}’"):
            result.write(name)


def test_the_same_writer_writes_the_same_twice(tmp_path: Path) -> None:
    result = writer(tmp_path, macro("{{ x }}{{ note('a') }}"), {"x": "y"}, sources={"a": "S"})
    assert result.write("situation") == result.write("situation")


def test_a_suggestion_is_plain_text_and_empty_where_an_answer_is_missing(tmp_path: Path) -> None:
    result = writer(tmp_path, macro("x"), {"country": "C*te <d'Ivoire>", "day": Unanswered("day")})
    assert result.fill("On {{ country }}: \\{ 1. [x]") == "On C*te <d'Ivoire>: { 1. [x]"
    assert result.fill("On {{ day }}") == ""
    assert result.fill("") == ""


@pytest.mark.parametrize(
    ("condition", "holds"), [("a", True), ("b", False), ("a and not b", True), ("a == 'x'", True), ("n > 3", True), ("'y' in l", True), ("l|length == 2", True), ("b is defined", True)]
)  # fmt: skip
def test_a_condition_holds_or_not(tmp_path: Path, condition: str, holds: bool) -> None:
    result = writer(tmp_path, macro("x"), {"a": "x", "b": Unanswered("b"), "n": 5, "l": ("x", "y")})
    assert result.evaluate(condition) is holds


# -- what fails -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", ["one\n{{ contry }}", "one\n{{ contry|sentence }}", "one\n{{ contry|listed }}", "one\n{{ 'a' ~ contry }}", "one\n{% if contry %}{% endif %}", "one\n{% for x in contry %}{% endfor %}",
             "one\n{{ contry == 1 }}", "one\n{% set x = contry %}{{ x }}", "one\n{{ contry.name }}", "one\n{{ contry() }}", "one\n{{ [contry]|listed }}", "one\n{{ contry|counted('a', 'b') }}"]
)  # fmt: skip
def test_an_unknown_name_is_told_with_file_line_and_the_nearest(tmp_path: Path, body: str) -> None:
    problem = refused(tmp_path, body, country="x")
    assert (problem.file, problem.line) == (str(tmp_path / "p" / "letter.md.j2"), 3)
    assert "‘contry’" in problem.message and problem.hint == "Did you mean ‘country’?"


def test_an_unknown_part_of_a_value_is_told(tmp_path: Path) -> None:
    problem = refused(tmp_path, "{{ country.capital }}", country="x")
    assert "‘capital’" in problem.message and problem.line == 2


def test_an_unknown_name_in_a_shared_file_is_told_with_that_file(tmp_path: Path) -> None:
    result = writer(
        tmp_path,
        "{% import 'p/q.md.j2' as q with context %}" + macro("{{ q.part() }}"),
        q=macro("a\n{{ contry }}", "part"),
    )
    with pytest.raises(InvalidPack) as caught:
        result.write("situation")
    assert caught.value.problems[0].where() == f"{tmp_path / 'p' / 'q.md.j2'}:3"


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("a\n{{ x", 4, "cannot be read"),
        ("a\n{% if x %}\nb", 5, "cannot be read"),
        ("a\n{% nosuch %}", 3, "unknown tag 'nosuch'"),
        ("a\n{{ x|nosuch }}", 3, "There is no filter ‘nosuch’"),
        ("a\n{{ l }}", 3, "a list cannot be printed"),
        ("a\n{{ none }}", 3, "yes or no cannot be printed"),
        ("a\n{{ situation(1) }}", 3, "takes not more than"),
        ("a\n{{ x|counted }}", 3, "counted"),
        ("a\n{% from 'p/letter.md.j2' import nosuch %}{{ nosuch() }}", 3, "‘nosuch’"),
    ],
)  # fmt: skip
def test_a_template_that_fails_is_told_with_its_line(tmp_path: Path, body: str, line: int, says: str) -> None:
    problem = refused(tmp_path, body, x="x", l=("a",))
    assert says in problem.message and problem.line == line
    assert not problem.message.endswith("..")


def test_a_macro_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="no macro ‘norm’"):
        writer(tmp_path, macro("x")).write("norm")


@pytest.mark.parametrize("text", ["{{ nosuch }}", "{{ x", "{{ 1 / 0 }}", "{% for a in x %}", "{{ x.__class__ }}"])
def test_a_suggestion_that_fails_is_told_with_the_file_it_stands_in(tmp_path: Path, text: str) -> None:
    result = writer(tmp_path, macro("x"), {"x": "x"})
    with pytest.raises(InvalidPack) as caught:
        result.fill(text)
    assert caught.value.problems[0].file == str(tmp_path / "p" / "template.yaml")


@pytest.mark.parametrize("text", ["nosuch", "x ==", "1 / 0", "x.__class__", "x()", "", "{{ x }}"])
def test_a_condition_that_fails_is_told_with_the_file_it_stands_in(tmp_path: Path, text: str) -> None:
    result = writer(tmp_path, macro("x"), {"x": "x"})
    with pytest.raises(InvalidPack) as caught:
        result.evaluate(text)
    assert caught.value.problems[0].file == str(tmp_path / "p" / "template.yaml")


@pytest.mark.parametrize("name", ["letter.md.j2"])
def test_a_pack_without_its_letter_is_told(tmp_path: Path, name: str) -> None:
    result = writer(tmp_path, macro("x"))
    (tmp_path / "p" / name).unlink()
    with pytest.raises(InvalidPack, match="not there"):
        result.write("situation")


def test_what_belongs_to_something_unanswered_is_unanswered(tmp_path: Path) -> None:
    """Not the name of the question, and not a failure: a beginning that needs it is simply not offered."""
    result = writer(tmp_path, macro("x"), {"state": Unanswered("concerns")})
    assert result.fill("We write to {{ state.government }} in {{ state.name|upper_first }}") == ""
    assert result.evaluate("not state.name")
