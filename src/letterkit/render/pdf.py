"""The letter as PDF: pandoc's Typst writer for the words, `data/letter.typ` for the look, Typst for pages.

Every PDF follows PDF/UA-1, which a screen reader can rely on: Typst refuses to write one that does not, a character
without a glyph included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from letterkit import tags
from letterkit.disk import temporary_folders
from letterkit.errors import Problem, RenderFailed
from letterkit.languages import scripts
from letterkit.letter import paper
from letterkit.letter.composed import INTERNAL_MARK, Letter
from letterkit.letter.markup import blocks_text
from letterkit.render import fonts, normalize, pandoc, picture
from letterkit.render.fonts import Chosen
from letterkit.render.pandoc_tree import logo_alt_text
from letterkit.render.typst_tree import TypstTree
from letterkit.wording import say

_LOOK: Final = Path(__file__).with_name("data") / "letter.typ"
_UNTITLED: Final = "Letter"
"""A screen reader says what a document is before anything in it."""
# What Libertinus Serif holds. Only a letter with other characters makes Typst look for the system's fonts.
_EMBEDDED: Final = re.compile(
    "[\t\n\r\u0020-\u024f\u02b0-\u02ff\u0300-\u036f\u0370-\u03ff\u0400-\u0487\u0490-\u04ff\u05d0-\u05ea"
    "\u1e00-\u1eff\u2002-\u200b\u2010-\u2027\u202f-\u203a\u2044\u2070-\u209c\u20ac\u2116\u2122\ufb00-\ufb04]*"
)
_CODE: Final = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")  # how Typst names a character that cannot be shown
_NO_GLYPH: Final = re.compile(r"the text [`\"]*(.+?)[`\"]* could not be displayed", re.DOTALL)


def start(letter: Letter) -> pandoc.Conversion:
    """Start the letter's words in Typst's own markup."""
    document = TypstTree(letter).document(picture.logo(letter))
    return pandoc.start(document, "typst-smart", letter.date, "--wrap=none", "--eol=lf")


def finish(letter: Letter, converted: bytes) -> bytes:
    """Return a tagged PDF with the letter's title, date and language; that of an undated letter has no date.

    Raises RenderFailed, also for a character that no font here has.
    """
    body = converted.decode("utf-8")
    is_embedded = _EMBEDDED.fullmatch(body) is not None
    chosen = fonts.choose(() if is_embedded else scripts.used(body))
    source = "\n".join((_settings(letter, chosen), _LOOK.read_text("utf-8"), body))
    return _compile(source, letter, chosen, system_fonts=not is_embedded)


def remarks(letter: Letter) -> Iterator[str]:
    """Yield the scripts that are set in a font that was not made for them."""
    text = "\n".join(blocks_text([*([part.heading] if part.heading else []), *part.blocks]) for part in letter.parts)
    if _EMBEDDED.fullmatch(text):
        return
    for script in fonts.choose(scripts.used(text)).missing:
        yield say(
            "The PDF sets {script} in a font that was not made for it. {font_advice}",
            script=script,
            font_advice=fonts.font_advice(script),
        )


def _settings(letter: Letter, chosen: Chosen) -> str:
    """Return the code before the look that differs from letter to letter; every value is a Typst literal."""
    language, region = tags.base(letter.language), tags.region(letter.language)
    language = language if re.fullmatch("[a-z]{2,3}", language) else "en"
    day = letter.date
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    families = ", ".join(map(_string, chosen.families))
    return "\n".join(
        (
            f"#set document(title: {_string(normalize.line(letter.title) or _UNTITLED)}, date: {date}, "
            f"keywords: {f'({_string(INTERNAL_MARK)},)' if letter.internal else '()'})",
            f"#set page(paper: {_string(paper.sheet(letter.language, letter.paper).name)})",
            f"#set text(lang: {_string(language)}, region: {_string(region) if region else 'none'}, "
            f"dir: {letter.direction}, font: ({families},))",
            f"#let stamp = {_string(letter.stamp)}",
            f"#let logo = {_image(letter)}",
        )
    )


def _image(letter: Letter) -> str:
    logo = picture.logo(letter)
    if logo is None:
        return "none"
    words = _string(logo_alt_text(letter) or "Logo")
    return f"image({_string(logo.name)}, alt: {words}, width: {logo.width}mm, height: {logo.height}mm)"


def _string(text: str) -> str:
    """Return a Typst string literal, which is escaped as JSON is."""
    return json.dumps(text, ensure_ascii=False)


def _compile(source: str, letter: Letter, chosen: Chosen, system_fonts: bool) -> bytes:
    try:
        import typst
    except ImportError as missing:
        raise RenderFailed(
            Problem(
                say("the typst package is not installed, and PDF is written through it"),
                say("Install it with `pip install typst`, or choose another format, such as docx."),
            )
        ) from missing
    logo = picture.logo(letter)
    folder = pandoc.folder({logo.name: logo.png} if logo else {})
    try:
        return typst.compile(  # type: ignore[call-overload, no-any-return]  # its types want a root in bytes too
            source.encode("utf-8"),  # not a file: no letter is to lie in one that a killed run leaves behind
            root=str(folder),
            package_path=str(folder),
            package_cache_path=str(folder),
            format="pdf",
            font_paths=[str(fonts_folder) for fonts_folder in chosen.folders],
            ignore_system_fonts=not system_fonts,
            timestamp=pandoc.timestamp(letter.date),
            pdf_standards=["ua-1", "a-2a"] if letter.archival else ["ua-1"],
        )
    except (typst.TypstError, RuntimeError, OSError) as refused:
        raise RenderFailed(_refusal(str(getattr(refused, "message", "") or say("no reason given")))) from refused
    finally:
        temporary_folders.remove(folder)


def _refusal(message: str) -> Problem:
    """Return what Typst says, in words for the person who wrote the letter."""
    if missing := _NO_GLYPH.search(message):
        return _no_glyph(_CODE.sub(lambda code: chr(int(code[1], 16)), missing[1]))
    return Problem(
        say("Typst could not set the letter as PDF: {split}", split=" ".join(message.split())[:200]),
        say("Write it as docx (`--to docx`) and print that to PDF; `pip install -U typst` may help."),
    )


def _no_glyph(text: str) -> Problem:
    script = next((name for name in scripts.used(text) if name in fonts.FACES), "")
    if script:
        return Problem(
            say(
                "The PDF was not written: the letter holds {script}, and no font on this computer has its characters.",
                script=script,
            ),
            fonts.font_advice(script),
        )
    codes = ", ".join(f"U+{ord(character):04X}" for character in text[:4])
    return Problem(
        say(
            "The PDF was not written: no font on this computer has the character ‘{text}’ ({codes}).",
            text=text[:4],
            codes=codes,
        ),
        say("Take it out, or write the letter as docx."),
    )
