"""A norm of the library, by its id, its symbol or a part of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from letterkit.errors import suggest
from letterkit.letter.white_space import single_line
from letterkit.norms.norm import WHOLE
from letterkit.questions.answers import AnswerContext, Refused, clean_answer
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion
from letterkit.wording import say, say_list, say_worded, spoken, worded

if TYPE_CHECKING:
    from letterkit.norms.norm import Norm, Pinpoint
    from letterkit.norms.norm_index import Hit, ShownNorm

MAX_PINPOINTS_SHOWN: Final = 8
_MAX_NORMS_NAMED: Final = 8
NEW: Final = "new"
"""The word before the title of a norm that the library lacks."""
NOT_THERE: Final = worded("It is not in the library: give it yourself")


class NormType(QuestionType):
    name = "norm"
    description = worded("the id of a norm; a part of its name finds it")
    retyped = True
    completion = "while typing"
    part_is_enough = offers_ids = True
    details_indented = True
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        norms = context.norms
        if new_title(text) is not None:
            raise Refused(
                say("A new norm needs a title, and is given by itself."), say("Type {new}: and its title.", new=NEW)
            )
        fitting = _fitting(text, context)
        if len(fitting) == 1:
            return fitting[0].id
        if fitting:
            several = "; ".join(f"{norm.id} ({norm.title})" for norm in fitting[:_MAX_NORMS_NAMED])
            raise Refused(
                say("‘{text}’ fits several norms.", text=text),
                say("Type one of: {several}. If it is none of them: {new}: and its title.", several=several, new=NEW),
            )
        near = suggest(norms.nearest(text))
        way = "" if near else say("Type a part of its name, its symbol or its theme.")
        raise Refused(
            say("There is no norm ‘{text}’ in the library.", text=text),
            say("{near} To give a norm that is not there: {new}: and its title.", near=near or way, new=NEW),
        )

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        norm = context.norms.find(value)
        return norm.localized("title", "en") if norm else ""

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the norms that fit what is typed, those first that the addressee has accepted or applies.

        Beside its title each has the place that fits, where the words are those of a place and not of the title.
        """
        from letterkit.norms.norm_index import Hit

        library = context.norms
        hits = library.search(typed, typing=True) if typed.strip() else [Hit(norm) for norm in library.shown]
        title = new_title(typed) or single_line(typed)
        is_there = not title or library.find(title.casefold()) or library.named(title)
        if context.audiences:
            hits = sorted(hits, key=lambda hit: not context.audiences & set(hit.norm.audiences))
        rows = [(hit.norm.id, _hit_line(hit)) for hit in hits]
        if typed.strip():  # the tables of all treaties would take too long
            told = [_not_accepted(hit, context) for hit in hits[:_MAX_NORMS_NAMED]]
            rows[: len(told)] = [
                (name, f"{words}. {line}" if words else line) for (name, line), words in zip(rows, told, strict=False)
            ]
        return rows if is_there else [*rows, (f"{NEW}: {title}", say_worded(NOT_THERE))]

    def answers_beside(self, typed: str, context: AnswerContext) -> Mapping[str, str]:
        """Return the place that is typed with the name of a norm: `iccpr 19` is article 19 of the Covenant."""
        places = [hit.at for hit in context.norms.meant(typed) if hit.at]
        return {"at": places[0]} if places else {}

    def consequences(self, question: Question, typed: str, context: AnswerContext) -> Sequence[str]:
        """Return the title of a norm and what it provides; nothing where several fit."""
        if title := new_title(typed):
            return (say("‘{title}’ is not in the library. What it says is asked next.", title=title),)
        fitting = _fitting(clean_answer(typed), context) if new_title(typed) is None else ()
        norm = context.norms.find(fitting[0].id) if len(fitting) == 1 else None
        if norm is None:
            return ()
        standing = _standing_lines(norm, context)
        return (norm_title(norm), *standing, *map(pinpoint_line, norm.pinpoints[: MAX_PINPOINTS_SHOWN - len(standing)]))


def _not_accepted(hit: Hit, context: AnswerContext) -> str:
    """Return which of the States that the letter is about are no parties of a treaty; empty for none."""
    states = context.states()
    norm = context.norms.find(hit.norm.id) if states else None
    if norm is None or norm.kind != "treaty" or norm.own or norm.owed_by_others:
        return ""
    standing = context.norms.parties.standing
    none = [state.label() for state in states if standing(norm.id, state.code).is_not_party]
    return say("{states}: not a party", states=say_list(none)) if none else ""


def _standing_lines(norm: Norm, context: AnswerContext) -> Sequence[str]:
    """Return for each State that the letter is about whether it has accepted a treaty, as far as that is known."""
    if norm.kind != "treaty" or norm.own or norm.owed_by_others:
        return ()
    lines = []
    for state in context.states():
        standing = context.norms.parties.standing(norm.id, state.code)
        since = (" " + say("since {since_year}", since_year=standing.since_year)) if standing.since_year else ""
        if standing.is_party:
            lines.append(f"{state.label()}: a party{since}")
        elif standing.is_not_party:
            lines.append(
                say(
                    "{label}: not a party; `letterkit norms list --accepted-by {code}` has others",
                    label=state.label(),
                    code=state.code,
                )
            )
    return lines


def new_title(typed: str) -> str | None:
    """Return the title of a norm that a person gives because the library lacks it (`new: Law on …`); empty where the
    title is missing, None where nothing of the kind is typed."""
    head, colon, title = typed.partition(":")
    if not colon or head.strip().casefold() != NEW:
        return None
    return single_line(title) if any(ch.isalnum() for ch in title) else ""


def _fitting(typed: str, context: AnswerContext) -> Sequence[ShownNorm]:
    """Return the norm that has an id or a name exactly, or else all that have every word, or else those that have words
    which begin so."""
    from letterkit.norms.norm_index import shown_norm
    from letterkit.norms.numbers import may_be

    norms = context.norms
    exact = norms.find(typed.casefold())
    if exact is not None:
        return [shown_norm(exact)]
    hits = norms.meant(typed) or norms.search(typed, slips=False) or _begun(typed, context)
    fitting = {hit.id: hit.norm for hit in hits}
    if len(fitting) == 1 and not may_be(norms.get(hits[0].id), typed, with_places=True):
        return ()
    return [*fitting.values()]


def _begun(typed: str, context: AnswerContext) -> Sequence[Hit]:
    """Return the norms that are listed while their words are typed. A number is none before it is whole."""
    if any(character.isdecimal() for character in typed):
        return ()
    return context.norms.search(typed, slips=False, typing=True)


def norm_title(norm: Norm) -> str:
    """Return the title of a norm with its symbol; of one that was typed, that the library does not have it."""
    from letterkit.norms.norm_index import shown_norm

    return _title(shown_norm(norm))


def _title(norm: ShownNorm) -> str:
    named = f"{norm.title} ({norm.symbol})" if norm.symbol and norm.symbol not in norm.title else norm.title
    return say("{named} – not in the library", named=named) if norm.own else named


def _hit_line(hit: Hit) -> str:
    title = _title(hit.norm)
    if not hit.at or hit.at == WHOLE:
        return title
    return f"{title} – {hit.at}: {hit.about}" if hit.about else f"{title} – {hit.at}"


def pinpoint_line(pinpoint: Pinpoint) -> str:
    """Return a paragraph and what it says, in one line."""
    return f"{pinpoint.at}: {pinpoint_text(pinpoint)}"


def pinpoint_text(pinpoint: Pinpoint) -> str:
    """Return what a paragraph says, in a few words, and that it was not compared with its source, where it was not."""
    words = pinpoint.localized(spoken().tag) or pinpoint.localized("en") or pinpoint.about.get("en", "")
    return words if pinpoint.status == "confirmed" else say("{words} (check it against the text)", words=words).strip()
