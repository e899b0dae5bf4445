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
    """Every citation such as [@wso-2005, para. 139] in a Markdown text, as typed and as read."""
    found = ((one[0], citation(one[1])) for one in _BRACKETS.finditer(text))
    return [(typed, read) for typed, read in found if read is not None]


def citation(inside: str) -> Citation | None:
    """What stands between the brackets of a citation, or None for words that cite nothing."""
    items = []
    for part in inside.split(";"):
        found = _CITED.fullmatch(part)
        if found is None:
            return None
        after = " ".join(found["after"].split()).removeprefix(",").strip()
        before = " ".join(found["before"].split())
        key = unicodedata.normalize("NFC", found["braced"] or found["key"])
        items.append(Cited(key, before, after, bool(found["mark"])))
    return Citation(tuple(items))
