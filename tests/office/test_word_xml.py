"""Trees of Word's XML: the usual prefixes whatever the file has, and written with the namespaces that they use."""

from __future__ import annotations

from letterkit.office.safe_xml import Element, tree
from letterkit.office.word_xml import NAMESPACES, child, element, to_inner_xml, to_xml, with_short_names


def test_strict_open_xml_has_the_same_names() -> None:
    strict = '<a:p xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main" a:b="1"/>'
    root = with_short_names(tree(strict.encode(), "a.xml"))
    assert (root.tag, root.attrib) == ("w:p", {"w:b": "1"})


def test_names_of_other_namespaces_stay_long() -> None:
    assert with_short_names(tree(b'<a:p xmlns:a="urn:other"/>', "a.xml")).tag == "{urn:other}p"


def test_what_is_written_is_read_as_it_was() -> None:
    words = element("w:t", {"xml:space": "preserve"}, text="a < b & ‘c’\n")
    run = element("w:r", {"w:rsidR": 'x"\t\n'}, words, Element("w:br"))
    root = element("w:p", None, run, element("a:blip", {"r:embed": "rId1"}))
    xml = to_xml(root)
    assert xml.count("xmlns:") == 3
    read = with_short_names(tree(xml.encode(), "a.xml"))
    assert to_xml(read) == xml
    first = child(read, "w:r", "w:t")
    assert first is not None and first.text == "a < b & ‘c’\n"
    assert to_inner_xml(run) == '<w:t xml:space="preserve">a &lt; b &amp; ‘c’\n</w:t><w:br/>'


def test_what_older_programs_may_ignore_is_declared() -> None:
    xml = to_xml(element("w:p", {"wp14:a": "1"}))
    assert f'xmlns:mc="{NAMESPACES["mc"]}"' in xml and 'mc:Ignorable="wp14"' in xml


def test_a_child_is_found_by_a_path() -> None:
    root = element("w:p", None, element("w:pPr", None, Element("w:jc")))
    assert child(root, "w:pPr", "w:jc") is not None
    assert child(root, "w:jc") is None and child(root, "w:rPr", "w:jc") is None
