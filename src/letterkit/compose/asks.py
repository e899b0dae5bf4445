"""Asks in print: who, what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.languages.language import Language
from letterkit.letter.escapes import escape
from letterkit.letter.model import Ask

_STOPS: Final = tuple(".;!?…。；؛؟۔！？")
_NOTES: Final = re.compile(r"\n {0,3}\[\^[^\]\s]+\]:")

_MARK: Final = r"\s*\[[^\[\]]*\]"
_STOP_AND_MARKS: Final = re.compile(rf"(?<!\.)(?P<stop>[{''.join(_STOPS)}])(?P<marks>(?:{_MARK})+)$")


def common_actor(asks: Sequence[Ask]) -> str:
    """Return the actor of all asks, if it is one and the same; else an empty text."""
    actors = {ask.actor.strip() for ask in asks}
    return next(iter(actors)) if len(actors) == 1 else ""


def without_article(actor: str, language: Language) -> str:
    """Return the actor's name, small, as running text may have it after a preposition that has taken its article in."""
    name = actor.casefold()
    return (language.grammar.no_article(name) if language.grammar else name).strip()


def mentions(text: str, words: str) -> bool:
    """True if a text has these words, as words: ‘European’ does not mention ‘EU’."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None


def ask_items(asks: Sequence[Ask], with_actor: bool, language: Language, addressee: str = "") -> Iterator[str]:
    """Yield each ask as Markdown: who, what, by when, and the stop that a list item ends with.

    Where some asks name their actor, one that does not is asked of the addressee.
    """
    from letterkit.packs.text_filters import upper_first

    named = with_actor and any(ask.actor.strip() for ask in asks)
    points = language.points
    for index, ask in enumerate(asks):
        action, notes = _split_notes(ask.action.strip())
        body, stop = _split_stop(action)
        by = deadline(ask, language)
        if by and not mentions(body, by):
            body += f"{points.comma}{escape(by)}"
        if len(asks) > 1 or by:
            stop = stop or (points.stop if index == len(asks) - 1 else points.semicolon)
        who = ask.actor.strip() or addressee
        actor = f"**{language.heading(escape(upper_first(who)))}** " if named and who else ""
        yield f"{actor}{body}{stop}{notes}"


def _split_notes(text: str) -> tuple[str, str]:
    """Return an action and the footnotes below it, so that deadline and stop come at the end of the action."""
    match = _NOTES.search(text)
    return (text[: match.start()].rstrip(), f"\n\n{text[match.start() :].lstrip()}") if match else (text, "")


def _split_stop(text: str) -> tuple[str, str]:
    """Return an action without its stop, and the stop; one before the marks of notes too."""
    marked = _STOP_AND_MARKS.search(text)
    if marked and all(inside.startswith("^") or "@" in inside for inside in re.findall(r"\[(.*?)\]", marked["marks"])):
        return text[: marked.start()] + marked["marks"], marked["stop"]
    return (text[:-1], text[-1]) if text[-1:] in _STOPS and not text.endswith("..") else (text, "")


def deadline(ask: Ask, language: Language) -> str:
    """Return the deadline as it is printed: a day with its preposition, as a date in full or as it was typed
    (`20 December`); other words as they were typed."""
    typed, form = ask.deadline.strip(), language.labels.deadline
    if ask.deadline_date:
        from letterkit.packs.language_filters import day

        return form.format(date=day(ask.deadline_date, language=language))
    if (typed[:1].isdigit() or typed[-1:].isdigit()) and language.names_day(typed):
        return form.format(date=typed)
    return typed
