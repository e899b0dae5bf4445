"""A passage of a letter in the interview: the question that asks for its words, and the answers that are its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterkit.compose import template_value
from letterkit.letter.model import Passage
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question
from letterkit.wording import say


def own_answers(step: MoveStep, passage: Passage, pack: Pack) -> Mapping[str, Any]:
    """Return the answers of a passage alone, by their questions' ids in its move, as a template sees them; a question
    whose answer belongs there and is not given has none."""
    asked = {name: question for name, id in step.asked.items() if (question := pack.question(id))}
    others = {name: None for name, question in asked.items() if question.path.startswith("passages.")}
    return {
        name: template_value(question, {**others, **passage.answers}.get(name))
        for name, question in asked.items()
        if (name in others or name in passage.answers) and question.kept_as == "facts"
    }


def passage_question(title: str, advice: str, own_words: bool, unwritten_in: str, has_asks: bool) -> Question:
    """Return the question that asks for the words of a passage. `unwritten_in` is a language that the template has no
    words in; `has_asks`: the list of asks is printed below the words."""
    if own_words:
        now = say("These are your own words.")
    elif unwritten_in:
        now = say(
            "The template has no words in this language ({unwritten_in}): write the passage here yourself.",
            unwritten_in=unwritten_in,
        )
    else:
        now = say("The template writes this from your answers. What you change here becomes your own words.")
    if has_asks:
        now += " " + say("The list of asks stands below it.")
    return Question(id="passage", ask=say("The passage ‘{title}’", title=title), why=advice, help=now, type="paragraph")
