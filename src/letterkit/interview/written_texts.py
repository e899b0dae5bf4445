"""The texts of a letter that the writer has written, each with its place in the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from letterkit.checks.texts.text import Origin, Prose, answer_prose, markdown_prose, plain_prose
from letterkit.errors import KeyPath
from letterkit.interview.form import Form
from letterkit.tags import iso_date

_LINES: Final = ("subject", "salutation", "closing")
_SENTENCES: Final = frozenset(("text", "paragraph", "prose", "list"))
"""Types of questions whose answers are words; of the others an answer is one value."""
_OF_RECORDS: Final = {"evidence": ("text",), "cases": ("what", "status"), "annexes": ("title", "text")}
_OF_ASKS: Final = ("action", "actor", "deadline")
_MARKDOWN: Final = frozenset(("text", "action"))
"""Keys, outside answers, whose texts are Markdown."""


def written_proses(form: Form) -> Iterator[Prose]:
    """Yield what the writer has written, without its markup, in the order of the draft; of a text in Markdown its notes
    apart."""
    for path, text in _texts(form):
        if path[0] == "facts" or "answers" in path:
            yield answer_prose("passage", Origin(path, text))
        elif path[-1] in _MARKDOWN:
            yield from markdown_prose("passage", Origin(path, text))
        else:
            yield plain_prose("passage", path, text)


def _texts(form: Form) -> Iterator[tuple[KeyPath, str]]:
    data = form.data
    for key in _LINES:
        yield from _text((key,), data.get(key))
    asked = {question.path for question in form.questions if question.type in _SENTENCES}
    yield from _answers(("facts",), data.get("facts"), asked)
    for key, fields in _OF_RECORDS.items():
        yield from _records((key,), data.get(key), fields)
    yield from _questions(data.get("questions"))
    for index, passage in enumerate(_rows(data.get("passages"))):
        path: KeyPath = ("passages", index)
        for key in ("heading", "text"):
            yield from _text((*path, key), passage.get(key))
        yield from _answers((*path, "answers"), passage.get("answers"), asked)
        yield from _asks((*path, "asks"), passage.get("asks"))
    yield from _items(("enclosures",), data.get("enclosures"))


def _text(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str) and value.strip():
        yield path, value


def _items(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    """Yield a text, or those of a list; a fact may have its source beside it."""
    if isinstance(value, Mapping):
        yield from _items((*path, "value"), value.get("value"))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _items((*path, index), item)
    else:
        yield from _text(path, value)


def _answers(path: KeyPath, answers: Any, asked: set[str]) -> Iterator[tuple[KeyPath, str]]:
    for name, value in (answers or {}).items():
        if ".".join(map(str, (*path, name))) in asked:
            yield from _items((*path, name), value)


def _rows(value: Any) -> Sequence[Mapping[str, Any]]:
    return [row if isinstance(row, Mapping) else {} for row in value or ()]


def _records(path: KeyPath, rows: Any, fields: Sequence[str]) -> Iterator[tuple[KeyPath, str]]:
    for index, row in enumerate(_rows(rows)):
        for name in fields:
            yield from _text((*path, index, name), row.get(name))


def _asks(path: KeyPath, rows: Any) -> Iterator[tuple[KeyPath, str]]:
    for place, text in _records(path, rows, _OF_ASKS):
        if place[-1] != "deadline" or iso_date(text.strip()) is None:
            yield place, text


def _questions(rows: Any) -> Iterator[tuple[KeyPath, str]]:
    for index, row in enumerate(rows or ()):
        path: KeyPath = ("questions", index)
        if isinstance(row, Mapping):
            yield from _text((*path, "heading"), row.get("heading"))
            yield from _items((*path, "questions"), row.get("questions"))
        else:
            yield from _text(path, row)
