"""Sentences that limp with what stands in the place of a name: said twice, or behind two articles.

A hint for whoever compares the versions of a letter, who can put the sentence in other words; nothing is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.protection.pseudonym_fit import articles_of
from letterkit.wording import say

_SHORTEST: Final = 4
"""Letters of a word that says something."""
_WORD: Final = re.compile(r"[^\W\d_]+")
MOST: Final = 4
"""How often one may stand in a letter before it tires."""


def limps(sentence: str, original: str, pseudonyms: Sequence[str], language: str) -> str:
    """Return why a sentence limps that has some pseudonyms in it, in which the original has names; empty for one that
    does not."""
    reasons = (why for one in pseudonyms for why in _reasons(sentence, original, one, language))
    return " ".join(dict.fromkeys(reasons))


def too_often(texts: Sequence[str], pseudonyms: Sequence[str]) -> str:
    """Return which pseudonym stands in a letter so often that it tires, and how often; empty where none does."""
    for one in dict.fromkeys(filter(None, pseudonyms)):
        count = sum(len(_places(text, one)) for text in texts)
        if count > MOST:
            return say(
                "‘{words}’ stands {count} times: some of these sentences may go without.", words=one, count=count
            )
    return ""


def _places(text: str, words: str) -> list[re.Match[str]]:
    return [*re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]


def _reasons(sentence: str, original: str, words: str, language: str) -> Iterator[str]:
    places = _places(sentence, words) if words else []
    before = len(_places(original, words)) if words else 0
    if len(places) <= before:  # nothing was put in the place of a name here, or what stood beside it was taken out
        return
    if before:
        yield say("‘{words}’ is said twice: in the place of the name, and beside it.", words=words)
    elif len(places) > 1:
        yield say("‘{words}’ stands {count} times in this sentence.", words=words, count=len(places))
    rest = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", sentence, flags=re.IGNORECASE)
    said = {word.casefold() for word in _WORD.findall(rest)}
    for word in _WORD.findall(words):
        if len(word) >= _SHORTEST and word.casefold() in said:
            yield say("‘{words}’ is said twice: in the place of the name, and beside it.", words=word)
    if any(_stands_behind_article(sentence, place.start(), words, language) for place in places):
        yield say("Two articles stand before one word.")


def _stands_behind_article(sentence: str, start: int, words: str, language: str) -> bool:
    """True for “the arrested a student”: an article, a word, and what begins with an article itself."""
    articles = articles_of(language)
    if words.split(" ", 1)[0].casefold() not in articles:
        return False
    before = re.search(r"([^\W\d_]+)\s+([^\W\d_]+)\s+$", sentence[:start])
    return before is not None and before[1].casefold() in articles
