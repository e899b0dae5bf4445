"""How a key path is written for a person."""

from __future__ import annotations

from letterkit.errors import Problem, spell_path


def test_a_path_is_spelled_as_a_person_reads_it() -> None:
    assert spell_path(("passages", 2, "asks", 0, "deadline")) == "passages[2].asks[0].deadline"
    assert spell_path(()) == ""


def test_a_problem_begins_with_its_place_and_its_key() -> None:
    assert str(Problem("It is wrong.", "Mend it.", "a.yaml", 3, 5, ("asks", 0))) == (
        "a.yaml:3:5: asks[0]: It is wrong.\n  Mend it."
    )
