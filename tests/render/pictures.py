"""Pictures for the tests: a logo, and a photograph that tells where it was taken and by whom."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = "Zebedee Planted"


def logo(path: Path, size: tuple[int, int] = (400, 100)) -> Path:
    """Return a PNG with an author in it."""
    result = PngInfo()
    result.add_text("Author", SECRET)
    Image.new("RGBA", size, (20, 60, 120, 255)).save(path, pnginfo=result)
    return path


def photograph(path: Path) -> Path:
    """Return a JPEG with the name of its author and of its camera, lying on its side."""
    exif = Image.Exif()
    exif[0x013B], exif[0x0110], exif[0x0112] = SECRET, "Camera of Zebedee", 6
    Image.new("RGB", (300, 200), (200, 10, 10)).save(path, "JPEG", exif=exif, comment=SECRET.encode())
    return path


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
