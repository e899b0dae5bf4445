"""What is offered while somebody types, and what follows from it: norms, forms of address, paragraphs, choices.

Pure: a form and what is typed in, rows and lines out. Norms that the addressee has accepted come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.interview import answers
from letterkit.interview.answers import Refused
from letterkit.interview.form import Form
from letterkit.letter.drafts import from_data
from letterkit.norms.norm import Norm, Pinpoint
from letterkit.packs.questions import Question

Row = tuple[str, str]
"""A value that can be taken, and the words that explain it."""

_PINPOINTS_SHOWN = 8


def suggestions(form: Form, typed: str) -> tuple[Row, ...]:
    """Completions for what is typed so far; with nothing typed, everything there is to choose from."""
    if form.finished:
        return ()
    asked, lowered = form.prompt, typed.strip().casefold()
    if asked.type == "norm":
        return tuple((one.id, _named(one)) for one in norms(form, typed))
    if asked.type == "style":
        return styles(form, lowered)
    if _pinpoint(form):
        rows = [(pin.at, _provides(pin)) for norm in _norm_of_item(form) for pin in norm.pinpoints]
        return tuple(row for row in rows if lowered in row[0].casefold() or lowered in row[1].casefold())
    if asked.type in ("text", "paragraph", "list"):
        return tuple(
            (one, "") for one in form.library.profile.phrases if lowered and one.casefold().startswith(lowered)
        )
    choices: dict[str, list[Row]] = {
        "choice": [(one.value, one.label) for one in asked.choices],
        "yes-no": [("yes", ""), ("no", "")],
    }
    return tuple(row for row in choices.get(asked.type, []) if row[0].casefold().startswith(lowered))


def styles(form: Form, lowered: str) -> tuple[Row, ...]:
    """The forms of address that fit what is typed, the one whose name it is first."""
    named = [
        (row, {text.casefold() for text in (row.style, *row.label.values())}) for row in form.library.addresses.styles
    ]
    fitting = [(row, names) for row, names in named if any(lowered in name for name in names)]
    fitting.sort(key=lambda one: lowered not in one[1])
    return tuple((row.style, row.localized(form.draft.language) or row.localized("en")) for row, _ in fitting)


def norms(form: Form, typed: str) -> list[Norm]:
    """The norms that fit what is typed, those first that the addressee has accepted or applies."""
    library = form.library.norms
    found = library.search(typed) if typed.strip() else [library.get(name) for name in library.ids]
    book = form.library.addresses
    readers = {audience for one in form.draft.recipients for audience in book.of(one).audiences}
    if not readers:
        return found
    return sorted(found, key=lambda one: not one.audiences or not readers & set(one.audiences))


def _named(norm: Norm) -> str:
    title = norm.localized("title", "en")
    return f"{title} ({norm.symbol})" if norm.symbol and norm.symbol not in title else title


def _pinpoint(form: Form) -> bool:
    """Whether a paragraph or an article of a norm is asked for."""
    return form.at_question and form.question.path == "invokes" and form.position.field == "at"


def _norm_of_item(form: Form) -> Iterator[Norm]:
    items = form.value(form.question) or []
    if form.position.item is not None and form.position.item < len(items):
        norm = form.library.norms.find(str(items[form.position.item].get("norm") or ""))
        if norm:
            yield norm


def _provides(pin: Pinpoint) -> str:
    """What a paragraph says, in a few words; that nobody has seen it in its source, where that is so."""
    words = pin.localized("en") or pin.about.get("en", "")
    return words if pin.status == "confirmed" else f"{words} (check it against the text)".strip()


# -- what follows ---------------------------------------------------------------------------------------


def what_follows(form: Form, typed: str) -> tuple[str, ...]:
    """Lines that say what an answer leads to: the greeting of a form of address, what a norm provides."""
    if not form.at_question or form.at_record_list:
        return ()
    asked = form.prompt
    if asked.type == "style":
        return tuple(_greeting(form, typed))
    if asked.type == "norm":
        return tuple(_of_norm(form, asked, typed))
    if _pinpoint(form):
        return tuple(
            f"{pin.at}: {_provides(pin)}"
            for norm in _norm_of_item(form)
            for pin in (norm.pinpoints_at(typed) or norm.pinpoints)[:_PINPOINTS_SHOWN]
        )
    if form.question.path == "asks" and form.position.item is not None and typed.strip():
        return tuple(_of_ask(form, typed))
    return ()


def _of_ask(form: Form, typed: str) -> Iterator[str]:
    """What the checks say of the field of an ask as it is being typed."""
    from letterkit.interview import moves
    from letterkit.interview.advice import ask_findings

    try:
        after = moves.answer(form, typed)
    except Refused:
        return
    for one in ask_findings(after, form.position.item or 0, form.position.field):
        yield f"{one.message} {one.hint}"


def _greeting(form: Form, typed: str) -> Iterator[str]:
    """The salutation and the close that follow from a form of address."""
    from letterkit.interview import moves

    try:
        after = moves.answer(form, typed or form.current_text)
        draft = from_data(after.data).draft
    except Refused:
        return
    book = form.library.addresses
    recipients = draft.recipients if form.question.path == "recipients" else ()
    language = form.library.language(draft.language)
    if greeting := book.salutation(recipients, language):
        yield f"The letter begins: {greeting}"
        if close := book.close(recipients, language):
            yield f"It closes: {close}"


def _of_norm(form: Form, asked: Question, typed: str) -> Iterator[str]:
    """What a norm provides; nothing, where several fit."""
    if not typed.strip():
        return
    try:
        named = answers.parse(asked, typed, form.library, form.today)
    except Refused:
        return
    norm = form.library.norms.find(str(named))
    if norm:
        yield _named(norm)
        yield from (f"{pin.at}: {_provides(pin)}" for pin in norm.pinpoints[:_PINPOINTS_SHOWN])
