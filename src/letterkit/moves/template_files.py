"""YAML files of templates, of any origin: read within limits, each mistake with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeVar

from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem
from letterkit.letter import builder
from letterkit.wording import say
from letterkit.yaml.source import decode, parse
from letterkit.yaml.tree import Tree, Unreadable

MAX_TEMPLATE_BYTES: Final = 400_000
"""The longest file of a template, settings and words alike."""

_T = TypeVar("_T")


def read_template_file(kind: type[_T], path: Path) -> tuple[_T, Tree]:
    """Return a YAML file of a template as an object of a kind. Raises InvalidPack."""
    tree = template_tree(path)
    try:
        return builder.build(kind, tree), tree
    except Unreadable as error:
        raise InvalidPack.of(error.problems) from None


def template_tree(path: Path) -> Tree:
    """Return a YAML file of a template as plain data with their places. Raises InvalidPack."""
    try:
        raw = files.read(path, MAX_TEMPLATE_BYTES)
        if len(raw) > MAX_TEMPLATE_BYTES:
            raise InvalidPack(
                Problem(say("The file is too large for a template's settings."), say("Make it shorter."), str(path))
            )
        tree = parse(decode(raw, str(path)), str(path))
    except Unreadable as error:
        raise InvalidPack.of(error.problems) from None
    except OSError as error:
        raise InvalidPack(
            Problem(say("The file cannot be read ({strerror}).", strerror=error.strerror), "", str(path))
        ) from None
    if not isinstance(tree.data, dict):
        raise InvalidPack(
            tree.problem((), say("The file has no keys."), say("Start with `letterkit: 1` and `title:`."))
        )
    return tree
