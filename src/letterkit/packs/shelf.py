"""Where template packs are found, and how one is put together from its files and those of the packs it extends.

A pack is a folder with `template.yaml` and `letter.md.j2`. Packs are looked for in the project's
`templates/` folders, then the user's, then the package; the first folder that has the id wins. A pack may
`extend` one other pack: questions are taken over by name (`use: date`), passages it does not write itself
are written by the pack it extends.

`languages` says in which languages a pack writes. The two files are in the first of them; for every other one
there is a `letter.fr.md.j2` with the same macros and a `template.fr.yaml` with the wording of the questions, by
their ids (`translation.py`). A pack is loaded in one language, the letter's, and nothing of another one gets in: a base
that does not write that language lends no passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.disk import files, folders
from letterkit.errors import InvalidDraft, InvalidPack, Problem, UnknownName, did_you_mean
from letterkit.letter.model import Draft, Passage
from letterkit.letter.roles import REQUIRED_PARTS
from letterkit.moves.kind import Kind
from letterkit.moves.move_shelf import MoveShelf
from letterkit.packs.assembly import PassageOutline, assemble
from letterkit.packs.pack import Pack
from letterkit.packs.settings import LETTER, SETTINGS, Settings, read_settings
from letterkit.questions.question import Question
from letterkit.tags import written_language
from letterkit.wording import say
from letterkit.yaml.tree import Tree

EARLIER: Final = "earlier"
"""The folder inside one of templates that has packs of the earlier form: they write languages that no move has words
in yet, and letters that were begun in it."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


class Shelf(NamedTuple):
    """The folders in which templates are looked for, first hit wins, each with the name a person knows it by.

    `earlier_only`: kinds of letter that are made of moves are passed over, also where a pack of the earlier form has
    the same id.
    """

    folders: tuple[tuple[str, Path], ...]
    earlier_only: bool = False

    @property
    def moves(self) -> MoveShelf:
        """The moves and kinds of letter in the folders."""
        return MoveShelf(self.folders)

    @property
    def pack_folders(self) -> tuple[tuple[str, Path], ...]:
        """The folders in which packs of the earlier form are looked for."""
        return (*self.folders, *((origin, folder / EARLIER) for origin, folder in self.folders))

    def ids(self) -> list[str]:
        """Return the ids of all kinds of letter and packs that can be used for a letter (folders that start with _ are
        bases and parts)."""
        ids = dict.fromkeys(self.moves.kind_ids())
        for _, folder in self.pack_folders:
            if files.is_folder(folder):
                for pack in sorted(folder.iterdir()):
                    if _ID.fullmatch(pack.name) and files.is_file(pack / SETTINGS):
                        ids.setdefault(pack.name)
        return list(ids)

    def folder(self, name: str) -> tuple[str, Path] | None:
        """Return the name of the folder that has a pack, and the folder of the pack; None if there is none."""
        if _ID.fullmatch(name.removeprefix("_")):
            for origin, folder in self.pack_folders:
                if files.is_file(folder / name / SETTINGS):
                    return origin, folder / name
        return None

    def load_all(self, on_error: Callable[[InvalidPack], None]) -> Iterator[Pack]:
        """Yield every pack that loads; call `on_error` for each that does not."""
        for name in self.ids():
            try:
                yield self.load(name)
            except InvalidPack as error:
                on_error(error)

    def load(self, name: str, language: str = "") -> Pack:
        """Return a kind of letter by its id, in a letter's language, or in its own first one where it does not write
        that.

        A language that only its earlier form writes gives that. Raises UnknownName with the nearest id, InvalidPack for
        a template that is wrong.
        """
        kind = self._kind(name, language)
        if kind is None:
            return self.load_earlier(name, language)
        earlier = self._earlier_languages(name)
        if language and not written_language(kind.languages, language) and written_language(earlier, language):
            return self.load_earlier(name, language)
        return _assembled(self, kind.id, kind.language, None, False)._replace(
            earlier_languages=tuple(tag for tag in earlier if tag not in kind.languages)
        )

    def load_earlier(self, name: str, language: str = "") -> Pack:
        """Return a pack of the earlier form by its id. Raises UnknownName, InvalidPack."""
        if name.startswith("_") or self.folder(name) is None:
            raise UnknownName(
                say("There is no template ‘{name}’.", name=name),
                hint=did_you_mean(name, self.ids()) or say("See `letterkit templates list` for those there are."),
            )
        return _load(self, name, (), language)

    def load_for(self, draft: Draft) -> Pack:
        """Return the pack of a draft, with the moves that its passages have.

        Raises UnknownName, InvalidPack; InvalidDraft for moves that do not exist.
        """
        kind = self._kind(draft.template, draft.language)
        if kind is None or self.in_earlier_form(draft):
            return self.load_earlier(draft.template, draft.language)
        if draft.passages is None:
            outline = None
        else:
            self._check_moves(draft.passages)
            outline = tuple(PassageOutline(passage.role, passage.move) for passage in draft.passages)
        return _assembled(self, kind.id, kind.language, outline, draft.length == "one-page")

    def _check_moves(self, passages: Sequence[Passage]) -> None:
        """Raise InvalidDraft if a passage names a move that does not exist."""
        problems = []
        for index, passage in enumerate(passages):
            if passage.move and not self.moves.has_move(passage.move):
                hint = did_you_mean(passage.move, self.moves.move_ids())
                hint = hint or say("See `letterkit templates list --moves` for those there are.")
                place = ("passages", index, "move")
                problems.append(Problem(say("There is no move ‘{move}’.", move=passage.move), hint, path=place))
        if problems:
            raise InvalidDraft.of(problems)

    def in_earlier_form(self, draft: Draft) -> bool:
        """True if a draft was written for the earlier form of its kind: its language is written by that alone, or it
        has answers that only that asks for."""
        place = self.folder(draft.template)
        if place is None or _has_moves(draft):
            return False
        kind = self._kind(draft.template, draft.language)
        if kind is None:
            return True
        if not written_language(kind.languages, draft.language):
            return written_language(self._earlier_languages(draft.template), draft.language) != ""
        asked = {question.id for question in self.load_earlier(draft.template).questions}
        own = {question.id for question in _assembled(self, kind.id, kind.language, None, False).questions}
        return any(name in asked and name not in own for name in draft.facts)

    def bases(self, pack: Pack) -> Iterator[Pack]:
        """Yield the packs that a pack extends, the nearest first, in its language."""
        return (_load(self, name, (), pack.language) for name in pack.chain[1:])

    def _kind(self, name: str, language: str) -> Kind | None:
        """Return a kind of letter, unless there is none or a nearer folder has a pack of that id."""
        place, pack = self.moves.kind_place(name), self.folder(name)
        if place is None or self.earlier_only:
            return None
        if pack is not None and pack[1].parent.name != EARLIER:
            roots = [folder for _, folder in self.folders]
            if roots.index(pack[1].parent) < roots.index(place[1].parent.parent):
                return None
        return self.moves.kind(name, language)

    def _earlier_languages(self, name: str) -> tuple[str, ...]:
        return _load(self, name, (), "").languages if self.folder(name) else ()


def _has_moves(draft: Draft) -> bool:
    passages = draft.passages or ()
    return bool(draft.evidence) or any(passage.move or passage.answers or passage.evidence for passage in passages)


@lru_cache(maxsize=64)
def _assembled(shelf: Shelf, kind: str, language: str, outline: tuple[PassageOutline, ...] | None, short: bool) -> Pack:
    return assemble(shelf.moves.kind(kind, language), shelf.moves, outline, short)


def open_shelf(project: Sequence[Path] = ()) -> Shelf:
    """Return the shelf of the `templates` folders in the project's folders, the user's and the package's."""
    seen: dict[Path, None] = {}
    for folder in project:
        seen.setdefault((folder / "templates").absolute())
    shipped = shipped_folder()
    rows = [("project", folder) for folder in seen if files.is_folder(folder) and files.real_path(folder) != shipped]
    return Shelf((*rows, ("yours", user_folder()), ("letterkit", shipped)))


@cache
def shipped_folder() -> Path:
    """Return the folder of the shipped packs: in the installed package, or at the top of a checkout."""
    inside = Path(__file__).parent.parent / "templates"
    return inside if inside.is_dir() else files.real_path(Path(__file__).parents[3] / "templates")


def user_folder() -> Path:
    """Return the folder in which a user keeps packs of their own."""
    return folders.data() / "templates"


@cache
def _load(shelf: Shelf, name: str, below: tuple[str, ...], language: str) -> Pack:
    place = shelf.folder(name)
    if place is None:
        raise UnknownName(say("There is no template ‘{name}’.", name=name))
    origin, folder = place
    settings, tree = read_settings(folder / SETTINGS)
    if name in below:
        raise InvalidPack(
            tree.problem(
                ("extends",),
                say("The templates extend each other in a circle."),
                say("Take `extends:` out of one of them."),
            )
        )
    if settings.extends and shelf.folder(settings.extends) is None:
        raise InvalidPack(
            tree.problem(
                ("extends",),
                say("There is no template ‘{extends}’ to extend.", extends=settings.extends),
                say("Correct the name after `extends:`."),
            )
        )
    written = written_language(settings.languages, language) or settings.languages[0]
    base = _load(shelf, settings.extends, (*below, name), written) if settings.extends else None
    own_file = f"{name}/{_letter(settings, written)}"
    pack = Pack(
        id=name,
        folder=folder,
        origin=origin,
        title=settings.title,
        when=settings.when,
        languages=settings.languages,
        requires=settings.requires if settings.requires is not None else base.requires if base else REQUIRED_PARTS,
        plan=settings.plan or (base.plan if base else ()),
        questions=tuple(_questions(settings, base, tree)),
        defaults={**(base.defaults if base else {}), **settings.defaults},
        chain=(name, *(base.chain if base else ())),
        macro_files=(own_file, *(base.macro_files if base and base.writes(written) else ())),
        language=written,
        checks={**(base.checks if base else {}), **settings.checks},
    )
    if written == settings.languages[0]:
        return pack
    from letterkit.packs.translation import translate

    return translate(pack, settings, tree)


def _letter(settings: Settings, language: str) -> str:
    return LETTER if language == settings.languages[0] else LETTER.replace(".", f".{language}.", 1)


def _questions(settings: Settings, base: Pack | None, tree: Tree) -> Iterator[Question]:
    """Yield the pack's questions in its order; `use:` takes one over from the base, with what the pack changes."""
    known = {question.id: question for question in base.questions} if base else {}
    for index, question in enumerate(settings.questions):
        if not question.use:
            yield question
            continue
        if question.use not in known:
            raise InvalidPack(
                tree.problem(
                    ("questions", index, "use"),
                    say("There is no question ‘{use}’ to use.", use=question.use),
                    did_you_mean(question.use, known) or say("Write the question out."),
                )
            )
        changed = {
            f.name: getattr(question, f.name) for f in fields(Question) if f.name in tree.data["questions"][index]
        }
        yield replace(known[question.use], **{**changed, "use": "", "id": question.use})
    if base and not settings.questions:
        yield from base.questions
