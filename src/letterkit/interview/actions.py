"""Everything that can be done in an interview besides answering: one row for each action.

The key bar, the line above it, clicks on both, key bindings, F1, `:help`, the commands of the plain face, hints in
messages and the tables of the reference are all made from these rows. What an action does is said by each face, under
the action's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from letterkit.interview.action import (
    EVERYWHERE,
    FACTS,
    LISTS,
    ONE_LINE,
    READING,
    RECORDS,
    SEVERAL_LINES,
    SOURCES,
    TOUCHED,
    WRITING,
    Action,
    Place,
)
from letterkit.interview.passage_actions import PASSAGE_ACTIONS

ACTIONS: Final[tuple[Action, ...]] = (
    Action("type", here={"find": "Type words", "table": "Type the name of the file"}),
    Action(
        "step",
        here={
            **dict.fromkeys(
                ("find", "moves", "review", "end", "changes", "touched", "sources", "rows", *RECORDS), "↑↓ choose"
            ),
            "letter": "↑↓ sentence",
            **dict.fromkeys(READING, "↑↓ PgUp PgDn turn"),
        },
    ),
    Action(
        "choose",
        {"Enter": LISTS},
        here={
            **dict.fromkeys(("find", "review", "end"), "Enter go there"),
            "outline": "Enter go",
            "letter": "Enter its answer",
            **dict.fromkeys(("changes", "moves"), "Enter take it"),
            "table": "Enter read it",
            "rows": "Enter take it",
            "touched": "Enter change it",
            **dict.fromkeys(RECORDS, "Enter change"),
            "sources": "Enter source",
        },
        typed="2",
        typed_help="take the second of what has numbers",
    ),
    Action("explain", {"F1": EVERYWHERE}, bar="help", commands=("?",), typed_help="explain this question"),
    Action("commands", commands=(":help",), instead="F1 explains, and shows every key."),
    Action(
        "next",
        {"F2": EVERYWHERE, "Ctrl-N": EVERYWHERE, "Enter": WRITING},
        here={
            "line": "Enter next",
            "field": "Enter next",
            "text": "Enter next",
            "empty text": "Enter leaves it out",
            "passage": "Enter keeps it",
            "end": "F2 finish",
        },
        bar="next",
        help="take the answer and go on; Enter does the same in every answer",
        typed="Enter",
        typed_help="take what is typed; alone: keep what is there, or leave the question out",
    ),
    Action(
        "new line",
        dict.fromkeys(("Ctrl-J", "Alt-Enter", "Ctrl-Enter"), SEVERAL_LINES),
        here=dict.fromkeys(("text", "passage"), "Ctrl-J new line"),
        help="a new line; an empty line between two begins a paragraph",
        typed="an empty line",
        typed_help="a new paragraph in a text of several lines",
    ),
    Action(
        "back",
        {"F3": EVERYWHERE, "Ctrl-P": EVERYWHERE},
        bar="back",
        commands=("<", ":back"),
        typed_help="one step back",
        instead="F3 goes back.",
        hint=("type <", "press Esc"),
    ),
    Action(
        "letter",
        {"F4": EVERYWHERE},
        bar="letter",
        columns=80,
        help="the letter, sentence by sentence; Enter goes to the answer of one",
        commands=(":preview", ":letter"),
        typed_help="the letter as it stands",
        instead="F4 shows the letter.",
    ),
    Action(
        "find",
        {"F5": EVERYWHERE, "Ctrl-F": EVERYWHERE},
        bar="find",
        commands=(":go 12",),
        typed_help="to question 12, or to words of a question, of the letter or of an answer (:go date)",
        instead="F5 finds words of questions, of the letter and of answers.",
        hint=("type :go with the number of a question, or :review to see them all", "press F5 and type a word of it"),
    ),
    Action(
        "undo",
        {"F6": EVERYWHERE, "Ctrl-Z": EVERYWHERE},
        bar="undo",
        columns=80,
        commands=(":undo",),
        typed_help="take back the last change",
        instead="F6 takes back the last change.",
    ),
    Action(
        "redo",
        {"F7": EVERYWHERE, "Ctrl-Y": EVERYWHERE},
        bar="redo",
        columns=100,
        commands=(":redo",),
        typed_help="bring it back",
        instead="F7 brings it back.",
    ),
    Action(
        "skip",
        {"F8": EVERYWHERE},
        bar="skip",
        columns=80,
        commands=(":skip",),
        typed_help="leave this one for later",
        instead="F8 leaves this one for later.",
    ),
    Action(
        "more",
        {"Ctrl-L": EVERYWHERE},
        here={"review": "Ctrl-L more", "end": "Ctrl-L more"},
        help="what the letter can also have: the questions that are asked only then",
        commands=(":more",),
        typed_help="what the letter can also have, question by question",
        instead="Ctrl-L goes to what the letter can also have.",
    ),
    Action(
        "review",
        {"F9": EVERYWHERE},
        bar="review",
        commands=(":review",),
        typed_help="all answers, what is missing, and what the checks say",
        instead="F9 shows all your answers.",
    ),
    Action(
        "stop",
        {"F10": EVERYWHERE, "Ctrl-Q": EVERYWHERE},
        bar="stop",
        commands=(":quit", ":q", ":exit"),
        typed_help="stop here; go on later with `letterkit edit`",
        instead="F10 stops; everything is kept.",
    ),
    Action(
        "complete",
        {"Tab": WRITING, "↓": ONE_LINE},
        here={**dict.fromkeys(ONE_LINE, "Tab, ↓ choose"), **dict.fromkeys(("text", "empty text"), "Tab beginnings")},
        typed="Tab",
        typed_help="what there is to choose from, where the terminal edits lines",
    ),
    Action(
        "leave",
        {"Esc": EVERYWHERE},
        here={
            **dict.fromkeys(("find", "outline", "moves", "letter", "review", "table", "sources", *READING), "Esc back"),
            "rows": "Esc leave them",
            **dict.fromkeys(("changes", "touched"), "Esc decide later"),
            "field": "Esc to the list",
        },
        typed="<",
    ),
    Action(
        "add",
        {"+": RECORDS | SOURCES, "Ins": RECORDS | SOURCES},
        here={**dict.fromkeys(RECORDS, "+ add"), "sources": "+ new source"},
        typed="+",
        typed_help="add an entry to a list",
        hint=("type +", "press +"),
    ),
    Action(
        "remove",
        {"Del": RECORDS | SOURCES, "-": RECORDS | SOURCES},
        here={**dict.fromkeys(RECORDS, "Del remove"), "sources": "Del take away"},
        typed="-2",
        typed_help="take entry 2 out of a list",
    ),
    Action("leave sentence", {"N": TOUCHED, "Del": TOUCHED}, here={"touched": "N leave it"}, typed=":touched"),
    Action("change all", {"A": TOUCHED}, here={"touched": "A change all"}, typed=":touched"),
    Action("open sentence", {"E": TOUCHED}, here={"touched": "E write anew"}, typed=":touched"),
    Action(
        "touched",
        commands=(":touched",),
        typed_help="sentences that hold a value which has changed, one by one",
        instead="F9 lists the sentences that hold a value which has changed.",
        hint=("type :touched", "F9 lists them"),
    ),
    Action("move", here=dict.fromkeys((*RECORDS, "outline"), "Alt-↑↓ move")),
    Action(
        "move up", {"Alt-↑": RECORDS, "Ctrl-↑": RECORDS}, typed="2>1", typed_help="put entry 2 of a list before entry 1"
    ),
    Action("move down", {"Alt-↓": RECORDS, "Ctrl-↓": RECORDS}, typed="1>2"),
    Action(
        "sort",
        {"Ctrl-S": RECORDS - FACTS},
        here={"records": "Ctrl-S sort"},
        help="the entries of a list in the order of a field; again: of the next one, in the end as typed",
        commands=(":sort name",),
        typed_help="sort the entries of a list by a field (:sort alone: choose)",
        instead="Ctrl-S sorts the entries of a list.",
    ),
    Action(
        "sources",
        {"Ctrl-S": WRITING | FACTS | SOURCES},
        here=dict.fromkeys(("text", "passage", "facts"), "Ctrl-S sources"),
        help="the sentences of the answer, each with its sources; in a field for a source, those of the letter",
        commands=(":sources", ":source"),
        typed_help="sources of the sentences of an answer (:sources 2: of one)",
        instead="Ctrl-S shows the sentences and their sources.",
    ),
    Action(
        "outline",
        {"Shift-Tab": EVERYWHERE},
        here=dict.fromkeys(WRITING, "Shift-Tab plan"),
        here_last=True,
        help="the plan of the letter; Enter goes to a question, other keys change the passages",
        commands=(":plan",),
        typed_help="the plan of the letter: its questions, and how far each has come",
        instead="Shift-Tab shows the plan of the letter.",
    ),
    Action(
        "own words",
        {"Ctrl-O": EVERYWHERE},
        here=dict.fromkeys(("line", "text", "empty text"), "Ctrl-O own words"),
        help="the passage in hand in your own words",
        commands=(":write 3",),
        typed_help="passage 3 in your own words (:write alone: the one in hand)",
        instead="Ctrl-O goes into the words of the passage.",
    ),
    Action(
        "from answers",
        {"Ctrl-T": EVERYWHERE},
        here={"passage": "Ctrl-T from your answers"},
        help="let the template write it from your answers again",
        commands=(":answers",),
        typed_help="let the template write the passage from your answers again",
        instead="Ctrl-T lets the template write the passage.",
    ),
    *PASSAGE_ACTIONS,
    Action(
        "editor",
        {"F12": WRITING, "Alt-E": WRITING},
        here=dict.fromkeys(("text", "empty text", "passage"), "F12 editor"),
        help="write in your own editor ($EDITOR)",
        commands=(":editor",),
        typed_help="write this answer in your own editor ($EDITOR)",
        instead="F12 opens your editor.",
    ),
    Action(
        "read table",
        {"Ctrl-R": EVERYWHERE},
        here=dict.fromkeys(("records", "field"), "Ctrl-R table"),
        help="read signatories from a table (CSV, XLSX, ODS)",
        commands=(":read FILE",),
        typed_help="read signatories from a table; :read - takes pasted rows",
        instead="Ctrl-R reads a table.",
        hint=("type :read and the name of a table, such as :read signatories.xlsx", "type the name of a table"),
    ),
    Action("turn", {"PgUp": WRITING, "PgDn": WRITING}, help="turn the letter", typed=":preview"),
    Action("interrupt", {"Ctrl-C": EVERYWHERE}, help="stop, as F10; nothing is lost", typed="Ctrl-C"),
    Action(
        "clear",
        commands=(":clear",),
        typed_help="take this answer out",
        instead="Empty the line and go on with F3 or Shift-Tab: that takes the answer out.",
    ),
    Action(
        "typed",
        commands=(":typed",),
        typed_help="to what you typed and what is not taken as an answer yet",
        instead="F9 lists what is not taken as an answer yet; Enter goes there.",
    ),
    Action(
        "language",
        commands=(":language fr",),
        typed_help="write the letter, and be asked, in another language (:language alone: choose)",
        instead="F5 and the word “language” show the languages of the letter.",
    ),
    Action(
        "save",
        commands=(":save",),
        typed_help="save and say where (every answer is saved as you go)",
        instead="Everything is saved as you go.",
    ),
    Action(
        "changes",
        commands=(":changes",),
        typed_help="what another program changed in the file meanwhile",
        instead="F9 shows what differs.",
        hint=(
            ":changes shows what differs; :theirs takes the changed file, :mine keeps your answers",
            "F9 shows what differs",
        ),
    ),
    Action(
        "theirs",
        commands=(":theirs",),
        typed_help="take the other version",
        instead="F9 shows both versions, and Enter takes one.",
    ),
    Action(
        "mine",
        commands=(":mine",),
        typed_help="keep what is in hand",
        instead="F9 shows both versions, and Enter takes one.",
        hint=(":mine writes it anew, and so does stopping", "It is written anew when you stop or finish"),
    ),
    Action(
        "end",
        commands=(":end",),
        typed_help="to the end, past the questions that are left",
        instead="F9 shows all your answers, and F2 there finishes.",
    ),
)
BY_COMMAND: Final[Mapping[str, Action]] = {name: action for action in ACTIONS for name in action.command_names}


def here(place: Place) -> tuple[Action, ...]:
    """Return the actions that the line above the bar names in a place."""
    return tuple(sorted((action for action in ACTIONS if place in action.here), key=lambda action: action.here_last))


def bar(columns: int) -> tuple[Action, ...]:
    """Return the actions that the bar at the foot names in a window of a width; F1 names the others."""
    return tuple(action for action in ACTIONS if action.bar and columns >= action.columns)


def key_help() -> tuple[tuple[str, str], ...]:
    """Return the keys of each action that F1 explains, and what they do."""
    return tuple((", ".join(row.key_names), row.help or row.bar) for row in ACTIONS if row.help or row.bar)


def keys_of(place: Place) -> tuple[tuple[str, str], ...]:
    """Return the keys that do something in a place and not everywhere, and what they do."""
    rows = []
    for action in ACTIONS:
        keys = [key for key, places in action.keys.items() if place in places and places != EVERYWHERE]
        words = action.here.get(place, "").partition(" ")[2]
        if keys or (words and not action.keys):
            rows.append((", ".join(keys) or action.here[place].partition(" ")[0], action.help or words or action.bar))
    return tuple(row for row in rows if row[1])


def command_help() -> tuple[tuple[str, str], ...]:
    """Return each command of the plain face, or what is typed instead, and what it does."""
    rows = ((action.commands[0] if action.commands else action.typed, action) for action in ACTIONS)
    return tuple((typed, action.typed_help) for typed, action in rows if action.typed_help)


def typed(text: str) -> str:
    """Return a message with its hints (`{Skip} to come back to it later.`) for people who type commands."""
    return _with_hints(text, 0)


def pressed(text: str) -> str:
    """Return a message with its hints for people who press keys."""
    return _with_hints(text, 1)


def _with_hints(text: str, face: int) -> str:
    """Return a text with what each action in braces is called. One that begins with a capital begins a sentence."""
    if "{" not in text:
        return text
    for action in ACTIONS:
        if action.commands or action.hint[0]:
            words = _hint(action, face)
            text = text.replace(f"{{{action.id}}}", words)
            text = text.replace(f"{{{action.id.capitalize()}}}", words[:1].upper() + words[1:])
    return text


def _hint(action: Action, face: int) -> str:
    if action.hint[face]:
        return action.hint[face]
    return f"press {action.key_names[0]}" if face and action.keys else f"type {action.command_names[0]}"
