"""Values of a letter that have changed since sentences were written with them.

They are kept with the form until the interview ends: a sentence may be looked at later, and undo may bring back one
that holds a former value. What is kept is enough to work out, at any time, which sentences are to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, get_args

Kind = Literal["signatories", "organizations", "day", "days", "name", "person"]
"""What a value is: how many sign, how many of them organizations, a day, the days from one to another, a name."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
APART: Final = "/"
"""Between the first and the last day of `days`."""
_MOST_KEPT: Final = 60
"""Changes that are kept; of more, the latest."""
_MOST_LEFT: Final = 500
_ONE_BY_ONE: Final = frozenset(("signatories",))
"""Places with so many values that only one exchanged for one is a change of name."""


class Place(NamedTuple):
    """Where a value stands in a letter, such as `day` at `meeting_date`."""

    kind: Kind
    name: str


Values = Mapping[Place, tuple[str, ...]]
"""The values of a letter, those of a place in their order."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that a place of the letter had, and the one that it has now."""

    kind: Kind
    place: str
    old: str
    new: str


class LeftSentence(NamedTuple):
    """A sentence that is to keep a former value: the words as they are in the draft."""

    kind: str
    place: str
    old: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ValueChanges:
    """The values that have changed, and the sentences that the writer has decided to leave as they are."""

    changed: tuple[ValueChange, ...] = ()
    left: tuple[LeftSentence, ...] = ()

    def followed_by(self, changes: Sequence[ValueChange], noted: Sequence[ValueChange]) -> ValueChanges:
        """Return these changes after further ones: what was changed before has the newest value. `noted` are those of
        the further ones that are kept, because a sentence holds the old value. A value that is back is no change."""
        now = {(change.kind, change.place, change.old): change.new for change in changes}
        kept = {
            (old.kind, old.place, old.old): replace(old, new=now.get((old.kind, old.place, old.new), old.new))
            for old in self.changed
        }
        for change in noted:
            kept[change.kind, change.place, change.old] = change
        changed = tuple(change for change in kept.values() if change.old != change.new)
        return replace(self, changed=changed[-_MOST_KEPT:])

    def leaving(self, sentences: Sequence[LeftSentence]) -> ValueChanges:
        """Return these changes with sentences that are to stay as they are."""
        return replace(self, left=(*self.left, *sentences)[-_MOST_LEFT:])

    def in_force(self, values: Values) -> tuple[ValueChange, ...]:
        """Return the changes that hold for the values of a letter: the new one is there, and the old one is not."""
        there = {(place.kind, place.name): frozenset(of_place) for place, of_place in values.items()}
        nothing = frozenset[str]()
        return tuple(
            change
            for change in self.changed
            if change.new in there.get((change.kind, change.place), nothing)
            and change.old not in there.get((change.kind, change.place), nothing)
        )


def compare_values(before: Values, after: Values) -> tuple[ValueChange, ...]:
    """Return the values that have been exchanged for others. One that is only gone, or new, is no change."""
    changes = (change for place in before if place in after for change in _exchanged(place, before, after))
    return tuple(dict.fromkeys(changes))


def _exchanged(place: Place, before: Values, after: Values) -> Iterator[ValueChange]:
    old, new = before[place], after[place]
    if old == new:
        return
    in_old, in_new = frozenset(old), frozenset(new)
    gone, come = [one for one in old if one not in in_new], [one for one in new if one not in in_old]
    if len(gone) == len(come) == 1:
        yield ValueChange(place.kind, place.name, gone[0], come[0])
    elif len(old) == len(new) and place.name not in _ONE_BY_ONE:
        for first, second in zip(old, new, strict=True):
            if first not in in_new and second not in in_old:
                yield ValueChange(place.kind, place.name, first, second)
