"""Annexes: named among what is enclosed, and printed behind the letter, each from a new page on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from letterkit.compose.lines import lines_part
from letterkit.compose.passages import ComposedPassage
from letterkit.compose.printed_lists import numbered_questions
from letterkit.compose.prose import Citable
from letterkit.languages.language import Language
from letterkit.letter.composed import Part, Style
from letterkit.letter.escapes import escape
from letterkit.letter.extent import Extent, LetterTooLarge
from letterkit.letter.model import Annex, Draft
from letterkit.library.annex_files import AnnexContent
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep

_BLANK_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def with_questions(draft: Draft, written: Sequence[ComposedPassage], library: Library) -> Draft:
    """Return the draft with an annex of the questions to the reader, where none of its passages prints them.

    A passage in one's own words may have them already; then there is no annex.
    """
    if not draft.questions or not any(passage.pieces for passage in written):
        return draft
    pack = library.pack_for(draft)
    asking = [step for step in pack.steps if step is not None and _asks_questions(step, pack)]
    printed = {piece.item for passage in written for piece in passage.pieces}
    if not asking or any(name in printed for step in asking for name in _question_items(step, pack)):
        return draft
    text = numbered_questions(draft.questions, Citable(draft, library))
    title = library.language(draft.language).questions
    return replace(draft, annexes=(*draft.annexes, Annex(title, text)))


def _asks_questions(step: MoveStep, pack: Pack) -> bool:
    return any(_question_items(step, pack))


def _question_items(step: MoveStep, pack: Pack) -> Iterator[str]:
    """Yield the ids, in a move, of what asks for the questions to the reader."""
    for name, asked in step.asked.items():
        question = pack.question(asked)
        if question is not None and question.kept_as == "questions":
            yield name


def annex_heading(number: int, title: str, language: Language) -> str:
    """Return what an annex, counted from 1, is called: `Annex 1: Survivors' accounts`."""
    label = language.annex.replace("{n}", str(number))
    title = " ".join(title.split())
    return language.labelled(label, title) if title else label


def enclosed(draft: Draft, language: Language) -> list[str]:
    """Return the lines that name what is enclosed: those of the draft, and each annex that none of them names."""
    rows = [text for text in draft.enclosures if text.strip()]
    named = [_plain(row) for row in rows]
    for number, annex in enumerate(draft.annexes, 1):
        label, title = _plain(language.annex.replace("{n}", str(number))), _plain(annex.title)
        if not any(_has(row, label) or (title and _has(row, title)) for row in named):
            rows.append(annex_heading(number, annex.title, language))
    return rows


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def annex_parts(draft: Draft, contents: Sequence[AnnexContent], language: Language, extent: Extent) -> Iterator[Part]:
    """Yield heading and text of each annex that is printed; `extent` counts the size of the letter so far.

    Raises LetterTooLarge.
    """
    from letterkit.letter import markdown  # markdown-it-py takes 25 ms to import

    for index, (annex, content) in enumerate(zip(draft.annexes, contents, strict=True)):
        if not content.text.strip():
            continue
        try:
            blocks = markdown.read(annex_markdown(content), extent)
        except LetterTooLarge as error:
            path = ("annexes", index)
            raise LetterTooLarge.of([problem._replace(path=path) for problem in error.problems]) from None
        yield from lines_part(Style.ANNEX_HEADING, annex_heading(index + 1, annex.title, language))
        yield Part(Style.BODY, blocks)


def annex_markdown(content: AnnexContent) -> str:
    """Return the text of an annex as Markdown; of plain text every line stays a line."""
    if content.is_markdown:
        return content.text
    paragraphs = _BLANK_LINES.split(content.text.strip("\n"))
    lines = ([escape(line.strip()) for line in paragraph.split("\n") if line.strip()] for paragraph in paragraphs)
    return "\n\n".join("\\\n".join(of_paragraph) for of_paragraph in lines)
