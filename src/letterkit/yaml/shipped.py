"""Data files that come with the program: tables and word lists, beside the module that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from letterkit.yaml.source import parse


def read_shipped(file: Path) -> Any:
    """Return the plain data of a YAML file of the program. It is trusted, so only its syntax is checked."""
    return parse(file.read_text("utf-8"), str(file)).data
