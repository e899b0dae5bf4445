"""Every pack that is shipped gives a letter from its own examples, and a pack that is wrong is told so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.compose import compose_passages
from letterkit.errors import InvalidPack, UnknownName
from letterkit.interview.pack_check import FOLLOWS, PackReport, check_pack, sample
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import open_shelf, shipped_folder
from letterkit.questions.types import type_of

from .scene import LIBRARY, PACK

EARLIER = Library(open_shelf()._replace(earlier_only=True))
"""A library without kinds of letter that are made of moves: packs of the earlier form are tried in it."""
SHIPPED = [name for name in open_shelf().ids() if (shipped_folder() / "earlier" / name / "letter.md.j2").is_file()]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_pack_has_no_problems(name: str) -> None:
    pack, trial = check_pack(shipped_folder() / "earlier" / name)
    assert (pack.id, trial.problems) == (name, ())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_pack_writes_a_whole_letter_from_the_required_answers_alone(name: str) -> None:
    form = sample(EARLIER.pack(name), EARLIER, required_only=True)
    assert not any(question.required for question in form.missing_questions())
    assert sum(len(compose_passage.text.split()) for compose_passage in compose_passages(form.draft, EARLIER)) >= 250


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_of_a_shipped_pack_is_asked_when_all_is_answered(name: str) -> None:
    pack = EARLIER.pack(name)
    form = sample(pack, EARLIER)
    assert [question.id for question in form.questions] == [question.id for question in pack.questions]
    assert form.refused_answers() == ()


def changed(folder: Path, change: Callable[[str, str], tuple[str, str]]) -> PackReport:
    """Return the trial of the short letter with its settings and macros changed."""
    result = folder / "interview"
    result.mkdir()
    settings, letter = ((PACK.folder / name).read_text("utf-8") for name in ("template.yaml", "letter.md.j2"))
    settings, letter = change(settings, letter)
    (result / "template.yaml").write_text(settings, "utf-8")
    (result / "letter.md.j2").write_text(letter, "utf-8")
    return check_pack(result)[1]


def test_a_pack_that_holds_together_is_counted_in_words(tmp_path: Path) -> None:
    trial = changed(tmp_path, lambda settings, letter: (settings, letter))
    assert trial.problems == ()
    assert trial.words > 30


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{% macro ask()", "{% macro asking()", "no macro ‘ask’"),
        (
            "{% if months %}The mission should stay for {{ months }} months.{% endif %}",
            "",
            "no passage uses the question ‘months’",
        ),
        ("{% if meeting %}The Council meets on {{ meeting }}.{% endif %}", "On {{ meeting }}.", "prints ‘meeting’"),
        ("The Council has bound itself by its own words.", "", "the norm passage is empty"),
        ("{{ country }}", "{{ contry }}", "letter.md.j2:3"),
        ("{% macro ask() %}", "{% macro ask() %}{{ ask_actor|no_stop }}: ", "the ask passage prints ‘asks’"),
    ],
)
def test_what_is_wrong_with_the_macros_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    def change(settings: str, letter: str) -> tuple[str, str]:
        assert old in letter
        return settings, letter.replace(old, new)

    assert says in "\n".join(changed(tmp_path, change).problems)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("example: teachers", "why: Because", "‘groups’ has no example"),
        ('example: "2026-12-10"', "example: soon", "an example is not an answer"),
    ],
)
def test_what_is_wrong_with_the_questions_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    def change(settings: str, letter: str) -> tuple[str, str]:
        assert old in settings
        return settings.replace(old, new), letter

    assert says in "\n".join(changed(tmp_path, change).problems)


def test_a_pack_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack):
        changed(tmp_path, lambda settings, letter: (settings.replace("title:", "titel:"), letter))
    (tmp_path / "other").mkdir()
    with pytest.raises(InvalidPack, match=r"letter.md.j2:\d"):
        changed(tmp_path / "other", lambda settings, letter: (settings, letter.replace("{% if", "{{ {% if")))
    with pytest.raises(UnknownName):
        check_pack(tmp_path / "no-such")


def test_the_sample_with_required_answers_alone_has_no_others() -> None:
    form = sample(PACK, LIBRARY, required_only=True)
    assert [question.id for question in form.questions if form.is_answered(question)] == [
        question.id for question in PACK.questions if question.required
    ]


# -- letters of moves -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", open_shelf().moves.kind_ids())
def test_the_sample_of_a_kind_answers_what_its_moves_ask(name: str) -> None:
    library = open_library()
    pack = library.pack(name, "en")
    form = sample(pack, library)
    assert not any(question.required for question in form.missing_questions()) and form.refused_answers() == ()
    unanswered = [one for one in form.questions if not form.is_answered(one) and type_of(one).needs_example]
    assert [one.id for one in unanswered if one.path not in FOLLOWS] == []
    required = sample(pack, library, required_only=True)
    assert not any(question.required for question in required.missing_questions())
    asked = {question.path.partition(".")[0] for question in required.questions if question.required}
    assert asked <= set(required.data) | {"invokes"}


def test_what_a_letter_has_beforehand_stays() -> None:
    library = open_library()
    passages = [{"role": "situation", "move": "situation/person"}]
    data = {"template": "urgent-appeal", "passages": passages, "facts": {"person_state": "disappeared"}}
    form = sample(library.pack("urgent-appeal"), library, data=data)
    assert form.data["facts"]["person_state"] == "disappeared"
    assert "person_taken" in form.data["facts"] and "person_arrest" not in form.data["facts"]


def test_an_annex_of_the_sample_is_a_text_or_a_file() -> None:
    library = open_library()
    (annex,) = sample(library.pack("council-appeal"), library).data["annexes"]
    assert set(annex) == {"title", "text"}
