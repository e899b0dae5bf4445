"""Makes the pictures of letters that stand in the guide: a page of the Word file, and the page for a site.

    python docs/pictures/make_letters.py

LibreOffice and pdftoppm print the Word file, Chromium the page; all three must be installed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from render import browser  # the browser in which the tests read pages

from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.render.formats import write

HERE: Final = Path(__file__).parent
EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "council-appeal.yaml"
COLOURS: Final = 64


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sent = letter(folder)
        (folder / "letter.docx").write_bytes(write(sent, "docx"))
        office = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "letter.docx")]
        subprocess.run(convert, check=True, capture_output=True)
        paint = ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", str(folder / "letter.pdf")]
        subprocess.run([*paint, str(folder / "letter")], check=True)
        saved((folder / "letter.png").read_bytes(), "letter-word")
        with browser.opened() as chromium:
            for width, high, called in ((900, 1000, "letter-page"), (360, 760, "letter-phone")):
                page = chromium.new_page(viewport={"width": width, "height": high})
                page.set_content(write(sent, "html").decode("utf-8"))
                saved(page.screenshot(), called)


def letter(folder: Path) -> Letter:
    """An example with a logo that nobody has."""
    drawn = Image.new("RGB", (800, 240), "white")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((20, 20, 220, 220), fill="#1f3864")
    for at, colour in enumerate(("#1f3864", "#9b1c1c", "#8a8a8a")):
        pen.rectangle((270, 40 + 60 * at, 770 - 120 * at, 80 + 60 * at), fill=colour)
    drawn.save(folder / "logo.png")
    return replace(compose(drafts.load(EXAMPLE).draft, open_library()), logo=folder / "logo.png")


def saved(content: bytes, name: str) -> None:
    """A picture with few colours, which is small."""
    with Image.open(io.BytesIO(content)) as found:
        found.convert("RGB").quantize(COLOURS).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
