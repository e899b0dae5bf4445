"""Which answers a passage uses, read off its template."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidPack
from letterkit.packs.shelf import open_shelf
from letterkit.packs.used_names import macros, names_used

from .packing import SETTINGS, macro, put, shelf_of


def used(root: Path, letter: str, name: str = "situation", **more: str) -> frozenset[str]:
    put(root, "p", letter=letter, **more)
    on = shelf_of(root)
    return names_used(on.load("p"), on, name)


def test_names_in_every_kind_of_place_are_used(tmp_path: Path) -> None:
    body = "{{ a }}{% if b %}{{ c|sentence }}{% endif %}{% for x in d %}{{ x }}{% endfor %}{{ note('e') }}{% set y = f ~ g %}{{ [h, i]|listed }}"
    assert used(tmp_path, macro(body)) >= set("abcdefghi")


def test_the_macros_it_calls_are_followed_also_in_other_files(tmp_path: Path) -> None:
    letter = (
        "{% import 'p/q.md.j2' as other with context %}"
        + macro("{{ own() }}{{ other.far() }}")
        + macro("{{ a }}", "own")
        + macro("{{ z }}", "unused")
    )
    result = used(
        tmp_path, letter, q=macro("{{ deeper() }}", "far") + macro("{{ b }}", "deeper") + macro("{{ y }}", "unused")
    )
    assert {"a", "b"} <= result and not {"y", "z"} & result


def test_what_is_set_at_the_top_is_followed(tmp_path: Path) -> None:
    assert {"a", "b"} <= used(tmp_path, "{% set x = a %}{% set y %}{{ b }}{% endset %}" + macro("{{ x }}{{ y }}"))


def test_arguments_are_no_answers(tmp_path: Path) -> None:
    assert "n" not in used(tmp_path, "{% macro situation(n) %}{{ n }}{{ a }}{% endmacro %}")


def test_macros_that_call_each_other_end(tmp_path: Path) -> None:
    assert "a" in used(tmp_path, macro("{{ other() }}") + macro("{{ situation() }}{{ a }}", "other"))


def test_a_macro_of_the_base_is_found_and_one_of_nobody_uses_nothing(tmp_path: Path) -> None:
    put(tmp_path, "base", letter=macro("{{ a }}", "closing"))
    put(tmp_path, "p", SETTINGS + "extends: base\n", macro("x"))
    on = shelf_of(tmp_path)
    assert names_used(on.load("p"), on, "closing") == {"a"}
    assert names_used(on.load("p"), on, "none") == frozenset()
    assert macros(on.load("p"), on) == {"situation", "closing"}


def test_a_pack_without_a_letter_has_no_macros(tmp_path: Path) -> None:
    (put(tmp_path, "p") / "letter.md.j2").unlink()
    on = shelf_of(tmp_path)
    assert macros(on.load("p"), on) == frozenset()


@pytest.mark.parametrize(
    "body", ["{{ a", "{% if %}", "{% nosuch %}", "{{ " + "(" * 5_000 + " }}", "{{ " + "9" * 5_000 + " }}"]
)
def test_a_template_that_cannot_be_read_is_told_with_its_file(tmp_path: Path, body: str) -> None:
    with pytest.raises(InvalidPack, match="cannot be read") as caught:
        used(tmp_path, macro(body))
    assert caught.value.problems[0].file == str(tmp_path / "p" / "letter.md.j2")


@pytest.mark.parametrize("name", [name for name in open_shelf().ids() if open_shelf().folder(name)])
def test_every_step_of_a_shipped_pack_uses_an_answer_or_needs_none(name: str) -> None:
    on = open_shelf()
    pack = on.load_earlier(name)
    assert {step.macro for step in pack.plan} <= macros(pack, on)
    asked = {question.id for question in pack.questions if question.path.startswith("facts.")}
    used_ids = frozenset().union(*(names_used(pack, on, step.macro) for step in pack.plan))
    assert asked & used_ids
