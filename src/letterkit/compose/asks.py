"""Asks in print: who, what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.languages import by_tag as languages
from letterkit.letter.escapes import escape
from letterkit.letter.model import Ask


def common_actor(asks: Sequence[Ask]) -> str:
    """The actor of all asks, if it is one and the same."""
    actors = {ask.actor.strip() for ask in asks}
    return next(iter(actors)) if len(actors) == 1 else ""


def without_article(actor: str, language: str = "en") -> str:
    """The actor's name as running text may have it after a preposition that has taken its article in."""
    if language.split("-", maxsplit=1)[0] == "en":
        return actor.casefold().removeprefix("the ").strip()
    from letterkit.languages import grammar

    return grammar.no_article(actor.casefold(), language).strip()


def says(text: str, words: str) -> bool:
    """Whether a text has these words, as words: ‘European’ does not say ‘EU’."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None


def items(asks: Sequence[Ask], with_actor: bool, language: str, addressee: str = "") -> Iterator[str]:
    """Each ask as Markdown: who, what, by when, and the stop that a list item ends with.

    Where some asks name their actor, one that does not is asked of the addressee.
    """
    named = with_actor and any(ask.actor.strip() for ask in asks)
    from letterkit.packs.filters import upper_first

    points = languages.points(language)
    for index, ask in enumerate(asks):
        action, notes = _cut_notes(ask.action.strip())
        body, stop = _cut_stop(action)
        by = deadline(ask, language)
        if by and not says(body, by):
            body += f"{points.comma}{escape(by)}"
        if len(asks) > 1 or by:
            stop = stop or (points.stop if index == len(asks) - 1 else points.semicolon)
        who = ask.actor.strip() or addressee
        label = languages.labelled(escape(upper_first(who)), "", language).rstrip(" ")
        actor = f"**{label}** " if named and who else ""
        yield f"{actor}{body}{stop}{notes}"


def _cut_notes(text: str) -> tuple[str, str]:
    """An action and the footnotes below it, so that deadline and stop stand at the end of the action."""
    found = re.search(r"\n {0,3}\[\^[^\]\s]+\]:", text)
    return (text[: found.start()].rstrip(), f"\n\n{text[found.start() :].lstrip()}") if found else (text, "")


def _cut_stop(text: str) -> tuple[str, str]:
    return (text[:-1], text[-1]) if text[-1:] in tuple(".;!?…。；؛؟۔！？") and not text.endswith("..") else (text, "")


def deadline(ask: Ask, language: str) -> str:
    """The deadline as it is printed: a day with its preposition, as a date in full or as it was typed (`20 December`);
    other words as they were typed."""
    typed = ask.deadline.strip()
    form = languages.labels(language).deadline
    if ask.deadline_date:
        from letterkit.packs.filters import day

        return form.format(date=day(ask.deadline_date, language=language))
    if typed[:1].isdigit() or typed[-1:].isdigit():
        from letterkit.languages import days

        return form.format(date=typed) if days.named(typed, language) else typed
    return typed
