"""A pandoc that stays and sets citations again and again: the same ones as a pandoc that is started for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.compose import compose
from letterkit.errors import RenderFailed
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.render import citeproc_server, pandoc
from letterkit.render.citeproc_server import CiteprocServer
from letterkit.render.formats import with_citations_set

TEXT = """\
letterkit: 1
template: council-appeal
language: {language}
sources: [{{id: news, type: report, title: "Жизнь & <i>more</i>", publisher: Example Watch}}]
passages:
- role: situation
  text: "One [@news, p. 3]. Two.[^1] Three [@wso-2005, para. 138].\\n\\n[^1]: A note that cites [@news, p. 4].\\n"
"""


def letter(language: str = "en-GB") -> Letter:
    return compose(drafts.read(TEXT.format(language=language).encode(), "a.yaml").draft, open_library())


def test_it_sets_the_same_notes_letter_after_letter() -> None:
    with CiteprocServer() as server:
        for language in ("en-GB", "fr", "ru", "ar", "en-GB"):
            assert with_citations_set(letter(language), server) == with_citations_set(letter(language))


def test_it_is_one_process_and_ends_with_its_block(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    real = pandoc.start_server

    def start_server(*options: str, folder: Path) -> object:
        started.append(real(*options, folder=folder))
        return started[-1]

    monkeypatch.setattr(pandoc, "start_server", start_server)
    with CiteprocServer() as server:
        for _ in range(3):
            with_citations_set(letter(), server)
        assert len(started) == 1 and started[0].poll() is None
    assert started[0].poll() is not None


def test_one_that_ended_is_started_again() -> None:
    with CiteprocServer() as server:
        with_citations_set(letter(), server)
        assert server._process is not None
        server._process.kill()
        server._process.wait()
        assert with_citations_set(letter(), server) == with_citations_set(letter())


def test_what_it_cannot_read_is_an_error_and_the_next_letter_is_set() -> None:
    with CiteprocServer() as server:
        with pytest.raises(RenderFailed, match="could not set the citations"):
            server.set_citations({"meta": {}, "blocks": "nonsense"}, "notes.csl", b"")
        assert with_citations_set(letter(), server) == with_citations_set(letter())


@pytest.mark.slow
def test_one_that_takes_ever_more_memory_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It may stand still at its bound instead of ending, so it is waited for no longer than it may take."""
    circle = "@book{k, title={T}, crossref={l}} @book{l, title={T}, crossref={k}}"
    (tmp_path / "x.lua").write_text(f"io.read('n'); pandoc.read([[{circle}]], 'bibtex')", "utf-8")
    real = pandoc.start_server
    monkeypatch.setattr(pandoc, "MEMORY", 100)
    monkeypatch.setattr(citeproc_server, "PATIENCE", 2.0)
    monkeypatch.setattr(pandoc, "start_server", lambda *_, folder: real("lua", str(tmp_path / "x.lua"), folder=folder))
    with CiteprocServer() as server, pytest.raises(RenderFailed, match="too long"):
        with_citations_set(letter(), server)
