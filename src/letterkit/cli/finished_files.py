"""The files that a letter has become, as the end of an interview lists them: where each is, for what, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from letterkit.cli import readers
from letterkit.cli.finished_letter import LEGAL, FinishedLetter
from letterkit.protection.consent import Audience
from letterkit.render import formats
from letterkit.wording import say, say_list, say_worded


def file_lines(letter: FinishedLetter, *, purposes: bool = True) -> Iterator[str]:
    """Yield the files by folder; without their purposes on a line of their own. Where some are not for the reader who
    is chosen, yield whose each is."""
    yield from lines_on_before(letter)
    if by_reader := tuple(lines_on_readers(letter)):
        yield from by_reader
        return
    folders = dict.fromkeys(file.absolute().parent for file in letter.files)
    for folder in folders:
        written = [file for file in letter.files if file.absolute().parent == folder]
        if purposes:
            yield say("Written in {folder}:", folder=folder)
            yield from (f"  {file.name}: {words_on(letter, file)}" for file in written)
        else:
            names = say_list([file.name for file in written])
            yield say("Written in {folder}: {files}", folder=folder, files=names)
    if not folders:
        yield say("No file was written.")


def lines_on_before(letter: FinishedLetter) -> Iterator[str]:
    """Yield which files, whoever reads them, were written before the letter was last changed, and which hold."""
    if not (before := letter.files_of_before()):
        return
    names = say_list([file.name for file in before])
    told = say("Written before the last change, so write them again, or do not send them: {files}", files=names)
    if now := [file.name for file in letter.files_of_readers() if file not in before]:
        told = say("{told}. Written since: {files}", told=told, files=say_list(now))
    yield told


def lines_on_readers(letter: FinishedLetter) -> Iterator[str]:
    """Yield which files of the letter are for whom, and which may be sent; nothing where all are for its reader."""
    files = letter.files_of_readers() if letter.readers else {}
    if any(whose != letter.audience for whose in files.values()):
        yield from readers.files_of_readers(files, letter.readers)


def words_on(letter: FinishedLetter, file: Path) -> str:
    """Return what a written file is for, whether it may be published, and whether it is for the reader who is
    chosen."""
    reader = letter.files.get(file)
    words = purpose(file, reader)
    if letter.readers and reader not in letter.readers:
        return say("{purpose}; not for the reader who is chosen now", purpose=words)
    if reader == "public" and len(letter.readers) > 1:
        return say("{purpose}; for {reader}", purpose=words, reader=readers.in_a_sentence(reader))
    if reader in (None, "public") or words == readers.limit_of(reader):
        return words
    return say("{purpose}; {limit}", purpose=words, limit=readers.limit_of(reader))


def purpose(file: Path, reader: Audience | None = None) -> str:
    """Return what a file is for. One that is not for everybody is never said to be published."""
    if file.name.endswith(LEGAL):
        return say("for the legal read: beside each claim stands its source")
    written = formats.FORMATS[file.suffix.lower().removeprefix(".")]
    if written.name == "pdf" and reader is not None:
        return readers.limit_of(reader)
    return say_worded(written.purpose)
