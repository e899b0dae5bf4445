"""Rules about the parts of a letter: none missing, none empty, nothing left to fill in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.starters import unfinished
from letterkit.checks.texts.subject import Subject
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath, did_you_mean, spell_path
from letterkit.letter.citation_syntax import citations
from letterkit.letter.roles import WHAT_TO_WRITE, PartName, part_name
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question
from letterkit.tags import written_language
from letterkit.wording import say, say_either, say_worded, worded


def missing_section(subject: Subject) -> Iterator[Issue]:
    """A letter must say what has happened, under which norm, what is asked, why now, and who signs.

    Why: a reader who finds one of these missing cannot act on the letter, or need not.
    Example: five paragraphs on a massacre, and no request.
    Instead: write the part; the message says what belongs there. A template may require more or fewer.
    Source: the five letters of 2010 that the templates were drawn from each make these moves.
    """
    for part in subject.pack.requires:
        if _has_part(part, subject):
            continue
        empty = next((composed for composed in subject.passages if composed.passage.role == part), None)
        if part == "signatories":
            yield Issue(say("The letter has no signatories."), subject.pack.advice(part), ("signatories",))
        elif empty is not None and subject.draft.passages is not None:
            yield Issue(
                say_worded(_LACKS.get(part, _EMPTY), part=part_name(part)),
                subject.pack.advice(part),
                subject.passage_path(empty),
            )
        else:
            added = (" " + say("Add it as `- role: {part}`.", part=part)) if subject.draft.passages is not None else ""
            yield Issue(
                say("The letter has no {part} passage.", part=part_name(part)),
                subject.pack.advice(part) + added,
                ("passages",),
                asked=Asked(subject.pack.advice(part)),
            )


_LACKS: Final = {
    "norm": worded("The {part} passage names no norm, so the letter has no {part} passage."),
    "ask": worded("The {part} passage asks for nothing, so the letter has no {part} passage."),
}
_EMPTY: Final = worded("The {part} passage is empty, so the letter has no {part} passage.")


def _has_part(part: PartName, subject: Subject) -> bool:
    if part == "signatories":
        return any(
            signatory.withheld or signatory.name.strip() or signatory.organization.strip()
            for signatory in subject.draft.signing
        )
    if part == "norm" and any(
        composed.passage.invokes or _cites_a_norm(composed, subject) for composed in subject.passages
    ):
        return True
    return any(composed.passage.plays(part) for composed in subject.passages if _can_be_part(composed, part, subject))


def _cites_a_norm(composed: ComposedPassage, subject: Subject) -> bool:
    if "[" not in composed.text or "@" not in composed.text:
        return False
    keys = (item.key for _, citation in citations(composed.text) for item in citation.items)
    return any(key in subject.norms for key in keys)


def _can_be_part(composed: ComposedPassage, part: PartName, subject: Subject) -> bool:
    """True if a passage can stand for a part. An empty passage is left to the next rule.

    A norm needs a norm that is invoked, or words that name one; an ask written by the template needs asks. What the
    writer said in a move's passage is such words, if it is what the move is there for.
    """
    if not composed.by_template:
        return True
    step = subject.step(composed)
    if step is not None:
        return part in composed.passage.also or (part == step.role and _says_the_main_thing(composed, step))
    if part == "norm":
        return bool(composed.passage.invokes)
    if part == "ask" and composed.passage.role == "ask":
        return any(ask.action.strip() for ask in composed.passage.asks)
    return not composed.empty


def _says_the_main_thing(composed: ComposedPassage, step: MoveStep) -> bool:
    """True if a passage that a move writes has one of the answers that the move is there for, or, of a move that needs
    none of them, anything."""
    needed = {question.id for question in step.move.questions if question.required} & {*step.move.passage}
    said = {piece.item for piece in composed.pieces if piece.voice != "ours"}
    return bool(needed & said) if needed else not composed.empty


def empty_section(subject: Subject) -> Iterator[Issue]:
    """A passage that is there must say something.

    Why: an empty passage prints as nothing, and the part it stands for is silently missing.
    Example: `- role: urgency` with `text: ""`.
    Instead: write the passage, delete the line `text:` to let the template write it, or take it out.
    Source: contract, section 1.
    """
    for composed in subject.passages:
        required = composed.passage.role in subject.pack.requires
        if composed.empty and (
            not composed.by_template
            or (
                required
                and subject.draft.passages is not None
                and _can_be_part(composed, composed.passage.role, subject)
            )
        ):
            yield Issue(
                say("The {role} passage is empty.", role=part_name(composed.passage.role)),
                say_worded(WHAT_TO_WRITE[composed.passage.role]),
                subject.passage_path(composed),
            )


def missing_answer(subject: Subject) -> Iterator[Issue]:
    """A passage that the template writes must have every answer it needs.

    Why: where an answer is missing, the letter shows a gap such as [country].
    Example: the letter was started by hand and `facts.country` was never filled in.
    Instead: answer the question, in the draft file or with `letterkit edit`.
    Source: the template's own questions.
    """
    reported: set[str] = set()
    for composed in subject.passages:
        for name in composed.holes:
            if name in reported:
                continue
            reported.add(name)
            question = subject.pack.question(name)
            role = part_name(composed.passage.role)
            yield Issue(
                say("The {role} passage needs an answer: {ask}", role=role, ask=question.ask)
                if question
                else say("The {role} passage needs ‘{name}’.", role=role, name=name),
                say(
                    "Fill in {place_of}, or run `letterkit edit`.",
                    place_of=_place_of(question, subject) if question else f"`facts.{name}`",
                ),
                subject.passage_path(composed),
                asked=Asked(say("Answer it, or give the passage another move.")),
            )


def _place_of(question: Question, subject: Subject) -> str:
    """Return where an answer goes in the file: `passages[2].asks`; where no passage is listed yet, in words."""
    keys = question.path.split(".")
    place = spell_path(tuple(int(key) if key.isdecimal() else key for key in keys))
    in_passage = keys[0] == "passages"
    if question.kept_as == "evidence":
        return (
            say("`evidence:`, and its id in `{place}`", place=place)
            if subject.draft.passages is not None
            else "`evidence:`"
        )
    if in_passage and subject.draft.passages is None:
        return say("`{keys}:` of a passage", keys=keys[-1])
    return f"`{place}`"


def unknown_answer(subject: Subject) -> Iterator[Issue]:
    """An answer should belong to a question that a passage of the letter asks.

    Why: under a mistyped name it is never used, and the letter goes without it; and so is what was answered before a
    passage was given another move.
    Example: `facts: {mainask: …}` where the template asks for `main_ask`.
    Instead: use the template's own name (`letterkit templates show` lists them); choose the move that asks it again, or
    take the answer out.
    Source: contract, section 1 (facts are the answers to the template's questions).
    """
    if not any(composed.by_template for composed in subject.passages):
        return
    known = {question.id for question in subject.pack.questions}
    for name in subject.draft.facts:
        if name not in known:
            yield _unused_answer(subject, name, known, ("facts", name))
    for composed in subject.passages:
        if composed.by_template and composed.passage.answers:
            step = subject.step(composed)
            asked = {question.id for question in step.move.questions} if step else set[str]()
            for name in composed.passage.answers:
                if name not in asked:
                    path: KeyPath = (*subject.passage_path(composed), "answers", name)
                    yield _unused_answer(subject, name, asked, path)


def _unused_answer(subject: Subject, name: str, known: Collection[str], path: KeyPath) -> Issue:
    """Return what is to be said of an answer that nothing asks for: the move that does, or the name that was meant."""
    if asking := _moves_asking(subject, name):
        asks = [say("“{ask}”", ask=ask) for ask in dict.fromkeys(asking.values())]
        titles = [say("“{title}” (`move: {move_id}`)", title=title, move_id=id) for id, title in asking]
        return Issue(
            say("No passage asks this now, so the answer is not used: {asks}", asks=say_either(asks)),
            say("It belongs to {moves}: give a passage that move, or take the answer out.", moves=say_either(titles)),
            path,
            asked=Asked(
                say(
                    "It belongs to {moves}. M in the plan, or :move, gives a passage that move; or leave the "
                    "answer: it is not printed.",
                    moves=say_either(say("“{title}”", title=title) for _, title in asking),
                )
            ),
        )
    return Issue(
        say("The template asks no question ‘{name}’, so this answer is not used.", name=name),
        did_you_mean(name, known) or say("See `letterkit templates show {id}`.", id=subject.pack.id),
        path,
        asked=Asked(say("Nothing of it is printed; it stands in the letter's file alone.")),
    )


def _moves_asking(subject: Subject, name: str) -> Mapping[tuple[str, str], str]:
    """Return what the moves that ask a question ask, by their ids and titles: those of the plan, else the first one
    that there is."""
    shelf, kind = subject.library.shelf.moves, subject.pack.kind
    if kind is None:
        return {}
    planned = dict.fromkeys(id for step in kind.settings.plan for id in (step.move, *step.instead))
    asking: dict[tuple[str, str], str] = {}
    for id in (*planned, *(other for other in shelf.move_ids() if other not in planned)):
        if id not in planned and asking:
            break
        move = shelf.move(id, subject.pack.language)
        for question in move.questions:
            if question.id == name:
                asking[id, move.title] = question.ask
    return asking


def earlier_form(subject: Subject) -> Iterator[Issue]:
    """A letter that was begun for the earlier form of its template goes on in it.

    Why: it is printed as before. The new form asks other questions and leaves more of the words to you, so the answers
    are not taken over by themselves.
    Example: `facts: {event: …}` in an appeal to a council, whose questions are now about evidence.
    Instead: leave it, or begin the letter anew from it: `letterkit new KIND --from FILE`.
    Source: the two forms of the shipped templates; docs/templates.md.
    """
    shelf = subject.library.shelf
    if subject.pack.kind is not None or shelf.moves.kind_place(subject.pack.id) is None:
        return
    kind = shelf.moves.kind(subject.pack.id, subject.draft.language)
    if not written_language(kind.languages, subject.draft.language):
        return
    if any(composed.by_template for composed in subject.passages):
        file = Path(subject.loaded.tree.file).name or "FILE"
        yield Issue(
            say("This letter is in the earlier form of its template, and is printed as before."),
            say(
                "To begin it anew in the new form: `letterkit new {id} --from {quote}`.",
                id=subject.pack.id,
                quote=shlex.quote(file),
            ),
            ("template",),
            asked=Asked(say("To begin it anew in the new form, start a new letter from this one in the main menu.")),
        )


_SUSPECT = re.compile(r"[\[{}<]|T[OBK]|FIXME|XXX|\?\?\?|____|(?i:lorem)")
"""Every placeholder has one of these. Most texts have none, and need no closer look."""


@cache
def _placeholders() -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, sorted(small_words("placeholders"))))
    beginnings = "|".join(sorted(small_words("placeholder_beginnings")))
    patterns = (
        (r"\b(?:TODO|TBC|TBD|FIXME|TKTK)\b", 0),
        (r"(?<![(\w])X{3,}(?!\w)", 0),  # not ‘resolution 3452 (XXX)’
        (r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{\{|\}\}|\{%|%\}", 0),
        (r"\?{3,}", 0),
        (r"(?<!_)_{4,}(?!_)", 0),
        (rf"\[(?:{names})(?: (?:of|and|or|here)\b[^\[\]\n]{{0,40}})?\](?!\()", re.IGNORECASE),
        (rf"\[(?:{beginnings})\b[^\[\]\n]{{0,60}}\](?!\()", re.IGNORECASE),
        (r"\[[A-Z]+(?: [A-Z]+)+\](?!\()", 0),
        (r"\[(?:_+|\s*|\.{4,}|x{2,}|X{2,}|\?+)\](?!\()", 0),
        (rf"<(?:{names}|insert [^<>\n]{{0,40}})>", re.IGNORECASE),
        (r"\blorem ipsum\b", re.IGNORECASE),
    )
    return tuple(re.compile(pattern, flags) for pattern, flags in patterns)


def _placeholders_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the placeholders in a text, from its start; where two patterns fit the same place, the longer match."""
    end = 0
    matches = (match for pattern in _placeholders() for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def placeholder_left(subject: Subject) -> Iterator[Issue]:
    """Nothing that was meant to be filled in later may be left in a letter.

    Why: a letter that reaches a ministry with “[name]” in it is remembered for that.
    Example: “Dear [name],”, “TODO: figures”, “XXX people”, “{{ country }}”; the beginning of a sentence that was
    offered and never finished.
    Instead: write what belongs there, or take the sentence out.
    Source: contract, section 1.
    """
    for path, text in subject.texts:
        for match in _placeholders_in(text) if _SUSPECT.search(text) else ():
            yield Issue(
                say("‘{shortened}’ is still to be filled in.", shortened=_shortened(match[0])),
                say("Write what belongs there, or take it out."),
                path,
                match.span(),
            )
    yield from _unfinished_sentences(subject)


def _unfinished_sentences(subject: Subject) -> Iterator[Issue]:
    """Yield beginnings of sentences that a question offers and that nobody finished."""
    for prose in subject.body:
        question = subject.question_of(prose)
        if question is None or not question.starters:
            continue
        for start, end in unfinished(prose, question.starters):
            words = _shortened(" ".join(prose.text[start:end].split()))
            yield Issue(
                say(
                    "‘{words}’ is only the beginning of a sentence, in the answer to: {ask}",
                    words=words,
                    ask=question.ask,
                ),
                say("Finish the sentence, or take it out."),
                prose.path,
                prose.span(start, end),
            )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


def _references(text: str) -> Iterator[re.Match[str]]:
    """Return the footnote marks in a text; ‘[^1]:’ at the start of a line is the note itself."""
    notes = {match.start(1) for match in _DEFINITION.finditer(text)}
    return (match for match in _REFERENCE.finditer(text) if match.start(1) not in notes)


def _typed_markdown(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    """Yield the Markdown that the writer typed: the passages and the asks, each of which has its own footnotes."""
    for composed in subject.passages:
        if not composed.by_template:
            yield (*subject.passage_path(composed), "text"), composed.text
        for index, ask in enumerate(composed.passage.asks):
            yield (*subject.passage_path(composed), "asks", index, "action"), ask.action


def note_without_text(subject: Subject) -> Iterator[Issue]:
    """Every footnote mark needs its note.

    Why: the mark would be printed as it is typed, and the source would be missing.
    Example: “…threatened them.[^4]” with no line “[^4]: …” in the same passage.
    Instead: add the line, with the number and a colon, below the paragraph in the same passage.
    Source: contract, section 1 (footnotes are part of a passage's text).
    """
    for path, text in _typed_markdown(subject):
        if "[^" not in text:
            continue
        defined = set(_DEFINITION.findall(text))
        for match in _references(text):
            if match[1] not in defined:
                yield Issue(
                    say(
                        "The footnote [^{match}] has no text in this {place_name}.",
                        match=match[1],
                        place_name=_place_name(path),
                    ),
                    say(
                        "Add a line `[^{match}]: …` at the end of the {place_name}.",
                        match=match[1],
                        place_name=_place_name(path),
                    ),
                    path,
                    match.span(),
                )


def _place_name(path: KeyPath) -> str:
    return "ask" if path[-1] == "action" else "passage"


def note_unused(subject: Subject) -> Iterator[Issue]:
    """A footnote that no mark refers to is not printed.

    Why: a source that was typed would be lost without a word.
    Example: “[^2]: Interview, 12 October” with no “[^2]” in the passage.
    Instead: put the mark where the note belongs, or take the note out.
    Source: how footnotes work in Markdown: a note is printed only where a mark refers to it.
    """
    for path, text in _typed_markdown(subject):
        if "[^" not in text:
            continue
        used = {match[1] for match in _references(text)}
        for match in _DEFINITION.finditer(text):
            if match[1] not in used:
                yield Issue(
                    say("The footnote [^{match}] is never referred to, so it is not printed.", match=match[1]),
                    say("Put [^{match}] where it belongs, or take the note out.", match=match[1]),
                    path,
                    match.span(),
                )
