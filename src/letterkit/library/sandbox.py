"""The sandbox in which a pack's templates run: they can write, and nothing else.

Packs come from elsewhere, so their templates run in Jinja's immutable sandbox, and more is taken away:
no method of any value can be called, no global function exists but those below, and everything a template
does is paid for from one budget, so that a template that would run for ever or fill the memory is stopped
at a known point. What a person typed is escaped as it is printed, so that no answer becomes Markdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, is_dataclass
from functools import cache, wraps
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from letterkit.letter import folders
from letterkit.library import prose
from letterkit.library.loader import Compiled, Folder
from letterkit.library.packs import Shelf
from letterkit.library.prose import Markdown, Unanswered

BUDGET: Final = 3_000_000
"""What one letter may cost: a character printed, a turn of a loop and an item of a list cost 1 each."""
CALL: Final = 50
"""What a call, a filter and a value printed cost beside what they are given: they take longer than a turn."""
INCLUDE: Final = 1_000
MAX_NUMBER: Final = 10**15
MAX_NESTING: Final = 15
"""Blocks inside blocks; Python itself allows 20."""


class Spent(Exception):
    """The template has used up its budget."""


@dataclass(slots=True)
class Writing:
    """One use of a template: its language, what it may still spend, and what it found missing."""

    language: str
    sources: Mapping[str, str] = field(default_factory=dict)
    left: int = BUDGET
    holes: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise Spent


writing_now: ContextVar[Writing] = ContextVar("writing")


# -- what a template may use ----------------------------------------------------------------------------


@jinja2.pass_context
def _print(_: Any, value: Any) -> str:
    """How every `{{ … }}` is printed: answers escaped, numbers and dates in the letter's language."""
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises, and names what is missing
    writing = writing_now.get()
    text = prose.printed(value, writing.language)
    writing.spend(len(text) if isinstance(value, str) else CALL + len(text))
    if isinstance(value, Unanswered):
        writing.holes.append(value.name)
    return text


def _bounded(items: Any, cost: int) -> Iterator[Any]:
    writing = writing_now.get()
    for item in items:
        writing.spend(cost)
        yield item


def _weighed(value: Any) -> Any:
    """The value as it is, paid for by its size: what is done with it takes as long as it is large.

    A list that holds one list twice, again and again, is small in memory and endless to compare.
    """
    writing = writing_now.get()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            writing.spend(1 + len(one) // 16)
        elif isinstance(one, (list, tuple, dict)):
            writing.spend(1 + len(one))
            waiting.extend(one)
            waiting.extend(one.values() if isinstance(one, dict) else ())
        else:
            writing.spend(1)
    return value


def _paid(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that costs what it is given and what it gives back."""

    @wraps(function)
    def paid(*args: Any, **kwargs: Any) -> Any:
        writing_now.get().spend(CALL)
        for one in (*args, *kwargs.values()):
            _weighed(one)
        made = function(*args, **kwargs)
        writing_now.get().spend(len(made) if isinstance(made, (str, list)) else 0)
        return made

    return paid


def _spend(amount: int) -> str:
    writing_now.get().spend(amount)
    return ""


def _concatenated(parts: Sequence[Any]) -> Markdown:
    return Markdown("".join(_print(None, part) for part in parts))


def _kept(text: str) -> Markdown:
    writing_now.get().spend(len(text))
    return Markdown(text)


def note(*names: str) -> Markdown:
    """The mark of a footnote that gives the sources of the answers named; nothing where none has a source."""
    writing = writing_now.get()
    found = dict.fromkeys(writing.sources[name] for name in names if writing.sources.get(name))
    new = [source for source in found if source not in writing.notes.values()]
    if not new:
        return Markdown("")
    label = f"source-{len(writing.notes) + 1}"
    writing.notes[label] = "; ".join(new)
    return Markdown(f"[^{label}]")


def _in_language(function: Callable[..., Any], *, of_nothing: bool = False) -> Callable[..., Any]:
    """A filter that needs the language of the letter. `of_nothing`: also for an answer that is missing."""

    def filtered(value: Any, *args: Any) -> Any:
        if isinstance(value, Unanswered) and not of_nothing:
            return value
        return function(value, *args, language=writing_now.get().language)

    return filtered


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "listed": _in_language(prose.listed),
    "spelled": _in_language(prose.spelled),
    "day": _in_language(prose.day),
    "weekday": _in_language(prose.weekday),
    "month": _in_language(prose.month),
    "counted": _in_language(prose.counted),
    "plural": _in_language(prose.plural, of_nothing=True),
    "agree": _in_language(prose.agree, of_nothing=True),
    "gendered": _in_language(prose.gendered, of_nothing=True),
    "upper_first": prose.upper_first,
    "lower_first": prose.lower_first,
    "no_stop": prose.no_stop,
    "place": _in_language(prose.place),
    "sentence": prose.sentence,
    **{name: _in_language(function) for name, function in prose.GRAMMATICAL.items()},
}
_METERS: Final[dict[str, Callable[..., Any]]] = {  # names with a blank, which no template can write
    "each one": _bounded,
    "joined text": _concatenated,
    "kept text": _kept,
    "weighed value": _weighed,
    "spend now": _spend,
}
_BUILT_IN: Final = (
    "first",
    "last",
    "length",
    "list",
    "map",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "default",
    "unique",
)
_TESTS: Final = ("defined", "undefined", "none", "string", "number", "boolean", "sequence", "mapping", "even", "odd")
_OPEN: Final = (dt.date, Namespace, LoopContext, TemplateModule)
"""What has attributes that a template may read, beside the letter's own dataclasses."""


# -- the sandbox ----------------------------------------------------------------------------------------


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a budget and without methods."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        try:
            metered = _metered(source)
        except jinja2.TemplateSyntaxError as error:
            error.filename = filename
            raise
        return super()._generate(metered, name, filename, defer_init)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_") or not (isinstance(obj, _OPEN) or is_dataclass(obj)):
            return False
        return not callable(value) or isinstance(value, Macro) or isinstance(obj, LoopContext)

    def is_safe_callable(self, obj: Any) -> bool:
        return (
            isinstance(obj, Macro)
            or obj in self.globals.values()
            or isinstance(getattr(obj, "__self__", obj), LoopContext)
        )

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja's signature
        writing_now.get().spend(CALL)
        for one in (*args, *kwargs.values()):
            _weighed(one)
        made = super().call(__context, __obj, *args, **kwargs)
        if isinstance(made, str) and isinstance(__obj, Macro):
            return _kept(made.strip())
        return made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if not isinstance(side, int) or isinstance(side, bool) or abs(side) > MAX_NUMBER:
                raise SecurityError(f"‘{operator}’ works on whole numbers only; join texts with ~")
        if operator == "**":
            raise SecurityError("‘**’ is not available in templates")
        return super().call_binop(context, operator, left, right)

    def get_template(
        self, name: Any, parent: str | None = None, globals: Any = None
    ) -> jinja2.Template:  # Jinja's name
        if parent is not None:
            writing_now.get().spend(INCLUDE)
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        writing_now.get().spend(INCLUDE)
        return super().select_template(names, parent, globals)


def _metered(tree: nodes.Template) -> nodes.Template:
    """Every loop, every list, every comparison, every `~` and every captured text pays into the budget."""
    _refuse(tree, 0)
    for loop in tree.find_all(nodes.For):
        loop.iter = _meter("each one", loop.iter, nodes.Const(1 + _printed(loop)))
    for block in tree.find_all(nodes.AssignBlock):
        block.filter = nodes.Filter(block.filter, "kept text", [], [], None, None, lineno=block.lineno)
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for name, value in parent.iter_fields():
            if isinstance(value, nodes.Expr):
                setattr(parent, name, _metered_value(value, parent))
            elif isinstance(value, list):
                value[:] = [_metered_value(one, parent) if isinstance(one, nodes.Expr) else one for one in value]
    if printed := _printed(tree):
        tree.body.insert(0, nodes.ExprStmt(_meter("spend now", nodes.Const(printed, lineno=1)), lineno=1))
    return tree


def _metered_value(value: nodes.Expr, parent: nodes.Node) -> nodes.Expr:
    if isinstance(value, nodes.Concat):
        return _meter("joined text", nodes.List(list(value.nodes), lineno=value.lineno))
    made = isinstance(value, (nodes.List, nodes.Dict)) or (isinstance(value, nodes.Tuple) and value.ctx == "load")
    compared = isinstance(parent, (nodes.Compare, nodes.Operand))
    cut = isinstance(parent, nodes.Getitem) and value is parent.node
    looked_up = isinstance(parent, nodes.Getitem) and value is parent.arg and not isinstance(value, nodes.Slice)
    plain = isinstance(value, nodes.Const)
    return _meter("weighed value", value) if made or ((compared or cut or looked_up) and not plain) else value


def _meter(name: str, value: Any, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(args), [], None, None, lineno=value.lineno)


def _printed(node: nodes.Node) -> int:
    return sum(len(data.data) for data in node.find_all(nodes.TemplateData))


def _refuse(node: nodes.Node, depth: int) -> None:
    """What no letter needs and no budget covers, with its line."""
    says = ""
    if isinstance(node, (nodes.For, nodes.If, nodes.With, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)):
        depth += 1
        says = f"blocks stand inside each other more than {MAX_NESTING} deep" if depth > MAX_NESTING else ""
    if isinstance(node, nodes.For) and node.recursive:
        says = "a loop that calls itself is not available"
    if isinstance(node, nodes.ScopedEvalContextModifier):
        says = "autoescape is not available: answers are escaped as they are printed"
    if isinstance(node, nodes.Const) and isinstance(node.value, int) and abs(node.value) > MAX_NUMBER:
        says = "the number is too large"
    if says:
        raise jinja2.TemplateSyntaxError(says, node.lineno)
    for child in node.iter_child_nodes():
        _refuse(child, depth)


@cache
def sandbox(shelf: Shelf) -> Sandbox:
    """The sandbox for the packs of a shelf."""
    folder = folders.cache() / "templates"
    # optimized=False: an expression folded at compile time would keep the language of its first use
    made = Sandbox(
        undefined=StrictUndefined,
        loader=Folder(shelf),
        bytecode_cache=Compiled(folder, __file__),
        finalize=_print,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    made.globals = {"note": note, "namespace": Namespace}
    usable = {**{name: made.filters[name] for name in _BUILT_IN}, **_FILTERS}
    made.filters = {**{name: _paid(function) for name, function in usable.items()}, **_METERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made
