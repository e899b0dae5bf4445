"""XML of workbooks as tables need it: names without namespaces, and the text just before each end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from letterkit.office import safe_xml
from letterkit.office.package import Package
from letterkit.office.refusals import TooLarge
from letterkit.wording import say

PART_BYTES: Final = 100_000_000
_MAX_ELEMENTS: Final = 4_000_000
_MAX_DEPTH: Final = 100

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class TooMuch(TooLarge):
    """A table with more of something than any table of signatories."""

    def __init__(self) -> None:
        super().__init__(say("It holds far more than a table of signatories."), "")


def read_part(package: Package, name: str, max_bytes: int = PART_BYTES) -> bytes:
    """Return an unpacked part, empty where there is none. Raises Damaged, TooLarge."""
    return package.read(name, max_bytes) if name in package.names else b""


def read_xml(
    raw: bytes, on_start: Start | None, on_end: End | None, on_text: Callable[[str], None] | None = None
) -> None:
    """Read XML; `on_start` gets a name and the attributes, `on_end` the name and the text right before it, `on_text`
    every piece of text.

    Raises what `safe_xml.parse` raises.
    """
    pieces: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        pieces.clear()
        if on_start:
            on_start(tag.rpartition("}")[2], attributes)

    def end(tag: str) -> None:
        if on_end:
            on_end(tag.rpartition("}")[2], "".join(pieces))
        pieces.clear()

    safe_xml.parse(
        raw, "", start, end, on_text or pieces.append,
        namespaces=True, max_depth=_MAX_DEPTH, max_elements=_MAX_ELEMENTS,
    )  # fmt: skip


def local(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    """Return an attribute by its name without namespace."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), default)
