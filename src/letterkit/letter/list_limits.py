"""How long the lists of a draft may be, and that no two of their records have one id."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from letterkit.errors import KeyPath
from letterkit.letter.norms_of_draft import MOST_NORMS, norm_id
from letterkit.wording import say, say_worded, worded


class ListLimit(NamedTuple):
    """A list of a draft: its key, how many entries it may have, what they are, and what to do with more."""

    key: str
    most: int
    too_many: str
    twice: str
    remedy: str


LIMITS: Final = (
    ListLimit(
        "norms",
        MOST_NORMS,
        worded("A letter has {most} norms of its own at most."),
        worded("Two norms have the id ‘{id}’."),
        worded("Put them into a `library` folder, where letters find them."),
    ),
    ListLimit(
        "evidence",
        500,
        worded("A letter has {most} facts at most."),
        worded("Two facts have the id ‘{id}’."),
        worded("Keep those that the letter tells; put the others into an annex."),
    ),
    ListLimit(
        "cases",
        500,
        worded("A letter has {most} cases at most."),
        worded("Two cases have the id ‘{id}’."),
        worded("Put the others into an annex."),
    ),
    ListLimit(
        "questions",
        200,
        worded("A letter has {most} questions or groups of questions at most."),
        worded("Two questions or groups of questions have the id ‘{id}’."),
        worded("Ask those whose answers you need."),
    ),
    ListLimit(
        "annexes",
        50,
        worded("A letter has {most} annexes at most."),
        worded("Two annexes have the id ‘{id}’."),
        worded("Put several into one."),
    ),
    ListLimit(
        "rewordings",
        200,
        worded("A letter has {most} sentences in other words at most."),
        worded("One sentence is put in other words twice for one audience."),
        worded("Write the letter itself anew where so much of it is to be otherwise."),
    ),
)


def hold(draft: Any) -> None:
    """Raise ValueError for a list that is too long, or has an id twice."""
    for limit in LIMITS:
        entries = getattr(draft, limit.key)
        ids = [id_ for entry in entries if (id_ := _id_of(entry, limit.key))]
        if len(entries) > limit.most or len(set(ids)) < len(ids):
            raise ValueError(say("has more `{key}` than a letter may have, or two with one id", key=limit.key))


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
                remedy = (
                    say("Keep one of the two.")
                    if limit.key == "rewordings"
                    else say("Give this one an `id:` of its own.")
                )
                yield ListProblem((limit.key, index), say_worded(limit.twice, id=id_), remedy)
            before.add(id_)
        if len(rows) > limit.most:
            message = say_worded(limit.too_many, most=limit.most)
            yield ListProblem((limit.key, limit.most), message, say_worded(limit.remedy))


def _id_in(row: Any, key: str) -> str:
    if not isinstance(row, dict):
        return ""
    if key == "rewordings":
        words = " ".join(str(row.get("sentence") or "").split())
        return f"{row.get('audience')}: {words}" if words else ""
    own, *names = (text if isinstance(text, str) else "" for text in map(row.get, ("id", "symbol", "short", "title")))
    return own or (norm_id(*names) if key == "norms" else "")
