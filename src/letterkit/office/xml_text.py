"""Text put into XML or HTML. It stands apart from the trees of XML, whose library every plain letter does without."""

from __future__ import annotations


def escape_xml(text: str) -> str:
    """Return text for XML and HTML, inside elements and quoted attributes. The standard library's function loads every
    HTML entity."""
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "#x27")):
        text = text.replace(character, f"&{name};")
    return text
