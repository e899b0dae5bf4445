"""The door to Jinja: a pack's macros in, Markdown out.

The sandbox (`sandbox.py`) runs them; here the right macro is found along the chain of packs, and whatever
goes wrong becomes an error that names the pack's file, the line and the variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro

from letterkit.errors import InvalidPack, Problem, did_you_mean
from letterkit.languages.language import Language
from letterkit.letter.escapes import escape, unescape
from letterkit.packs.metering import BUDGET, BudgetSpent, WritingState, current_writing
from letterkit.packs.pack import Pack
from letterkit.packs.sandbox import sandbox
from letterkit.packs.settings import SETTINGS
from letterkit.packs.shelf import Shelf
from letterkit.packs.text_filters import tidy
from letterkit.wording import say, say_list


class Written(NamedTuple):
    """A passage as a pack wrote it: Markdown, and the ids of the answers it lacked."""

    text: str
    holes: tuple[str, ...] = ()


_FAILURES = (
    BudgetSpent,
    RecursionError,
    MemoryError,
    SecurityError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,
    SyntaxError,  # of the code that Jinja makes of the template
    jinja2.TemplateError,
)
"""Everything that a template can bring about."""


class PassageWriter:
    """Writes the passages of one pack.

    `variables` are the answers and the letter's own data; a name that is neither is an error that says
    file, line and variable. Raises InvalidPack for everything a template can do wrong.
    """

    def __init__(
        self, pack: Pack, shelf: Shelf, language: Language, variables: Mapping[str, Any], sources: Mapping[str, str]
    ) -> None:
        self.pack, self.language, self.sources = pack, language, sources
        self.sandbox = sandbox(shelf, for_moves=pack.kind is not None)
        self._shelf = shelf
        # a fact with the name `note` must not replace the function
        self.variables = {name: value for name, value in variables.items() if name not in self.sandbox.globals}
        self._modules: list[Any] | None = None
        self._budget = BUDGET

    def write(self, macro: str) -> Written:
        """Return the Markdown of one passage."""
        with self._work() as writing:
            write = self._macro(macro)
            if write is None:
                raise InvalidPack(
                    Problem(
                        say("The template has no macro ‘{macro}’.", macro=macro),
                        say("Write {% macro {macro}() %} … {% endmacro %}.", macro=macro),
                        self._letter,
                    )
                )
            text = str(write())
            writing.spend(len(text))
            notes = "".join(f"\n\n[^{label}]: {escape(source)}" for label, source in writing.notes.items())
            return Written(tidy(text, self.language) + notes, tuple(dict.fromkeys(writing.holes)))

    def write_part(self, file: str, macro: str, *arguments: Any) -> str:
        """Return the Markdown of a macro of a shared part such as `_parts/law.fr.md.j2`; empty if there is none."""
        with self._work() as writing:
            try:
                template = sandbox(self._shelf).get_template(file)
            except jinja2.TemplateNotFound:
                return ""
            text = str(getattr(template.make_module(self.variables), macro)(*arguments))
            writing.spend(len(text))
            return tidy(text, self.language)

    def write_sentence(self, text: str, file: str, answers: Mapping[str, Any]) -> Written:
        """Return the Markdown of a sentence of a move. `file` is the one that it stands in, and `answers` are those of
        its passage, before all others."""
        with self._work(file=file) as writing:
            written = str(self.sandbox.sentence(text).render({**self.variables, **answers}))
            writing.spend(len(written))
            return Written(tidy(written, self.language), tuple(dict.fromkeys(writing.holes)))

    def fill(self, text: str, answers: Mapping[str, Any] = MappingProxyType({})) -> str:
        """Return a suggestion with answers filled in, as plain text; empty where one of them is missing. Those given go
        before the letter's."""
        with self._work(file=self._settings) as writing:
            filled = self.sandbox.sentence(text).render({**self.variables, **answers})
            return "" if writing.holes else unescape(filled)

    def evaluate(self, condition: str, answers: Mapping[str, Any] = MappingProxyType({})) -> bool:
        """Return whether a condition is true for the answers; those of a passage go before the letter's."""
        with self._work(file=self._settings):
            compiled = self.sandbox.condition(condition)
            return bool(compiled({**self.variables, **answers}))

    def _macro(self, name: str) -> Any:
        if self._modules is None:
            self._modules = [
                self.sandbox.get_template(file).make_module(self.variables) for file in self.pack.macro_files
            ]
        return next(
            (getattr(module, name) for module in self._modules if isinstance(getattr(module, name, None), Macro)), None
        )

    @property
    def _letter(self) -> str:
        if not self.pack.macro_files:
            return str(self.pack.folder)
        return str(self.pack.folder / self.pack.macro_files[0].split("/")[1])

    @property
    def _settings(self) -> str:
        return SETTINGS if self.pack.kind is None else f"{self.pack.language}.yaml"

    @contextmanager
    def _work(self, file: str = "") -> Iterator[WritingState]:
        """Yield the state of one use of the sandbox. `file` is the file of the pack that a text without one is in."""
        default_file = str(self.pack.folder / file) if file else self._letter
        writing = WritingState(self.language, self.sources, self._budget)
        token = current_writing.set(writing)
        try:
            yield writing
        except _FAILURES as error:
            raise InvalidPack(self._problem(error, default_file)) from None
        finally:
            self._budget = writing.left
            current_writing.reset(token)

    def _problem(self, error: BaseException, default_file: str) -> Problem:
        """Return what went wrong in a template, in words, with the pack's file and the line."""
        place = self._place(error, default_file)
        if isinstance(error, jinja2.TemplateSyntaxError):
            place = (error.filename or default_file, error.lineno if error.filename else 0)
        if unknown := re.search(r"No (filter|test) named '([^']+)'", str(error)):
            return self._unknown(unknown[1], unknown[2], place)
        match error:
            case jinja2.TemplateSyntaxError():
                message = say("The template cannot be read: {message}.", message=str(error.message).rstrip("."))
                return Problem(message, say("Correct this line."), *place)
            case jinja2.TemplateNotFound():
                message = say("The template refers to ‘{name}’, which is not there.", name=error.name)
                return Problem(message, say("Correct the name after import, include or extends."), *place)
            case BudgetSpent() | RecursionError() | MemoryError():
                message = say("The template was stopped: it runs on without end, or writes far more than a letter.")
                return Problem(message, say("Look for a loop or a macro that calls itself."), *place)
            case jinja2.UndefinedError():
                return self._undefined(error, place)
        return Problem(
            say("The template failed: {error}.", error=str(error).rstrip(".")), say("Correct this line."), *place
        )

    def _unknown(self, kind: str, name: str, place: tuple[str, int]) -> Problem:
        """Return the problem of a filter or test that Jinja and letterkit do not have."""
        known = self.sandbox.filters if kind == "filter" else self.sandbox.tests
        hint = did_you_mean(name, known) or say(
            "The {kind}s there are: {known}.", kind=kind, known=say_list(sorted(known))
        )
        return Problem(say("There is no {kind} ‘{name}’.", kind=kind, name=name), hint, *place)

    def _undefined(self, error: jinja2.UndefinedError, place: tuple[str, int]) -> Problem:
        match = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'|requested name '([^']+)'", str(error))
        name = next(filter(None, match.groups())) if match else str(error)
        return Problem(
            say("The template uses ‘{name}’, which is neither a question nor part of the letter.", name=name),
            did_you_mean(name, self.variables) or say("Add the question, or correct the name."),
            *place,
        )

    def _place(self, error: BaseException, default_file: str) -> tuple[str, int]:
        """Return file and line of the deepest line of a template in a traceback; `default_file` where there is none."""
        place = (default_file, 0)
        trace = error.__traceback__
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None and template.name:
                place = (template.filename, template.get_corresponding_lineno(trace.tb_lineno))
            trace = trace.tb_next
        return place
