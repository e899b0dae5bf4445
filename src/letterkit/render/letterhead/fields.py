"""Fields in a head or foot: kept where they are plainly harmless, otherwise replaced by what they show.

A field may read files, name people, or lead a reader anywhere. Those that count pages are kept, links are written anew,
and days of opening go: a letter has a date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.render.letterhead.refusals import TOO_LARGE_HINT, Unusable
from letterkit.render.letterhead.targets import web_address
from letterkit.render.letterhead.values import PATH
from letterkit.wording import say, say_worded

_COUNTING: Final = frozenset(("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "IF"))
_DAYS: Final = frozenset(("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"))
_LINK: Final = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)
_MAX_DEPTH: Final = 20
"""Fields inside each other. Real letterheads have at most four."""


@dataclass(slots=True)
class _WordField:
    """A field: its bounds, the pieces of its code, the pieces that it shows, and the fields in its code."""

    bounds: list[Element]
    code: list[Element] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    inner: list[_WordField] = field(default_factory=list)
    in_code: bool = True
    unlinked: bool = False

    @property
    def words(self) -> str:
        """The text of the code."""
        return "".join(piece.text or "" for piece in self.code if piece.tag == "w:instrText")

    def pieces(self) -> Iterator[Element]:
        """Yield all elements that belong to it."""
        yield from (*self.bounds, *self.code, *self.shown)
        for nested in self.inner:
            yield from nested.pieces()


class _FieldCleaner:
    """Cleans the fields of one head; `left_out` has the days that it drops."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._open: list[_WordField] = []
        self._removed: set[int] = set()
        self.left_out: list[str] = []

    def clean(self) -> list[str]:
        for parent in list(self._root.iter()):
            if parent.tag == "w:r":
                for piece in parent:
                    if piece.tag != "w:rPr":
                        self._take(piece)
        for unfinished in self._open:
            self._unlink(unfinished)
        _open_simple(self._root, self.left_out)
        for parent in self._root.iter():
            if any(id(child) in self._removed for child in parent):
                parent[:] = [child for child in parent if id(child) not in self._removed]
        return self.left_out

    def _take(self, piece: Element) -> None:
        kind = piece.get("w:fldCharType", "") if piece.tag == "w:fldChar" else ""
        innermost = self._open[-1] if self._open else None
        if kind == "begin":
            self._open.append(_WordField([piece]))
            if len(self._open) > _MAX_DEPTH:
                raise Unusable(
                    say("The letterhead has more than {max_depth} fields inside each other.", max_depth=_MAX_DEPTH),
                    say_worded(TOO_LARGE_HINT),
                )
        elif innermost is None:
            if kind or piece.tag == "w:instrText":  # of no field
                self._removed.add(id(piece))
        elif kind:
            innermost.bounds.append(piece)
            innermost.in_code = False
            if kind == "end":
                self._finish(self._open.pop())
        elif innermost.in_code:
            innermost.code.append(piece)
        elif piece.tag == "w:instrText":
            self._removed.add(id(piece))
        else:
            innermost.shown.append(piece)

    def _finish(self, ended: _WordField) -> None:
        if self._open and self._open[-1].in_code:
            self._open[-1].inner.append(ended)
        elif self._open:
            self._open[-1].shown += ended.pieces()
        verdict = _verdict(ended.words)
        if verdict == "drop":
            self.left_out.append(_shown_text(ended.shown))
            self._removed |= set(map(id, ended.pieces()))
            ended.unlinked = True
        elif not verdict or any(nested.unlinked for nested in ended.inner):
            self._unlink(ended)
        elif verdict != ended.words:
            self._rewrite(ended, verdict)

    def _unlink(self, ended: _WordField) -> None:
        """Remove bounds and code; what the field shows stays."""
        ended.unlinked = True
        self._removed |= set(map(id, (*ended.bounds, *ended.code)))
        for nested in ended.inner:
            self._removed |= set(map(id, nested.pieces()))

    def _rewrite(self, ended: _WordField, code: str) -> None:
        if ended.inner or any(piece.tag != "w:instrText" for piece in ended.code):
            self._unlink(ended)
            return
        first, *others = ended.code
        first.text = code
        self._removed |= set(map(id, others))


def clean(root: Element) -> list[str]:
    """Clean the fields of a pruned head in place, and return the words that were left out: days that change.

    Raises Unusable for a link that does not lead to the web, and for fields nested without end.
    """
    return _FieldCleaner(root).clean()


def _verdict(code: str) -> str:
    """Return the code to keep; empty where only what is shown is kept, and `drop` where nothing is."""
    words = code.split()
    name = words[0].upper() if words else ""
    if name in _DAYS:
        return "drop"
    if name == "HYPERLINK":
        link = _LINK.match(code)
        target = web_address(link[1] or link[2] or "") if link else ""
        return f' HYPERLINK "{target}" ' if target else ""
    return code if (name in _COUNTING or name.startswith("=")) and not PATH.search(code) else ""


def _open_simple(root: Element, left_out: list[str]) -> None:
    """Clean the fields that are a single element."""
    for parent in list(root.iter()):
        if not any(child.tag == "w:fldSimple" for child in parent):
            continue
        children: list[Element] = []
        pending = list(reversed(parent))
        while pending:
            child = pending.pop()
            verdict = _verdict(child.get("w:instr", "")) if child.tag == "w:fldSimple" else None
            if verdict == "drop":
                left_out.append(_shown_text(child.iter()))
            elif verdict == "":
                pending += reversed(child)
            else:
                children.append(child)
                if verdict:
                    child.set("w:instr", verdict)
        parent[:] = children


def _shown_text(pieces: Iterable[Element]) -> str:
    return "".join(piece.text or "" for piece in pieces if piece.tag == "w:t").strip() or say("a day that changes")
