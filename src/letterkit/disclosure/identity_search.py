"""Search for names and paths of a machine in every byte of a file.

Everything beside the letter's words is searched for all of them. In the words themselves a name is meant to be read and
is only listed; a path there is a slip all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from letterkit.disclosure import reasons
from letterkit.disclosure.identity import COMMON, Identity
from letterkit.disclosure.trace import Trace
from letterkit.wording import say, worded

LONG_NAME: Final = 6
"""Characters from which a name is searched in pictures and fonts: a shorter one matches there by chance."""
_MAX_PATHS: Final = 20
"""Paths of one part that are listed; more say nothing new."""
_REMEDY: Final = worded(
    "Take it out in the program that made the file, or write the file anew with `letterkit render`."
)

# Separators in text, in JSON and in a web address.
_SLASH = rb"(?:\\\\?|/|%5C|%2F)"
_NAME = rb"[^\\/<>\"'|?*:;,()\[\]\x00-\x1f]{1,64}"
_HOMES = (
    re.compile(rb"\b[a-z]:" + _SLASH + rb"(?:users|documents and settings)" + _SLASH + rb"(" + _NAME + rb")", re.I),
    re.compile(rb"(?<![\w.%~-])/(?:Users|home)/([\w.@+%\x80-\xff-]{1,64})"),
)
_PATHS = (
    re.compile(rb"(?<![\w])[a-z]:\\[^\\<>\"|?*:\x00-\x1f]{1,100}(?:\\[^\\<>\"|?*:\x00-\x1f]{1,100}){0,9}", re.I),
    re.compile(rb"(?<![\\\w])\\\\[a-z0-9][\w.-]{1,62}\\[\w$][^\\<>\"|?*\x00-\x1f]{0,64}", re.I),
    re.compile(rb"file:/{1,3}[^\s<>\"']{3,200}", re.I),
)


class PartText(NamedTuple):
    """The text of a part: the words of the letter, and everything beside them."""

    words: str
    beside: str


class Search:
    """Searches one part of a file after another for what reveals an identity."""

    def __init__(self, identity: Identity) -> None:
        self._names = [(kind, name, _pattern(name)) for kind, name in identity.names()]

    def without_names(self, names: Iterable[str]) -> Search:
        """Return the same search, but for some names."""
        other = Search(Identity())
        other._names = [row for row in self._names if row[1] not in set(names)]
        return other

    def in_part(self, part: str, place: str, text: PartText) -> Iterator[Trace]:
        """Yield what is found in a part of which the words are known."""
        yield from self.outside_words(part, place, text.beside)
        yield from self.in_words(part, place, text.words)

    def outside_words(self, part: str, place: str, content: bytes | str, *, binary: bool = False) -> Iterator[Trace]:
        """Yield what is found beside the words. `binary`: a picture, a font, packed bytes, where short names match by
        chance."""
        raw = _bytes(content)
        for kind, name, pattern in self._names:
            if (not binary or len(name) >= LONG_NAME) and pattern.search(raw):
                yield Trace(part, place, kind, name, say("is your own name or that of your computer"), _REMEDY)
        yield from _paths(part, place, raw, _HOMES if binary else (*_HOMES, *_PATHS))

    def in_words(self, part: str, place: str, content: bytes | str) -> Iterator[Trace]:
        """Yield what is found in the letter's own words."""
        raw = _bytes(content)
        for kind, name, pattern in self._names:
            if pattern.search(raw):
                yield Trace(part, place, say("{kind}, in the letter’s own words", kind=kind), name)
        yield from _paths(part, place, raw, _HOMES)


def _paths(part: str, place: str, raw: bytes, patterns: tuple[re.Pattern[bytes], ...]) -> Iterator[Trace]:
    paths: dict[str, None] = {}
    for text in (raw, raw.replace(b"\0", b"")) if b"\0" in raw else (raw,):  # text of two bytes a character
        for pattern in patterns:
            for match in pattern.finditer(text):
                owner = match[1].decode("utf-8", "replace").strip().casefold() if pattern.groups else ""
                if owner not in COMMON and owner != "all users" and len(paths) < _MAX_PATHS:
                    paths.setdefault(match[0].decode("utf-8", "replace"))
    for path in paths:
        if any(path in longer for longer in paths if longer != path):
            continue
        yield Trace(part, place, say("Path"), path, reasons.FOLDER, _REMEDY)


def _bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def _pattern(name: str) -> re.Pattern[bytes]:
    """Return a pattern for a name in bytes: UTF-8 or UTF-16, not inside another word, in any case."""
    forms = []
    for spelling in dict.fromkeys((name, name.replace("\\", "/"), name.replace("\\", "\\\\"))):
        little, big = re.escape(spelling.encode("utf-16-le")), re.escape(spelling.encode("utf-16-be"))
        forms.append(rb"(?<![A-Za-z0-9])" + re.escape(spelling.encode("utf-8", "replace")) + rb"(?![A-Za-z0-9])")
        forms.append(rb"(?<![A-Za-z0-9]\x00)" + little + rb"(?![A-Za-z0-9]\x00)")
        forms.append(rb"(?<!\x00[A-Za-z0-9])" + big + rb"(?!\x00[A-Za-z0-9])")
    return re.compile(b"|".join(forms), re.I)
