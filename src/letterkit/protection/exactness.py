"""When words are exactly a name as it is listed, so that something else can be printed instead.

Replacing has to be certain: the words are written as they are listed, they stand alone (no longer name or word goes
on before or after them), and a single word is no ordinary word there. Everything else is left to a person to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from letterkit.languages.normal_form import plain, strict
from letterkit.protection.name_forms import NameForm, name_word_lists
from letterkit.protection.tokens import NameToken, is_hangul

_ELISION: Final = 2
"""Letters of what French and Italian leave out of before an apostrophe: l', d', qu'."""
_SUFFIX: Final = 4
_SINGLE: Final = 6
"""Letters from which one word is a name also where it begins a sentence."""
_CERTAIN: Final = 3
"""Ideographs or syllables of a name of which one side may be written on to something else."""


def is_exact(text: str, tokens: Sequence[NameToken], first: int, last: int, form: NameForm) -> bool:
    """Return True if the tokens from `first` to `last` are a form as it is listed, and no part of a longer name."""
    run = tokens[first : last + 1]
    if strict("".join(token.text for token in run)) != form.listed or not _has_its_capitals(run, form):
        return False
    if len(run) == 1 and not run[0].dense and _may_be_a_word(tokens, first, form):
        return False
    return _is_joined_as_listed(text, run, form) and _stands_free(text, tokens, first, last)


def is_part_of_a_date(tokens: Sequence[NameToken], first: int, last: int) -> bool:
    """Return True if a word is a month, with a figure beside it: a person may be called May."""
    if plain(tokens[first].text) not in name_word_lists().common:
        return False
    beside = [tokens[index] for index in (first - 1, last + 1) if 0 <= index < len(tokens)]
    return any(token.text[:1].isdecimal() for token in beside)


def _has_its_capitals(run: Sequence[NameToken], form: NameForm) -> bool:
    """True if each word that is listed with a capital has one."""
    if not any(ch.isupper() for ch in form.name):
        return True
    letters, capitals = 0, set()
    for token in run:
        if token.capital:
            capitals.add(letters)
        letters += len(strict(token.text))
    return form.capitals <= capitals


def _may_be_a_word(tokens: Sequence[NameToken], index: int, form: NameForm) -> bool:
    """True if a single word may be an ordinary one: a month, an acronym, behind an article, beginning a sentence."""
    written = tokens[index].text
    if plain(written) in name_word_lists().common or (written.isupper() and not form.name.isupper()):
        return True
    if index and tokens[index].gap == "blank":
        return plain(tokens[index - 1].text) in name_word_lists().articles
    begins = not index or tokens[index].gap in ("apart", "stop")
    return begins and written[:1].isupper() and len(plain(written)) < _SINGLE


def _is_joined_as_listed(text: str, run: Sequence[NameToken], form: NameForm) -> bool:
    """True if the gaps are where the form has them, but for a word broken at the end of a line."""
    letters, seen = 0, set()
    for before, token in pairwise(run):
        letters += len(strict(before.text))
        between = text[before.end : token.start]
        if letters in form.joints:
            seen.add(letters)
            fits = token.gap in ("blank", "hyphen", "apostrophe") or (token.gap == "stop" and form.dotted)
            fits = fits or (token.gap == "joined" and (token.dense or letters in form.unparted))
        else:
            fits = token.gap == "joined" or (token.gap == "hyphen" and "\n" in between)
            fits = fits or (token.dense and token.gap == "blank")
        if not fits:
            return False
    return run[0].dense or seen >= form.joints - form.unparted


def _stands_free(text: str, tokens: Sequence[NameToken], first: int, last: int) -> bool:
    """True if the words before and behind a name do not belong to a longer one."""
    if tokens[first].dense:
        return _stands_free_among_dense(tokens, first, last)
    begins = tokens[first]
    if first and begins.gap in ("joined", "hyphen"):
        return False
    if first and begins.gap == "apostrophe" and len(tokens[first - 1].key) > _ELISION:
        return False
    return last + 1 == len(tokens) or _ends_before(text[tokens[last].end : tokens[last + 1].start], tokens[last + 1])


def _ends_before(between: str, behind: NameToken) -> bool:
    """True if a name has ended before the next token."""
    if plain(behind.text) in name_word_lists().generations:
        return False
    if behind.gap == "apostrophe":
        return not behind.capital and len(behind.key) <= _SUFFIX
    if behind.gap == "blank":
        return not behind.text[:1].isupper() or "\n" in between
    return behind.gap not in ("joined", "hyphen")


def _stands_free_among_dense(tokens: Sequence[NameToken], first: int, last: int) -> bool:
    """True if a name in a script without blanks has an end on both sides, or on one if it is long enough: a gap, a
    title, a particle or another word that hardly belongs to a name."""
    before = (
        first == 0 or tokens[first].gap != "joined" or _text_beside(tokens, first - 1, -1).endswith(_words_beside())
    )
    behind = (
        last + 1 == len(tokens)
        or tokens[last + 1].gap != "joined"
        or _text_beside(tokens, last + 1, 1).startswith(_words_beside())
    )
    if is_hangul(tokens[first].text):
        return before and (behind or _ends_in_particle(tokens, last + 1))
    return (before and behind) or (last - first + 1 >= _CERTAIN and (before or behind))


def _words_beside() -> tuple[str, ...]:
    lists = name_word_lists()
    return (*lists.beside_dense, *lists.titles_written_on, *lists.titles_behind)


def _text_beside(tokens: Sequence[NameToken], start: int, step: int) -> str:
    """Return what is written on beside a name, up to a few characters."""
    end = start + step * (_SUFFIX + 1)
    low, high = (start, end) if step > 0 else (end + 1, start + 1)
    return plain("".join(token.text for token in tokens[max(low, 0) : max(high, 0)]))


def _ends_in_particle(tokens: Sequence[NameToken], index: int) -> bool:
    """True if what is written on to a Korean name is a particle or a title."""
    rest = tokens[index].text
    for token in tokens[index + 1 :]:
        if token.gap != "joined" or len(rest) > _SUFFIX:
            break
        rest += token.text
    return plain(rest) in name_word_lists().particles_behind
