"""Bare web addresses become links, and nothing else does."""

from __future__ import annotations

import pytest

from letterkit.letter.links import with_links
from letterkit.letter.markup import Link, Text, blocks_text


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
    result = with_links(text)
    assert [one.target for one in result if isinstance(one, Link)] == [address]
    assert blocks_text(result).replace("\n\n", "") == text


@pytest.mark.parametrize("text", ["", "https://", "http://...", "www.x.org", "a@x.org", "ftp://x.org", "no address"])
def test_what_is_no_web_address_stays_text(text: str) -> None:
    assert with_links(text) == ([Text(text)] if text else [])


def test_a_long_row_of_stops_after_an_address_is_cut_off() -> None:
    assert with_links("https://x.org" + "." * 200_000 + "x" + "." * 200_000)[0] == Link(
        (Text("https://x.org" + "." * 200_000 + "x"),), "https://x.org" + "." * 200_000 + "x"
    )
