"""Asks in print, grouped by who is asked: a sentence for one ask, a list for several.

What is typed is never changed; the words that introduce a list come from whoever knows them (`LeadIn`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from letterkit.languages.language import Language
from letterkit.letter.escapes import escape, unescape
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


LeadIn = Callable[[str], str]
"""How asks of an actor are introduced, as Markdown that a colon or an action can follow (`We call on the Council to`).

The actor is given as it was typed, and is empty for the one whom the letter addresses. Empty for one that no data know.
"""


class AskGroup(NamedTuple):
    """Asks in print, as Markdown: a paragraph, the items of a list behind it, or both."""

    paragraph: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskSetting:
    """Where asks are printed: the language of the letter, the `text` before them, and what introduces them.

    `addressee` is the body that the letter addresses; it can be named in a label, a person or several bodies cannot.
    `one_is_listed` makes a list of a single ask too.
    """

    language: Language
    text: str = ""
    addressee: str = ""
    lead_in: LeadIn | None = None
    one_is_listed: bool = False

    @property
    def introduces(self) -> bool:
        """True if the text introduces what is asked first."""
        return unescape(self.text).rstrip().endswith((":", "："))


class _Asked(NamedTuple):
    """The asks of one actor. `lead` introduces them; where it is empty, `label` names the actor, if it is not empty."""

    asks: tuple[Ask, ...]
    lead: str
    label: str

    @property
    def is_listed_with_others(self) -> bool:
        """True if its one ask can stand in a list with those of other actors, each behind its label."""
        return len(self.asks) == 1 and not self.lead


def ask_groups(asks: Sequence[Ask], setting: AskSetting) -> tuple[AskGroup, ...]:
    """Return asks as they are printed, grouped by actor in the order in which each is first asked.

    An ask without an actor is asked of the one whom the letter addresses. Without a `lead_in` an actor is a label,
    unless there is one actor and the text names it.
    """
    actors = tuple(_actors(asks, setting))
    if setting.one_is_listed and len(asks) == 1:
        return (AskGroup(items=tuple(_listed(actors, setting.language))),)
    printed: list[AskGroup] = []
    for together, run in groupby(actors, key=lambda asked: asked.is_listed_with_others):
        groups = tuple(run)
        if together and len(groups) > 1:
            printed.append(AskGroup(items=tuple(_listed(groups, setting.language))))
        else:
            printed += (_group(asked, setting.language) for asked in groups)
    return tuple(printed)


def groups_as_markdown(groups: Sequence[AskGroup], without_notes: Callable[[str], str]) -> str:
    """Return asks as one Markdown text. `without_notes` takes the footnotes out of a text and keeps them elsewhere."""
    blocks: list[str] = []
    for group in groups:
        blocks.append(without_notes(group.paragraph))
        items = [without_notes(item).replace("\n", "\n  ").replace("\n  \n", "\n\n") for item in group.items]
        blocks.append("\n".join(f"- {item}" for item in items))
    return "\n\n".join(filter(None, blocks))


def _actors(asks: Sequence[Ask], setting: AskSetting) -> Iterator[_Asked]:
    """Yield the asks of each actor, and how they are introduced. Two names with one introduction are one actor."""
    language, lead_in = setting.language, setting.lead_in or (lambda _: "")
    addressees = {"", _key(setting.addressee, language)}
    to_addressee = lead_in("").strip()
    by_actor: dict[tuple[str, str], list[Ask]] = {}
    for ask in asks:
        name = _key(ask.actor, language)
        lead = to_addressee if name in addressees else lead_in(ask.actor.strip()).strip()
        if name in addressees or (lead and lead == to_addressee):
            by_actor.setdefault(("", to_addressee), []).append(ask)
        else:
            by_actor.setdefault(("" if lead else name, lead), []).append(ask)
    any_actor = any(ask.actor.strip() for ask in asks)
    labelled = any_actor and not (setting.lead_in is None and _is_named(common_actor(asks), setting.text, language))
    introduced = setting.lead_in is not None and setting.introduces
    for index, (lead, its_asks) in enumerate((lead, its_asks) for (_, lead), its_asks in by_actor.items()):
        if introduced and index == 0:
            yield _Asked(tuple(its_asks), "", "")
        else:
            label = (its_asks[0].actor.strip() or setting.addressee) if labelled and not lead else ""
            yield _Asked(tuple(its_asks), lead, label)


def _key(actor: str, language: Language) -> str:
    return " ".join(without_article(actor.strip(), language).split())


def _is_named(actor: str, text: str, language: Language) -> bool:
    """True if a text names an actor: without its article, in Russian in any case."""
    if not actor:
        return False
    name, grammar, said = without_article(actor, language), language.grammar, unescape(text)
    forms = (name, *(grammar.decline(name, case) for case in grammar.DECLINED_CASES)) if grammar else (name,)
    return any(mentions(said, form) for form in forms)


def _group(asked: _Asked, language: Language) -> AskGroup:
    """Return the asks of one actor: one as a sentence, several as a list."""
    first = asked.asks[0]
    if len(asked.asks) == 1 and (not asked.lead or _begins_small(first.action)):
        body, stop, notes = _body(first, language)
        before = _joined(asked.lead, body, language) if asked.lead else _label(asked.label, language)
        return AskGroup(f"{before}{body}{stop or language.points.stop}{notes}")
    lead = language.heading(asked.lead.rstrip(_COLONS)) if asked.lead else _label(asked.label, language).rstrip()
    return AskGroup(lead, tuple(_items(asked.asks, ("",) * len(asked.asks), language)))


def _listed(groups: Sequence[_Asked], language: Language) -> Iterator[str]:
    """Yield the items of one list of asks of several actors, each behind the name of its actor."""
    asks = tuple(asked.asks[0] for asked in groups)
    yield from _items(asks, tuple(_label(asked.label, language) for asked in groups), language)


def _items(asks: Sequence[Ask], labels: Sequence[str], language: Language) -> Iterator[str]:
    """Yield each ask as an item of a list, with the stop that it ends with there."""
    for index, (ask, label) in enumerate(zip(asks, labels, strict=True)):
        body, stop, notes = _body(ask, language)
        if len(asks) > 1 or ask.deadline.strip():
            stop = stop or (language.points.stop if index == len(asks) - 1 else language.points.semicolon)
        yield f"{label}{body}{stop}{notes}"


def _label(actor: str, language: Language) -> str:
    """Return an actor as a label before what is asked of it."""
    from letterkit.packs.text_filters import upper_first

    return f"**{language.heading(escape(upper_first(actor)))}** " if actor else ""


def _joined(lead: str, body: str, language: Language) -> str:
    """Return what introduces an ask as it stands in one sentence with it: French elides ‘de’, Chinese has no blank."""
    lead = lead.rstrip(_COLONS)
    if language.base == "fr" and lead.endswith(" de"):
        from letterkit.languages import french

        if french.elides(_FIRST_MARKS.sub("", body)):
            return f"{lead[:-1]}'"
    return lead if language.colon == "wide" else f"{lead} "


_COLONS: Final = ":： \N{NO-BREAK SPACE}"
_FIRST_MARKS: Final = re.compile(r"^[*_\[\"“„«‘(]*")


def _begins_small(action: str) -> bool:
    """True if an action begins with a letter that is no capital, so that it can go on with a sentence."""
    first = _FIRST_MARKS.sub("", action.strip())[:1]
    return first.isalpha() and first == first.lower()


def _body(ask: Ask, language: Language) -> tuple[str, str, str]:
    """Return an action with its deadline, the stop that was typed behind it, and its footnotes."""
    action, notes = _split_notes(ask.action.strip())
    body, stop = _split_stop(action)
    by = deadline(ask, language)
    if by and not mentions(body, by):
        body += f"{language.points.comma}{escape(by)}"
    return body, stop, notes


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
