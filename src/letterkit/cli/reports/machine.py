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
from letterkit.version import __version__

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


def sections(every_script: bool) -> tuple[Section, ...]:
    """Return the sections of the report. Fonts are told for `every_script`, or for those of the letters here."""
    return (
        ("Programs", _programs),
        ("Fonts for PDF", lambda: _fonts(every_script)),
        ("Your own files", _folders),
        ("Terminal", _terminal),
    )


def summary(found: list[Requirement]) -> str:
    """Return in a sentence whether all is well, and what cannot be done."""
    missing = "; ".join(dict.fromkeys(row.prevents or row.text for row in found if row.state == "missing"))
    lacks = "; ".join(row.prevents for row in found if row.state == "note" and row.prevents)
    if missing:
        return f"Not all is well: {missing}."
    return f"Letters can be written, but {lacks}." if lacks else "All is well: letters can be written in every format."


def _programs() -> Iterator[Requirement]:
    yield Requirement(f"letterkit {__version__}")
    yield Requirement(f"Python {platform.python_version()}")
    yield _pandoc()
    yield _typst()


_WITHOUT_PANDOC: Final = "letters can be written as Markdown alone, because pandoc is missing or too old"


def _pandoc() -> Requirement:
    from letterkit.render import pandoc

    try:
        version = pandoc.version()
        where = "came with letterkit" if pandoc.is_bundled() else f"found at {pandoc.program()}"
    except LetterkitError as error:
        problem = error.problems[0]
        return Requirement(problem.message, "missing", problem.hint, _WITHOUT_PANDOC)
    if tuple(int(part) for part in re.findall(r"\d+", version)) < OLDEST_PANDOC:
        return Requirement(
            f"pandoc {version} is too old",
            "missing",
            "Install a newer one: pip install -U pypandoc-binary",
            _WITHOUT_PANDOC,
        )
    return Requirement(f"pandoc {version}, {where}")


def _typst() -> Requirement:
    try:
        return Requirement(f"typst {metadata.version('typst')}, for PDF")
    except metadata.PackageNotFoundError:
        return Requirement(
            "the typst package is missing",
            "missing",
            "Install it: pip install typst",
            "no PDF can be written, because the typst package is missing",
        )


def _fonts(every_script: bool) -> Iterator[Requirement]:
    """Yield the scripts that a PDF can be written in. One without a font is no fault for whoever never writes in it."""
    from letterkit.render import fonts

    yield Requirement(f"Latin, Greek, Cyrillic, Hebrew: {fonts.TEXT}, which comes with Typst")
    used = _scripts_of_letters()
    try:
        families = fonts.by_script(fonts.FACES if every_script else used)
    except ImportError:  # said among the programs
        return
    for script, family in families.items():
        where = f" (in {used[script]})" if script in used else ""
        if family:
            yield Requirement(f"{script}{where}: {family}")
        else:
            text = f"{script}{where}: no font that was made for it"
            lacks = f"the PDF of {used[script]} has no good font for {script}" if script in used else ""
            yield Requirement(text, "note", fonts.font_advice(script), lacks)
    if not every_script:
        yield Requirement("Other scripts: `letterkit doctor --all` lists their fonts")


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
        yield Requirement(f"no profile yet ({file})", "note", "Have it asked once: letterkit profile")
    else:
        yield from _read(f"profile: {file}", lambda: profile.read_profile((file,)), "your profile")
    yield from _folder("templates of your own", user_folder(), _read_packs)
    yield from _folder("library of your own", user_folder().parent / "library", _read_library)


def _folder(name: str, folder: Path, read: Callable[[], object]) -> Iterator[Requirement]:
    if files.is_folder(folder):
        yield from _read(f"{name}: {folder}", read, name)
    else:
        yield Requirement(f"no {name} ({folder})", "note")


def _read(text: str, read: Callable[[], object], name: str) -> Iterator[Requirement]:
    """Yield the text as a line, or each problem that keeps what it names from being read."""
    prevents = f"{name} cannot be read"
    try:
        read()
        yield Requirement(text)
    except LetterkitError as error:
        for problem in error.problems:
            where = ": ".join(part for part in (problem.where(), spell_path(problem.path)) if part)
            message = f"{where}: {problem.message}" if where else problem.message
            yield Requirement(message, "missing", problem.hint, prevents)
    except OSError as error:
        message = f"{text} cannot be read ({error.strerror})"
        yield Requirement(message, "missing", "Check that you may open it.", prevents)


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

    columns, rows = shutil.get_terminal_size((80, 24))
    wide, high = terminal.SMALLEST
    if terminal.has_room():
        yield Requirement(f"full screen: there is room ({columns} by {rows})")
    elif terminal.can_edit_lines():
        yield Requirement(
            f"full screen: this window is too small ({columns} by {rows}); questions come line by line",
            "note",
            f"Make it at least {wide} columns wide and {high} lines high.",
        )
    else:
        yield Requirement("no terminal that can be drawn on; questions come line by line", "note")
    yield _editor()


def _editor() -> Requirement:
    """Return the editor for passages in one's own words."""
    named = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    if not named and os.name == "nt":
        return Requirement("editor: Notepad")
    if not named:
        return Requirement(
            "editor: none is named", "note", "Name one in $VISUAL or $EDITOR to write passages in it (F12)."
        )
    command = os.environ[named].strip()
    try:
        first = shlex.split(command, posix=os.name != "nt")[0].strip('"')
    except (ValueError, IndexError):
        first = command
    if shutil.which(first) is None:
        return Requirement(
            f"editor: ${named} names ‘{command}’, which is not there", "note", f"Name another in ${named}."
        )
    return Requirement(f"editor: {command} (${named})")
