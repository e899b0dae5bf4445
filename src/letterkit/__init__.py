"""letterkit: the drafting assistant for advocacy letters.

For Python programs: `load_draft`, `check_draft`, `compose_letter`, `render_letter`, `open_library`, and the types that
they take and return. Each is imported when it is first used, so that `import letterkit` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from letterkit.version import __version__ as __version__

if TYPE_CHECKING:
    from letterkit.api import (
        Audience,
        Draft,
        Finding,
        Letter,
        LetterkitError,
        Library,
        LoadedDraft,
        Problem,
        check_draft,
        compose_letter,
        load_draft,
        open_library,
        render_letter,
    )

__all__ = [
    "Audience",
    "Draft",
    "Finding",
    "Letter",
    "LetterkitError",
    "Library",
    "LoadedDraft",
    "Problem",
    "check_draft",
    "compose_letter",
    "load_draft",
    "open_library",
    "render_letter",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("letterkit.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
