"""Lists on the whole terminal."""

from __future__ import annotations

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.cli import faces


def test_the_formats_are_offered_in_the_order_of_their_use_and_word_alone_is_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from letterkit.faces.screen import menu

    listed: list[tuple[str, bool]] = []

    def run(shown: menu.Menu) -> list[int]:
        listed.extend((one.name, at in (shown.marked or ())) for at, one in enumerate(shown.options))
        return [0, 2]

    monkeypatch.setattr(menu.Menu, "run", run)
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        assert faces.choose_formats(["docx"]) == ["docx", "eml"]
    assert [name for name, _ in listed] == ["docx", "pdf", "eml", "html", "odt", "txt", "md"]
    assert [name for name, marked in listed if marked] == ["docx"]
