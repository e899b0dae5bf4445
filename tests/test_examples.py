"""The examples are letters that can be sent, and what stands beside each is what it gives."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from letterkit.checks.rules import check
from letterkit.compose import compose, compose_passages
from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf
from letterkit.render import formats

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.relative_to(EXAMPLES).with_suffix("").as_posix() for path in EXAMPLES.rglob("*.yaml"))
ENGLISH = [name for name in NAMES if "/" not in name]
OTHERS = [name for name in NAMES if "/" in name]
JOINT = [name for name in NAMES if name.rpartition("/")[2] in ("joint-letter", "member-states", "individuals")]
SHORT = ("follow-up", "press-statement", "sign-on-call", "thanks", "urgent-appeal")
"""Kinds that take a page or less."""
INVENTED = ("Example", "Sample", "Exemple", "Ejemplo", "Пример")


LIBRARY = open_library()


@cache
def _loaded(name: str) -> LoadedDraft:
    return drafts.load(EXAMPLES / f"{name}.yaml")


def _draft(name: str) -> Draft:
    return _loaded(name).draft


def test_every_template_has_an_example_in_each_of_its_languages() -> None:
    packs = [open_shelf().load(name) for name in open_shelf().ids()]
    wanted = {
        pack.id if tag == "en" else f"{tag}/{pack.id}"
        for pack in packs
        for tag in (*pack.languages, *pack.earlier_languages)
    }
    assert wanted == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_lies_with_its_language(name: str) -> None:
    draft = _draft(name)
    folder, _, template = name.rpartition("/")
    assert (draft.template, draft.language[:2]) == (template, folder or "en")


@pytest.mark.parametrize("name", NAMES)
def test_only_english_is_written_by_moves(name: str) -> None:
    assert open_shelf().in_earlier_form(_draft(name)) is (name in OTHERS)


@pytest.mark.parametrize("name", OTHERS)
def test_the_languages_tell_the_same_story(name: str) -> None:
    """A letter in another language answers the questions, and invokes the norms, of its template's own examples."""
    ours = _draft(name)
    own = sample(LIBRARY.pack(ours.template, ours.language), LIBRARY).draft
    assert set(ours.facts) == set(own.facts)
    invoked = [
        [(invoke.norm, invoke.at) for passage in draft.passages or () for invoke in passage.invokes]
        for draft in (ours, own)
    ]
    assert invoked[0] == invoked[1]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_just_the_letter_beside_it(name: str) -> None:
    written = formats.write(compose(_draft(name), LIBRARY), "md").decode("utf-8")
    assert written == (EXAMPLES / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_lets_an_example_go(name: str) -> None:
    """No error, and no warning but that an ask has no date or, in the earlier form, that the answers are the template's
    own examples."""
    result = check(_loaded(name), LIBRARY)
    told = {one.name for one in result if one.severity != "note"}
    assert told <= {"ask-without-deadline", *(["template-text-unedited"] if name in OTHERS else [])}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_a_whole_letter(name: str) -> None:
    words = sum(len(passage.text.split()) for passage in compose_passages(_draft(name), LIBRARY))
    assert words >= (130 if name in SHORT else 350)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_sent_by_nobody_real(name: str) -> None:
    draft = _draft(name)
    senders = [signatory.organization or signatory.name for signatory in draft.signatories]
    senders += [draft.byline.author] if draft.byline else []
    senders += [draft.sender.name] if draft.sender else []
    assert senders
    assert all(any(word in sender for word in INVENTED) for sender in senders)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_has_two_offices(name: str) -> None:
    draft = _draft(name)
    offices: dict[str, set[str]] = {}
    people = [(person.name, person.title) for person in (*draft.recipients, *draft.cc)]
    people += [(signatory.name, signatory.title) for signatory in draft.signatories]
    for who, title in people:
        if who:
            offices.setdefault(who, set()).add(title)
    assert all(len(titles) == 1 for titles in offices.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_stands_before_what_it_asks_for(name: str) -> None:
    """The meeting, the deadlines, the reply and the publication lie ahead of the day on which it is written."""
    draft = _draft(name)
    ahead: list[object] = [
        draft.facts.get(fact) for fact in ("meeting_date", "occasion_date", "publication_date", "stage_date")
    ]
    ahead += [ask.deadline_date for passage in draft.passages or () for ask in passage.asks]
    ahead.append(draft.reply_by)
    for day in filter(None, ahead):
        assert draft.date is not None
        assert dt.date.fromisoformat(str(day)) >= draft.date


@pytest.mark.parametrize("name", ENGLISH)
def test_a_letter_tells_what_was_known_when_it_was_written(name: str) -> None:
    draft = _draft(name)
    for day in (str(evidence.as_of) for evidence in draft.evidence if evidence.as_of):
        assert day <= str(draft.date)
    for source in draft.sources:
        parts = source.get("issued", {}).get("date-parts", [[]])[0]
        assert "-".join(f"{part:02}" for part in parts) <= str(draft.date)


@pytest.mark.parametrize("name", NAMES)
def test_letterhead_dateline_and_signature_agree(name: str) -> None:
    """Who signs for the sender signs where the letterhead, or the dateline, is."""
    draft = _draft(name)
    if draft.sender is None or not draft.sender.lines or len(draft.signatories) != 1:
        return
    (signatory,) = draft.signatories
    assert signatory.organization == draft.sender.name
    head = " ".join(draft.sender.lines)
    assert draft.place in head
    assert any(place.partition(",")[0] in head for place in signatory.places)


@pytest.mark.parametrize("name", JOINT)
def test_a_joint_letter_has_many_signatories(name: str) -> None:
    """English ones twenty or more, the others ten; and as many as the first sentence says."""
    draft = _draft(name)
    assert len(draft.signing) >= (20 if name in ENGLISH else 10)
    assert all(signatory.places for signatory in draft.signing)
    if name in ENGLISH:
        said = re.search(r"\d+", str(draft.facts["opening"]))
        assert said is not None
        assert int(said[0]) == len(draft.signing)
