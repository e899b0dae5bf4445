"""What the main menu offers beside letters of one's own: each leads back to the menu, with a sentence to say there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.cli import faces
from letterkit.cli.faces import Choice
from letterkit.faces.plain.console import Console
from letterkit.wording import say

_MOST_FILES: Final = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody sits: the face they have, and the letters of the folder."""

    console: Console
    on_screen: bool
    letters: Sequence[Path]

    def pick(self, title: str, choices: Sequence[Choice], head: str = "") -> int:
        """Return the index of what is chosen. Raises Left."""
        return faces.pick(self.console, self.on_screen, title, choices, head)

    def letter(self, title: str) -> Path:
        """Return the letter that is chosen; the only one without asking. Raises Left."""
        if len(self.letters) == 1:
            return self.letters[0]
        return self.letters[self.pick(title, [Choice(str(path)) for path in self.letters])]


def check_letter(desk: Desk) -> None:
    """Show what the checks find in a letter. Raises Left."""
    from letterkit.cli import showing
    from letterkit.cli.reports.collect import report_on_file
    from letterkit.library.library import Libraries

    path = desk.letter(say("Which letter is to be checked?"))
    showing.show_report(desk.console, desk.on_screen, report_on_file(path, Libraries()))


def look_at_letter(desk: Desk) -> None:
    """Show a letter as far as it is written, for the eyes of whoever writes it. Raises Left, LetterkitError."""
    from letterkit.cli import showing
    from letterkit.compose import compose
    from letterkit.letter import drafts
    from letterkit.library.library import open_library

    path = desk.letter(say("Which letter would you like to see?"))
    loaded = drafts.load(path)
    with drafts.placing_problems(loaded):
        letter = compose(loaded.draft, open_library((path.parent, Path())), gaps=True)
    showing.show_letter(desk.console, desk.on_screen, letter)


def look_up(desk: Desk) -> None:
    """Look up norms. Raises LetterkitError."""
    from letterkit.cli.norm_lookup import look_up as look_up_norms

    look_up_norms(desk.console, desk.on_screen)


def ask_organisation(desk: Desk) -> str:
    """Ask for the profile, line by line. Raises LetterkitError."""
    from letterkit.cli.profile import ask_profile
    from letterkit.library.profile import user_file

    ask_profile(desk.console)
    return say("Saved in {file}.", file=user_file())


def examine(desk: Desk) -> None:
    """Show what is installed and what is missing."""
    from letterkit.cli.doctor import machine_lines
    from letterkit.cli.reports import machine

    lines = list(machine_lines(machine.found(every_script=False), coloured=False))
    faces.show_text(desk.console, desk.on_screen, say("Is everything there?"), lambda: "\n".join(lines))


def choose_letterhead(desk: Desk) -> str:
    """Make a letterhead, or choose the Word file to write letters on; return what came of it. Raises Left,
    LetterkitError."""
    from letterkit.cli import letterhead
    from letterkit.disk import files
    from letterkit.library import profile as profiles

    profile = profiles.user_file()
    in_use = profiles.read_profile((profile,)).letterhead if files.is_file(profile) else None
    head = say("In use: {file}", file=in_use) if in_use else say("In use: letterkit's own look.")
    here = sorted(Path().glob("*.docx"))[:_MOST_FILES]
    choices = [
        Choice(
            say("Make one to begin with"), say("letterhead.docx, with your name, address and logo; change it in Word.")
        ),
        *(
            Choice(say("Write on {file}", file=file.name), say("Word letters take their look from it."))
            for file in here
        ),
        Choice(say("Use letterkit's own look"), say("Files elsewhere: letterkit letterhead use FILE")),
    ]
    chosen = desk.pick(say("Your letterhead"), choices, head)
    if chosen == 0:
        return "\n".join(letterhead.make(Path("letterhead.docx"), force=False))
    return "\n".join(letterhead.take_in_use(here[chosen - 1] if chosen <= len(here) else None))
