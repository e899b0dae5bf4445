"""The kinds of values that attributes of a letterhead may have: a valid value as it is written, or none at all.

Most kinds cannot hold a name: numbers, colours, words of Word's own. Those that can are listed in `FREE`, and each of
their values is searched for protected names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

Validator = Callable[[str], str | None]
"""Returns a value as it is written, or None for what is no value of this kind."""

PATH: Final = re.compile(
    r"(?:^|[\s\"'(=])(?:[a-z]:[\\/]|\\\\|/(?:home|users|volumes|media|mnt|var|tmp|private)/|~/)|file:"
    r"|^[^/\s][^/]*\.(?:png|jpe?g|gif|tiff?|bmp|webp|svg|emf|wmf|eps|pdf|psd)$",
    re.IGNORECASE,
)
"""The path of a file on a computer, or the name of a picture."""
_DATA: Final = Path(__file__).parents[1] / "data"
_ON: Final = frozenset(("0", "1", "true", "false", "on", "off", "t", "f"))
_SIDES: Final = {"start": "left", "end": "right"}
"""Sides in Strict Open XML."""
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPES: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_GRAPHICS: Final = {
    _PICTURE: _PICTURE,
    "http://purl.oclc.org/ooxml/drawingml/picture": _PICTURE,
    **{f"{_SHAPES}{kind}": f"{_SHAPES}{kind}" for kind in ("Shape", "Group", "Canvas")},
}
"""Kinds of drawings, as Word writes them and in Strict Open XML."""
_POINTS: Final = {"pt": Fraction(1), "in": Fraction(72), "pc": Fraction(12), "pi": Fraction(12),
                  "cm": Fraction(7200, 254), "mm": Fraction(720, 254)}  # fmt: skip
_MEASURE: Final = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,9})?)(pt|in|pc|pi|cm|mm)")
_NUMBER: Final = re.compile(
    r"[+-]?(?:\d{1,12}(?:\.\d{0,9})?|\.\d{1,9})(?:%|f|fd|pt|in|pc|pi|cm|mm|px|em|emu)?", re.IGNORECASE
)
_NUMBERS: Final = re.compile(r"[@#]?\d{1,3}|" + _NUMBER.pattern, re.IGNORECASE)
_OF_THEME: Final = re.compile(r"\+m[jn]-(?:lt|ea|cs)")
_COLOUR: Final = re.compile(r"#[0-9a-f]{3,6}(?: \[\d{1,4}\])?|\[\d{1,4}\]|none|this", re.IGNORECASE)
_CSS: Final = frozenset((
    "position", "left", "top", "width", "height", "margin-left", "margin-top", "margin-right", "margin-bottom",
    "z-index", "visibility", "rotation", "flip", "text-align", "v-text-anchor", "font-size", "font-weight",
    "font-style", "layout-flow", "direction", "mso-left-percent", "mso-top-percent", "mso-width-percent",
    "mso-height-percent", "mso-width-relative", "mso-height-relative", "mso-position-horizontal",
    "mso-position-horizontal-relative", "mso-position-vertical", "mso-position-vertical-relative",
    "mso-wrap-style", "mso-wrap-edited", "mso-wrap-distance-left", "mso-wrap-distance-right",
    "mso-wrap-distance-top", "mso-wrap-distance-bottom", "mso-fit-shape-to-text", "mso-layout-flow-alt",
    "mso-direction-alt", "mso-next-textbox", "mso-rotate-with-shape", "v-text-kern", "v-rotate-letters",
    "v-text-spacing", "v-text-align", "v-same-letter-heights",
))  # fmt: skip
_FONT_FAMILY: Final = "font-family"


class WordLists(NamedTuple):
    """Words that name nobody: values of attributes, scripts, commands of the pen and operators of formulas in old
    drawings, names of styles (`#` for a number), names of fonts, and words around page numbers."""

    words: frozenset[str]
    scripts: frozenset[str]
    pen: frozenset[str]
    formulas: frozenset[str]
    styles: frozenset[str]
    fonts: frozenset[str]
    page_words: frozenset[str]
    page_signs: frozenset[str]


@lru_cache(maxsize=1)
def allowed_words() -> WordLists:
    """Return the lists of `data/letterhead_words.txt`."""
    rows: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (_DATA / "letterhead_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = rows.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("# "):
            section.append(line)
    words, scripts, pen, formulas, page_words = (
        frozenset(" ".join(rows[name]).split()) for name in ("words", "scripts", "pen", "formulas", "page words")
    )
    styles, fonts = (frozenset(line.casefold() for line in rows[name]) for name in ("styles", "fonts"))
    return WordLists(words, scripts, pen, formulas, styles, fonts, page_words, frozenset("".join(rows["page signs"])))


def is_known_style(name: str) -> bool:
    """True for the name of a style that every Word has."""
    return re.sub(r"\d+", "#", name).casefold() in allowed_words().styles


def is_known_font(name: str) -> bool:
    """True for a font that comes with a system or with Office, and for one that the theme names."""
    plain = name.strip().lstrip("@").casefold()
    return not plain or _OF_THEME.fullmatch(plain) is not None or plain in allowed_words().fonts


def _matching(pattern: re.Pattern[str]) -> Validator:
    return lambda value: value if pattern.fullmatch(value) else None


def _one_of(words: frozenset[str]) -> Validator:
    return lambda value: value if value in words else None


def _word(value: str) -> str | None:
    return value if value in allowed_words().words else None


def _side(value: str) -> str | None:
    return _word(_SIDES.get(value, value))


def _numbers(value: str) -> str | None:
    """Return a number, with or without a unit, or several."""
    pieces = re.split(r"[ ,;]+", value.strip())
    return value if all(not piece or _NUMBERS.fullmatch(piece) for piece in pieces) else None


def _measured(value: str, in_a_point: int) -> str | None:
    """Return a whole number; a measure of Strict Open XML, with a unit, in the unit that Word writes."""
    if measure := _MEASURE.fullmatch(value):
        return str(round(Fraction(measure[1]) * _POINTS[measure[2]] * in_a_point))
    return value if re.fullmatch(r"[+-]?\d{1,9}(?:\.\d{1,6})?", value) else None


def _measure(value: str) -> str | None:
    return value if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})?%", value) else _measured(value, 20)


def _language(value: str) -> str | None:
    kind = re.fullmatch(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-(?:[A-Z]{2}|\d{3}|none))?|x-none", value)
    return value if kind and (not kind[2] or kind[2] in allowed_words().scripts) else None


def _colour(value: str) -> str | None:
    if _COLOUR.fullmatch(value):
        return value
    name, _, index = value.partition(" [")
    modified = re.fullmatch(r"([A-Za-z]+) (?:darken|lighten)\(\d{1,3}\)", name)
    plain = _word(modified[1] if modified else name)
    return value if plain and (not index or re.fullmatch(r"\d{1,4}\]", index)) else None


def _path(value: str) -> str | None:
    """Return the commands of a pen in an old drawing, if they are letters of commands and numbers."""
    letters = re.findall(r"[a-z]+", value)
    plain = re.fullmatch(r"[a-z0-9@#,. +-]*", value)
    return value if plain and all(_are_commands(run) for run in letters) else None


def _are_commands(run: str) -> bool:
    """True for commands of a pen without numbers between them, such as `nfe`."""
    if len(run) > 8:  # `xnfe` is as long as it gets
        return False
    ends = {0}
    for index in range(len(run)):
        if index in ends:
            ends |= {index + size for size in (1, 2) if run[index : index + size] in allowed_words().pen}
    return len(run) in ends


def _formula(value: str) -> str | None:
    pieces = re.split(r"[ ,]+", value.strip())
    return (
        value
        if all(piece in allowed_words().formulas or not piece or _NUMBERS.fullmatch(piece) for piece in pieces)
        else None
    )


def _css(value: str) -> str | None:
    """Return the known declarations of the style of an old drawing."""
    declarations = []
    for row in value[:_LONGEST_CSS].split(";"):
        name, _, setting = (piece.strip() for piece in row.partition(":"))
        valid = bool(_numbers(setting)) or _word(setting) is not None
        if (name in _CSS and valid) or (name == _FONT_FAMILY and len(setting) < _LONGEST_FONT):
            declarations.append(f"{name}:{setting}")
    return ";".join(declarations)


_LONGEST_FONT: Final = 60
_LONGEST_CSS: Final = 2_000


def font_of_css(value: str) -> str:
    """Return the font that a valid style of an old drawing names; empty when it names none."""
    rows = (row.partition(":") for row in value.split(";"))
    return ", ".join(setting.strip("\"'& ").removeprefix("quot;") for name, _, setting in rows if name == _FONT_FAMILY)


def _font(value: str) -> str | None:
    return value if len(value) <= _LONGEST_FONT else None


def _label(value: str) -> str | None:
    """Return the description of a picture, unless it is the path of its file."""
    return None if PATH.search(value) else value


def _style_name(value: str) -> str | None:
    return value if value.strip() else None


KINDS: Final[dict[str, Validator]] = {
    "on": _one_of(_ON),
    "word": _word,
    "side": _side,
    "number": _numbers,
    "twips": lambda value: _measured(value, 20),
    "halfpoints": lambda value: _measured(value, 2),
    "measure": _measure,
    "hex": _matching(re.compile(r"[0-9A-Fa-f]{1,20}|auto")),
    "language": _language,
    "colour": _colour,
    "path": _path,
    "formula": _formula,
    "script": lambda value: value if value in allowed_words().scripts else None,
    "drawing": _GRAPHICS.get,
    "charset": _matching(re.compile(r"(?i)(?:iso-8859-\d{1,2}|utf-8|windows-\d{3,4}|us-ascii)")),
    "css": _css,
    "font": _font,
    "text": lambda value: value,
    "space": _one_of(frozenset(("preserve", "default"))),
    "label": _label,
    "stylename": _style_name,
    "guide": _matching(re.compile(r"[A-Za-z0-9*/+\-?:. ]{1,60}")),
}
"""By the name that the list of allowed elements gives to a kind. Kinds that ask what another part says (`style`,
`relation`, `shape`, `link`, `picture`) are validated where that part is known."""
FREE: Final = frozenset(("text", "label", "font", "stylename", "guide", "css", "link"))
"""Kinds with room for a name."""
