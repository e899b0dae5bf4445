"""GIF: remarks and drawn words, wherever they are in the file."""

from __future__ import annotations

from .pictures import GIF, GIF_PICTURE, revealed, traces


def test_remarks_in_gif_are_read_before_and_behind_its_pictures() -> None:
    first, second = b"\x21\xfe\x09for Amina\0", b"\x21\xfe\x04for \x03Ben\0"
    result = traces(GIF + first + GIF_PICTURE + b"\x21\xf9\4" + bytes(5) + GIF_PICTURE + second + b";")
    assert [(trace.name, trace.value, trace.is_revealing) for trace in result] == [
        ("Remark (GIF)", "for Amina", True),
        ("Remark (GIF)", "for Ben", True),
    ]
    assert traces(GIF + GIF_PICTURE + b";") == []
    assert revealed(GIF + b"\x21\xfe\x09for") == {"Picture": "damaged"}


def test_what_comes_before_the_damage_is_told() -> None:
    assert revealed(GIF + b"\x21\xfe\x09for Amina\0\x21\xfe\x09for") == {
        "Remark (GIF)": "for Amina",
        "Picture": "damaged",
    }


def test_words_drawn_by_a_gif_are_read() -> None:
    assert revealed(GIF + b"\x21\x01\x0c" + bytes(12) + b"\x05hello\0" + GIF_PICTURE + b";") == {
        "Remark (GIF)": "hello"
    }
