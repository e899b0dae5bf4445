"""Where a text holds a value that has changed, and what stands there with the new one.

A name is found as whole words, a day in every form in which the language writes days, the number of those who sign
where the words around it say that it is theirs: “34 people were killed” is no list of signatories. Articles and endings
are not bent: whoever sees the sentence sees whether it reads well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from letterkit.checks.texts.text import Prose
from letterkit.interview.day_forms import day_forms, forms_of_days, weekday_names
from letterkit.interview.value_changes import APART, ValueChange
from letterkit.languages.language import Language
from letterkit.library.family_names import family_name
from letterkit.tags import iso_date

_SHORTEST: Final = 2
"""Characters of a name; a single one is everywhere."""
_LONGEST_WEEKDAY: Final = 30
"""Characters before a day in which the day of the week may stand."""
_UNSPACED: Final = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no blank between words: Thai, Lao, Khmer, Japanese, Chinese."""
_NO_WORD_BEFORE: Final = rf"(?<![^\W{_UNSPACED}])"
_NO_WORD_BEHIND: Final = rf"(?![^\W{_UNSPACED}])"
_NO_YEAR_BEHIND: Final = r"(?!,?\s+(?:de\s+)?(?:19|20)\d\d)"


class Mention(NamedTuple):
    """A place in `Prose.text` that holds a former value, and the words with the present one."""

    start: int
    end: int
    new: str
    change: ValueChange


def written_mentions(prose: Prose, change: ValueChange, language: Language) -> Iterator[Mention]:
    """Yield where a text has a day or a name that has changed."""
    forms = _forms(change, language)
    if forms is None:
        return
    for match in forms.pattern.finditer(prose.text):
        start, (old, new) = match.start(), forms.words[_key(match[0])]
        before = prose.text[max(start - _LONGEST_WEEKDAY, 0) : start]
        if forms.weekdays and (named := forms.weekdays.search(before)):
            start -= len(before) - named.start()
            new = forms.weekday + named[2] + new
        first, _, rest = new.partition(" ")
        if rest and prose.text[:start].casefold().endswith(f"{first} ".casefold()):
            new = rest  # the article stands there already
        begins = prose.sentence_at(start)[0] == start
        if prose.text[start].isupper() and (begins or old[:1].islower()):
            new = new[:1].upper() + new[1:]
        yield Mention(start, match.end(), new, change)


class _Forms(NamedTuple):
    """The forms in which a text may have a value: what finds them, and the old and the new words by the old ones.

    `weekday` is the day of the week of a new day, `weekdays` what finds any of them right before an old one.
    """

    pattern: re.Pattern[str]
    words: Mapping[str, tuple[str, str]]
    weekday: str = ""
    weekdays: re.Pattern[str] | None = None


@lru_cache(maxsize=256)
def _forms(change: ValueChange, language: Language) -> _Forms | None:
    """Return the forms of a value; None where there is none, or none of the new one yet."""
    if change.kind == "days":
        (begin, end), (new_begin, new_end) = (map(iso_date, text.split(APART)) for text in (change.old, change.new))
        if begin is None or end is None or new_begin is None or new_end is None or not begin < end:
            return None
        if new_end < new_begin:  # the other of the two has not been changed yet
            return None
        return _compiled(forms_of_days(begin, end, new_begin, new_end, language))
    if change.kind == "day":
        old, new = iso_date(change.old), iso_date(change.new)
        if old is None or new is None:
            return None
        weekday = language.format_date(new, "weekday")
        return _compiled(day_forms(old, new, language), day_forms(old, new, language, year=False), language, weekday)
    return _compiled(_names(change))


def _names(change: ValueChange) -> Iterator[tuple[str, str]]:
    """Yield the forms of a name and those of the new one. Two that begin with the same word (an article, a given name)
    are also found without it."""
    old, new = change.old, change.new
    yield old, new
    (first, _, old_rest), (other, _, new_rest) = old.partition(" "), new.partition(" ")
    if first == other and old_rest and new_rest:
        yield old_rest, new_rest
    if change.kind == "person" and (family := family_name(old)) and (new_family := family_name(new)):
        yield family, new_family


def _compiled(
    whole: Iterable[tuple[str, str]],
    without_year: Iterable[tuple[str, str]] = (),
    language: Language | None = None,
    weekday: str = "",
) -> _Forms | None:
    """Return the forms of a value from pairs of old and new words. Days `without_year` count where none follows, and
    where there is a language the day of the week before a day is taken with it."""
    long, short = _by_words(whole), _by_words(without_year)
    written = {old: _whole_words(old) for old in long}
    written |= {old: _whole_words(old) + _NO_YEAR_BEHIND for old in short if old not in written}
    if not written:
        return None
    weekdays = None
    if language is not None:
        names = "|".join(map(_words, weekday_names(language)))
        weekdays = re.compile(rf"{_NO_WORD_BEFORE}({names})([,،]?\s+)\Z")
    pattern = "|".join(written[old] for old in sorted(written, key=len, reverse=True))
    words = {_key(old): (old, new) for old, new in (short | long).items()}
    return _Forms(re.compile(pattern), words, weekday, weekdays)


def _by_words(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    plain = ((" ".join(old.split()), new) for old, new in pairs)
    return {old: new for old, new in plain if len(old) >= _SHORTEST and old != new}


def _whole_words(old: str) -> str:
    """Return a pattern for words that are no part of longer ones."""
    before = _NO_WORD_BEFORE if _is_spaced(old[0]) else ""
    return f"{before}{_words(old)}{_NO_WORD_BEHIND if _is_spaced(old[-1]) else ''}"


def _words(old: str) -> str:
    """Return a pattern for some words, with any blanks and apostrophes; a small first letter may be a capital."""
    words = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in old.split())
    first = old[0]
    return f"[{first}{first.upper()}]{words[1:]}" if first.islower() and len(first.upper()) == 1 else words


def _is_spaced(character: str) -> bool:
    """True for a letter or figure of a script that puts blanks between words."""
    return character.isalnum() and not re.match(f"[{_UNSPACED}]", character)


def _key(text: str) -> str:
    """Return words as they are looked up: with plain blanks and apostrophes, and a small first letter."""
    words = " ".join(text.split()).replace("’", "'")
    return words[:1].lower() + words[1:]
