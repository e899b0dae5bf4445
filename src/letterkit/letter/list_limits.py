"""How long the lists of a draft may be, and that no two of their records have one id."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from letterkit.errors import KeyPath
from letterkit.letter.norms_of_draft import MOST_NORMS, norm_id
from letterkit.wording import say, worded


class ListLimit(NamedTuple):
    """A list of a draft: its key, how many entries it may have, what they are, and what to do with more."""

    key: str
    most: int
    entries: str
    remedy: str
    owned: str = ""


LIMITS: Final = (
    ListLimit(
        "norms",
        MOST_NORMS,
        "norms",
        worded("Put them into a `library` folder, where letters find them."),
        (" " + worded("of its own")),
    ),
    ListLimit("evidence", 500, "facts", worded("Keep those that the letter tells; put the others into an annex.")),
    ListLimit("cases", 500, "cases", worded("Put the others into an annex.")),
    ListLimit(
        "questions", 200, worded("questions or groups of questions"), worded("Ask those whose answers you need.")
    ),
    ListLimit("annexes", 50, "annexes", worded("Put several into one.")),
)


def hold(draft: Any) -> None:
    """Raise ValueError for a list that is too long, or has an id twice."""
    for limit in LIMITS:
        entries = getattr(draft, limit.key)
        ids = [id_ for entry in entries if (id_ := _id_of(entry, limit.key))]
        if len(entries) > limit.most or len(set(ids)) < len(ids):
            raise ValueError(f"has more {limit.entries}{limit.owned} than a letter may have, or two with one id")


def _id_of(entry: Any, key: str) -> str:
    return str(entry.key if key == "norms" else getattr(entry, "id", ""))


class ListProblem(NamedTuple):
    """What is wrong with a list, where, and what to do."""

    path: KeyPath
    message: str
    remedy: str


def problems(data: Mapping[str, Any]) -> Iterator[ListProblem]:
    """Yield what `hold` stops, for the plain data of a draft that may have other mistakes."""
    for limit in LIMITS:
        entries = data.get(limit.key)
        rows = entries if isinstance(entries, list) else []
        before: set[str] = set()
        for index, row in enumerate(rows[: limit.most]):
            id_ = _id_in(row, limit.key)
            if id_ and id_ in before:
                message = say("Two {entries} have the id ‘{id}’.", entries=limit.entries, id=id_)
                yield ListProblem((limit.key, index), message, say("Give this one an `id:` of its own."))
            before.add(id_)
        if len(rows) > limit.most:
            message = say(
                "A letter has {most} {entries}{owned} at most.",
                most=limit.most,
                entries=limit.entries,
                owned=limit.owned,
            )
            yield ListProblem((limit.key, limit.most), message, limit.remedy)


def _id_in(row: Any, key: str) -> str:
    if not isinstance(row, dict):
        return ""
    own, *names = (text if isinstance(text, str) else "" for text in map(row.get, ("id", "symbol", "short", "title")))
    return own or (norm_id(*names) if key == "norms" else "")
