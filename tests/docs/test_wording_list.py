"""The list of messages holds what the program says, and nothing else."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from letterkit.languages.message_file import read_messages

ROOT = Path(__file__).parents[2]


def make_wording() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_wording", ROOT / "docs" / "make_wording.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_is_current() -> None:
    maker = make_wording()
    text = maker.LIST.read_text("utf-8")
    assert text == maker.text_of_list(), "run python docs/make_wording.py"
    assert len([*read_messages(text.encode(), "letterkit.pot")]) == text.count("\nmsgid ")


def test_a_message_that_is_no_literal_is_refused() -> None:
    maker = make_wording()
    assert [found.text for found in maker.messages_in("say('a {b}', b=1)\nworded('c')", "x.py")] == ["a {b}", "c"]
    for code in ("say(f'a {b}')", "say(text)", "worded('a' + b)", "say_count('one', many, 2)"):
        with pytest.raises(maker.NotLiteral, match=r"x\.py:1"):
            list(maker.messages_in(code, "x.py"))


PACKAGE = ROOT / "src" / "letterkit"


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_is_said_before_the_language_is_known(module: Path) -> None:
    """Constants, defaults and decorators are made when a module is imported: there only `worded` can stand."""
    for node in said_at_import(ast.parse(module.read_text("utf-8"))):
        raise AssertionError(
            f"{module.name}:{node.lineno}: say is called when the module is imported; mark it by worded"
        )


def said_at_import(tree: ast.AST) -> list[ast.Call]:
    found: list[ast.Call] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        elif isinstance(node, ast.Lambda):
            inner = []
        else:
            inner = [node]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found += [node] if node.func.id in ("say", "say_count", "say_worded", "say_list", "say_joined") else []
        for part in inner:
            found += said_at_import(part)
    return found


SPEAKERS = {"Problem": 2, "Refused": 2, "Issue": 2, "UnknownName": 1, "UsageError": 1}
"""What is shown to people, and how many of its first values are words."""


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_refused_or_found_is_said_in_words_that_can_be_translated(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func).rpartition(".")[2]) in SPEAKERS:
            words = [*node.args[: SPEAKERS[name]], *(key.value for key in node.keywords if key.arg == "hint")]
            for part in words:
                assert not is_bare(part), f"{module.name}:{part.lineno}: say({ast.unparse(part)[:60]})"


def is_bare(node: ast.expr) -> bool:
    """True for words that stand in the code as they are shown, or are put together there of words."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(character.isalpha() for character in node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        return any(any(character.isalpha() for character in str(part)) for part in parts)
    if isinstance(node, ast.IfExp):
        return is_bare(node.body) or is_bare(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_bare(node.left) or is_bare(node.right)
    return isinstance(node, ast.BoolOp) and any(map(is_bare, node.values))
