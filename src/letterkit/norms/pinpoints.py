"""What a pinpoint names: `para. 139`, `paras. 138-139`, `arts. 21 and 22`, `art. 2(4)`, `статьи 12 и 17`, `OP5`.

Drafts and the norms library write pinpoints as people do, in any language of letters. They are read into places: the
kind, the number or the range, and the part of the document (`annex`, `Convention IV`). A place is compared by its
locator, in which `art. II` is `art. 2`, and printed as it was typed, with the English words that every language
translates.

    art. 2, para. 4     a paragraph behind an article is one of its paragraphs; so is `п. 4 ст. 2`, the other way round
    annex, para. 2      words before the first kind name a part; so do `para. 2 of the annex`, `common art. 3`
    para. (9.1)         numbers in brackets, as the OSCE writes them
    Article 6-1         a division, where the second number is not the higher one
    art. 1, last sentence     what follows a comma and is no place stays with the place before it
"""

from __future__ import annotations

import re
from functools import lru_cache

from letterkit.norms.locators import Locator, TypedPlace
from letterkit.norms.pinpoint_reader import PinpointReader
from letterkit.norms.pinpoint_tokens import Token, segments

WHOLE = "whole"
"""What rows call the text as a whole."""


def parse_locators(pinpoint: str) -> tuple[Locator, ...]:
    """Return what a pinpoint names, in its order; empty when nothing of it is understood."""
    return tuple(place.locator for place in read_places(pinpoint) if place.locator)


def unread_words(pinpoint: str) -> tuple[str, ...]:
    """Return the words that name no place and are not printed with one: ‘assembly’ in ‘art. 9 and assembly’."""
    words: list[str] = []
    for segment in segments(pinpoint):
        places = PinpointReader(segment).places()
        printed = " ".join(place.printed() for place in places if place.locator).casefold()
        typed = re.findall(r"[^\W\d_]+", segment.plain) if not printed else []
        following = (*segment.tokens[1:], None)
        strange = [
            token.text
            for token, after in zip(segment.tokens, following, strict=True)
            if (token.role == "word" and token.text.casefold() not in printed) or _is_lone_letter(token, after, printed)
        ]
        words += typed or strange
    return tuple(words)


def _is_lone_letter(token: Token, after: Token | None, printed: str) -> bool:
    """True for d in ‘art. 8.2.c and d’: a letter that is a word elsewhere (d’, a, y), and is not printed here."""
    if token.role not in ("word", "of") or not re.fullmatch("[a-z]", token.text):
        return False
    at_end = after is None or after.role in ("and", "comma", "to")
    return at_end and token.text not in re.findall(r"[^\W_]+", printed)


@lru_cache(maxsize=4096)
def read_places(pinpoint: str) -> tuple[TypedPlace, ...]:
    """Return the places that a text names, in its order; a part of it that names none is kept as it is typed."""
    if pinpoint.strip() == WHOLE:
        return (TypedPlace(WHOLE, Locator(WHOLE, "", (), ())),)
    return tuple(place for segment in segments(pinpoint) for place in PinpointReader(segment).places())
