"""Reports and letters, shown to be read: on the whole terminal, where they can be turned, or printed."""

from __future__ import annotations

from letterkit.cli import faces
from letterkit.cli.colour import laid_out_in
from letterkit.cli.letter_text import READABLE, laid_out
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.text import as_text, print_findings
from letterkit.faces.plain.console import Console
from letterkit.letter.composed import Letter
from letterkit.render import formats


def show_report(console: Console, on_screen: bool, report: FileReport) -> None:
    """Show what the checks find in a letter, notes too."""

    def wide(width: int) -> str:
        return laid_out_in(width, lambda screen: print_findings([report], screen, notes=True))

    faces.show_text(console, on_screen, report.file, lambda: as_text([report], notes=True), wide)


def show_letter(console: Console, on_screen: bool, letter: Letter) -> None:
    """Show a letter as text."""

    def wide(width: int) -> str:
        markdown = formats.write(letter, "md").decode("utf-8")
        return laid_out_in(min(width, READABLE), lambda screen: screen.print(laid_out(markdown)))

    faces.show_text(console, on_screen, letter.title, lambda: formats.write(letter, "txt").decode("utf-8"), wide)
