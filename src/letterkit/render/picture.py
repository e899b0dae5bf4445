"""The logo: read once, made small, and written anew from its pixels alone.

A photograph says where and when it was taken, by whom and with what; a drawing program adds the name of its user. A
picture that is made of pixels alone has none of it.
"""

from __future__ import annotations

import io
import warnings
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from letterkit.disk import files
from letterkit.errors import CannotRead, Problem
from letterkit.letter.composed import Letter
from letterkit.render import png
from letterkit.wording import say, say_number

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST: Final = 70.0
HIGHEST: Final = 22.0
"""Millimetres that a logo may take on the page."""
_MAX_BYTES: Final = 20_000_000
_MAX_PIXELS: Final = 40_000_000
_MAX_SIDE: Final = 20_000
"""Pixels of one side. Decoders and filters work by row: 30 million rows take gigabytes for few pixels."""
_PRINT_SIDE: Final = 1400
"""Pixels that the longer side needs, in print, at 500 to the inch."""
_KINDS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


class Picture(NamedTuple):
    """A PNG, its name in a file, and its size on the page in millimetres."""

    png: bytes
    width: float
    height: float
    name: str = "logo.png"


def logo(letter: Letter) -> Picture | None:
    """Return the letter's logo, if it has one. Raises CannotRead."""
    if letter.logo is None:
        return None
    return read(letter.logo)


def read(path: Path) -> Picture:
    """Return a picture of any usual kind. Raises CannotRead for one that is missing, damaged or too large."""
    with files.raising_cannot_read(path, files.PICTURE, say("Put it there, correct `logo:`, or take that line out.")):
        state = files.stat_file(path)
        if state.st_size > _MAX_BYTES:
            raise _unreadable(
                path, say("The picture is larger than 20 MB."), say("Make it smaller; a logo needs about 1000 pixels.")
            )
        return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _when: int, _size: int) -> Picture:
    from PIL import Image, UnidentifiedImageError

    content = files.read(path, _MAX_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of it is refused below
            with Image.open(io.BytesIO(content), formats=_KINDS) as image:
                if problem := _too_large(image):
                    raise _unreadable(path, problem, say("Make it smaller."))
                _refuse_incomplete(content)
                return _logo_from(image)
    except UnidentifiedImageError:
        hint = say("Save the logo as PNG or JPEG (an SVG opens in any browser and in Inkscape).")
        raise _unreadable(path, say("The picture is not a picture that can be read."), hint) from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise _unreadable(path, say("The picture is damaged."), say("Save it again as PNG or JPEG.")) from None


def bare(content: bytes, place: Path) -> bytes:
    """Return a picture made of the pixels alone: a JPEG of a JPEG, a PNG of any other known kind; any other content as
    it is.

    Raises CannotRead for one that is damaged or too large; `place` is the file that holds it.
    """
    from PIL import Image, UnidentifiedImageError

    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of it is refused below
            with Image.open(io.BytesIO(content), formats=_KINDS) as image:
                if problem := _too_large(image, inside=True):
                    raise _unusable(place, problem, say("Put a smaller one there in Word."))
                _refuse_incomplete(content)
                _pixels(image).save(buffer, "JPEG" if image.format == "JPEG" else "PNG", quality=95)
    except UnidentifiedImageError:
        if content.startswith((png.MAGIC, b"\xff\xd8\xff")):
            raise _unusable(place, say("A picture in this file is damaged."), say("Put it in anew in Word.")) from None
        return content
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise _unusable(place, say("A picture in this file is damaged."), say("Put it in anew in Word.")) from None
    return buffer.getvalue()


def pixels(content: bytes) -> int:
    """Return the number of pixels that a picture declares; 0 for what is no known picture."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=_KINDS) as image:
                return image.width * image.height
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return 0


def _refuse_incomplete(content: bytes) -> None:
    """Raise ValueError for a picture of which only a part is there."""
    try:
        whole = png.is_whole(content)
    except zlib.error:
        whole = False
    if not whole:
        raise ValueError


def _too_large(image: Image, *, inside: bool = False) -> str:
    """Return what is too large of a picture that is not decoded yet, which may lie inside another file; empty where
    nothing is."""
    if image.width * image.height > _MAX_PIXELS:
        millions = _MAX_PIXELS // 1_000_000
        if inside:
            return say("A picture in this file has more than {count} million pixels.", count=millions)
        return say("The picture has more than {count} million pixels.", count=millions)
    if max(image.size) > _MAX_SIDE:
        side = say_number(_MAX_SIDE)
        if inside:
            return say("A picture in this file has a side of more than {count} pixels.", count=side)
        return say("The picture has a side of more than {count} pixels.", count=side)
    return ""


def _unusable(place: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(why, hint, str(place)))


def _logo_from(image: Image) -> Picture:
    from PIL import Image

    small = _pixels(image)
    small.thumbnail((_PRINT_SIDE, _PRINT_SIDE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "PNG", compress_level=9)
    scale = min(WIDEST / small.width, HIGHEST / small.height)
    return Picture(buffer.getvalue(), round(small.width * scale, 1), round(small.height * scale, 1))


def _pixels(image: Image) -> Image:
    """Return a picture of the pixels alone, the right way up."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        upright = upright.convert("I").point(lambda level: level / 256).convert("L")
    clear = upright.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in upright.info
    converted = upright.convert("RGBA" if clear else "RGB")
    blank = Image.new(converted.mode, converted.size)
    blank.paste(converted)
    return blank


def _unreadable(path: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(why, hint, str(path)))
