"""Keys of a draft are written in the order of the model, and what stands in a file stays where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter import drafts
from letterkit.letter.key_order import in_key_order
from letterkit.yaml.writing import same_data
from tests.letter.samples import HEAD

GIVEN: dict[str, Any] = {
    "passages": [{"evidence": ["a"], "answers": {"b": 1, "a": 2}, "move": "situation/evidence", "role": "situation",
                  "asks": [{"actor": "x", "action": "y"}]}],
    "evidence": [{"text": "x", "status": "alleged", "sources": ["y"], "id": "a"}],
    "questions": ["One?", {"questions": ["Two?"], "heading": "x"}],
    "norms": [{"says": {"b": "x", "a": "y"}, "title": "x", "id": "n"}],
    "facts": {"z": 1, "a": {"value": "y", "source": "x"}},
    "sources": [{"type": "report", "id": "s", "URL": "https://example.org"}],
    "letterkit": 1,
    "template": "council-appeal",
}  # fmt: skip


def test_a_new_file_has_the_order_of_the_model_and_answers_and_sources_that_in_which_they_came() -> None:
    assert (
        drafts.dump(GIVEN)
        == """\
letterkit: 1
template: council-appeal
facts:
  z: 1
  a:
    value: y
    source: x
evidence:
- id: a
  text: x
  sources:
  - y
  status: alleged
questions:
- One?
- heading: x
  questions:
  - Two?
passages:
- role: situation
  move: situation/evidence
  answers:
    b: 1
    a: 2
  evidence:
  - a
  asks:
  - action: y
    actor: x
sources:
- type: report
  id: s
  URL: https://example.org
norms:
- id: n
  title: x
  says:
    b: x
    a: y
"""
    )


def test_what_stands_in_a_file_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}evidence:\n- text: x  # a remark\n  id: a\n", "utf-8")
    data = drafts.load(file).data
    data["evidence"].append({"sources": ["s"], "text": "y", "id": "b"})
    drafts.save(file, data)
    added = "- id: b\n  text: y\n  sources:\n  - s\n"
    assert file.read_text("utf-8") == f"{HEAD}evidence:\n- text: x  # a remark\n  id: a\n{added}"


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "role", "text", "x"]), inner),
)


@given(st.dictionaries(st.sampled_from(["passages", "evidence", "facts", "people", "x"]), VALUES))
def test_no_data_are_lost_or_changed(data: dict[str, Any]) -> None:
    assert same_data(in_key_order(data), data)
