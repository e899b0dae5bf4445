"""The examples are letters that can be sent, and what stands beside each is what it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.checks.rules import check
from letterkit.compose import compose, compose_passages
from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf
from letterkit.render import formats

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.relative_to(EXAMPLES).with_suffix("").as_posix() for path in EXAMPLES.rglob("*.yaml"))
INVENTED = ("Example", "Sample", "Exemple", "Ejemplo", "Пример")


def test_every_template_has_an_example_in_each_of_its_languages() -> None:
    wanted = {
        name if tag == "en" else f"{tag}/{name}"
        for name in open_shelf().ids()
        for tag in open_shelf().load(name).languages
    }
    assert wanted == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_lies_with_its_language(name: str) -> None:
    draft = drafts.load(EXAMPLES / f"{name}.yaml").draft
    folder, _, template = name.rpartition("/")
    assert (draft.template, draft.language[:2]) == (template, folder or "en")


@pytest.mark.parametrize("name", [*NAMES])
def test_the_languages_tell_the_same_story(name: str) -> None:
    """A letter in another language answers the questions, and invokes the norms, of the template's English examples."""
    ours = drafts.load(EXAMPLES / f"{name}.yaml").draft
    if ours.language.startswith("en"):
        return
    library = open_library()
    english = sample(library.pack(ours.template, "en"), library).draft
    assert set(ours.facts) == set(english.facts)
    invoked = [
        [(invoke.norm, invoke.at) for passage in draft.passages or () for invoke in passage.invokes]
        for draft in (ours, english)
    ]
    assert invoked[0] == invoked[1]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_just_the_letter_beside_it(name: str) -> None:
    loaded = drafts.load(EXAMPLES / f"{name}.yaml")
    written = formats.write(compose(loaded.draft, open_library()), "md").decode("utf-8")
    assert written == (EXAMPLES / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_lets_an_example_go(name: str) -> None:
    """No error, and no warning but that the answers are the template's own examples, or that an ask has no date."""
    result = check(drafts.load(EXAMPLES / f"{name}.yaml"), open_library())
    told = {one.name for one in result if one.severity != "note"}
    assert told <= {"template-text-unedited", "ask-without-deadline"}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_a_whole_letter(name: str) -> None:
    draft = drafts.load(EXAMPLES / f"{name}.yaml").draft
    assert sum(len(compose_passage.text.split()) for compose_passage in compose_passages(draft, open_library())) >= 350


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_sent_by_nobody_real(name: str) -> None:
    draft = drafts.load(EXAMPLES / f"{name}.yaml").draft
    senders = [signatory.organization or signatory.name for signatory in draft.signatories]
    senders += [draft.byline.author] if draft.byline else []
    assert senders
    assert all(any(word in sender for word in INVENTED) for sender in senders)
