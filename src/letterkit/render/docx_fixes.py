"""What pandoc leaves out of a Word file: languages of other scripts, and what must not be parted."""

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


def fix_text(xml: str) -> str:
    """Return the XML of the words of a letter as Word needs it."""
    xml = _SOURCE.sub('descr=""', xml)  # the whole picture once more, as the name of its file
    xml = _LANGUAGE.sub(lambda match: _language(match[1]), xml)
    return word_columns.make_sections(_keep_with_close(_keep_with_list(xml)))


def _language(tag: str) -> str:
    """Return the language of a run. Word has three of them, by the kind of the script."""
    if tag in _REGIONS:
        return f'<w:lang w:eastAsia="{_REGIONS[tag]}" />'
    return f'<w:lang w:{"bidi" if tag in _COMPLEX else "val"}="{tag}" />'


def _keep_with_list(xml: str) -> str:
    """Return the XML with the words that lead to a list kept with it: `We ask the Council to:` is nothing at the foot
    of a page."""
    return _LEADS.sub(r"\1<w:keepNext />\2", xml)


def _keep_with_close(xml: str) -> str:
    """Return the XML with the last paragraph kept with the close, so that no page holds a signature alone; before a
    last paragraph of one line, the one before it too."""
    close = xml.find(_CLOSING)
    before = [match.end() for match in _STYLED.finditer(xml, 0, max(close, 0))]
    if not before:
        return xml
    short = len("".join(_WORDS.findall(xml, before[-1], close))) < _LINE
    for end in reversed(before[-2:] if short else before[-1:]):
        xml = f"{xml[:end]}<w:keepNext />{xml[end:]}"
    return xml
