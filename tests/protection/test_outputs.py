"""A protected name that stands in any field of a draft leaves in no file for the public, in whatever format.

The fields come from the schema, so that a field which is added later is tried without anybody's thinking of it.
"""

from __future__ import annotations

import copy
import itertools
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image
from ruamel.yaml import YAML

from letterkit.disk import temporary_folders
from letterkit.letter.schema import draft_schema
from letterkit.render.formats import FORMATS
from tests.cli.scene import Ended, run

from .reading_files import told_by

pytestmark = pytest.mark.slow

Field = tuple[str | int, ...]
NAME: Final = "Mira Zanzibarova"
TELLS: Final = "zanzibar"
"""Letters of the name that stand in no other word."""

DRAFT: Final[dict[str, Any]] = {
    "letterkit": 1,
    "template": "joint-letter",
    "language": "en-GB",
    "date": "2026-11-20",
    "place": "Geneva",
    "sender": {"name": "Example Centre", "lines": ["A street"], "website": "https://example.org", "email": "a@example.org", "phone": "1", "logo": "logo.png"},
    "recipients": [{"name": "Jan Beispiel", "title": "Minister", "organization": "Ministry", "lines": ["A street"], "email": "m@example.org"}],
    "cc": [{"name": "Ana Exemple", "title": "Clerk", "organization": "Office", "lines": ["A street"], "email": "c@example.org"}],
    "subject": "On Exampleland",
    "byline": {"author": "A centre", "publication": "A paper", "url": "https://example.org/a"},
    "facts": {"opening": "We write today.", "responsibility": {"value": "They cannot do it.", "source": "A report"}, "groups": ["farmers", "nurses"]},
    "passages": [
        {"role": "situation", "heading": "A heading", "text": "Something happened.[^1] A report says so [@report, p. 4].\n\n[^1]: An interview.\n", "invokes": [{"norm": "wso-2005", "at": "para. 138"}], "asks": [{"action": "send a mission", "actor": "the Minister", "deadline": "2026-12-15"}]},
        {"role": "opening", "move": "opening/undersigned"},
        {"role": "responsibility", "move": "responsibility/unable"},
        {"role": "norm", "text": "The Council has bound itself.", "invokes": [{"norm": "wso-2005", "at": "para. 139"}]},
        {"role": "ask", "text": "We ask:", "asks": [{"action": "send a mission", "actor": "the Minister", "deadline": "2026-12-15"}]},
        {"role": "urgency", "text": "Delay costs lives."},
        {"role": "other", "text": "- A list.\n- See [a page](https://example.org/b \"A title\").\n\n> A quotation.\n"},
        {"role": "situation", "move": "situation/evidence", "evidence": ["attack"]},
        {"role": "situation", "move": "situation/cases"},
        {"role": "ask", "move": "ask/questions", "answers": {"questions_lead": "We ask:"}},
        {"role": "risk", "move": "risk/triggers", "answers": {"risk": {"value": "It may happen again.", "source": "A forecast"}}},
        {"role": "norm", "move": "norm/library", "invokes": [{"norm": "iccpr", "at": "art. 9"}], "answers": {"application": "They must act."}},
        {"role": "ask", "move": "ask/list", "asks": [{"action": "send a mission", "actor": "the Minister", "deadline": "2026-12-15"}]},
    ],
    "sources": [{"id": "report", "type": "report", "title": "A report", "author": [{"family": "Autor", "given": "Eva"}], "URL": "https://example.org/c", "DOI": "10.1/a", "publisher": "A press", "note": "A note", "container-title": "A series"}],
    "evidence": [{"id": "attack", "text": "They were attacked.", "sources": ["report", "Radio, 3 June"], "as_of": "2026-06"}],
    "cases": [{"id": "a", "name": "A farmer", "what": "was taken", "date": "2026-06", "place": "Exampletown", "status": "held", "source": "Radio"}],
    "questions": ["Where is he?", {"heading": "On the contract", "questions": ["Who signed it?"]}],
    "annexes": [{"title": "Accounts", "text": "We spoke to twelve people.[^1]\n\n[^1]: In May [@report]."}, {"title": "The petition", "file": "petition.pdf"}, {"title": "Method", "file": "method.md"}],
    "signatories": [{"name": "Eva Musterfrau", "title": "Director", "organization": "Example Watch", "places": ["Geneva"], "group": "Members"}, {"organization": "Example Forum"}],
    "enclosures": ["A list"],
    "people": [{"name": NAME, "consent": "never", "pseudonym": "Ms S."}],
    "rewordings": [{"audience": "public", "sentence": "We write today.", "text": "We write."}],
    "waive": [{"rule": "no-recipient", "reason": "It is open.", "path": "recipients"}],
}  # fmt: skip

SOURCE: Final = ("id", "title", "URL", "DOI", "publisher", "note", "container-title", ("author", 0, "family"))
INSIDE: Final = {
    "a note": "Something happened.[^1] A report says so [@report].\n\n[^1]: An interview with NAME.\n",
    "a note that nothing uses": "Something happened. A report says so [@report].\n\n[^1]: An interview with NAME.\n",
    "a citation": "A report says so [see NAME @report, NAME, p. 4].\n",
    "the title of a link": 'See [a page](https://example.org "NAME") [@report].\n',
    "the target of a link": "See [a page](https://example.org/SLUG) [@report].\n",
    "a bare address": "See <https://example.org/SLUG> [@report].\n",
    "a mail address": "See <SLUG@example.org> [@report].\n",
    "a list in a quotation": "> - It was NAME.\n\nA report says so [@report].\n",
    "emphasis": "It was **Mira** *Zanzibarova* [@report].\n",
    "code": "It was `NAME` [@report].\n",
    "a picture": "It was ![NAME](SLUG.png) [@report].\n",
    "a comment": "It was <!-- NAME --> her [@report].\n",
}
ADDRESSES: Final = {"email": "zanzibarova@example.org", "website": "https://example.org/zanzibarova", "url": "https://example.org/zanzibarova-case", "URL": "https://example.org/?last=zanzibarova", "DOI": "10.1/zanzibarova"}  # fmt: skip
FILES: Final = {"logo": "zanzibarova.png", "bibliography": "zanzibarova.yaml", "file": "zanzibarova.pdf"}


def fields() -> Iterator[Field]:
    """Yield every field of a draft that holds text, as key paths; a list has one entry, an answer any name."""
    result = draft_schema()
    yield from dict.fromkeys(_fields(result, (), result["$defs"]))
    yield from (("sources", 0, *(key if isinstance(key, tuple) else (key,))) for key in SOURCE)


def _fields(node: dict[str, Any], path: Field, defs: dict[str, Any]) -> Iterator[Field]:
    if "$ref" in node:
        yield from _fields(defs[node["$ref"].rpartition("/")[2]], path, defs)
    for choice in node.get("anyOf", ()):
        yield from _fields(choice, path, defs)
    if node.get("type") == "string" and "enum" not in node and "format" not in node:
        yield path
    elif node.get("type") == "array":
        yield from _fields(node["items"], (*path, 0), defs)
    elif node.get("type") == "object":
        for key, value in node.get("properties", {}).items():
            yield from _fields(value, (*path, key), defs)
        if isinstance(node.get("additionalProperties"), dict):
            inner = _fields(node["additionalProperties"], ("…",), defs)
            yield from ((*path, *_printed(field)) for field in inner)


def _printed(field: Field) -> Field:
    """Return the place of an answer that a move of the draft prints, in the letter's answers: some have a source. None is a
    list, which stands for answers that nothing prints."""
    name = "groups" if 0 in field else "responsibility" if len(field) > 1 else "opening"
    return (name, *field[1:])


def with_name(data: dict[str, Any], field: Field) -> None:
    """Puts the name into a field, as it would stand there."""
    here: Any = data
    for key, inner in itertools.pairwise(field):
        empty: Any = [] if isinstance(inner, int) else {}
        if isinstance(key, int):
            here += [{}] * (key + 1 - len(here))
            if not isinstance(here[key], (dict, list)):
                here[key] = empty
        elif not isinstance(here.get(key), type(empty)):
            here[key] = empty
        here = here[key]
    last = field[-1]
    words = ADDRESSES.get(str(last)) or FILES.get(str(last)) or f"It was {NAME} there"
    if field[-2:] in ((0, "name"), ("author", 0, "family"), ("people", 0)) or last in ("author", "actor"):
        words = NAME
    if field[0] == "annexes" and last == "text":
        here.pop("file", None)
    if field[0] == "annexes" and last == "file":
        here.pop("text", None)
    if isinstance(here, list) and not here:
        here.append(words)
    else:
        here[last] = words


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder for temporary files, in which no file of a letter is left when a command is done, and nothing at all when
    the program has ended."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    temporary_folders.clear()  # so that the run makes its folder in this one
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert {path.name for path in folder.glob("*/*")} <= {"lock"}
    temporary_folders.clear()
    assert [*folder.iterdir()] == []


def rendered(
    folder: Path,
    data: dict[str, Any],
    *more: str,
    formats: Collection[str] = FORMATS,
    name: str = "a",
    method: str = "# Method\n\nWe asked.\n",
) -> Ended:
    """Return a draft written for the public; fails where a file, its name or standard output tells the protected name."""
    Image.new("RGB", (30, 20)).save(folder / "logo.png")
    Image.new("RGB", (30, 20)).save(folder / FILES["logo"])
    (folder / FILES["bibliography"]).write_text("[]", "utf-8")
    (folder / FILES["file"]).write_bytes(b"%PDF-1.4")
    (folder / "petition.pdf").write_bytes(b"%PDF-1.4")
    (folder / "method.md").write_text(method, "utf-8")
    (folder / "out").mkdir(exist_ok=True)
    draft = folder / f"{name}.yaml"
    with draft.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(data, file)
    ended = run("render", draft, "--audience", "public", "--to", ",".join(formats), "-o", folder / "out", *more)
    assert TELLS not in ended.text.casefold()
    for written in (folder / "out").iterdir():
        assert ended.code == 0 and TELLS not in told_by(written), f"{written.name} names her"
    if ended.code == 0:
        assert len([*(folder / "out").iterdir()]) == len(formats)
    return ended


def test_the_draft_itself_is_written_in_every_format_and_the_name_would_be_found(tmp_path: Path) -> None:
    data = copy.deepcopy(DRAFT)
    assert rendered(tmp_path, data).code == 0
    data["subject"] = NAME
    draft = tmp_path / "b.yaml"
    with draft.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(data, file)
    run("render", draft, "--audience", "internal", "--to", ",".join(FORMATS), "-o", tmp_path)
    assert [form for form in FORMATS if TELLS not in told_by(tmp_path / f"b-internal.{form}")] == []


@pytest.mark.parametrize("field", [*fields()], ids=lambda field: ".".join(map(str, field)))
def test_a_name_in_a_field_leaves_in_no_file(tmp_path: Path, field: Field) -> None:
    data = copy.deepcopy(DRAFT)
    with_name(data, field)
    if rendered(tmp_path, data).code:  # one that is finished is written the same way as a draft
        rendered(tmp_path, data, "--draft")


@pytest.mark.parametrize("where", INSIDE)
def test_a_name_inside_a_passage_leaves_in_no_file(tmp_path: Path, where: str) -> None:
    data = copy.deepcopy(DRAFT)
    data["passages"][0]["text"] = INSIDE[where].replace("NAME", NAME).replace("SLUG", "mira-zanzibarova")
    rendered(tmp_path, data)


@pytest.mark.parametrize(
    "words",
    [f"We asked {NAME}.", f"# {NAME}", "We asked.[^1]\n\n[^1]: Zanzibarova.", "See <https://example.org/zanzibarova>."],
)
def test_a_name_in_a_file_that_is_printed_as_an_annex_leaves_in_no_file(tmp_path: Path, words: str) -> None:
    rendered(tmp_path, copy.deepcopy(DRAFT), method=words)


@pytest.mark.parametrize("words", ["#FreeMiraZanzibarova", "@MiraZanzibarova", "interview-zanzibarova.mp4"])
@pytest.mark.parametrize("where", ["a note", "the target of a link", "a bare address", "a mail address"])
def test_a_name_joined_with_other_words_leaves_in_no_file(tmp_path: Path, where: str, words: str) -> None:
    data = copy.deepcopy(DRAFT)
    data["passages"][0]["text"] = INSIDE[where].replace("NAME", words).replace("SLUG", words.strip("#@"))
    rendered(tmp_path, data, formats=("md", "html"))


@pytest.mark.parametrize("passage", [NAME, "Zanzibarova"])
@pytest.mark.parametrize("withheld", [True, False])
def test_who_signs_herself_is_protected_like_everybody(tmp_path: Path, passage: str, withheld: bool) -> None:
    data = copy.deepcopy(DRAFT)
    data["passages"][0]["text"] = f"They took Ms {passage}. A report says so [@report].\n"
    data["signatories"].append({"name": NAME, "withheld": withheld})
    rendered(tmp_path, data, formats=("md",))


@pytest.mark.parametrize("audience", ["public", "recipient"])
def test_who_withholds_the_name_is_named_in_no_passage(tmp_path: Path, audience: str) -> None:
    data = copy.deepcopy(DRAFT)
    del data["people"]
    data["passages"][0]["text"] = f"We thank {NAME} for the visit. A report says so [@report].\n"
    data["signatories"].append({"name": NAME, "withheld": True})
    rendered(tmp_path, data, "--audience", audience, formats=("md",))
    assert run("check", tmp_path / "a.yaml").code == 1


EVERYWHERE = [
    field
    for field in fields()
    if field[-1] not in (*ADDRESSES, *FILES, "template", "language", "style", "norm", "rule", "id", "deadline")
    and field[0] not in ("people", "concerns", "norms")
    and (
        field[0] != "facts"
        or field in (("facts", "opening"), ("facts", "responsibility", "value"), ("facts", "responsibility", "source"))
    )
    and field[-1] not in ("as_of", "move")
]

PRINTED_BY_MOVES: Final[tuple[Field, ...]] = (
    ("facts", "opening"),
    ("facts", "responsibility", "value"),
    ("facts", "responsibility", "source"),
    ("passages", 9, "answers", "questions_lead"),
    ("passages", 10, "answers", "risk", "value"),
    ("passages", 10, "answers", "risk", "source"),
    ("passages", 11, "answers", "application"),
    ("passages", 12, "asks", 0, "action"),
    ("passages", 12, "asks", 0, "actor"),
    ("evidence", 0, "text"),
    ("evidence", 0, "sources", 1),
    ("cases", 0, "name"),
    ("cases", 0, "what"),
    ("cases", 0, "place"),
    ("cases", 0, "status"),
    ("cases", 0, "source"),
    ("questions", 0),
    ("questions", 1, "heading"),
    ("questions", 1, "questions", 0),
    ("annexes", 0, "title"),
    ("annexes", 0, "text"),
)


@pytest.mark.parametrize("field", PRINTED_BY_MOVES, ids=lambda field: ".".join(map(str, field)))
def test_a_name_in_what_a_move_prints_leaves_in_no_file(tmp_path: Path, field: Field) -> None:
    data = copy.deepcopy(DRAFT)
    with_name(data, field)
    rendered(tmp_path, data, "--draft", formats=("md", "docx"))
    run("render", tmp_path / "a.yaml", "--audience", "internal", "--draft", "--to", "md", "-o", tmp_path / "in.md")
    assert TELLS in told_by(tmp_path / "in.md"), "no move prints it: the test would prove nothing"
    found = run("check", tmp_path / "a.yaml", "--format", "json", "--hide-names")
    assert "person-named-without-consent" in found.text and TELLS not in found.text.casefold()


@pytest.mark.parametrize("more", [(), ("--draft",)])
def test_a_name_in_all_fields_at_once_is_replaced_in_every_format(tmp_path: Path, more: tuple[str, ...]) -> None:
    data = copy.deepcopy(DRAFT)
    for field in EVERYWHERE:
        with_name(data, field)
    ended = rendered(tmp_path, data, *more)
    if more:
        assert ended.code == 0, ended.err
        assert all("ms s." in told_by(file) for file in (tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "name",
    [
        "Mira Zanzibarova",
        "mira_zanzibarova",
        "zanzibarova-letter",
        "MiraZanzibarova",
        "zanzibarova2026",
    ],
)
def test_the_name_of_the_draft_is_not_that_of_a_file(tmp_path: Path, name: str) -> None:
    rendered(tmp_path, DRAFT, formats=("md",), name=name)
