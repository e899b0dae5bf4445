"""Rules about terms: acronyms that are explained once and used, and one spelling of English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit import tags
from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, text_words
from letterkit.checks.texts.words import PhraseMatch
from letterkit.wording import say

_ROMAN = re.compile(r"[IVXLCDM]+")


def acronym_undefined(subject: Subject) -> Iterator[Issue]:
    """An acronym is explained where it first stands.

    Why: those who decide read many letters, and those who read it on your site know none of your acronyms.
    Example: “the CSTO declined”, without the name anywhere.
    Instead: “the Collective Security Treaty Organization (CSTO)”, then “the CSTO”.
    Source: editorial practice; the ones that every reader knows are in the word lists (`acronyms-known`).
    """
    own = _own_names(subject)
    texts = [
        prose
        for prose in subject.prose
        if prose.kind not in ("note", "heading")
        and (prose.origin.typed or prose.role != "norm")  # names of instruments
    ]
    explained_in = {prose: _explained_places(subject, prose) for prose in texts}
    later = {name for prose in texts for start, _, name in _acronyms(subject, prose) if start in explained_in[prose]}
    seen = set[str]()
    for prose in texts:
        explained = explained_in[prose]
        for start, end, name in _acronyms(subject, prose):
            if name in seen or name in own or _is_known(name, subject):
                continue
            seen.add(name)
            if start not in explained:
                yield Issue(
                    say("‘{name}’ is explained only later.", name=name)
                    if name in later
                    else say("‘{name}’ is not explained.", name=name),
                    say("Write the name in full at its first place, with ({name}) behind it.", name=name),
                    prose.path,
                    prose.span(start, end),
                )


def acronym_unused(subject: Subject) -> Iterator[Issue]:
    """An acronym is given because it is used.

    Why: the reader learns it for nothing.
    Example: “the Collective Security Treaty Organization (CSTO)”, which is not named again.
    Instead: leave the acronym out.
    Source: editorial practice.
    """
    used: dict[str, int] = {}
    for prose in subject.prose:
        for _, _, name in _acronyms(subject, prose):
            used[name] = used.get(name, 0) + 1
    for prose in subject.body:
        explained = _explained_places(subject, prose)
        for start, end, name in _acronyms(subject, prose):
            if start in explained and used[name] == 1 and prose.text[start - 1] == "(":
                yield Issue(
                    say("({name}) is not used again.", name=name),
                    say("Leave it out."),
                    prose.path,
                    prose.span(start - 1, min(end + 1, len(prose.text))),
                )


@cached_for_texts
def _acronyms(_: Subject, prose: Prose) -> tuple[tuple[int, int, str], ...]:
    """Return the acronyms with their places, without a plural s. Words in a line of capitals are none."""
    words = (prose.words[index] for index in prose.capitals)
    spans = (_acronym_span(prose.text, word.start, word.end) for word in words)
    return tuple((*span, prose.text[slice(*span)]) for span in spans if span and not _in_capitals(prose.text, *span))


_LONGEST: Final = 14
_LETTERS: Final = (2, 8)


def _acronym_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of the acronym in a word: OSCE, OSCE’s, NGOs, l’OTSC, R2P; not VII, U.S., A/RES."""
    if text[end - 1].islower() and text[start + 1 : start + 2].islower():
        return None
    if end - start > _LONGEST:
        return None
    for mark in "’'":
        mark_at = text.find(mark, start, end)
        if mark_at >= 0:
            start, end = (mark_at + 1, end) if mark_at - start <= 2 and end - mark_at > 2 else (start, mark_at)
    if end - start > 2 and text[end - 1] == "s":
        end -= 1
    name, before, behind = text[start:end], text[start - 1 : start], text[end : end + 2]
    if (
        not _LETTERS[0] <= len(name) <= _LETTERS[1]
        or not (name.isupper() or name == "RtoP")
        or not (name.isalnum() and name[0].isalpha())
    ):
        return None
    joined = before in ("/", "@", ".") or behind[:1] in ("/", "@") or (behind[:1] == "." and behind[1:].isalnum())
    return None if joined or _ROMAN.fullmatch(name) else (start, end)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """True if the words before or after are in capitals too: a line that shouts, a name set in capitals."""
    before = text[max(start - 20, 0) : start].split()[-1:]
    behind = text[end : end + 20].split()[:1]
    return any(len(word.strip(',.:;()“”"')) > 2 and word.strip(',.:;()“”"').isupper() for word in (*before, *behind))


def _is_known(name: str, subject: Subject) -> bool:
    words = subject.words["acronyms-known"].get(name)
    if words is None:
        return False
    return not words or any(words in prose.text.casefold() for prose in subject.prose)


def _own_names(subject: Subject) -> set[str]:
    """Return the acronyms of those who write and sign, and the words of their names that are in capitals."""
    draft = subject.draft
    names = [signatory.organization for signatory in draft.signatories] + [
        signatory.name for signatory in draft.signatories
    ]
    names += [draft.sender.name if draft.sender else ""]
    if draft.layout.recipients == "lines":
        names += [
            text for recipient in (*draft.recipients, *draft.cc) for text in (recipient.organization, recipient.title)
        ]
    language = subject.library.language(draft.language)
    called = [
        subject.library.addresses.reference(recipient, language) for recipient in draft.recipients if recipient.style
    ]
    capitals = {word for name in (*names, *called) for word in re.findall(r"\w+", name) if word.isupper()}
    return capitals | {_initials(name) for name in names if name}


def _initials(name: str) -> str:
    return "".join(word[0] for word in text_words(name) if word not in small_words("not_in_acronyms")).upper()


def _explained_places(subject: Subject, prose: Prose) -> set[int]:
    """Return the places of acronyms that are explained there: in brackets after a name, or before one in brackets."""
    if "(" not in prose.text:
        return set()
    places = set[int]()
    for start, end, _ in _acronyms(subject, prose):
        behind = prose.text[end : end + 4].removeprefix("s")[:3]
        bracketed = prose.text[start - 1 : start] == "(" and behind[:1] in (")", ",", ";")
        if bracketed or (behind[:2] == " (" and behind[2:].isupper()):
            places.add(start)
    return places


def mixed_spelling_variety(subject: Subject) -> Iterator[Issue]:
    """A letter in English keeps to one spelling.

    Why: it reads as if two people had written it, and nobody had read it.
    Example: “the centre of the city” and “the center of the dispute”.
    Instead: the spelling of `language:`; names of institutions keep their own. Spellings in -ize are British too.
    Source: editorial practice; the pairs are in the word lists (`gb-spelling`, `us-spelling`).
    """
    british, american = ([*_spelling_matches(subject, name)] for name in ("gb-spelling", "us-spelling"))
    plainly = [pair for pair in american if not _is_ize(pair[1])]
    if british and plainly:
        wrong, variety = (british, "American") if _is_american(subject, british, plainly) else (plainly, "British")
    else:  # both of -ise and -ize, of one word
        pairs = {match.value for _, match in british} & {match.phrase for _, match in american}
        wrong, variety = [pair for pair in british if pair[1].value in pairs], "-ize"
    for prose, match in wrong:
        words = prose.text[match.start : match.end]
        yield Issue(
            say("The rest of the letter has {variety} spelling, and not ‘{words}’.", variety=variety, words=words),
            say("Write ‘{value}’, or change the rest.", value=match.value),
            prose.path,
            prose.span(match.start, match.end),
        )


def _is_ize(match: PhraseMatch) -> bool:
    """True if the American form is one that careful British writers use too: organize, authorization."""
    return "iz" in match.phrase and "is" in match.value


def _is_american(subject: Subject, british: Sequence[object], american: Sequence[object]) -> bool:
    """True if the letter means to be in American spelling: by its language, else by the number of words."""
    region = tags.region(subject.draft.language)
    return region in ("US", "PH") or (not region and len(american) > len(british))


def _spelling_matches(subject: Subject, name: str) -> Iterator[tuple[Prose, PhraseMatch]]:
    """Yield the words of one spelling that are not part of a name or a quotation."""
    for prose in subject.body:
        for match in subject.matches(name, prose):
            if prose.text[match.start].islower() and not is_quoted(prose, match.start):
                yield prose, match
