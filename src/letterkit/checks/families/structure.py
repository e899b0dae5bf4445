"""Rules about the parts of a letter: none missing, none empty, nothing left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from letterkit.checks.findings import Issue
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath, did_you_mean
from letterkit.letter.citation_syntax import citations
from letterkit.letter.roles import WHAT_TO_WRITE, PartName


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
            yield Issue("The letter has no signatories.", subject.pack.advice(part), ("signatories",))
        elif empty is not None and subject.draft.passages is not None:
            yield Issue(
                f"The {part} passage {_LACKS.get(part, 'says nothing')}, so the letter has no {part} passage.",
                subject.pack.advice(part),
                subject.passage_path(empty),
            )
        else:
            added = f" Add it as `- role: {part}`." if subject.draft.passages is not None else ""
            yield Issue(f"The letter has no {part} passage.", subject.pack.advice(part) + added, ("passages",))


_LACKS = {"norm": "names no norm", "ask": "asks for nothing"}


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
    return any(composed.passage.plays(part) for composed in subject.passages if _can_be_part(composed, part))


def _cites_a_norm(composed: ComposedPassage, subject: Subject) -> bool:
    if "[" not in composed.text or "@" not in composed.text:
        return False
    keys = (item.key for _, citation in citations(composed.text) for item in citation.items)
    return any(key in subject.norms for key in keys)


def _can_be_part(composed: ComposedPassage, part: PartName) -> bool:
    """True if a passage can stand for a part. An empty passage is left to the next rule.

    A norm needs a norm that is invoked, or words that name one; an ask written by the template needs asks. What the
    writer said in a move's passage is such words.
    """
    if not composed.by_template:
        return True
    if composed.pieces:
        return not composed.empty
    if part == "norm":
        return bool(composed.passage.invokes)
    if part == "ask" and composed.passage.role == "ask":
        return any(ask.action.strip() for ask in composed.passage.asks)
    return not composed.empty


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
            or (required and subject.draft.passages is not None and _can_be_part(composed, composed.passage.role))
        ):
            yield Issue(
                f"The {composed.passage.role} passage is empty.",
                WHAT_TO_WRITE[composed.passage.role],
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
            key = question.path if question else f"facts.{name}"
            asked = f" ({question.ask})" if question else ""
            yield Issue(
                f"The {composed.passage.role} passage needs ‘{name}’{asked}",
                f"Fill in `{key}`, or run `letterkit edit`.",
                subject.passage_path(composed),
            )


def unknown_answer(subject: Subject) -> Iterator[Issue]:
    """An answer should belong to a question that the template asks.

    Why: under a mistyped name it is never used, and the letter goes without it.
    Example: `facts: {mainask: …}` where the template asks for `main_ask`.
    Instead: use the template's own name; `letterkit templates show` lists them.
    Source: contract, section 1 (facts are the answers to the template's questions).
    """
    if not any(composed.by_template for composed in subject.passages):
        return
    known = {question.id for question in subject.pack.questions}
    for name in subject.draft.facts:
        if name not in known:
            yield Issue(
                f"The template asks no question ‘{name}’, so this answer is not used.",
                did_you_mean(name, known) or f"See `letterkit templates show {subject.pack.id}`.",
                ("facts", name),
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
    Example: “Dear [name],”, “TODO: figures”, “XXX people”, “{{ country }}”.
    Instead: write what belongs there, or take the sentence out.
    Source: contract, section 1.
    """
    for path, text in subject.texts:
        for match in _placeholders_in(text) if _SUSPECT.search(text) else ():
            yield Issue(
                f"‘{_shortened(match[0])}’ is still to be filled in.",
                "Write what belongs there, or take it out.",
                path,
                match.span(),
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
                    f"The footnote [^{match[1]}] has no text in this {_place_name(path)}.",
                    f"Add a line `[^{match[1]}]: …` at the end of the {_place_name(path)}.",
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
                    f"The footnote [^{match[1]}] is never referred to, so it is not printed.",
                    f"Put [^{match[1]}] where it belongs, or take the note out.",
                    path,
                    match.span(),
                )
