"""In which file, and on which line, the words of a question stand: those of the kind, of the move, or shared ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from letterkit.disk import files
from letterkit.errors import KeyPath, Problem
from letterkit.library.library import Library
from letterkit.moves.template_files import template_tree
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question
from letterkit.yaml.tree import Tree


class WordPlaces:
    """Finds the words of the questions of a pack whose kind is made of moves."""

    def __init__(self, library: Library, pack: Pack) -> None:
        self._shelf, self._pack = library.shelf.moves, pack
        self._trees: dict[Path, Tree] = {}

    def problem(self, question: Question, path: KeyPath, message: str, hint: str = "") -> Problem:
        """Return a problem with the words at a path of a question (`example`): in the nearest file that has them, else
        in the one that says most of it."""
        places = [(tree, ("questions", name)) for name, tree in self._files(question)]
        for end in range(len(path), -1, -1):
            for tree, at in places:
                if (*at, *path[:end]) in tree.positions:
                    return tree.problem((*at, *path[:end]), message, hint)
        tree, at = places[-1]
        return tree.problem(at, message, hint)

    def starter(self, question: Question, path: KeyPath, say: str, message: str, hint: str) -> Problem:
        """Return a problem with a beginning of a question, or of the field at a path in it."""
        for name, tree in self._files(question):
            words = _at(tree.data, ("questions", name, *path, "starters"))
            for tone, says in words.items():
                for index, one in enumerate(says):
                    if str(one).strip() == say:
                        return tree.problem(("questions", name, *path, "starters", tone, index), message, hint)
        return self.problem(question, (*path, "starters"), message, hint)

    def _files(self, question: Question) -> Iterator[tuple[str, Tree]]:
        """Yield the files that may have words for a question, the nearest first, each with the id that it has there."""
        kind = self._pack.kind
        assert kind is not None
        steps = [step for step in self._pack.steps if isinstance(step, MoveStep)]
        asked = [(step, name) for step in steps for name, known in step.asked.items() if known == question.id]
        original = asked[0][1] if asked else question.id
        file = f"{kind.language}.yaml"
        roots = [root for _, root in self._shelf.folders]
        paths = [kind.folder / file, *(root / "starters" / file for root in roots)]
        paths += [step.move.folder / f"{step.move.language}.yaml" for step, _ in asked]
        paths += [root / "questions" / file for root in roots]
        yield from ((original, self._tree(path)) for path in dict.fromkeys(paths) if files.is_file(path))

    def _tree(self, path: Path) -> Tree:
        if path not in self._trees:
            self._trees[path] = template_tree(path)
        return self._trees[path]


def _at(data: Any, path: KeyPath) -> dict[str, Any]:
    """Return the mapping at a path of plain data; empty where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}
