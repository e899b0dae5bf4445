"""Citations in a passage: [@wso-2005, paras. 138-139], [see @a; @b, art. 3], [-@key], [@{a key}].

Keys are those of Zotero and Better BibTeX. A bare @minister, an address in brackets and an escaped bracket are the
characters that they look like.
"""

from __future__ import annotations

import re
import unicodedata

from letterkit.letter.markup import Citation, Cited

_BRACKETS = re.compile(r"(?<!\\)\[([^\[\]]*)\](?!\()")
_CITED = re.compile(
    r"(?P<before>[^@]*?)(?<![\w@\\])(?P<mark>-?)@"
    r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*))(?P<after>.*)",
    re.DOTALL,
)


def citations(text: str) -> list[tuple[str, Citation]]:
    """Return every citation such as [@wso-2005, para. 139] in a Markdown text, as typed and as read."""
    bracketed = ((match[0], citation(match[1])) for match in _BRACKETS.finditer(text))
    return [(typed, node) for typed, node in bracketed if node is not None]


def citation(inside: str) -> Citation | None:
    """Return the citation that the words between two brackets are; None for words that cite nothing."""
    items = []
    for part in inside.split(";"):
        match = _CITED.fullmatch(part)
        if match is None:
            return None
        after = " ".join(match["after"].split()).removeprefix(",").strip()
        before = " ".join(match["before"].split())
        key = unicodedata.normalize("NFC", match["braced"] or match["key"])
        items.append(Cited(key, before, after, bool(match["mark"])))
    return Citation(tuple(items))
