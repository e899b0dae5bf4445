"""XML from untrusted files: read without entities, within limits.

No name is looked up and nothing is fetched. A document type is refused: no DOCX, ODT or XMP needs one, and the entities
that it may declare can expand without end. The standard library's expat is used and not lxml: it can keep prefixes as
they are written, stops at the first element past a limit, starts in half the time, and is no dependency.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from letterkit.office.printable import clean
from letterkit.office.refusals import HARMFUL_HINT, Damaged, Harmful, TooLarge
from letterkit.wording import say, say_number, say_worded

__all__ = ["Element", "parse", "tree"]

MAX_DEPTH: Final = 500
"""Elements inside each other. Word and LibreOffice stay below a hundred."""
MAX_ELEMENTS: Final = 10_000_000


def parse(  # noqa: PLR0913  # the callbacks and limits
    raw: bytes,
    part: str,
    on_start: Callable[[str, dict[str, str]], Any],
    on_end: Callable[[str], Any],
    on_text: Callable[[str], Any],
    *,
    on_remark: Callable[..., None] | None = None,
    namespaces: bool = False,
    max_depth: int = MAX_DEPTH,
    max_elements: int = MAX_ELEMENTS,
) -> None:
    """Call back for each start, end and text of one XML file, and for comments and instructions with `on_remark`.

    With `namespaces` names are `uri}local`, else as written (`w:ins`). Raises Damaged, Harmful for a document type or
    elements nested deeper than `max_depth`, and TooLarge for more than `max_elements`.
    """
    parser = expat.ParserCreate(namespace_separator="}" if namespaces else None)
    parser.buffer_text = True
    depth, count = 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > max_depth:
            raise Harmful(part, say("is nested deeper than any letter."))
        if count > max_elements:
            raise TooLarge(
                say(
                    "Its part {clean} has more than {max_elements} elements.",
                    clean=clean(part),
                    max_elements=say_number(max_elements),
                ),
                say_worded(HARMFUL_HINT),
            )
        on_start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        on_end(tag)

    def refuse(*_: object) -> None:
        raise Harmful(part, say("declares a document type, which no letter needs."))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = on_text
    if on_remark is not None:
        parser.CommentHandler = parser.ProcessingInstructionHandler = on_remark
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError):  # also encodings that do not exist
        raise Damaged(part) from None


def tree(raw: bytes, part: str, *, max_depth: int = MAX_DEPTH, max_elements: int = 300_000) -> Element:
    """Return the root of one XML file, with names as `{uri}local` and without comments and instructions.

    Raises what `parse` raises.
    """
    builder = TreeBuilder()

    def start(tag: str, attributes: dict[str, str]) -> None:
        builder.start(_qualified_name(tag), {_qualified_name(name): value for name, value in attributes.items()})

    def end(tag: str) -> None:
        builder.end(_qualified_name(tag))

    parse(
        raw, part, start, end, builder.data, namespaces=True, max_depth=max_depth, max_elements=max_elements
    )  # fmt: skip
    return builder.close()


def _qualified_name(name: str) -> str:
    return f"{{{name}" if "}" in name else name
