"""A zip file of parts: found by what leads to them, in any spelling, within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from letterkit.errors import UnreadableFile
from letterkit.office.package import Package
from letterkit.office.relations import Relation, relations_of

LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(members: dict[str, str | bytes]) -> Package:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return Package(result.getvalue())


def relationships(*rows: str) -> str:
    return f'<Relationships xmlns="{LINKS}">{"".join(f"<Relationship {row}/>" for row in rows)}</Relationships>'


@pytest.mark.parametrize(
    ("target", "member"),
    [
        ("styles.xml", "word/styles.xml"),
        ("/word/styles.xml", "word/styles.xml"),
        ("../word/./Styles.XML", "word/styles.xml"),
        ("our%20head.xml#x", "word/our head.xml"),
        ("../../../etc/passwd", "etc/passwd"),
        ("nowhere.xml", "word/nowhere.xml"),
    ],
)
def test_a_relationship_leads_to_a_member(target: str, member: str) -> None:
    given = relationships(f'Id="a" Type="http://any.example/styles" Target="{target}"')
    result = package({"word/_rels/d.xml.rels": given, "word/styles.xml": "", "word/our head.xml": ""})
    assert result.relations("word/d.xml") == {"a": Relation("styles", member)}


def test_what_is_outside_stays_as_it_is_written() -> None:
    given = relationships('Id="a" Type="x/hyperlink" Target="https://a.example/A b" TargetMode="external"')
    result = package({"_rels/.rels": given})
    assert result.relations() == {"a": Relation("hyperlink", "https://a.example/A b", outside=True)}
    assert result.relations("word/d.xml") == {}


def test_the_relations_of_a_part_lie_beside_it() -> None:
    assert (relations_of("word/d.xml"), relations_of("")) == ("word/_rels/d.xml.rels", "_rels/.rels")


def test_a_part_that_is_too_large_is_not_unpacked() -> None:
    result = package({"a.xml": "x" * 1000})
    assert len(result.read("a.xml", 1000)) == 1000
    with pytest.raises(UnreadableFile, match="more than 999 bytes"):
        result.read("a.xml", 999)
    with pytest.raises(UnreadableFile, match=r"b\.xml is damaged"):
        result.read("b.xml")
