"""XML from a file that somebody else made: without entities, within limits.

No name is looked up and nothing is fetched. A document type is refused: no DOCX, ODT or XMP needs one, and the entities
that it could declare can grow without end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from letterkit.errors import UnreadableFile
from letterkit.office.printable import clean

__all__ = ["DEEPEST", "Element", "damaged", "parse", "tree"]

DEEPEST: Final = 500
"""Elements inside each other. Word and LibreOffice stay below a hundred."""
_HARM: Final = "It may be made to do harm; do not open it, and ask whoever sent it."


def parse(  # noqa: PLR0913  # what is called back for
    raw: bytes,
    place: str,
    started: Callable[[str, dict[str, str]], Any],
    ended: Callable[[str], Any],
    characters: Callable[[str], Any],
    *,
    beside: Callable[..., None] | None = None,
    namespaces: bool = False,
    deepest: int = DEEPEST,
) -> None:
    """Call back for each start, end and text of one XML file; for comments and instructions where `beside` is given.

    With `namespaces` a name is `uri}local`, else as written (`w:ins`). Raises UnreadableFile when the file is damaged,
    has a document type, or is nested deeper than `deepest`.
    """
    parser = expat.ParserCreate(namespace_separator="}" if namespaces else None)
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            raise UnreadableFile(f"Its part {clean(place)} is nested deeper than any letter.", hint=_HARM)
        started(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        ended(tag)

    def refuse(*_: object) -> None:
        raise UnreadableFile(f"Its part {clean(place)} declares a document type, which no letter needs.", hint=_HARM)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    if beside is not None:
        parser.CommentHandler = parser.ProcessingInstructionHandler = beside
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError):  # also encodings that do not exist
        raise damaged(place) from None


def tree(raw: bytes, place: str, *, deepest: int = DEEPEST, most: int = 300_000) -> Element:
    """Return the root of one XML file, with names as `{uri}local` and without comments and instructions.

    Raises UnreadableFile for what `parse` refuses, and for more than `most` elements.
    """
    builder = TreeBuilder()
    left = most

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise UnreadableFile(f"Its part {clean(place)} has more than {most:,} elements.", hint=_HARM)
        builder.start(_qualified(tag), {_qualified(name): value for name, value in attributes.items()})

    parse(
        raw, place, start, lambda tag: builder.end(_qualified(tag)), builder.data, namespaces=True, deepest=deepest
    )  # fmt: skip
    return builder.close()


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def damaged(place: str = "") -> UnreadableFile:
    """Return the error for a part that is not what it should be; without one, for the whole file."""
    return UnreadableFile(
        f"Its part {clean(place)} is damaged." if place else "It is damaged.",
        hint="Open it in the program that made it, save it again, and look at that.",
    )
