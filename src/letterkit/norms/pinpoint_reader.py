"""From the tokens of a pinpoint to the places that it names. No number that was typed is lost on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from letterkit.languages.place_words import KINDS, PARTS, canonical
from letterkit.languages.roman_numerals import in_roman
from letterkit.norms.locators import Locator, Number, Shown, TypedPlace, sort_key
from letterkit.norms.pinpoint_tokens import SMALL_KINDS, Segment, Token
from letterkit.norms.place_levels import Ambiguous, are_alike, level_beside

_UNNUMBERED: Final = ("preamble", "annex", "commentary")
"""Kinds that are a place without a number too."""
_HAS_PARAGRAPHS: Final = (
    *("art", "principle", "rule", "section", "guideline", "recommendation", "chapter", "commentary"),
    *("annex", "recital"),
)
_LEADS: Final = ("annex", "commentary")
"""Kinds that name a part where another kind follows: annex, para. 2."""

_NUMBER_OF_PART: Final = ("number", "bracket", "of")
"""What belongs to a part that is named behind its places: of resolution No. 2417 (2018)."""
_NAMES_PART: Final = ("word", "common", "text", "ordinals", *_LEADS, *PARTS)


@dataclass(frozen=True)
class _Entry:
    kind: str
    part: str
    first: Number
    shown: Shown
    last: Number = ()
    last_shown: Shown = ()
    bracketed: bool = False
    tail: str = ""

    def under(self, base: _Entry) -> _Entry:
        """Return this place as one inside another: paragraph 3 of article 14."""
        inner = tuple(piece if piece[0] in ".(" else f"({piece})" for piece in self.shown)
        return replace(self, kind=base.kind, part=base.part, first=base.first + self.first, shown=base.shown + inner)


class PinpointReader:
    """Reads a segment from left to right.

    `joint` is the sign or word since the last number or kind, `run` where the entries of the present kind begin.
    `outer` is the article whose paragraphs follow (art. 2, para. 4), `base` what the next number lies in. `inner` are
    paragraphs that wait for their article (para. 4 of art. 2), `unnumbered` is true after ‘preamble’ until a number
    follows. `unclear` is what can be read in two ways: it is kept as it is typed.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._kind = self._part = self._joint = ""
        self._many = self._outer_many = self._base_many = self._unnumbered = False
        self._run = 0
        self._outer: _Entry | None = None
        self._base: _Entry | None = None
        self._base_taken = self._commented = self._unclear = False
        self._previous = ""
        self._inner: list[_Entry] = []
        self._entries: list[_Entry] = []

    def places(self) -> list[TypedPlace]:
        """Return the places of the segment, or all of it as a text that names none."""
        tokens = self._without_lead(self._segment.tokens)
        position = 0
        while position < len(tokens):
            before, position = position, self._take(tokens, position)
            self._previous = tokens[before].role
        self._close()
        places = [_typed(entry) for entry in self._entries]
        printed = set(re.findall(r"\d+", " ".join(place.printed() for place in places)))
        typed = set(re.findall(r"\d+", self._segment.plain)) - printed
        if self._unclear or not places or not all(any(full.endswith(figure) for full in printed) for figure in typed):
            return [TypedPlace(self._segment.typed)]  # better all of it as it is typed than a figure less
        return places

    def _without_lead(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens from the first kind on; words before it are the part of the document."""
        main = next((at for at, token in enumerate(tokens) if token.role in KINDS and token.role not in _LEADS), None)
        if main is None:
            start = next((at for at, token in enumerate(tokens) if token.role != "of"), 0)
            known = start < len(tokens) and tokens[start].role in _LEADS
            strange = any(token.role in _NAMES_PART and token.role not in _LEADS for token in tokens)
            return tokens if known or not strange else ()
        lead = [token for token in tokens[:main] if token.role != "of"]
        if lead and lead[-1].role != "and" and any(token.role in _NAMES_PART for token in lead):
            if [token.role for token in lead[:2]] == ["commentary", "to"]:  # commentary to principle 12
                self._commented = True
            elif tokens[main].role != "preamble":
                self._part = _part(lead)
            return tokens[main:]
        return tokens

    def _take(self, tokens: tuple[Token, ...], position: int) -> int:
        """Take the token at a position, and return the position of the next."""
        token = tokens[position]
        if token.role in ("number", "bracket"):
            self._take_number(token)
        elif token.role in ("annex", "common", "text", *PARTS) and (self._entries or self._inner):
            return self._take_part(tokens, position)
        elif token.role in KINDS:
            self._take_kind(token)
        elif token.role in ("to", "and", "comma"):
            self._joint = token.role if self._joint in ("", "comma") else self._joint
            return position + 1
        elif token.role in ("word", "text", "ordinals", *PARTS):
            return self._take_strange_words(tokens, position)
        else:
            return position + 1
        self._joint = ""
        return position + 1

    # -- parts of the document, and words that are no place ------------------------------------------------

    def _take_part(self, tokens: tuple[Token, ...], position: int) -> int:
        """Take a part that is named behind its places (para. 2 of annex I), or before the next ones."""
        end = position + 1
        if self._is_common_article(tokens, position):
            self._part = "common"
            return end
        after = end
        while after < len(tokens) and tokens[after].role in _NUMBER_OF_PART and tokens[position].role != "common":
            after += 1
            end = after if tokens[after - 1].role != "of" else end
        words, follows = [*tokens[position:end]], end < len(tokens) and tokens[end].role in ("comma", *KINDS)
        numbered = tokens[position].role in ("annex", "common", "introduction") or len(words) > 1
        if not numbered:
            return position + 1
        kind_follows = any(token.role in KINDS and token.role not in _LEADS for token in tokens[end:])
        if self._joint and not (follows and kind_follows):
            if tokens[position].role != "annex":
                return end
            self._take_kind(tokens[position])
            return position + 1
        if self._joint:
            self._close()
            self._part, self._kind, self._joint, self._run = _part(words), "", "", len(self._entries)
            return end
        self._close()
        theirs = self._entries[self._run :]
        self._entries[self._run :] = [entry if entry.part else replace(entry, part=_part(words)) for entry in theirs]
        return end

    def _is_common_article(self, tokens: tuple[Token, ...], position: int) -> bool:
        """True for ‘common’ between a paragraph and its article: пункт 1 общей статьи 3."""
        follows = tokens[position + 1].role if position + 1 < len(tokens) else ""
        between = not self._joint and self._kind in SMALL_KINDS
        return tokens[position].role == "common" and between and follows in KINDS and follows not in SMALL_KINDS

    def _take_strange_words(self, tokens: tuple[Token, ...], position: int) -> int:
        """Take words that name no place: those after a comma, or with a figure, stay with the place before them."""
        end = position
        while end < len(tokens) and not (tokens[end].role in KINDS and tokens[end].role not in _LEADS):
            end += 1
        last = end
        while last > position + 1 and tokens[last - 1].role in ("and", "comma", "to", "of"):
            last -= 1
        text = self._segment.plain[tokens[position].start : tokens[last - 1].end]
        if self._entries and (self._joint == "comma" or any(ch.isdigit() for ch in text)):
            sign = ", " if self._joint == "comma" else " "
            self._entries[-1] = replace(self._entries[-1], tail=f"{self._entries[-1].tail}{sign}{text}")
        self._joint = "comma"
        return end

    # -- kinds ---------------------------------------------------------------------------------------------

    def _take_kind(self, token: Token) -> None:
        kind, last = token.role, self._entries[-1] if len(self._entries) > self._run else None
        beside = self._joint in ("", "comma")
        if kind == "commentary" and last and beside and last.kind not in SMALL_KINDS:
            self._entries[-1] = replace(last, first=(*last.first, kind), shown=(*last.shown, "(commentary)"), last=())
        elif kind in SMALL_KINDS and self._unnumbered and beside and self._kind in ("preamble", "recital"):
            self._unnumbered = self._kind == "preamble"
        elif kind in SMALL_KINDS and self._opens_division(kind, last):
            self._base_many, self._base_taken = token.many, False
        else:
            self._close()
            if last and not self._joint and last.kind in SMALL_KINDS and not self._outer and kind != "subpara":
                self._inner, self._entries[self._run :] = self._entries[self._run :], []
            if (
                self._part == "common" and self._kind and not self._inner
            ):  # common art. 3 and art. 49: the second is not
                self._part = ""
            self._kind, self._many, self._unnumbered = kind, token.many, kind in _UNNUMBERED
            self._outer = self._base = None
            self._run = len(self._entries)
        if kind == "recital":
            self._unnumbered = True

    def _opens_division(self, kind: str, last: _Entry | None) -> bool:
        """Make the last place the one that holds the next: art. 2, para. 4; return False if it does not."""
        if last is None or last.last:
            return False
        if self._outer is not None:
            if kind == "subpara" and self._joint != "and":
                self._base = self._entries.pop()
            elif kind == "para":
                self._base = self._outer
            return True
        if self._joint not in ("", "comma") or not (last.kind in _HAS_PARAGRAPHS or (last.kind == "para" != kind)):
            return False
        self._outer = self._base = self._entries.pop()
        self._outer_many = self._many
        return True

    # -- numbers -------------------------------------------------------------------------------------------

    def _take_number(self, token: Token) -> None:
        last = self._entries[-1] if len(self._entries) > self._run else None
        bracket = token.role == "bracket"
        entry = _Entry(self._kind, self._part, token.number, token.shown, bracketed=bracket)
        self._unnumbered = False
        if last and self._follows(last, token):  # par. 3 b)
            self._unclear |= bool(last.last) or not bracket
            self._entries[-1] = replace(entry.under(last), bracketed=last.bracketed)
            return
        if bracket and last and self._joint and (beside := self._beside(last, entry)):  # art. 7(1)(d) and (h)
            entry = beside
        elif self._base and self._leaves_division(bracket):
            self._outer = self._base = None
        elif self._base:
            entry, self._base_taken = replace(entry.under(self._base), bracketed=bracket), True
        if self._commented:
            entry = _Entry("", "", ("commentary",), ("(commentary)",)).under(entry)
            self._commented = False
        inner, self._inner = self._inner, []
        if inner:
            self._entries += [one.under(entry) for one in inner]
        elif self._joint != "to" or last is None or not self._extend(last, entry):
            self._unclear |= self._joint == "to" and bracket
            self._entries.append(entry)

    def _follows(self, last: _Entry, token: Token) -> bool:
        """True for a number right behind another, inside whose place it lies."""
        if self._previous not in ("number", "bracket") or self._joint:
            return False
        return not last.bracketed or not are_alike(last.first[-1], token.number[0])

    def _beside(self, last: _Entry, entry: _Entry) -> _Entry | None:
        """Return a bracket as a place beside a division of the last place; None where it has none."""
        try:
            level = level_beside(last.first, last.shown, entry.first[0], bracketed=last.bracketed)
        except Ambiguous:
            self._unclear, level = True, None
        if level is None and not last.bracketed and len(last.first) > 1:
            level = len(last.first) - 1
        if not level:
            return None
        outer = replace(last, first=last.first[:level], shown=last.shown[:level])
        return replace(entry.under(outer), bracketed=last.bracketed)

    def _leaves_division(self, bracket: bool) -> bool:
        """True for 25 in ‘arts. 24, para. 1, and 25’."""
        one_only = self._base_taken and self._outer_many and not self._base_many
        return one_only and not bracket and self._joint in ("and", "comma")

    def _extend(self, start: _Entry, end: _Entry) -> bool:
        """Make the last entry a range, or a division (Article 6-1); return False if the two numbers make neither."""
        if start.last or len(start.first) != len(end.first) or start.first[:-1] != end.first[:-1]:
            return False
        low, high = start.first[-1], end.first[-1]
        if start.kind == "art" and len(start.first) == 1 and not self._many and _is_division(low, high):
            self._entries[-1] = end.under(start)
            return True
        full = _complete(low, high)
        if sort_key(full) <= sort_key(low):
            return False
        shown = end.shown if full == high else (*end.shown[:-1], end.shown[-1].replace(high, full))
        self._entries[-1] = replace(start, last=(*end.first[:-1], full), last_shown=shown)
        return True

    def _close(self) -> None:
        """Keep what waits for a number that does not come."""
        if self._base and not self._base_taken:
            self._entries.append(self._base)
            self._base_taken = True
        if self._inner:
            self._entries += (
                self._inner
                if self._kind != "preamble"
                else [one.under(_Entry("preamble", self._part, (), ())) for one in self._inner]
            )
            self._unnumbered = self._unnumbered and self._kind != "preamble"
            self._inner = []
        if self._unnumbered and self._kind in _UNNUMBERED:
            self._entries.append(_Entry(self._kind, self._part, (), ()))
        self._unnumbered = False


def _typed(entry: _Entry) -> TypedPlace:
    kind = "para" if entry.kind == "subpara" else entry.kind
    shown = (
        entry.shown
        if entry.first and entry.shown[0][0] != "("
        else tuple(
            piece.strip("()") if at == 0 and len(entry.shown) == 1 else piece for at, piece in enumerate(entry.shown)
        )
    )
    locator = Locator(kind, _part_key(entry.part), entry.first, entry.last or entry.first)
    return TypedPlace("", locator, entry.part, shown, entry.last_shown, entry.tail)


def _part(tokens: list[Token]) -> str:
    """Return the words for a part of the document: `annex I`, `Convention IV`."""
    words: list[str] = []
    for token in tokens:
        if token.role == "comma":
            words[-1:] = [f"{words[-1]},"] if words and token is not tokens[-1] else words[-1:]
        elif token.role == "bracket":
            words.append(token.text)
        elif token.role == "number":
            ordinal = not token.text[:1].isdigit() and token.shown and token.shown[0].isdigit()
            words.append(in_roman(int(token.shown[0])) if ordinal else "".join(token.shown))
        elif token.role in ("annex", "common", *PARTS) and not _is_abbreviation(tokens, token):
            words.append(canonical(token.role))
        elif token.role != "of":
            words.append(token.text)
    return " ".join(words)


def _is_abbreviation(tokens: list[Token], token: Token) -> bool:
    """True for GC in ‘GC 36’, which is no Geneva Convention."""
    number = next((after.text for after in tokens if after.start > token.start and after.role == "number"), "")
    return token.text.isupper() and number.isdecimal() and int(number[:4]) > _CONVENTIONS


_CONVENTIONS: Final = 4


def _part_key(part: str) -> str:
    """Return a part for comparing: without case and commas, its numbers in Roman figures."""
    words = part.replace(",", " ").casefold().split()
    return " ".join(
        in_roman(int(word)).lower() if word.isdecimal() and 0 < int(word[:4]) < 40 else word for word in words
    )


def _is_division(start: str, end: str) -> bool:
    return start.isdecimal() and end.isdecimal() and (sort_key(end) <= sort_key(start) or len(end) < len(start))


def _complete(start: str, end: str) -> str:
    """Return the end of a shortened range: 138-9 ends at 139."""
    if start.isdecimal() and end.isdecimal() and len(end) < len(start):
        return start[: len(start) - len(end)] + end
    return end
