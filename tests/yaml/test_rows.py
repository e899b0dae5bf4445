"""Rows of data files: each key as what it must be, and everything that is wrong at its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from letterkit.errors import Problem
from letterkit.yaml.rows import DataRow
from letterkit.yaml.source import parse


def row(text: str) -> DataRow:
    tree = parse(text, "x.yaml")
    return DataRow(tree, (0,), tree.data[0], "mine", [])


def refused(text: str, read: Callable[[DataRow], Any]) -> Problem:
    read_row = row(text)
    read(read_row)
    [problem] = read_row.problems
    assert problem.file == "x.yaml" and problem.path[0] == "mine"
    return problem


def only(read_row: DataRow, *keys: str) -> None:
    for key in keys:
        read_row.text(key)
    read_row.report_unknown_keys()


def test_each_kind_of_value() -> None:
    known = row(
        "- name: a-b\n  text: ' x '\n  flag: true\n  day: 2026-11-30\n  list: [a, b]\n  by: {en: x, fr: y}\n  in: {k: v}\n"
    )
    assert (known.slug("name"), known.text("text"), known.flag("flag")) == ("a-b", "x", True)
    assert (known.date("day"), known.texts("list")) == (dt.date(2026, 11, 30), ("a", "b"))
    assert known.choices("list", ("a", "b", "c")) == ("a", "b")
    assert known.localized("by") == {"en": "x", "fr": "y"}
    assert known.mapping("in").text("k") == "v"
    known.report_unknown_keys()
    assert known.problems == []


def test_a_key_that_is_absent_is_empty() -> None:
    empty = row("- {}\n")
    assert (empty.text("k"), empty.flag("k"), empty.date("k"), empty.texts("k")) == ("", False, None, ())
    assert (empty.localized("k"), empty.mappings("k"), empty.choice("k", ("a",), "a")) == ({}, [], "a")
    assert empty.problems == []


@pytest.mark.parametrize(
    ("text", "read", "says", "line"),
    [
        ("- k: 1\n", lambda one: one.text("k"), "must be a text", 1),
        ("- a: b\n", lambda one: one.text("k", required=True), "‘k’ is missing", 1),
        ("- a: b\n  k: A b\n", lambda one: one.slug("k"), "cannot be a name", 2),
        ("- a: b\n  k: colour\n", lambda one: one.choice("k", ("color",)), "not one of: color", 2),
        ("- k: maybe\n", lambda one: one.flag("k"), "true or false", 1),
        ("- k: 2026-02-30\n", lambda one: one.date("k"), "not a date", 1),
        ("- k: a\n", lambda one: one.texts("k"), "list of texts", 1),
        ("- k:\n    - a\n    - x\n", lambda one: one.choices("k", ("a", "b")), "not a word", 3),
        ("- k: a\n", lambda one: one.localized("k"), "by language", 1),
        ("- k:\n    english words: a\n", lambda one: one.localized("k"), "not a language tag", 2),
        ("- k:\n    en: ''\n", lambda one: one.localized("k"), "must be a text", 2),
        ("- k: [a]\n", lambda one: one.mappings("k"), "list of mappings", 1),
        ("- k: a\n", lambda one: one.mapping("k"), "must be a mapping", 1),
        ("- a: b\n  titel: c\n", lambda one: only(one, "title", "a"), "titel", 2),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(
    text: str, read: Callable[[DataRow], Any], says: str, line: int
) -> None:
    problem = refused(text, read)
    assert says in problem.message and problem.line == line


def test_a_mistyped_word_and_key_have_the_nearest() -> None:
    assert "‘color’" in refused("- k: colour\n", lambda one: one.choice("k", ("color", "size"))).hint
    assert "‘title’" in refused("- titel: c\n", lambda one: only(one, "title")).hint
