"""Imports run one way, each outside thing has one door, and a command imports only what it uses."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = SOURCE / "letterkit"
MODULES = sorted(PACKAGE.rglob("*.py"))

ROOMS: dict[str, set[str]] = {
    "wording": set(),
    "errors": set(),
    "interrupts": set(),
    "tags": set(),
    "version": set(),
    "disk": {"errors"},
    "office": {"errors"},
    "yaml": {"disk", "errors", "tags"},
    "languages": {"disk", "errors", "tags", "yaml"},
    "letter": {"disk", "errors", "languages", "tags", "yaml"},
    "norms": {"disk", "errors", "languages", "letter", "tags", "version", "yaml"},
    # below the packs, which are read with the types of question; of a library it knows what an answer names
    "questions": {"errors", "languages", "letter", "norms", "tags"},
    "moves": {"disk", "errors", "letter", "questions", "tags", "yaml"},
    "packs": {"disk", "errors", "languages", "letter", "moves", "questions", "tags", "version", "yaml"},
    "library": {"disk", "errors", "languages", "letter", "norms", "packs", "tags", "yaml"},
    "protection": {"languages", "letter", "packs", "tags", "yaml"},
    "compose": {"errors", "disk", "languages", "letter", "library", "moves", "norms", "packs", "questions", "tags"},
    # writes what compose made, and does not know where it came from
    "render": {"disk", "errors", "languages", "letter", "office", "tags"},
    "people": {"disk", "errors", "languages", "letter", "office", "tags", "yaml"},
    "disclosure": {"disk", "errors", "letter", "office"},
    "checks": {
        *("compose", "errors", "languages", "letter", "library", "norms", "packs", "protection", "questions"),
        *("tags", "yaml"),
    },
    "interview": {
        *("checks", "compose", "disk", "errors", "languages", "letter", "library", "moves", "norms", "packs"),
        *("people", "protection", "questions", "tags", "yaml"),
    },
    "faces": {"checks", "disk", "errors", "interrupts", "interview", "letter", "packs", "questions", "tags"},
    "api": {"checks", "compose", "errors", "letter", "library", "protection", "render"},
    "cli": {
        *("api", "checks", "compose", "disclosure", "disk", "errors", "faces", "interrupts", "interview", "languages"),
        *("letter", "library", "moves", "norms", "office", "packs", "people", "protection", "render", "tags"),
        *("version", "yaml"),
    },
    "__main__": {"cli"},
    "__init__": {"api", "version"},
}
"""What each room may import besides itself, from the bottom to the top."""
SPOKEN_BY_ALL = {"wording"}
"""What every room may import: the words in which it speaks."""

DOORS = {
    "subprocess": ("render/",),
    "pypandoc": ("render/",),
    "typst": ("render/",),
    "PIL": ("render/picture.py",),
    "jinja2": (
        "packs/loader.py",
        "packs/sandbox.py",
        "packs/metering.py",
        "packs/writer.py",
        "packs/used_names.py",
    ),
    "ruamel": ("yaml/source.py", "yaml/messages.py", "yaml/writing.py"),
    "pydantic": ("letter/validation.py",),
    "markdown_it": ("letter/markdown.py",),
    "mdit_py_plugins": ("letter/markdown.py",),
    "babel": ("languages/cldr.py", "languages/dates.py", "languages/numbers.py"),
    "pymorphy3": ("languages/russian.py",),
    "dawg_python": ("checks/texts/dictionary.py",),
    "rapidfuzz": ("errors.py", "norms/text_index.py"),
    "anyascii": ("protection/phonetics.py",),
    "ftfy": ("checks/families/pasted.py",),
    "prompt_toolkit": ("faces/",),
    "pypdf": ("disclosure/pdf.py",),
    "openpyxl": ("people/exporting.py",),
    "rich": ("cli/",),
    "click": ("cli/",),
    "platformdirs": ("disk/folders.py",),
}


ROOT_MODULES = {f"letterkit.{path.stem}" for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


@cache
def imported(module: Path) -> tuple[tuple[str, int], ...]:
    """Return every module that a file imports, also inside functions, with the line."""
    return tuple(_imports(module))


def _imports(module: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: an import that starts with a dot"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            if (
                node.module != "letterkit" or not set(names) <= ROOT_MODULES
            ):  # ‘from letterkit import tags’ is one module
                yield str(node.module), node.lineno
            yield from ((name, node.lineno) for name in names)


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_run_one_way(module: Path) -> None:
    assert room(module) in ROOMS, "a room that the plan of the house does not have"
    for name, line in imported(module):
        parts = name.split(".")
        if parts[0] == "letterkit" and len(parts) > 1 and not parts[1].startswith("__"):
            allowed = {room(module), *ROOMS[room(module)], *SPOKEN_BY_ALL}
            assert parts[1] in allowed, f"{name_of(module)}:{line} imports {name}"


def test_no_files_import_each_other_in_a_circle() -> None:
    """Also inside a room, inside a function and under TYPE_CHECKING."""
    named = {dotted(module): module for module in MODULES}
    graph = {
        name: {other for other, _ in imported(module) if other in named} - {name} for name, module in named.items()
    }
    while free := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in free}
    while free := {name for name in graph if not any(name in needs for needs in graph.values())}:
        graph = {name: needs for name, needs in graph.items() if name not in free}
    assert not graph, "in a circle, or between two circles"


def dotted(module: Path) -> str:
    name = ".".join(module.relative_to(SOURCE).with_suffix("").parts)
    return name.removesuffix(".__init__")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_each_outside_thing_has_one_door(module: Path) -> None:
    for name, line in imported(module):
        root = name.split(".")[0]
        if root == "letterkit" or root in sys.stdlib_module_names - {"subprocess"}:
            continue
        assert root in DOORS, f"{name_of(module)}:{line} imports {root}, which has no door yet"
        assert name_of(module).startswith(DOORS[root]), f"{name_of(module)}:{line} imports {root}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_zip_files_and_xml_are_read_in_one_room(module: Path) -> None:
    for name, line in imported(module):
        outside = not name.startswith(("xml.", "zipfile"))
        assert room(module) == "office" or outside, f"{name_of(module)}:{line} imports {name}"


FILES = {
    *("disk/files.py", "disk/file_names.py", "disk/folders.py", "disk/locks.py", "disk/temporary_folders.py"),
    *("render/citeproc.py", "render/citeproc_server.py", "render/docx.py", "render/odt.py"),
    *("render/pdf.py", "render/picture.py", "render/letterhead/allowed.py", "render/letterhead/styles.py"),
    *("render/letterhead/values.py", "packs/loader.py", "languages/normal_form.py", "yaml/shipped.py"),
}
"""Modules that open files by themselves: the door, and those that read what the package itself carries, what they hold
in memory, or a cache."""
OPENS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "resolve", "expanduser", "home", "mkdtemp"}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_files_that_others_name_are_opened_through_one_door(module: Path) -> None:
    if name_of(module) in FILES:
        return
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OPENS:
            owner = ast.unparse(node.func.value)
            assert owner in ("os", "folders", "super()"), f"{name_of(module)}:{node.lineno}: {owner}.{node.func.attr}"


def test_every_door_is_used_and_every_room_is_there() -> None:
    used = {name.split(".")[0] for module in MODULES for name, _ in imported(module)}
    assert set(DOORS) - {"pypandoc"} <= used  # found by its place, and not imported
    assert {room(module) for module in MODULES} == set(ROOMS)


def loaded_by(code: str) -> set[str]:
    """Return the names of the modules that are loaded after a piece of code has run in a Python of its own."""
    result = f"import sys\nsys.path.insert(0, {str(SOURCE)!r})\n{code}\nprint(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    run = subprocess.run(
        [sys.executable, "-I", "-c", result], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(run.stdout.splitlines()[-1].split())


HEAVY = {
    "pydantic",
    "jinja2",
    "rich",
    "prompt_toolkit",
    "babel",
    "markdown_it",
    "ruamel",
    "typst",
    "pypandoc",
    "subprocess",
}


def test_starting_loads_nothing_heavy() -> None:
    result = loaded_by("import letterkit.cli.main")
    assert "click" in result and not result & HEAVY


SOUND = """\
letterkit: 1
template: council-appeal
date: 2010-06-30
recipients: [{organization: Council, style: council}]
passages:
- {role: situation, text: Something has happened.}
- {role: norm, text: x, invokes: [{norm: wso-2005}]}
- {role: ask, text: We ask, asks: [{action: act, deadline: 2010-07-15}]}
- {role: urgency, text: Delay costs lives.}
signatories: [{name: Amina Example}]
"""


def test_checking_a_sound_draft_loads_no_more_than_reading_it() -> None:
    result = loaded_by(
        "from letterkit.checks.rules import check\nfrom letterkit.letter.drafts import read\nfrom letterkit.library.library import open_library\n"
        f"assert check(read({SOUND.encode()!r}), open_library()) == ()"
    )
    assert "ruamel" in result and not result & (HEAVY - {"ruamel"})


def test_checking_a_draft_that_protects_nobody_loads_no_search_for_names_and_no_bibtex() -> None:
    unneeded = "{'letterkit.protection.name_search', 'letterkit.library.bibtex', 'letterkit.packs.translation'}"
    found = loaded_by(
        "from letterkit.cli.main import run\nimport pathlib, tempfile\n"
        f"draft = pathlib.Path(tempfile.mkdtemp(), 'a.yaml')\ndraft.write_text({SOUND!r})\nassert run(['check', str(draft)]) == 0\n"
        f"print(' '.join(set(sys.modules) & {unneeded}), end=' ')"
    )
    assert not {name for name in found if name.startswith("letterkit.")}


def test_composing_a_letter_in_plain_english_loads_no_pydantic_and_no_babel() -> None:
    result = loaded_by(
        "from letterkit.compose import compose\nfrom letterkit.letter.drafts import read\nfrom letterkit.library.library import open_library\n"
        f"assert compose(read({SOUND.encode()!r}).draft, open_library()).parts"
    )
    assert not result & (HEAVY - {"ruamel", "markdown_it"})


def test_writing_a_plain_letter_as_a_word_file_loads_no_trees_of_xml_and_no_checks() -> None:
    result = loaded_by(
        "from letterkit.compose import compose\nfrom letterkit.letter.drafts import read\nfrom letterkit.library.library import open_library\n"
        f"from letterkit.render import formats\nassert formats.write(compose(read({SOUND.encode()!r}).draft, open_library()), 'docx')\n"
        "print('checks' if any(name.startswith('letterkit.checks') for name in sys.modules) else '', end=' ')"
    )
    assert not result & (HEAVY - {"ruamel", "markdown_it", "subprocess"} | {"xml", "checks"})
