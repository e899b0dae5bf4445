"""In which words people say who may read a name (`data/consent.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, get_args

from letterkit.languages.normal_form import fold
from letterkit.letter.person import Consent
from letterkit.tags import base
from letterkit.wording import say_worded, worded
from letterkit.yaml.shipped import read_shipped

CONSENTS: Final[tuple[Consent, ...]] = get_args(Consent)
"""The four answers, in the order in which they are offered and numbered."""
_WORDS: Final[dict[Consent, str]] = {
    "public": worded("everybody"),
    "recipient-only": worded("those to whom the letter goes, and nobody else"),
    "never": worded("nobody outside your organization"),
    "not-asked": worded("nobody has asked the person yet"),
}
_DATA: Final = Path(__file__).parent / "data" / "consent.yaml"
_LEAST: Final = 4
"""Letters of a beginning that is understood: ‘no’ must not become ‘nobody’."""


def consent_words(consent: Consent) -> str:
    """Return who may read a name, in the language of the interview."""
    return say_worded(_WORDS[consent])


def consent_named(typed: str, language: str) -> Consent | None:
    """Return the consent that words name for certain, whole or by a beginning that only one has; in the language of the
    interview, in another one or in English. None for yes and no, for a sentence, and for all else."""
    text = fold(typed).strip(" .;:!").replace("’", "'")
    names = dict(_names(base(language)))
    if text in names:
        return names[text]
    begun = {consent for name, consent in names.items() if len(text) >= _LEAST and name.startswith(text)}
    return begun.pop() if len(begun) == 1 else None


def _names(language: str) -> Iterator[tuple[str, Consent]]:
    """Yield what each consent is called: by its value, in the interview, in a language and in English."""
    for consent in CONSENTS:
        yield consent, consent
        yield fold(consent_words(consent)), consent
        for words in (_said().get(language, {}), _said()["en"]):
            yield from ((fold(name), consent) for name in words.get(consent, ()))


@cache
def _said() -> Mapping[str, Mapping[Consent, Sequence[str]]]:
    said: Mapping[str, Mapping[Consent, Sequence[str]]] = read_shipped(_DATA)
    return said
