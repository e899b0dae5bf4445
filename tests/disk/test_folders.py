"""A person's own folders, and none where the system knows no home."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.disk import files, folders


@pytest.mark.parametrize("ask", [folders.settings, folders.data, folders.state, folders.cache])
def test_without_a_home_there_is_no_folder_and_none_can_be_made(ask: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(ask)
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    folder = ask()
    assert not files.is_folder(folder) and folders.home() is None
    with pytest.raises(OSError):
        folder.mkdir(parents=True)
