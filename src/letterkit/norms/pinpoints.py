"""What a pinpoint names: `para. 139`, `paras. 138-139`, `arts. 21 and 22`, `art. 2(4)`.

Drafts and the norms library write pinpoints as people do. To find the clause that belongs to one, both are parsed into
locators (kind, number or range, and the part of the document they are in) and compared: a wider locator covers a
narrower one (`art. 2` covers `art. 2(4)`, `paras. 138-139` covers `para. 139`), never the other way round, because
what an article says as a whole need not be what one of its paragraphs says.

Understood are the English short and long forms, Roman numerals (`art. II`), `art. 2, para. 4`, numbers in brackets as
the OSCE writes them (`para. (9.1)`), and a part named first (`annex, para. 2`; `common art. 3`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

Number = tuple[str, ...]

_KIND = re.compile(
    r"(?:\b(?:paragraphs?|paras?|pars?|articles?|arts?|principles?|preamble|preambular|recitals?|chapters?|chaps?"
    r"|sections?|sects?|rules?|guidelines?|recommendations?)\b\.?|\bop\.?(?=\s*\d)|§+)",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"(?P<kind>{_KIND.pattern})"
    r"|(?P<number>(?:\d+(?:\s?(?:bis|ter)\b|[a-z]\b)?(?:\.\d+)*|(?-i:[IVXLC]+\b))(?:\(\w+\)|\s\((?:\d{1,3}|[a-z]{1,4})\))*)"
    r"|(?P<bracket>\(\d+(?:\.\d+)*\)|\([a-z]+\))"
    r"|(?P<to>[-‐‑–—]|\b(?:to|through)\b)"
    r"|(?P<comma>,)"
    r"|(?P<also>&|\b(?:and|or)\b)",
    re.IGNORECASE,
)
_KINDS = (
    ("par", "para"),
    ("§", "para"),
    ("op", "para"),
    ("art", "art"),
    ("prin", "principle"),
    ("pream", "preamble"),
    ("recit", "recital"),
    ("chap", "chapter"),
    ("sect", "section"),
    ("rule", "rule"),
    ("guid", "guideline"),
    ("recom", "recommendation"),
)
_NOT_A_PART = re.compile(r"\b(?:operative|op|see|at|in|of|the)\b\.?|[.,:()]", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"(?!\b(?:and|or|to|through|bis|ter)\b)\b[^\W\d_]{2,}", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Locator(NamedTuple):
    """A paragraph, article or the like, or a range of them. `kind` is empty where only a number was given."""

    kind: str
    within: str
    first: Number
    last: Number

    def covers(self, other: Locator) -> bool:
        """True if all of the other locator lies inside this one."""
        if self.kind not in ("", other.kind) or self.within != other.within:
            return False
        return self._contains(other.first) and self._contains(other.last)

    def _contains(self, number: Number) -> bool:
        size = len(self.first)
        if self.first == self.last:
            return number[:size] == self.first
        if len(number) < size or number[: size - 1] != self.first[:-1]:
            return False
        return _sort_key(self.first[-1]) <= _sort_key(number[size - 1]) <= _sort_key(self.last[-1])


def parse_locators(pinpoint: str) -> tuple[Locator, ...]:
    """Return what a pinpoint names, in its order; empty when nothing of it is understood."""
    locators: list[Locator] = []
    for part in pinpoint.split(";"):
        kind = _KIND.search(part)
        if kind is None and _OTHER_WORDS.search(part):
            continue
        start = kind.start() if kind else 0
        preamble = kind is not None and kind[0].lower().startswith("pream")  # fourth preambular paragraph
        within = "" if preamble else " ".join(_NOT_A_PART.sub(" ", part[:start]).casefold().split())
        parser = _LocatorParser(within)
        for token in _TOKEN.finditer(part, start):
            parser.take(token)
        locators += parser.finish()
    return tuple(locators)


class _LocatorParser:
    """Takes the tokens of one part from left to right.

    `base` is the number before the one to come (`art. 2, para. 4`), `joint` the word or sign since the last number or
    kind, `whole` is true after ‘preamble’ until a number follows, `bracketed` if the last number stood in brackets.
    """

    def __init__(self, within: str) -> None:
        self.within, self.kind, self.joint = within, "", ""
        self.base: Number = ()
        self.whole = self.bracketed = False
        self.locators: list[Locator] = []

    def take(self, token: re.Match[str]) -> None:
        name, text = token.lastgroup or "", token[0]
        if name == "kind":
            self._take_kind(next(kind for start, kind in _KINDS if text.lower().startswith(start)))
        elif name in ("number", "bracket"):
            self._take_number(text, bracket=name == "bracket")
        else:
            self.joint = name
            return
        self.joint = ""

    def _take_kind(self, kind: str) -> None:
        if kind == "para" and self.whole and self.joint != "also":  # preambular para. 4
            return
        follows = self.joint == "comma" and self.locators and self.kind not in ("", "para", "preamble")
        if kind == "para" and follows:
            self.base = self.locators.pop().first  # art. 2, para. 4
            return
        self._close()
        self.kind, self.base, self.whole = kind, (), kind == "preamble"

    def _take_number(self, text: str, *, bracket: bool) -> None:
        number = _parts(text)
        last = self.locators[-1].first if self.locators else ()
        if bracket and not self.bracketed and len(last) > 1:
            number = (*last[:-1], *number)  # art. 7(1)(d) and (h)
        else:
            number = (*self.base, *number)
            self.bracketed = bracket
        self.whole = False
        if self.joint != "to" or not self._extend_to(number):
            self.locators.append(Locator(self.kind, self.within, number, number))

    def _extend_to(self, end: Number) -> bool:
        """Make the last locator a range; return False if the two numbers make none."""
        start = self.locators[-1].first if self.locators else ()
        if not start or len(start) != len(end) or start[:-1] != end[:-1]:
            return False
        last = _complete(start[-1], end[-1])
        if _sort_key(last) <= _sort_key(start[-1]):
            return False
        self.locators[-1] = self.locators[-1]._replace(last=(*end[:-1], last))
        return True

    def _close(self) -> None:
        if self.whole:
            self.locators.append(Locator(self.kind, self.within, (), ()))
            self.whole = False

    def finish(self) -> list[Locator]:
        self._close()
        return self.locators


def _parts(text: str) -> Number:
    pieces = [piece for piece in re.split(r"[().]+", text.replace(" ", "")) if piece]
    head = pieces[0]
    if re.fullmatch(r"[IVXLC]+", head):
        pieces[0] = str(_roman(head))
    return tuple(piece.lower() for piece in pieces)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _complete(start: str, end: str) -> str:
    """Return the end of a shortened range: 138-9 ends at 139."""
    if start.isdigit() and end.isdigit() and len(end) < len(start):
        return start[: len(start) - len(end)] + end
    return end


def _sort_key(part: str) -> tuple[int, str]:
    digits = re.match(r"\d{0,9}", part)
    number = digits[0] if digits else ""
    return (int(number) if number else -1, part[len(number) :])
