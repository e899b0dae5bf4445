from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import Any

import pytest

from letterkit.errors import RenderFailed
from letterkit.render import pandoc
from letterkit.render.docx import DocxTree
from letterkit.render.html import HtmlTree
from letterkit.render.odt import OdtTree
from letterkit.render.pandoc_tree import PandocTree
from letterkit.render.txt import PlainTree
from letterkit.render.typst_tree import TypstTree

from . import sample

DOCUMENT = PlainTree(sample.english()).document()


def test_it_accepts_the_tree_for_every_target() -> None:
    trees: dict[str, type[PandocTree]] = {
        "docx": DocxTree,
        "odt": OdtTree,
        "html5": HtmlTree,
        "plain": PlainTree,
        "typst-smart": TypstTree,
    }
    for to, tree in trees.items():
        assert pandoc.start(tree(sample.english()).document(), to, None).result()


def test_missing_pandoc_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "")
    pandoc.program.cache_clear()
    try:
        with pytest.raises(RenderFailed, match="pip install pypandoc-binary"):
            pandoc.start(DOCUMENT, "plain", None).result()
    finally:
        pandoc.program.cache_clear()


def test_a_program_that_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: os.devnull)
    with pytest.raises(RenderFailed, match="cannot be started"):
        pandoc.start(DOCUMENT, "plain", None).result()


def test_a_refusal_is_one_sentence_without_paths() -> None:
    with pytest.raises(RenderFailed) as raised:
        pandoc.start(DOCUMENT, "docx", None, "--reference-doc=/no/such/file.docx").result()
    output = str(raised.value)
    assert "exit code" in output
    assert "/no/such" not in output
    assert "Traceback" not in output


def test_another_program_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: sys.executable)
    with pytest.raises(RenderFailed, match="exit code 2"):
        pandoc.start(DOCUMENT, "plain", None).result()


def test_it_is_stopped_when_late() -> None:
    with pytest.raises(RenderFailed, match="did not finish within"):
        pandoc.start(DOCUMENT, "plain", None).result(time_limit=0.00001)


def test_an_interrupt_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def interrupted(self: subprocess.Popen[bytes], *_: Any, **__: Any) -> None:
        started.append(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pandoc.start(DOCUMENT, "plain", None).result()
    assert started[0].poll() is not None


def test_timestamps() -> None:
    assert pandoc.timestamp(dt.date(2024, 3, 21)) == 1710979200
    assert pandoc.timestamp(None) == pandoc.timestamp(dt.date(1900, 1, 1)) == 315532800


def test_its_version_is_told_and_where_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pandoc.version()[0].isdigit()
    assert pandoc.is_bundled()
    monkeypatch.setattr(pandoc, "program", lambda: sys.executable)
    assert not pandoc.is_bundled()
    with pytest.raises(RenderFailed, match="does not start"):
        pandoc.version()


CIRCLE = b"@book{k, title={T}, crossref={l}}\n@book{l, title={T}, crossref={k}}\n"


def test_a_pandoc_that_takes_ever_more_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEMORY", 100)
    with pytest.raises(RenderFailed) as raised:
        pandoc.convert(CIRCLE, "bibtex", "csljson", None).result()
    [problem] = raised.value.problems
    assert "100 MB" in problem.message and problem.hint
