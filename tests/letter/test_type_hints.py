"""Type hints of dataclasses, those inside them included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.letter.model import Draft, Layout, Passage, Sourced
from letterkit.letter.type_hints import dataclass_members, dataclasses_in, field_types, type_members


@dataclass
class Inner:
    again: tuple[Outer, ...] = ()


@dataclass
class Outer:
    inner: Inner | None
    pairs: Mapping[str, Inner | str]


def test_the_types_of_fields_are_resolved() -> None:
    assert field_types(Inner) == {"again": tuple[Outer, ...]}
    assert field_types(Draft)["layout"] is Layout


def test_what_a_type_hint_allows() -> None:
    assert str in type_members(tuple[str, ...] | None)
    assert dataclass_members(Mapping[str, Inner | str]) == [Inner]


def test_each_dataclass_comes_once_also_where_they_hold_each_other() -> None:
    assert dataclasses_in(Outer) == [Outer, Inner]
    kinds = dataclasses_in(Draft)
    assert len(kinds) == len(set(kinds)) and {Layout, Passage, Sourced} < set(kinds)
