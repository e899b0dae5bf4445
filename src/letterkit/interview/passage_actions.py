"""The rows of the table of actions that change the passages of a letter: in the plan, and in the letter itself."""

from __future__ import annotations

from typing import Final

from letterkit.interview.action import EVERYWHERE, LETTER, PLAN, Action

PASSAGE_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "passages",
        commands=(":passages",),
        typed_help="the passages of the letter, with their numbers",
        instead="Shift-Tab shows the passages.",
    ),
    Action(
        "another move",
        {"M": PLAN | LETTER, "Ctrl-G": EVERYWHERE},
        here={"outline": "M other move", "letter": "M other move"},
        help="write the passage in hand in another way; in the plan and the letter also M",
        commands=(":move 3",),
        typed_help="write passage 3 in another way (:move alone: the one in hand)",
        instead="Ctrl-G writes the passage in hand in another way.",
    ),
    Action(
        "leave out",
        {"Del": PLAN},
        here={"outline": "Del leave out"},
        help="in the plan: take the passage out of the letter",
        commands=(":leave-out 3",),
        typed_help="take passage 3 out of the letter",
        instead="Shift-Tab shows the plan, and Del there leaves a passage out.",
        hint=(
            "type :leave-out, its number and the word anyway to take it out with them",
            "press Del once more to take it out with them",
        ),
    ),
    Action(
        "twice",
        {"+": PLAN},
        here={"outline": "+ twice"},
        help="in the plan: another passage of the same kind behind it",
        commands=(":twice 3",),
        typed_help="another passage of the same kind behind passage 3",
        instead="Shift-Tab shows the plan, and + there puts a passage twice.",
    ),
    Action(
        "passage up",
        {"Alt-↑": PLAN, "Ctrl-↑": PLAN},
        help="in the plan: the passage before the one above it",
        commands=(":up 3",),
        typed_help="passage 3 before the one above it",
        instead="Shift-Tab shows the plan, and Alt-↑ there moves a passage up.",
    ),
    Action(
        "passage down",
        {"Alt-↓": PLAN, "Ctrl-↓": PLAN},
        help="in the plan: the passage behind the one below it",
        commands=(":down 3",),
        typed_help="passage 3 behind the one below it",
        instead="Shift-Tab shows the plan, and Alt-↓ there moves a passage down.",
    ),
    Action(
        "sentences",
        {"S": PLAN},
        here={"outline": "S strike"},
        help="in the plan: the sentences of the template in the passage, to strike some",
        commands=(":sentences 3",),
        typed_help="the sentences of passage 3 with their numbers; :go sentence 12 goes to the answer of one",
        instead="F4 goes through the letter sentence by sentence.",
    ),
    Action(
        "strike",
        {"Del": LETTER},
        here={"letter": "Del strike"},
        help="in the letter: strike a sentence of the template, or put it back",
        commands=(":strike 3",),
        typed_help="strike a sentence that the template has in passage 3",
        instead="F4 shows the letter, and Del there strikes a sentence of the template.",
    ),
)
