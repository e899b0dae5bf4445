"""Numbers, their plural forms and lists, as CLDR has them for a language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from letterkit import tags
from letterkit.languages.cldr import PLAIN_ENGLISH, locale_of

_PLURAL_NAMES: Final = ("zero", "one", "two", "few", "many", "other")
_SPANISH_E: Final = r"(?i)\\?[\"«“(]?h?[ií](?![aeo])"
"""Before these ‘y’ becomes ‘e’: padres e hijos, but agua y hielo. CLDR does not change the word."""


def format_number(n: int | float, tag: str) -> str:
    """Return a number with the separators of the language: `400,000`. Not for years."""
    if tag in PLAIN_ENGLISH and isinstance(n, int):
        return f"{n:,}"
    locale = locale_of(tag)
    if locale is None:
        return str(n)
    from babel.numbers import format_decimal

    return format_decimal(n, locale=locale)


def plural_form(n: int, tag: str) -> int:
    """Return the index of a noun's form after a number: two forms in English, three in Russian (1 человек, 2 человека,
    5 человек). The first is always the one for a single thing, except in languages with a form for zero."""
    locale = None if tags.base(tag) == "en" else locale_of(tag)
    if locale is None:
        return 0 if n == 1 else 1
    rule = locale.plural_form
    names: list[str] = [name for name in _PLURAL_NAMES if name in rule.tags | {"other"}]
    return names.index(rule(n))


def plural_forms(tag: str) -> int:
    """Return how many forms a noun has after a number: two in English, three in Russian."""
    locale = None if tags.base(tag) == "en" else locale_of(tag)
    return len(locale.plural_form.tags | {"other"}) if locale else 2


def join(items: Sequence[str], tag: str) -> str:
    """Return `a, b and c` as the language writes a list; in en-US with a comma before ‘and’."""
    if len(items) < 2:
        return "".join(items)
    if tag in PLAIN_ENGLISH:
        before = "," if tag == "en-US" and len(items) > 2 else ""
        return f"{', '.join(items[:-1])}{before} and {items[-1]}"
    locale = locale_of(tag)
    if locale is None:
        return ", ".join(items)
    from babel.lists import format_list

    text, last = format_list(items, locale=locale), items[-1]
    if locale.language == "es" and re.match(_SPANISH_E, last) and text.endswith(f" y {last}"):
        text = f"{text.removesuffix(f'y {last}')}e {last}"
    return text


def join_alternatives(items: Sequence[str], tag: str) -> str:
    """Return `a, b or c` as the language writes names of which one is to be taken."""
    locale = None if tag in PLAIN_ENGLISH or len(items) < 2 else locale_of(tag)
    if locale is not None:
        from babel.lists import format_list

        return format_list(items, style="or", locale=locale)
    return f"{', '.join(items[:-1])} or {items[-1]}" if len(items) > 1 else "".join(items)
