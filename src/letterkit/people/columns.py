"""What each column of a table is taken for, by the words of its heading.

A heading that may be about whether a name is printed is never guessed: `topic` says so, and a question is asked if its
answers are not understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.people.words import meanings_of, table_words, words_by_meaning, words_of
from letterkit.wording import say

NAMING: Final = ("name", "family", "organization")
FIELDS: Final = ("name", "given", "family", "title", "organization", "city", "country", "group", "capacity", "signed")
TOPICS: Final = ("publish", "withheld", "withdrawn", "status", "either", "unsure")
MAPPED: Final = (*FIELDS, "publish", "withheld", "withdrawn", "status", "unsure", "none")
"""The fields that a user may map a column to."""
ALSO: Final = {
    "organisation": "organization",
    "place": "city",
    "consent": "publish",
    "anonymous": "withheld",
    "first name": "given",
    "last name": "family",
    "date": "signed",
    "-": "none",
    "nothing": "none",
}
_BRACKETS: Final = re.compile(r"[(\[（][^)\]）]*[)\]）]")


@cache
def _phrases() -> Mapping[str, str]:
    """Return fields by heading, for headings that are written out in the data."""
    data = table_words("columns")
    return {_bare(word): field for field in FIELDS for words in data[field].values() for word in words}


@cache
def _tokens() -> Mapping[str, frozenset[str]]:
    """Return the words of which the headings of each field are made."""
    data = table_words("columns")
    return {
        field: frozenset(token for words in data[field].values() for word in words for token in words_of(word))
        for field in FIELDS
    }


@cache
def _capacities() -> Mapping[str, str]:
    return {fold(word): value for value, words in table_words("columns")["capacities"].items() for word in words}


def _bare(heading: str) -> str:
    return " ".join(words_of(heading))


def field_of(heading: str) -> str:
    """Return what a column is taken for: a field, a topic of consent, or why it is left out."""
    base = _BRACKETS.sub(" ", heading)
    base = base if words_of(base) else heading
    exact = _phrases().get(_bare(base))
    consents = topic(heading)
    if exact and not consents:
        return exact
    words = words_of(base)
    known = words_by_meaning("columns")
    if known["contact"].any_of(words) or known["contact"].has_phrase(_bare(base)):
        return "contact"
    for left in ("private", "comments"):
        if known[left].any_of(words) or known[left].has_phrase(_bare(base)):
            return consents if consents and words_by_meaning("consent")["the_name"].any_of(words) else left
    if consents:
        return consents
    return _field_of_question(_without_display(base)) or "unknown"


def _field_of_question(heading: str) -> str:
    """Return the field that a question asks for: all of its words but fillers belong to one field."""
    filler = words_by_meaning("columns")["filler"]
    content = [word for word in words_of(heading) if not filler.has(word)]
    if exact := _phrases().get(" ".join(content)):
        return exact
    whole = set(content)
    if not whole:
        return ""
    for field in FIELDS:
        if whole <= _tokens()[field]:
            return field
    rest = frozenset(word for word in whole if _phrases().get(word) != "organization")  # of your organisation
    return next((field for field in ("title", "country", "city") if rest and rest <= _tokens()[field]), "")


# -- consent --------------------------------------------------------------------------------------------


_ASKING: Final = frozenset(("publish", "withheld", "withdrawn", "consent", "status", "not", "object"))


def topic(heading: str) -> str:
    """Return what a heading asks about the printing of a name; empty where it asks nothing of the kind.

    `publish`: yes lets the name be printed. `withheld`: yes keeps it out. `withdrawn`: yes takes the signature back.
    `status`: the answer is a word. `either`: yes and no say nothing, because the heading names both.
    """
    words = words_of(heading)
    known = words_by_meaning("consent")
    seen = {meaning for word in words for meaning in meanings_of(word) & _ASKING}
    if any(known["no"].has(word) and "publish" in meanings_of(behind) for word, behind in pairwise(words)):
        seen.add("not")  # ‘no publicar’
    if seen <= {"publish", "not"} and _without_display(heading) != heading:
        return ""
    if "publish" in seen or "consent" in seen:
        elsewhere = known["elsewhere"].any_of(words) or known["elsewhere"].has_phrase(fold(heading))
        if elsewhere and not known["the_name"].any_of(words) and not seen & {"withheld", "withdrawn"}:
            return "elsewhere"
    return _topic(seen)


def _topic(seen: set[str]) -> str:
    turned = "not" in seen
    if "withdrawn" in seen:
        return "either" if turned or seen & {"publish", "withheld"} else "withdrawn"
    if "withheld" in seen:
        return "withheld" if turned == ("publish" in seen) else "either"
    if "publish" in seen:
        return ("either" if turned else "withheld") if "object" in seen else ("withheld" if turned else "publish")
    if "consent" in seen:
        return "either" if turned else "publish"
    return "status" if "status" in seen else ""


def _without_display(heading: str) -> str:
    """Return a heading without how something should look: ‘Name as it should appear’ asks for the name."""
    text = _bare(heading)
    for phrase in (word for words in table_words("consent")["as_shown"].values() for word in words):
        before, display, behind = f" {text} ".partition(f" {_bare(phrase)} ")
        if display:
            publish = words_by_meaning("consent")["publish"]
            rest = before if words_of(before) else " ".join(word for word in words_of(behind) if not publish.has(word))
            return rest.strip()
    return heading


# -- all columns of a table ---------------------------------------------------------------------------


def fields_of(headings: Sequence[str]) -> dict[int, str]:
    """Return what each column with a heading is taken for; a field is given once, later columns of it are `unknown`."""
    fields: dict[int, str] = {}
    for index, heading in enumerate(headings):
        if heading:
            field = field_of(heading)
            fields[index] = "unknown" if field in FIELDS and field in fields.values() else field
    return _joined_names(fields)


def without_posts_of_contacts(fields: Mapping[int, str]) -> dict[int, str]:
    """Return the fields of the columns of a table; where nobody but a contact is named beside an organisation, the post
    is that of the contact, and stays behind with the name."""
    taken = set(fields.values())
    if "contact" not in taken or taken & {"name", "given", "family"}:
        return dict(fields)
    return {index: "contact-post" if field == "title" else field for index, field in fields.items()}


def with_posts_for_capacities(fields: Mapping[int, str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the fields of the columns of a table; one of capacities in which nothing but other words stand (director,
    lawyer) has the titles of the signatories."""
    if "title" in fields.values():
        return dict(fields)
    return {
        index: "title" if field == "capacity" and _has_no_capacity(index, rows) else field
        for index, field in fields.items()
    }


def _has_no_capacity(index: int, rows: Sequence[Sequence[str]]) -> bool:
    texts = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
    return bool(texts) and not any(capacity(text) for text in texts)


def _joined_names(taken: dict[int, str]) -> dict[int, str]:
    """Return the fields; a given or family name without the other is the name."""
    names = set(taken.values())
    if "name" in names or {"given", "family"} <= names:
        return taken
    return {index: "name" if field in ("given", "family") else field for index, field in taken.items()}


def capacity(words: str) -> str:
    """Return the capacity of a signatory, as the draft has it; empty if the words are not known."""
    return _capacities().get(fold(words).strip(" .:"), "")


def usual_headings() -> str:
    """Return headings that are understood, to be named in a message."""
    return say("Name, Title, Organisation, City, Country, Group, Capacity, Date signed")
