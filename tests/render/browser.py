"""A headless Chromium, where there is one, and the rules of axe-core to read a page by."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

_ROOT = Path(__file__).parents[2]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), "")
AXE = Path(os.environ.get("AXE_CORE") or _ROOT / "node_modules" / "axe-core") / "axe.min.js"

needed = pytest.mark.skipif(
    not os.environ.get("CI") and not (CHROMIUM and AXE.is_file()),
    reason="needs Chromium, and axe-core from npm (`npm install axe-core` in this folder); .ci/run installs both",
)


@contextmanager
def opened() -> Iterator[Browser]:
    """Yield a browser that reaches no network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM or None, args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]
        )
        try:
            yield browser
        finally:
            browser.close()
