"""The traces in the objects of a PDF: comments, attached files, programs, links, signatures, layers, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from letterkit.disclosure import pictures, reasons
from letterkit.disclosure.authors import Contributions
from letterkit.disclosure.trace import Trace
from letterkit.wording import say, worded

_NO_COMMENTS: Final = frozenset(("/Link", "/Widget", "/Popup"))
_LETTERS_OWN: Final = frozenset(("/Title", "/ActualText", "/Alt", "/E", "/URI", "/Subject", "/Keywords"))
"""Texts that are the letter's own words."""
_PICTURES: Final = (b"\xff\xd8", b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
"""The first bytes of pictures that a PDF keeps as they were: JPEG, and JPEG 2000 with or without its container."""
_MAX_DICTIONARIES: Final = 100_000
"""Values inside one object that are read."""
_ACTIONS: Final = {
    "/JavaScript": (worded("Program (JavaScript)"), reasons.RUNS),
    "/Launch": (worded("Starts a program"), reasons.RUNS),
    "/SubmitForm": (worded("Sends a form"), worded("sends what the reader types to another computer")),
    "/ImportData": (worded("Reads a file"), reasons.FOLDER),
}


class ObjectTraces:
    """Reads one object after another; comments are added up until the end."""

    def __init__(self, remedy: str) -> None:
        self._contributions = Contributions()
        self._remedy = remedy
        self.words: list[str] = []
        self.beside: list[str] = []

    def traces_of(self, place: str, thing: Any) -> Iterator[Trace]:
        """Yield the traces of an object and of what lies directly in it. References are not followed: each object has
        its turn."""
        for entries in _inside(thing):
            self._keep_strings(entries)
            yield from self._annotation(place, entries)
            yield from self._action(place, entries)
            yield from self._file(place, entries)
            yield from self._private(place, entries)
            yield from self._signature(place, entries)
        if isinstance(thing, Mapping) and value_of(thing, "/Subtype") == "/Image":
            raw = getattr(thing, "_data", b"")
            if isinstance(raw, bytes) and raw.startswith(_PICTURES):
                yield from pictures.traces(place, raw)

    def _keep_strings(self, entries: Mapping[str, Any]) -> None:
        """Keep the texts of a dictionary: those that are shown or read aloud, and all others."""
        for key in entries:
            value = entries.get(key)
            texts = [str(item) for item in (value if isinstance(value, list) else (value,)) if isinstance(item, str)]
            shown = key in _LETTERS_OWN or (key == "/Contents" and value_of(entries, "/Subtype") == "/Link")
            (self.words if shown else self.beside).extend(texts)

    def comment_traces(self) -> Iterator[Trace]:
        """Yield the comments, added up for each author."""
        yield from self._contributions.traces(say("Comments and changes"), self._remedy)

    def _annotation(self, place: str, entries: Mapping[str, Any]) -> Iterator[Trace]:
        kind = value_of(entries, "/Subtype")
        is_annotation = value_of(entries, "/Type") == "/Annot" or ("/Rect" in entries and kind is not None)
        if is_annotation and kind not in _NO_COMMENTS:
            author, date = (_text(entries, key) for key in ("/T", "/M"))
            self._contributions.add(
                "Comments", author, date or _text(entries, "/CreationDate"), _text(entries, "/Contents"), place
            )
        elif is_annotation and kind == "/Widget" and _text(entries, "/V"):
            yield Trace(
                say("Forms"),
                place,
                say("Field ‘{text}’", text=_text(entries, "/T")),
                _text(entries, "/V"),
                _TYPED,
                self._remedy,
            )

    def _action(self, place: str, entries: Mapping[str, Any]) -> Iterator[Trace]:
        kind = value_of(entries, "/S")
        if isinstance(kind, str) and kind in _ACTIONS:
            name, why = _ACTIONS[kind]
            value = _text(entries, "/JS") or _text(entries, "/F") or kind.lstrip("/")
            yield Trace(say("Programs"), place, name, value, why, self._remedy)
        elif kind == "/URI":
            target = _text(entries, "/URI")
            yield Trace(
                say("Links"),
                place,
                say("Link"),
                target,
                reasons.target(target),
                say("Take the link out, or lead it to a website."),
            )

    def _file(self, place: str, entries: Mapping[str, Any]) -> Iterator[Trace]:
        if value_of(entries, "/Type") in ("/Filespec", "/F") or ("/EF" in entries and "/F" in entries):
            name = _text(entries, "/UF") or _text(entries, "/F")
            if "/EF" in entries:
                yield Trace(
                    say("Embedded files"),
                    place,
                    say("Attached file"),
                    name,
                    reasons.WHOLE_FILE,
                    self._remedy,
                )
            elif name:
                yield Trace(say("Links"), place, say("Linked file"), name, reasons.FOLDER, self._remedy)
        elif value_of(entries, "/S") in ("/GoToR", "/GoToE") and isinstance(value_of(entries, "/F"), str):
            yield Trace(say("Links"), place, say("Linked file"), _text(entries, "/F"), reasons.FOLDER, self._remedy)

    def _private(self, place: str, entries: Mapping[str, Any]) -> Iterator[Trace]:
        if "/PieceInfo" in entries:
            names = value_of(entries, "/PieceInfo")
            shown = ", ".join(str(key).lstrip("/") for key in names) if isinstance(names, Mapping) else ""
            yield Trace(
                say("Private data"),
                place,
                say("Data of the program (/PieceInfo)"),
                shown,
                _PRIVATE,
                self._remedy,
            )
        if "/Thumb" in entries:
            yield Trace(say("Pictures"), place, say("Preview of a page (/Thumb)"), "a picture", _PREVIEW, self._remedy)
        if value_of(entries, "/Type") == "/OCG":
            yield Trace(say("Layers"), place, say("Layer"), _text(entries, "/Name"))
        off = value_of(entries, "/OFF") if "/OFF" in entries else None
        if isinstance(off, list) and off:
            yield Trace(say("Layers"), place, say("Hidden layers"), str(len(off)), _HIDDEN, self._remedy)

    def _signature(self, place: str, entries: Mapping[str, Any]) -> Iterator[Trace]:
        if value_of(entries, "/Type") in ("/Sig", "/DocTimeStamp"):
            value = ", ".join(
                filter(None, (_text(entries, key) for key in ("/Name", "/M", "/Location", "/Reason", "/ContactInfo")))
            )
            yield Trace(
                say("Signatures"),
                place,
                say("Digital signature"),
                value or "a certificate",
                reasons.SIGNED,
                self._remedy,
            )


_TYPED: Final = worded("was typed into a form")
_PRIVATE: Final = worded("is what the program that made it keeps for itself, often with earlier states")
_PREVIEW: Final = worded("shows the page as it once was")
_HIDDEN: Final = worded("are not shown, and still there to be read")


def _inside(thing: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the dictionaries that lie directly in an object, itself first, up to a limit."""
    pending, count = [thing], 0
    while pending and count < _MAX_DICTIONARIES:
        value = pending.pop()
        count += 1
        if isinstance(value, Mapping):
            yield value
            pending.extend(dict.values(value) if isinstance(value, dict) else value.values())
        elif isinstance(value, list):
            pending.extend(list.__iter__(value))


def dereference(thing: Any) -> Any:
    """Return the object that a reference leads to, in one step; any other value as it is."""
    return thing.get_object() if hasattr(thing, "get_object") else thing


def value_of(entries: Mapping[str, Any], key: str) -> Any:
    """Return the value of a key, also where it is a reference."""
    return dereference(entries.get(key))


def _text(entries: Mapping[str, Any], key: str) -> str:
    """Return a value as text: a program in a stream, the name of a file."""
    value = value_of(entries, key)
    if hasattr(value, "get_data"):
        value = value.get_data()
    elif isinstance(value, Mapping):
        value = value_of(value, "/UF") or value_of(value, "/F")
    if isinstance(value, bytes):
        return value[:1000].decode("latin-1")
    return "" if value is None or isinstance(value, Mapping | list) else str(value)
