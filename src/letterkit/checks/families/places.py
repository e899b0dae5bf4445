"""Rules about the places of norms that are named: words that are no place, and what nobody compared with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.invoked import Invoked, invoked_norms
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.languages.normal_form import fold
from letterkit.norms.norm import Norm
from letterkit.norms.pinpoints import unread_words
from letterkit.wording import say, say_list, spoken

_SHORTEST: Final = 4
"""Letters of a word that may be what the writer meant; shorter ones join others."""


def place_not_read(subject: Subject) -> Iterator[Issue]:
    """What is given as a place of a norm is a place: an article, a paragraph, a principle.

    Why: a letter prints articles and paragraphs; other words would stand in it as if they were one, or be lost.
    Example: `at: article 9 and the one on assembly`.
    Instead: give the number, `at: arts. 9 and 21`; `letterkit norms search` finds it by its subject.
    Source: general practice of legal citation.
    """
    for invoked in invoked_norms(subject):
        if invoked.span or not invoked.at:
            continue
        words = [word for word in unread_words(invoked.at) if len(word) >= _SHORTEST and not _names(invoked.norm, word)]
        if words:
            yield Issue(
                say(
                    "‘{words}’ names no place in {text}.",
                    words=" ".join(words),
                    text=invoked.norm.text("in_text", spoken().tag),
                ),
                say(
                    "Give its number: art. 21, paras 5 and 6. `letterkit norms search` finds an article by its subject."
                ),
                (*invoked.path, "at"),
                (0, len(invoked.at)),
                asked=Asked(say("Give its number: art. 21, paras 5 and 6. The list has what is known of each.")),
            )


def _names(norm: Norm, word: str) -> bool:
    """True for a word of the norm's own names, in any of its forms: ‘ICCPR’ in ‘art. 21 ICCPR’, «Пакта»."""
    names = (norm.id, *norm.title.values(), *norm.short.values(), *norm.in_text.values(), *norm.also_known_as)
    return fold(word)[:_SHORTEST] in fold(" ".join(names))


def place_not_confirmed(subject: Subject) -> Iterator[Issue]:
    """A paragraph that nobody has compared with its text is looked up before the letter goes.

    Why: a wrong paragraph number is what an opponent quotes back.
    Example: `at: para. 6` of a resolution whose paragraphs the library gives from general knowledge.
    Instead: open the text (`letterkit norms show` has its address), and compare number and content.
    Source: the rows of the library, which say of each place whether it was read in a text.
    """
    for invoked in invoked_norms(subject):
        places = [
            place.at
            for place in invoked.norm.places(invoked.at)
            if place.pinpoint and place.pinpoint.status == "unconfirmed"
        ]
        if places and not invoked.norm.own:
            where = (" " + say("Its text: {link}", link=invoked.norm.link)) if invoked.norm.link else ""
            yield Issue(
                say(
                    "{places} of {text}: nobody compared this with the text.",
                    places=say_list(places),
                    text=invoked.norm.text("in_text", spoken().tag),
                ),
                say("Compare number and content before you send the letter.{where}", where=where),
                invoked.path if invoked.span else (*invoked.path, "at"),
                invoked.span or (0, len(invoked.at)),
            )


def place_without_content(subject: Subject) -> Iterator[Issue]:
    """What a place of a norm provides is said in the letter.

    Why: “article 13” alone tells the reader nothing, and a wrong number goes unseen.
    Example: `at: arts. 12 and 13` of a treaty of which the library has article 12 only.
    Instead: say in a sentence of the same passage what it provides, with its number, or leave the number out.
    Source: the rows of the library, which have the content of the places that letters use most.
    """
    for invoked in invoked_norms(subject):
        if invoked.span or invoked.norm.own or not _is_printed(subject, invoked):
            continue
        said = {figure for prose in subject.body if prose.number == invoked.number for figure in _figures(prose)}
        lacking = [
            place.at
            for place in invoked.norm.places(invoked.at)
            if place.pinpoint is None and place.locator is not None and not said.issuperset(_FIGURE.findall(place.at))
        ]
        if lacking:
            yield Issue(
                say(
                    "{lacking} of {text}: the letter has the number alone.",
                    lacking=say_list(lacking),
                    text=invoked.norm.text("in_text", spoken().tag),
                ),
                say("Say in a sentence of your own what it provides: the library does not have it."),
                (*invoked.path, "at"),
                (0, len(invoked.at)),
            )


_FIGURE: Final = re.compile(r"\d+")


def _is_printed(subject: Subject, invoked: Invoked) -> bool:
    """True if the passage prints the law from the library; there are moves that keep norms beside what is written."""
    step = next((subject.step(one) for one in subject.passages if one.number == invoked.number), None)
    return step is not None and "norms" in step.move.passage


def _figures(prose: Prose) -> list[str]:
    """Return the figures in what the writer typed in a passage."""
    return _FIGURE.findall(prose.text) if prose.origin.typed else []
