"""`letterkit check`: what it prints and how it ends."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from letterkit.compose.passages import ComposedPassage, compose_passages
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf

from .scene import LETTER, Ended, letter, run, without

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def as_json(ended: Ended) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(ended.text)
    return result


def test_a_complete_letter_has_nothing_against_it(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml")
    ended = run("check", path)
    assert (ended.code, ended.err) == (0, "")
    first, *for_a_person = ended.text.splitlines()
    assert first == f"{path}: no errors and no warnings."
    assert [line.partition(" ")[0] for line in for_a_person] == ["Looked", "No", "Still"]


def test_a_finding_names_its_place_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(LETTER.replace("wso-2005", "wso2005"))
    ended = run("check", path)
    line = LETTER[: LETTER.index("norm: wso")].count("\n") + 1
    assert ended.code == 1
    assert ended.text.splitlines() == [
        f"{path}:{line}:9: error [unknown-norm] passages[1].invokes[0].norm (“Which norms do you invoke?”, entry 1, “Norm”): There is no norm ‘wso2005’ in the library.",
        "    Did you mean ‘wso-2005’?",
        "1 error, no warnings.",
    ]


def test_a_warning_alone_is_no_reason_to_fail(tmp_path: Path) -> None:
    ended = run("check", letter(tmp_path / "a.yaml", recipients=[{"name": "A", "style": "no-such-style"}]))
    assert ended.code == 0
    assert "warning [unknown-style]" in ended.text
    assert "no errors, 1 warning." in ended.text


def test_json_is_what_the_contract_says(tmp_path: Path) -> None:
    path = tmp_path / "ä b.yaml"
    path.write_text(LETTER.replace("wso-2005", "wso2005"), encoding="utf-8")
    ended = run("check", path, "--format", "json")
    line = LETTER[: LETTER.index("norm: wso")].count("\n") + 1
    assert ended.code == 1
    assert as_json(ended) == {
        "version": 1,
        "files": [
            {
                "file": str(path),
                "findings": [
                    {
                        "rule": "LK301",
                        "name": "unknown-norm",
                        "severity": "error",
                        "message": "There is no norm ‘wso2005’ in the library.",
                        "hint": "Did you mean ‘wso-2005’?",
                        "path": "passages[1].invokes[0].norm",
                        "line": line,
                        "column": 9,
                    }
                ],
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "notes": 0},
    }


def test_several_files_are_all_reported_and_the_worst_decides(tmp_path: Path) -> None:
    good, bad = letter(tmp_path / "a.yaml"), letter(tmp_path / "b.yaml", signatories=None)
    none = tmp_path / "none.yaml"
    assert run("check", good, bad).code == 1
    ended = run("check", bad, none, good, "--format", "json")
    assert ended.code == 2
    names = {file["file"]: [finding["name"] for finding in file["findings"]] for file in as_json(ended)["files"]}
    assert names == {str(bad): ["missing-section"], str(none): ["invalid-draft"], str(good): []}
    assert as_json(ended)["summary"]["errors"] == 2


@pytest.mark.parametrize(
    ("content", "says", "line"),
    [
        (b"", "empty", 1),
        (b"just words", "not a letterkit draft", 1),
        (b"letterkit: 1\ntemplate: council-appeal\nsubjekt: x\n", "subjekt", 3),
        (b"letterkit: 1\ntemplate: council-appeal\ndate: 2026-02-30\n", "a date", 3),
        (b"letterkit: 2\ntemplate: council-appeal\n", "newer letterkit", 1),
        (b"letterkit: 1\ntemplate: council-apeal\n", "council-apeal", 2),
        (b"letterkit: 1\ntemplate: [\n", "YAML", 3),
        (b"letterkit: 1\nsubject: caf\xe9\n", "UTF-8", 2),
    ],
)
def test_a_draft_that_cannot_be_read_is_an_entry_with_its_place(
    tmp_path: Path, content: bytes, says: str, line: int
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    ended = run("check", path, "--format", "json")
    assert ended.code == 2
    (finding,) = as_json(ended)["files"][0]["findings"]
    assert (finding["name"], finding["severity"], finding["line"]) == ("invalid-draft", "error", line)
    assert says in finding["message"]


def test_a_folder_is_not_a_draft(tmp_path: Path) -> None:
    ended = run("check", tmp_path)
    assert ended.code == 2
    assert "folder" in ended.text


def test_a_template_that_is_wrong_is_named_with_its_own_place_and_ends_no_other_check(tmp_path: Path) -> None:
    pack = tmp_path / "templates" / "mine"
    pack.mkdir(parents=True)
    (pack / "template.yaml").write_text("letterkit: 1\ntitel: Mine\n")
    (pack / "letter.md.j2").touch()
    mine, good = letter(tmp_path / "a.yaml", template="mine"), letter(tmp_path / "b.yaml")
    ended = run("check", mine, good, "--format", "json")
    assert ended.code == 2
    first, second = as_json(ended)["files"]
    assert "template.yaml:2" in "".join(finding["message"] for finding in first["findings"])
    assert {(finding["line"], finding["path"]) for finding in first["findings"]} == {(1, "")}
    assert second["findings"] == []


@pytest.mark.parametrize("part", ["situation", "norm", "ask", "urgency"])
def test_a_passage_that_is_left_out_is_named(tmp_path: Path, part: str) -> None:
    path = letter(tmp_path / "a.yaml", passages=without(part))
    ended = run("check", path)
    assert ended.code == 1
    assert f"[missing-section] passages: The letter has no {part} passage." in ended.text


def _parts_of_examples() -> list[Any]:
    result = []
    for path in EXAMPLES:
        template = YAML(typ="safe").load(path.read_text("utf-8"))["template"]
        result += [pytest.param(path, part, id=f"{path.stem}-{part}") for part in open_shelf().load(template).requires]
    return result


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_nothing_against_it(path: Path) -> None:
    ended = run("check", path, "--format", "json")
    names = {finding["name"] for finding in as_json(ended)["files"][0]["findings"] if finding["severity"] != "note"}
    assert ended.code == 0
    assert names <= {"template-text-unedited", "ask-without-deadline"}


@pytest.mark.parametrize(("path", "part"), _parts_of_examples())
def test_an_example_without_a_required_part_fails_and_the_part_is_named(tmp_path: Path, path: Path, part: str) -> None:
    yaml = YAML(typ="rt")
    data = yaml.load(path.read_text("utf-8"))
    if part == "signatories":
        del data["signatories"]
    else:
        played = [composed.passage.plays(part) for composed in _composed(path)]
        kept = [passage for passage, plays in zip(data["passages"], played, strict=True) if not plays]
        data["passages"] = [_stripped(passage, part) for passage in kept]
    text = io.StringIO()
    yaml.dump(data, text)
    (tmp_path / "a.yaml").write_text(_CITATION.sub("", text.getvalue()) if part == "norm" else text.getvalue(), "utf-8")
    ended = run("check", tmp_path / "a.yaml")
    assert ended.code == 1
    assert f"The letter has no {part}" in ended.text


@cache
def _composed(path: Path) -> tuple[ComposedPassage, ...]:
    return compose_passages(drafts.load(path).draft, open_library())


_CITATION = re.compile(r"\[@[^\]]*\]")


def _stripped(passage: dict[str, Any], part: str) -> dict[str, Any]:
    """Return a passage that no longer plays the part beside its own."""
    left = {key: value for key, value in passage.items() if not (part == "norm" and key == "invokes")}
    if "also" in left:
        left["also"] = [one for one in left["also"] if one != part]
    return left


_VALUE = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["ask", "2026-13-01"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    [
        "letterkit",
        "template",
        "date",
        "language",
        "passages",
        "facts",
        "signatories",
        "recipients",
        "layout",
        "sender",
        "sources",
        "x",
    ]
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.dictionaries(_KEYS, _VALUE, min_size=1, max_size=3), st.binary(max_size=60), st.text(max_size=60)))
def test_a_malformed_draft_never_ends_in_a_fault(tmp_path: Path, content: Any) -> None:
    path = tmp_path / "a.yaml"
    if isinstance(content, dict):
        letter_data = {"letterkit": 1, "template": "council-appeal", **content}
        path.write_text(json.dumps(letter_data), encoding="utf-8")
    else:
        path.write_bytes(
            content if isinstance(content, bytes) else LETTER.encode() + content.encode("utf-8", "replace")
        )
    ended = run("check", path, "--format", "json")
    assert "fault" not in ended.err
    if ended.code:
        assert as_json(ended)["summary"]["errors"]
    else:  # the rest of the text was a comment, or nothing at all
        assert isinstance(content, str)
    assert ended.code in (0, 1, 2)


def test_files_that_are_no_drafts_can_be_passed_over(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("a: 1\n")
    assert run("check", other).code == 2
    ended = run("check", other, letter(tmp_path / "a.yaml"), "--skip-others")
    assert (ended.code, "other.yaml" in ended.text) == (0, False)
    assert run("check", other, "--skip-others").text == ""
    assert run("check", tmp_path / "none.yaml", "--skip-others").code == 2


def test_the_hook_calls_a_command_that_exists() -> None:
    (hook,) = YAML(typ="safe").load((EXAMPLES[0].parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = hook["entry"].split()
    assert program == "letterkit"
    assert run(*arguments, EXAMPLES[0]).code == 0
