"""The logo: read once, made small, and written anew from its pixels alone.

A photograph tells where and when it was taken, by whom and with what; a picture saved by a drawing program names its
author. Nothing of that is in a picture that is made of the pixels only.
"""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letterkit.disk import files
from letterkit.errors import CannotRead, Problem
from letterkit.letter.composed import Letter
from letterkit.render import png

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST: Final = 70.0
HIGHEST: Final = 22.0
"""Millimetres that a logo may take on the page."""
_MOST_BYTES: Final = 20_000_000
_MOST_PIXELS: Final = 40_000_000
_LONGEST_SIDE: Final = 20_000
"""Pixels of one side. Decoders and filters work by row: one of 30 million rows takes gigabytes for few pixels."""
_SIDE: Final = 1400
"""Pixels that the longer side needs, in print, at 500 to the inch."""
_KINDS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its name in a file, and its size on the page in millimetres."""

    png: bytes
    width: float
    height: float

    name = "logo.png"


def logo(letter: Letter) -> Picture | None:
    """The letter's logo, if it has one. Raises CannotRead."""
    if letter.logo is None:
        return None
    return read(letter.logo)


def read(path: Path) -> Picture:
    """A picture of a kind that every computer has. Raises CannotRead for one that is missing, damaged or too large."""
    with files.raising_cannot_read(path, "picture", "Put it there, correct `logo:`, or take that line out."):
        state = files.stat_file(path)
        if state.st_size > _MOST_BYTES:
            raise _unreadable(path, "is larger than 20 MB", "Make it smaller; a logo needs about 1000 pixels.")
        return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _when: int, _size: int) -> Picture:
    from PIL import Image, UnidentifiedImageError

    content = files.read(path, _MOST_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of it is refused below
            with Image.open(io.BytesIO(content), formats=_KINDS) as given:
                if says := _too_large(given):
                    raise _unreadable(path, says, "Make it smaller.")
                _refuse_part(content)
                return _made(given)
    except UnidentifiedImageError:
        hint = "Save the logo as PNG or JPEG (an SVG opens in any browser and in Inkscape)."
        raise _unreadable(path, "is not a picture that can be read", hint) from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise _unreadable(path, "is damaged", "Save it again as PNG or JPEG.") from None


def bare(content: bytes, place: Path) -> bytes:
    """A picture of the pixels alone: a JPEG of a JPEG, a PNG of any other kind that is known; what is no such picture
    as it is. Raises CannotRead for one that is damaged or too large, which stands in the file `place`."""
    from PIL import Image, UnidentifiedImageError

    made = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of it is refused below
            with Image.open(io.BytesIO(content), formats=_KINDS) as given:
                if says := _too_large(given):
                    raise _unusable(place, says, "Put a smaller one there in Word.")
                _refuse_part(content)
                _pixels(given).save(made, "JPEG" if given.format == "JPEG" else "PNG", quality=95)
    except UnidentifiedImageError:
        if content.startswith((png.MAGIC, b"\xff\xd8\xff")):
            raise _unusable(place, "is damaged", "Put it in anew in Word.") from None
        return content
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise _unusable(place, "is damaged", "Put it in anew in Word.") from None
    return made.getvalue()


def pixels(content: bytes) -> int:
    """How many pixels a picture says it has; none for what is no picture that is known."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=_KINDS) as given:
                return given.width * given.height
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return 0


def _refuse_part(content: bytes) -> None:
    """Raises ValueError for a picture of which only a part is there."""
    try:
        whole = png.is_whole(content)
    except zlib.error:
        whole = False
    if not whole:
        raise ValueError


def _too_large(given: Image) -> str:
    """What is too large of a picture that is not decoded yet; empty where nothing is."""
    if given.width * given.height > _MOST_PIXELS:
        return f"has more than {_MOST_PIXELS // 1_000_000} million pixels"
    if max(given.size) > _LONGEST_SIDE:
        return f"has a side of more than {_LONGEST_SIDE:,} pixels"
    return ""


def _unusable(place: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(f"A picture in this file {why}.", hint, str(place)))


def _made(given: Image) -> Picture:
    from PIL import Image

    found = _pixels(given)
    found.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    found.save(made, "PNG", compress_level=9)
    scale = min(WIDEST / found.width, HIGHEST / found.height)
    return Picture(made.getvalue(), round(found.width * scale, 1), round(found.height * scale, 1))


def _pixels(given: Image) -> Image:
    """A picture of the pixels alone, the right way up."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(given)
    if turned.mode.startswith("I;16") or turned.mode in ("I", "F"):
        turned = turned.convert("I").point(lambda level: level / 256).convert("L")
    clear = turned.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in turned.info
    seen = turned.convert("RGBA" if clear else "RGB")
    found = Image.new(seen.mode, seen.size)
    found.paste(seen)
    return found


def _unreadable(path: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(f"The picture {why}.", hint, str(path)))
