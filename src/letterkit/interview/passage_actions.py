"""The rows of the table of actions that change the passages of a letter: in the plan, and in the letter itself."""

from __future__ import annotations

from typing import Final

from letterkit.interview.action import EVERYWHERE, LETTER, PLAN, Action
from letterkit.wording import worded

PASSAGE_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "passages",
        commands=(worded(":passages"),),
        typed_help=worded("the passages of the letter, with their numbers"),
        instead=worded("Shift-Tab shows the passages."),
    ),
    Action(
        "another move",
        {"M": PLAN | LETTER, "Ctrl-G": EVERYWHERE},
        here={"outline": worded("M other move"), "letter": worded("M other move")},
        help=worded("write the passage in hand in another way; in the plan and the letter also M"),
        commands=(worded(":move 3"),),
        typed_help=worded("write passage 3 in another way (:move alone: the one in hand)"),
        instead=worded("Ctrl-G writes the passage in hand in another way."),
    ),
    Action(
        "leave out",
        {"Del": PLAN},
        here={"outline": worded("Del leave out")},
        help=worded("in the plan: take the passage out of the letter"),
        commands=(worded(":leave-out 3"),),
        typed_help=worded("take passage 3 out of the letter"),
        instead=worded("Shift-Tab shows the plan, and Del there leaves a passage out."),
        hint=(
            worded("type :leave-out, its number and the word anyway to take it out with them"),
            worded("press Del once more to take it out with them"),
        ),
    ),
    Action(
        "twice",
        {"+": PLAN},
        here={"outline": worded("+ twice")},
        help=worded("in the plan: another passage of the same kind behind it"),
        commands=(worded(":twice 3"),),
        typed_help=worded("another passage of the same kind behind passage 3"),
        instead=worded("Shift-Tab shows the plan, and + there puts a passage twice."),
    ),
    Action(
        "passage up",
        {"Alt-↑": PLAN, "Ctrl-↑": PLAN},
        help=worded("in the plan: the passage before the one above it"),
        commands=(worded(":up 3"),),
        typed_help=worded("passage 3 before the one above it"),
        instead=worded("Shift-Tab shows the plan, and Alt-↑ there moves a passage up."),
    ),
    Action(
        "passage down",
        {"Alt-↓": PLAN, "Ctrl-↓": PLAN},
        help=worded("in the plan: the passage behind the one below it"),
        commands=(worded(":down 3"),),
        typed_help=worded("passage 3 behind the one below it"),
        instead=worded("Shift-Tab shows the plan, and Alt-↓ there moves a passage down."),
    ),
    Action(
        "sentences",
        {"S": PLAN},
        here={"outline": worded("S strike")},
        help=worded("in the plan: the sentences of the template in the passage, to strike some"),
        commands=(worded(":sentences 3"),),
        typed_help=worded("the sentences of passage 3 with their numbers; :go sentence 12 goes to the answer of one"),
        instead=worded("F4 goes through the letter sentence by sentence."),
    ),
    Action(
        "strike",
        {"Del": LETTER},
        here={"letter": worded("Del strike")},
        help=worded("in the letter: strike a sentence of the template, or put it back"),
        commands=(worded(":strike 3"),),
        typed_help=worded("strike a sentence that the template has in passage 3"),
        instead=worded("F4 shows the letter, and Del there strikes a sentence of the template."),
    ),
)
