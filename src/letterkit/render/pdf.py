"""The letter as PDF: pandoc's Typst writer for the words, `data/letter.typ` for the look, Typst for pages."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from pathlib import Path

from letterkit.errors import Problem, RenderFailed
from letterkit.letter import paper
from letterkit.letter.composed import Letter
from letterkit.render import ast, page, pandoc, tidy

_LOOK = Path(__file__).with_name("data") / "letter.typ"
_FONTS = (
    "Libertinus Serif",  # comes with Typst: Latin, Greek, Cyrillic and Hebrew look the same on every machine
    "Noto Naskh Arabic",
    "Amiri",
    "Sakkal Majalla",
    "Noto Serif",
    "Noto Serif Devanagari",
    "Noto Serif CJK SC",
    "Times New Roman",
)
# What Libertinus Serif holds. Only a letter with other characters makes Typst look for the system's fonts.
_EMBEDDED = re.compile(
    "[\t\n\r\u0020-\u024f\u02b0-\u02ff\u0300-\u036f\u0370-\u03ff\u0400-\u0487\u0490-\u04ff\u05d0-\u05ea"
    "\u1e00-\u1eff\u2002-\u200b\u2010-\u2027\u202f-\u203a\u2044\u2070-\u209c\u20ac\u2116\u2122\ufb00-\ufb04]*"
)


def begin(letter: Letter) -> pandoc.Conversion:
    """The letter's words in Typst's own markup."""
    return pandoc.begin(ast.document(letter, "typst"), "typst-smart", letter.date, "--wrap=none", "--eol=lf")


def finish(letter: Letter, made: bytes) -> bytes:
    """A tagged PDF with the letter's title, date and language; undated letters carry no date."""
    body = made.decode("utf-8")
    source = "\n".join((_settings(letter), _LOOK.read_text("utf-8"), body))
    return _compile(source, letter.date, ignore_system_fonts=_EMBEDDED.fullmatch(body) is not None)


def _settings(letter: Letter) -> str:
    """What differs from letter to letter, before the look; every value is a Typst literal."""
    language, region = page.base(letter.language), paper.region(letter.language)
    known = language if re.fullmatch("[a-z]{2,3}", language) else "en"
    day = letter.date
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    return "\n".join(
        (
            f"#set document(title: {_string(tidy.line(letter.title))}, date: {date})",
            f"#set page(paper: {_string(paper.sheet(letter.language, letter.paper).name)})",
            f"#set text(lang: {_string(known)}, region: {_string(region) if region else 'none'}, "
            f"dir: {letter.direction}, font: ({', '.join(map(_string, _FONTS))}))",
        )
    )


def _string(text: str) -> str:
    """A Typst string literal; it escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _compile(source: str, date: dt.date | None, ignore_system_fonts: bool) -> bytes:
    try:
        import typst
    except ImportError as missing:
        raise RenderFailed(
            Problem(
                "the typst package is not installed, and PDF is written through it",
                "Install it with `pip install typst`, or choose another format, such as docx.",
            )
        ) from missing
    with tempfile.TemporaryDirectory(prefix="letterkit-", ignore_cleanup_errors=True) as folder:
        main = Path(folder, "letter.typ")
        main.write_text(source, "utf-8", newline="\n")
        try:
            return typst.compile(
                str(main),
                root=folder,
                package_path=folder,
                package_cache_path=folder,
                ignore_system_fonts=ignore_system_fonts,
                timestamp=pandoc.timestamp(date),
            )
        except (typst.TypstError, RuntimeError, OSError) as refused:
            said = " ".join(str(getattr(refused, "message", "") or "no reason given").split())[:200]
            raise RenderFailed(
                Problem(
                    f"Typst could not set the letter as PDF: {said}",
                    "Write it as docx (`--to docx`) and print that to PDF; `pip install -U typst` may help.",
                )
            ) from refused
