"""The relationships of the parts of an office file. They load no XML, because every letter is written with them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple


class Relation(NamedTuple):
    """A relationship of a part: its kind, and a member of the package or, `outside`, an address."""

    kind: str
    target: str
    outside: bool = False


def first_target(relations: Iterable[Relation], kind: str) -> str:
    """Return the member that the first relationship of a kind leads to; empty when there is none."""
    return next((relation.target for relation in relations if relation.kind == kind and not relation.outside), "")


def relations_of(part: str) -> str:
    """Return the member that lists the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
