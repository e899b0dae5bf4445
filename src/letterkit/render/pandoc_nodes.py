"""Nodes of pandoc's document tree, as the JSON values that pandoc reads."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.render.picture import Picture

Node = dict[str, Any]

API_VERSION: Final = [1, 23, 1]
"""The version of pandoc's document type that these nodes follow; pandoc 3.0 and later read it."""
_NO_ATTRIBUTES: Final[list[Any]] = ["", [], []]


def string(text: str) -> Node:
    return {"t": "Str", "c": text}


def word_nodes(text: str) -> list[Node]:
    """Return words and spaces as pandoc's own readers give them. A no-break space stays inside its word."""
    nodes: list[Node] = []
    for index, word in enumerate(text.split(" ")):
        if index:
            nodes.append({"t": "Space"})
        if word:
            nodes.append(string(word))
    return nodes


def span(
    attributes: Mapping[str, str], children: Sequence[Node], classes: Sequence[str] = (), *, anchor: str = ""
) -> Node:
    return {"t": "Span", "c": [[anchor, [*classes], [list(pair) for pair in attributes.items()]], [*children]]}


def link(children: Sequence[Node], target: str) -> Node:
    return {"t": "Link", "c": [_NO_ATTRIBUTES, [*children], [target, ""]]}


def superscript(text: str) -> Node:
    return {"t": "Superscript", "c": [string(text)]}


def image(picture: Picture, alt_text: str) -> Node:
    source = f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"
    size = [["width", f"{picture.width}mm"], ["height", f"{picture.height}mm"]]
    return {"t": "Image", "c": [["", [], size], word_nodes(alt_text), [source, ""]]}


def paragraph(children: Sequence[Node], *, tight: bool = False) -> Node:
    return {"t": "Plain" if tight else "Para", "c": [*children]}


def header(level: int, children: Sequence[Node]) -> Node:
    return {"t": "Header", "c": [level, _NO_ATTRIBUTES, [*children]]}


def div(children: Sequence[Node], *, anchor: str = "", classes: Sequence[str] = (), style: str = "") -> Node:
    """Return a block around others. `style` is the name of a paragraph style of a word processor."""
    attributes = [["custom-style", style]] if style else []
    return {"t": "Div", "c": [[anchor, [*classes], attributes], [*children]]}


def raw_block(format_name: str, code: str) -> Node:
    """Return code of letterkit's own in one of pandoc's formats; nothing that was typed may be in it."""
    return {"t": "RawBlock", "c": [format_name, code]}


def raw_inline(format_name: str, code: str) -> Node:
    """Return code of letterkit's own inside a paragraph; nothing that was typed may be in it."""
    return {"t": "RawInline", "c": [format_name, code]}
