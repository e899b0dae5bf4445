"""What the interview remembers goes into a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    for name in ("STATE", "DATA", "CONFIG"):  # what is read of the library's files is the same for all of them
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home
