"""Template packs: what a kind of letter asks, in which order it speaks, and what it must have.

A pack is a folder with `template.yaml` and `letter.md.j2`. Packs are looked for in the project's
`templates/` folders, then the user's, then the package; the first folder that has the id wins. A pack may
`extend` one other pack: questions are taken over by name (`use: date`), passages it does not write itself
are written by the pack it extends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from letterkit.errors import InvalidPack, Problem, UnknownName, nearest
from letterkit.letter import reading
from letterkit.letter.model import FORMAT
from letterkit.letter.roles import REQUIRED_PARTS, WHAT_TO_WRITE, Part, Role
from letterkit.letter.yaml_source import Tree, Unreadable, decode, parse

SETTINGS: Final = "template.yaml"
LETTER: Final = "letter.md.j2"
MAX_PACK_BYTES: Final = 400_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]{0,60}")

QuestionType = Literal[
    "text", "paragraph", "number", "figure", "date", "choice", "yes-no", "list", "records", "norm", "style", "deadline"
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: the value that is stored and the words that are shown."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must satisfy: a pattern with its explanation, a range, a number of words."""

    pattern: str = ""
    says: str = ""
    min: int | None = None
    max: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a pack.

    `fills` is where the answer goes in the draft (`subject`, `sender.name`, `recipients`, `asks`,
    `invokes`); empty means `facts.<id>`. `when` is a condition over the other answers. `sourced` asks
    for a source beside the answer. `fields` are the questions of one record of type `records`.
    """

    id: str = ""
    use: str = ""
    ask: str = ""
    help: str = ""
    why: str = ""
    type: QuestionType = "text"
    example: str = ""
    default: str = ""
    required: bool = False
    sourced: bool = False
    when: str = ""
    fills: str = ""
    choices: tuple[Choice, ...] = ()
    limits: Limits = field(default_factory=Limits)
    fields: tuple[Question, ...] = ()
    one: str = ""

    @property
    def path(self) -> str:
        """Where the answer goes in the draft."""
        return self.fills or f"facts.{self.id}"


@dataclass(frozen=True, slots=True)
class Step:
    """One passage of a pack's plan: its role, what it is called, and the macro that writes it."""

    role: Role
    title: str = ""
    also: tuple[Role, ...] = ()
    heading: str = ""
    write: str = ""
    advice: str = ""

    @property
    def macro(self) -> str:
        """The name of the macro in letter.md.j2."""
        return self.write or self.role


@dataclass(frozen=True, slots=True)
class _Settings:
    """template.yaml as it stands in the file."""

    letterkit: int
    title: str
    when: str = ""
    extends: str = ""
    languages: tuple[str, ...] = ("en",)
    requires: tuple[Part, ...] | None = None
    plan: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with everything it takes over from the one it extends. `chain` is the pack and its bases."""

    id: str
    folder: Path
    title: str
    when: str
    languages: tuple[str, ...]
    requires: tuple[Part, ...]
    plan: tuple[Step, ...]
    questions: tuple[Question, ...]
    defaults: Mapping[str, Any]
    chain: tuple[str, ...]
    origin: str = ""

    def question(self, name: str) -> Question | None:
        """The question with this id."""
        return next((one for one in self.questions if one.id == name), None)

    def writes(self, language: str) -> bool:
        """Whether the pack has prose in the language of a letter."""
        return language.split("-", maxsplit=1)[0].lower() in {one.split("-")[0].lower() for one in self.languages}

    def advice(self, part: Part) -> str:
        """What to write in a part: the pack's own words, or the general ones."""
        own = next((step.advice for step in self.plan if step.role == part and step.advice), "")
        return own or WHAT_TO_WRITE[part]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders in which packs are looked for, first hit wins, each with the name a person knows it by."""

    folders: tuple[tuple[str, Path], ...]

    def ids(self) -> list[str]:
        """Every pack that can be used for a letter (folders that start with _ are bases and parts)."""
        found: dict[str, None] = {}
        for _, folder in self.folders:
            if folder.is_dir():
                for each in sorted(folder.iterdir()):
                    if _ID.fullmatch(each.name) and (each / SETTINGS).is_file():
                        found.setdefault(each.name)
        return list(found)

    def folder(self, name: str) -> tuple[str, Path] | None:
        """Where a pack lies."""
        if _ID.fullmatch(name.removeprefix("_")):
            for origin, folder in self.folders:
                if (folder / name / SETTINGS).is_file():
                    return origin, folder / name
        return None

    def sound(self, complain: Callable[[InvalidPack], None]) -> Iterator[Pack]:
        """Every pack that can be read; `complain` is told of each that cannot, so that one does not hide the rest."""
        for name in self.ids():
            try:
                yield self.load(name)
            except InvalidPack as error:
                complain(error)

    def load(self, name: str) -> Pack:
        """A pack by its id. Raises UnknownName with the nearest id, InvalidPack for a pack that is wrong."""
        if name.startswith("_") or self.folder(name) is None:
            near = nearest(name, self.ids())
            raise UnknownName(
                f"There is no template ‘{name}’.",
                hint=f"Did you mean ‘{near}’?" if near else "See `letterkit templates list` for those there are.",
            )
        return _load(self, name, ())


def shelf(project: Sequence[Path] = ()) -> Shelf:
    """The project's folders (each looked at for a `templates` folder), the user's, the package's."""
    seen: dict[Path, None] = {}
    for folder in project:
        seen.setdefault((folder / "templates").absolute())
    shipped = shipped_folder()
    rows = [("project", folder) for folder in seen if folder.is_dir() and folder.resolve() != shipped]
    return Shelf((*rows, ("yours", user_folder()), ("letterkit", shipped)))


@cache
def shipped_folder() -> Path:
    """The packs that come with letterkit: inside the installed package, or at the top of a checkout."""
    inside = Path(__file__).parent.parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3].joinpath("templates").resolve()


def user_folder() -> Path:
    """Where a person keeps packs of their own."""
    import platformdirs

    return Path(platformdirs.user_data_dir("letterkit", appauthor=False)) / "templates"


@cache
def _load(on: Shelf, name: str, below: tuple[str, ...]) -> Pack:
    place = on.folder(name)
    if place is None:
        raise UnknownName(f"There is no template ‘{name}’.")
    origin, folder = place
    settings, tree = _read(folder / SETTINGS)
    if name in below:
        raise InvalidPack(
            tree.problem(
                ("extends",), "The templates extend each other in a circle.", "Take `extends:` out of one of them."
            )
        )
    if settings.extends and on.folder(settings.extends) is None:
        raise InvalidPack(
            tree.problem(
                ("extends",),
                f"There is no template ‘{settings.extends}’ to extend.",
                "Correct the name after `extends:`.",
            )
        )
    base = _load(on, settings.extends, (*below, name)) if settings.extends else None
    return Pack(
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
    )


def _read(path: Path) -> tuple[_Settings, Tree]:
    try:
        if path.stat().st_size > MAX_PACK_BYTES:
            raise InvalidPack(
                Problem("The file is too large for a template's settings.", "Make it shorter.", str(path))
            )
        tree = parse(decode(path.read_bytes(), str(path)), str(path))
        if not isinstance(tree.data, dict):
            raise InvalidPack(tree.problem((), "The file has no keys.", "Start with `letterkit: 1` and `title:`."))
        settings = reading.read(_Settings, tree)
    except Unreadable as error:
        raise InvalidPack.of(error.problems) from None
    except OSError as error:
        raise InvalidPack(Problem(f"The file cannot be read ({error.strerror}).", "", str(path))) from None
    problems = list(_wrong(settings, tree))
    if problems:
        raise InvalidPack.of(problems)
    return settings, tree


def _wrong(settings: _Settings, tree: Tree) -> Iterator[Problem]:
    """What the types alone do not say."""
    if settings.letterkit != FORMAT:
        yield tree.problem(
            ("letterkit",),
            f"This pack is in format {settings.letterkit}; this letterkit reads format {FORMAT}.",
            "Update letterkit, or the pack.",
        )
    seen: set[str] = set()
    for index, question in enumerate(settings.questions):
        path = ("questions", index)
        name = question.id or question.use
        if not _VARIABLE.fullmatch(name):
            yield tree.problem(
                path,
                f"‘{name}’ cannot be the id of a question.",
                "Use small letters, digits and _, starting with a letter.",
            )
        elif name in seen:
            yield tree.problem(path, f"The question ‘{name}’ stands twice.", "Keep one, or give it another id.")
        seen.add(name)
        if question.id and not question.ask and not question.use:
            yield tree.problem(path, f"The question ‘{name}’ has no wording.", "Write it in `ask:`.")
        if question.type == "choice" and not question.choices and not question.use:
            yield tree.problem(path, f"The question ‘{name}’ offers nothing to choose.", "List `choices:`.")
        if question.limits.pattern:
            try:
                re.compile(question.limits.pattern)
            except re.error as error:
                yield tree.problem((*path, "limits", "pattern"), f"The pattern is wrong ({error}).", "Correct it.")


def _questions(settings: _Settings, base: Pack | None, tree: Tree) -> Iterator[Question]:
    """The pack's questions in its order; `use:` takes one over from the base, with what the pack changes."""
    known = {one.id: one for one in base.questions} if base else {}
    for index, question in enumerate(settings.questions):
        if not question.use:
            yield question
            continue
        if question.use not in known:
            near = nearest(question.use, known)
            raise InvalidPack(
                tree.problem(
                    ("questions", index, "use"),
                    f"There is no question ‘{question.use}’ to use.",
                    f"Did you mean ‘{near}’?" if near else "Write the question out.",
                )
            )
        changed = {
            f.name: getattr(question, f.name) for f in fields(Question) if f.name in tree.data["questions"][index]
        }
        yield replace(known[question.use], **{**changed, "use": "", "id": question.use})
    if base and not settings.questions:
        yield from base.questions
