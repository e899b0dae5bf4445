"""Catalogues of messages in gettext's format, held against babel's reader."""

from __future__ import annotations

import io

import pytest
from babel.messages.pofile import read_po

from letterkit.errors import InvalidLibrary
from letterkit.languages.message_file import plural_rule, read_messages

SAMPLE = """\
# A comment
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#. a.py
#: a.py:3
msgid "Say \\"yes\\" \\\\ here"
msgstr "Dites «\u00a0oui\u00a0» \\\\ ici\\n"

#, fuzzy, python-brace-format
msgid "doubtful"
msgstr "douteux"

msgctxt "menu"
msgid "Norms"
msgstr "Normes"
msgid "no blank line before"
msgstr ""
"sans "
"ligne"

msgid "{count} file"
msgid_plural "{count} files"
msgstr[0] "{count} fichier"
msgstr[1] "{count} fichiers"

#~ msgid "old"
#~ msgstr "vieux"
"""


def test_it_is_read_as_babel_reads_it() -> None:
    babel = {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for message in read_po(io.BytesIO(SAMPLE.encode()))
        if message.id
    }
    ours = {message.original: message for message in read_messages(SAMPLE.encode(), "fr.po") if message.original}
    assert ours.keys() == babel.keys()
    for original, message in ours.items():
        forms = tuple(message.forms[index] for index in sorted(message.forms))
        expected = babel[original].string
        assert forms == (expected if isinstance(expected, tuple) else (expected,))
        assert message.fuzzy == babel[original].fuzzy
    assert ours["no blank line before"].line == 19


def test_the_header_has_the_rule_for_numbers() -> None:
    header = next(message for message in read_messages(SAMPLE.encode(), "fr.po") if not message.original)
    assert plural_rule(header.forms[0]) == (2, "(n > 1)")
    assert plural_rule("Content-Type: text/plain\n") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nwrong\n', 2),
        ('"nothing before"\n', 1),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 3),
        ('msgstr "b"\n', 1),
        ('\nmsgid "a"\n', 2),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InvalidLibrary) as refused:
        list(read_messages(text.encode(), "fr.po"))
    assert (refused.value.problems[0].file, refused.value.problems[0].line) == ("fr.po", line)


def test_what_is_not_utf_8_is_told_with_its_line() -> None:
    with pytest.raises(InvalidLibrary) as refused:
        list(read_messages(b'msgid "a"\nmsgstr "\xe9"\n', "fr.po"))
    assert refused.value.problems[0].line == 2
