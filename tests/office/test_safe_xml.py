"""XML of unknown origin as a tree: names in full, no comments, and limits that are told in words."""

from __future__ import annotations

import pytest

from letterkit.errors import UnreadableFile
from letterkit.office.safe_xml import tree


def test_a_tree_has_names_in_full_whatever_the_prefix() -> None:
    for prefix in ("w", "x"):
        root = tree(f'<{prefix}:a xmlns:{prefix}="urn:w" {prefix}:b="1" c="2"><d/></{prefix}:a>'.encode(), "a.xml")
        assert (root.tag, root.attrib, [each.tag for each in root]) == ("{urn:w}a", {"{urn:w}b": "1", "c": "2"}, ["d"])


def test_comments_and_instructions_are_not_in_a_tree() -> None:
    root = tree("<a>one<!-- two --><?x three?>four<b/>five</a>".encode("utf-16"), "a.xml")
    assert (root.text, root[0].tail, len(root)) == ("onefour", "five", 1)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<a>" * 8 + b"</a>" * 8, "nested deeper"),
        (b"<a>" + b"<b/>" * 20 + b"</a>", "more than 20 elements"),
        (b"<a><b></a>", "damaged"),
        (b"<w:a/>", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_not_read_is_said_with_its_part(raw: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as refused:
        tree(raw, "part.xml", max_depth=7, max_elements=20)
    assert "part.xml" in str(refused.value) and refused.value.problems[0].hint
