"""A passage that a move writes: answers as they were typed, and around them what is known from data.

A passage is made of pieces, each with what it stands for in the move and whose words it is, so that a face can show
which words answer a question, and a count can tell the writer's words from the template's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from letterkit.compose.ask_groups import AskSetting, ask_groups, groups_as_markdown
from letterkit.compose.ask_leads import AskLeads, usual_lead
from letterkit.compose.printed_lists import case_list, numbered_questions
from letterkit.compose.prose import Citable, as_markdown
from letterkit.compose.source_marks import SourceMarks
from letterkit.compose.template_values import template_value
from letterkit.errors import KeyPath
from letterkit.letter.escapes import escape
from letterkit.letter.evidence import Evidence
from letterkit.letter.model import Draft, FactValue, Passage, Sourced
from letterkit.letter.roles import Role
from letterkit.library.library import Library
from letterkit.moves.move import NEW_PARAGRAPH
from letterkit.packs.pack import Pack
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.packs.text_filters import Unanswered
from letterkit.questions.question import Question

if TYPE_CHECKING:
    from letterkit.packs.writer import PassageWriter

Voice = Literal["writer", "ours", "law", "data"]
"""Whose words a piece has: those that were typed, sentences of the move, the library's on the law, lists of data."""


class Piece(NamedTuple):
    """A part of a passage, as Markdown. `item` is the question or the sentence of the move that it stands for, under
    its id in the move; a `block` is no part of a paragraph. `path` is where the draft has what was typed."""

    item: str
    text: str
    voice: Voice
    block: bool = False
    path: KeyPath = ()


ASKS_LEAD: Final = "asks_lead"
"""The question how asks are introduced; the words of its choices are what is printed."""
_BREAK: Final = Piece(NEW_PARAGRAPH, "", "data")


class MovePassage(NamedTuple):
    """A passage as a move wrote it: its text, the pieces that it is made of, the answers that it needs and lacks, by
    the questions' ids in the letter, and the further roles that it plays."""

    text: str
    pieces: tuple[Piece, ...]
    holes: tuple[str, ...]
    also: tuple[Role, ...]


class MoveWriter:
    """Writes the passages of a letter whose kind is made of moves."""

    def __init__(self, draft: Draft, pack: Pack, library: Library, templates: PassageWriter) -> None:
        """`templates` runs the sentences and conditions of the moves."""
        self.draft, self.pack, self.library, self.templates = draft, pack, library, templates
        self.language = library.language(draft.language)
        self.citable = Citable(draft, library)
        self.told = evidence_told(draft, pack)

    def write(self, number: int, passage: Passage, step: MoveStep) -> MovePassage:
        """Return a passage, counted from 1. Raises InvalidPack for what a template does wrong."""
        return _OnePassage(self, number, passage, step).write()


class _OnePassage:
    """Writes one passage of a letter."""

    def __init__(self, letter: MoveWriter, number: int, passage: Passage, step: MoveStep) -> None:
        self.letter, self.number, self.passage, self.step = letter, number, passage, step
        self.before = ""
        """The piece that was written last: one that ends in a colon introduces the asks behind it."""
        kind = letter.pack.kind
        self.marks = SourceMarks(letter.citable, printed=kind is None or kind.settings.source_notes)
        self.questions = {
            name: question for name, asked in step.asked.items() if (question := letter.pack.question(asked))
        }
        self.answers: Mapping[str, Any] = {
            name: template_value(question, self._fact(name))
            for name, question in self.questions.items()
            if question.kept_as == "facts"
        }

    def write(self) -> MovePassage:
        pieces = tuple(self._pieces())
        text = _joined(pieces)
        wanted = text or self.step.role in self.letter.pack.requires
        also = (role for role, names in self.step.move.also.items() if any(self.answers.get(name) for name in names))
        return MovePassage(
            f"{text}{self.marks.notes}" if text else "",
            tuple(piece for piece in pieces if piece is not _BREAK),
            tuple(self._lacking()) if wanted else (),
            tuple(also),
        )

    def _fact(self, name: str) -> FactValue:
        """Return the answer to a question of the move as the draft has it, the passage's own before the letter's."""
        if name in self.passage.answers:
            return self.passage.answers[name]
        return self.letter.draft.facts.get(name) if self.step.asked[name] == name else None

    def _is_true(self, condition: str) -> bool:
        return not condition or self.letter.templates.evaluate(condition, self.answers)

    def _lacking(self) -> Iterator[str]:
        """Yield the questions, by their ids in the letter, whose answers the passage needs and lacks."""
        for name, question in self.questions.items():
            needed = question.id in self.step.needed
            if needed and not self._has_answer(name, question) and self._is_true(question.when):
                yield question.id

    def _has_answer(self, name: str, question: Question) -> bool:
        draft, passage = self.letter.draft, self.passage
        match question.kept_as:
            case "evidence":
                return self.number in self.letter.told
            case "invokes":
                return bool(passage.invokes)
            case "asks":
                return any(ask.action.strip() for ask in passage.asks)
            case "cases":
                return bool(draft.cases)
            case "questions":
                return bool(draft.questions)
            case "facts":
                return not isinstance(self.answers[name], Unanswered)  # ‘no’ is an answer
        return True

    # -- pieces -----------------------------------------------------------------------------------------

    def _pieces(self) -> Iterator[Piece]:
        move = self.step.move
        for item in move.passage:
            if item == NEW_PARAGRAPH:
                yield _BREAK
            elif item not in self.passage.omit and self._is_told(item):
                pieces = [piece for piece in self._item(item) if piece.text or piece is _BREAK]
                self.before = pieces[-1].text if pieces else self.before
                if pieces and (heading := move.words.headings.get(item)):
                    yield Piece(item, f"**{escape(heading)}**", "ours", block=True)
                yield from pieces

    def _is_told(self, item: str) -> bool:
        """True if an item's conditions hold: that of the move for it, and that under which its question is asked."""
        question = self.questions.get(item)
        return self._is_true(self.step.move.only_if.get(item, "")) and self._is_true(question.when if question else "")

    def _item(self, item: str) -> Iterator[Piece]:
        letter = self.letter
        if item in self.step.move.sentences:
            yield self._sentence(item)
            return
        match self.questions[item].kept_as:
            case "evidence":
                yield from self._evidence(item)
            case "invokes":
                yield Piece(item, self._law(), "law", block=len(self.passage.invokes) > 2)
            case "asks":
                yield Piece(item, self._asks(), "data", block=True)
            case "cases":
                text = case_list(letter.draft.cases, letter.language, letter.citable, self.marks)
                yield Piece(item, text, "writer", block=True, path=("cases",))
            case "questions":
                text = numbered_questions(letter.draft.questions, letter.citable)
                yield Piece(item, text, "writer", block=True, path=("questions",))
            case "facts":
                yield self._typed(item)

    def _sentence(self, item: str) -> Piece:
        """Return a sentence of the move; empty where it has not all that it says."""
        move = self.step.move
        written = self.letter.templates.write_sentence(
            move.sentences[item], str(move.folder / f"{move.language}.yaml"), self.answers
        )
        return Piece(item, "" if written.holes else written.text, "ours")

    def _typed(self, item: str) -> Piece:
        from letterkit.packs.language_filters import to_markdown

        value, fact = self.answers[item], self._fact(item)
        if isinstance(value, Unanswered):
            return Piece(item, "", "writer")
        typed = isinstance(value, str)
        text = as_markdown(value, self.letter.citable) if typed else to_markdown(value, self.letter.language)
        source = fact.source if isinstance(fact, Sourced) else ""
        return Piece(item, text + self.marks.mark([source]), "writer", path=self._path(item))

    def _path(self, name: str) -> KeyPath:
        """Return where the draft has the answer to a question of the move."""
        is_own = name in self.passage.answers
        place: KeyPath = ("passages", self.number - 1, "answers", name) if is_own else ("facts", name)
        return (*place, "value") if isinstance(self._fact(name), Sourced) else place

    def _evidence(self, item: str) -> Iterator[Piece]:
        facts = {fact.id: (index, fact) for index, fact in enumerate(self.letter.draft.evidence)}
        for name in self.letter.told.get(self.number, ()):
            if name == NEW_PARAGRAPH:
                yield _BREAK
            elif name in facts:
                index, fact = facts[name]
                yield Piece(item, self._fact_told(fact), "writer", path=("evidence", index, "text"))

    def _fact_told(self, fact: Evidence) -> str:
        return self.marks.with_own_notes(fact.text) + self.marks.mark(fact.sources)

    def _law(self) -> str:
        if not self.passage.invokes:
            return ""
        from letterkit.compose.law import norm_views, told_in

        letter = self.letter
        prose = " ".join(str(value) for value in self.answers.values() if isinstance(value, str))
        norms = letter.library.norms_of(letter.draft)
        views = tuple(
            view
            for view in norm_views(letter.draft, self.passage.invokes, letter.library, letter.language)
            if not (view.own and not view.places and (norm := norms.find(view.id)) and told_in(prose, norm, view.named))
        )
        if not views:
            return ""
        ending = "" if letter.language.base == "en" else f".{letter.language.base}"
        macro = "brief" if letter.draft.length == "one-page" else "cited"
        return letter.templates.write_part(f"_parts/law{ending}.md.j2", macro, views)

    def _asks(self) -> str:
        """Return the asks in groups by actor, each introduced in the way that was chosen."""
        letter = self.letter
        asks = [ask for ask in self.passage.asks if ask.action.strip()]
        leads = AskLeads(letter.draft, letter.library, self._ask_lead)
        groups = ask_groups(asks, AskSetting(letter.language, self.before, lead_in=leads))
        return groups_as_markdown(groups, self.marks.with_own_notes)

    def _ask_lead(self, actor: str) -> str:
        """Return how asks of an actor are introduced: as the writer chose, else as the kind of letter does."""
        question = self.questions.get(ASKS_LEAD)
        kind = self.letter.pack.kind
        chosen = str(self.answers.get(ASKS_LEAD) or "")
        leads = {str(choice.value): choice.label for choice in question.choices} if question else {}
        words = leads.get(chosen) or usual_lead(leads, kind.settings.asks_lead if kind else "", self.passage.asks)
        file = str(self.step.move.folder / f"{self.step.move.language}.yaml")
        return self.letter.templates.write_sentence(words, file, {"actor": actor}).text


def evidence_told(draft: Draft, pack: Pack) -> Mapping[int, tuple[str, ...]]:
    """Return the evidence that each passage tells, by the passage's number from 1: ids, and `-` before a paragraph.

    Where no passage names any, the first whose move tells evidence tells all.
    """
    passages = draft.passages or ()
    if any(passage.evidence for passage in passages):
        return {number: passage.evidence for number, passage in enumerate(passages, 1) if passage.evidence}
    first = next((number for number, step in enumerate(pack.steps, 1) if tells_evidence(step, pack)), 0)
    return {first: tuple(fact.id for fact in draft.evidence)} if first and draft.evidence else {}


def tells_evidence(step: AnyStep | None, pack: Pack) -> bool:
    """True if a passage is written by a move that tells evidence."""
    if not isinstance(step, MoveStep):
        return False
    questions = map(pack.question, step.asked.values())
    return any(question is not None and question.kept_as == "evidence" for question in questions)


def _joined(pieces: Sequence[Piece]) -> str:
    """Return pieces as Markdown: those of a paragraph on one line, blocks by themselves."""
    paragraphs: list[str] = [""]
    for piece in pieces:
        if piece is _BREAK:
            paragraphs.append("")
        elif piece.block:
            paragraphs += [piece.text, ""]
        else:
            first, *others = piece.text.split("\n\n")
            paragraphs[-1] = f"{paragraphs[-1]} {first}".strip()
            paragraphs += others
    return "\n\n".join(filter(None, paragraphs))
