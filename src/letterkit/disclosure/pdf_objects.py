"""What the objects of a PDF tell: remarks, attached files, programs, links, signatures, hidden layers, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from letterkit.disclosure import pictures, reasons
from letterkit.disclosure.authors import Authored
from letterkit.disclosure.trace import Trace

_QUIET: Final = frozenset(("/Link", "/Widget", "/Popup"))
_SHOWN: Final = frozenset(("/Title", "/ActualText", "/Alt", "/E", "/URI", "/Subject", "/Keywords"))
"""Texts that are the letter's own words."""
_LOOKED_INTO: Final = (b"\xff\xd8", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
"""How pictures begin that a PDF keeps as they were: JPEG, and JPEG 2000 with or without its file around it."""
_MOST: Final = 100_000
"""Things inside one object that are looked at."""
_ACTIONS: Final = {
    "/JavaScript": ("Program (JavaScript)", reasons.RUNS), "/Launch": ("Starts a program", reasons.RUNS),
    "/SubmitForm": ("Sends a form", "sends what the reader types to another computer"),
    "/ImportData": ("Reads a file", reasons.FOLDER),
}  # fmt: skip


class View:
    """Looks at one object after another; what belongs together is told at the end."""

    def __init__(self, remedy: str) -> None:
        self._authored = Authored()
        self._remedy = remedy
        self.words: list[str] = []
        self.beside: list[str] = []

    def look(self, place: str, thing: Any) -> Iterator[Trace]:
        """What one object tells, with what lies directly in it. References are not followed: each has its own turn."""
        for one in _inside(thing):
            self._strings(one)
            yield from self._annotation(place, one)
            yield from self._action(place, one)
            yield from self._file(place, one)
            yield from self._private(place, one)
            yield from self._signature(place, one)
        if isinstance(thing, Mapping) and at(thing, "/Subtype") == "/Image":
            raw = getattr(thing, "_data", b"")
            if isinstance(raw, bytes) and raw.startswith(_LOOKED_INTO):
                yield from pictures.traces(place, raw)

    def _strings(self, one: Mapping[str, Any]) -> None:
        """Keeps the texts of a dictionary: those that a reader is shown or read aloud, and all others."""
        for key in one:
            value = one.get(key)
            texts = [str(each) for each in (value if isinstance(value, list) else (value,)) if isinstance(each, str)]
            shown = key in _SHOWN or (key == "/Contents" and at(one, "/Subtype") == "/Link")
            (self.words if shown else self.beside).extend(texts)

    def traces(self) -> Iterator[Trace]:
        """Remarks, added up for each author."""
        yield from self._authored.traces("Comments and changes", self._remedy)

    def _annotation(self, place: str, one: Mapping[str, Any]) -> Iterator[Trace]:
        kind = at(one, "/Subtype")
        is_one = at(one, "/Type") == "/Annot" or ("/Rect" in one and kind is not None)
        if is_one and kind not in _QUIET:
            author, date = (_said(one, key) for key in ("/T", "/M"))
            self._authored.add("Comments", author, date or _said(one, "/CreationDate"), _said(one, "/Contents"), place)
        elif is_one and kind == "/Widget" and _said(one, "/V"):
            yield Trace("Forms", place, f"Field ‘{_said(one, '/T')}’", _said(one, "/V"), _TYPED, self._remedy)

    def _action(self, place: str, one: Mapping[str, Any]) -> Iterator[Trace]:
        kind = at(one, "/S")
        if isinstance(kind, str) and kind in _ACTIONS:
            name, why = _ACTIONS[kind]
            value = _said(one, "/JS") or _said(one, "/F") or kind.lstrip("/")
            yield Trace("Programs", place, name, value, why, self._remedy)
        elif kind == "/URI":
            target = _said(one, "/URI")
            yield Trace(
                "Links", place, "Link", target, reasons.target(target), "Take the link out, or lead it to a website."
            )

    def _file(self, place: str, one: Mapping[str, Any]) -> Iterator[Trace]:
        if at(one, "/Type") in ("/Filespec", "/F") or ("/EF" in one and "/F" in one):
            name = _said(one, "/UF") or _said(one, "/F")
            if "/EF" in one:
                yield Trace("Embedded files", place, "Attached file", name, _ATTACHED, self._remedy)
            elif name:
                yield Trace("Links", place, "Linked file", name, reasons.FOLDER, self._remedy)
        elif at(one, "/S") in ("/GoToR", "/GoToE") and isinstance(at(one, "/F"), str):
            yield Trace("Links", place, "Linked file", _said(one, "/F"), reasons.FOLDER, self._remedy)

    def _private(self, place: str, one: Mapping[str, Any]) -> Iterator[Trace]:
        if "/PieceInfo" in one:
            names = at(one, "/PieceInfo")
            shown = ", ".join(str(key).lstrip("/") for key in names) if isinstance(names, Mapping) else ""
            yield Trace("Private data", place, "Data of the program (/PieceInfo)", shown, _PRIVATE, self._remedy)
        if "/Thumb" in one:
            yield Trace("Pictures", place, "Preview of a page (/Thumb)", "a picture", _PREVIEW, self._remedy)
        if at(one, "/Type") == "/OCG":
            yield Trace("Layers", place, "Layer", _said(one, "/Name"))
        off = at(one, "/OFF") if "/OFF" in one else None
        if isinstance(off, list) and off:
            yield Trace("Layers", place, "Hidden layers", str(len(off)), _HIDDEN, self._remedy)

    def _signature(self, place: str, one: Mapping[str, Any]) -> Iterator[Trace]:
        if at(one, "/Type") in ("/Sig", "/DocTimeStamp"):
            value = ", ".join(
                filter(None, (_said(one, key) for key in ("/Name", "/M", "/Location", "/Reason", "/ContactInfo")))
            )
            yield Trace("Signatures", place, "Digital signature", value or "a certificate", _SIGNED, self._remedy)


_TYPED: Final = "was typed into a form"
_ATTACHED: Final = "is a whole file, with properties and a history of its own"
_PRIVATE: Final = "is what the program that made it keeps for itself, often with earlier states"
_PREVIEW: Final = "shows the page as it once was"
_HIDDEN: Final = "are not shown, and still there to be read"
_SIGNED: Final = "names who signed, by certificate"


def _inside(thing: Any) -> Iterator[Mapping[str, Any]]:
    """The dictionaries that lie directly in an object, itself first; without end only as far as the limit."""
    waiting, seen = [thing], 0
    while waiting and seen < _MOST:
        one = waiting.pop()
        seen += 1
        if isinstance(one, Mapping):
            yield one
            waiting.extend(dict.values(one) if isinstance(one, dict) else one.values())
        elif isinstance(one, list):
            waiting.extend(list.__iter__(one))


def direct(thing: Any) -> Any:
    """What a reference leads to, one step."""
    return thing.get_object() if hasattr(thing, "get_object") else thing


def at(one: Mapping[str, Any], key: str) -> Any:
    """The value of a key, also where it is a reference."""
    return direct(one.get(key))


def _said(one: Mapping[str, Any], key: str) -> str:
    """A value in words; those of a program in a stream, the name of a file."""
    value = at(one, key)
    if hasattr(value, "get_data"):
        value = value.get_data()
    elif isinstance(value, Mapping):
        value = at(value, "/UF") or at(value, "/F")
    if isinstance(value, bytes):
        return value[:1000].decode("latin-1")
    return "" if value is None or isinstance(value, Mapping | list) else str(value)
