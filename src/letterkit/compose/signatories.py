"""Who signs, as it stands under the letter: room to sign for a few, a list for many, a number for those not named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from letterkit.compose.lines import line
from letterkit.languages import by_tag as languages
from letterkit.languages.rows import Labels
from letterkit.letter.composed import Part, Style
from letterkit.letter.model import Draft, Signatory

MANY_SIGNATORIES = 5
"""From this many on, people who sign are listed one to a line instead of each under a space to sign."""


def signatories(draft: Draft, labels: Labels) -> Iterator[Part]:
    """The blocks of those who sign, by their groups; then how many sign whose names are withheld. Those are in no
    group, because a group can tell who they are."""
    named = _named(draft)
    listed = is_list(draft)
    for group, members in groupby(named, key=lambda signatory: signatory.group.strip()):
        yield from line(Style.SIGNATORY_GROUP, group)
        if listed:
            entries = [part for one in members for part in line(Style.SIGNATORY_LIST, entry(one, labels))]
            yield Part(Style.SIGNATORY_LIST, tuple(block for part in entries for block in part.blocks))
        else:
            for one in members:
                yield from line(Style.SIGNATURE, *_signature(one, labels))
    withheld = len(draft.signing) - len(named)
    if withheld:
        yield from line(Style.SIGNATORY_COUNT, _number(withheld, labels, others=bool(named)))


def is_list(draft: Draft) -> bool:
    """True if those who sign stand in a list, one to a line, instead of each under a space to sign."""
    named = _named(draft)
    return len(draft.signing) >= MANY_SIGNATORIES or any(not signatory.name.strip() for signatory in named)


def entry(signatory: Signatory, labels: Labels) -> str:
    """A signatory on one line of a list: name, title, organization, and places in brackets."""
    text = languages.points(labels.language).comma.join(part for part in _who(signatory, labels) if part)
    return f"{text} ({'; '.join(signatory.places)})" if signatory.places else text


def _named(draft: Draft) -> list[Signatory]:
    return [signatory for signatory in draft.signing if not signatory.withheld]


def _number(withheld: int, labels: Labels, *, others: bool) -> str:
    """How many sign whose names are withheld, alone or besides `others` who are named."""
    language = "en" if labels.fallback else labels.language
    forms = labels.others_withheld if others else labels.withheld
    form = forms[min(languages.plural_form(withheld, language), len(forms) - 1)]
    return form.replace("{n}", languages.number(withheld, language))


def _signature(signatory: Signatory, labels: Labels) -> tuple[str, ...]:
    return (*_who(signatory, labels), "; ".join(signatory.places))


def _who(signatory: Signatory, labels: Labels) -> tuple[str, str]:
    """The first line, and title with organization."""
    name = signatory.name.strip()
    post = languages.points(labels.language).comma.join(
        text.strip() for text in (signatory.title, signatory.organization if name else "") if text.strip()
    )
    if signatory.capacity == "personal":
        post = f"{post} ({labels.personal_capacity})".strip()
    return name or signatory.organization.strip(), post
