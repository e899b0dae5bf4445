"""The form without a screen: what is asked now, what has been answered, what is missing, how the letter looks.

A `Form` never changes; every move (`moves.py`) returns another. The draft's plain data are the one truth:
an answer stands where the draft file keeps it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from letterkit.compose import compose, steps_for, variables
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import to_draft
from letterkit.letter.model import Draft
from letterkit.letter.yaml_source import Tree
from letterkit.library.packs import Pack
from letterkit.library.questions import Question
from letterkit.library.shelves import Library
from letterkit.wizard import answers
from letterkit.wizard.answers import Refused

END = ""
"""The place after the last question."""


@dataclass(frozen=True, slots=True)
class At:
    """Where the form stands: a question; in one of records, a field of an item; beside a fact, its source."""

    question: str = END
    item: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """What undo brings back."""

    data: Mapping[str, Any]
    at: At


@dataclass(frozen=True)
class Form:
    """The state of an interview. `data` is the draft as plain data; `skipped` are questions left for later."""

    pack: Pack
    library: Library
    today: dt.date
    data: Mapping[str, Any]
    at: At = field(default_factory=At)
    skipped: frozenset[str] = frozenset()
    past: tuple[Moment, ...] = ()
    future: tuple[Moment, ...] = ()

    # -- what can be asked ------------------------------------------------------------------------------

    @cached_property
    def draft(self) -> Draft:
        """The draft as it stands. Raises InvalidDraft for data that no draft can hold."""
        return to_draft(Tree(dict(self.data), {}))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that apply now, in order: those whose condition holds and that some passage uses."""
        needed = self._needed
        return tuple(one for one in self.pack.questions if self._applies(one, needed))

    @cached_property
    def _needed(self) -> frozenset[str]:
        """Names used by the passages that the template writes, and by conditions and defaults."""
        from letterkit.library.outline import names_used

        passages = self.draft.passages or ()
        found: set[str] = set()
        for passage, step in zip(passages, steps_for(self.pack, passages), strict=True):
            if passage.text is None and step is not None:
                found |= names_used(self.pack, self.library.shelf, step.macro)
        return frozenset(found)

    def _applies(self, question: Question, needed: frozenset[str]) -> bool:
        if question.path.startswith("facts.") and question.id not in needed:
            return False
        if question.path in ("asks", "invokes") and not self._written("ask" if question.path == "asks" else "norm"):
            return False
        return not question.when or self._holds(question.when)

    def _written(self, role: str) -> bool:
        """Whether the template writes a passage of this role."""
        return any(one.role == role and one.text is None for one in self.draft.passages or ())

    def _holds(self, condition: str) -> bool:
        return bool(self._writer.holds(condition))

    @cached_property
    def _writer(self) -> Any:
        from letterkit.library.templates import Writer

        known = variables(self.draft, self.pack, self.library, self.draft.passages or ())
        return Writer(
            self.pack, self.library.shelf, self.draft.language, {**known, "today": self.today.isoformat()}, {}
        )

    # -- the question in hand ---------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """Whether the form stands after its last question."""
        return self.at.question == END

    @property
    def question(self) -> Question:
        """The question in hand. Raises LookupError after the last one."""
        return self.named(self.at.question)

    @property
    def prompt(self) -> Question:
        """What is asked right now: the question, a field of it, or its source."""
        if self.at.field == "source" and self.at.item is None:
            return Question(
                id="source",
                ask="Where does this come from?",
                example="UN OCHA, 18 June 2010",
                help="It becomes a footnote.",
            )
        if self.at.field:
            return next(one for one in self.question.fields if one.id == self.at.field)
        return self.question

    @property
    def choosing(self) -> bool:
        """Whether the form waits for what to do with a list of records: add, change, remove, go on."""
        return not self.finished and self.question.type == "records" and self.at.item is None

    @property
    def step(self) -> tuple[int, int]:
        """Which question this is, counted from 1, and of how many."""
        ids = [one.id for one in self.questions]
        return (ids.index(self.at.question) + 1 if self.at.question in ids else len(ids), len(ids))

    def named(self, name: str) -> Question:
        """A question of the pack by its id. Raises LookupError."""
        found = self.pack.question(name)
        if found is None:
            raise LookupError(name)
        return found

    def value(self, question: Question) -> Any:
        """What the draft holds for a question, or None."""
        return answers.get(self.data, question.path)

    @property
    def current(self) -> str:
        """The answer in hand as a person would type it again: what is stored, else what is suggested."""
        if self.at.field == "source" and self.at.item is None:
            return answers.source(self.value(self.question))
        if self.at.item is not None:
            items = self.value(self.question) or []
            item = items[self.at.item] if self.at.item < len(items) else {}
            stored = item.get(self.at.field)
            return answers.spell(self.prompt, stored) if stored is not None else self.default(self.prompt)
        stored = self.value(self.question)
        return answers.spell(self.question, stored) if stored is not None else self.default(self.question)

    def default(self, question: Question) -> str:
        """The suggestion for a question, with other answers filled in; empty where one of them is missing."""
        if question.type == "style" and self.at.item is not None:
            return self._style_of_item() or question.default
        offered = self._offered(question)
        if offered is not None:
            return answers.spell(question, offered)
        if "{{" not in question.default:
            return question.default
        return str(self._writer.fill(question.default))

    def _offered(self, question: Question) -> Any:
        """What the profile of the organisation has for a question, or for a field of the first signatory."""
        profile = self.library.profile
        if self.at.item is None:
            return profile.suggested(question.path)
        first = not self.at.item and self.question.path == "signatories"
        return profile.signatory.get(question.id) if first else None

    def _style_of_item(self) -> str:
        """The form of address whose name is the body or office typed just before."""
        items = self.value(self.question) or []
        item = items[self.at.item] if self.at.item is not None and self.at.item < len(items) else {}
        typed = " ".join(str(item.get(key) or "") for key in ("organization", "title")).casefold()
        for row in self.library.addresses.styles:
            label = row.localized("en").casefold().removesuffix(", collectively")
            if " " in label and label.removeprefix("osce ") in typed:
                return row.style
        return ""

    def items(self) -> tuple[str, ...]:
        """The records of the question in hand, each in one line."""
        return tuple(answers.shown(self.question, [item]) for item in self.value(self.question) or [])

    # -- what stands, and what is missing ---------------------------------------------------------------

    def answered(self, question: Question) -> bool:
        """Whether the draft holds an answer."""
        return self.value(question) not in (None, "", [], {})

    def missing(self) -> tuple[Question, ...]:
        """The questions that must be answered and are not."""
        return tuple(one for one in self.questions if one.required and not self.answered(one))

    def refused(self) -> tuple[tuple[Question, Refused], ...]:
        """Answers in the draft that their own question would not take."""
        found = []
        for one in self.questions:
            try:
                answers.accepted(one, self.value(one), self.library, self.today)
            except Refused as error:
                found.append((one, error))
        return tuple(found)

    def review(self) -> tuple[tuple[Question, str], ...]:
        """Every question that applies, with its answer in one line."""
        return tuple((one, answers.shown(one, self.value(one))) for one in self.questions)

    def letter(self) -> Letter:
        """The letter as it stands; what is missing shows as a gap."""
        return compose(self.draft, self.library)

    def suggestions(self, typed: str) -> tuple[tuple[str, str], ...]:
        """Completions for what is typed: each a value and the words that explain it."""
        asked, lowered = self.prompt, typed.strip().casefold()
        if asked.type == "norm":
            found = (
                self.library.norms.search(typed)
                if lowered
                else [self.library.norms.get(n) for n in self.library.norms.ids]
            )
            return tuple((one.id, one.localized("title", "en")) for one in found)
        if asked.type == "style":
            return tuple(
                (row.style, row.localized(self.draft.language) or row.localized("en"))
                for row in self.library.addresses.styles
                if any(lowered in text.casefold() for text in (row.style, *row.label.values()))
            )
        if asked.type in ("text", "paragraph", "list"):
            return tuple(
                (one, "") for one in self.library.profile.phrases if lowered and one.casefold().startswith(lowered)
            )
        rows = {"choice": [(one.value, one.label) for one in asked.choices], "yes-no": [("yes", ""), ("no", "")]}.get(
            asked.type, []
        )
        return tuple(row for row in rows if row[0].casefold().startswith(lowered))
