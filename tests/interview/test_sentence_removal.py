"""A sentence that somebody wants out: struck, gone with its norm, or changed where it is written."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.letter_places import LetterSentence, letter_places
from letterkit.interview.position import Position
from letterkit.interview.sentence_removal import remove_sentence
from letterkit.letter import drafts

from .scene import LIBRARY, TODAY, refused

EXAMPLES = Path(__file__).parents[2] / "examples"


def form_of(kind: str, *norms: dict[str, str]) -> Form:
    data = copy.deepcopy(drafts.load(EXAMPLES / f"{kind}.yaml").data)
    for passage in data["passages"] if norms else ():
        if passage.get("invokes"):
            passage["invokes"] = list(norms)
    return transitions.start(LIBRARY.pack(kind), LIBRARY, TODAY, data)


def sentence(form: Form, words: str) -> LetterSentence:
    return next(one for one in letter_places(form).sentences if words in one.text)


def test_a_sentence_of_the_template_is_struck_and_stands_again() -> None:
    form = form_of("submission")
    removal = remove_sentence(form, sentence(form, "Date of birth"))
    assert removal.words == "Struck. Del puts it back, F6 too."
    again = remove_sentence(removal.form, sentence(removal.form, "struck: Date of birth"))
    assert again.words == "It stands in the letter again." and again.form.data == form.data


@pytest.mark.parametrize("at", [Position("subject"), Position("norms"), Position("norms", 0, "norm")])
def test_a_sentence_of_the_law_goes_with_its_norm(at: Position) -> None:
    form = transitions.go_to(form_of("council-appeal"), at)
    removal = remove_sentence(form, sentence(form, "Paragraph 138"))
    assert removal.words == "The norm ‘2005 World Summit Outcome, paras. 138-139’ was taken out. F6 brings it back."
    assert removal.form.position == Position(at.question) and not removal.elsewhere
    assert not any(passage.get("invokes") for passage in removal.form.data["passages"])
    assert transitions.undo(removal.form).data == form.data


def test_of_several_norms_in_a_sentence_one_is_chosen_in_their_list() -> None:
    long = form_of("council-appeal", {"norm": "iccpr", "at": "arts. 6 and 7"}, {"norm": "cat", "at": "art. 12"})
    form = transitions.start(long.pack, LIBRARY, TODAY, {**long.data, "length": "one-page"})
    removal = remove_sentence(form, sentence(form, "Convention against Torture"))
    assert removal.elsewhere and removal.form.position == Position("norms")
    assert removal.words == "This sentence names 2 norms: choose one, and Del takes it out."
    assert removal.form.data == form.data


def test_the_words_before_asks_are_chosen_elsewhere() -> None:
    form = form_of("council-appeal")
    removal = remove_sentence(form, sentence(form, "We urge the Government of Kyrgyzstan to:"))
    assert removal.elsewhere and removal.form.position == Position("asks_lead")


def test_an_answer_is_no_sentence_to_strike() -> None:
    form = form_of("council-appeal")
    for words, said in (
        ("That risk has not passed", "This is your answer to ‘What is to be feared’. Enter goes to it."),
        ("call on every participating", "This is your answer to ‘What you ask for’. Enter goes to it."),
        ("Excellencies", "This line is made from your answer to ‘Addressees’. Enter goes to it."),
    ):
        one = sentence(form, words)
        assert refused(lambda one=one: remove_sentence(form, one).form) == said  # type: ignore[misc]
    heading = LetterSentence("A heading", 0, 0, 9, 1, voice="ours")
    assert refused(lambda: remove_sentence(form, heading).form) == "These words are a heading of the template."
    line = LetterSentence("A line", 0, 0, 6)
    assert refused(lambda: remove_sentence(form, line).form) == "No question is behind this line."
