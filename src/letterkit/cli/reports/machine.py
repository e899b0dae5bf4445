"""What letterkit needs on this computer, and whether it is there: programs, fonts, own files, the terminal."""

from __future__ import annotations

import os
import platform
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from letterkit.disk import files
from letterkit.errors import LetterkitError, spell_path
from letterkit.faces import text_width
from letterkit.version import __version__
from letterkit.wording import say, say_worded, worded

State = Literal["fine", "note", "missing"]
OLDEST_PANDOC: Final = (3, 1, 3)
_MOST_DRAFTS: Final = 50
"""Letters of a folder that are looked at for the scripts in them."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that was looked at. `remedy` says what to do where it is missing or could be better, `prevents`
    what cannot be done meanwhile."""

    text: str
    state: State = "fine"
    remedy: str = ""
    prevents: str = ""


Section = tuple[str, Callable[[], Iterator[Requirement]]]
"""A heading, and a function that yields its lines."""
Found = list[tuple[str, list[Requirement]]]
"""What was looked at, by section."""


def sections(every_script: bool) -> tuple[Section, ...]:
    """Return the sections of the report. Fonts are told for `every_script`, or for those of the letters here."""
    return (
        (say("Programs"), _programs),
        (say("Fonts for PDF"), lambda: _fonts(every_script)),
        (say("Your own files"), _folders),
        (say("Terminal"), _terminal),
    )


def found(every_script: bool) -> Found:
    """Look at everything, and return what was found by section."""
    return [(title, list(section())) for title, section in sections(every_script)]


def summary(rows: list[Requirement]) -> str:
    """Return in a sentence whether all is well, and what cannot be done."""
    missing = "; ".join(dict.fromkeys(row.prevents or row.text for row in rows if row.state == "missing"))
    lacks = "; ".join(row.prevents for row in rows if row.state == "note" and row.prevents)
    if missing:
        return say("Not all is well: {missing}.", missing=missing)
    if lacks:
        return say("Letters can be written, but {lacks}.", lacks=lacks)
    return say("All is well: letters can be written in every format.")


def _programs() -> Iterator[Requirement]:
    yield Requirement(say("letterkit {version}", version=__version__))
    yield Requirement(say("Python {python_version}", python_version=platform.python_version()))
    yield _pandoc()
    yield _typst()
    yield _dictionaries()


def _dictionaries() -> Requirement:
    from letterkit.checks.texts.dictionary import languages

    return Requirement(say("dictionaries, for spelling: {languages}", languages=", ".join(languages())))


_WITHOUT_PANDOC: Final = worded("letters can be written as Markdown alone, because pandoc is missing or too old")


def _pandoc() -> Requirement:
    from letterkit.render import pandoc

    try:
        version = pandoc.version()
        bundled, program = pandoc.is_bundled(), pandoc.program()
    except LetterkitError as error:
        problem = error.problems[0]
        return Requirement(problem.message, "missing", problem.hint, say_worded(_WITHOUT_PANDOC))
    if tuple(int(part) for part in re.findall(r"\d+", version)) < OLDEST_PANDOC:
        return Requirement(
            say("pandoc {version} is too old", version=version),
            "missing",
            say("Install a newer one: pip install -U pypandoc-binary"),
            say_worded(_WITHOUT_PANDOC),
        )
    if bundled:
        return Requirement(say("pandoc {version}, came with letterkit", version=version))
    return Requirement(say("pandoc {version}, found at {program}", version=version, program=program))


def _typst() -> Requirement:
    try:
        return Requirement(say("typst {version}, for PDF", version=metadata.version("typst")))
    except metadata.PackageNotFoundError:
        return Requirement(
            say("the typst package is missing"),
            "missing",
            say("Install it: pip install typst"),
            say("no PDF can be written, because the typst package is missing"),
        )


def _fonts(every_script: bool) -> Iterator[Requirement]:
    """Yield the scripts that a PDF can be written in. One without a font is no fault for whoever never writes in it."""
    from letterkit.render import fonts

    yield Requirement(say("Latin, Greek, Cyrillic, Hebrew: {font}, which comes with Typst", font=fonts.TEXT))
    used = _scripts_of_letters()
    try:
        families = fonts.by_script(fonts.FACES if every_script else used)
    except ImportError:  # said among the programs
        return
    for script, family in families.items():
        file = used.get(script, "")
        name = say("{script} (in {file})", script=script, file=file) if file else script
        if family:
            yield Requirement(f"{name}: {family}")
        else:
            text = say("{script}: no font that was made for it", script=name)
            lacks = say("the PDF of {file} has no good font for {script}", file=file, script=script) if file else ""
            yield Requirement(text, "note", fonts.font_advice(script), lacks)
    if not every_script:
        yield Requirement(say("Other scripts: `letterkit doctor --all` lists their fonts"))


def _scripts_of_letters() -> dict[str, str]:
    """Return the scripts of the letters in this folder that need a font, each with the name of a letter."""
    from letterkit.languages import scripts
    from letterkit.letter import drafts
    from letterkit.render import fonts

    found: dict[str, str] = {}
    for path in sorted(Path().glob("*.yaml"))[:_MOST_DRAFTS]:
        if drafts.is_draft(path):
            text = (files.read_or_none(path) or b"").decode("utf-8", "replace")
            found.update({script: path.name for script in scripts.used(text) if script in fonts.FACES})
    return found


def _folders() -> Iterator[Requirement]:
    from letterkit.library import profile
    from letterkit.packs.shelf import user_folder

    file = profile.user_file()
    if not files.is_file(file):
        none = say("no profile yet ({file})", file=file)
        yield Requirement(none, "note", say("Have it asked once: letterkit profile"))
    else:
        text = say("profile: {file}", file=file)
        yield from _read(text, lambda: profile.read_profile((file,)), say("your profile cannot be read"))
    templates, library = user_folder(), user_folder().parent / "library"
    if files.is_folder(templates):
        text = say("templates of your own: {folder}", folder=templates)
        yield from _read(text, _read_packs, say("templates of your own cannot be read"))
    else:
        yield Requirement(say("no templates of your own ({folder})", folder=templates), "note")
    if files.is_folder(library):
        text = say("library of your own: {folder}", folder=library)
        yield from _read(text, _read_library, say("the library of your own cannot be read"))
    else:
        yield Requirement(say("no library of your own ({folder})", folder=library), "note")


def _read(text: str, read: Callable[[], object], prevents: str) -> Iterator[Requirement]:
    """Yield the text as a line, or each problem that keeps what it names from being read."""
    try:
        read()
        yield Requirement(text)
    except LetterkitError as error:
        for problem in error.problems:
            where = ": ".join(part for part in (problem.where(), spell_path(problem.path)) if part)
            message = f"{where}: {problem.message}" if where else problem.message
            yield Requirement(message, "missing", problem.hint, prevents)
    except OSError as error:
        message = say("{text} cannot be read ({reason})", text=text, reason=error.strerror)
        yield Requirement(message, "missing", say("Check that you may open it."), prevents)


def _read_packs() -> None:
    from letterkit.packs.shelf import Shelf, open_shelf, user_folder

    everything = open_shelf()
    for name in Shelf((("yours", user_folder()),)).ids():
        everything.load(name)


def _read_library() -> None:
    from letterkit.library.library import open_library

    library = open_library()
    list(library.norms)
    library.addresses.nearest("")


def _terminal() -> Iterator[Requirement]:
    from letterkit.faces.plain import terminal

    columns, rows = text_width.terminal_size()
    wide, high = terminal.SMALLEST
    if terminal.has_room():
        yield Requirement(say("full screen: there is room ({columns} by {rows})", columns=columns, rows=rows))
    elif terminal.can_edit_lines():
        yield Requirement(
            say(
                "full screen: this window is too small ({columns} by {rows}); questions come line by line",
                columns=columns,
                rows=rows,
            ),
            "note",
            say("Make it at least {wide} columns wide and {high} lines high.", wide=wide, high=high),
        )
    else:
        yield Requirement(say("no terminal that can be drawn on; questions come line by line"), "note")
    yield _editor()


def _editor() -> Requirement:
    """Return the editor for passages in one's own words."""
    named = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    if not named and os.name == "nt":
        return Requirement(say("editor: Notepad"))
    if not named:
        return Requirement(
            say("editor: none is named"), "note", say("Name one in $VISUAL or $EDITOR to write passages in it (F12).")
        )
    command = os.environ[named].strip()
    try:
        first = shlex.split(command, posix=os.name != "nt")[0].strip('"')
    except (ValueError, IndexError):
        first = command
    if shutil.which(first) is None:
        return Requirement(
            say("editor: ${variable} names ‘{command}’, which is not there", variable=named, command=command),
            "note",
            say("Name another in ${variable}.", variable=named),
        )
    return Requirement(say("editor: {command} (${variable})", command=command, variable=named))
