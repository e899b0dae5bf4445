"""The sandbox in which a pack's templates run: they can write, and nothing else.

Packs come from elsewhere, so their templates run in Jinja's immutable sandbox, and more is taken away:
no method of any value can be called, no global function exists but those below, and everything a template
does is paid for from one budget, so that a template that would run for ever or fill the memory is stopped
at a known point. What a person typed is escaped as it is printed, so that no answer becomes Markdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from letterkit.disk import folders
from letterkit.packs import language_filters, metering, text_filters
from letterkit.packs.loader import CompiledTemplates, ShelfLoader
from letterkit.packs.metering import (
    CALL,
    INCLUDE,
    MAX_NUMBER,
    METERS,
    MeteringGenerator,
    charge_by_size,
    charge_filter,
    charge_item_filter,
    current_writing,
    insert_charges,
    mark_as_markdown,
    print_value,
)
from letterkit.packs.shelf import Shelf
from letterkit.packs.text_filters import Markdown, Unanswered
from letterkit.wording import say

# -- what a template may use ----------------------------------------------------------------------------


@jinja2.pass_context
def _print(_: Any, value: Any) -> str:
    """Return how a `{{ … }}` is printed. Jinja passes the context, so that it prints no constant while it compiles."""
    return print_value(value)


def note(*names: str) -> Markdown:
    """Return the marks of footnotes with the sources of the answers named, one for each source; nothing where none has
    a source. A source that has a footnote has the same mark again."""
    writing = current_writing.get()
    sources = dict.fromkeys(" ".join(writing.sources.get(name, "").split()) for name in names)
    labels = {source: label for label, source in writing.notes.items()}
    for source in filter(None, sources):
        label = labels.setdefault(source, f"source-{len(writing.notes) + 1}")
        writing.notes[label] = source
    return Markdown("".join(f"[^{labels[source]}]" for source in sources if source))


def _in_language(function: Callable[..., Any], *, of_nothing: bool = False) -> Callable[..., Any]:
    """Return a filter with the language of the letter. `of_nothing`: it is called for a missing answer too."""

    def filtered(value: Any, *args: Any) -> Any:
        if isinstance(value, Unanswered) and not of_nothing:
            return value
        return function(value, *args, language=current_writing.get().language)

    return filtered


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "listed": _in_language(language_filters.listed),
    "spelled": _in_language(language_filters.spelled),
    "day": _in_language(language_filters.day),
    "days": _in_language(language_filters.days),
    "weekday": _in_language(language_filters.weekday),
    "month": _in_language(language_filters.month),
    "counted": _in_language(language_filters.counted),
    "plural": _in_language(language_filters.plural, of_nothing=True),
    "agree": _in_language(language_filters.agree, of_nothing=True),
    "gendered": _in_language(language_filters.gendered, of_nothing=True),
    "upper_first": text_filters.upper_first,
    "lower_first": text_filters.lower_first,
    "no_stop": text_filters.no_stop,
    "place": _in_language(language_filters.place),
    "place_in": _in_language(language_filters.place_in),
    "sentence": text_filters.sentence,
    "with_subject": text_filters.with_subject,
    **{name: _in_language(function) for name, function in language_filters.PHRASE_FILTERS.items()},
}
_BENDING: Final = frozenset(
    {
        "counted",
        "plural",
        "gendered",
        "lower_first",
        "no_stop",
        "sentence",
        "with_subject",
        *language_filters.PHRASE_FILTERS,
    }
)
"""Filters that change what somebody typed; the packs of the earlier form and the sentences of the law use them. What a
move says needs none: it has the forms of names from data, and answers are whole sentences."""
_BUILT_IN: Final = ("first", "last", "length", "list", "default")
_BY_ITEM: Final = ("map", "select", "reject", "selectattr", "rejectattr", "unique")
_TESTS: Final = ("defined", "undefined", "none", "string", "number", "boolean", "sequence", "mapping")


def _remainder(value: Any) -> int:
    """Return the remainder of a number halved. In Jinja’s own tests `%` would also format a text."""
    if not isinstance(value, int):
        raise SecurityError(say("‘even’ and ‘odd’ work on whole numbers only"))
    return value % 2


_OPEN: Final = (dt.date, Namespace, LoopContext, TemplateModule)
"""What has attributes that a template may read, beside the letter's own dataclasses."""


# -- the sandbox ----------------------------------------------------------------------------------------


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a budget and without methods."""

    code_generator_class = MeteringGenerator
    meters = MappingProxyType(METERS)
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        try:
            tree = insert_charges(source)
        except jinja2.TemplateSyntaxError as error:
            error.filename = filename
            raise
        return super()._generate(tree, name, filename, defer_init)

    def sentence(self, text: str) -> jinja2.Template:
        """Return a text of a move as a template, compiled once: beginnings and conditions are asked for at each key."""
        return _sentence(self, text)

    def condition(self, text: str) -> Callable[..., Any]:
        """Return a condition over answers as a function, compiled once."""
        return _condition(self, text)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_") or not (isinstance(obj, _OPEN) or is_dataclass(obj)):
            return False
        return not callable(value) or isinstance(value, Macro) or isinstance(obj, LoopContext)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; of what has no answer, that it has none: `state.name` is a gap then, and no error."""
        return obj if isinstance(obj, Unanswered) else super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        return (
            isinstance(obj, Macro)
            or obj in self.globals.values()
            or isinstance(getattr(obj, "__self__", obj), LoopContext)
        )

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja's signature
        current_writing.get().spend(CALL)
        for argument in (*args, *kwargs.values()):
            charge_by_size(argument)
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(result, str) and isinstance(__obj, Macro):
            return mark_as_markdown(result.strip())
        return result

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if not isinstance(side, int) or isinstance(side, bool) or abs(side) > MAX_NUMBER:
                raise SecurityError(
                    say("‘{operator}’ works on whole numbers only; join texts with ~", operator=operator)
                )
        if operator == "**":
            raise SecurityError(say("‘**’ is not available in templates"))
        return super().call_binop(context, operator, left, right)

    def get_template(
        self, name: Any, parent: str | None = None, globals: Any = None
    ) -> jinja2.Template:  # Jinja's name
        if parent is not None:
            current_writing.get().spend(INCLUDE)
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        current_writing.get().spend(INCLUDE)
        return super().select_template(names, parent, globals)


@lru_cache(maxsize=4096)
def _sentence(environment: Sandbox, text: str) -> jinja2.Template:
    return environment.from_string(text)


@lru_cache(maxsize=4096)
def _condition(environment: Sandbox, text: str) -> Callable[..., Any]:
    return environment.compile_expression(text, undefined_to_none=False)


@cache
def sandbox(shelf: Shelf, *, for_moves: bool = False) -> Sandbox:
    """Return the sandbox for the packs of a shelf, or for the sentences of its moves, which have fewer filters."""
    folder = folders.cache() / "templates"
    # optimized=False: an expression folded at compile time would keep the language of its first use
    environment = Sandbox(
        undefined=StrictUndefined,
        loader=ShelfLoader(shelf),
        bytecode_cache=CompiledTemplates(folder, __file__, metering.__file__),
        finalize=_print,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    environment.globals = {"note": note, "namespace": Namespace}
    usable = {**{name: environment.filters[name] for name in _BUILT_IN}, **_FILTERS}
    by_item = {name: charge_item_filter(environment.filters[name]) for name in _BY_ITEM}
    offered = {name: function for name, function in usable.items() if not (for_moves and name in _BENDING)}
    environment.filters = {name: charge_filter(function) for name, function in offered.items()} | by_item
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    environment.tests |= {"even": lambda value: _remainder(value) == 0, "odd": lambda value: _remainder(value) == 1}
    return environment
