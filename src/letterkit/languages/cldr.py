"""The door to babel, which brings the data of CLDR and takes longer to import than a letter takes to write.

English goes a short way of its own, which the tests hold against babel. Plain `en` is written as at the United
Nations: 30 June 2010, and no comma before ‘and’ (CLDR's en-001).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from letterkit import tags

if TYPE_CHECKING:
    from babel import Locale

PLAIN_ENGLISH: Final = frozenset({"en", "en-GB", "en-001", "en-US"})
"""The tags of English that are written without babel."""


@cache
def locale_of(tag: str) -> Locale | None:
    """Return the CLDR locale of a tag or of the nearest wider one, or None."""
    from babel import Locale, UnknownLocaleError

    for wider in tags.tags(tags.canonical(tag)):
        try:
            locale: Any = Locale.parse("en-001" if wider == "en" else wider, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        return locale if isinstance(locale, Locale) else None
    return None


def own_name(tag: str) -> str:
    """Return what a language calls itself: English, français, русский; the tag where CLDR does not know it."""
    if tag == "en":
        return "English"
    locale = locale_of(tag)
    return (locale.get_display_name(locale) if locale else "") or tag
