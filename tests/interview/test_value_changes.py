"""Values before and after: what was exchanged for what, and what holds when a value changes again."""

from __future__ import annotations

import pytest

from letterkit.interview.value_changes import LeftSentence, Place, ValueChange, ValueChanges, compare_values

DATE, BODY, WHO = Place("day", "date"), Place("name", "bodies"), Place("name", "signatories")


def change(old: str, new: str) -> ValueChange:
    return ValueChange("name", "bodies", old, new)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("A B", "C B", ["AC"]),
        ("A B", "B A", []),  # in another order
        ("A B", "B", []),  # gone
        ("B", "A B", []),  # new
        ("A B", "C D", ["AC", "BD"]),
        ("A B C", "B D", []),  # two gone, one come
        ("A A", "B B", ["AB"]),
    ],
)
def test_what_was_exchanged_for_what(old: str, new: str, pairs: list[str]) -> None:
    found = compare_values({BODY: tuple(old.split())}, {BODY: tuple(new.split())})
    assert [one.old + one.new for one in found] == pairs


def test_of_many_who_sign_only_one_for_one_is_another_name() -> None:
    assert compare_values({WHO: ("A", "B")}, {WHO: ("C", "D")}) == ()
    assert [one.new for one in compare_values({WHO: ("A", "B")}, {WHO: ("A", "D")})] == ["D"]


def test_a_place_that_is_gone_has_changed_nothing() -> None:
    assert compare_values({DATE: ("2026-11-30",)}, {}) == () == compare_values({}, {DATE: ("2026-11-30",)})


def test_what_changed_before_has_the_newest_value() -> None:
    changes = ValueChanges()
    for old, new in ("AB", "BC"):
        changes = changes.followed_by([change(old, new)], [change(old, new)])
    assert changes.changed == (change("A", "C"), change("B", "C"))
    back = changes.followed_by([change("C", "A")], [])
    assert back.changed == (change("B", "A"),)


def test_only_what_the_letter_says_now_is_in_force() -> None:
    changes = ValueChanges((change("A", "B"),))
    assert changes.in_force({BODY: ("B",)}) == changes.changed
    assert changes.in_force({BODY: ("A", "B")}) == changes.in_force({BODY: ("C",)}) == changes.in_force({}) == ()


def test_neither_changes_nor_decisions_grow_without_end() -> None:
    many = [change(f"old {number}", "new") for number in range(500)]
    rows = [LeftSentence("name", "bodies", "old", f"Sentence {number}.") for number in range(2000)]
    changes = ValueChanges().followed_by(many, many).leaving(rows)
    assert changes.changed[-1].old == "old 499" and len(changes.changed) < 100
    assert changes.left[-1] == rows[-1] and len(changes.left) < 1000
