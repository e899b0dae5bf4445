"""The sandbox in which a pack's templates run: they can write, and nothing else.

Packs come from elsewhere, so their templates run in Jinja's immutable sandbox, and more is taken away:
no method of any value can be called, no global function exists but those below, and everything a template
does is paid for from one budget, so that a template that would run for ever or fill the memory is stopped
at a known point. What a person typed is escaped as it is printed, so that no answer becomes Markdown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from letterkit import __version__
from letterkit.errors import InvalidPack, Problem
from letterkit.library import prose
from letterkit.library.packs import MAX_PACK_BYTES, Shelf
from letterkit.library.prose import Markdown, Unanswered

BUDGET: Final = 3_000_000
"""What one letter may cost: a character printed, a turn of a loop and a call cost 1 each."""
MAX_NUMBER: Final = 10**15


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
    writing = writing_now.get()
    text = prose.printed(value, writing.language)
    writing.spend(len(text))
    if isinstance(value, Unanswered):
        writing.holes.append(value.name)
    return text


def _bounded(items: Any, cost: int) -> Iterator[Any]:
    writing = writing_now.get()
    for item in items:
        writing.spend(cost)
        yield item


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


def _in_language(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that needs the language of the letter."""

    def filtered(value: Any, *args: Any) -> Any:
        if isinstance(value, Unanswered):
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
    "plural": prose.plural,
    "agree": prose.agree,
    "upper_first": prose.upper_first,
    "lower_first": prose.lower_first,
    "no_stop": prose.no_stop,
    "no_article": prose.no_article,
    "place": prose.place,
    "sentence": prose.sentence,
    "_bounded": _bounded,
    "_concatenated": _concatenated,
    "_kept": _kept,
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


# -- the sandbox ----------------------------------------------------------------------------------------


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a budget and without methods."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(_metered(source), name, filename, defer_init)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_"):
            return False
        return not callable(value) or isinstance(value, Macro) or isinstance(obj, LoopContext)

    def is_safe_callable(self, obj: Any) -> bool:
        return (
            isinstance(obj, Macro)
            or obj in self.globals.values()
            or isinstance(getattr(obj, "__self__", obj), LoopContext)
        )

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja's signature
        writing_now.get().spend(1)
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
            writing_now.get().spend(1_000)
        return super().get_template(name, parent, globals)


def _metered(tree: nodes.Template) -> nodes.Template:
    """Every loop, every `~` and every captured text pays into the budget."""
    for loop in tree.find_all(nodes.For):
        printed = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = nodes.Filter(loop.iter, "_bounded", [nodes.Const(1 + printed)], [], None, None, lineno=loop.lineno)
    for block in tree.find_all(nodes.AssignBlock):
        block.filter = nodes.Filter(block.filter, "_kept", [], [], None, None, lineno=block.lineno)
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for name, value in parent.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(parent, name, _joined(value))
            elif isinstance(value, list):
                value[:] = [_joined(item) if isinstance(item, nodes.Concat) else item for item in value]
    return tree


def _joined(concat: nodes.Concat) -> nodes.Filter:
    inside = nodes.List(list(concat.nodes), lineno=concat.lineno)
    return nodes.Filter(inside, "_concatenated", [], [], None, None, lineno=concat.lineno)


class Folder(jinja2.BaseLoader):
    """Templates by `pack/file` from the shelf; a link that leads out of the pack is not followed."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for _, root in self.shelf.folders:
            path = (root / template).resolve()
            if path.suffix == ".j2" and path.is_relative_to(root.resolve()) and path.is_file():
                if path.stat().st_size > MAX_PACK_BYTES:
                    raise InvalidPack(Problem("The template is too large.", "Make it shorter.", str(path)))
                try:
                    return _line_ends(path.read_text("utf-8")), str(path), lambda: True
                except UnicodeDecodeError:
                    raise InvalidPack(
                        Problem("The template holds a character that is not UTF-8.", "Save it as UTF-8.", str(path))
                    ) from None
        raise jinja2.TemplateNotFound(template)


_TAGS_ONLY = re.compile(r"\s*(?:\{%(?:(?!%\}).)*%\}\s*|\{#(?:(?!#\}).)*#\}\s*)+")


def _line_ends(source: str) -> str:
    """Keeps the line end after a tag that shares its line with text; only a line of tags alone vanishes.

    Without this, Jinja's trim_blocks joins the last word before `{% endif %}` to the first of the next line.
    """
    lines = source.split("\n")
    return "\n".join(
        line if _TAGS_ONLY.fullmatch(line) else re.sub(r"(?<![-+])([%#]\})$", r"+\1", line.rstrip()) for line in lines
    )


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept in the user's cache folder because compiling is the slowest part of a check."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, bucket: jinja2.bccache.Bucket) -> Path:
        version = f"{__version__} {jinja2.__version__} {sys.version_info[:2]} {bucket.checksum} {bucket.key}"
        return self.folder / sha256(version.encode()).hexdigest()

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        try:
            with self._path(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        path = self._path(bucket)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary = path.with_suffix(".tmp")
            with temporary.open("wb") as file:
                bucket.write_bytecode(file)
            temporary.replace(path)
        except OSError:
            return  # a cache that cannot be written is only slower


@cache
def sandbox(shelf: Shelf) -> Sandbox:
    """The sandbox for the packs of a shelf."""
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("letterkit", appauthor=False)) / "templates"
    # optimized=False: an expression folded at compile time would keep the language of its first use
    made = Sandbox(
        undefined=StrictUndefined,
        loader=Folder(shelf),
        bytecode_cache=_Compiled(folder),
        finalize=_print,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    made.globals = {"note": note, "namespace": jinja2.utils.Namespace}
    made.filters = {**{name: made.filters[name] for name in _BUILT_IN}, **_FILTERS}
    return made
