"""What a row of the table of actions says, and the places in which a person can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Place = Literal[
    "line",
    "field",
    "text",
    "empty text",
    "passage",
    "records",
    "facts",
    "sources",
    "find",
    "outline",
    "moves",
    "review",
    "end",
    "changes",
    "table",
    "rows",
    "letter",
    "explain",
    "touched",
]
"""Where a person is on the full screen: in an answer of one line, in a field of a record, in a text of several lines,
in an empty one that may stay so, in a passage, in one of the lists (the plan and the sentences of the letter among
them), in what is only read."""

EVERYWHERE: Final[frozenset[Place]] = frozenset(get_args(Place))
WRITING: Final[frozenset[Place]] = frozenset(("line", "field", "text", "empty text", "passage"))
ONE_LINE: Final[frozenset[Place]] = frozenset(("line", "field"))
SEVERAL_LINES: Final[frozenset[Place]] = WRITING - ONE_LINE
TOUCHED: Final[frozenset[Place]] = frozenset(("touched",))
READING: Final[frozenset[Place]] = frozenset(("explain",))
RECORDS: Final[frozenset[Place]] = frozenset(("records", "facts"))
FACTS: Final[frozenset[Place]] = frozenset(("facts",))
SOURCES: Final[frozenset[Place]] = frozenset(("sources",))
PLAN: Final[frozenset[Place]] = frozenset(("outline",))
LETTER: Final[frozenset[Place]] = frozenset(("letter",))
LISTS: Final[frozenset[Place]] = EVERYWHERE - WRITING - READING


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the table. Empty texts: the action is not named there."""

    id: str
    keys: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    """Keys of the full screen, as they are written on a keyboard, and the places in which they do this."""
    here: Mapping[Place, str] = field(default_factory=dict)
    """What the line above the bar says in each place that names the action: its key, and what it does there."""
    here_last: bool = False
    """True if that line names the action behind all others."""
    bar: str = ""
    """Word in the bar at the foot, behind the first key."""
    columns: int = 0
    """Columns that a window needs before the bar names the action."""
    help: str = ""
    """What F1 says that the keys do, where the word in the bar does not say it."""
    commands: tuple[str, ...] = ()
    """What does it in the plain face; the first one with an example of what may follow it (`:go 12`)."""
    typed: str = ""
    """What is typed in the plain face where the action has no command there: a number, a sign, Enter."""
    typed_help: str = ""
    """What `:help` says that the command does, or what is typed."""
    instead: str = ""
    """What the full screen answers where the command is typed."""
    hint: tuple[str, str] = ("", "")
    """How a message tells people to do this: in the plain face, and on the full screen. Where it is left out:
    `type :skip` and `press F8`."""

    @property
    def command_names(self) -> tuple[str, ...]:
        """Return the commands without what may follow them."""
        return tuple(command.partition(" ")[0] for command in self.commands)

    @property
    def key_names(self) -> tuple[str, ...]:
        """Return the keys that F1 lists: those that do this everywhere; where there are none, all."""
        everywhere = tuple(key for key, places in self.keys.items() if places == EVERYWHERE)
        return everywhere or tuple(self.keys)
