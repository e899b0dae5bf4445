"""Template packs: where they are found, how they extend each other, and what is wrong with them, to the line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from letterkit.errors import InvalidPack, Problem, UnknownName, spell_path
from letterkit.letter.roles import REQUIRED_PARTS, WHAT_TO_WRITE
from letterkit.moves.template_files import MAX_TEMPLATE_BYTES
from letterkit.packs import shelf as packs
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import open_shelf, shipped_folder, user_folder
from letterkit.tags import written_language

from .packing import SETTINGS, put, shelf_of


@pytest.fixture(autouse=True)
def packs_are_read_again() -> None:
    """Within one run of the program packs do not change; within one test they do."""
    packs._load.cache_clear()


def refused(root: Path, settings: str) -> tuple[Problem, ...]:
    put(root, "p", settings)
    with pytest.raises(InvalidPack) as caught:
        shelf_of(root).load("p")
    assert all(Path(problem.file) == root / "p" / "template.yaml" for problem in caught.value.problems)
    return caught.value.problems


BASE = """\
letterkit: 1
title: Base
requires: [ask]
defaults: {closing: Yours, language: fr}
plan:
  - role: ask
    advice: Ask well.
questions:
  - id: country
    ask: Which country?
    help: The name.
    required: true
  - id: day
    ask: Which day?
    type: date
"""


def extending(root: Path, settings: str) -> Pack:
    put(root, "base", BASE)
    put(root, "p", "letterkit: 1\ntitle: P\nextends: base\n" + settings)
    return shelf_of(root).load("p")


# -- finding --------------------------------------------------------------------------------------------


def test_the_project_comes_before_the_person_and_the_person_before_the_package(tmp_path: Path) -> None:
    put(tmp_path / "templates", "op-ed", SETTINGS.replace("Test", "Of the project"))
    assert open_shelf([tmp_path]).load("op-ed").title == "Of the project"
    put(user_folder(), "op-ed", SETTINGS.replace("Test", "Of the person"))
    try:
        result = open_shelf([tmp_path]), open_shelf()
        assert [one.load("op-ed").title for one in result] == ["Of the project", "Of the person"]
        assert [one.load("op-ed").origin for one in result] == ["project", "yours"]
    finally:
        shutil.rmtree(user_folder())
        packs._load.cache_clear()
    assert open_shelf().load("op-ed").origin == "letterkit"


def test_the_first_project_folder_wins_and_one_without_templates_does_no_harm(tmp_path: Path) -> None:
    put(tmp_path / "a" / "templates", "p", SETTINGS.replace("Test", "A"))
    put(tmp_path / "b" / "templates", "p", SETTINGS.replace("Test", "B"))
    assert open_shelf([tmp_path / "none", tmp_path / "a", tmp_path / "b", tmp_path / "a"]).load("p").title == "A"


def test_the_packages_own_folder_is_not_a_project(tmp_path: Path) -> None:
    assert [origin for origin, _ in open_shelf([shipped_folder().parent]).folders] == ["yours", "letterkit"]


def test_ids_are_packs_for_letters_each_once(tmp_path: Path) -> None:
    for name in ("b", "a", "_base", "Wrong Name"):
        put(tmp_path / "one", name)
    put(tmp_path / "two", "a")
    (tmp_path / "one" / "empty").mkdir()
    assert shelf_of(tmp_path / "one", tmp_path / "two", tmp_path / "none").ids() == ["a", "b"]


@pytest.mark.parametrize(
    "name", ["council-apeal", "", "_base", "../x", "a/b", "x" * 300, "nul\0", ".", "COUNCIL-APPEAL"]
)
def test_a_pack_that_is_not_there_is_unknown(name: str) -> None:
    with pytest.raises(UnknownName):
        open_shelf().load(name)


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(UnknownName, match="Did you mean ‘council-appeal’"):
        open_shelf().load("council-apeal")
    with pytest.raises(UnknownName, match="letterkit templates list"):
        open_shelf().load("qqqq")


# -- extending ------------------------------------------------------------------------------------------


def test_what_a_pack_does_not_say_it_takes_from_its_base(tmp_path: Path) -> None:
    pack = extending(tmp_path, "defaults: {language: en}\n")
    assert (pack.requires, pack.chain, pack.defaults) == (
        ("ask",),
        ("p", "base"),
        {"closing": "Yours", "language": "en"},
    )
    assert [question.id for question in pack.questions] == ["country", "day"]
    assert pack.advice("ask") == "Ask well." and pack.advice("urgency") == WHAT_TO_WRITE["urgency"]


def test_what_a_pack_says_is_said(tmp_path: Path) -> None:
    pack = extending(tmp_path, "requires: []\nplan: [{role: norm}]\nquestions: [{id: own, ask: What}]\n")
    assert (pack.requires, [one.role for one in pack.plan], [question.id for question in pack.questions]) == (
        (),
        ["norm"],
        ["own"],
    )


def test_a_question_is_taken_over_with_its_changes_alone(tmp_path: Path) -> None:
    pack = extending(
        tmp_path, "questions:\n  - use: country\n    ask: Which land?\n    required: false\n  - use: day\n"
    )
    country, day = pack.questions
    assert (country.id, country.ask, country.help, country.required) == ("country", "Which land?", "The name.", False)
    assert (day.type, day.ask, day.use) == ("date", "Which day?", "")
    assert pack.question("day") is day and pack.question("other") is None


def test_a_pack_alone_requires_the_five_parts(tmp_path: Path) -> None:
    put(tmp_path, "p")
    assert shelf_of(tmp_path).load("p").requires == REQUIRED_PARTS


def test_a_base_of_a_base_is_a_base(tmp_path: Path) -> None:
    put(tmp_path, "q", "letterkit: 1\ntitle: Q\nextends: p\n")
    extending(tmp_path, "")
    assert shelf_of(tmp_path).load("q").chain == ("q", "p", "base")


@pytest.mark.parametrize("length", [1, 2, 3])
def test_packs_that_extend_each_other_in_a_circle_are_told_so(tmp_path: Path, length: int) -> None:
    for number in range(length):
        put(tmp_path, f"p{number}", f"letterkit: 1\ntitle: P\nextends: p{(number + 1) % length}\n")
    with pytest.raises(InvalidPack, match="circle") as caught:
        shelf_of(tmp_path).load("p0")
    assert (caught.value.problems[0].line, caught.value.problems[0].path) == (3, ("extends",))


@pytest.mark.parametrize("name", ["nobody", "../base", "_none", "a/b"])
def test_a_base_that_is_not_there_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    (problem,) = refused(tmp_path, f"letterkit: 1\ntitle: P\nextends: {name}\n")
    assert (problem.line, problem.path) == (3, ("extends",)) and name in problem.message


@pytest.mark.parametrize(
    ("language", "writes"),
    [("en", True), ("en-GB", True), ("EN-us", True), ("fr", False), ("pt-BR", True), ("eng", False)],
)
def test_a_pack_writes_the_languages_it_names(tmp_path: Path, language: str, writes: bool) -> None:
    put(tmp_path, "p", SETTINGS + "languages: [en-GB, pt]\n")
    assert shelf_of(tmp_path).load("p").writes(language) is writes


def test_where_an_answer_goes(tmp_path: Path) -> None:
    put(tmp_path, "p", SETTINGS + "questions: [{id: a, ask: A}, {id: b, ask: B, fills: sender.name}]\n")
    assert [question.path for question in shelf_of(tmp_path).load("p").questions] == ["facts.a", "sender.name"]


# -- what is wrong --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("added", "line", "path", "says"),
    [
        ("titel: x\n", 5, "titel", "no key ‘titel’"),
        ("questions:\n  - id: a\n    akk: x\n", 7, "questions[0].akk", "no key ‘akk’"),
        (
            "questions:\n  - id: a\n    ask: x\n    type: txt\n",
            8,
            "questions[0].type",
            "‘txt’; expected is one of text",
        ),
        ("questions:\n  - id: Not An Id\n    ask: x\n", 6, "questions[0]", "cannot be the id"),
        ("questions:\n  - ask: x\n", 6, "questions[0]", "cannot be the id"),
        ("questions:\n  - {id: a, ask: x}\n  - {id: a, ask: y}\n", 7, "questions[1]", "stands twice"),
        ("questions:\n  - id: a\n", 6, "questions[0]", "no wording"),
        ("questions:\n  - {id: a, ask: x, type: choice}\n", 6, "questions[0]", "nothing to choose"),
        ("questions:\n  - {id: a, ask: x, type: records}\n", 6, "questions[0]", "without fields"),
        (
            "questions:\n  - id: a\n    ask: x\n    type: records\n    fields:\n    - {id: b, type: recrds}\n",
            10,
            "questions[0].fields[0].type",
            "‘recrds’; expected is one of text",
        ),
        (
            "questions:\n  - {id: a, ask: x, limits: {pattern: '('}}\n",
            6,
            "questions[0].limits.pattern",
            "pattern is wrong",
        ),
        ("questions:\n  - use: country\n", 6, "questions[0].use", "no question ‘country’ to use"),
        ("requires: [ending]\n", 5, "requires[0]", "‘ending’"),
        ("languages: en\n", 5, "languages", "expected is a list"),
        ("a: [\n", 6, "", ""),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(
    tmp_path: Path, added: str, line: int, path: str, says: str
) -> None:
    problem = refused(tmp_path, SETTINGS + added)[0]
    assert (problem.line, spell_path(problem.path)) == (line, path)
    assert says in problem.message and problem.hint


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    result = refused(tmp_path, SETTINGS + "questions:\n  - id: a\n  - {id: A, ask: x}\n")
    assert [one.line for one in result] == [6, 7]


def test_the_nearest_question_to_use_is_offered(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="Did you mean ‘country’"):
        extending(tmp_path, "questions: [{use: contry}]\n")


@pytest.mark.parametrize("settings", ["", "# nothing\n", "- a\n", "text\n", "letterkit: 1\n", "title: x\n"])
def test_settings_without_the_first_keys_are_refused(tmp_path: Path, settings: str) -> None:
    assert refused(tmp_path, settings)[0].line


def test_another_format_is_refused_by_name(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, SETTINGS.replace("letterkit: 1", "letterkit: 2"))
    assert "format 2" in problem.message and problem.path == ("letterkit",)


def test_settings_that_are_too_large_or_not_utf_8_are_refused(tmp_path: Path) -> None:
    assert "too large" in refused(tmp_path, SETTINGS + "#" * MAX_TEMPLATE_BYTES)[0].message
    (put(tmp_path, "q") / "template.yaml").write_bytes(b"title: caf\xe9\n")
    with pytest.raises(InvalidPack, match="UTF-8"):
        shelf_of(tmp_path).load("q")


@pytest.mark.parametrize("name", open_shelf().ids())
def test_every_shipped_pack_is_sound(name: str) -> None:
    pack = open_shelf().load(name)
    assert pack.title and pack.when and pack.plan and pack.questions
    asked = set() if name == "sign-on-call" else {"ask"}  # that one asks for a signature, in its closing
    assert {"situation", *asked} <= {one.role for one in pack.plan}


# -- languages ------------------------------------------------------------------------------------------

TWO = """\
letterkit: 1
title: Two languages
when: For a test.
languages: [en, fr]
plan:
  - role: situation
    title: What has happened
    advice: Say it.
questions:
  - id: country
    ask: Which country?
    help: Its name.
    example: Exampleland
    required: true
  - id: tone
    ask: Which tone?
    type: choice
    choices: [{value: sharp, label: sharp}, {value: mild, label: mild}]
  - id: people
    ask: Who?
    type: records
    fields:
      - id: name
        ask: Name
        example: Amina Example
"""
FRENCH = """\
title: Deux langues
when: Pour un essai.
plan:
  situation: {title: Ce qui s'est passé, advice: Dites-le.}
questions:
  country: {ask: Quel pays ?, help: "Avec l'article.", example: la Ruritanie}
  tone: {ask: Quel ton ?, choices: {sharp: vif, mild: doux}}
  people:
    ask: Qui ?
    fields:
      name: {ask: Nom, example: Amina Exemple}
"""


def two(root: Path, wording: str = FRENCH, settings: str = TWO) -> Pack:
    folder = put(root, "p", settings, "", **{"letter.fr": ""})
    (folder / "template.fr.yaml").write_text(wording, "utf-8")
    return shelf_of(root).load("p", "fr-CA")


def test_a_pack_speaks_the_language_of_the_letter(tmp_path: Path) -> None:
    pack = two(tmp_path)
    assert (pack.language, pack.title, pack.macro_files, pack.untranslated) == (
        "fr",
        "Deux langues",
        ("p/letter.fr.md.j2",),
        (),
    )
    assert [question.ask for question in pack.questions] == ["Quel pays ?", "Quel ton ?", "Qui ?"]
    assert pack.questions[0].required and pack.questions[0].example == "la Ruritanie"
    assert [choice.label for choice in pack.questions[1].choices] == ["vif", "doux"]
    assert pack.questions[2].fields[0].ask == "Nom"
    assert pack.plan[0].title == "Ce qui s'est passé" and pack.plan[0].advice == "Dites-le."
    english = shelf_of(tmp_path).load("p", "en-US")
    assert (english.language, english.title, english.macro_files) == ("en", "Two languages", ("p/letter.md.j2",))


@pytest.mark.parametrize(
    ("languages", "asked", "written"),
    [
        ("[en, fr]", "fr-CA", "fr"),
        ("[en, pt-BR]", "pt-PT", "pt-BR"),
        ("[en, pt-BR, pt]", "pt-BR", "pt-BR"),
        ("[en, pt-BR, pt]", "pt-AO", "pt"),
        ("[fr, en]", "EN-gb", "en"),
        ("[en]", "de", ""),
    ],
)
def test_the_nearest_language_of_a_pack(languages: str, asked: str, written: str) -> None:
    assert written_language(languages.strip("[]").split(", "), asked) == written


def test_a_language_that_a_pack_lacks_gives_its_own_first_words(tmp_path: Path) -> None:
    two(tmp_path)
    pack = shelf_of(tmp_path).load("p", "de")
    assert (pack.language, pack.writes("de"), pack.writes("fr-BE")) == ("en", False, True)


def test_words_that_are_missing_are_named(tmp_path: Path) -> None:
    pack = two(tmp_path, "title: Deux\nquestions:\n  tone: {ask: Quel ton ?, choices: {sharp: vif}}\n")
    assert pack.untranslated == (
        "when", "plan.situation.title", "plan.situation.advice", "questions.country.ask", "questions.country.help",
        "questions.country.example", "questions.tone.choices.mild", "questions.people.ask",
        "questions.people.fields.name.ask", "questions.people.fields.name.example",
    )  # fmt: skip


def test_a_word_for_a_question_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack) as caught:
        two(tmp_path, "questions:\n  country: {ask: Pays ?}\n  contry: {ask: Pays ?}\n")
    [problem] = caught.value.problems
    assert (Path(problem.file).name, problem.line) == ("template.fr.yaml", 3)
    assert "‘contry’" in problem.message and "‘country’" in problem.hint


def test_a_language_without_its_words_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "p", TWO)
    with pytest.raises(InvalidPack, match=r"no template\.fr\.yaml"):
        shelf_of(tmp_path).load("p", "fr")


@pytest.mark.parametrize("languages", ["[]", "[en, 'a b']"])
def test_languages_must_be_tags(tmp_path: Path, languages: str) -> None:
    assert "language" in refused(tmp_path, f"letterkit: 1\ntitle: T\nlanguages: {languages}\n")[0].message


def test_a_base_lends_no_words_of_another_language(tmp_path: Path) -> None:
    put(tmp_path, "base", "letterkit: 1\ntitle: Base\nlanguages: [en]\nplan:\n  - role: ask\n")
    put(tmp_path, "p", "letterkit: 1\ntitle: P\nextends: base\nlanguages: [en, fr]\n", "", **{"letter.fr": ""})
    (tmp_path / "p" / "template.fr.yaml").write_text("title: P\n", "utf-8")
    shelf = shelf_of(tmp_path)
    assert shelf.load("p", "fr").macro_files == ("p/letter.fr.md.j2",)
    assert shelf.load("p", "en").macro_files == ("p/letter.md.j2", "base/letter.md.j2")
