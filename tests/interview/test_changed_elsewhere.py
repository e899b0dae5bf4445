"""What a command changed in a draft is noted for the next interview."""

from __future__ import annotations

from pathlib import Path

from letterkit.interview.changed_elsewhere import note_changes
from letterkit.interview.opening import resume
from letterkit.interview.touched_sentences import undecided
from letterkit.letter import drafts
from tests.interview.scene import LIBRARY, TODAY
from tests.interview.touched_scene import letter, signing, with_keys


def test_each_change_is_noted_with_the_newest_value(tmp_path: Path) -> None:
    path, data = tmp_path / "a.yaml", letter().data
    for count in (35, 37):
        after = with_keys(letter(), signatories=signing(count)).data
        (row,) = note_changes(path, data, after, LIBRARY, TODAY) or note_changes(
            path, letter().data, after, LIBRARY, TODAY
        )
        assert f"{count} undersigned" in row.new_sentence
        data = after
    drafts.save(path, data)
    assert [row.new_sentence for row in undecided(resume(path, LIBRARY, TODAY).form)] == [row.new_sentence]


def test_a_draft_that_cannot_be_read_has_no_sentences(tmp_path: Path) -> None:
    data = letter().data
    assert note_changes(tmp_path / "a.yaml", data, {**data, "template": "no-such"}, LIBRARY, TODAY) == ()
    assert note_changes(tmp_path / "a.yaml", data, {**data, "passages": 3}, LIBRARY, TODAY) == ()
