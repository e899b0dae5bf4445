"""What templates do to a text whatever its language: begin or end a sentence, tidy a passage.

`Markdown` is text that a template wrote; every other text was typed by a person, and is escaped when it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from letterkit.languages.language import Language

_STOPS: Final = ".;!"


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


class Paragraphs(str):
    """An answer of several lines, typed: a blank line in it begins a new paragraph."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The value of a question that has no answer: false in a condition, a visible gap where it is printed."""

    name: str

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def same_kind(old: str, new: str) -> str:
    """Return a changed text as Markdown or paragraphs where the old one was."""
    return type(old)(new) if isinstance(old, (Markdown, Paragraphs)) else new


def upper_first(text: Any) -> Any:
    """Return the text with a capital at its start."""
    return _change_first(text, str.upper)


def lower_first(text: Any) -> Any:
    """Return the text with a small letter at its start, unless its first word is an acronym or has other capitals."""
    word = re.match(r"\w+", text) if isinstance(text, str) else None
    if word and len(word[0]) > 1 and word[0][1:] != word[0][1:].lower():
        return text
    return _change_first(text, str.lower)


def _change_first(text: Any, change: Callable[[str], str]) -> Any:
    if not isinstance(text, str) or not text:
        return text
    return same_kind(text, change(text[0]) + text[1:])


def no_stop(text: Any) -> Any:
    """Return the text without a stop at its end (. ; !), for use inside a sentence."""
    if not isinstance(text, str):
        return text
    bare = text.strip()
    end = len(bare)
    while end and bare[end - 1] in _STOPS:
        end -= 1
        if isinstance(text, Markdown) and _is_escaped(bare, end):
            end -= 1  # a stop goes with its backslash, which would escape what is printed next
    return same_kind(text, bare[:end])


def _is_escaped(text: str, index: int) -> bool:
    """True if the character has a backslash before it that is not escaped itself."""
    start = index
    while start and text[start - 1] == "\\":
        start -= 1
    return (index - start) % 2 == 1


def sentence(text: Any) -> Any:
    """Return the text as a sentence: a capital at its start, a full stop at its end if it has no other stop."""
    if not isinstance(text, str):
        return text
    capital = upper_first(text.strip())
    ended = not capital or re.search(r"[.!?…][\"'”’»)]*$", capital)
    return same_kind(text, capital if ended else f"{capital}.")


def with_subject(text: Any, subject: str) -> Any:
    """Return a clause that begins with its verb, with the subject after it, as Arabic has it: أدان مجلس الأمن …"""
    if not isinstance(text, str):
        return text
    verb, _, rest = text.partition(" ")
    return same_kind(text, " ".join(filter(None, (verb, str(subject), rest))))


def tidy(text: str, language: Language) -> str:
    """Return a macro's output as paragraphs, without the blanks that its conditions left behind.

    French has a no-break space inside its quotation marks and before ; : ! ?, which nobody should have to type.
    """
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    tidied = "\n\n".join(paragraph for paragraph in map(_tidy_paragraph, paragraphs) if paragraph)
    if language.colon == "spaced":
        tidied = re.sub(r" (?=\\?[;:!?»])", "\N{NO-BREAK SPACE}", tidied).replace("« ", "«\N{NO-BREAK SPACE}")
    return tidied


def _tidy_paragraph(text: str) -> str:
    """Return a paragraph on one line; a line that starts a list item or a quotation stays a line of its own."""
    joined = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*(?![ \t]|[-*>+] |\d+[.)] )", " ", text.strip())
    return re.sub(r"(?<! ) +([,.])(?=\s|$)", r"\1", re.sub(r"(?<=\S)[ \t]{2,}", " ", joined))
