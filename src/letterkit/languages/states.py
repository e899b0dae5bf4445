"""States: their codes, the forms of their names that sentences need, and the names by which people look them up.

The table (`data/states.yaml`) has the names in English, French, Spanish and Russian with article, gender and genitive;
those in Arabic as the United Nations write them; names in other languages are those of CLDR. A row is parsed when it
is asked for: a letter names one or two States.

A name that several States have (Congo, Korea, Guinea) is never guessed: all of them are returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from letterkit import tags
from letterkit.errors import UnknownName, nearest
from letterkit.languages import cldr
from letterkit.languages.grammar import AGREEMENTS
from letterkit.languages.normal_form import fold
from letterkit.wording import say, say_either, say_list, spoken
from letterkit.yaml.row_files import DATA, RowText, parse_row_text, split_rows
from letterkit.yaml.rows import DataRow

LANGUAGES: Final = ("en", "fr", "es", "ru")
"""The languages in which the table has the names as sentences need them."""
SEARCHED: Final = (*LANGUAGES, "ar", "zh", "de")
"""The languages in which a name is recognised, whatever the language of the letter."""
MEMBERSHIPS: Final = ("african-union", "arab-league", "council-of-europe", "latin-america-caribbean", "oas")
"""The organisations and regions to whose States a treaty can be open."""
_NOT_IN_CLDR: Final = ("EH", "PS")
"""CLDR has the name of the territory for these codes, which is not that of the State."""
_CLOSE: Final = 0.75
_LONGEST: Final = 100
"""Characters of a name; what is longer is a text."""


class State(NamedTuple):
    """A State. `names` are as they stand in a sentence, in the nominative with their article; by language."""

    code: str
    names: Mapping[str, str]
    agreement: Mapping[str, str] = {}
    genitive: str = ""
    also: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()

    def in_sentence(self, language: str) -> str:
        """Return the name in a sentence: the Gambia, l'Ouganda; a name of CLDR has no article."""
        return tags.in_language(self.names, language) or _cldr_name(language, self.code) or self.names["en"]

    def label(self, language: str = "en") -> str:
        """Return the name as it stands in a list: Gambia, Ouganda, Philippines."""
        return _ARTICLE.sub("", self.in_sentence(language))


_ARTICLE: Final = re.compile(r"^(?:the |les? |l[ao]s? |el |l['’])")
"""An article before a name. That of El Salvador, in capitals, is part of the name."""


@cache
def _rows() -> Mapping[str, RowText]:
    return {row.name.strip('"'): row for row in split_rows(DATA / "states.yaml", "code")}


def codes() -> tuple[str, ...]:
    """Return the codes of all States, in the order of the alphabet."""
    return tuple(_rows())


def is_code(text: object) -> bool:
    """True if a text is the code of a State, in capitals."""
    return text in _rows()


@cache
def state(code: str) -> State | None:
    """Return the State with a code in capitals, or None."""
    row = _rows().get(code)
    return parse_row_text(row, "code", _parse) if row else None


def _parse(row: DataRow) -> State:
    names = {language: row.text(language, required=True) for language in (*LANGUAGES, "ar")}
    agreement = row.mapping("agreement")
    languages = (*LANGUAGES[1:], *filter(agreement.data.__contains__, ("ar",)))
    found = State(
        code=row.text("code", required=True),
        names=names,
        agreement={language: agreement.choice(language, AGREEMENTS) for language in languages},
        genitive=row.text("genitive", required=True),
        also=row.texts("also"),
        shared=row.texts("shared"),
        member_of=row.choices("member_of", MEMBERSHIPS),
    )
    agreement.report_unknown_keys()
    row.report_unknown_keys()
    return found


# -- looking up -----------------------------------------------------------------------------------------


def named(name: str, languages: Sequence[str] = SEARCHED) -> tuple[State, ...]:
    """Return the States that a code or a name means; several where they share the name, none if it is no State's.

    Case, accents, articles and the form of apostrophes and hyphens do not matter. The table is asked first; the names
    that CLDR has in `languages` are asked where the table has none.
    """
    code = name.strip().upper()
    if code in _rows():
        return tuple(filter(None, [state(code)]))
    key = _key(name) if len(name) <= _LONGEST else ""
    if not key:
        return ()
    matches = _matches(_rows_with(name), key) or _matches(_rows_with_folded(name), key)
    by_cldr = (code for tag in languages for code in _cldr_codes(tag).get(key, ()))
    found = matches or [row for row in map(state, dict.fromkeys(by_cldr)) if row]
    return tuple(sorted(found, key=lambda row: row.code))


def one_named(name: str) -> State:
    """Return the State that a code or a name means. Raises UnknownName, with all States that have the name."""
    rows = named(name)
    if len(rows) > 1:
        offered = say_list(f"{row.code} ({row.label(spoken().tag)})" for row in rows)
        raise UnknownName(
            say("Several States are called ‘{name}’.", name=name), hint=say("Type one of: {offered}.", offered=offered)
        )
    if not rows:
        near = nearest_states(name)
        hint = _did_you_mean(near) if near else say("Type the name of a State, or its code: Uganda, UG.")
        raise UnknownName(say("‘{name}’ is not the name of a State.", name=name), hint=hint)
    return rows[0]


def starting(typed: str, language: str) -> tuple[State, ...]:
    """Return the States one of whose names begins with what is typed, in the order of their names in a language."""
    key = _key(typed)
    found = [
        row for row in all_states() if any(name.startswith(key) for name in (*_keys(row.code), row.code.casefold()))
    ]
    return tuple(sorted(found, key=lambda row: fold(row.label(language))))


def nearest_states(name: str) -> tuple[State, ...]:
    """Return the States whose name is probably meant by a mistyped one; none if none is close."""
    exact = named(name)
    if exact or len(name) > _LONGEST:
        return exact
    by_key = {key: row for row in all_states() for key in _keys(row.code)}
    near = by_key.get(nearest(_key(name), by_key, _CLOSE)) if len(name.strip()) > len("NO") else None
    return (near,) if near else ()


def code_hint(typed: str) -> str:
    """Return what to write in place of a text that is no code, with the States that it may mean."""
    near = nearest_states(typed)
    if near:
        return _did_you_mean(near)
    return say("Write the two letters of ISO 3166, in capitals: UG, MM, FR.")


def _did_you_mean(rows: Iterable[State]) -> str:
    names = say_either(f"‘{row.code}’ ({row.label(spoken().tag)})" for row in rows)
    return say("Did you mean {names}?", names=names)


def all_states() -> Iterator[State]:
    """Yield every State, in the order of their codes."""
    return filter(None, map(state, _rows()))


_SMALL: Final = frozenset(
    {*("the", "of", "and", "la", "le", "les", "l", "d", "de", "du", "des", "et"), *("el", "los", "las", "del", "y")}
    | {*("der", "die", "das", "und"), "и"}
)
"""Words that people leave out or put in: articles, ‘of’ and ‘and’."""
_ARABIC_ARTICLE: Final = "ال"
_SAINT: Final = {"st": "saint"}


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", fold(name))
    kept = [word for word in words if word not in _SMALL] or words
    return [_SAINT.get(word, word.removeprefix(_ARABIC_ARTICLE) or word) for word in kept]


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    """Return what tells names apart: their letters, without case, accents, blanks and small words."""
    return "".join(_words(name))


@cache
def _keys(code: str) -> frozenset[str]:
    row = state(code)
    return frozenset(map(_key, (*row.names.values(), *row.also, *row.shared))) if row else frozenset()


@cache
def _folded_table() -> str:
    text = " ".join(f"- code: {code} {row.text}" for code, row in _rows().items())
    return fold(" ".join(text.split()))  # without line ends, which take a slower way


_FOLDED_CODE: Final = re.compile(r"- code: ([a-z]{2}) ")


def _matches(codes: Iterable[str], key: str) -> list[State]:
    return [row for row in map(state, codes) if row and key in _keys(row.code)]


def _rows_with(name: str) -> Iterator[str]:
    """Yield the codes of the rows that have the longest word of a name as it is typed; only these are parsed then."""
    word = max(re.findall(r"\w+", name), key=len)
    yield from (code for code, row in _rows().items() if word in row.text)


def _rows_with_folded(name: str) -> Iterator[str]:
    """Yield the codes of the rows that have the longest word of a name in any form; ‘saint’ has several."""
    word = max((word for word in _words(name) if word not in _SAINT.values()), key=len, default="")
    table = _folded_table()
    if not word or word not in table:
        return
    starts = [*_FOLDED_CODE.finditer(table)]
    for start, end in zip(starts, [*(match.start() for match in starts[1:]), len(table)], strict=True):
        if table.find(word, start.end(), end) >= 0:
            yield start[1].upper()


def _cldr_name(tag: str, code: str) -> str:
    locale = None if code in _NOT_IN_CLDR else cldr.locale_of(tag)
    return (locale.territories.get(code, "") if locale else "") or ""


@cache
def _cldr_codes(tag: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of States by the keys of their names in a language of CLDR."""
    found: dict[str, tuple[str, ...]] = {}
    for code in _rows():
        key = _key(_cldr_name(tag, code))
        if key:
            found[key] = (*found.get(key, ()), code)
    return found
