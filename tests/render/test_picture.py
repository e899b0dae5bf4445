"""The logo: read with care, and written from its pixels alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from letterkit.errors import CannotRead
from letterkit.render import picture

from . import pictures


def test_a_logo_keeps_its_shape_and_loses_what_it_tells(tmp_path: Path) -> None:
    result = picture.read(pictures.logo(tmp_path / "logo.png"))
    assert (result.width, result.height) == (70.0, 17.5)
    assert pictures.opened(result.png).size == (400, 100)
    assert pictures.SECRET.encode() not in result.png


def test_a_photograph_stands_upright_and_tells_nothing(tmp_path: Path) -> None:
    path = pictures.photograph(tmp_path / "a photo.jpg")
    assert pictures.SECRET.encode() in path.read_bytes()
    result = picture.read(path)
    made = pictures.opened(result.png)
    assert made.size == (200, 300)
    assert not made.info and not made.getexif()
    assert result.height == picture.HIGHEST


def test_a_large_picture_is_made_small(tmp_path: Path) -> None:
    result = picture.read(pictures.logo(tmp_path / "a.png", (3000, 1500)))
    assert pictures.opened(result.png).size == (1400, 700)


def test_a_changed_picture_is_read_again(tmp_path: Path) -> None:
    first = picture.read(pictures.logo(tmp_path / "a.png"))
    assert picture.read(pictures.logo(tmp_path / "a.png", (100, 100))) != first


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
        (b"\x89PNG\r\n\x1a\nrubbish", "picture"),
    ],
)
def test_what_is_no_picture_is_refused_with_what_to_do(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        picture.read(path)
    assert refused.value.problems[0].hint
    assert refused.value.problems[0].file == str(path)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    Image.new("1", (9000, 9000)).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 100_000
    with pytest.raises(CannotRead, match="40 million"):
        picture.read(tmp_path / "bomb.png")


@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 1)])
@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG", "BMP", "TIFF"])
def test_a_picture_with_one_endless_side_is_refused(tmp_path: Path, size: tuple[int, int], kind: str) -> None:
    path = tmp_path / "bomb"
    Image.new("L", size).save(path, kind)
    with pytest.raises(CannotRead, match="side of more than 20,000"):
        picture.read(path)
    with pytest.raises(CannotRead, match="side of more than 20,000"):
        picture.bare(path.read_bytes(), path)


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=60)
def test_a_damaged_picture_is_only_ever_refused(tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    whole = pictures.logo(folder / "a.png").read_bytes()
    (folder / "b.png").write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    try:
        assert picture.read(folder / "b.png").png
    except CannotRead as refused:
        assert refused.problems[0].hint


def test_a_picture_of_a_letterhead_is_made_bare(tmp_path: Path) -> None:
    path = pictures.photograph(tmp_path / "a.jpg")
    result = picture.bare(path.read_bytes(), path)
    assert pictures.SECRET.encode() not in result
    assert pictures.opened(result).format == "JPEG"
    assert picture.bare(b"some other kind", path) == b"some other kind"
    with pytest.raises(CannotRead, match="damaged"):
        picture.bare(path.read_bytes()[:60], path)


def test_a_picture_of_sixteen_bits_is_not_blank(tmp_path: Path) -> None:
    Image.new("I;16", (40, 20), 40_000).save(tmp_path / "a.png")
    result = pictures.opened(picture.read(tmp_path / "a.png").png)
    assert result.getpixel((5, 5)) == (156, 156, 156)
