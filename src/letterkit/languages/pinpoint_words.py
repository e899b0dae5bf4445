"""Pinpoints in the words of a language: `paras. 138-139` is `par. 138–139` in a French note."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from letterkit.languages.place_numbers import in_own_script
from letterkit.languages.place_words import PARTS, PRINTED, english_words


class PlaceWords(NamedTuple):
    """How a kind of place in a document is named, with `{n}` for its number: short (one, many) and in words (word,
    words), and the gender of the word. `inside` and `insides` are the words after ‘in’, where that changes
    them; `two` and `inside_two` those for two places, in a language that has a dual."""

    one: str
    many: str
    word: str
    words: str
    agreement: str
    inside: str = ""
    insides: str = ""
    two: str = ""
    inside_two: str = ""


class Joints(NamedTuple):
    """What stands between two numbers, with its blanks; `comma` between those of a list before the last."""

    both: str = " and "
    to: str = " to "
    comma: str = ", "


_ENGLISH_JOINTS: Final = Joints()


_NUMBER = r"(?:\d+[a-z]?(?:\.\d+)*(?:\s(?:bis|ter))?|[IVXLC]+\b)(?:\s?\(\w+(?:\.\d+)*\))*|\(\w{1,5}(?:\.\d+)*\)"
_NUMBERS = rf"(?:{_NUMBER})(?:\s?(?:[-‐‑–,]|,?\s(?:and|to)\s)\s?(?:{_NUMBER}))*"
_SEVERAL: Final = re.compile(r"(?:[-‐‑–,]|\b(?:and|to)\b)(?!\s?\(\w+\))|^\(.*(?:[-‐‑–,]|\band\b)")
"""What makes a number several places: a joint, but not one between parts of one place, as in article 5(1)(c)–(e)."""


_NUMBERED_PARTS: Final = tuple(part for part in PARTS if part != "introduction")
"""Words that name a part only before its number: part III, but the part on children."""
_COMMON: Final = "common "


@cache
def kind_words() -> Mapping[str, str]:
    """Return the English words of pinpoints, as they are typed, and the kind of place that each names."""
    return {
        word: meaning.role for word, meaning in english_words().items() if meaning.role in PRINTED and word.isalpha()
    }


@cache
def _pinpoint() -> re.Pattern[str]:
    """Return the pattern of a kind of place with its number: compiled for the first pinpoint, as it takes a while."""
    kinds = "|".join(re.escape(word) for word in sorted(kind_words(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<kind>{kinds})(?:\.|(?!\w))(?:\s(?P<number>{_NUMBERS}))?", re.IGNORECASE)


class PinpointWords(NamedTuple):
    """The words of a language for places in a document, by kind. Kinds without words stay as they are typed.

    `within` puts a place after ‘in’, in a language that has no grammar of its own here; `common` is the form of an
    article that several conventions have in common. `parts` are what follows a place in a part that is named (see
    `place_in_words`). `letters` are those of a language that has its own for (a), (b) …, `bis` its word for that one.
    """

    places: Mapping[str, PlaceWords] = {}
    joints: Joints = _ENGLISH_JOINTS
    comma: str = ", "
    within: str = "in {place}"
    common: str = "common {place}"
    parts: Mapping[str, str] = {}
    letters: tuple[str, ...] = ()
    bis: str = "bis"

    def short(self, pinpoint: str) -> str:
        """Return a pinpoint as notes give it: `paras. 138-139` is `par. 138–139` in French."""
        return self._translate(pinpoint, short=True)

    def spelled_out(self, pinpoint: str) -> str:
        """Return a pinpoint in words, without an article: `paragraphes 138 et 139`; in Russian in the nominative."""
        if not self.parts:
            return self._translate(pinpoint, short=False)
        common = self.common.replace("{place}", "{}")
        return place_in_words(pinpoint, lambda rest: self._translate(rest, short=False), common, self.parts)

    def inside(self, pinpoint: str) -> str:
        """Return a pinpoint in words as it stands after ‘in’, without it: «пункте 138»."""
        places = {
            kind: words._replace(
                word=words.inside or words.word, words=words.insides or words.words, two=words.inside_two or words.two
            )
            for kind, words in self.places.items()
        }
        return self._replace(places=places).spelled_out(pinpoint)

    def agreement(self, pinpoint: str) -> str:
        """Return gender and number of a pinpoint in words (m, f, n, mpl, fpl, npl), by its first kind, not by the part
        of the text that it is in; empty if there is none."""
        kinds = [(match, kind_words()[match["kind"].lower()]) for match in _pinpoint().finditer(pinpoint)]
        kinds = [(match, kind) for match, kind in kinds if kind not in self.parts] or kinds
        for match, kind in kinds:
            if kind not in PARTS and kind in self.places:
                return self.places[kind].agreement + ("pl" if _SEVERAL.search(match["number"] or "") else "")
        return ""

    def _translate(self, pinpoint: str, *, short: bool) -> str:
        def place(match: re.Match[str]) -> str:
            words, number = self.places.get(kind_words()[match["kind"].lower()]), match["number"] or ""
            if words is None or (not number and kind_words()[match["kind"].lower()] in _NUMBERED_PARTS):
                return match[0]
            several = bool(_SEVERAL.search(number))
            form = (words.many if several else words.one) if short else (words.words if several else words.word)
            own = in_own_script(number, self.letters, self.bis) if self.letters else number
            numbers = self._numbers(own, short=short)
            if several and words.two and _are_two(number):
                form = words.two
            return form.replace("{n}", numbers).strip()

        if pinpoint.startswith(_COMMON):
            return self.common.replace("{place}", self._translate(pinpoint.removeprefix(_COMMON), short=short))
        return _pinpoint().sub(place, pinpoint).replace(", ", self.comma)

    def _numbers(self, number: str, *, short: bool) -> str:
        """Return numbers with the dash and the ‘and’ of the language; in words two that follow each other are
        ‘138 and 139’."""
        both, to, comma = self.joints
        listed = re.sub(r",\s(?!and\b)", comma, number)
        text = re.sub(r"\sto\s", "–", re.sub(r",?\sand\s", both, listed))

        def span(match: re.Match[str]) -> str:
            first, last = match[1], match[2]
            if short:
                return f"{first}–{last}"
            full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
            return f"{first}{both if int(full) == int(first) + 1 else to if to.strip() != '–' else '–'}{full}"

        return re.sub(r"\b(\d+)\s?[-‐‑–]\s?(\d+)\b(?![.(])", span, re.sub(r"(?<=\))\s?-\s?(?=\()", "–", text))


_ONE: Final = r"(?:\d+[a-z]?|[IVXLC]+)(?:\(\w+\))*"
_TWO: Final = re.compile(rf"{_ONE},?\sand\s{_ONE}|(?P<first>\d+)\s?[-‐‑–]\s?(?P<last>\d+)")


def _are_two(number: str) -> bool:
    """True of ‘12 and 13(1)’, and of a range that is no longer than two: 138-139."""
    match = _TWO.fullmatch(number)
    return match is not None and (not match["first"] or int(match["last"]) == int(match["first"]) + 1)


def place_in_words(pinpoint: str, in_words: Callable[[str], str], common: str, parts: Mapping[str, str]) -> str:
    """Return a pinpoint in words, with a part that is named first behind: annex, para. 4 is ‘paragraphe 4 de l'annexe’.

    `in_words` spells a pinpoint without a part, `common` is the form of ‘common article {}’, `parts` are what follows a
    pinpoint for each kind of part, with `{n}` for its number, or for one part by name (convention iv).
    """
    if pinpoint.startswith("common "):
        return common.format(in_words(pinpoint.removeprefix("common ")))
    match = re.fullmatch(r"(?P<part>[^,;]+),\s*(?P<rest>.+)", pinpoint, re.DOTALL)
    if match is None or re.match(r"\w+\.?\s\(?\d", match["part"]):
        return in_words(pinpoint)
    name, _, number = match["part"].partition(" ")
    form = parts.get(name.casefold())
    if form and number and "{n}" not in form:
        form = f"{form} {{n}}"
    form = parts.get(match["part"].casefold()) or form
    behind = form.format(n=number) if form else f"({match['part']})"
    return f"{in_words(match['rest'])} {behind}"
