"""The file of a table, from any program: its sheets, or a sentence that says what to save it as.

A table comes from a form on the web or from another computer, so it is not trusted: sizes are known before anything is
parsed, nothing in it is computed, and no name in it is looked up.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from letterkit.disk import files
from letterkit.errors import Problem, UnknownEncoding, UnreadableFile, UnreadableTable
from letterkit.office.package import Package
from letterkit.office.refusals import Encrypted, TooLarge
from letterkit.people import encodings
from letterkit.people.opendocument import opendocument_sheets
from letterkit.people.sheets import MAX_BYTES, TableSheet, table_error
from letterkit.people.text_tables import HeadingScore, text_sheet
from letterkit.people.workbooks import workbook_sheets
from letterkit.wording import say, say_list, say_worded, worded

_SAVE: Final = worded("Open it in Excel or LibreOffice, and save it as .xlsx or as ‘CSV UTF-8’.")
_BROKEN: Final = worded("Open it in Excel or LibreOffice, and save it again as .xlsx or as ‘CSV UTF-8’.")
_LOCKED: Final = worded("Open it, take the password away (in Excel: File, Info, Protect Workbook), and save it again.")
_FEWER: Final = worded("Keep only the rows and columns of the signatories.")

Sample = Callable[[TableSheet], str]
"""Returns a line of a table whose encoding is not certain, so that a person who can read it chooses."""


def sheets_of(
    path: Path, heading_score: HeadingScore, encoding: str = "", sample: Sample | None = None
) -> tuple[TableSheet, ...]:
    """Return the sheets of a table. Raises UnreadableTable with the file, the row and what to do.

    `heading_score` counts the headings that are understood in a row. `encoding` is that of a text, where a person has
    chosen it.
    """
    raw = _raw(path)
    if raw.startswith(b"PK\x03\x04"):
        return _sheets_of_zip(raw, path)
    _refuse_other_kinds(raw, path)
    return (text_sheet(_text(raw, path, heading_score, encoding, sample), path, heading_score),)


def _raw(path: Path) -> bytes:
    """Return the bytes of a regular file: a device or a pipe never ends."""
    try:
        raw = files.read(path, MAX_BYTES)
    except FileNotFoundError:
        raise table_error(say("There is no such file."), say("Check the name and the folder."), path) from None
    except OSError as error:
        words = say("The table cannot be read ({strerror}).", strerror=error.strerror)
        raise table_error(words, say("Name a CSV, XLSX or ODS file that you may open."), path) from None
    if len(raw) > MAX_BYTES:
        raise table_error(say("This table is too large."), say_worded(_FEWER), path)
    return raw


# -- packed kinds ---------------------------------------------------------------------------------------


def _sheets_of_zip(raw: bytes, path: Path) -> tuple[TableSheet, ...]:
    try:
        return _sheets_in(Package(raw), path)
    except Encrypted:
        raise table_error(say("This table is locked with a password."), say_worded(_LOCKED), path) from None
    except TooLarge:
        raise table_error(say("This table is too large, or made to do harm."), say_worded(_FEWER), path) from None
    except UnreadableFile:
        raise table_error(say("This table cannot be read; it may be damaged."), say_worded(_BROKEN), path) from None


def _sheets_in(package: Package, path: Path) -> tuple[TableSheet, ...]:
    names = package.names
    if "content.xml" in names:
        if package.is_encrypted_opendocument:
            raise Encrypted()
        return opendocument_sheets(package, path)
    if "word/document.xml" in names:
        raise table_error(
            say("This is a Word file, not a table."),
            say("Copy its table into Excel or LibreOffice, and save that."),
            path,
        )
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise table_error(
            say("This is a table of Numbers."), say("In Numbers choose File, Export To, Excel or CSV."), path
        )
    if any(name.endswith("workbook.bin") for name in names):
        raise table_error(say("This is a binary workbook (.xlsb)."), say_worded(_SAVE), path)
    return workbook_sheets(package, path)


# -- text -----------------------------------------------------------------------------------------------


def _refuse_other_kinds(raw: bytes, path: Path) -> None:
    start = raw[:2000].lstrip().lower()
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise table_error(say("This workbook is locked with a password."), say_worded(_LOCKED), path)
        raise table_error(say("This is a workbook of an old Excel (.xls)."), say_worded(_SAVE), path)
    if start.startswith((b"<!doctype html", b"<html")) or b"<table" in start:
        raise table_error(say("This is a web page, whatever its name says."), say_worded(_SAVE), path)
    if start.startswith((b"%pdf", b"{\\rtf", b"\x89png")) or (raw[:1] and raw.count(b"\0") == len(raw)):
        raise table_error(say("This is not a table."), say("Save it as CSV (UTF-8) or as .xlsx."), path)


def _text(raw: bytes, path: Path, heading_score: HeadingScore, encoding: str, sample: Sample | None) -> str:
    if encoding:
        name = encodings.find_encoding(encoding)
        text = encodings.decode_table(raw, name) if name else None
        if text is not None:
            return text.removeprefix("\ufeff")
        problem = (
            say("The table is not stored as {encoding}.", encoding=encoding)
            if name
            else say("There is no encoding ‘{encoding}’.", encoding=encoding)
        )
        raise table_error(
            problem, say("Choose one of: {candidates}.", candidates=say_list(encodings.CANDIDATES[:8])), path
        )
    text = encodings.decode_if_certain(raw)
    if text is not None:
        return text
    raise _uncertain_letters(raw, path, heading_score, sample)


def _uncertain_letters(raw: bytes, path: Path, heading_score: HeadingScore, sample: Sample | None) -> UnreadableTable:
    """Return the error that shows a line of the table in each likely encoding."""
    offered = tuple(
        (name, _sample_line(text, path, heading_score, sample)) for name, text in encodings.likely_encodings(raw)
    )
    listed = "".join(f"\n    {name:<13} {shown}".rstrip() for name, shown in offered)
    choose = (
        say(
            "Choose how it reads right, with --encoding {offered} for example:{listed}\n  Or save",
            offered=offered[0][0],
            listed=listed,
        )
        if offered
        else "Save"
    )
    problem = Problem(
        say("The letters of this table cannot be read for certain: it is not saved as UTF-8."),
        say("{choose} it again as ‘CSV UTF-8’, or as .xlsx.", choose=choose),
        str(path),
    )
    return UnknownEncoding(problem, offered) if offered else UnreadableTable(problem)


def _sample_line(text: str, path: Path, heading_score: HeadingScore, sample: Sample | None) -> str:
    """Return a line of a table in one encoding, empty where there is none that may be shown."""
    if sample is None:
        return ""
    try:
        return sample(text_sheet(text, path, heading_score))
    except UnreadableTable:
        return ""
