"""An answer of prose in print: as it was typed, but for citations of what the letter can cite."""

from __future__ import annotations

import re
from collections.abc import Container

from letterkit.letter.citation_syntax import citations
from letterkit.letter.escapes import escape
from letterkit.letter.model import Draft
from letterkit.library.library import Library

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Citable(Container[str]):
    """The keys that prose can cite: sources of the letter, norms of the draft and of the library."""

    def __init__(self, draft: Draft, library: Library) -> None:
        has_sources = draft.sources or draft.bibliography.strip()
        self._sources: Container[str] = library.sources(draft) if has_sources else ()
        self._norms = library.norms_of(draft)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (key in self._sources or key in self._norms)


def as_markdown(text: str, citable: Container[str]) -> str:
    """Return typed prose as Markdown: `[@key, para. 3]` is a citation if its keys are `citable`, the rest characters.

    Blank lines begin paragraphs.
    """
    return "\n\n".join(_paragraph(part, citable) for part in _BLANK_LINES.split(text.strip()) if part.strip())


def _paragraph(text: str, citable: Container[str]) -> str:
    line = " ".join(text.split())
    printed, rest = "", line
    for typed, citation in citations(line):
        before, _, behind = rest.partition(typed)
        known = all(item.key in citable for item in citation.items)
        printed += escape(before) + (typed if known else escape(typed))
        rest = behind
    return printed + escape(rest)
