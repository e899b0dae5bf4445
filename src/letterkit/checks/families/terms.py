"""Rules about terms: acronyms that are explained once and used, and one spelling of English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.checks.findings import Found
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, words_of
from letterkit.checks.texts.words import Match

_ROMAN = re.compile(r"[IVXLCDM]+")


def acronym_undefined(letter: Subject) -> Iterator[Found]:
    """An acronym is explained where it first stands.

    Why: those who decide read many letters, and those who read it on your site know none of your acronyms.
    Example: “the CSTO declined”, without the name anywhere.
    Instead: “the Collective Security Treaty Organization (CSTO)”, then “the CSTO”.
    Source: editorial practice; the ones that every reader knows are in the word lists (`acronyms-known`).
    """
    own = _own_names(letter)
    texts = [
        one
        for one in letter.prose
        if one.kind not in ("note", "heading") and (one.origin.typed or one.role != "norm")  # names of instruments
    ]
    explained_in = {one: _defined(letter, one) for one in texts}
    later = {name for one in texts for start, _, name in _acronyms(letter, one) if start in explained_in[one]}
    seen = set[str]()
    for one in texts:
        explained = explained_in[one]
        for start, end, name in _acronyms(letter, one):
            if name in seen or name in own or _is_known(name, letter):
                continue
            seen.add(name)
            if start not in explained:
                yield Found(
                    f"‘{name}’ is explained only later." if name in later else f"‘{name}’ is not explained.",
                    f"Write the name in full at its first place, with ({name}) behind it.",
                    one.path,
                    one.span(start, end),
                )


def acronym_unused(letter: Subject) -> Iterator[Found]:
    """An acronym is given because it is used.

    Why: the reader learns it for nothing.
    Example: “the Collective Security Treaty Organization (CSTO)”, which is not named again.
    Instead: leave the acronym out.
    Source: editorial practice.
    """
    used: dict[str, int] = {}
    for one in letter.prose:
        for _, _, name in _acronyms(letter, one):
            used[name] = used.get(name, 0) + 1
    for one in letter.body:
        explained = _defined(letter, one)
        for start, end, name in _acronyms(letter, one):
            if start in explained and used[name] == 1 and one.text[start - 1] == "(":
                yield Found(
                    f"({name}) is not used again.",
                    "Leave it out.",
                    one.path,
                    one.span(start - 1, min(end + 1, len(one.text))),
                )


def _acronyms(letter: Subject, one: Prose) -> tuple[tuple[int, int, str], ...]:
    """Acronyms with their places, without a plural s; words in a line of capitals are none."""
    known = letter.remembered("acronyms")
    if one not in known:
        spans = (_acronym(one.text, word.start, word.end) for word in (one.words[at] for at in one.capitals))
        known[one] = tuple(
            (*span, one.text[slice(*span)]) for span in spans if span and not _in_capitals(one.text, *span)
        )
    found: tuple[tuple[int, int, str], ...] = known[one]
    return found


_LONGEST: Final = 14
_LETTERS: Final = (2, 8)


def _acronym(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The acronym in a word: OSCE, OSCE’s, NGOs, l’OTSC, R2P; not VII, U.S., A/RES."""
    if text[end - 1].islower() and text[start + 1 : start + 2].islower():
        return None
    if end - start > _LONGEST:
        return None
    for mark in "’'":
        at = text.find(mark, start, end)
        if at >= 0:
            start, end = (at + 1, end) if at - start <= 2 and end - at > 2 else (start, at)
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
    """Whether the words before and behind are in capitals too: a line that shouts, a name set in capitals."""
    before = text[max(start - 20, 0) : start].split()[-1:]
    behind = text[end : end + 20].split()[:1]
    return any(len(word.strip(',.:;()“”"')) > 2 and word.strip(',.:;()“”"').isupper() for word in (*before, *behind))


def _is_known(name: str, letter: Subject) -> bool:
    words = letter.words["acronyms-known"].get(name)
    if words is None:
        return False
    return not words or any(words in one.text.casefold() for one in letter.prose)


def _own_names(letter: Subject) -> set[str]:
    """The acronyms of those who write and sign, and words of their names that are in capitals."""
    draft = letter.draft
    names = [one.organization for one in draft.signatories] + [one.name for one in draft.signatories]
    names += [draft.sender.name if draft.sender else ""]
    if draft.layout.recipients == "lines":
        names += [text for one in (*draft.recipients, *draft.cc) for text in (one.organization, one.title)]
    language = letter.library.language(draft.language)
    called = [letter.library.addresses.reference(one, language) for one in draft.recipients if one.style]
    found = {word for name in (*names, *called) for word in re.findall(r"\w+", name) if word.isupper()}
    return found | {
        "".join(word[0] for word in words_of(name) if word not in _LITTLE).upper() for name in names if name
    }


_LITTLES: Final = "of for the and on in to de la le les des du et pour en y e el los las para del по и в"
_LITTLE: Final = frozenset(_LITTLES.split())


def _defined(letter: Subject, one: Prose) -> set[int]:
    """The places of acronyms that are explained there: in brackets behind a name, or before one in brackets."""
    if "(" not in one.text:
        return set()
    found = set[int]()
    for start, end, _ in _acronyms(letter, one):
        behind = one.text[end : end + 4].removeprefix("s")[:3]
        bracketed = one.text[start - 1 : start] == "(" and behind[:1] in (")", ",", ";")
        if bracketed or (behind[:2] == " (" and behind[2:].isupper()):
            found.add(start)
    return found


def mixed_spelling_variety(letter: Subject) -> Iterator[Found]:
    """A letter in English keeps to one spelling.

    Why: it reads as if two people had written it, and nobody had read it.
    Example: “the centre of the city” and “the center of the dispute”.
    Instead: the spelling of `language:`; names of institutions keep their own. Spellings in -ize are British too.
    Source: editorial practice; the pairs are in the word lists (`gb-spelling`, `us-spelling`).
    """
    british, american = ([*_spelled(letter, name)] for name in ("gb-spelling", "us-spelling"))
    plainly = [pair for pair in american if not _is_ize(pair[1])]
    if british and plainly:
        wrong, other = (british, "American") if _is_american(letter, british, plainly) else (plainly, "British")
    else:  # both of -ise and -ize, of one word
        pairs = {match.says for _, match in british} & {match.phrase for _, match in american}
        wrong, other = [each for each in british if each[1].says in pairs], "-ize"
    for one, match in wrong:
        words = one.text[match.start : match.end]
        yield Found(
            f"The rest of the letter has {other} spelling, and not ‘{words}’.",
            f"Write ‘{match.says}’, or change the rest.",
            one.path,
            one.span(match.start, match.end),
        )


def _is_ize(match: Match) -> bool:
    """Whether the American form is one that careful British writers use too: organize, authorization."""
    return "iz" in match.phrase and "is" in match.says


def _is_american(letter: Subject, british: Sequence[object], american: Sequence[object]) -> bool:
    """Whether the letter means to be in American spelling: by its language, else by the number of words."""
    region = letter.draft.language.partition("-")[2].upper()
    return region in ("US", "PH") or (not region and len(american) > len(british))


def _spelled(letter: Subject, name: str) -> Iterator[tuple[Prose, Match]]:
    """The words of one spelling that are not parts of a name or of a quotation."""
    for one in letter.body:
        for match in letter.said(name, one):
            if one.text[match.start].islower() and not is_quoted(one, match.start):
                yield one, match
