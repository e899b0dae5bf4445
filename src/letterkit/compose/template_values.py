"""What a template is given: the answers under their ids, and the letter's own parts in words it can use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.compose.asks import common_actor, deadline
from letterkit.errors import InvalidDraft, Problem
from letterkit.letter.model import Draft, FactValue, Invocation, Passage, Recipient, Signatory, Sourced
from letterkit.library.library import Library
from letterkit.packs.filters import Markdown, Paragraphs, Unanswered
from letterkit.packs.shelf import Pack
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.types import TEXT, type_of
from letterkit.tags import in_language


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """A recipient as a template sees it. `reference` names it inside a sentence ('the Security Council').

    `person` tells that it is addressed as ‘you’; `gender` is f, m or neutral.
    """

    name: str
    title: str
    organization: str
    reference: str
    short: str
    person: bool
    gender: str


@dataclass(frozen=True, slots=True)
class AskView:
    """An ask as a template sees it."""

    action: Markdown
    actor: str
    deadline: str


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """What one paragraph or article of a norm says: '{at} of {name} {verb} that {provides}'."""

    at: str
    verb: str
    provides: str


@dataclass(frozen=True, slots=True)
class NormView:
    """A norm as a template sees it, in the letter's language, with what the paragraphs invoked provide.

    `agreement` is the gender and number of its name: m, f, n, mpl, fpl, npl or pl; empty in English.
    """

    id: str
    name: str
    title: str
    symbol: str
    at: str
    adopted_by: str
    adopted: Any
    accepted: str
    bound: str
    kind: str
    agreement: str
    provisions: tuple[ProvisionView, ...]


def writer_for(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage]) -> Any:
    """The writer of a pack's passages for this draft."""
    from letterkit.packs.writer import Writer

    return Writer(pack, library.shelf, draft.language, variables(draft, pack, library, listed), _sources(draft))


def _sources(draft: Draft) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in draft.facts.items():
        if isinstance(value, Sourced):
            found[name] = value.source
        elif isinstance(value, tuple):
            found[name] = "; ".join(
                dict.fromkeys(one.source for one in value if isinstance(one, Sourced) and one.source)
            )
    return found


def variables(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage] = ()) -> dict[str, Any]:
    """Everything a pack may refer to: the answers under their ids, and the letter's own parts."""
    answers = {
        question.id: answer(question, draft.facts.get(question.id))
        for question in pack.questions
        if question.path.startswith("facts.")
    }
    extra = {name: _typed(value, TEXT) for name, value in draft.facts.items() if name not in answers}
    invoked = [one for passage in listed for one in passage.invokes]
    asks = [one for passage in listed for one in passage.asks]
    return {
        **extra,
        **answers,
        **_letter_variables(draft, library),
        "norms": _norms(invoked, draft, library),
        "asks": tuple(AskView(Markdown(ask.action), ask.actor, deadline(ask, draft.language)) for ask in asks),
        "ask_actor": common_actor(asks) or Unanswered("asks"),
    }


def _letter_variables(draft: Draft, library: Library) -> dict[str, Any]:
    addressees = tuple(_addressee(one, draft, library) for one in draft.recipients)
    signing = draft.signing
    first = addressees[0] if addressees else None
    return {
        "sender": (draft.sender.name if draft.sender else "") or _first_organization(signing) or Unanswered("sender"),
        "subject": draft.subject or Unanswered("subject"),
        "date": draft.date or Unanswered("date"),
        "reply_by": draft.reply_by or Unanswered("reply_by"),
        "recipients": addressees,
        "addressee": first.reference if first else Unanswered("recipients"),
        "addressee_short": first.short if first else Unanswered("recipients"),
        "addressee_is_person": any(one.person for one in addressees) or not addressees,
        "signatories": tuple(one.organization or one.name for one in signing if not one.withheld),
        "signatory_count": len(signing),
    }


def _first_organization(signing: Sequence[Signatory]) -> str:
    return next((one.organization for one in signing if one.organization and not one.withheld), "")


def _addressee(one: Recipient, draft: Draft, library: Library) -> AddresseeView:
    book = library.addresses
    return AddresseeView(
        one.name,
        one.title,
        one.organization,
        book.reference(one, draft.language),
        book.short_reference(one, draft.language),
        book.is_person(one),
        book.row_for(one).gender,
    )


def _norms(invoked: Sequence[Invocation], draft: Draft, library: Library) -> tuple[NormView, ...]:
    merged: dict[str, list[str]] = {}
    for one in invoked:
        merged.setdefault(one.norm, []).extend([one.at] if one.at and one.at not in merged.get(one.norm, []) else [])
    found = []
    for name, typed in merged.items():
        norm = library.norms.find(name) if invoked else None
        if norm is None:
            continue  # `check` reports it with its place and the nearest id
        places = [norm.place(one) for one in typed]
        words = {
            field: norm.localized(field, draft.language)
            for field in ("in_text", "title", "adopted_by", "accepted", "bound")
        }
        provisions = tuple(
            dict.fromkeys(
                ProvisionView(point.at, point.says(draft.language), point.localized(draft.language))
                for place in places
                for point in norm.pinpoints_at(place)
                if point.localized(draft.language)
            )
        )
        found.append(
            NormView(
                norm.id,
                words["in_text"],
                words["title"],
                norm.symbol,
                ", ".join(places),
                words["adopted_by"],
                norm.adopted,
                words["accepted"],
                words["bound"],
                norm.kind,
                in_language(norm.agreement, draft.language),
                provisions,
            )
        )
    return tuple(found)


def answer(question: Question, value: FactValue) -> Any:
    """A fact as a template sees it: text, number, date, yes/no or a list; Unanswered where it is missing."""
    plain = value.value if isinstance(value, Sourced) else value
    if isinstance(plain, str):
        plain = plain.strip()
    if plain is None or plain in ("", ()):
        return Unanswered(question.id)
    kind = type_of(question)
    if isinstance(plain, tuple) and not kind.is_list:
        raise InvalidDraft(
            Problem(
                f"‘{question.id}’ is a list; one text is expected.",
                "Write it on one line. A text that starts with [ needs quotes.",
                path=tuple(question.path.split(".")),
            )
        )
    if isinstance(plain, tuple):
        return tuple(_typed(item, TEXT) for item in plain)
    if kind.is_list:
        return (_typed(plain, TEXT),)
    return _typed(plain, kind)


def _typed(value: Any, kind: QuestionType) -> Any:
    if isinstance(value, Sourced):
        return _typed(value.value, kind)
    if isinstance(value, tuple):
        return tuple(_typed(item, kind) for item in value)
    plain = kind.template_value(value)
    return Paragraphs(plain) if kind.has_paragraphs and isinstance(plain, str) else plain
