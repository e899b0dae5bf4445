"""A draft and the library in, the letter out: pure, the same every time.

`passages` decides who writes each passage (the draft in its own words, or the template from the facts);
`compose` puts the whole letter together as a tree that `render/` writes in every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.errors import InvalidDraft, Problem
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.model import (
    Ask,
    Draft,
    FactValue,
    Invocation,
    Passage,
    Recipient,
    Sender,
    Signatory,
    Sourced,
    iso_date,
)
from letterkit.library import languages
from letterkit.library.packs import Pack, Question, Step
from letterkit.library.prose import Markdown, Unanswered
from letterkit.library.shelves import Library

MANY_SIGNATORIES = 5
"""From this many on, people who sign are listed one to a line instead of each under a space to sign."""


@dataclass(frozen=True, slots=True)
class ComposedPassage:
    """A passage with its final Markdown.

    `number` counts from 1 in the draft's own order (or the plan's, where the draft has no passages);
    `by_template` tells who wrote it; `holes` are the ids of questions whose answers it lacked.
    """

    number: int
    passage: Passage
    text: str
    by_template: bool
    holes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all would be printed."""
        return not self.text.strip() and not any(ask.action.strip() for ask in self.passage.asks)


# -- who writes each passage ----------------------------------------------------------------------------


def passages(draft: Draft, library: Library) -> tuple[ComposedPassage, ...]:
    """Every passage of the letter with its text. Raises UnknownName, InvalidPack, InvalidDraft."""
    pack = library.pack(draft.template)
    listed = draft.passages if draft.passages is not None else planned(pack)
    if all(passage.text is not None for passage in listed):
        return tuple(
            ComposedPassage(number, passage, passage.text or "", by_template=False)
            for number, passage in enumerate(listed, 1)
        )
    return tuple(_by_template(draft, pack, library, listed))


def planned(pack: Pack) -> tuple[Passage, ...]:
    """The passages of a pack's own plan, none of them written yet."""
    return tuple(Passage(step.role, step.also, step.heading) for step in pack.plan)


def _by_template(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage]) -> Iterator[ComposedPassage]:
    writer = None
    for number, (passage, step) in enumerate(zip(listed, steps_for(pack, listed), strict=True), 1):
        if passage.text is not None:
            yield ComposedPassage(number, passage, passage.text, by_template=False)
            continue
        if not pack.writes(draft.language):
            raise InvalidDraft(
                Problem(
                    f"The template ‘{pack.id}’ writes {', '.join(pack.languages)}, not {draft.language}.",
                    "Write the passage yourself (`text:`), or change `language:`.",
                    path=f"passages[{number - 1}]",
                )
            )
        if step is None:
            yield ComposedPassage(number, passage, "", by_template=True)
            continue
        writer = writer or _writer(draft, pack, library, listed)
        written = writer.write(step.macro)
        completed = Passage(
            passage.role,
            passage.also or step.also,
            passage.heading or step.heading,
            None,
            passage.invokes,
            passage.asks,
        )
        yield ComposedPassage(number, completed, written.text, by_template=True, holes=written.holes)


def steps_for(pack: Pack, listed: Sequence[Passage]) -> tuple[Step | None, ...]:
    """The step of the plan that belongs to each passage: the first of its role for the first, and so on."""
    found: list[Step | None] = []
    used: dict[str, int] = {}
    for passage in listed:
        same = [step for step in pack.plan if step.role == passage.role]
        index = used.get(passage.role, 0)
        used[passage.role] = index + 1
        found.append(same[index] if index < len(same) else None)
    return tuple(found)


# -- what a template is given ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """A recipient as a template sees it. `reference` names it inside a sentence ('the Security Council')."""

    name: str
    title: str
    organization: str
    reference: str
    short: str


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
    """A norm as a template sees it, in the letter's language, with what the paragraphs invoked provide."""

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
    provisions: tuple[ProvisionView, ...]


def _writer(draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage]) -> Any:
    from letterkit.library.templates import Writer

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
    extra = {name: _typed(value, "text") for name, value in draft.facts.items() if name not in answers}
    invoked = [one for passage in listed for one in passage.invokes]
    asks = [one for passage in listed for one in passage.asks]
    return {
        **extra,
        **answers,
        **_letter_variables(draft, library),
        "norms": _norms(invoked, draft, library),
        "asks": tuple(AskView(Markdown(ask.action), ask.actor, _deadline(ask, draft.language)) for ask in asks),
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
    )


def _norms(invoked: Sequence[Invocation], draft: Draft, library: Library) -> tuple[NormView, ...]:
    merged: dict[str, list[str]] = {}
    for one in invoked:
        merged.setdefault(one.norm, []).extend([one.at] if one.at and one.at not in merged.get(one.norm, []) else [])
    found = []
    for name, places in merged.items():
        norm = library.norms.find(name) if invoked else None
        if norm is None:
            continue  # `check` reports it with its place and the nearest id
        words = {
            field: norm.localized(field, draft.language)
            for field in ("in_text", "title", "adopted_by", "accepted", "bound")
        }
        provisions = tuple(
            dict.fromkeys(
                ProvisionView(point.at, point.says(draft.language), point.localized(draft.language))
                for place in places
                for point in norm.pinpoints_at(place)
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
    if isinstance(plain, tuple):
        return tuple(_typed(item, "text") for item in plain)
    if question.type == "list":
        return (_typed(plain, "text"),)
    return _typed(plain, question.type)


def _typed(value: Any, kind: str) -> Any:
    if isinstance(value, Sourced):
        return _typed(value.value, kind)
    if isinstance(value, tuple):
        return tuple(_typed(item, kind) for item in value)
    if kind == "date" and isinstance(value, str):
        return iso_date(value.strip()) or value
    if kind not in ("number", "figure") and type(value) in (int, float):
        return str(value)  # a year is not ‘2,010’
    return value


def common_actor(asks: Sequence[Ask]) -> str:
    """The actor of all asks, if it is one and the same."""
    actors = {ask.actor.strip() for ask in asks}
    return next(iter(actors)) if len(actors) == 1 else ""


# -- the letter -----------------------------------------------------------------------------------------


def compose(draft: Draft, library: Library, *, stamp: bool = False) -> Letter:
    """The whole letter. `stamp` marks it as a draft. Raises UnknownName, InvalidPack, InvalidDraft."""
    labels = languages.labels(draft.language)
    written = passages(draft, library)
    head, foot = list(_head(draft, labels)), list(_foot(draft, labels))
    salutation = draft.salutation if draft.salutation is not None else _salutation(draft, library)
    close = draft.closing if draft.closing is not None else _close(draft, library)
    parts = [
        *([_stamped(draft, labels)] if stamp else []),
        *head,
        *_line(Style.SALUTATION, salutation),
        *(part for one in written if not one.empty for part in _passage(one, draft)),
        *_reply(draft, labels),
        *_line(Style.CLOSE, close),
        *_signatories(draft, labels),
        *foot,
    ]
    return Letter(
        draft.subject or draft.template, draft.language, draft.date, tuple(parts), languages.direction(draft.language)
    )


def _line(style: Style, *texts: str) -> Iterator[Part]:
    from letterkit.letter.markdown import with_links
    from letterkit.letter.markup import Inline, LineBreak, Paragraph

    children: list[Inline] = []
    for text in (one.strip() for one in texts if one.strip()):
        children += [LineBreak()] if children else []
        children += with_links(" ".join(text.split("\n")))
    if children:
        yield Part(style, (Paragraph(tuple(children)),))


def _stamped(draft: Draft, labels: languages.Labels) -> Part:
    when = f" – {languages.format_date(draft.date, draft.language)}" if draft.date else ""
    return next(_line(Style.DRAFT_MARK, labels.draft + when))


def _head(draft: Draft, labels: languages.Labels) -> Iterator[Part]:
    """What stands above the salutation. With a letterhead the order of a business letter; without one, and in a
    piece with a byline, the title comes first, as it does where open letters are published."""
    title = list(_line(Style.SUBJECT, draft.subject))
    dated = list(_date(draft)) if draft.layout.date == "top" else []
    addressed = [
        *(_addressed(draft.recipients, labels.to) if draft.layout.recipients == "lines" else ()),
        *(_copies(draft, labels) if draft.layout.cc == "head" else ()),
    ]
    if draft.sender:
        yield from _letterhead(draft.sender, labels)
    if draft.byline:
        yield from title
        yield from _line(Style.BYLINE, draft.byline.author, draft.byline.publication, draft.byline.url)
        yield from (*dated, *addressed)
    elif draft.sender:
        yield from (*dated, *addressed, *title)
    else:
        yield from (*title, *addressed, *dated)


def _letterhead(sender: Sender, labels: languages.Labels) -> Iterator[Part]:
    yield from _line(Style.LETTERHEAD, sender.name)
    rows = ((labels.web, sender.website), (labels.email, sender.email), (labels.phone, sender.phone))
    contact = [f"{label}: {value}" for label, value in rows if value.strip()]
    yield from _line(Style.LETTERHEAD_DETAILS, *sender.lines, "\u2003".join(contact))


def _date(draft: Draft) -> Iterator[Part]:
    day = languages.format_date(draft.date, draft.language) if draft.date else ""
    yield from _line(Style.DATE, ", ".join(one for one in (draft.place.strip(), day) if one))


def _addressed(recipients: Sequence[Recipient], label: str) -> Iterator[Part]:
    for index, one in enumerate(recipients):
        texts = [text.strip() for text in (one.name, one.title, one.organization, *one.lines) if text.strip()]
        yield from _line(Style.ADDRESS, *([f"{label}: {texts[0]}", *texts[1:]] if index == 0 else texts))


def _copies(draft: Draft, labels: languages.Labels) -> Iterator[Part]:
    rows = [
        ", ".join(text.strip() for text in (one.name, one.title, one.organization, *one.lines) if text.strip())
        for one in draft.cc
    ]
    if rows:
        yield from _line(Style.COPY, f"{labels.cc}: {rows[0]}", *rows[1:])


def _salutation(draft: Draft, library: Library) -> str:
    return library.addresses.salutation(draft.recipients, draft.language) if draft.recipients else ""


def _close(draft: Draft, library: Library) -> str:
    if not draft.recipients or not draft.signing:
        return ""
    return library.addresses.close(draft.recipients, draft.language)


def _passage(one: ComposedPassage, draft: Draft) -> Iterator[Part]:
    from letterkit.letter import markdown
    from letterkit.letter.markup import BulletList, Paragraph, Text

    blocks = list(markdown.read(one.text))
    asks = [ask for ask in one.passage.asks if ask.action.strip()]
    if asks:
        actor = common_actor(asks)
        named = bool(actor) and _says(one.text.replace("\\", ""), _without_article(actor))
        blocks.append(BulletList(tuple(markdown.read(text) for text in _ask_items(asks, not named, draft.language))))
    heading = one.passage.heading.strip()
    yield Part(
        Style.BODY,
        tuple(blocks),
        f"lk-passage-{one.number}-{one.passage.role}",
        Paragraph((Text(heading),)) if heading else None,
    )


def _without_article(actor: str) -> str:
    return actor.casefold().removeprefix("the ").strip()


def _says(text: str, words: str) -> bool:
    """Whether a text has these words, as words: ‘European’ does not say ‘EU’."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None


def _ask_items(asks: Sequence[Ask], with_actor: bool, language: str) -> Iterator[str]:
    """Each ask as Markdown: who, what, by when, and the stop that a list item ends with."""
    from letterkit.library.prose import escape, upper_first

    for index, ask in enumerate(asks):
        action, notes = _cut_notes(ask.action.strip())
        body, stop = _cut_stop(action)
        deadline = _deadline(ask, language)
        if deadline and not _says(body, deadline):
            body += f", {escape(deadline)}"
        if len(asks) > 1 or deadline:
            stop = stop or ("." if index == len(asks) - 1 else ";")
        actor = f"**{escape(upper_first(ask.actor.strip()))}:** " if with_actor and ask.actor.strip() else ""
        yield f"{actor}{body}{stop}{notes}"


def _cut_notes(text: str) -> tuple[str, str]:
    """An action and the footnotes below it, so that deadline and stop stand at the end of the action."""
    found = re.search(r"\n {0,3}\[\^[^\]\s]+\]:", text)
    return (text[: found.start()].rstrip(), f"\n\n{text[found.start() :].lstrip()}") if found else (text, "")


def _cut_stop(text: str) -> tuple[str, str]:
    return (text[:-1], text[-1]) if text[-1:] in tuple(".;!?…。") and not text.endswith("..") else (text, "")


def _deadline(ask: Ask, language: str) -> str:
    if ask.deadline_date:
        return languages.labels(language).deadline.format(date=languages.format_date(ask.deadline_date, language))
    return ask.deadline.strip()


def _reply(draft: Draft, labels: languages.Labels) -> Iterator[Part]:
    if draft.reply_by:
        yield from _line(Style.BODY, labels.reply_by.format(date=languages.format_date(draft.reply_by, draft.language)))


def _signatories(draft: Draft, labels: languages.Labels) -> Iterator[Part]:
    signing = draft.signing
    people = [one for one in signing if one.name.strip() or one.withheld]
    as_list = len(signing) >= MANY_SIGNATORIES or len(people) < len(signing)
    group = ""
    for one in signing:
        if one.group.strip() != group:
            group = one.group.strip()
            yield from _line(Style.SIGNATORY_GROUP, group)
        if as_list:
            yield from _line(Style.SIGNATORY_LIST, _one_line(one, labels))
        else:
            yield from _line(Style.SIGNATURE, *_block(one, labels))


def _who(one: Signatory, labels: languages.Labels) -> tuple[str, str]:
    """The first line, and title with organisation; a name that is withheld is not in either."""
    name = labels.name_withheld if one.withheld else one.name.strip()
    if one.withheld:
        return name, ""
    post = ", ".join(text.strip() for text in (one.title, one.organization if name else "") if text.strip())
    if one.capacity == "personal":
        post = f"{post} ({labels.personal_capacity})".strip()
    return name or one.organization.strip(), post


def _block(one: Signatory, labels: languages.Labels) -> tuple[str, ...]:
    name, post = _who(one, labels)
    return (name, post, "; ".join(one.places) if not one.withheld else "")


def _one_line(one: Signatory, labels: languages.Labels) -> str:
    name, post = _who(one, labels)
    text = ", ".join(part for part in (name, post) if part)
    return f"{text} ({'; '.join(one.places)})" if one.places and not one.withheld else text


def _foot(draft: Draft, labels: languages.Labels) -> Iterator[Part]:
    if draft.layout.date == "end":
        yield from _date(draft)
    rows = [text for text in draft.enclosures if text.strip()]
    if rows:
        yield from _line(Style.ENCLOSURES, f"{labels.enclosures}:", *rows)
    if draft.layout.cc == "end":
        yield from _copies(draft, labels)
