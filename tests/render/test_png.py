"""Whether all rows of a PNG are there."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from letterkit.errors import CannotRead
from letterkit.render import picture, png


def file(header: bytes, pixels: bytes, pieces: int = 1) -> bytes:
    """Return a PNG with these pixels, packed, in so many pieces."""
    packed = zlib.compress(pixels)
    cuts = [packed[len(packed) * at // pieces : len(packed) * (at + 1) // pieces] for at in range(pieces)]
    chunks = [(b"IHDR", header), *((b"IDAT", piece) for piece in cuts), (b"IEND", b"")]
    return png.MAGIC + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def grey(pixels: Callable[[int], int], interlaced: bool = False) -> bytes:
    """Return a picture of 19 × 11 grey pixels, of which `pixels` says how many of so many bytes are there."""
    raw = b"".join(b"\0" + bytes([200] * 19) for _ in range(11))
    if interlaced:
        passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        raw = b"".join(
            b"\0" + bytes([200] * len(range(x, 19, across)))
            for x, y, across, down in passes
            for _ in range(y, 11, down)
        )
    header = struct.pack(">IIBBBBB", 19, 11, 8, 0, 0, 0, int(interlaced))
    return file(header, raw[: pixels(len(raw))], pieces=3)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (7, 9), (301, 203)])
def test_every_kind_of_picture_that_is_whole_is_known_as_whole(mode: str, size: tuple[int, int]) -> None:
    result = io.BytesIO()
    Image.new(mode, size).save(result, "PNG")
    assert png.is_whole(result.getvalue())


@pytest.mark.parametrize("interlaced", [False, True])
def test_a_picture_that_lacks_rows_is_refused(tmp_path: Path, interlaced: bool) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(grey(lambda length: length, interlaced))
    assert picture.read(path).png
    for lacking in (1, 30, 150):
        cut = grey(lambda length, lacking=lacking: length - lacking, interlaced)  # type: ignore[misc]  # a lambda
        path.write_bytes(cut)
        with pytest.raises(CannotRead, match="damaged"):
            picture.read(path)
        with pytest.raises(CannotRead, match="damaged"):
            picture.bare(cut, path)


def test_what_is_no_png_is_left_to_others() -> None:
    assert png.is_whole(b"GIF89a")
    assert not png.is_whole(png.MAGIC + b"rubbish")
