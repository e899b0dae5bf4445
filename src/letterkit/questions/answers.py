"""What is common to all answers: the refusal, what they are read with, facts with a source, limits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from letterkit.letter.white_space import single_line
from letterkit.letter.word_count import count_words
from letterkit.questions import patterns
from letterkit.questions.question import Limits, Question
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.languages.language import Language
    from letterkit.languages.states import State
    from letterkit.norms.norm_library import NormLibrary


class Refused(Exception):
    """An answer that cannot be taken: what is wrong, and what would be right. Nothing typed is lost by it.

    The hint may name actions in braces (`{Skip} to come back to it later.`), for each face to word.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} {hint}".strip())


# -- what an answer is read with ------------------------------------------------------------------------


class AddressForm(Protocol):
    """A form of address: its id, and what it is called in each language."""

    @property
    def style(self) -> str: ...
    @property
    def label(self) -> Mapping[str, str]: ...
    @property
    def is_for_some(self) -> bool: ...
    def localized(self, language: str) -> str: ...
    def words_in(self, office: str, body: str) -> str: ...


class AddressStyles(Protocol):
    @property
    def styles(self) -> Sequence[AddressForm]: ...


class Phrases(Protocol):
    @property
    def phrases(self) -> Sequence[str]: ...


class AnswerLibrary(Protocol):
    """The part of a library that answers name: norms, forms of address, the organisation's phrases.

    The library itself lies above this room, because its packs are read with the types of question.
    """

    @property
    def norms(self) -> NormLibrary: ...
    @property
    def addresses(self) -> AddressStyles: ...
    @property
    def profile(self) -> Phrases: ...


def _no_lines(_: str) -> Sequence[str]:
    return ()


def _no_starters(_: Question) -> Sequence[str]:
    return ()


def _no_rows() -> Sequence[tuple[str, str]]:
    return ()


class AnswerContext(NamedTuple):
    """What an answer is read and shown with.

    `language` is the letter's. `audiences` are those of the recipients, whose norms are offered first. `norms_of_draft`
    are the norms that the letter can invoke, where it gives some itself. `greeting` returns the lines that say how the
    letter greets, once a text is taken as the form of address that is asked for; `starters` returns the beginnings
    that a question offers, filled in; `states` returns those that the letter is about. `formulas`, `actors` and
    `sources` return what can be taken for an ask, for who is asked and for where a fact is from, each with words that
    explain it.
    """

    library: AnswerLibrary
    today: dt.date
    language: Language
    audiences: frozenset[str] = frozenset()
    norms_of_draft: NormLibrary | None = None
    greeting: Callable[[str], Sequence[str]] = _no_lines
    starters: Callable[[Question], Sequence[str]] = _no_starters
    states: Callable[[], Sequence[State]] = tuple
    formulas: Callable[[], Sequence[tuple[str, str]]] = _no_rows
    actors: Callable[[], Sequence[tuple[str, str]]] = _no_rows
    sources: Callable[[], Sequence[tuple[str, str]]] = _no_rows

    @property
    def norms(self) -> NormLibrary:
        """The norms that the letter can invoke."""
        return self.library.norms if self.norms_of_draft is None else self.norms_of_draft


# -- typed text -----------------------------------------------------------------------------------------

_LINE_ENDS: Final = "\r\n?|[\v\f\x85\u2028\u2029]"
_INVISIBLE: Final = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"


def clean_answer(typed: str) -> str:
    """Return what was typed or pasted without the control characters that word processors and PDFs leave in it.

    Raises Refused for bytes that are no text: the terminal or the file has another encoding.
    """
    if any("\ud800" <= character <= "\udfff" for character in typed):
        raise Refused(
            say("The answer holds a character that cannot be read."),
            say("Type it again; a file of answers must be saved as UTF-8."),
        )
    return re.sub(_INVISIBLE, "", re.sub(_LINE_ENDS, "\n", typed).replace("\t", " "))


def shorten(text: str, length: int) -> str:
    """Return a text in one line of at most so many characters."""
    line = single_line(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def check_limits(question: Question, value: Any) -> None:
    """Raise Refused for a value outside the limits of its question."""
    limits = question.limits
    if limits.pattern and isinstance(value, str) and not patterns.matches(limits.pattern, value):
        raise Refused(
            limits.says or say("The answer does not have the form that is expected."),
            say("For example: {example}", example=question.example) if question.example else "",
        )
    if isinstance(value, int) and not isinstance(value, bool):
        _check_range(limits, value)
    if limits.max_words and isinstance(value, str) and count_words(value) > limits.max_words:
        raise Refused(
            say(
                "The answer has {count_words} words; {max_words} is the most.",
                count_words=count_words(value),
                max_words=limits.max_words,
            ),
            say("Shorten it."),
        )


def _check_range(limits: Limits, value: int) -> None:
    if limits.min is not None and value < limits.min:
        raise Refused(say("The number must be {min} or more.", min=limits.min))
    if limits.max is not None and value > limits.max:
        raise Refused(say("The number must be {max} or less.", max=limits.max))


# -- facts with a source --------------------------------------------------------------------------------


def without_source(value: Any) -> Any:
    """Return a fact without its source; any other value as it is."""
    return value.get("value") if isinstance(value, Mapping) and "value" in value else value


def source_of(value: Any) -> str:
    """Return the source of a fact, or an empty text."""
    return str(value.get("source") or "") if isinstance(value, Mapping) and "value" in value else ""


def with_source(value: Any, text: str) -> Any:
    """Return a fact with a source, or without one where the text is empty; None stays None."""
    if without_source(value) is None:
        return None
    return {"value": without_source(value), "source": text} if text.strip() else without_source(value)
