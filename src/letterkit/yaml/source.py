"""The door to YAML: text in, plain data and the place of every key out.

ruamel.yaml parses the text into events; the data are built here from those events, so that limits hold while parsing
(size, depth, aliases), every key keeps its line and column, and a scalar becomes a number only where nothing typed
would be lost: `0012`, `+44 20`, `2.50` and a date stay the text they are.

The parser in C (ruamel.yaml.clib) is five times as fast. Where it is not installed, ruamel takes its own in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.main import CParser  # type: ignore[attr-defined]  # None where ruamel.yaml.clib is missing
from ruamel.yaml.reader import ReaderError

from letterkit.errors import KeyPath, Problem
from letterkit.wording import say
from letterkit.yaml.invisible import odd_in_key, problem_with
from letterkit.yaml.messages import explain_error
from letterkit.yaml.tree import Position, Tree, Unreadable

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
LIBRARY_BYTES = 25_000_000
"""A library of norms may be larger than a letter: five thousand rows with their pinpoints are about 10 MB."""
LIBRARY_NODES = 2_000_000
MAX_SECOND_TRY = 200_000
"""Characters up to which the parser in Python, which is slower, is asked for a second opinion."""

_HALF = re.compile("[\ud800-\udfff]")
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def decode(raw: bytes, file: str, limit: int = MAX_BYTES) -> str:
    """Return the bytes of a file as text. Raises Unreadable for a file that is too large or not UTF-8."""
    if len(raw) > limit:
        message = say("The file is too large to be read here; the limit is {limit} MB.", limit=limit // 1000000)
        raise Unreadable(Problem(message, say("Check that this is the file you meant."), file))
    if raw[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            Problem(
                say("This is a Word, PDF or zip file, not a draft."),
                say("Name the draft, which ends in .yaml."),
                file,
                1,
                1,
            )
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(
            Problem(
                say("The file is saved as UTF-16, not as UTF-8."),
                say("Save it again with the encoding UTF-8."),
                file,
                1,
                1,
            )
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1]) + 1
        raise Unreadable(
            Problem(
                say("The file holds a character that is not UTF-8."),
                say("Save it again with the encoding UTF-8."),
                file,
                line,
                column,
            )
        ) from None


def parse(text: str, file: str = "", nodes: int = MAX_NODES) -> Tree:
    """Return a YAML text as a tree of at most `nodes` parts. Raises Unreadable with everything that is wrong in it."""
    try:
        builder = _build(text, file, nodes, pure=False)
    except MarkedYAMLError as error:
        try:  # YAML 1.2 allows more than the parser in C knows, such as {action: Will you act?}
            builder = _build(text if len(text) < MAX_SECOND_TRY else "", file, nodes, pure=True)
        except (YAMLError, RecursionError, ValueError):
            raise Unreadable(explain_error(error, file, text)) from None
        if builder.root is None:
            raise Unreadable(explain_error(error, file, text)) from None
    except ReaderError as error:
        before = _text_before(text, error)
        raise Unreadable(
            Problem(
                say("The file holds a control character that cannot be read."),
                say("Delete the character, or copy the text again without formatting."),
                file,
                before.count("\n") + 1,
                len(before.rsplit("\n", 1)[-1]) + 1,
            )
        ) from None
    except (YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(
            Problem(
                say("The file cannot be read as YAML ({splitlines}).", splitlines=str(error).splitlines()[0]),
                say("Compare it with a file from the examples."),
                file,
                1,
                1,
            )
        ) from None
    if builder.problems:
        raise Unreadable(*builder.problems)
    return Tree(builder.root, builder.positions, file, text)


def _events(text: str, *, pure: bool) -> Iterator[Event]:
    """Yield what a text consists of. The parser in C is asked without ruamel's `YAML` object, which takes as long."""
    if pure or CParser is None:
        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


def _build(text: str, file: str, nodes: int, *, pure: bool) -> _Builder:
    builder = _Builder(file, nodes)
    for event in _events(text, pure=pure):
        builder.take(event)
    return builder


def _text_before(text: str, error: ReaderError) -> str:
    """Return the text before a character that cannot be read: one parser counts characters, the one in C bytes."""
    position = error.position or 0
    if error.encoding == "unicode":
        return text[:position]
    return text.encode("utf-8", "replace")[:position].decode("utf-8", "ignore")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    path: KeyPath
    anchor: str | None
    nodes_before: int
    key: str | None = None
    skip: bool = False


class _Builder:
    """Builds data from events. `anchors` have the values that aliases repeat, each with its number of nodes."""

    def __init__(self, file: str, max_nodes: int) -> None:
        self.file, self.max_nodes = file, max_nodes
        self.root: Any = None
        self.positions: dict[KeyPath, Position] = {}
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = self.documents = 0

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            if event.tag is not None:
                self._refuse_tag(event)
            self._count(1, event)
            if not event.value.isascii() and _HALF.search(event.value):
                hint = say("Type the character again.")
                raise Unreadable(
                    self._problem(event, say("The text holds half of a character, which cannot be stored."), hint)
                )
            self._scalar(event)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            if event.tag is not None:
                self._refuse_tag(event)
            self._open(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._close()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Unreadable(
                    self._problem(
                        event,
                        say("The file holds a second document after a line ‘---’."),
                        say("Keep one letter in one file."),
                    )
                )

    def _problem(self, event: Event, message: str, hint: str) -> Problem:
        mark = event.start_mark
        return Problem(message, hint, self.file, mark.line + 1, mark.column + 1)

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        tag = event.tag
        if str(tag) not in ("!", "tag:yaml.org,2002:str"):
            raise Unreadable(
                self._problem(
                    event,
                    say("The tag ‘{tag}’ is not read here.", tag=tag),
                    say("Take out the word that starts with ‘!’, or put the text in quotes."),
                )
            )

    def _count(self, nodes: int, event: Event) -> None:
        self.nodes += nodes
        if self.nodes > self.max_nodes:
            raise Unreadable(
                self._problem(
                    event,
                    say("The file holds far more parts than belong in it, or repeats itself through aliases (*name)."),
                    say("Check that this is the file you meant."),
                )
            )

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._count(1, event)
        if len(self.stack) >= MAX_DEPTH:
            raise Unreadable(
                self._problem(
                    event,
                    say("The file is nested more than {max_depth} levels deep.", max_depth=MAX_DEPTH),
                    say("Check the brackets and the indentation here."),
                )
            )
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        if self.stack and self.stack[-1].key is None and isinstance(self.stack[-1].value, dict):
            raise Unreadable(
                self._problem(
                    event,
                    say("A key must be a word, not a list or a mapping."),
                    say("Put quotes around a text that starts with { or [."),
                )
            )
        self.stack.append(_Open(value, self._add(value, event), event.anchor, self.nodes))

    def _close(self) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            self.anchors[closed.anchor] = (closed.value, self.nodes - closed.nodes_before + 1)

    def _alias(self, event: AliasEvent) -> None:
        if event.anchor not in self.anchors:
            raise Unreadable(
                self._problem(
                    event,
                    say("‘*{anchor}’ repeats a part that is not there.", anchor=event.anchor),
                    say("If the text begins with an asterisk, put it in quotes."),
                )
            )
        value, size = self.anchors[event.anchor]
        self._count(size, event)
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise Unreadable(self._problem(event, say("A key cannot be an alias."), say("Write the key out.")))
        self._add(value, event)

    def _scalar(self, event: ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, event)
            return
        value = _resolve(event)
        self._add(value, event)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)

    def _key(self, parent: _Open, event: ScalarEvent) -> None:
        key = event.value
        parent.key = key
        if not event.style and (odd := odd_in_key(key)):
            mark = event.start_mark
            column = mark.column + 1 + key.index(odd)
            self.problems.append(problem_with(odd, self.file, mark.line + 1, column))
        parent.skip = key in parent.value
        if parent.skip:
            line = self.positions[(*parent.path, key)][0]
            self.problems.append(
                self._problem(
                    event,
                    say("The key ‘{key}’ stands twice (first in line {line}).", key=key, line=line),
                    say("Keep one of the two."),
                )
            )
        else:
            mark = event.start_mark
            self.positions[(*parent.path, key)] = (mark.line + 1, mark.column + 1)

    def _add(self, value: Any, event: Event) -> KeyPath:
        mark = event.start_mark
        if not self.stack:
            self.root = value
            self.positions[()] = (mark.line + 1, mark.column + 1)
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, dict):
            key = parent.key or ""
            parent.key = None
            if not parent.skip:
                parent.value[key] = value
            return (*parent.path, key)
        path = (*parent.path, len(parent.value))
        parent.value.append(value)
        self.positions[path] = (mark.line + 1, mark.column + 1)
        return path


def _resolve(event: ScalarEvent) -> Any:
    text: str = event.value
    if not event.implicit[0] or event.style:  # quoted, literal or folded: always text
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if text[0] in "-0123456789":
        if _INT.fullmatch(text) and text != "-0":
            return int(text)
        if _FLOAT.fullmatch(text) and repr(float(text)) == text:
            return float(text)
    return text
