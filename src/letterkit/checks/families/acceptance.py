"""Rules about how far a norm counts: who has accepted it, how far it binds, whether it still stands, before whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.invoked import (
    Invoked,
    capitalised,
    invoked_norms,
    is_named,
    name_in,
    sentence_text,
    sentence_window,
)
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import fold
from letterkit.languages.states import State
from letterkit.letter.citation_syntax import citations
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Draft, FactValue, Sourced
from letterkit.letter.norm_kinds import NormKind
from letterkit.norms.norm import Norm
from letterkit.tags import in_language, iso_date
from letterkit.wording import say, say_worded, spoken, worded

if TYPE_CHECKING:
    from letterkit.norms.parties import Standing

_BINDING: Final[tuple[NormKind, ...]] = ("charter", "treaty", "eu-law", "security-council", "court")
_NEVER_AGREED: Final[tuple[NormKind, ...]] = ("expert-standard", "treaty-body", "soft-law", "business-standard")
_NEAR = 80
"""Characters after a sentence within which its citation is looked for."""
_FAR = 1200


# -- treaties and the States that a letter is about ----------------------------------------------------------


class _Use(NamedTuple):
    """A treaty that a letter holds against the State it is about, and where."""

    norm: Norm
    path: KeyPath
    span: Span | None


def treaty_not_accepted(subject: Subject) -> Iterator[Issue]:
    """A treaty is held only against a State that has accepted it, and had when the events happened.

    Why: the first answer of a Government is that it never joined; the rest of the letter falls with it.
    Example: “Myanmar must respect its obligations under the International Covenant on Civil and Political Rights”.
    Instead: rest on treaties that the State has accepted (`letterkit norms list --accepted-by MM`), on the Universal
    Declaration or on customary law; or say that it has not accepted the treaty, and ask it to.
    Source: the dated tables of parties, with their sources: `letterkit norms show ID --for STATE`.
    """
    named = any(subject.matches("treaty-named", prose) for prose in subject.body)
    invoked = [*_invoked_treaties(subject)]
    states = concerned_states(subject.draft) if invoked or named else ()
    events = _days_of_events(subject.draft, subject) if states else []
    reported = set[tuple[str, str]]()
    for use in (*invoked, *_treaties_in_words(subject, states)):
        for state in states:
            standing = None if (use.norm.id, state.code) in reported else _refusal(subject, use.norm, state, events)
            if standing:
                reported.add((use.norm.id, state.code))
                yield Issue(
                    _not_accepted(use.norm, state, standing),
                    _other_basis(use.norm, state),
                    use.path,
                    use.span,
                    asked=Asked(_other_basis(use.norm)),
                )


def _refusal(subject: Subject, norm: Norm, state: State, events: list[dt.date]) -> Standing | None:
    """Return how a State stands to a treaty by which it was not bound on any day that counts; None if it may have
    been, or if the treaty is invoked for what other States owe; the tables are of the library's texts."""
    if norm.owed_by_others or norm.own:
        return None
    parties = subject.library.norms.parties
    standings = [parties.standing(norm.id, state.code, day) for day in events or (subject.day,)]
    return standings[-1] if all(standing.is_not_party for standing in standings) else None


def _days_of_events(draft: Draft, subject: Subject) -> list[dt.date]:
    """Return the days that the facts of a letter give, the past ones, in order."""
    types = {question.id: question.type for question in subject.pack.questions}
    given: list[FactValue] = [value for name, value in draft.facts.items() if types.get(name, "date") == "date"]
    given += [fact.as_of for fact in draft.evidence] + [case.date for case in draft.cases]
    return sorted({day for value in given for day in _days(value) if day <= subject.day})


def _days(value: FactValue) -> Iterator[dt.date]:
    plain = value.value if isinstance(value, Sourced) else value
    if isinstance(plain, tuple):
        for item in plain:
            yield from _days(item)
    elif isinstance(plain, dt.date):
        yield plain
    elif isinstance(plain, str) and (day := iso_date(plain)):
        yield day


def _invoked_treaties(subject: Subject) -> Iterator[_Use]:
    """Yield the treaties that are invoked or cited, but where the letter itself says that they are not accepted."""
    for invoked in invoked_norms(subject):
        if invoked.norm.kind in ("treaty", "charter") and not _is_said_not_to_bind(subject, invoked):
            yield _Use(invoked.norm, invoked.path, invoked.span)


def _is_said_not_to_bind(subject: Subject, invoked: Invoked) -> bool:
    for prose in subject.body_by_passage.get(invoked.number, ()):
        if not prose.origin.typed or (invoked.span is not None and prose.path != invoked.path):
            continue
        for sentence in subject.sentences_with("treaty-not-accepted", prose):
            raw = prose.span(*sentence)
            if invoked.span is None or (raw and raw[0] <= invoked.span[0] <= raw[1] + _NEAR):
                return True
    return False


def _treaties_in_words(subject: Subject, states: tuple[State, ...]) -> Iterator[_Use]:
    """Yield the treaties that sentences apply to the State by name: its obligations under them, what it violates."""
    for prose in subject.body:
        if not (named := subject.matches("treaty-named", prose)):
            continue
        applied = subject.sentences_with("treaty-applied", prose)
        denied = subject.sentences_with("treaty-not-accepted", prose)
        about = _sentences_about(states, prose, subject)
        for match in named:
            sentence = prose.sentence_at(match.start)
            if sentence not in applied or sentence in denied or is_quoted(prose, match.start):
                continue
            norm = subject.library.norms.find(match.value)
            if norm is not None and about(sentence):
                yield _Use(norm, prose.path, prose.span(match.start, match.end))


def _sentences_about(states: tuple[State, ...], prose: Prose, subject: Subject) -> Callable[[Span], bool]:
    """Return whether a sentence has the name of one of the States, in whatever case of the language, and of no other.

    Each sentence is looked at once, however often it names a treaty.
    """
    language = subject.language
    names = {fold(name) for state in states for name in (state.label(language), state.label(), *state.also)}
    labels = [name.casefold() for state in states for name in (state.label(language), *state.also)]
    parts = [name[: max(_STEM, len(name) - 1)] if language == "ru" else name for name in labels]
    countries = subject.matches("countries", prose)
    others = {prose.sentence_at(match.start) for match in countries if fold(match.phrase) not in names}

    @cache
    def is_about(sentence: Span) -> bool:
        text = prose.text[sentence[0] : min(sentence[1], sentence[0] + _FAR)].casefold()
        return sentence not in others and any(part in text for part in parts)

    return is_about


_STEM = 4


def _not_accepted(norm: Norm, state: State, standing: Standing) -> str:
    tag = spoken().tag
    name, treaty = capitalised(state.in_sentence(tag)), norm.text("in_text", tag)
    day = {"left": standing.until, "later": standing.since, "signed": standing.signed}.get(standing.reason, "")
    template = _NOT_ACCEPTED.get(standing.reason, _NOT_ACCEPTED[""])[_form_of(day)]
    message = say_worded(template, name=name, treaty=treaty, day=day)
    return f"{message} {say('This is as of {day}.', day=standing.as_of)}" if standing.as_of else message


_WITH_DAY, _WITH_MONTH, _WITHOUT = range(3)
_NOT_ACCEPTED: Final[Mapping[str, tuple[str, str, str]]] = {
    "left": (
        worded("{name} left {treaty} on {day}."),
        worded("{name} left {treaty} in {day}."),
        worded("{name} left {treaty}."),
    ),
    "later": (
        worded("{name} accepted {treaty} only on {day}, after the events of the letter."),
        worded("{name} accepted {treaty} only in {day}, after the events of the letter."),
        worded("{name} accepted {treaty} only after the events of the letter."),
    ),
    "signed": (
        worded("{name} is not a party to {treaty}, which it has signed on {day} and not ratified."),
        worded("{name} is not a party to {treaty}, which it has signed in {day} and not ratified."),
        worded("{name} is not a party to {treaty}, which it has signed and not ratified."),
    ),
    "": (worded("{name} is not a party to {treaty}."),) * 3,
}
"""What is said of a State, by the reason why it is bound by nothing: with a day, with a month or a year, without."""


def _form_of(day: str) -> int:
    return _WITHOUT if not day else _WITH_DAY if len(day) > len("2001-01") else _WITH_MONTH


def _other_basis(norm: Norm, state: State | None = None) -> str:
    """Return what to rest on instead; without the State no command that lists it."""
    basis = (
        say(
            "Rest on what it has accepted (`letterkit norms list --accepted-by {code}`), on the Universal Declaration "
            "or on customary law. Where the template writes the passage, the letter says that it is no party; in your "
            "own words, say so.",
            code=state.code,
        )
        if state
        else say(
            "Rest on what it has accepted, on the Universal Declaration or on customary law. Where the template writes "
            "the passage, the letter says that it is no party; in your own words, say so."
        )
    )
    if norm.id != "rome-statute":
        return basis
    referral = say(
        "If the Security Council has referred the situation to the Court, cite the referral: it needs no acceptance."
    )
    return f"{basis} {referral}"


# -- readers -------------------------------------------------------------------------------------------------

_REGIONS: Final[dict[str, frozenset[str]]] = {
    "african-union": frozenset({"african-union"}),
    "oas": frozenset({"oas", "latin-america-caribbean"}),
    "council-of-europe": frozenset({"council-of-europe"}),
}
"""Readers that stand for a region, and the memberships of its States."""
_EUROPE: Final = frozenset({"osce", "eu", "council-of-europe"})


def norm_not_for_addressee(subject: Subject) -> Iterator[Issue]:
    """A regional treaty is one of the region of the State concerned, or of the addressee.

    Why: a reader from elsewhere is not bound by it, has not agreed to it, and has an answer ready.
    Example: the African Charter in a letter to the OSCE; the American Convention in one about a State of Europe.
    Instead: invoke a treaty of that region, or one that is open to all States: `letterkit norms list --for STYLE`.
    Source: `audiences` of the norms and of the forms of address, and the memberships of States.
    """
    book = subject.library.addresses
    each = [frozenset(book.row_for(recipient).audiences) for recipient in subject.draft.recipients]
    readers = frozenset[str]().union(*each) if all(each) else frozenset[str]()
    style = next((recipient.style for recipient in subject.draft.recipients if recipient.style), "STYLE")
    reported = set[str]()
    for invoked in invoked_norms(subject):
        norm = invoked.norm
        regions = _REGIONS.keys() & set(norm.audiences)
        if norm.kind != "treaty" or not regions or norm.id in reported or not readers or readers & regions:
            continue
        if _is_foreign(subject, norm, regions, concerned_states(subject.draft), readers):
            reported.add(norm.id)
            yield Issue(
                say(
                    "{name} is a treaty of another region than this letter is about.",
                    name=capitalised(norm.text("in_text", spoken().tag)),
                ),
                say(
                    "Invoke one of its region, or one for all States: `letterkit norms list --for {style}`.",
                    style=style,
                ),
                invoked.path,
                invoked.span,
                asked=Asked(say("Invoke one of its region, or one for all States.")),
            )


def _is_foreign(
    subject: Subject, norm: Norm, regions: set[str], states: tuple[State, ...], readers: frozenset[str]
) -> bool:
    """True if a treaty is plainly of another region. What the tables of parties know is for `treaty-not-accepted`."""
    if states:
        memberships = frozenset[str]().union(*(_REGIONS[region] for region in regions))
        if any(memberships & set(state.member_of) for state in states):
            return False
        return subject.library.norms.parties.table(norm.id) is None
    home = regions | (_EUROPE if "council-of-europe" in regions else frozenset[str]())
    return readers <= _REGIONS.keys() | _EUROPE and not readers & home


# -- what has been replaced ----------------------------------------------------------------------------------


def norm_superseded(subject: Subject) -> Iterator[Issue]:
    """A norm that something has replaced is not cited any more.

    Why: who cites the text of 1955 shows that the one of 2015 is unknown to him; and it asks for less.
    Example: the Standard Minimum Rules for the Treatment of Prisoners of 1955.
    Instead: cite what stands in its place. The old text is right where a letter tells its history: waive the finding.
    Source: `superseded` in the rows of the library.
    """
    reported = set[str]()
    for invoked in invoked_norms(subject):
        norm, replaced = invoked.norm, invoked.norm.superseded
        if replaced is None or norm.id in reported or replaced.since[:10] > subject.day.isoformat():
            continue
        reported.add(norm.id)
        newer = subject.library.norms.find(replaced.by) if replaced.by else None
        note = (in_language(replaced.note, spoken().tag) or replaced.note.get("en", "")).strip(". ")
        yield Issue(
            _out_of_date(capitalised(norm.text("in_text", spoken().tag)), replaced.since, newer),
            f"{capitalised(note)}."
            if note
            else say("Cite {by}.", by=replaced.by)
            if newer
            else say("Cite what stands now."),
            invoked.path,
            invoked.span,
        )


def _out_of_date(name: str, since: str, newer: Norm | None) -> str:
    instead = newer.text("in_text", spoken().tag) if newer else ""
    if since and instead:
        return say(
            "{name}: out of date since {since}; in its place: {instead}.", name=name, since=since, instead=instead
        )
    if instead:
        return say("{name}: out of date; in its place: {instead}.", name=name, instead=instead)
    return (
        say("{name}: out of date since {since}.", name=name, since=since)
        if since
        else say("{name}: out of date.", name=name)
    )


# -- what binds, and what States have agreed to --------------------------------------------------------------


def soft_law_as_binding(subject: Subject) -> Iterator[Issue]:
    """A declaration or a resolution that does not bind is not called binding.

    Why: a legal adviser stops reading there, and the norm is lost that would have stood.
    Example: “the Declaration on Human Rights Defenders is legally binding on all States”.
    Instead: say what it is: adopted by consensus, restating treaties that bind, accepted by this State.
    Source: the kind of each norm in the library; the words are in the word lists (`binding`, `binding-not`).
    """
    for norm, prose, claim in _claims(subject, "binding", lambda norm: bool(norm.kind) and norm.kind not in _BINDING):
        yield Issue(
            say("Nobody is bound by {text} as by a treaty.", text=norm.text("in_text", spoken().tag)),
            say("Say what it is: adopted by whom, accepted by this State, or resting on a treaty that binds."),
            prose.path,
            prose.span(claim.start, claim.end),
        )


def soft_law_as_agreement(subject: Subject) -> Iterator[Issue]:
    """States have agreed to what they adopted or signed, and not to what experts or a committee wrote.

    Why: a Government that agreed to nothing says so, and what experts restated of its treaties is lost with it.
    Example: “States agreed in the Minnesota Protocol that every suspicious death is investigated”.
    Instead: say who drew it up and what it restates: “the Minnesota Protocol, which restates existing law, says
    that …”; or invoke the treaty on which it rests.
    Source: the kind of each norm in the library; the words are in the word lists (`agreement`, `agreement-not`).
    """
    for norm, prose, claim in _claims(subject, "agreement", lambda norm: norm.kind in _NEVER_AGREED):
        if _is_content(subject, norm, prose, claim):
            continue
        yield Issue(
            say("States have not bound themselves by {text}.", text=norm.text("in_text", spoken().tag)),
            say("Say who drew it up and what it restates, or invoke the treaty on which it rests."),
            prose.path,
            prose.span(claim.start, claim.end),
        )


def _is_content(subject: Subject, norm: Norm, prose: Prose, claim: PhraseMatch) -> bool:
    """True if a text says that States have agreed to something else: the Committee explains that States undertook …

    A comment of a treaty body that is only cited may be the source for what States undertook in the treaty.
    """
    name = name_in(norm, sentence_text(prose, claim.start), subject)
    if name is None:
        return norm.kind == "treaty-body"
    end = sentence_window(prose, claim.start)[0] + name[1]
    return any(end <= match.start < claim.start for match in subject.matches("agreement-content", prose))


def _claims(subject: Subject, words: str, is_weak: Callable[[Norm], bool]) -> Iterator[tuple[Norm, Prose, PhraseMatch]]:
    """Yield the phrases of a list in sentences that name or cite weaker norms and no other, once for each sentence.

    A sentence with a phrase of the list `…-not` says something else; what is quoted is not the writer's.
    """
    for prose in subject.body:
        matches = subject.matches(words, prose)
        if not matches:
            continue
        passed = set(subject.sentences_with(f"{words}-not", prose))
        for match in matches:
            sentence = prose.sentence_at(match.start)
            if sentence in passed or is_quoted(prose, match.start):
                continue
            passed.add(sentence)
            norm = _only_norm(subject, prose, match.start, is_weak)
            if norm is not None:
                yield norm, prose, match


def _only_norm(subject: Subject, prose: Prose, position: int, is_weak: Callable[[Norm], bool]) -> Norm | None:
    """Return a weak norm that a sentence names or cites; None if it names another one too."""
    sentence, raw = sentence_text(prose, position), prose.span(*prose.sentence_at(position))
    near = prose.origin.raw[raw[0] : min(raw[1], raw[0] + _FAR) + _NEAR] if raw else ""
    keys = {item.key for _, citation in citations(near) for item in citation.items} if "@" in near else set()
    weak = None
    for norm in subject.norms:
        if norm.id in keys or is_named(norm, sentence, subject):
            if not is_weak(norm):
                return None
            weak = norm
    return weak
