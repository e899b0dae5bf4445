"""YAML in: a scalar stays what was typed, every key has its place, and nothing that YAML can do does harm."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import Problem
from letterkit.yaml.source import MAX_BYTES, MAX_DEPTH, decode, parse
from letterkit.yaml.tree import Tree, Unreadable

PARSERS = ["Python", *(["C"] if find_spec("_ruamel_yaml") else [])]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the parser in C, and that in Python, which is taken where ruamel.yaml.clib is not installed."""
    if request.param == "Python":
        monkeypatch.setattr("letterkit.yaml.source.CParser", None)
    return str(request.param)


def refused(text: str) -> Problem:
    with pytest.raises(Unreadable) as caught:
        parse(text, "x.yaml")
    assert caught.value.problems[0].hint
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12), ("-3", -3), ("2.5", 2.5), ("0", 0), ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("0012", "0012"), ("2.50", "2.50"), ("-0", "-0"), ("1e3", "1e3"), ("0x1F", "0x1F"), ("0o17", "0o17"), ("1_000", "1_000"),
        ("+44", "+44"), ("12:30", "12:30"), ("2010-06-30", "2010-06-30"), ("yes", "yes"), ("no", "no"), ("on", "on"), (".inf", ".inf"),
        (".nan", ".nan"), ("'12'", "12"), ('"true"', "true"), ("1234567890123456789012", "1234567890123456789012"), ("=", "="), ("<<", "<<"),
        ("0.1000000000000000055", "0.1000000000000000055"), ("|\n  12", "12\n"), (">-\n  null", "null"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("parser")
def test_a_scalar_is_a_number_only_where_nothing_typed_is_lost(typed: str, value: object) -> None:
    result = parse(f"key: {typed}\n").data["key"]
    assert (type(result), result) == (type(value), value)


@pytest.mark.usefixtures("parser")
def test_every_key_and_item_has_line_and_column() -> None:
    tree = parse("a: 1\nlist:\n  - x\n  - name: y\n    note: z\n")
    assert tree.positions[("a",)] == (1, 1)
    assert tree.positions[("list", 0)] == (3, 5)
    assert tree.positions[("list", 1, "note")] == (5, 5)


def test_a_place_that_is_not_there_is_the_nearest_part_above_it() -> None:
    tree = parse("list:\n  - name: y\n")
    assert tree.position(("list", 0, "missing", 3)) == (2, 5)
    assert tree.position(("other",)) == (1, 1)
    assert Tree({}, {}).position(("x",)) == (1, 1)


@pytest.mark.usefixtures("parser")
def test_an_alias_repeats_its_part() -> None:
    assert parse("a: &x [1, two]\nb: *x\nc: &y word\nd: *y\n").data == {
        "a": [1, "two"],
        "b": [1, "two"],
        "c": "word",
        "d": "word",
    }


@pytest.mark.usefixtures("parser")
def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert parse("a: &x {k: 1}\nb: {<<: *x}\n").data["b"] == {"<<": {"k": 1}}


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "The key ‘a’ stands twice (first in line 1)."),
        ("a: x: y\n", 1, 5, "colon"),
        ("a:\n\t- b\n", 2, 1, "indented with a tab"),
        ("a: [1, 2\nb: 3\n", 2, 2, ""),
        ('a: "open\n', 2, 1, "never closed"),
        ("a: 'b\nc: d\n", 3, 1, "never closed"),
        ("a: *nobody\n", 1, 4, ""),
        ("a: !!python/object/apply:os.system [echo]\n", 1, 4, "tag"),
        ("a: !include x\n", 1, 4, "tag"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("? [a]\n: b\n", 1, 3, "key must be a word"),
        ("a: 1\n b: 2\n", 2, 3, ""),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "indentation"),
        ('a: "\\q"\n', 1, 5, "backslash"),
        ("a: `b`\n", 1, 4, "keeps for itself"),
        ("a: é\x01b\n", 1, 5, "control character"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("parser")
def test_what_is_not_yaml_for_a_letter_is_refused_at_its_place(text: str, line: int, column: int, says: str) -> None:
    problem = refused(text)
    assert (problem.file, problem.line, problem.column) == ("x.yaml", line, column)
    assert says in problem.message


@pytest.mark.usefixtures("parser")
def test_a_key_that_is_an_alias_is_refused() -> None:
    assert "alias" in refused("a: &x k\n*x : 1\n").message


@pytest.mark.usefixtures("parser")
def test_all_double_keys_are_told_at_once() -> None:
    with pytest.raises(Unreadable) as caught:
        parse("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


@pytest.mark.usefixtures("parser")
def test_parts_that_multiply_through_aliases_are_stopped() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "aliases" in refused("\n".join(lines)).message


@pytest.mark.slow
@pytest.mark.usefixtures("parser")
def test_brackets_without_end_are_stopped() -> None:
    assert str(MAX_DEPTH) in refused("a: " + "[" * 5_000).message
    assert str(MAX_DEPTH) in refused("\n".join("  " * n + f"k{n}:" for n in range(60))).message


@pytest.mark.slow
@pytest.mark.usefixtures("parser")
def test_more_parts_than_a_letter_has_are_stopped() -> None:
    assert "far more parts" in refused("a: [" + "1," * 250_000 + "]").message


def test_a_file_that_is_too_large_is_refused_by_its_size() -> None:
    with pytest.raises(Unreadable, match="5 MB"):
        decode(b" " * (MAX_BYTES + 1), "x.yaml")


@pytest.mark.parametrize("bom", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(bom: str) -> None:
    with pytest.raises(Unreadable, match="UTF-16"):
        decode("\ufeffa: 1\n".encode(bom), "x.yaml")


def test_bytes_that_are_not_utf_8_have_their_place() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(b"a: 1\nb: caf\xe9\n", "x.yaml")
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (2, 7)


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    assert parse(decode(b"\xef\xbb\xbfa: 1\n", "x")).data == {"a": 1}


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tree = parse(text, "x.yaml")
    except Unreadable as error:
        assert all(problem.message and problem.line for problem in error.problems)
    else:
        json.dumps(tree.data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        assert isinstance(decode(raw, "x"), str)
    except Unreadable as error:
        assert error.problems[0].message


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(st.characters(exclude_categories=["C"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["C"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["C"])), PLAIN, max_size=4))
def test_json_is_yaml(data: dict[str, object]) -> None:
    assert parse(json.dumps(data, ensure_ascii=False)).data == data
