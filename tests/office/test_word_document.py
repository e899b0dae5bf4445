"""A Word file of others: its parts by the relationships that lead to them, within limits."""

from __future__ import annotations

import pytest

from letterkit.errors import UnreadableFile
from letterkit.office import archive
from letterkit.office.refusals import Damaged, Harmful, TooLarge
from letterkit.office.relations import Relation
from letterkit.office.word_document import WordDocument
from letterkit.office.word_writing import XML, pack_document
from letterkit.office.word_xml import NAMESPACES, element, to_xml

STYLES = element("w:styles", None, element("w:style", {"w:styleId": "A"}))
DOCUMENT = f'<x:document xmlns:x="{NAMESPACES["w"]}"><x:body/></x:document>'


def written(styles: str = XML + to_xml(STYLES), document: str = DOCUMENT) -> bytes:
    related = {"rId1": Relation("styles", "word/look.xml"), "rId2": Relation("numbering", "https://a.example", True)}
    return pack_document(related, {"word/document.xml": document, "word/look.xml": styles})


def opened(raw: bytes) -> WordDocument:
    return WordDocument(raw, max_part=2_000, max_elements=20, max_depth=5)


def test_parts_are_found_by_their_relationships_and_have_short_names() -> None:
    word = opened(written())
    assert [child.tag for child in word.document(20)] == ["w:body"]
    styles = word.part("styles")
    assert styles is not None and styles[0].attrib == {"w:styleId": "A"}
    assert word.part("theme") is None
    assert word.part("numbering") is None, "nothing outside is opened"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"no zip file", Damaged),
        (archive.pack({"word/document.xml": DOCUMENT}), Damaged),
        (written(styles="<a>"), Damaged),
        (written(styles="<a/>" + " " * 2_000), TooLarge),
        (written(styles=f"<a>{'<b/>' * 20}</a>"), TooLarge),
        (written(styles=f"{'<a>' * 6}{'</a>' * 6}"), Harmful),
        (written(styles="<!DOCTYPE a><a/>"), Harmful),
        (written(document="<a/>"), Damaged),
    ],
)
def test_the_reason_of_a_refusal_is_its_class(raw: bytes, reason: type[UnreadableFile]) -> None:
    with pytest.raises(reason):
        word = opened(raw)
        word.part("styles")
        word.document(20)
