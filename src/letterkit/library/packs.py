"""Template packs: what a kind of letter asks, in which order it speaks, and what it must have.

A pack is a folder with `template.yaml` and `letter.md.j2`. Packs are looked for in the project's
`templates/` folders, then the user's, then the package; the first folder that has the id wins. A pack may
`extend` one other pack: questions are taken over by name (`use: date`), passages it does not write itself
are written by the pack it extends.

`languages` says in which languages a pack writes. The two files are in the first of them; for every other one
there is a `letter.fr.md.j2` with the same macros and a `template.fr.yaml` with the wording of the questions, by
their ids (`_Wording`). A pack is loaded in one language, the letter's, and nothing of another one gets in: a base
that does not write that language lends no passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from letterkit.errors import InvalidPack, Problem, UnknownName, nearest
from letterkit.letter import reading
from letterkit.letter.model import FORMAT, Draft
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
    checks: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Words:
    """A question in another language; what is absent stays as it is."""

    ask: str = ""
    help: str = ""
    why: str = ""
    example: str = ""
    default: str = ""
    one: str = ""
    says: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, _Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _StepWords:
    """A step of the plan in another language."""

    title: str = ""
    heading: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class _Wording:
    """template.fr.yaml as it stands in the file: steps by the name of their macro, questions by their id."""

    title: str = ""
    when: str = ""
    plan: Mapping[str, _StepWords] = field(default_factory=dict)
    questions: Mapping[str, _Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with everything it takes over from the one it extends, in one of its languages.

    `chain` is the pack and its bases, `letters` the files (`id/letter.md.j2`) in which their passages stand.
    `language` is the one of its `languages` that it was loaded in, and `untranslated` names the words that it has
    only in the first of them (`questions.date.ask`).
    """

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
    letters: tuple[str, ...]
    language: str
    untranslated: tuple[str, ...] = ()
    origin: str = ""
    checks: Mapping[str, Any] = field(default_factory=dict)

    def question(self, name: str) -> Question | None:
        """The question with this id."""
        return next((one for one in self.questions if one.id == name), None)

    def writes(self, language: str) -> bool:
        """Whether the pack has prose in the language of a letter."""
        return _written(self.languages, language) != ""

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

    def load(self, name: str, language: str = "") -> Pack:
        """A pack by its id, in a letter's language, or in its own first one where it does not write that.

        Raises UnknownName with the nearest id, InvalidPack for a pack that is wrong.
        """
        if name.startswith("_") or self.folder(name) is None:
            near = nearest(name, self.ids())
            raise UnknownName(
                f"There is no template ‘{name}’.",
                hint=f"Did you mean ‘{near}’?" if near else "See `letterkit templates list` for those there are.",
            )
        return _load(self, name, (), language)


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
def _load(on: Shelf, name: str, below: tuple[str, ...], language: str) -> Pack:
    place = on.folder(name)
    if place is None:
        raise UnknownName(f"There is no template ‘{name}’.")
    origin, folder = place
    settings, tree = _settings(folder / SETTINGS)
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
    written = _written(settings.languages, language) or settings.languages[0]
    base = _load(on, settings.extends, (*below, name), written) if settings.extends else None
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
        letters=(f"{name}/{_letter(settings, written)}", *(base.letters if base and base.writes(written) else ())),
        language=written,
        checks={**(base.checks if base else {}), **settings.checks},
    )
    return pack if written == settings.languages[0] else _worded(pack, settings, tree)


def _written(languages: Sequence[str], language: str) -> str:
    """The one of a pack's languages in which it writes a letter of this language; empty when it has none.

    The tag itself, else a wider one, else one of the same language: fr-CA is written by fr, and pt by pt-BR.
    """
    wanted = language.lower()
    head = wanted.split("-", maxsplit=1)[0]
    by_tag = {one.lower(): one for one in reversed(languages)}
    parts = wanted.split("-")
    for end in range(len(parts), 0, -1):
        if found := by_tag.get("-".join(parts[:end])):
            return found
    return next((one for one in languages if one.split("-")[0].lower() == head), "")


def _letter(settings: _Settings, language: str) -> str:
    return LETTER if language == settings.languages[0] else LETTER.replace(".", f".{language}.", 1)


# -- the words of another language ----------------------------------------------------------------------

_SAME_EVERYWHERE: Final = re.compile(r"[\d\W]*|\S*[@/]\S*|\S+\.\w{2,}|\{\{[^}]*\}\}")
"""Examples that need no translation: figures and dates, addresses on the net, another answer."""


def _worded(pack: Pack, settings: _Settings, tree: Tree) -> Pack:
    """The pack with its wording in the language it is loaded in. Raises InvalidPack."""
    path = pack.folder / SETTINGS.replace(".", f".{pack.language}.", 1)
    if not path.is_file():
        raise InvalidPack(
            tree.problem(
                ("languages",),
                f"The pack says that it writes {pack.language}, but it has no {path.name}.",
                f"Write the questions in that language there, or take {pack.language} out.",
            )
        )
    wording, words_tree = _read(_Wording, path)
    problems: list[Problem] = []
    for key, known in (("plan", [one.macro for one in pack.plan]), ("questions", [one.id for one in pack.questions])):
        for name in getattr(wording, key):
            if name not in known:
                near = nearest(name, known)
                problems.append(
                    words_tree.problem(
                        (key, name),
                        f"{SETTINGS} has no ‘{name}’ under {key}.",
                        f"Did you mean ‘{near}’?" if near else "Take it out, or correct the name.",
                    )
                )
    if problems:
        raise InvalidPack.of(problems)
    lacking: list[str] = [key for key in ("title", "when") if getattr(settings, key) and not getattr(wording, key)]
    own = {
        one.id or one.use: data for one, data in zip(settings.questions, tree.data.get("questions") or (), strict=True)
    }
    return replace(
        pack,
        title=wording.title or pack.title,
        when=wording.when or pack.when,
        plan=tuple(_said(one, wording.plan, bool(settings.plan), lacking) for one in pack.plan),
        questions=tuple(
            _asked(one, wording.questions.get(one.id), own.get(one.id, {}), f"questions.{one.id}", lacking)
            for one in pack.questions
        ),
        untranslated=tuple(lacking),
    )


def _said(step: Step, words: Mapping[str, _StepWords], own: bool, lacking: list[str]) -> Step:
    said = words.get(step.macro, _StepWords())
    for f in fields(_StepWords):
        if own and getattr(step, f.name) and not getattr(said, f.name):
            lacking.append(f"plan.{step.macro}.{f.name}")
    return replace(step, **{f.name: getattr(said, f.name) or getattr(step, f.name) for f in fields(_StepWords)})


def _asked(question: Question, words: _Words | None, own: Mapping[str, Any], path: str, lacking: list[str]) -> Question:
    """A question in other words; what this pack says itself (`own`) and the words lack is noted in `lacking`."""
    said = words or _Words()
    changed: dict[str, Any] = {}
    for name in ("ask", "help", "why", "one", "example", "default"):
        text = getattr(said, name)
        if text:
            changed[name] = text
        elif own.get(name) and not (name in ("example", "default") and _is_same_everywhere(question, own[name])):
            lacking.append(f"{path}.{name}")
    if said.says:
        changed["limits"] = replace(question.limits, says=said.says)
    elif (own.get("limits") or {}).get("says"):
        lacking.append(f"{path}.says")
    if question.choices:
        lacking += [f"{path}.choices.{one.value}" for one in question.choices if own and one.value not in said.choices]
        changed["choices"] = tuple(
            replace(one, label=said.choices.get(one.value, one.label)) for one in question.choices
        )
    if question.fields:
        inner = {str(one.get("id")): one for one in own.get("fields") or ()}
        changed["fields"] = tuple(
            _asked(one, said.fields.get(one.id), inner.get(one.id, {}), f"{path}.fields.{one.id}", lacking)
            for one in question.fields
        )
    return replace(question, **changed)


def _is_same_everywhere(question: Question, text: str) -> bool:
    return question.type in ("norm", "style", "choice", "yes-no", "date") or bool(_SAME_EVERYWHERE.fullmatch(text))


# -- reading --------------------------------------------------------------------------------------------

_T = TypeVar("_T")


def _settings(path: Path) -> tuple[_Settings, Tree]:
    settings, tree = _read(_Settings, path)
    problems = list(_wrong(settings, tree))
    if problems:
        raise InvalidPack.of(problems)
    return settings, tree


def _read(kind: type[_T], path: Path) -> tuple[_T, Tree]:
    try:
        if path.stat().st_size > MAX_PACK_BYTES:
            raise InvalidPack(
                Problem("The file is too large for a template's settings.", "Make it shorter.", str(path))
            )
        tree = parse(decode(path.read_bytes(), str(path)), str(path))
        if not isinstance(tree.data, dict):
            raise InvalidPack(tree.problem((), "The file has no keys.", "Start with `letterkit: 1` and `title:`."))
        return reading.read(kind, tree), tree
    except Unreadable as error:
        raise InvalidPack.of(error.problems) from None
    except OSError as error:
        raise InvalidPack(Problem(f"The file cannot be read ({error.strerror}).", "", str(path))) from None


def _wrong(settings: _Settings, tree: Tree) -> Iterator[Problem]:
    """What the types alone do not say."""
    if settings.letterkit != FORMAT:
        yield tree.problem(
            ("letterkit",),
            f"This pack is in format {settings.letterkit}; this letterkit reads format {FORMAT}.",
            "Update letterkit, or the pack.",
        )
    if not settings.languages:
        yield tree.problem(("languages",), "The pack writes no language.", "List at least one: `languages: [en]`.")
    for index, language in enumerate(settings.languages):
        if not Draft.LANGUAGE_TAG.fullmatch(language):
            yield tree.problem(
                ("languages", index), f"‘{language}’ is not a language tag.", "Write en, en-US, fr, ru, ar …"
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
