"""What people answered when they were asked whether their name may be printed.

An answer is understood only if every word of it is; everything else stops the import. Of two answers of one person the
one that protects more holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from letterkit.languages.normal_form import fold
from letterkit.people.words import meanings_of, words_by_meaning, words_of

Verdict = Literal["publish", "withheld", "withdrawn", "unsigned"]
VERDICTS: Final[tuple[Verdict, ...]] = ("publish", "withheld", "withdrawn", "unsigned")
"""In the order in which they protect: the later one holds."""

_YES: Final[dict[str, Verdict]] = {"publish": "publish", "withheld": "withheld", "withdrawn": "withdrawn"}
_NO: Final[dict[str, Verdict]] = {"publish": "withheld", "withheld": "publish", "withdrawn": "publish"}
_TURNED: Final[dict[Verdict, Verdict]] = {
    "publish": "withheld",
    "withheld": "publish",
    "withdrawn": "publish",
    "unsigned": "unsigned",
}
_EXPLICIT: Final = ("withheld", "withdrawn", "unsigned", "publish")
_PAUSE: Final = re.compile(r"[,;.:!?()\[\]/–—]|\s-\s")
_DAY: Final = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4}")
_NEAR: Final = 8
"""Words within which a ‘not’ turns what follows in a running text."""


def verdict(topic: str, answer: str) -> Verdict | None:
    """Return what an answer under a heading of this topic means, None where it is not understood for certain."""
    if topic == "withdrawn" and _DAY.match(answer.strip()):
        return "withdrawn"
    verdicts: set[Verdict | None] = set()
    for part in _PAUSE.split(answer):
        verdicts |= {*_verdicts_in(topic, words_of(part))}
    return next(iter(verdicts)) if len(verdicts) == 1 else None


def _verdicts_in(topic: str, words: tuple[str, ...]) -> Iterator[Verdict | None]:
    """Yield what the words of one part of an answer say; None for a word that is not known."""
    turned = False
    for number, word in enumerate(words):
        meant_by = meanings_of(word)
        last = number == len(words) - 1
        if "not" in meant_by or ("no" in meant_by and not last and _is_explicit(words[number + 1])):
            turned = True  # ‘ne … pas’ is one
            continue
        meant = _explicit_meaning(word, topic)
        if meant:
            yield _TURNED[meant] if turned else meant
        elif meant_by & {"yes", "consent"}:
            yield _NO.get(topic) if turned else _YES.get(topic)
        elif meant_by & {"no", "object"}:
            yield _YES.get(topic) if turned else _NO.get(topic)
        elif "filler" not in meant_by:
            yield None
            return
        else:
            continue
        turned = False
    if turned:  # a ‘not’ that turns nothing
        yield _NO.get(topic)


def _is_explicit(word: str) -> bool:
    return bool(meanings_of(word) & {"publish", "withheld", "consent"})


def _explicit_meaning(word: str, topic: str) -> Verdict | None:
    meant_by = meanings_of(word)
    for name in _EXPLICIT:
        if name in meant_by and (name != "unsigned" or topic == "status"):
            return name
    return "publish" if topic == "status" and "confirmed" in meant_by else None


def explicit_verdict(answer: str) -> Verdict | None:
    """Return what an answer says by itself, whatever the heading: ‘Anonymous’, ‘do not publish’, ‘withdrawn’."""
    return verdict("either", answer)


def is_yes_or_no(answer: str) -> bool:
    """Return True for an answer that is only yes or no, whatever was asked."""
    meant = [meanings_of(word) for word in words_of(answer)]
    return (
        bool(meant)
        and all(classes & {"yes", "no", "filler"} for classes in meant)
        and any(classes & {"yes", "no"} for classes in meant)
    )


def verdict_in_text(text: str) -> Verdict | None:
    """Return `withheld` or `withdrawn` where a running text (a comment, a note behind a name) speaks of it."""
    meant = [meanings_of(word) for word in words_of(text)]
    if any("withdrawn" in classes for classes in meant):
        return "withdrawn"
    if any("withheld" in classes for classes in meant):
        return "withheld"
    for number, classes in enumerate(meant):
        near = meant[number + 1 : number + 1 + _NEAR] if classes & {"not", "no"} else ()
        if any(behind & {"publish", "consent", "the_name"} for behind in near):
            return "withheld"
    return None


def verdict_of_sheet(name: str) -> Verdict | None:
    """Return what the name of a sheet says of everybody on it."""
    words, known = words_of(name), words_by_meaning("consent")
    if known["withdrawn"].any_of(words):
        return "withdrawn"
    if known["withheld"].any_of(words) or (known["not"].any_of(words) and known["publish"].any_of(words)):
        return "withheld"
    return "unsigned" if known["unsigned"].any_of(words) and fold(name) != "draft" else None


def strictest(verdicts: set[Verdict]) -> Verdict:
    """Return the verdict that protects most."""
    return max(verdicts, key=VERDICTS.index) if verdicts else "publish"
