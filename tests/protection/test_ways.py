"""Names as people write them: each way of each name, in each place of a draft, never leaves for the public."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from ruamel.yaml import YAML

from letterkit.cli import protection
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.person import Person
from letterkit.library.library import open_library
from letterkit.protection.consent import Audience
from letterkit.protection.name_search import NameSearch
from letterkit.render import formats

pytestmark = pytest.mark.slow

LIBRARY = open_library()
DATA = Path(__file__).parent
WAYS: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "ways.yaml").read_text("utf-8"))
INNOCENT: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "innocent.yaml").read_text("utf-8"))
CASES = [
    (row["name"], way) for row in WAYS for way in (row["name"], *row["ways"]) if way not in row.get("not-found", ())
]


def named(case: Any) -> str | None:
    return case.encode("unicode_escape").decode("ascii") if isinstance(case, str) else None


@pytest.mark.parametrize("row", WAYS, ids=lambda row: named(row["name"]))
@pytest.mark.parametrize("sentence", ["Then {} was taken.", "We met {}.", "{}"])
def test_each_way_of_writing_a_name_is_found(row: dict[str, Any], sentence: str) -> None:
    names = NameSearch([Person(row["name"])])
    missed = {way for way in (row["name"], *row["ways"]) if not names.find(sentence.replace("{}", way))}
    assert missed <= set(row.get("not-found", ()))


@pytest.mark.parametrize("row", INNOCENT, ids=lambda row: named(row["name"]))
def test_no_word_that_names_nobody_is_replaced(row: dict[str, Any]) -> None:
    hits = NameSearch([Person(row["name"])]).find(row["text"])
    assert [row["text"][hit.start : hit.end] for hit in hits if hit.exact] == []
    assert not hits or row.get("reported")


def base(name: str) -> dict[str, Any]:
    return {
        "letterkit": 1,
        "template": "joint-letter",
        "language": "en-GB",
        "date": "2026-11-20",
        "subject": "A letter",
        "recipients": [{"organization": "Example Council", "style": "council"}],
        "people": [{"name": name, "pseudonym": "a witness"}],
        "passages": [{"role": "situation", "text": "They came at dawn."}],
        "signatories": [{"organization": "Example Forum"}],
    }


def put(*path: str | int, value: Callable[[str], Any] = str) -> Callable[[dict[str, Any], str], None]:
    """Return what puts words at a place of a draft."""

    def into(data: dict[str, Any], words: str) -> None:
        holder: Any = data
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value(words)

    return into


PLACES: dict[str, Callable[[dict[str, Any], str], None]] = {
    "text": put("passages", 0, "text", value=lambda words: f"At dawn {words} was taken away."),
    "emphasis": put("passages", 0, "text", value=lambda words: f"At dawn *{words}* was taken away."),
    "item": put("passages", 0, "text", value=lambda words: f"At dawn:\n\n- {words}\n- others"),
    "note": put("passages", 0, "text", value=lambda words: f"At dawn.[^1]\n\n[^1]: Told by {words} in May.\n"),
    "heading": put("passages", 0, "heading"),
    "subject": put("subject"),
    "recipient": put("recipients", 0, "name"),
    "office": put("recipients", 0, "title"),
    "lines": put("recipients", 0, "lines", value=lambda words: ["1 Street", words]),
    "copy": put("cc", value=lambda words: [{"organization": words}]),
    "enclosure": put("enclosures", value=lambda words: [f"Statement of {words}"]),
    "signatory": put("signatories", 0, "name"),
    "title": put("signatories", 0, "title", value=lambda words: f"Friend of {words}"),
    "places": put("signatories", 0, "places", value=lambda words: [words]),
    "group": put("signatories", 0, "group"),
    "sender": put("sender", value=lambda words: {"name": words}),
    "website": put("sender", value=lambda words: {"name": "Example Forum", "website": f"example.org/{words}"}),
    "place": put("place"),
    "salutation": put("salutation"),
    "closing": put("closing"),
    "byline": put("byline", value=lambda words: {"author": words}),
    "ask": put(
        "passages",
        value=lambda words: [{"role": "ask", "text": "We ask:", "asks": [{"action": f"Free {words} now"}]}],
    ),
    "actor": put(
        "passages",
        value=lambda words: [{"role": "ask", "text": "We ask:", "asks": [{"action": "Act", "actor": words}]}],
    ),
}


def plain_letters(text: str) -> str:
    """Return the letters of a text, whatever form they come in: written here once more, so that the test believes nothing."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(ch for ch in apart if unicodedata.category(ch)[0] in "LN" or unicodedata.category(ch) == "Mc")


def text_of(content: bytes, form: str) -> str:
    if form in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if form == "pdf":
        reader = PdfReader(io.BytesIO(content))
        return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    return content.decode("utf-8")


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield each way of each name, the places taken in turn, so that each place meets every kind of way."""
    places = list(PLACES)
    for number, (name, way) in enumerate(CASES):
        yield name, way, places[number % len(places)]


def as_yaml(data: dict[str, Any]) -> bytes:
    """Return a draft as JSON, which is YAML and written in no time; what YAML forbids is escaped."""
    text = json.dumps(data, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def written(name: str, way: str, place: str, form: str, audience: Audience) -> bytes | None:
    """Return the letter for an audience in a format; None where it is refused."""
    data = base(name)
    PLACES[place](data, way)
    loaded = drafts.read(as_yaml(data))
    letter = compose(loaded.draft, LIBRARY, stamp=True, gaps=True)
    guarded = protection.readable_letter(letter, loaded, LIBRARY, audience, (), (form,))
    return None if guarded is None else formats.write(guarded, form)


def check_that_nothing_is_told(name: str, way: str, place: str, form: str, audience: Audience = "public") -> None:
    content = written(name, way, place, form, audience)
    if content is None:
        return
    letters = plain_letters(text_of(content, form))
    assert plain_letters(way) not in letters
    assert "awitness" in letters, "the name went without anything in its place"
    if place == "text":
        assert "atdawn" in letters and "wastakenaway" in letters, "other words went too"


@pytest.mark.parametrize(("name", "way", "place"), list(cases()), ids=named)
def test_no_way_of_a_name_leaves_in_any_place(name: str, way: str, place: str, capsys: Any) -> None:
    audience: Audience = "recipient" if len(way) % 2 else "public"
    check_that_nothing_is_told(name, way, place, "md", audience)


FORMS = ("docx", "odt", "html", "txt", "pdf", "eml")


@pytest.mark.parametrize(("number", "name"), [(number, row["name"]) for number, row in enumerate(WAYS[:48])], ids=named)
def test_no_name_leaves_in_any_format(number: int, name: str, capsys: Any) -> None:
    place = list(PLACES)[number % len(PLACES)]
    check_that_nothing_is_told(name, unicodedata.normalize("NFD", name), place, FORMS[number % len(FORMS)])


def test_the_table_is_wide() -> None:
    assert len(WAYS) >= 60
    assert len({row["script"] for row in WAYS}) >= 20
