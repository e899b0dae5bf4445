"""What templates do to words: print an answer safely, agree in number, spell dates and numbers.

Every function here is plain: values in, text out. `Markdown` is text that a template wrote; everything
else is text that a person typed, and is escaped when it is printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.library import languages

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


class Paragraphs(str):
    """An answer of several lines, typed: a blank line in it begins a new paragraph."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Stands for a question that has no answer: false in a condition, a visible gap where it is printed."""

    name: str

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def escape(text: str) -> str:
    """Plain text as Markdown that prints the same characters; a line end becomes a space."""
    return _PUNCTUATION.sub(r"\\\1", one_line(text))


def one_line(text: str) -> str:
    """The text with each line end, and the blanks around it, made one space. Takes time in line with its length."""
    first, *rest = re.split(r"[\r\n]+", text)
    if not rest:
        return text
    middle = [line.strip() for line in rest[:-1]]
    return " ".join([first.rstrip(), *(line for line in middle if line), rest[-1].lstrip()])


def printed(value: Any, language: str) -> str:
    """How a value is printed in a letter, as Markdown. Raises TypeError for what has no printed form."""
    if isinstance(value, Markdown):
        return value
    if isinstance(value, Unanswered):
        return rf"\[{escape(value.name)}\]"
    if isinstance(value, Paragraphs):
        return "\n\n".join(escape(part) for part in re.split(r"\n[ \t]*\n", value))
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dt.date):
        return escape(languages.format_date(value, language))
    if isinstance(value, int) and not isinstance(value, bool):
        return escape(languages.number(value, language))
    if isinstance(value, float):
        return escape(str(value))
    str(value)  # a name that does not exist says so itself
    raise TypeError(f"{_kind(value)} cannot be printed; choose what to print of it")


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "yes or no"
    return "a list" if isinstance(value, (list, tuple)) else "a group of values"


def listed(items: Sequence[Any], *, language: str) -> Markdown:
    """'a, b and c' in the letter's language."""
    return Markdown(languages.join([printed(item, language) for item in items], language))


def spelled(value: Any, *, language: str) -> Any:
    """A small number in words ('three'), a large one in figures; anything else unchanged."""
    return languages.spell_small(value, language) if type(value) is int else value


def day(value: Any, *, language: str) -> Any:
    """A date in full ('30 June 2010'); a text unchanged."""
    return languages.format_date(value, language) if isinstance(value, dt.date) else value


def weekday(value: Any, *, language: str) -> Any:
    """The day of the week of a date ('Thursday')."""
    return languages.format_date(value, language, "weekday") if isinstance(value, dt.date) else value


def month(value: Any, *, language: str) -> Any:
    """Month and year of a date ('June 2010')."""
    return languages.format_date(value, language, "month") if isinstance(value, dt.date) else value


def plural(value: Any, one: str, many: str) -> str:
    """`one` for the number 1 or a list of one item, else `many`."""
    count = value if isinstance(value, int) else len(value) if isinstance(value, (list, tuple)) else 2
    if isinstance(value, str) and value.strip().casefold() in ("1", "one", "a", "an"):
        count = 1
    return one if count == 1 else many


_QUANTITIES = frozenset(
    {"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "dozen", "dozens", "score"}
    | {"scores", "tens", "many", "several", "few", "half", "more", "one", "two", "three", "four", "five", "six"}
    | {"seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"}
    | {"eighty", "ninety"}
)
"""Words that count and are not what is counted."""
_ROUND = re.compile(r"(?:hundreds|thousands|millions|dozens|scores|tens)$", re.IGNORECASE)


def counted(value: Any, one: str, many: str, *, language: str) -> Any:
    """A number with its noun: '1 person', '2,000 people', 'hundreds of people', 'at least 200 people'."""
    if type(value) is int:
        return f"{languages.number(value, language)} {one if value == 1 else many}"
    if not isinstance(value, str) or not value.strip():
        return value
    text = value.strip()
    last = re.search(r"[^\W\d_]+$", text)
    if last and last[0].casefold() not in _QUANTITIES:
        return text  # it has its noun already
    return f"{text} of {many}" if _ROUND.search(text) else f"{text} {many}"


def agree(value: Any, one: str, many: str) -> str:
    """The verb that goes with an English subject: a list of several, 'the authorities' and 'A and B' are many."""
    if isinstance(value, (list, tuple)):
        return plural(value, one, many)
    head = re.split(r"\s(?:of|in|for|at|on|from|to)\s", str(value).strip(), maxsplit=1)[0]
    several = " and " in head or re.search(r"[^s'’]s$", head) is not None
    return many if several else one


def upper_first(text: Any) -> Any:
    """The text with a capital at its start."""
    return _start(text, str.upper)


def lower_first(text: Any) -> Any:
    """The text with a small letter at its start, unless the first word is an acronym or has other capitals."""
    word = re.match(r"\w+", text) if isinstance(text, str) else None
    if word and len(word[0]) > 1 and word[0][1:] != word[0][1:].lower():
        return text
    return _start(text, str.lower)


def _start(text: Any, change: Any) -> Any:
    if not isinstance(text, str) or not text:
        return text
    changed = change(text[0]) + text[1:]
    return _same(text, changed)


def no_stop(text: Any) -> Any:
    """The text without a stop at its end (. ; !), for use inside a sentence."""
    return _same(text, text.strip().rstrip(".;!")) if isinstance(text, str) else text


_PLACES = {"para.": "paragraph", "paras.": "paragraphs", "art.": "article", "arts.": "articles"}


def place(at: Any) -> Any:
    """An English pinpoint in words: 'para. 138' is 'paragraph 138', 'art. 2(4)' is 'article 2(4)'."""
    if not isinstance(at, str):
        return at
    return re.sub(r"\b(paras?|arts?)\.(?=\s|$)", lambda found: _PLACES[found[0]], at)


def no_article(text: Any) -> Any:
    """The text without a leading 'the'."""
    return _same(text, re.sub(r"^[Tt]he\s+", "", text)) if isinstance(text, str) else text


def sentence(text: Any) -> Any:
    """The text as a sentence: a capital at its start, a full stop at its end if it has no other stop."""
    if not isinstance(text, str):
        return text
    made = upper_first(text.strip())
    return made if re.search(r"[.!?…][\"'”’»)]*$", made) or not made else _same(text, made + ".")


def _same(old: str, new: str) -> str:
    return type(old)(new) if isinstance(old, (Markdown, Paragraphs)) else new


def tidy(text: str) -> str:
    """A macro's output as paragraphs: blanks that its conditions left behind are taken out."""
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    return "\n\n".join(one for one in map(_tidy_paragraph, paragraphs) if one)


def _tidy_paragraph(text: str) -> str:
    """One paragraph on one line; a line that starts a list item or a quotation stays a line of its own."""
    joined = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*(?![ \t]|[-*>+] |\d+[.)] )", " ", text.strip())
    return re.sub(r" +([,.])(?=\s|$)", r"\1", re.sub(r"(?<=\S)[ \t]{2,}", " ", joined))
