"""How a move introduces what is asked of somebody: `We call on the Security Council to:`.

Only an actor whose name is known from data stands in such a sentence: the reader, another recipient, the government of
a State that the letter is about; and those who are the reader's own (your delegation), where the language takes these
words as they are. Any other is a label before the asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from letterkit.languages.language import Language
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Ask, Draft
from letterkit.library.library import Library

YOU = "you"


class AskLeads:
    """Introduces asks in a letter. `form` makes the words around the name of an actor, as Markdown."""

    def __init__(self, draft: Draft, library: Library, form: Callable[[str], str]) -> None:
        self._language, self._form = library.language(draft.language), form
        self._reader = reader(draft, library)
        self._known = {_bare(name): name for name in known_actors(draft, library)}
        self._titles = {_bare(text) for person in draft.recipients for text in (person.title, person.organization)}

    def __call__(self, actor: str) -> str:
        """Return what introduces the asks of an actor; empty for one that no data know."""
        name = self._named(actor.strip())
        return self._form(name) if name else ""

    def _named(self, actor: str) -> str:
        if not actor:
            return self._reader
        if _bare(actor) in self._known:
            return self._known[_bare(actor)]
        yours = self._language.yours
        if yours and actor.casefold().startswith(f"{yours} "):
            return yours + actor[len(yours) :]
        name = _bare(actor)
        if name == actor.casefold():  # without an article, it may need one
            return ""
        return actor if any(_is_short_for(name, title) for title in self._titles) else ""


def usual_lead(leads: Mapping[str, str], usual: str, asks: Sequence[Ask]) -> str:
    """Return the words that introduce asks as a kind of letter usually does, or the next in which no ask repeats the
    verb: never ‘We ask you to: ask …’. `leads` are the words by their ids."""
    verbs = {_words(ask.action)[0] for ask in asks if _words(ask.action)}
    in_order = [*(words for name, words in leads.items() if name == usual), *leads.values()]
    return next((words for words in in_order if verbs.isdisjoint(_words(words))), next(iter(in_order), ""))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def reader(draft: Draft, library: Library) -> str:
    """Return how asks name the reader: one body by its name, all others as ‘you’."""
    language = library.language(draft.language)
    you = language.salutations.you if language.salutations else YOU
    if len(draft.recipients) != 1 or not library.addresses.has_form(draft.recipients[0]):
        return you
    return library.addresses.reference(draft.recipients[0], language)


def known_actors(draft: Draft, library: Library) -> tuple[str, ...]:
    """Return the actors that data know: the reader, the other recipients, the governments that the letter is about."""
    return tuple(dict.fromkeys(_known_actors(draft, library, library.language(draft.language))))


def _known_actors(draft: Draft, library: Library, language: Language) -> Iterator[str]:
    yield reader(draft, library)
    for recipient in draft.recipients:
        if library.addresses.has_form(recipient):
            yield library.addresses.reference(recipient, language)
            yield library.addresses.short_reference(recipient, language)
    if language.government:
        for state in concerned_states(draft):
            yield language.government.format(state=state.in_sentence(language.tag))


def _is_short_for(name: str, title: str) -> bool:
    """True if an office or a body is named by its first or its last words: the Inspector General of Police, of
    Balochistan; the Commission, European."""
    return title == name or title.startswith((f"{name} of ", f"{name}, ", f"{name} for ")) or title.endswith(f" {name}")


def _bare(name: str) -> str:
    """Return a name in small letters and without the English article, as the key of an actor."""
    return " ".join(name.casefold().split()).removeprefix("the ")
