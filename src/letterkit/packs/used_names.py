"""The names that a passage uses, read off its template without running it.

An interview asks only what some passage needs, and a pack's author is told of a question that none does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import jinja2
from jinja2 import nodes

from letterkit.errors import InvalidPack, Problem
from letterkit.packs.loader import ShelfLoader
from letterkit.packs.metering import parts
from letterkit.packs.pack import Pack
from letterkit.packs.sandbox import sandbox
from letterkit.packs.shelf import Shelf
from letterkit.wording import say


def names_used(pack: Pack, shelf: Shelf, macro: str) -> frozenset[str]:
    """Return the variables that a macro refers to, itself or through the macros it calls in its own or shared files.

    Tells which questions a passage needs, so that nobody is asked for what no passage uses.
    """
    for start in pack.macro_files:
        if macro in _outline(shelf, start).uses:
            return _variables(shelf, start, macro)
    return frozenset()


def macros(pack: Pack, shelf: Shelf) -> frozenset[str]:
    """Return the names of all macros that a pack has, its own and those of the packs it extends."""
    return frozenset().union(*(_outline(shelf, file).uses for file in pack.macro_files))


def _variables(shelf: Shelf, file: str, macro: str) -> frozenset[str]:
    """Return the names that lead to no macro, followed from one of a file."""
    variables: set[str] = set()
    pending, seen = [(file, macro)], set()
    while pending:
        current, name = pending.pop()
        if (current, name) in seen:
            continue
        seen.add((current, name))
        outline = _outline(shelf, current)
        alias, _, member = name.partition(".")
        if alias in outline.imports:
            pending.append((outline.imports[alias], member))
        elif name in outline.uses:
            pending.extend((current, used) for used in outline.uses[name])
        else:
            variables |= {name, *_READ_BY.get(name, ())}
    return frozenset(variables)


_READ_BY: Final = {"norms": ("country",)}
"""Answers that a value of the letter is made from: whether a treaty binds depends on the State that it is about."""


@dataclass(frozen=True, slots=True)
class _Outline:
    """The macros of one file with the names each uses (`alias.macro` for shared ones), and what it imports."""

    uses: Mapping[str, frozenset[str]]
    imports: Mapping[str, str]


@cache
def _outline(shelf: Shelf, file: str) -> _Outline:
    environment = sandbox(shelf)
    try:
        source, filename, _ = ShelfLoader(shelf).get_source(environment, file)
    except jinja2.TemplateNotFound:
        return _Outline({}, {})
    try:
        tree = environment.parse(source, filename=filename)
    except jinja2.TemplateSyntaxError as error:
        raise InvalidPack(
            Problem(
                say("The template cannot be read: {message}.", message=error.message),
                say("Correct this line."),
                filename,
                error.lineno,
            )
        ) from None
    except (RecursionError, ValueError) as error:  # brackets without end; a number too long for Python
        raise InvalidPack(
            Problem(say("The template cannot be read: {error}.", error=error), say("Make it simpler."), filename)
        ) from None
    uses: dict[str, frozenset[str]] = {}
    imports: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, nodes.Macro):
            uses[node.name] = _used(node) - {arg.name for arg in node.args}
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock)) and isinstance(node.target, nodes.Name):
            uses[node.target.name] = _used(node)
        elif isinstance(node, nodes.Import) and isinstance(node.template, nodes.Const):
            imports[node.target] = str(node.template.value)
    return _Outline(uses, imports)


def _used(node: nodes.Node) -> frozenset[str]:
    names: set[str] = set()
    for part in parts(node):
        match part:
            case nodes.Name(ctx="load"):
                names.add(part.name)
            case nodes.Getattr(node=nodes.Name() as owner):
                names.add(f"{owner.name}.{part.attr}")
            case nodes.Call(node=nodes.Name(name="note")):
                names.update(str(argument.value) for argument in part.args if isinstance(argument, nodes.Const))
    return frozenset(names)
