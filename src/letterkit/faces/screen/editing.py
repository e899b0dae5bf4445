"""What keys do to an answer or a passage that is being written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from letterkit.faces.screen import editor
from letterkit.faces.screen.state import Move, ScreenState, without_backslash
from letterkit.interview import actions, transitions
from letterkit.interview.change_words import redone_words, undone_words
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.interview.position import Position
from letterkit.interview.suggestions import suggestions
from letterkit.questions.answers import Refused, clean_answer
from letterkit.wording import say

_LAST_WORDS: Final = 7
_LAST_CHARACTERS: Final = 60


def enter(state: ScreenState) -> None:
    """Take the answer and go on; from a list of records, to the next question."""
    if state.form.at_record_list:
        state.take(lambda form: transitions.answer(form, ""))
        return
    before, typed = state.form, state.answer.text
    if not state.take(lambda form: transitions.answer(form, without_backslash(typed))):
        return
    if state.form.at_record_list:
        _say_of_facts(state, before, typed)
    if before.multiline and typed.strip() and state.message == ("", ""):
        state.message = ("", say("Taken: “{words}”. F3 goes back to it.", words=_last_words(typed)))


def _last_words(text: str) -> str:
    """Return the end of a text, which tells people what was taken; without its full stop."""
    whole = " ".join(text.split())
    words = whole.split(" ")
    end = " ".join(words[-_LAST_WORDS:])[-_LAST_CHARACTERS:]
    if len(words) > 1 and len(end) == _LAST_CHARACTERS:
        end = end.partition(" ")[2] or end
    return f"{'…' if end != whole else ''}{end}".removesuffix(".")


def new_line(state: ScreenState) -> None:
    """Begin a new line in the answer."""
    state.answer.cancel_completion()
    state.answer.insert_text("\n")


def _say_of_facts(state: ScreenState, before: Form, typed: str) -> None:
    """Say how each gets its source, where a paragraph has become several facts."""
    question = state.form.question
    if question.kept_as == "evidence" and len(state.form.value(question) or ()) > len(before.value(question) or ()) + 1:
        from letterkit.interview.source_attachment import pasted_notice  # not at the start of an interview

        state.message = ("", actions.pressed(pasted_notice(before, typed)))


def leave(state: ScreenState) -> None:
    """Go back to the question; there, out of an entry or a passage, or say that nothing has to be saved."""
    place = state.form.position
    if state.writing and state.answer.complete_state:
        state.answer.cancel_completion()
    elif state.mode == "touched":
        state.decide_later()
    elif state.mode != "ask":
        state.leave_mode()
    elif not state.writing:
        if state.form.at_record_list and state.form.at_more:
            _leave_more(state)
    elif place.passage:
        state.move(transitions.leave_passage)
    elif place.item is not None or place.field:
        state.move(lambda form: replace(form, position=Position(place.question)))
    elif state.before_more is not None and state.form.at_more:
        _leave_more(state)
    else:
        state.message = ("", say("Everything is saved as you go. F10 stops."))


def more(state: ScreenState) -> None:
    """Go to what the letter can also have, and say where one is and how one gets back."""
    came_from, was_there = state.form.position, state.form.at_more
    state.go(transitions.go_to_more)
    if state.form.at_more and not state.message[0]:
        state.before_more = state.before_more if was_there else (came_from, state.form.position)
        index, total = state.form.progress
        words = say("{index} of {total} questions that are asked only on request.", index=index, total=total)
        state.message = ("", f"{words} {_way_back(state)}".strip())


def _way_back(state: ScreenState) -> str:
    if state.before_more is None:
        return ""
    place = state.before_more[0]
    from letterkit.interview.letter_places import name_of_position  # not at the start of an interview

    name = name_of_position(state.form, place) if place.question or place.passage else say("the end")
    return say("Esc goes back to ‘{place}’.", place=name)


def back(state: ScreenState) -> None:
    """Go a step back; from the first question on request to where one came from."""
    if state.before_more is not None and state.form.position == state.before_more[1]:
        _leave_more(state)
    else:
        state.move(transitions.back)


def _leave_more(state: ScreenState) -> None:
    if state.before_more is not None:
        place, state.before_more = state.before_more[0], None
        state.move(lambda form: transitions.go_to(form, place))


def undo(state: ScreenState) -> None:
    """Take back what was typed and not entered, otherwise the last change of the letter, and say which that was."""
    text = state.answer
    if not (state.writing and text.text != state.form.current_text and _by_word(state, text.undo)):
        _step(state, transitions.undo, undone_words)


def redo(state: ScreenState) -> None:
    """Bring back what undo took away."""
    if not (state.writing and _by_word(state, state.answer.redo)):
        _step(state, transitions.redo, redone_words)


def _step(state: ScreenState, move: Move, words: Callable[[Form, Form], str]) -> None:
    """Go a change back or forward; what is being typed is kept first, and is a change of its own."""
    kept = state.keep_typed()
    before = state.form
    if state.take(move):
        what = words(before, state.form)
        state.message = ("", f"{kept} {what}" if kept else what)


def _by_word(state: ScreenState, step: Callable[[], None]) -> bool:
    """Go a word back or forward in what was typed, or over what was pasted. Return False if there was nothing."""
    changed = False
    while True:
        before = state.answer.text
        step()
        after = state.answer.text
        if after == before:
            return changed
        changed = True
        longer = max(before, after, key=len)
        if abs(len(before) - len(after)) != 1 or longer[-1:].isspace():
            return True


def another_move(state: ScreenState) -> None:
    """Show the moves that the passage in hand may have instead of its own."""
    number = 0 if state.form.finished else current_passage(state.form)
    if number:
        state.show_moves(number)
    else:
        state.message = ("", say("This question is in no passage. Shift-Tab shows the passages."))


def own_words(state: ScreenState) -> None:
    """Go into the words of the current passage; where there is none, to the outline."""
    if state.form.position.passage:
        state.move(transitions.leave_passage)
        return
    number = 0 if state.form.finished else current_passage(state.form)
    if number:
        state.move(lambda form: transitions.go_to_passage(form, number))
    else:
        state.show("outline")
        state.message = ("", say("Choose a part to write in your own words."))


def from_answers(state: ScreenState) -> None:
    """Let the template write the passage again; what was written there comes back with undo."""
    if state.form.position.passage:
        state.keep_typed()
        if state.take(transitions.restore_template_text):
            state.message = ("", say("Written from your answers again. F6 brings your own words back."))


def take_as_known(state: ScreenState) -> None:
    """Take the word at the cursor as known, or the first of the answer that is in no dictionary."""
    from letterkit.interview import known_words  # not at the start of an interview

    words = known_words.strange_words_of_answer(state.form, state.answer.text)
    if not words:
        state.message = ("", say("Every word of this answer is known."))
        return
    try:
        at_cursor = state.answer.document.get_word_under_cursor()
        word = at_cursor if at_cursor in words else words[0]
        state.message = ("", known_words.take_as_known(state.form, word))
    except Refused as error:
        state.refuse(error)
    state.look_again()


def open_editor(state: ScreenState) -> None:
    """Open what is being written in the person's own editor."""
    if editor.ensure_named():
        state.answer.open_in_editor()
    else:
        state.message = (
            say("No editor is named."),
            say(
                "Name one in EDITOR (for example nano, or notepad on Windows) before you start "
                "letterkit: export EDITOR=nano"
            ),
        )


def paste(state: ScreenState, text: str) -> None:
    """Take in what is pasted, without what word processors and tables leave in it, as one edit."""
    kind = state.form.prompt_type
    try:
        from letterkit.interview.pasted_rows import as_lines  # not read before something is pasted

        lines, told = as_lines(text) if kind.is_list and state.form.multiline else (text, "")
        state.answer.insert_text(clean_answer(lines))
    except Refused as error:
        state.message = (error.message, error.hint)
        return
    if told:
        state.message = ("", told)
    elif state.form.prompt_type.has_paragraphs:
        from letterkit.interview.source_attachment import pasted_notice  # not at the start of an interview

        state.message = ("", actions.pressed(pasted_notice(state.form, text)))


def complete(state: ScreenState) -> None:
    """Put in the next beginning of a sentence; where there is none, or where what is typed is the beginning of
    something that is offered, show what there is to choose from."""
    answer, kind = state.answer, state.form.prompt_type
    if answer.complete_state:
        answer.complete_next()
    elif _begins_what_is_offered(state) or not state.beginnings.put_next():
        answer.save_to_undo_stack()
        answer.start_completion(select_first=kind.has_paragraphs)


def _begins_what_is_offered(state: ScreenState) -> bool:
    typed = state.answer.document.text_before_cursor
    if not state.form.prompt_type.has_paragraphs or not typed.strip():
        return False
    return any(len(value) > len(typed) for value, _ in suggestions(state.form, typed))


def take_completion(state: ScreenState) -> None:
    """Take what is chosen in the list, which closes: the cursor stands behind it."""
    state.answer.complete_state = None
