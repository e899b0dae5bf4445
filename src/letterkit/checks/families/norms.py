"""Rules about the norms that a letter invokes: the right place, the right list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.invoked import invoked_norms
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.errors import KeyPath
from letterkit.languages.word_file import read_shipped_language
from letterkit.norms.locators import Locator
from letterkit.norms.norm import Norm
from letterkit.norms.pinpoints import parse_locators
from letterkit.wording import say, spoken


def pinpoint_unknown(subject: Subject) -> Iterator[Issue]:
    """The paragraph or article of a norm is one that its text can have.

    Why: a wrong paragraph number is what an opponent quotes back.
    Example: `at: art. 60` for the Covenant, which has 53 articles; `at: para. 9` for its article 9.
    Instead: look the number up in the text and correct it. A place that may exist is never questioned here, although
    the library may not know what it says.
    Source: the last number of each kind of place, with its source, in the rows of the library; `letterkit norms show`.
    """
    for invoked in invoked_norms(subject):
        where = invoked.path if invoked.span else (*invoked.path, "at")
        span = invoked.span or (0, len(invoked.at))
        for place in invoked.norm.places(invoked.at) if invoked.at else ():
            if place.locator is not None and place.pinpoint is None:
                yield from _impossible_place(invoked.norm, place.locator, where, span)


def _impossible_place(norm: Norm, locator: Locator, path: KeyPath, span: Span) -> Iterator[Issue]:
    """Yield what is wrong with a place that a text cannot have."""
    name, shown = (
        norm.text("in_text", spoken().tag),
        say("Look it up; `letterkit norms show {id}` has what is known.", id=norm.id),
    )
    asked = Asked(say("Look it up in the text itself, and correct the number."))
    kinds = _kinds_of_places(norm)
    last = norm.extent.get(locator.kind, 0) if not locator.within else 0
    numbers = [int(number[0]) for number in (locator.first, locator.last) if number and number[0].isdecimal()]
    if kinds and locator.kind in _MISTAKEN_KINDS and locator.kind not in kinds and not locator.within:
        theirs, typed = (_in_words(kind, 2) for kind in (kinds[0], locator.kind))
        yield Issue(
            say("There are {theirs} in {name}, and no {typed} outside them.", theirs=theirs, name=name, typed=typed),
            shown,
            path,
            span,
            asked=asked,
        )
    elif last and numbers and max(numbers) > last:
        number = _in_words(locator.kind, 1, str(max(numbers)))
        message = say(
            "There is no {number} in {name}; the last is {in_words}.",
            number=number,
            name=name,
            in_words=_in_words(locator.kind, 1, str(last)),
        )
        yield Issue(message, shown, path, span, asked=asked)
    elif numbers and min(numbers) == 0:
        yield Issue(
            say("There is no {in_words} in {name}.", in_words=_in_words(locator.kind, 1, "0"), name=name),
            shown,
            path,
            span,
            asked=asked,
        )


def _kinds_of_places(norm: Norm) -> tuple[str, ...]:
    """Return the kinds of place that a text is divided into, as far as nothing else is possible; else nothing."""
    if norm.extent or norm.own:
        return tuple(norm.extent)
    known = {locator.kind for pinpoint in norm.pinpoints for locator in parse_locators(pinpoint.at)} & _MISTAKEN_KINDS
    if norm.kind in ("charter", "treaty") and known == {"art"}:
        return ("art",)
    return ("para",) if norm.kind in ("security-council", "treaty-body") and known <= {"para"} else ()


_MISTAKEN_KINDS: Final = frozenset({"art", "para", "principle", "rule", "guideline", "recommendation"})
"""Kinds of place of which one text has one, and which are taken for each other."""


def _in_words(kind: str, count: int, number: str = "") -> str:
    words = read_shipped_language("en.yaml").places[kind]
    return (words.word if count == 1 else words.words).replace("{n}", number).strip()


def crimes_list_incomplete(subject: Subject) -> Iterator[Issue]:
    """The responsibility to protect is about four crimes, and all four are named.

    Why: a list with one left out reads as if the letter doubted that it applies, or did not know the text.
    Example: “the responsibility to protect populations from genocide and war crimes”.
    Instead: genocide, war crimes, ethnic cleansing and crimes against humanity.
    Source: 2005 World Summit Outcome (A/RES/60/1), paragraphs 138 and 139.
    """
    about = any(invoked.norm.id == "wso-2005" for invoked in invoked_norms(subject)) or any(
        subject.matches("responsibility-to-protect", prose) for prose in subject.body
    )
    for prose in subject.body:
        sentences: dict[Span, list[tuple[int, int, str]]] = {}
        for match in subject.matches("four-crimes", prose):
            sentences.setdefault(prose.sentence_at(match.start), []).append((match.start, match.end, match.value))
        norm = {
            prose.sentence_at(match.start): match.end for match in subject.matches("responsibility-to-protect", prose)
        }
        if about:
            norm = {prose.sentence_at(match.start): match.end for match in subject.matches("protect", prose)} | norm
        starts = [match.end for match in subject.matches("protect-from", prose)] if norm else []
        for sentence, crimes in sentences.items():
            named = {crime for _, _, crime in crimes}
            first = crimes[0][0]
            if sentence not in norm or not norm[sentence] <= first or not 2 <= len(named) < len(_FOUR):
                continue
            before = bisect_right(starts, first) - 1
            if before < 0 or first > starts[before] + _SOON:
                continue
            missing = ", ".join(crime for crime in _FOUR if crime not in named)
            yield Issue(
                say("The list of crimes leaves out: {missing}.", missing=missing),
                say("Name all four: genocide, war crimes, ethnic cleansing and crimes against humanity."),
                prose.path,
                prose.span(first, crimes[-1][1]),
            )


_FOUR = ("genocide", "war crimes", "ethnic cleansing", "crimes against humanity")
_SOON = 30
"""Characters between ‘from’ and the first crime of a list."""
