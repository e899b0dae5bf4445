"""The languages in which a letter can be written, by the names that they give themselves."""

from __future__ import annotations

from typing import NamedTuple

from letterkit.interview.form import Form
from letterkit.languages.cldr import own_name
from letterkit.tags import written_language


class LanguageChoice(NamedTuple):
    """A language that the template writes. `here`: the letter is in it."""

    tag: str
    name: str
    here: bool


def language_choices(form: Form) -> tuple[LanguageChoice, ...]:
    """Return the languages that the template of a letter writes, in its order."""
    here = written_language(form.pack.languages, form.draft.language)
    return tuple(LanguageChoice(tag, own_name(tag), tag == here) for tag in form.pack.languages)


def named_language(form: Form, wanted: str) -> str:
    """Return the tag of the language that a text names; the text itself where it is no name of one."""
    text = wanted.strip()
    return next((row.tag for row in language_choices(form) if row.name.casefold() == text.casefold()), text)
