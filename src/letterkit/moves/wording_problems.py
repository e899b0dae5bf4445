"""What is wrong with the words of moves and kinds when they are read side by side.

A beginning that stands in two moves, or a sentence that says nothing of a letter's own, would stand word for word in
letters that have nothing in common.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.disk import files
from letterkit.errors import InvalidPack, KeyPath, Problem, did_you_mean
from letterkit.moves.kind import KindWords
from letterkit.moves.move import MoveSettings, MoveWords
from letterkit.moves.move_shelf import STARTERS, MoveShelf, SharedWords
from letterkit.moves.template_files import read_template_file
from letterkit.moves.wording import ANY_TONE, TONES, QuestionWords
from letterkit.wording import say, say_list
from letterkit.yaml.tree import Tree

SAME_WORDS: Final = 6
"""So many words in a row are a sentence that a reader knows again."""
_WORD: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|[^\W_]+(?:[’'-][^\W_]+)*", re.DOTALL)
_TAG: Final = re.compile(r"\{%.*?%\}", re.DOTALL)


class _Text(NamedTuple):
    """A text of a move or a kind, the owner, by its id, and where it stands."""

    owner: str
    text: str
    tree: Tree
    path: KeyPath

    @property
    def words(self) -> list[str]:
        return [word.lower() for word in _WORD.findall(self.text) if not word.startswith("{%")]

    def problem(self, message: str, hint: str) -> Problem:
        return self.tree.problem(self.path, message, hint)


def wording_problems(shelf: MoveShelf, language: str, inside: Path) -> Iterator[Problem]:
    """Yield what is wrong, in a language, with the starters and sentences of the files in a folder."""
    starters = [*_starters(shelf, language)]
    sentences = [*_sentences(shelf, language)]
    for text in starters:
        if _is_in(text, inside):
            yield from _starter_problems(text)
    for text, conditional in sentences:
        if _is_in(text, inside) and len(text.words) >= SAME_WORDS and "{{" not in text.text and not conditional:
            yield text.problem(
                say("This sentence would be the same in every letter."),
                say("Say something of this letter in it ({{ … }}), or make it a starter, which the writer finishes."),
            )
    yield from _repeated([*starters, *(text for text, _ in sentences)], inside)


def _starter_problems(text: _Text) -> Iterator[Problem]:
    if not _goes_on(text.text):
        yield text.problem(
            say("‘{text}’ does not end where the writer goes on.", text=text.text),
            say("End it with a blank and …: it is a beginning."),
        )
    tone = str(text.path[-2])
    if tone not in (ANY_TONE, *TONES):
        hint = did_you_mean(tone, TONES) or say(
            "Write {any_tone}, {tones} or {tones_2}.", any_tone=ANY_TONE, tones=say_list(TONES[:-1]), tones_2=TONES[-1]
        )
        yield text.tree.problem(text.path[:-1], say("No letter has the tone ‘{tone}’.", tone=tone), hint)


def _repeated(texts: Iterable[_Text], inside: Path) -> Iterator[Problem]:
    """Yield the texts in a folder that have words in common with those of another move or kind."""
    where: dict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        words = text.words
        for start in range(len(words) - SAME_WORDS + 1):
            where[" ".join(words[start : start + SAME_WORDS])].append(text)
    told = set()
    for run, found in where.items():
        for text in found:
            other = next((one for one in found if one.owner != text.owner), None)
            pair = (text.tree.file, text.path)
            if other and pair not in told and _is_in(text, inside):
                told.add(pair)
                yield text.problem(
                    say("{owner} says ‘{run}’ too.", owner=other.owner, run=run),
                    say("Begin one of the two in other words."),
                )


def _goes_on(starter: str) -> bool:
    """True if a starter ends where the writer goes on; a condition may stand around it."""
    return _TAG.sub("", starter).strip().endswith(" …") and starter.count("…") == 1


def _is_in(text: _Text, folder: Path) -> bool:
    return Path(text.tree.file).is_relative_to(folder)


def _starters(shelf: MoveShelf, language: str) -> Iterator[_Text]:
    for name in shelf.move_ids():
        if (path := _words_file(_folder(shelf, name), language)) is not None:
            words, tree = read_template_file(MoveWords, path)
            yield from _starters_in(name, words.questions, tree)
    for name in shelf.kind_ids():
        place = shelf.kind_place(name)
        if place and (path := _words_file(place[1], language)) is not None:
            kind_words, tree = read_template_file(KindWords, path)
            yield from _starters_in(name, kind_words.questions, tree)
    for _, root in shelf.folders:
        if (path := _words_file(root / STARTERS, language)) is not None:
            added, tree = read_template_file(SharedWords, path)
            yield from _starters_in(f"{STARTERS}/{path.name}", added.questions, tree)


def _starters_in(
    owner: str, questions: Mapping[str, QuestionWords], tree: Tree, under: KeyPath = ("questions",)
) -> Iterator[_Text]:
    for name, words in questions.items():
        for tone, says in words.starters.items():
            for index, starter in enumerate(says):
                yield _Text(owner, starter.strip(), tree, (*under, name, "starters", tone, index))
        yield from _starters_in(owner, words.fields, tree, (*under, name, "fields"))


def _sentences(shelf: MoveShelf, language: str) -> Iterator[tuple[_Text, bool]]:
    """Yield the sentences of moves, each with whether it stands on a condition, so that it says an answer in words."""
    for name in shelf.move_ids():
        folder = _folder(shelf, name)
        if folder and (path := _words_file(folder, language)) is not None:
            words, tree = read_template_file(MoveWords, path)
            conditions = read_template_file(MoveSettings, folder / "move.yaml")[0].only_if
            for key, text in words.sentences.items():
                yield _Text(name, text.strip(), tree, ("sentences", key)), key in conditions


def _folder(shelf: MoveShelf, move: str) -> Path | None:
    place = shelf.move_place(move)
    return place[1] if place else None


def _words_file(folder: Path | None, language: str) -> Path | None:
    path = folder / f"{language}.yaml" if folder else None
    return path if path and files.is_file(path) else None


def id_problems(shelf: MoveShelf, inside: Path) -> Iterator[Problem]:
    """Yield the questions of moves in a folder that have the id of a shared one, or of another move's own."""
    shared = shelf.shared_questions("en")
    rows = [*_own_questions(shelf)]
    for move, name, index, tree in rows:
        other = next((owner for owner, same, _, _ in rows if same == name and owner != move), "")
        if (name in shared or other) and Path(tree.file).is_relative_to(inside):
            owner = say("The shared questions have") if name in shared else f"{other} has"
            hint = say("Take that one with `use:`.") if name in shared else say("Give one of the two another id.")
            yield tree.problem(
                ("questions", index), say("{owner} a question ‘{name}’ too.", owner=owner, name=name), hint
            )


def _own_questions(shelf: MoveShelf) -> Iterator[tuple[str, str, int, Tree]]:
    """Yield each question of a move's own: the move, the id, and its place in the file. A file that cannot be read is
    told elsewhere."""
    for move in shelf.move_ids():
        if folder := _folder(shelf, move):
            with contextlib.suppress(InvalidPack):
                settings, tree = read_template_file(MoveSettings, folder / "move.yaml")
                yield from ((move, one.id, index, tree) for index, one in enumerate(settings.questions) if one.id)
