"""Who signs: a space to sign for a few, a list for many, a number for those who are not named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from letterkit.compose.lines import lines_part
from letterkit.languages.language import Language
from letterkit.letter.composed import Part, Style
from letterkit.letter.model import Draft, Signatory

MANY_SIGNATORIES = 5
"""From this many on, people who sign are listed one to a line instead of each under a space to sign."""


def signatories(draft: Draft, language: Language) -> Iterator[Part]:
    """Yield the blocks of those who sign, by their groups; then how many sign whose names are withheld. Those are in no
    group, because a group can tell who they are."""
    named = _named(draft)
    listed = is_listed(draft)
    for group, members in groupby(named, key=lambda signatory: signatory.group.strip()):
        yield from lines_part(Style.SIGNATORY_GROUP, group)
        if listed:
            entries = [
                part
                for signatory in members
                for part in lines_part(Style.SIGNATORY_LIST, list_entry(signatory, language))
            ]
            yield Part(Style.SIGNATORY_LIST, tuple(block for part in entries for block in part.blocks))
        else:
            for signatory in members:
                yield from lines_part(Style.SIGNATURE, *_signature(signatory, language))
    withheld = len(draft.signing) - len(named)
    if withheld:
        yield from lines_part(Style.SIGNATORY_COUNT, _count(withheld, language, others=bool(named)))


def is_listed(draft: Draft) -> bool:
    """True if those who sign are set in a list, one to a line, instead of each under a space to sign."""
    named = _named(draft)
    return len(draft.signing) >= MANY_SIGNATORIES or any(not signatory.name.strip() for signatory in named)


def list_entry(signatory: Signatory, language: Language) -> str:
    """Return a signatory on one line of a list: name, title, organization, and places in brackets."""
    text = language.points.comma.join(part for part in _who(signatory, language) if part)
    return f"{text} ({'; '.join(signatory.places)})" if signatory.places else text


def _named(draft: Draft) -> list[Signatory]:
    return [signatory for signatory in draft.signing if not signatory.withheld]


def _count(withheld: int, language: Language, *, others: bool) -> str:
    """Return how many sign whose names are withheld, alone or besides `others` who are named."""
    speaking = language.english or language if language.labels.fallback else language
    forms = language.labels.others_withheld if others else language.labels.withheld
    form = forms[min(speaking.plural_form(withheld), len(forms) - 1)]
    return form.replace("{n}", speaking.format_number(withheld))


def _signature(signatory: Signatory, language: Language) -> tuple[str, ...]:
    return (*_who(signatory, language), "; ".join(signatory.places))


def _who(signatory: Signatory, language: Language) -> tuple[str, str]:
    """Return the first line, and title with organization."""
    name = signatory.name.strip()
    post = language.points.comma.join(
        text.strip() for text in (signatory.title, signatory.organization if name else "") if text.strip()
    )
    if signatory.capacity == "personal":
        post = f"{post} ({language.labels.personal_capacity})".strip()
    return name or signatory.organization.strip(), post
