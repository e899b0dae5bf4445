"""The words of a tree, alone: what checks and previews read."""

from __future__ import annotations

import pytest

from letterkit.letter.links import with_links
from letterkit.letter.markup import (
    BulletList,
    Emphasis,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Superscript,
    Text,
    lines,
    plain,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_lines_stand_under_each_other() -> None:
    assert lines("a", "b") == Paragraph((Text("a"), LineBreak(), Text("b")))
    assert plain([lines("a", "b")]) == "a\nb"
    assert lines() == Paragraph(())


def test_plain_has_every_word_of_every_block() -> None:
    blocks = (
        Paragraph((Text("a "), Emphasis((Text("b"), Strong((Text("c"),)))), Superscript((Text("d"),)))),
        BulletList(((paragraph("e"),), (paragraph("f"), OrderedList(((paragraph("g"),),))))),
        Quote((paragraph("h"),)),
    )
    assert plain(blocks) == "a bcd\n\ne\nf\n\ng\n\nh"


def test_a_note_stands_after_its_paragraph_however_deep_its_mark() -> None:
    note = Note((paragraph("the source"),))
    assert (
        plain([Paragraph((Text("said"), Emphasis((Link((Text("!"), note), "https://x.org"),)))), paragraph("more")])
        == "said!\n\nthe source\n\nmore"
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://x.org/a_b, and", "https://x.org/a_b"),
        ("(http://x.org)", "http://x.org"),
        ("“https://x.org/?a=1&b=2”.", "https://x.org/?a=1&b=2"),
        ("https://x.org...", "https://x.org"),
    ],
)
def test_a_web_address_is_linked_without_the_stop_after_it(text: str, address: str) -> None:
    found = with_links(text)
    assert [one.target for one in found if isinstance(one, Link)] == [address]
    assert plain(found).replace("\n\n", "") == text


@pytest.mark.parametrize("text", ["", "https://", "http://...", "www.x.org", "a@x.org", "ftp://x.org", "no address"])
def test_what_is_no_web_address_stays_text(text: str) -> None:
    assert with_links(text) == ([Text(text)] if text else [])


def test_a_long_row_of_stops_after_an_address_is_cut_off() -> None:
    assert with_links("https://x.org" + "." * 200_000 + "x" + "." * 200_000)[0] == Link(
        (Text("https://x.org" + "." * 200_000 + "x"),), "https://x.org" + "." * 200_000 + "x"
    )
