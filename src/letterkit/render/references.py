"""The sources that a letter cites, as pandoc's citeproc takes them: items of CSL, those of BibTeX entries too."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from letterkit.errors import Problem, RenderFailed
from letterkit.letter.composed import Letter
from letterkit.letter.source_items import complete_item
from letterkit.render import normalize, pandoc
from letterkit.wording import say

STAND_IN: Final = 0xE000
"""The first of the characters of private use that stand for words which citeproc is not to look into."""
STAND_INS: Final = re.compile("[\ue000-\uf8ff]")
_DEEPEST: Final = 12
_BIBTEX_LIMIT, _BLAME_LIMIT = 6.0, 3.0
"""Seconds to read the entries that a letter cites, of which a hundred take a tenth of one, and to find the one to
blame."""
_BIBLATEX: Final = re.compile(r"\b(?:journaltitle|date|location|urldate)\s*=")
_ENTRY: Final = re.compile(
    r"^[ \t]*@(?!(?:string|preamble|comment)\b)[A-Za-z]+[ \t]*[{(]\s*[^\s,]+,", re.MULTILINE | re.IGNORECASE
)
_TAG: Final = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")
"""The markup that CSL allows in titles; a note is set without it."""


def references(letter: Letter, cited_again: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the sources of a letter as pandoc's metadata. Those that are `cited_again` are told apart by their short
    forms. Raises RenderFailed for an entry that cannot be read."""
    shorts = Counter(_short_title(item) for item in letter.sources if item.get("id") in cited_again)
    sources = (
        _for_short_form(item, alone=shorts[_short_title(item)] == 1) if item.get("id") in cited_again else item
        for item in letter.sources
    )
    return _metadata([*sources, *_items_of_bibtex(letter)])


def _short_title(item: Mapping[str, Any]) -> str:
    return str(item.get("title-short") or item.get("title") or "")


def _for_short_form(item: Mapping[str, Any], *, alone: bool) -> Mapping[str, Any]:
    """Return a treaty or a document with what its short form needs: the short title, which its first note gives in
    brackets (`medium`) where it is no part of the title; the symbol (`genre`) where it is not `alone` with that."""
    if item.get("type") not in ("treaty", "legislation", "legal_case"):
        return item
    short, named = _short_title(item), f"{item.get('title') or ''} {item.get('author') or ''}"
    is_told = short.casefold() in named.casefold() or (item["type"] == "legal_case" and "(" in short)
    added = {} if is_told else {"medium": short}
    return {**item, **added, **({} if alone else {"genre": item.get("number")})}


def _metadata(value: Any, depth: int = 0) -> dict[str, Any]:
    """Return plain data as pandoc's metadata: every text as plain characters, never as markup."""
    if depth > _DEEPEST:
        return {"t": "MetaString", "c": ""}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(key): _metadata(item, depth + 1) for key, item in value.items()}}
    if isinstance(value, (list, tuple)):
        return {"t": "MetaList", "c": [_metadata(item, depth + 1) for item in value]}
    text = "" if value is None else _TAG.sub("", STAND_INS.sub("", str(value)))
    return {"t": "MetaString", "c": normalize.line(text)}


def _items_of_bibtex(letter: Letter) -> list[Any]:
    """Return the BibTeX entries as CSL items, as pandoc understands them. Raises RenderFailed, with the key of the
    entry to blame where it can be told."""
    if not letter.bibtex:
        return []
    dialect = "biblatex" if _BIBLATEX.search(letter.bibtex) else "bibtex"
    try:
        items = _convert(letter.bibtex, dialect, letter)
    except RenderFailed:
        _blame(letter, dialect)
        raise
    return [complete_item({key: value for key, value in item.items() if key != "language"}) for item in items]


def _convert(bibtex: str, dialect: str, letter: Letter, limit: float = _BIBTEX_LIMIT) -> Any:
    # without a language pandoc takes the capitals out of English titles
    entries = _ENTRY.sub(r"\g<0> langid = {latin},", bibtex)
    return json.loads(pandoc.convert(entries.encode("utf-8"), dialect, "csljson", letter.date).result(limit))


def _blame(letter: Letter, dialect: str) -> None:
    """Raise RenderFailed with the keys of the entries that pandoc cannot read, each tried alone, as far as it does not
    take too long: pandoc says of a file with one such entry only that it has one."""
    starts = [match.start() for match in _ENTRY.finditer(letter.bibtex)]
    entries = [letter.bibtex[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    problems: list[Problem] = []
    deadline = time.monotonic() + _BLAME_LIMIT
    for entry in entries:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            _convert(entry, dialect, letter, left)
        except RenderFailed:
            key = entry.partition("{")[2].partition(",")[0].strip()
            hint = say("Correct its entry in the bibliography, or export it again.")
            problems.append(Problem(say("pandoc cannot read the source ‘{key}’.", key=key), hint))
    if problems:
        raise RenderFailed.of(problems)
