"""The values that a template is given: the answers under their ids, and the letter's own parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from letterkit.compose.ask_groups import common_actor, deadline
from letterkit.errors import InvalidDraft, Problem
from letterkit.languages.language import Language
from letterkit.languages.states import State
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Ask, Draft, FactValue, Invocation, Passage, Recipient, Signatory, Sourced
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.text_filters import Markdown, Paragraphs, Unanswered
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.types import TEXT, type_of
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.compose.law import NormView
    from letterkit.packs.writer import PassageWriter


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """A recipient as a template sees it. `reference` names it inside a sentence ('the Security Council').

    `person` tells that it is addressed as ‘you’, `company` that it is one or speaks for one; `gender` is f, m or
    neutral.
    """

    name: str
    title: str
    organization: str
    reference: str
    short: str
    person: bool
    gender: str
    company: bool = False


@dataclass(frozen=True, slots=True)
class ConcernedState:
    """A State that the letter is about, as a template sees it. `government` is empty in a language that would have to
    bend the name for it."""

    name: str
    government: str


@dataclass(frozen=True, slots=True)
class AskView:
    """An ask as a template sees it."""

    action: Markdown
    actor: str
    deadline: str


def writer_for(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage]) -> PassageWriter:
    """Return the writer of a pack's passages for this draft."""
    from letterkit.packs.writer import PassageWriter

    language = library.language(draft.language)
    return PassageWriter(
        pack, library.shelf, language, template_variables(draft, pack, library, listed), _sources(draft)
    )


def _sources(draft: Draft) -> dict[str, str]:
    sources: dict[str, str] = {}
    for name, value in draft.facts.items():
        if isinstance(value, Sourced):
            sources[name] = value.source
        elif isinstance(value, tuple):
            of_items = [item.source for item in value if isinstance(item, Sourced) and item.source]
            sources[name] = "; ".join(dict.fromkeys(of_items))
    return sources


def template_variables(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage] = ()) -> dict[str, Any]:
    """Return everything that a pack may refer to: the answers under their ids, and the letter's own parts."""
    language = library.language(draft.language)
    questions = {**_shared_questions(pack, library), **{question.id: question for question in pack.questions}}
    answers = {
        name: template_value(question, draft.facts.get(name))
        for name, question in questions.items()
        if question.path.startswith("facts.")
    }
    extra = {name: _typed(value, TEXT) for name, value in draft.facts.items() if name not in answers}
    invoked = [invocation for passage in listed for invocation in passage.invokes]
    asks = [ask for passage in listed for ask in passage.asks]
    shared = library.shelf.moves.shared_questions(pack.language) if pack.kind else ()
    return {
        **{name: Unanswered(name) for name in shared},  # which another move than those of this letter may ask
        **extra,
        **answers,
        **_letter_variables(draft, language, library),
        **_move_variables(draft, asks, language),
        "norms": _norms(draft, invoked, library, language),
        "asks": tuple(AskView(Markdown(ask.action), ask.actor, deadline(ask, language)) for ask in asks),
        "ask_actor": common_actor(asks) or Unanswered("asks"),
    }


def _shared_questions(pack: Pack, library: Library) -> Mapping[str, Question]:
    """Return the questions that a kind's words may name although the moves of this letter do not ask them."""
    return library.shelf.moves.shared_questions(pack.language) if pack.kind is not None else {}


def _letter_variables(draft: Draft, language: Language, library: Library) -> dict[str, Any]:
    addressees = tuple(_addressee(recipient, language, library) for recipient in draft.recipients)
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
        "addressee_is_person": any(addressee.person for addressee in addressees) or not addressees,
        "addressee_is_company": any(addressee.company for addressee in addressees),
        "signatories": tuple(
            signatory.organization or signatory.name for signatory in signing if not signatory.withheld
        ),
        "signatory_count": len(signing),
    }


def _move_variables(draft: Draft, asks: Sequence[Ask], language: Language) -> dict[str, Any]:
    """Return what the sentences and starters of moves may use beside what packs of the earlier form use."""
    states = tuple(_concerned(state, language) for state in concerned_states(draft))
    days = sorted(day for ask in asks if (day := ask.deadline_date))
    return {
        "states": states,
        "state": states[0] if states else Unanswered("concerns"),
        "place": draft.place or Unanswered("place"),
        "tone": draft.tone or "neutral",
        "length": draft.length or "full",
        "evidence": tuple(Markdown(fact.text) for fact in draft.evidence),
        "cases": tuple(case.name or case.what for case in draft.cases),
        "numbered": draft.questions,
        "annexes": tuple(annex.title for annex in draft.annexes),
        "deadline": days[0] if days else Unanswered("asks"),
    }


def _concerned(state: State, language: Language) -> ConcernedState:
    name = state.in_sentence(language.tag)
    return ConcernedState(name, language.government.format(state=name))


def _first_organization(signing: Sequence[Signatory]) -> str:
    organizations = (signatory.organization for signatory in signing if not signatory.withheld)
    return next(filter(None, organizations), "")


def _addressee(recipient: Recipient, language: Language, library: Library) -> AddresseeView:
    book = library.addresses
    return AddresseeView(
        recipient.name,
        recipient.title,
        recipient.organization,
        book.reference(recipient, language),
        book.short_reference(recipient, language),
        book.is_person(recipient),
        book.row_for(recipient).gender,
        "companies" in book.row_for(recipient).audiences,
    )


def _norms(draft: Draft, invoked: Sequence[Invocation], library: Library, language: Language) -> tuple[NormView, ...]:
    if not invoked:
        return ()
    from letterkit.compose.law import norm_views  # which a letter without norms does not need

    return tuple(norm_views(draft, invoked, library, language))


def template_value(question: Question, value: FactValue) -> Any:
    """Return a fact as a template sees it: text, number, date, yes/no or a list; Unanswered where it is missing."""
    plain = value.value if isinstance(value, Sourced) else value
    if isinstance(plain, str):
        plain = plain.strip()
    if plain is None or plain in ("", ()):
        return Unanswered(question.id)
    kind = type_of(question)
    if isinstance(plain, tuple) and not kind.is_list:
        raise InvalidDraft(
            Problem(
                say("‘{id}’ is a list; one text is expected.", id=question.id),
                say("Write it on one line. A text that starts with [ needs quotes."),
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
