"""What pandoc leaves to be said in a Word file: languages of other scripts, what must not be parted."""

from __future__ import annotations

import re
from typing import Final

from letterkit.render import word_columns

_SOURCE: Final = re.compile(r'descr="data:[^"]*"')
_LANGUAGE: Final = re.compile(r'<w:lang w:val="([^"]*)" ?/>')
_CLOSING: Final = '<w:pStyle w:val="Closing" />'
_STYLED: Final = re.compile(r"<w:pStyle [^>]*/>(?!<w:keepNext)")
_LEADS: Final = re.compile(
    r"(<w:p><w:pPr><w:pStyle [^>]*/>)"
    r"((?:<w:bidi />)?</w:pPr>(?:(?!</w:p>).)*</w:p>\s*<w:p><w:pPr><w:pStyle [^>]*/><w:numPr>)",
    re.DOTALL,
)
_WORDS: Final = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_LINE: Final = 90
"""Characters of a line, about."""
_COMPLEX: Final = frozenset(
    ("ar", "fa", "ur", "he", "hi", "bn", "pa", "gu", "ta", "te", "kn", "ml", "si", "th", "lo", "bo", "my", "km")
)
_REGIONS: Final = {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}


def body(xml: str) -> str:
    """The XML of the words of a letter, as Word wants it."""
    xml = _SOURCE.sub('descr=""', xml)  # the whole picture once more, as the name of its file
    xml = _LANGUAGE.sub(lambda found: _language(found[1]), xml)
    return word_columns.in_sections(_kept_with_close(_kept_with_list(xml)))


def _language(tag: str) -> str:
    """Word knows three languages of a run, by the kind of its script."""
    if tag in _REGIONS:
        return f'<w:lang w:eastAsia="{_REGIONS[tag]}" />'
    return f'<w:lang w:{"bidi" if tag in _COMPLEX else "val"}="{tag}" />'


def _kept_with_list(xml: str) -> str:
    """The words that lead to a list stay with it: `We ask the Council to:` is nothing at the foot of a page."""
    return _LEADS.sub(r"\1<w:keepNext />\2", xml)


def _kept_with_close(xml: str) -> str:
    """The last paragraph stays with the close, so that no page holds a signature alone; so does the one before a last
    paragraph of one line."""
    close = xml.find(_CLOSING)
    before = [found.end() for found in _STYLED.finditer(xml, 0, max(close, 0))]
    if not before:
        return xml
    short = len("".join(_WORDS.findall(xml, before[-1], close))) < _LINE
    for at in reversed(before[-2:] if short else before[-1:]):
        xml = f"{xml[:at]}<w:keepNext />{xml[at:]}"
    return xml
