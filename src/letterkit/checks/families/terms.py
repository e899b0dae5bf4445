"""Rules about terms: acronyms that are explained once and used, and one spelling of English."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Final

from letterkit import tags
from letterkit.checks.findings import Issue
from letterkit.checks.texts.full_names import names_in_full, shouted_words
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import UPPER, Prose, text_words
from letterkit.checks.texts.words import PhraseMatch
from letterkit.languages.normal_form import caseless
from letterkit.wording import say, say_count, say_list

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
    seen = {
        name
        for prose in texts
        for start, end, name in _acronyms(subject, prose)
        if _names_itself(subject, prose, start, end)
    }
    unexplained: list[tuple[Prose, int, int, str]] = []
    for prose in texts:
        for start, end, name in _acronyms(subject, prose):
            if name in seen or name in own or _is_known(name, subject):
                continue
            if prose.kind == "subject" and name in later:  # a line has no room for it
                continue
            seen.add(name)
            if start not in explained_in[prose]:
                unexplained.append((prose, start, end, name))
    in_full = _initials_in_full(subject) if unexplained else frozenset()
    forms = [name for *_, name in unexplained if name not in later]
    in_full |= names_in_full(subject, forms) | shouted_words(subject, forms)
    unexplained = [one for one in unexplained if one[3] not in in_full or one[3] in later]
    if unexplained:
        prose, start, end, name = unexplained[0]
        names = [one[3] for one in unexplained]
        yield Issue(
            _unexplained_message(names, later),
            say("Write the name in full at its first place, with ({name}) behind it.", name=name),
            prose.path,
            prose.span(start, end),
        )


_TOLD: Final = 5
"""Acronyms that a message names."""


def _unexplained_message(names: Sequence[str], later: Container[str]) -> str:
    if len(names) == 1:
        return (
            say("‘{name}’ is explained only later.", name=names[0])
            if names[0] in later
            else say("‘{name}’ is not explained.", name=names[0])
        )
    shown = say_list([f"‘{name}’" for name in names[:_TOLD]])
    if len(names) > _TOLD:
        return say_count(
            "{count} short form is not explained: {shown} …",
            "{count} short forms are not explained: {shown} …",
            len(names),
            shown=shown,
        )
    return say("{shown} are not explained where they first stand.", shown=shown)


def _names_itself(subject: Subject, prose: Prose, start: int, end: int) -> bool:
    """True for a name that has no other form: a channel NTV, a flight MH17; and for a code with figures."""
    text = prose.text
    if sum(ch.isdigit() for ch in text[start:end]) > 1:
        return True
    kinds = subject.words["acronym-is-a-name"]
    around = (*text[max(start - 30, 0) : start].split()[-1:], *text[end : end + 30].split()[:1])
    return any(caseless(word.strip("’'.,;:()“”\"«»")) in kinds for word in around)


@lru_cache(maxsize=32)
def _of_run(words: tuple[str, ...]) -> frozenset[str]:
    """Return what the initials of some words of a name may spell, a word in capitals taken whole."""
    heavy = [word for word in words if caseless(word) not in small_words("not_in_acronyms")]
    parts = [word if word.isupper() else word[0].upper() for word in heavy]
    return frozenset(
        "".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 2, len(parts) + 1)
    )


def _initials_in_full(subject: Subject) -> frozenset[str]:
    """Return what the initials of the names in the letter spell, those of the address and the signatories too."""
    found = set[str]()
    for _, text in subject.texts:
        for match in _NAME_RUN.finditer(text):
            words = tuple(re.findall(r"[^\W\d_]+", match[0]))[:_LONGEST_NAME]
            found |= _of_run(words)
    return frozenset(name for name in found if len(name) > _LETTERS[0])


_LONGEST_NAME: Final = 14
_NAME_RUN: Final = re.compile(
    rf"(?<!\w)[{UPPER}][^\W\d_]*(?:['’]s)?(?:[ -](?:[^\W\d_]{{1,5}} ){{0,2}}[{UPPER}][^\W\d_]*(?:['’]s)?){{1,12}}"
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
_LONGEST_JOINED: Final = 24
_LETTERS: Final = (2, 8)


def _acronym_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of the acronym in a word: OSCE, OSCE’s, NGOs, l’OTSC, R2P; not VII, U.S., A/RES."""
    if text[end - 1].islower() and text[start + 1 : start + 2].islower():
        return None  # most words with a capital
    if end - start > (_LONGEST_JOINED if "-" in text[start:end] else _LONGEST):
        return None
    for mark in "’'":
        mark_at = text.find(mark, start, end)
        if mark_at >= 0:
            start, end = (mark_at + 1, end) if mark_at - start <= 2 and end - mark_at > 2 else (start, mark_at)
    if end - start > 2 and text[end - 1] == "s":
        end -= 1
    start, end = _beside_hyphen(text, start, end)
    name, before, behind = text[start:end], text[start - 1 : start], text[end : end + 2]
    if (
        not _LETTERS[0] <= len(name) <= _LETTERS[1]
        or not (name.isupper() or name == "RtoP")
        or not (name.isalnum() and name[0].isalpha())
    ):
        return None
    joined = before in ("/", "@", ".") or behind[:1] in ("/", "@") or (behind[:1] == "." and behind[1:].isalnum())
    return None if joined or _ROMAN.fullmatch(name) else (start, end)


def _beside_hyphen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the acronym in a word with a hyphen: CSTO-led, pro-CSTO; of another word its own."""
    first, hyphen, last = text[start:end].partition("-")
    if not hyphen or min(len(first), len(last)) < _LETTERS[0]:
        return start, end
    if first.isupper() and first.isalpha() and last.islower() and last.isalpha():
        return start, start + len(first)
    if last.isupper() and last.isalpha() and first.islower() and first.isalpha():
        return end - len(last), end
    return start, end


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
        behind = prose.text[end : end + 4].removeprefix("s").lstrip("”\"’'»")[:3]
        bracketed = _opens_bracket(prose.text, start) and behind[:1] in (")", ",", ";")
        if bracketed or (behind[:2] == " (" and behind[2:].isupper()):
            places.add(start)
    return places


def _opens_bracket(text: str, start: int) -> bool:
    """True if a bracket opens before an acronym, with nothing but a few small words between: (the CSTO, (hereafter
    “CSTO”."""
    bracket = text.rfind("(", max(start - _IN_BRACKET, 0), start)
    between = text[bracket + 1 : start] if bracket >= 0 else ")"
    return ")" not in between and len(between.split()) <= _FEW_WORDS and not any(ch.isupper() for ch in between)


_IN_BRACKET: Final = 40
_FEW_WORDS: Final = 3


def mixed_spelling_variety(subject: Subject) -> Iterator[Issue]:
    """A letter in English keeps to one spelling.

    Why: it reads as if two people had written it, and nobody had read it.
    Example: “the centre of the city” and “the center of the dispute”; one “organization” among four “organisations”.
    Instead: the spelling of `language:`; names of institutions keep their own. Spellings in -ize are British too; of
    -ise and -ize the one that stands more often is the letter's own.
    Source: editorial practice; the pairs are in the word lists (`gb-spelling`, `us-spelling`).
    """
    british, american = ([*_spelling_matches(subject, name)] for name in ("gb-spelling", "us-spelling"))
    plain_british = [pair for pair in british if not _is_ise(pair[1])]
    plain_american = [pair for pair in american if not _is_ize(pair[1])]
    if plain_american and (plain_british or len(plain_american) < len(british)):
        is_american = _is_american(subject, british, plain_american)
        wrong, variety = (british, "American") if is_american else (plain_american, "British")
    else:
        wrong, variety = _rarer_ending(
            subject,
            [pair for pair in british if _is_ise(pair[1])],
            [pair for pair in american if _is_ize(pair[1])],
        )
    if wrong:
        prose, match = wrong[0]
        forms = list(dict.fromkeys(one.text[place.start : place.end].lower() for one, place in wrong))
        yield Issue(
            say_count(
                "The rest of the letter has {variety} spelling, and not {words}.",
                "The rest of the letter has {variety} spelling, and not {words}. That stands in {count} places.",
                len(wrong),
                variety=variety,
                words=say_list([f"‘{form}’" for form in forms[:_FEW_WORDS]]),
            ),
            say("Write ‘{value}’, or change the rest.", value=match.value),
            prose.path,
            prose.span(match.start, match.end),
        )


_Found = list[tuple[Prose, PhraseMatch]]


def _rarer_ending(subject: Subject, ise: _Found, ize: _Found) -> tuple[_Found, str]:
    """Return the words with the ending that is rarer in the letter, and the name of the other ending. Of as many, the
    language of the letter decides, and then the word that comes first."""
    if not ise or not ize:
        return [], ""
    if len(ise) == len(ize):
        is_ize = tags.region(subject.draft.language) in ("US", "PH") or _first(ize) < _first(ise)
    else:
        is_ize = len(ize) > len(ise)
    return (ise, "-ize") if is_ize else (ize, "-ise")


def _first(found: _Found) -> tuple[int, int]:
    prose, match = found[0]
    return prose.number, match.start


def _is_ize(match: PhraseMatch) -> bool:
    """True if the American form is one that careful British writers use too: organize, authorization."""
    return "iz" in match.phrase and "is" in match.value


def _is_ise(match: PhraseMatch) -> bool:
    return "is" in match.phrase and "iz" in match.value


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
