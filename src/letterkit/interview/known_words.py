"""Words that the spelling rule does not know and the writer does: one key takes one as known, for every letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from letterkit.errors import LetterkitError
from letterkit.interview import transitions
from letterkit.interview.advice import Advice, advice
from letterkit.interview.form import Form
from letterkit.library import own_words
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_list

RULE: Final = "misspelled-word"


def strange_words(form: Form) -> tuple[str, ...]:
    """Return the words of the letter that are not known, in its order."""
    return _words(advice(form, only=frozenset((RULE,))))


def strange_words_of_answer(form: Form, typed: str) -> tuple[str, ...]:
    """Return the words of an answer that is being typed which are not known."""
    try:
        after = transitions.answer(form, typed)
    except Refused:
        return ()
    return _words(row for row in advice(after, only=frozenset((RULE,))) if row.position == form.position)


def _words(rows: Iterable[Advice]) -> tuple[str, ...]:
    return tuple(row.finding.excerpt.words for row in rows if row.finding.excerpt)


def take_as_known(form: Form, word: str) -> str:
    """Make a word known for all letters in the language of this one; return what to say of it. Raises Refused."""
    if not own_words.is_word(word):
        raise Refused(say("‘{word}’ is not one word.", word=word))
    try:
        own_words.add_words(own_words.user_file(form.draft.language), [word])
    except LetterkitError as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None
    return say("‘{word}’ is a known word from now on. `letterkit words remove` takes it back.", word=word)


def one_word(form: Form, wanted: str) -> str:
    """Return the word that is meant: the one named, or the only one that is not known. Raises Refused."""
    if wanted.strip():
        return wanted.strip()
    words = strange_words(form)
    if not words:
        raise Refused(say("Every word of the letter is known."))
    if len(words) > 1:
        shown = say_list([f"‘{word}’" for word in words])
        raise Refused(say("Which of them? {words}", words=shown), say("Name one: :known {word}", word=words[0]))
    return words[0]
