"""Everything that can be done in an interview besides answering: one row for each action.

The key bar, the line above it, clicks on both, key bindings, F1, `:help`, the commands of the plain face, hints in
messages and the tables of the reference are all made from these rows. What an action does is said by each face, under
the action's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from letterkit.wording import hears, say, say_worded, worded

ACTIONS: Final[tuple[Action, ...]] = (
    Action("type", here={"find": worded("Type words"), "table": worded("Type the name of the file")}),
    Action(
        "step",
        here={
            **dict.fromkeys(
                ("find", "moves", "review", "end", "changes", "touched", "sources", "rows", *RECORDS),
                worded("↑↓ choose"),
            ),
            "letter": worded("↑↓ sentence"),
            **dict.fromkeys(READING, worded("↑↓ PgUp PgDn turn")),
        },
    ),
    Action(
        "choose",
        {"Enter": LISTS},
        here={
            **dict.fromkeys(("find", "review", "end"), worded("Enter go there")),
            "outline": worded("Enter go"),
            "letter": worded("Enter its answer"),
            **dict.fromkeys(("changes", "moves"), worded("Enter take it")),
            "table": worded("Enter read it"),
            "rows": worded("Enter take it"),
            "touched": worded("Enter change it"),
            **dict.fromkeys(RECORDS, worded("Enter change")),
            "sources": worded("Enter source"),
        },
        typed="2",
        typed_help=worded("take the second of what has numbers"),
    ),
    Action(
        "explain", {"F1": EVERYWHERE}, bar=worded("help"), commands=("?",), typed_help=worded("explain this question")
    ),
    Action("commands", commands=(worded(":help"),), instead=worded("F1 explains, and shows every key.")),
    Action(
        "next",
        {"F2": EVERYWHERE, "Ctrl-N": EVERYWHERE, "Enter": WRITING},
        here={
            "line": worded("Enter next"),
            "field": worded("Enter next"),
            "text": worded("Enter next"),
            "empty text": worded("Enter leaves it out"),
            "passage": worded("Enter keeps it"),
            "end": worded("F2 finish"),
        },
        bar=worded("next"),
        help=worded("take the answer and go on; Enter does the same in every answer"),
        typed="Enter",
        typed_help=worded("take what is typed; alone: keep what is there, or leave the question out"),
    ),
    Action(
        worded("new line"),
        dict.fromkeys(("Ctrl-J", "Alt-Enter", "Ctrl-Enter"), SEVERAL_LINES),
        here=dict.fromkeys(("text", "passage"), worded("Ctrl-J new line")),
        help=worded("a new line; an empty line between two begins a paragraph"),
        typed=worded("an empty line"),
        typed_help=worded("a new paragraph in a text of several lines"),
    ),
    Action(
        "back",
        {"F3": EVERYWHERE, "Ctrl-P": EVERYWHERE},
        bar=worded("back"),
        commands=("<", worded(":back")),
        typed_help=worded("one step back"),
        instead=worded("F3 goes back."),
        hint=(worded("type <"), worded("press Esc")),
    ),
    Action(
        "letter",
        {"F4": EVERYWHERE},
        bar=worded("letter"),
        columns=80,
        help=worded("the letter, sentence by sentence; Enter goes to the answer of one"),
        commands=(worded(":preview"), worded(":letter")),
        typed_help=worded("the letter as it stands"),
        instead=worded("F4 shows the letter."),
    ),
    Action(
        "find",
        {"F5": EVERYWHERE, "Ctrl-F": EVERYWHERE},
        bar=worded("find"),
        commands=(worded(":go 12"),),
        typed_help=worded("to question 12, or to words of a question, of the letter or of an answer (:go date)"),
        instead=worded("F5 finds words of questions, of the letter and of answers."),
        hint=(
            worded("type :go with the number of a question, or :review to see them all"),
            worded("press F5 and type a word of it"),
        ),
    ),
    Action(
        "undo",
        {"F6": EVERYWHERE, "Ctrl-Z": EVERYWHERE},
        bar=worded("undo"),
        columns=80,
        commands=(worded(":undo"),),
        typed_help=worded("take back the last change"),
        instead=worded("F6 takes back the last change."),
    ),
    Action(
        "redo",
        {"F7": EVERYWHERE, "Ctrl-Y": EVERYWHERE},
        bar=worded("redo"),
        columns=100,
        commands=(worded(":redo"),),
        typed_help=worded("bring it back"),
        instead=worded("F7 brings it back."),
    ),
    Action(
        "skip",
        {"F8": EVERYWHERE},
        bar=worded("skip"),
        columns=80,
        commands=(worded(":skip"),),
        typed_help=worded("leave this one for later"),
        instead=worded("F8 leaves this one for later."),
    ),
    Action(
        "more",
        {"Ctrl-L": EVERYWHERE},
        here={"review": worded("Ctrl-L more"), "end": worded("Ctrl-L more")},
        help=worded("what the letter can also have: the questions that are asked only then"),
        commands=(worded(":more"),),
        typed_help=worded("what the letter can also have, question by question"),
        instead=worded("Ctrl-L goes to what the letter can also have."),
    ),
    Action(
        "review",
        {"F9": EVERYWHERE},
        bar=worded("review"),
        commands=(worded(":review"),),
        typed_help=worded("all answers, what is missing, and what the checks say"),
        instead=worded("F9 shows all your answers."),
    ),
    Action(
        "stop",
        {"F10": EVERYWHERE, "Ctrl-Q": EVERYWHERE},
        bar=worded("stop"),
        commands=(worded(":quit"), worded(":q"), worded(":exit")),
        typed_help=worded("stop here; go on later with `letterkit edit`"),
        instead=worded("F10 stops; everything is kept."),
    ),
    Action(
        "complete",
        {"Tab": WRITING, "↓": ONE_LINE},
        here={
            **dict.fromkeys(ONE_LINE, worded("Tab, ↓ choose")),
            **dict.fromkeys(("text", "empty text"), worded("Tab beginnings")),
        },
        typed="Tab",
        typed_help=worded("what there is to choose from, where the terminal edits lines"),
    ),
    Action(
        "leave",
        {"Esc": EVERYWHERE},
        here={
            **dict.fromkeys(
                ("find", "outline", "moves", "letter", "review", "table", "sources", *READING), worded("Esc back")
            ),
            "rows": worded("Esc leave them"),
            **dict.fromkeys(("changes", "touched"), worded("Esc decide later")),
            "field": worded("Esc to the list"),
        },
        typed="<",
    ),
    Action(
        "add",
        {"+": RECORDS | SOURCES, "Ins": RECORDS | SOURCES},
        here={**dict.fromkeys(RECORDS, worded("+ add")), "sources": worded("+ new source")},
        typed="+",
        typed_help=worded("add an entry to a list"),
        hint=(worded("type +"), worded("press +")),
    ),
    Action(
        "remove",
        {"Del": RECORDS | SOURCES, "-": RECORDS | SOURCES},
        here={**dict.fromkeys(RECORDS, worded("Del remove")), "sources": worded("Del take away")},
        typed="-2",
        typed_help=worded("take entry 2 out of a list"),
    ),
    Action("leave sentence", {"N": TOUCHED, "Del": TOUCHED}, here={"touched": worded("N leave it")}, typed=":touched"),
    Action("change all", {"A": TOUCHED}, here={"touched": worded("A change all")}, typed=":touched"),
    Action("open sentence", {"E": TOUCHED}, here={"touched": worded("E write anew")}, typed=":touched"),
    Action(
        "touched",
        commands=(worded(":touched"),),
        typed_help=worded("sentences that hold a value which has changed, one by one"),
        instead=worded("F9 lists the sentences that hold a value which has changed."),
        hint=(worded("type :touched"), worded("F9 lists them")),
    ),
    Action("move", here=dict.fromkeys((*RECORDS, "outline"), worded("Alt-↑↓ move"))),
    Action(
        "move up",
        {"Alt-↑": RECORDS, "Ctrl-↑": RECORDS},
        typed="2>1",
        typed_help=worded("put entry 2 of a list before entry 1"),
    ),
    Action("move down", {"Alt-↓": RECORDS, "Ctrl-↓": RECORDS}, typed="1>2"),
    Action(
        "sort",
        {"Ctrl-S": RECORDS - FACTS},
        here={"records": worded("Ctrl-S sort")},
        help=worded("the entries of a list in the order of a field; again: of the next one, in the end as typed"),
        commands=(worded(":sort name"),),
        typed_help=worded("sort the entries of a list by a field (:sort alone: choose)"),
        instead=worded("Ctrl-S sorts the entries of a list."),
    ),
    Action(
        "sources",
        {"Ctrl-S": WRITING | FACTS | SOURCES},
        here=dict.fromkeys(("text", "passage", "facts"), worded("Ctrl-S sources")),
        help=worded("the sentences of the answer, each with its sources; in a field for a source, those of the letter"),
        commands=(worded(":sources"), worded(":source")),
        typed_help=worded("sources of the sentences of an answer (:sources 2: of one)"),
        instead=worded("Ctrl-S shows the sentences and their sources."),
    ),
    Action(
        "outline",
        {"Shift-Tab": EVERYWHERE},
        here=dict.fromkeys(WRITING, worded("Shift-Tab plan")),
        here_last=True,
        help=worded("the plan of the letter; Enter goes to a question, other keys change the passages"),
        commands=(worded(":plan"),),
        typed_help=worded("the plan of the letter: its questions, and how far each has come"),
        instead=worded("Shift-Tab shows the plan of the letter."),
    ),
    Action(
        "own words",
        {"Ctrl-O": EVERYWHERE},
        here=dict.fromkeys(("line", "text", "empty text"), worded("Ctrl-O own words")),
        help=worded("the passage in hand in your own words"),
        commands=(worded(":write 3"),),
        typed_help=worded("passage 3 in your own words (:write alone: the one in hand)"),
        instead=worded("Ctrl-O goes into the words of the passage."),
    ),
    Action(
        "from answers",
        {"Ctrl-T": EVERYWHERE},
        here={"passage": worded("Ctrl-T from your answers")},
        help=worded("let the template write it from your answers again"),
        commands=(worded(":answers"),),
        typed_help=worded("let the template write the passage from your answers again"),
        instead=worded("Ctrl-T lets the template write the passage."),
    ),
    *PASSAGE_ACTIONS,
    Action(
        "editor",
        {"F12": WRITING, "Alt-E": WRITING},
        here=dict.fromkeys(("text", "empty text", "passage"), worded("F12 editor")),
        help=worded("write in your own editor ($EDITOR)"),
        commands=(worded(":editor"),),
        typed_help=worded("write this answer in your own editor ($EDITOR)"),
        instead=worded("F12 opens your editor."),
    ),
    Action(
        "read table",
        {"Ctrl-R": EVERYWHERE},
        here=dict.fromkeys(("records", "field"), worded("Ctrl-R table")),
        help=worded("read signatories from a table (CSV, XLSX, ODS)"),
        commands=(worded(":read FILE"),),
        typed_help=worded("read signatories from a table; :read - takes pasted rows"),
        instead=worded("Ctrl-R reads a table."),
        hint=(
            worded("type :read and the name of a table, such as :read signatories.xlsx"),
            worded("type the name of a table"),
        ),
    ),
    Action("turn", {"PgUp": WRITING, "PgDn": WRITING}, help=worded("turn the letter"), typed=":preview"),
    Action("interrupt", {"Ctrl-C": EVERYWHERE}, help=worded("stop, as F10; nothing is lost"), typed="Ctrl-C"),
    Action(
        "known",
        {"Alt-K": WRITING},
        help=worded("take a word that is in no dictionary as known, for all your letters"),
        commands=(worded(":known WORD"),),
        typed_help=worded("take a word that is in no dictionary as known, for all your letters"),
        instead=worded("Alt-K takes the word as known."),
        hint=(worded("type :known and the word"), worded("press Alt-K")),
    ),
    Action(
        "clear",
        commands=(worded(":clear"),),
        typed_help=worded("take this answer out"),
        instead=worded("Empty the line and go on with F3 or Shift-Tab: that takes the answer out."),
    ),
    Action(
        "typed",
        commands=(worded(":typed"),),
        typed_help=worded("to what you typed and what is not taken as an answer yet"),
        instead=worded("F9 lists what is not taken as an answer yet; Enter goes there."),
    ),
    Action(
        "language",
        commands=(worded(":language fr"),),
        typed_help=worded("write the letter, and be asked, in another language (:language alone: choose)"),
        instead=worded("F5 and the word “language” show the languages of the letter."),
    ),
    Action(
        "save",
        commands=(worded(":save"),),
        typed_help=worded("save and say where (every answer is saved as you go)"),
        instead=worded("Everything is saved as you go."),
    ),
    Action(
        "changes",
        commands=(worded(":changes"),),
        typed_help=worded("what another program changed in the file meanwhile"),
        instead=worded("F9 shows what differs."),
        hint=(
            worded(":changes shows what differs; :theirs takes the changed file, :mine keeps your answers"),
            worded("F9 shows what differs"),
        ),
    ),
    Action(
        "theirs",
        commands=(worded(":theirs"),),
        typed_help=worded("take the other version"),
        instead=worded("F9 shows both versions, and Enter takes one."),
    ),
    Action(
        "mine",
        commands=(worded(":mine"),),
        typed_help=worded("keep what is in hand"),
        instead=worded("F9 shows both versions, and Enter takes one."),
        hint=(
            worded(":mine writes it anew, and so does stopping"),
            worded("It is written anew when you stop or finish"),
        ),
    ),
    Action(
        "end",
        commands=(worded(":end"),),
        typed_help=worded("to the end, past the questions that are left"),
        instead=worded("F9 shows all your answers, and F2 there finishes."),
    ),
)
BY_COMMAND: Final[Mapping[str, Action]] = {name: action for action in ACTIONS for name in action.command_names}


def named(command: str) -> Action | None:
    """Return the action of a command, in English or in the language of the interview; None for another word."""
    if command in BY_COMMAND:
        return BY_COMMAND[command]
    return next((action for action in ACTIONS if any(hears(command, name) for name in _names(action))), None)


def _names(action: Action) -> Iterator[str]:
    """Yield the commands of an action in the language of the interview."""
    yield from (say_worded(command).partition(" ")[0] for command in action.commands)


def here(place: Place) -> tuple[Action, ...]:
    """Return the actions that the line above the bar names in a place."""
    return tuple(sorted((action for action in ACTIONS if place in action.here), key=lambda action: action.here_last))


def bar(columns: int) -> tuple[Action, ...]:
    """Return the actions that the bar at the foot names in a window of a width; F1 names the others."""
    return tuple(action for action in ACTIONS if action.bar and columns >= action.columns)


def key_help() -> tuple[tuple[str, str], ...]:
    """Return the keys of each action that F1 explains, and what they do."""
    return tuple((", ".join(row.key_names), say_worded(row.help or row.bar)) for row in ACTIONS if row.help or row.bar)


def keys_of(place: Place) -> tuple[tuple[str, str], ...]:
    """Return the keys that do something in a place and not everywhere, and what they do."""
    rows = []
    for action in ACTIONS:
        keys = [key for key, places in action.keys.items() if place in places and places != EVERYWHERE]
        key, _, words = say_worded(action.here.get(place, "")).partition(" ")
        if keys or (words and not action.keys):
            rows.append((", ".join(keys) or key, say_worded(action.help) or words or say_worded(action.bar)))
    return tuple(row for row in rows if row[1])


def command_help() -> tuple[tuple[str, str], ...]:
    """Return each command of the plain face, or what is typed instead, and what it does."""
    rows = ((action.commands[0] if action.commands else action.typed, action) for action in ACTIONS)
    return tuple((say_worded(typed), say_worded(action.typed_help)) for typed, action in rows if action.typed_help)


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
        return say_worded(action.hint[face])
    return (
        say("press {key}", key=action.key_names[0])
        if face and action.keys
        else say("type {command}", command=say_worded(action.commands[0]).partition(" ")[0])
    )
