"""The States that a letter is about: whose acceptance of a treaty counts."""

from __future__ import annotations

from letterkit import tags
from letterkit.languages import states
from letterkit.languages.states import State
from letterkit.letter.model import Draft, Sourced


def concerned_states(draft: Draft) -> tuple[State, ...]:
    """Return the States that a draft names in `concerns`, in its order.

    A draft without that key is about the State that the answer to the question on the country names, if it names
    exactly one; else about none.
    """
    if draft.concerns:
        return tuple(filter(None, map(states.state, draft.concerns)))
    country = draft.facts.get("country")
    name = country.value if isinstance(country, Sourced) else country
    if not isinstance(name, str):
        return ()
    other = () if tags.base(draft.language) in states.LANGUAGES else (draft.language,)
    found = states.named(name, other)
    return found if len(found) == 1 else ()
