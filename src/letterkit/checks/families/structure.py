"""Rules about the parts of a letter: none missing, none empty, nothing left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from letterkit.checks.findings import Found
from letterkit.checks.texts.subject import Subject
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath, nearest
from letterkit.letter.roles import WHAT_TO_WRITE, PartName


def missing_section(letter: Subject) -> Iterator[Found]:
    """A letter must say what has happened, under which norm, what is asked, why now, and who signs.

    Why: a reader who finds one of these missing cannot act on the letter, or need not.
    Example: five paragraphs on a massacre, and no request.
    Instead: write the part; the message says what belongs there. A template may require more or fewer.
    Source: the five letters of 2010 that the templates were drawn from each make these moves.
    """
    for part in letter.pack.requires:
        if _present(part, letter):
            continue
        there = next((one for one in letter.passages if one.passage.role == part), None)
        if part == "signatories":
            yield Found("The letter has no signatories.", letter.pack.advice(part), ("signatories",))
        elif there is not None and letter.draft.passages is not None:
            yield Found(
                f"The {part} passage {_LACKS.get(part, 'says nothing')}, so the letter has no {part} passage.",
                letter.pack.advice(part),
                letter.passage_path(there),
            )
        else:
            added = f" Add it as `- role: {part}`." if letter.draft.passages is not None else ""
            yield Found(f"The letter has no {part} passage.", letter.pack.advice(part) + added, ("passages",))


_LACKS = {"norm": "names no norm", "ask": "asks for nothing"}


def _present(part: PartName, letter: Subject) -> bool:
    if part == "signatories":
        return any(one.withheld or one.name.strip() or one.organization.strip() for one in letter.draft.signing)
    if part == "norm" and any(one.passage.invokes or _cites_a_norm(one, letter) for one in letter.passages):
        return True
    return any(one.passage.plays(part) for one in letter.passages if _counts(one, part))


def _cites_a_norm(one: ComposedPassage, letter: Subject) -> bool:
    if "[" not in one.text or "@" not in one.text:
        return False
    from letterkit.letter.citation_syntax import citations

    keys = (item.key for _, citation in citations(one.text) for item in citation.items)
    return any(key in letter.library.norms for key in keys)


def _counts(one: ComposedPassage, part: PartName) -> bool:
    """Whether a passage can stand for a part. One that is there but empty is the next rule's to report.

    A norm needs a norm that is invoked, or words that name one; an ask written by the template needs asks.
    """
    if not one.by_template:
        return True
    if part == "norm":
        return bool(one.passage.invokes)
    if part == "ask" and one.passage.role == "ask":
        return any(ask.action.strip() for ask in one.passage.asks)
    return not one.empty


def empty_section(letter: Subject) -> Iterator[Found]:
    """A passage that is there must say something.

    Why: an empty passage prints as nothing, and the part it stands for is silently missing.
    Example: `- role: urgency` with `text: ""`.
    Instead: write the passage, delete the line `text:` to let the template write it, or take it out.
    Source: contract, section 1.
    """
    for one in letter.passages:
        required = one.passage.role in letter.pack.requires
        if one.empty and (
            not one.by_template or (required and letter.draft.passages is not None and _counts(one, one.passage.role))
        ):
            yield Found(
                f"The {one.passage.role} passage is empty.", WHAT_TO_WRITE[one.passage.role], letter.passage_path(one)
            )


def missing_answer(letter: Subject) -> Iterator[Found]:
    """A passage that the template writes must have every answer it needs.

    Why: where an answer is missing, the letter shows a gap such as [country].
    Example: the letter was started by hand and `facts.country` was never filled in.
    Instead: answer the question, in the draft file or with `letterkit edit`.
    Source: the template's own questions.
    """
    said: set[str] = set()
    for one in letter.passages:
        for name in one.holes:
            if name in said:
                continue
            said.add(name)
            question = letter.pack.question(name)
            key = question.path if question else f"facts.{name}"
            asked = f" ({question.ask})" if question else ""
            yield Found(
                f"The {one.passage.role} passage needs ‘{name}’{asked}",
                f"Fill in `{key}`, or run `letterkit edit`.",
                letter.passage_path(one),
            )


def unknown_answer(letter: Subject) -> Iterator[Found]:
    """An answer should belong to a question that the template asks.

    Why: under a mistyped name it is never used, and the letter goes without it.
    Example: `facts: {mainask: …}` where the template asks for `main_ask`.
    Instead: use the template's own name; `letterkit templates show` lists them.
    Source: contract, section 1 (facts are the answers to the template's questions).
    """
    if not any(one.by_template for one in letter.passages):
        return
    known = {one.id for one in letter.pack.questions}
    for name in letter.draft.facts:
        if name not in known:
            near = nearest(name, known)
            yield Found(
                f"The template asks no question ‘{name}’, so this answer is not used.",
                f"Did you mean ‘{near}’?" if near else f"See `letterkit templates show {letter.pack.id}`.",
                ("facts", name),
            )


_NAMES = (
    r"name|names|first name|last name|full name|surname|date|place|country|region|city|title|office|position|"
    r"organi[sz]ation|recipient|addressee|signatory|signatories|number|figure|figures|amount|month|year|day|time|"
    r"source|link|url|address|e-?mail|phone|norm|article|paragraph|resolution|event|occasion|deadline|text|body"
)
_SUSPECT = re.compile(r"[\[{}<]|T[OBK]|FIXME|XXX|\?\?\?|____|(?i:lorem)")
"""What every placeholder holds one of: most texts hold none, and need no closer look."""


@cache
def _placeholders() -> tuple[re.Pattern[str], ...]:
    patterns = (
        (r"\b(?:TODO|TBC|TBD|FIXME|TKTK)\b", 0),
        (r"(?<![(\w])X{3,}(?!\w)", 0),  # not ‘resolution 3452 (XXX)’
        (r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{\{|\}\}|\{%|%\}", 0),
        (r"\?{3,}", 0),
        (r"(?<!_)_{4,}(?!_)", 0),
        (rf"\[(?:{_NAMES})(?: (?:of|and|or|here)\b[^\[\]\n]{{0,40}})?\](?!\()", re.IGNORECASE),
        (r"\[(?:insert|add|enter|fill in|your|to be|tbc|tbd)\b[^\[\]\n]{0,60}\](?!\()", re.IGNORECASE),
        (r"\[[A-Z]+(?: [A-Z]+)+\](?!\()", 0),
        (r"\[(?:_+|\s*|\.{4,}|x{2,}|X{2,}|\?+)\](?!\()", 0),
        (rf"<(?:{_NAMES}|insert [^<>\n]{{0,40}})>", re.IGNORECASE),
        (r"\blorem ipsum\b", re.IGNORECASE),
    )
    return tuple(re.compile(pattern, flags) for pattern, flags in patterns)


def _left(text: str) -> Iterator[re.Match[str]]:
    """The placeholders in a text, from its start; where two patterns fit the same place, the longer match."""
    end = 0
    found = (match for pattern in _placeholders() for match in pattern.finditer(text))
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def placeholder_left(letter: Subject) -> Iterator[Found]:
    """Nothing that was meant to be filled in later may be left in a letter.

    Why: a letter that reaches a ministry with “[name]” in it is remembered for that.
    Example: “Dear [name],”, “TODO: figures”, “XXX people”, “{{ country }}”.
    Instead: write what belongs there, or take the sentence out.
    Source: contract, section 1.
    """
    for path, text in letter.texts:
        for found in _left(text) if _SUSPECT.search(text) else ():
            yield Found(
                f"‘{_shown(found[0])}’ is still to be filled in.",
                "Write what belongs there, or take it out.",
                path,
                found.span(),
            )


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


def _references(text: str) -> Iterator[re.Match[str]]:
    """The footnote marks in a text; ‘[^1]:’ at the start of a line is the note itself."""
    notes = {found.start(1) for found in _DEFINITION.finditer(text)}
    return (found for found in _REFERENCE.finditer(text) if found.start(1) not in notes)


def _written(letter: Subject) -> Iterator[tuple[KeyPath, str]]:
    """The Markdown that somebody typed: the passages and the asks, each of which has its own footnotes."""
    for one in letter.passages:
        if not one.by_template:
            yield (*letter.passage_path(one), "text"), one.text
        for index, ask in enumerate(one.passage.asks):
            yield (*letter.passage_path(one), "asks", index, "action"), ask.action


def note_without_text(letter: Subject) -> Iterator[Found]:
    """Every footnote mark needs its note.

    Why: the mark would be printed as it is typed, and the source would be missing.
    Example: “…threatened them.[^4]” with no line “[^4]: …” in the same passage.
    Instead: add the line, with the number and a colon, below the paragraph in the same passage.
    Source: contract, section 1 (footnotes are part of a passage's text).
    """
    for path, text in _written(letter):
        if "[^" not in text:
            continue
        defined = set(_DEFINITION.findall(text))
        for found in _references(text):
            if found[1] not in defined:
                yield Found(
                    f"The footnote [^{found[1]}] has no text in this {_place(path)}.",
                    f"Add a line `[^{found[1]}]: …` at the end of the {_place(path)}.",
                    path,
                    found.span(),
                )


def _place(path: KeyPath) -> str:
    return "ask" if path[-1] == "action" else "passage"


def note_unused(letter: Subject) -> Iterator[Found]:
    """A footnote that no mark refers to is not printed.

    Why: a source that was typed would be lost without a word.
    Example: “[^2]: Interview, 12 October” with no “[^2]” in the passage.
    Instead: put the mark where the note belongs, or take the note out.
    Source: how footnotes work in Markdown: a note is printed only where a mark refers to it.
    """
    for path, text in _written(letter):
        if "[^" not in text:
            continue
        used = {found[1] for found in _references(text)}
        for found in _DEFINITION.finditer(text):
            if found[1] not in used:
                yield Found(
                    f"The footnote [^{found[1]}] is never referred to, so it is not printed.",
                    f"Put [^{found[1]}] where it belongs, or take the note out.",
                    path,
                    found.span(),
                )
