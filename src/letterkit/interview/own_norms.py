"""Norms that the library lacks: begun where a norm is asked for (`new: Law on …`), and asked about in full later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.interview.form import Form
from letterkit.interview.own_norms_question import PATH
from letterkit.interview.position import Position
from letterkit.letter.norms_of_draft import MOST_NORMS, norm_id
from letterkit.questions.answers import Refused
from letterkit.questions.norm import new_title
from letterkit.questions.question import Question
from letterkit.wording import say

_SYMBOL: Final = re.compile(r"[A-Z]+(?:\.\d+)?/\S*\d\S*(?:\s\(\d{4}\))?")
Record = Mapping[str, Any]


def title_of_new_norm(form: Form, typed: str) -> str:
    """Return the title of a norm that is given where a norm is asked for; empty where none is.

    Raises Refused for one that the library has.
    """
    field = form.question.fields[0] if form.at_record_list and form.question.fields else form.prompt
    title = new_title(typed) if field.type == "norm" and not form.position.passage else None
    if not title:
        return ""
    if there := form.context.norms.named(title):
        raise Refused(
            say("‘{title}’ is there already, as {id}.", title=title, id=there[0].id), say("Type {id}.", id=there[0].id)
        )
    refuse_too_many(len(form.data.get(PATH) or ()) + 1)
    return title


def refuse_too_many(count: int) -> None:
    """Raise Refused for more norms than a letter may have of its own."""
    if count > MOST_NORMS:
        raise Refused(
            say("A letter has {most_norms} norms of its own at most.", most_norms=MOST_NORMS),
            say("Take one out that it does not need."),
        )


def new_record(form: Form, title: str) -> Record:
    """Return the record of a norm of which only the title or the symbol is known."""
    record = {"title": title, "symbol": title} if _SYMBOL.fullmatch(title) else {"title": title}
    return with_id({}, record, form.data.get(PATH) or (), form)


def with_id(before: Record, record: Record, others: Sequence[Record], form: Form) -> Record:
    """Return a record with an id that stays when its title or symbol is changed. `before` is the record without the
    change, empty for a new one, whose id is none of the library and of the others."""
    if record.get("id") or not record.get("title"):
        return record
    if before.get("title"):
        return {"id": _key(before), **record}
    name, taken = _key(record) or "own", {_key(other) for other in others}
    while name in taken or name in form.library.norms:
        name = f"own-{name}"
    return {"id": name, **record}


def _key(record: Record) -> str:
    return str(record.get("id") or "") or norm_id(*(str(record.get(key, "")) for key in ("symbol", "short", "title")))


def first_position(form: Form, question: Question, after: int = -1) -> Position | None:
    """Return where the first norm behind an index is asked about of which nothing but its name is known yet: at its
    title, which was typed as it came to mind."""
    if question.path != PATH:
        return None
    records = form.value(question) or []
    begun = (index for index, record in enumerate(records) if index > after and _is_begun(record))
    index = next(begun, None)
    return None if index is None else Position(question.id, index, question.fields[0].id)


def _is_begun(record: Record) -> bool:
    return not record.keys() - {"id", "title"} or record.get("title") == record.get("symbol")
