"""Files that a draft names as annexes: read where they are printed, looked for where they are sent along.

They lie in the draft's folder, or in one inside it: a draft that came from elsewhere must not send other files of this
computer along with a letter.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.disk import files
from letterkit.errors import CannotRead, InvalidDraft, Problem
from letterkit.letter.model import Annex, Draft
from letterkit.wording import say, say_worded, worded
from letterkit.yaml.source import decode
from letterkit.yaml.tree import Unreadable

MARKDOWN: Final = ".md"
PRINTED: Final = (MARKDOWN, ".txt")
"""Endings of the files that are printed as annexes."""
MAX_PRINTED_BYTES: Final = 1_000_000
MAX_SENT_BYTES: Final = 25_000_000
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]")
_HINT: Final = worded("Correct the name; the path starts at the folder of the draft.")


class AnnexContent(NamedTuple):
    """What there is of an annex: its text, Markdown or as it is typed, or a file that goes along with the letter."""

    text: str = ""
    is_markdown: bool = True
    file: Path | None = None


def read_annexes(draft: Draft, folder: Path) -> tuple[AnnexContent, ...]:
    """Return the annexes of a draft in a folder. Raises InvalidDraft, with the key of each file that cannot be used."""
    contents: list[AnnexContent] = []
    problems: list[Problem] = []
    for index, annex in enumerate(draft.annexes):
        try:
            contents.append(read_annex(annex, folder))
        except CannotRead as refused:
            path = ("annexes", index, "file")
            problems += (Problem(problem.message, problem.hint, path=path) for problem in refused.problems)
    if problems:
        raise InvalidDraft.of(problems)
    return tuple(contents)


def read_annex(annex: Annex, folder: Path) -> AnnexContent:
    """Return one annex of a draft. Raises CannotRead for a file that is missing, too large, no text, or elsewhere."""
    name = annex.file.strip()
    if not name:
        return AnnexContent(annex.text)
    file = files.local_path(folder, name)
    with files.raising_cannot_read(file, files.ANNEX, say_worded(_HINT)):
        size = files.stat_file(file).st_size
        if not files.real_path(file).is_relative_to(files.real_path(folder)):
            raise CannotRead(
                Problem(
                    say("‘{name}’ is not in the folder of the draft.", name=name),
                    say("Copy the file beside the draft."),
                )
            )
        if is_printed(name):
            return _text_of(file, name, annex.title)
        if size > MAX_SENT_BYTES:
            message = say(
                "The annex ‘{name}’ is larger than {max_sent_bytes} MB, too large for an e-mail.",
                name=name,
                max_sent_bytes=MAX_SENT_BYTES // 1000000,
            )
            raise CannotRead(Problem(message, say("Make it smaller, or give the reader a link to it.")))
    return AnnexContent(file=file)


def is_printed(name: str) -> bool:
    """True if a file of this name is printed as an annex."""
    return Path(name.strip()).suffix.lower() in PRINTED


def _text_of(file: Path, name: str, title: str) -> AnnexContent:
    """Return a file of Markdown or plain text. In Markdown a heading is a line in bold; one that is the title of the
    annex once more is left out."""
    raw = files.read(file, MAX_PRINTED_BYTES)
    if len(raw) > MAX_PRINTED_BYTES or b"\x00" in raw:
        message = say(
            "The annex ‘{name}’ is no text of at most {max_printed_bytes} MB, and cannot be printed.",
            name=name,
            max_printed_bytes=MAX_PRINTED_BYTES // 1000000,
        )
        raise CannotRead(Problem(message, say("Check that this is the file you meant.")))
    try:
        text = decode(raw, name, MAX_PRINTED_BYTES).replace("\r\n", "\n").replace("\r", "\n")
    except Unreadable as error:
        place = error.problems[0].where()
        message = say(
            "The annex ‘{name}’ cannot be printed ({place}): it is not text in UTF-8.", name=name, place=place
        )
        raise CannotRead(Problem(message, say("Save it again with the encoding UTF-8."))) from None
    if file.suffix.lower() != MARKDOWN:
        return AnnexContent(text, is_markdown=False)
    lines = text.lstrip("\n").split("\n")
    if _heading(lines[0]) and _folded(_heading(lines[0])) == _folded(title):
        del lines[0]
    return AnnexContent("\n".join(f"**{words}**" if (words := _heading(line)) else line for line in lines))


def _heading(line: str) -> str:
    """Return the words of a line that is a heading in Markdown; empty for any other."""
    return line.strip(" \t#") if _HEADING.match(line) else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
