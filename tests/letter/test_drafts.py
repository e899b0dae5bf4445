"""Drafts on disk: saving loses nothing that was typed, and reading ends in a draft or in an error that helps."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import CannotWrite, InvalidDraft, Problem
from letterkit.letter import drafts
from letterkit.yaml.source import parse
from tests.letter.samples import EXAMPLES, HEAD, REAL, SOUND, data_of


def saved(tmp_path: Path, text: str, data: dict[str, Any]) -> str:
    """Return the file after saving other data over a text."""
    path = tmp_path / "letter.yaml"
    path.write_bytes(text.encode())
    drafts.save(path, data)
    return path.read_bytes().decode()


def refused(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDraft) as caught:
        drafts.read(text.encode() if isinstance(text, str) else text, "x.yaml")
    return caught.value.problems


# -- saving what did not change -------------------------------------------------------------------------

UNUSUAL = {
    "as people write": SOUND,
    "flow style": HEAD + "facts: {a: 1, b: [x,  y]}\n",
    "wide indentation": HEAD + "facts:\n    a: 1\n    b:\n        - x\n",
    "numbers of every look": HEAD
    + "facts:\n  a: 0012\n  b: 2.50\n  c: 1_000\n  d: 0x1F\n  e: 1e3\n  f: .inf\n  g: +44\n  h: ~\n  i: True\n",
    "quotes over lines": HEAD + 'subject: "long\n  and\n  multi"\n',
    "document marks": "---\n" + HEAD + "...\n",
    "windows line ends": SOUND.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + HEAD,
    "no line end": HEAD + "subject: x",
    "aliases": HEAD + "facts:\n  a: &x hello\n  b: *x\n",
    "mixed lists": HEAD + "signatories:\n- name: A\n  places:\n    - B\n",
    "norms of one's own": HEAD
    + "norms:\n- title: 'Law A'  # of Ruritania\n  date: 2020\n  says:\n    art. 12: One.\n    23:  Two.\n"
    + "- {title: Law B, id: law-b, kind: treaty, date: 2020-06, says: {whole: All.}, source: Gazette}\n",
    "escapes": HEAD + 'subject: "a\\tb \\u2028"\n',
    "kept line ends": HEAD + "passages:\n- role: ask\n  text: |+\n    a\n\n\n- role: norm\n  text: |-\n    b\n",
}


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_saving_what_was_loaded_changes_no_byte(tmp_path: Path, text: str) -> None:
    assert saved(tmp_path, text, drafts.read(text.encode()).data) == text


@pytest.mark.parametrize("path", [*REAL, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_saving_a_real_letter_changes_no_byte(tmp_path: Path, path: Path) -> None:
    raw = path.read_bytes()
    assert saved(tmp_path, raw.decode(), drafts.load(path).data).encode() == raw


@pytest.mark.parametrize("path", [*REAL, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_one_changed_word_in_a_real_letter_changes_one_line(tmp_path: Path, path: Path) -> None:
    text = path.read_text("utf-8")
    now = saved(tmp_path, text, {**drafts.load(path).data, "subject": "Changed"})
    (line,) = [line for line in now.splitlines() if line not in text.splitlines()]
    assert line.replace('"', "") == "subject: Changed"  # in quotes where the subject was


# -- saving what changed --------------------------------------------------------------------------------


def changed(**values: Any) -> dict[str, Any]:
    return {**data_of(SOUND), **values}


def test_a_change_leaves_every_other_line_alone(tmp_path: Path) -> None:
    now = saved(tmp_path, SOUND, changed(subject="On the situation"))
    assert now == SOUND.replace("On Exampleland", "On the situation")


def test_norms_of_ones_own_are_written_and_changed(tmp_path: Path) -> None:
    norms = [{"id": "law-a", "title": "Law A", "says": {"art. 12": "Nobody: is punished.", "23": "Two."}}]
    text = saved(tmp_path, SOUND, changed(norms=norms))
    assert data_of(text)["norms"] == norms
    (norm,) = drafts.read(text.encode()).draft.norms
    assert (norm.key, dict(norm.says)) == ("law-a", norms[0]["says"])
    assert saved(tmp_path, text, changed(norms=[{**norms[0], "title": "Law Z"}])) == text.replace("Law A", "Law Z")
    assert saved(tmp_path, text, changed()) == SOUND


def test_a_change_deep_inside_leaves_every_other_line_alone(tmp_path: Path) -> None:
    data = data_of(SOUND)
    data["passages"][1]["asks"][0]["action"] = "send two missions"
    assert saved(tmp_path, SOUND, data) == SOUND.replace("send a mission", "send two missions")


def test_a_new_key_stands_where_the_contract_has_it(tmp_path: Path) -> None:
    now = saved(tmp_path, SOUND, changed(salutation="Excellencies,"))
    assert list(data_of(now)) == [*list(data_of(SOUND))[:8], "salutation", *list(data_of(SOUND))[8:]]
    assert "# why we write" in now and "# the end" in now


def test_items_are_added_and_taken_away_at_the_end_of_a_list(tmp_path: Path) -> None:
    data = data_of(SOUND)
    data["facts"]["groups"].append("farmers")
    assert saved(tmp_path, SOUND, data) == SOUND.replace("    - nurses\n", "    - nurses\n    - farmers\n")
    del data["facts"]["groups"][1:]
    assert saved(tmp_path, SOUND, data) == SOUND.replace("    - nurses\n", "")


def test_a_key_that_is_taken_out_goes_alone(tmp_path: Path) -> None:
    data = data_of(SOUND)
    del data["place"]
    assert saved(tmp_path, SOUND, data) == SOUND.replace("place: 'Brussels'\n", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (1, True),
        (True, 1),
        (1, 1.0),
        (1, "1"),
        ("1", 1),
        (None, ""),
        ("", None),
        ("a", ["a"]),
        (["a"], "a"),
        ({"value": 1}, 1),
        (1, {"value": 1}),
    ],
)
def test_a_value_of_another_type_is_a_change(tmp_path: Path, old: object, new: object) -> None:
    base = data_of(HEAD)
    text = drafts.dump({**base, "facts": {"a": old, "b": "x"}})
    wanted = {**base, "facts": {"a": new, "b": "x"}}
    now = data_of(saved(tmp_path, text, wanted))
    assert repr(now) == repr(wanted)


def test_what_an_alias_repeats_is_changed_in_one_place_only(tmp_path: Path) -> None:
    wanted = {**data_of(HEAD), "facts": {"a": [2], "b": [1]}}
    assert data_of(saved(tmp_path, HEAD + "facts:\n  a: &x [1]\n  b: *x\n", wanted)) == wanted


def test_windows_line_ends_and_byte_order_mark_stay_when_something_changes(tmp_path: Path) -> None:
    now = saved(tmp_path, "\ufeff" + SOUND.replace("\n", "\r\n"), changed(subject="New"))
    assert now == "\ufeff" + SOUND.replace("On Exampleland", "New").replace("\n", "\r\n")


def test_comments_alone_stay_above_the_new_draft(tmp_path: Path) -> None:
    now = saved(tmp_path, "# my notes\n", data_of(HEAD))
    assert now == "# my notes\n" + HEAD


def test_a_new_draft_has_the_keys_in_the_order_of_the_contract_and_long_texts_as_blocks(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    drafts.save(
        path,
        {
            "subject": "x",
            "template": "y",
            "letterkit": 1,
            "passages": [{"role": "ask", "text": "a\n\nb\n"}],
            "date": "2026-11-30",
        },
    )
    assert path.read_text("utf-8") == (
        "letterkit: 1\ntemplate: y\ndate: 2026-11-30\nsubject: x\npassages:\n- role: ask\n  text: |\n    a\n\n    b\n"
    )


@pytest.mark.parametrize(
    "old", [b"a: [", b"letterkit: 1\nletterkit: 1\n", b"- a list\n", b"\xff\xfe\x00", b"Dear Minister,\n", b"a: 1\n---\nb: 2\n", b"a: \x01\n", b"caf\xe9: 1\n"]
)  # fmt: skip
def test_a_file_that_is_no_draft_is_never_replaced(tmp_path: Path, old: bytes) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes(old)
    with pytest.raises(InvalidDraft):
        drafts.save(path, data_of(HEAD))
    assert path.read_bytes() == old


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(InvalidDraft, match="folder"):
        drafts.save(tmp_path, data_of(HEAD))


def test_data_that_are_no_draft_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(SOUND, "utf-8")
    with pytest.raises(InvalidDraft):
        drafts.save(path, changed(date="soon"))
    assert path.read_text("utf-8") == SOUND


@pytest.mark.parametrize("old", ["", SOUND])
def test_half_a_character_is_an_error_and_not_a_fault(tmp_path: Path, old: str) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(old, "utf-8")
    with pytest.raises(InvalidDraft):
        drafts.save(path, {**data_of(HEAD), "subject": "caf\udce9"})
    assert path.read_text("utf-8") == old


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(SOUND, "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        drafts.save(path, changed(subject="New"))
    assert path.read_text("utf-8") == SOUND
    assert [path.name for path in tmp_path.iterdir()] == ["letter.yaml"]


# -- any text at all ------------------------------------------------------------------------------------

LOOK_ALIKES = st.sampled_from(
    ["0012", "null", "~", "yes", "true", "1e3", "2010-06-30", "# a", "a: b", "- a", "a #b", "'", '"', "*a", "&a", "!a", "|", ">", "%a", "@a", "`",
     "{a}", "[a", "a\n\nb\n", "\n", "a\n", "a \nb", " a\nb", "\ta", "a\t\nb", "\u2028", "\x85a\nb", "\ufeff", "=", "<<", "---", "...", "? a", ": a",
     "a:", "-0", "0x1", "+44", "a\r\nb", "\x7f", "\U0001f600\nb", "\u05d0\nb", "a\n...\nb", "a\n---\nb", "\xa0a\nb", "\u200e", "a\n\n\n", "-", "?", ""]
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"])) | LOOK_ALIKES
VALUES = ANY | st.integers(-(10**17), 10**17) | st.booleans() | st.none()
FACTS = st.dictionaries(
    ANY, VALUES | st.lists(VALUES, max_size=3) | st.fixed_dictionaries({"value": VALUES, "source": ANY}), max_size=4
)


@pytest.mark.slow
@settings(max_examples=300)
@given(ANY, FACTS)
def test_whatever_is_typed_reads_back_the_same_from_a_new_draft(subject: str, facts: dict[str, Any]) -> None:
    data = {"letterkit": 1, "template": "x", "subject": subject, "facts": facts, "enclosures": [subject]}
    assert repr(parse(drafts.dump(data)).data) == repr(data)


@pytest.mark.slow
@settings(max_examples=80)
@given(facts=FACTS, more=FACTS)
def test_whatever_is_typed_reads_back_the_same_from_a_file_with_comments(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, Any], more: dict[str, Any]
) -> None:
    def sound(found: dict[str, Any]) -> dict[str, Any]:
        return {
            **data_of(HEAD),
            "facts": {key: value for key, value in found.items() if not isinstance(value, (dict, list))},
        }

    old = drafts.dump(sound(facts)).replace("template:", "# about the template\ntemplate:")
    now = saved(tmp_path_factory.mktemp("merge"), old, sound(more))
    assert data_of(now) == sound(more)
    assert "# about the template" in now


# -- reading what is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("Dear Minister,\n", "not a letterkit draft"),
        ("- a\n", "not a letterkit draft"),
        ("12\n", "not a"),
    ],
)
def test_a_file_that_is_no_draft_is_told_so(text: str, says: str) -> None:
    (problem,) = refused(text)
    assert says in problem.message and "letterkit new" in problem.hint and problem.line == 1


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidDraft, match="no such file"):
        drafts.load(tmp_path / "none.yaml")
    with pytest.raises(InvalidDraft, match="folder"):
        drafts.load(tmp_path)
    with pytest.raises(InvalidDraft, match="cannot be read"):
        drafts.load(tmp_path / ("x" * 300))
    with pytest.raises(InvalidDraft):
        drafts.load(tmp_path / "nul\0.yaml")


def test_a_file_that_is_too_large_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# " + b"x" * 6_000_000)
    with pytest.raises(InvalidDraft, match="5 MB"):
        drafts.load(path)


def test_answers_may_leave_out_version_and_template(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("subject: x\n", "utf-8")
    assert drafts.load_answers(path, "op-ed") == {"subject": "x", "letterkit": 1, "template": "op-ed"}


def test_wrong_answers_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("subject: x\ndate: soon\n", "utf-8")
    with pytest.raises(InvalidDraft) as caught:
        drafts.load_answers(path, "op-ed")
    assert caught.value.problems[0].line == 2


def malformed() -> list[bytes]:
    """Drafts broken as files break: bytes lost, doubled or turned, lines moved, values swapped."""
    chance, result = random.Random(30), []
    raw, lines = SOUND.encode(), SOUND.splitlines()
    for _ in range(60):
        at, size = chance.randrange(len(raw)), chance.randrange(1, 12)
        result += [raw[:at] + raw[at + size :], raw[:at] + raw[at : at + size] * 3 + raw[at:], raw[:at]]
        result.append(raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :])
        result.append(
            raw[:at]
            + chance.choice([b"\x00", b"\xff", b"\t", b"{", b"]", b"&a ", b"*a ", b"!t ", b": ", b"- ", b"\n", b'"'])
            + raw[at:]
        )
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        moved = [*lines[:one], *lines[one + 1 :]]
        moved.insert(other, chance.choice(["", "  ", "    "]) + lines[one].strip())
        result.append("\n".join(moved).encode())
    wrongs: tuple[Any, ...] = (
        None,
        1,
        -1.5,
        True,
        "x",
        [],
        {},
        [None],
        [[]],
        [{}],
        {"x": {}},
        [1, "a", {"name": []}],
        "2010-13-01",
    )
    for key in data_of(SOUND):
        for wrong in wrongs:
            result.append(drafts.dump({**data_of(SOUND), key: wrong}).encode())
    return result


@pytest.mark.slow
def test_a_malformed_draft_is_a_draft_or_an_invalid_draft_with_a_place() -> None:
    refusals = 0
    for raw in malformed():
        try:
            drafts.read(raw, "x.yaml")
        except InvalidDraft as error:
            refusals += 1
            assert all(
                problem.message and problem.hint and problem.file and problem.line for problem in error.problems
            ), str(error)
    assert refusals > 300


@given(st.dictionaries(st.sampled_from([*data_of(SOUND), "x"]), st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["name", "role", "asks", "action", "invokes", "norm", "value", "source", "x", "style", "signed", "deadline"]), inner, max_size=3))))  # fmt: skip
def test_any_structure_is_a_draft_or_an_invalid_draft(data: dict[str, Any]) -> None:
    raw = drafts.dump({"letterkit": 1, "template": "x", **data}).encode()
    try:
        drafts.read(raw, "x.yaml")
    except InvalidDraft as error:
        assert all(problem.line and problem.message for problem in error.problems)


@pytest.mark.parametrize("tag", ["en" + "-abcdefgh" * 30, "en" + "-ab" * 12, "en-" + "x" * 9])
def test_a_language_tag_without_end_is_refused_with_its_place(tag: str) -> None:
    with pytest.raises(InvalidDraft, match="language tag") as caught:
        drafts.read(f"letterkit: 1\ntemplate: op-ed\nlanguage: {tag}\n".encode(), "x.yaml")
    assert (caught.value.problems[0].file, caught.value.problems[0].line) == ("x.yaml", 3)


def test_plain_data_are_a_draft_as_if_they_came_from_a_file() -> None:
    data = {"letterkit": 1, "template": "council-appeal", "subject": "On Exampleland"}
    loaded = drafts.from_data(data, "a.yaml")
    assert (loaded.draft.subject, loaded.data) == ("On Exampleland", data)
    with pytest.raises(InvalidDraft) as refused:
        drafts.from_data({**data, "subject": []}, "a.yaml")
    assert (refused.value.problems[0].file, refused.value.problems[0].path) == ("a.yaml", ("subject",))
