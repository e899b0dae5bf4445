"""What a template's work costs, and the one place where it is charged.

Everything that a template can repeat pays into one budget: turns of loops, macros, lists, comparisons, captured and
printed text. The charges are written into the code that Jinja makes of a template, as calls of `METERS`. They are no
filters, functions or variables, so no name that a template can write, and no text that it hands to `map`, reaches them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from letterkit.languages.language import Language
from letterkit.packs import language_filters
from letterkit.packs.text_filters import Markdown, Unanswered
from letterkit.wording import say, say_number

BUDGET: Final = 3_000_000
"""What one letter may cost: a character printed, a turn of a loop, a step in it and an item of a list cost 1 each. The
letters of the examples cost 14,000 to 27,000."""
CALL: Final = 50
"""What a call, a filter and a value printed cost beside what they are given: they take longer than a turn."""
INCLUDE: Final = 1_000
MAX_NUMBER: Final = 10**15
MAX_NESTING: Final = 15
"""Blocks inside blocks; Python itself allows 20."""
MAX_PARTS: Final = 20_000
"""Parts of one template: tags, names, values. The largest of ours has about 3,000; to compile more takes seconds."""
_TEXT: Final = 8
"""Characters that a filter reads for 1."""
_ITEM: Final = 10
"""What `map`, `select` and their like cost for each item and each step of an attribute."""


class BudgetSpent(Exception):
    """The template has used up its budget."""


@dataclass(slots=True)
class WritingState:
    """One use of a template: its language, what it may still spend, and what it found missing."""

    language: Language
    sources: Mapping[str, str] = field(default_factory=dict)
    left: int = BUDGET
    holes: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def spend(self, amount: int) -> None:
        """Charge an amount. Raises BudgetSpent when nothing is left, and for a negative amount."""
        self.left -= amount
        if self.left < 0 or amount < 0:
            raise BudgetSpent


current_writing: ContextVar[WritingState] = ContextVar("writing")


def charge_by_size(value: Any) -> Any:
    """Return the value, paid for by its size: what is done with it takes as long as it is large.

    A list that holds one list twice, again and again, is small in memory and endless to compare.
    """
    writing = current_writing.get()
    pending = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            writing.spend(1 + len(part) // _TEXT)
        elif isinstance(part, (list, tuple, dict)):
            writing.spend(1 + len(part))
            pending.extend(part)
            pending.extend(part.values() if isinstance(part, dict) else ())
        else:
            writing.spend(1)
    return value


def charge_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter so that it costs what it is given and what it gives back."""

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        current_writing.get().spend(CALL)
        for argument in (*args, *kwargs.values()):
            charge_by_size(argument)
        result = function(*args, **kwargs)
        current_writing.get().spend(len(result) if isinstance(result, (str, list, tuple)) else 0)
        return result

    return filtered


def charge_item_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return one of Jinja's filters that go through a list, paid for by the item and worked out at once.

    As Jinja has them they return generators. A chain of many thousand of those ends Python itself when it is let go.
    """

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        subject = args[1]  # after the context or the environment
        steps = sum(name.count(".") for name in (*args[2:], *kwargs.values()) if isinstance(name, str))
        size = len(subject) if hasattr(subject, "__len__") else 1
        current_writing.get().spend(_ITEM * (1 + steps) * size)
        return list(_each(function(*args, **kwargs), 1))

    return charge_filter(filtered)


# -- the meters -----------------------------------------------------------------------------------------


def _each(items: Any, cost: int) -> Iterator[Any]:
    writing = current_writing.get()
    for item in items:
        writing.spend(cost)
        yield item


def _spend(amount: int) -> str:
    current_writing.get().spend(amount)
    return ""


def print_value(value: Any) -> str:
    """Return how a value is printed: answers escaped, numbers and dates in the letter's language."""
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises, and names what is missing
    writing = current_writing.get()
    text = language_filters.to_markdown(value, writing.language)
    writing.spend(len(text) if isinstance(value, str) else CALL + len(text))
    if isinstance(value, Unanswered):
        writing.holes.append(value.name)
    return text


def _concatenated(parts: Sequence[Any]) -> Markdown:
    return Markdown("".join(print_value(part) for part in parts))


def mark_as_markdown(text: str) -> Markdown:
    """Return what a template has written as Markdown, paid for by its length."""
    current_writing.get().spend(len(text))
    return Markdown(text)


METERS: Final[dict[str, Callable[..., Any]]] = {
    "each item": _each,
    "joined text": _concatenated,
    "kept text": mark_as_markdown,
    "printed text": print_value,
    "weighed value": charge_by_size,
    "spend now": _spend,
}
"""The charges by their names in the tree of a template, which have a blank, so that they are the names of no filter."""


class MeteringGenerator(CodeGenerator):
    """Jinja's writer of code, which writes a filter named as a meter as a call of that meter."""

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        if node.name not in METERS:
            super().visit_Filter(node, frame)
            return
        self.write(f"environment.meters[{node.name!r}](")
        if node.node is None:  # what a block has captured
            self.write(f"concat({frame.buffer})")
        else:
            self.visit(node.node, frame)
        for argument in node.args:
            self.write(", ")
            self.visit(argument, frame)
        self.write(")")


# -- places in a file -----------------------------------------------------------------------------------


_REPEATED: Final = (nodes.For, nodes.Macro, nodes.CallBlock)


def insert_charges(tree: nodes.Template) -> nodes.Template:
    """Return the tree with the charges in it. Raises TemplateSyntaxError for what no budget covers."""
    if sum(1 for _ in parts(tree)) > MAX_PARTS:
        raise jinja2.TemplateSyntaxError(
            say("it has more than {max_parts} parts; a letter needs a few hundred", max_parts=say_number(MAX_PARTS)), 1
        )
    _refuse_unbounded(tree, 0)
    repeated = {node: _steps(node) for node in parts(tree) if isinstance(node, _REPEATED)}
    whole = _steps(tree)
    for node, steps in repeated.items():
        if isinstance(node, nodes.For):
            node.iter = _meter("each item", node.iter, nodes.Const(steps))
        else:
            node.body.insert(0, _charge(steps, node.lineno))
    for block in [node for node in parts(tree) if isinstance(node, (nodes.AssignBlock, nodes.FilterBlock))]:
        _keep_captured(block)
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for name, value in parent.iter_fields():
            if isinstance(value, nodes.Expr):
                setattr(parent, name, _metered_value(value, parent))
            elif isinstance(value, list):
                value[:] = [_metered_value(part, parent) if isinstance(part, nodes.Expr) else part for part in value]
    tree.body.insert(0, _charge(whole, 1))
    return tree


def _keep_captured(block: nodes.AssignBlock | nodes.FilterBlock) -> None:
    """Mark what a block captures as Markdown. What a filter makes of it may be none, and is escaped when printed."""
    captured = nodes.Filter(None, "kept text", [], [], None, None, lineno=block.lineno)
    innermost = block.filter
    while innermost is not None and isinstance(innermost.node, nodes.Filter):
        innermost = innermost.node
    if innermost is not None:
        innermost.node = captured
    if isinstance(block, nodes.FilterBlock):
        block.filter = _meter("printed text", block.filter)
    elif innermost is None:
        block.filter = captured


def _metered_value(value: nodes.Expr, parent: nodes.Node) -> nodes.Expr:
    if isinstance(value, nodes.Concat):
        return _meter("joined text", nodes.List(list(value.nodes), lineno=value.lineno))
    literal = isinstance(value, (nodes.List, nodes.Dict)) or (isinstance(value, nodes.Tuple) and value.ctx == "load")
    compared = isinstance(parent, (nodes.Compare, nodes.Operand))
    cut = isinstance(parent, nodes.Getitem) and value is parent.node
    looked_up = isinstance(parent, nodes.Getitem) and value is parent.arg and not isinstance(value, nodes.Slice)
    plain = isinstance(value, nodes.Const)
    return _meter("weighed value", value) if literal or ((compared or cut or looked_up) and not plain) else value


def _meter(name: str, value: Any, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(args), [], None, None, lineno=value.lineno)


def _charge(amount: int, line: int) -> nodes.ExprStmt:
    return nodes.ExprStmt(_meter("spend now", nodes.Const(amount, lineno=line)), lineno=line)


def _steps(node: nodes.Node) -> int:
    """Return what running a node once costs: 1 for each part of it and each character that it prints itself."""
    return 1 + sum(1 + (len(part.data) if isinstance(part, nodes.TemplateData) else 0) for part in parts(node))


def parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield every node below a node, at any depth: Jinja's own walk calls itself."""
    pending = [node]
    while pending:
        for child in pending.pop().iter_child_nodes():
            pending.append(child)
            yield child


def _refuse_unbounded(node: nodes.Node, depth: int) -> None:
    """Raise TemplateSyntaxError with the line of what no letter needs and no budget covers."""
    says = ""
    if isinstance(node, (nodes.For, nodes.If, nodes.With, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)):
        depth += 1
        says = (
            say("blocks stand inside each other more than {max_nesting} deep", max_nesting=MAX_NESTING)
            if depth > MAX_NESTING
            else ""
        )
    if isinstance(node, nodes.For) and node.recursive:
        says = say("a loop that calls itself is not available")
    if isinstance(node, nodes.ScopedEvalContextModifier):
        says = say("autoescape is not available: answers are escaped as they are printed")
    if isinstance(node, nodes.Const) and isinstance(node.value, int) and abs(node.value) > MAX_NUMBER:
        says = say("the number is too large")
    if says:
        raise jinja2.TemplateSyntaxError(says, node.lineno)
    for child in node.iter_child_nodes():
        _refuse_unbounded(child, depth)
