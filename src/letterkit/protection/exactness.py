"""Whether words are exactly a name as it is listed, so that something else can stand in their place.

Replacing has to be certain: the words are written as they are listed, they stand free (no longer name or word goes on
before or behind them), and a single word is no ordinary word there. Everything else is for a person to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from letterkit.languages.normal_form import plain, strict
from letterkit.protection.forms import Form, word_lists
from letterkit.protection.pieces import Piece, is_hangul

_ELISION: Final = 2
"""Letters of what French and Italian leave out of before an apostrophe: l', d', qu'."""
_SUFFIX: Final = 4
_SINGLE: Final = 6
"""Letters from which one word is a name also where it begins a sentence."""
_CERTAIN: Final = 3
"""Ideographs or syllables of a name of which one side may be written on to something else."""


def is_exact(text: str, cut: Sequence[Piece], first: int, last: int, form: Form) -> bool:
    """Return True if the pieces from `first` to `last` of a text are a form as it is listed, and stand free."""
    run = cut[first : last + 1]
    if strict("".join(piece.text for piece in run)) != form.listed or not _has_its_capitals(run, form):
        return False
    if len(run) == 1 and not run[0].dense and _may_be_a_word(cut, first, form):
        return False
    return _is_joined_as_listed(text, run, form) and _stands_free(text, cut, first, last)


def is_part_of_a_date(cut: Sequence[Piece], first: int, last: int) -> bool:
    """Return True if a word is a month, with a figure beside it: somebody may be called May."""
    if plain(cut[first].text) not in word_lists().common:
        return False
    beside = [cut[at] for at in (first - 1, last + 1) if 0 <= at < len(cut)]
    return any(piece.text[:1].isdecimal() for piece in beside)


def _has_its_capitals(run: Sequence[Piece], form: Form) -> bool:
    """True if each word that is listed with a capital has one."""
    if not any(ch.isupper() for ch in form.name):
        return True
    letters, capitals = 0, set()
    for piece in run:
        if piece.capital:
            capitals.add(letters)
        letters += len(strict(piece.text))
    return form.capitals <= capitals


def _may_be_a_word(cut: Sequence[Piece], at: int, form: Form) -> bool:
    """True if a single word may be an ordinary one: a month, an acronym, behind an article, beginning a sentence."""
    written = cut[at].text
    if plain(written) in word_lists().common or (written.isupper() and not form.name.isupper()):
        return True
    if at and cut[at].gap == "blank":
        return plain(cut[at - 1].text) in word_lists().articles
    begins = not at or cut[at].gap in ("apart", "stop")
    return begins and written[:1].isupper() and len(plain(written)) < _SINGLE


def _is_joined_as_listed(text: str, run: Sequence[Piece], form: Form) -> bool:
    """True if the gaps stand where the form has them, but for a word broken at the end of a line."""
    letters, seen = 0, set()
    for before, piece in pairwise(run):
        letters += len(strict(before.text))
        between = text[before.end : piece.start]
        if letters in form.joints:
            seen.add(letters)
            fits = piece.gap in ("blank", "hyphen", "apostrophe") or (piece.gap == "stop" and form.dotted)
            fits = fits or (piece.gap == "joined" and (piece.dense or letters in form.unparted))
        else:
            fits = piece.gap == "joined" or (piece.gap == "hyphen" and "\n" in between)
            fits = fits or (piece.dense and piece.gap == "blank")
        if not fits:
            return False
    return run[0].dense or seen >= form.joints - form.unparted


def _stands_free(text: str, cut: Sequence[Piece], first: int, last: int) -> bool:
    """True if the words before and behind a name do not belong to a longer one."""
    if cut[first].dense:
        return _stands_free_among_dense(cut, first, last)
    begins = cut[first]
    if first and begins.gap in ("joined", "hyphen"):
        return False
    if first and begins.gap == "apostrophe" and len(cut[first - 1].key) > _ELISION:
        return False
    return last + 1 == len(cut) or _ends_before(text[cut[last].end : cut[last + 1].start], cut[last + 1])


def _ends_before(between: str, behind: Piece) -> bool:
    """True if a name has ended before the next piece."""
    if plain(behind.text) in word_lists().generations:
        return False
    if behind.gap == "apostrophe":
        return not behind.capital and len(behind.key) <= _SUFFIX
    if behind.gap == "blank":
        return not behind.text[:1].isupper() or "\n" in between
    return behind.gap not in ("joined", "hyphen")


def _stands_free_among_dense(cut: Sequence[Piece], first: int, last: int) -> bool:
    """True if a name in a script without blanks has an end on both sides, or on one if it is long enough: a gap, a
    title, a particle or another word that hardly belongs to a name."""
    before = first == 0 or cut[first].gap != "joined" or _written(cut, first - 1, -1).endswith(_beside())
    behind = last + 1 == len(cut) or cut[last + 1].gap != "joined" or _written(cut, last + 1, 1).startswith(_beside())
    if is_hangul(cut[first].text):
        return before and (behind or _ends_in_particle(cut, last + 1))
    return (before and behind) or (last - first + 1 >= _CERTAIN and (before or behind))


def _beside() -> tuple[str, ...]:
    lists = word_lists()
    return (*lists.beside_dense, *lists.titles_written_on, *lists.titles_behind)


def _written(cut: Sequence[Piece], at: int, step: int) -> str:
    """What is written on beside a name, up to a few characters."""
    end = at + step * (_SUFFIX + 1)
    low, high = (at, end) if step > 0 else (end + 1, at + 1)
    return plain("".join(piece.text for piece in cut[max(low, 0) : max(high, 0)]))


def _ends_in_particle(cut: Sequence[Piece], at: int) -> bool:
    """True if what is written on to a Korean name is a particle or a title."""
    rest = cut[at].text
    for piece in cut[at + 1 :]:
        if piece.gap != "joined" or len(rest) > _SUFFIX:
            break
        rest += piece.text
    return plain(rest) in word_lists().particles_behind
