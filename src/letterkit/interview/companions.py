"""A letter that goes with another one, or follows it: another kind of letter, begun from the data of the first.

What an organisation knows is taken over (who writes, sources, evidence, norms, people and what they agreed to). What
was said to one reader on one day is not, and neither is prose: each kind of letter says it in its own way.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from letterkit.compose import evidence_told, planned_passages, tells_evidence
from letterkit.interview.draft_paths import put_value
from letterkit.interview.from_earlier import of_another_day, unsigned
from letterkit.letter.concerned import concerned_states
from letterkit.letter.escapes import escape
from letterkit.letter.model import FORMAT, Draft, Recipient
from letterkit.letter.roles import part_name
from letterkit.library.library import Library
from letterkit.moves.move import NEW_PARAGRAPH
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep
from letterkit.protection.consent import people_to_protect
from letterkit.questions.answers import source_of, without_source
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count, say_worded, worded

_USUAL: Final = ("sender", "people", "sources", "bibliography", "evidence", "concerns", "norms", "cases", "signatories")
"""Keys of a draft that stay where a kind does not say which."""
_ALWAYS: Final = ("people", "bibliography", "sources")
_SAME_KIND: Final = (
    "recipients",
    "cc",
    "subject",
    "byline",
    "layout",
    "place",
    "tone",
    "length",
    "annexes",
    "questions",
)
"""Keys that stay where a letter is only begun anew in the present form of its kind."""
_TYPED_ONCE: Final = ("text", "choice", "yes-no", "consent", "number", "figure", "list")
"""Types of questions whose answers say the same in every kind of letter."""


class Companion(NamedTuple):
    """The plain data of a letter begun from another, and what of that was not taken over, a line for each."""

    data: dict[str, Any]
    left_out: tuple[str, ...]


def begin_from(data: Mapping[str, Any], draft: Draft, own: Pack, kind: Pack, library: Library) -> Companion:
    """Return the data of a letter of another kind, or of the present form of the same one.

    `data` and `draft` are the earlier letter, `own` its pack, and `kind` the pack of the new one. Evidence, norms and
    asks stand in its first passages that have room for them.
    """
    return _Beginning(data, draft, own, kind, library).companion()


class _Beginning:
    def __init__(self, data: Mapping[str, Any], draft: Draft, own: Pack, kind: Pack, library: Library) -> None:
        self.old, self.draft, self.own, self.kind = copy.deepcopy(dict(data)), draft, own, kind
        self.library, self.language = library, library.language(draft.language)
        self.new: dict[str, Any] = {"letterkit": FORMAT, "template": kind.id}
        self.left_out: list[str] = []
        if kind.writes(draft.language):
            self.new["language"] = draft.language
        elif draft.language:
            self.left_out.append(
                say("The language ({language}): this kind of letter has no words in it yet.", language=draft.language)
            )
        self.taken: set[str] = set()

    def companion(self) -> Companion:
        self._keep_keys()
        self._protect()
        self._take_answers()
        self._fill_passages()
        self._tell_prose()
        return Companion(self.new, tuple(self.left_out))

    # -- keys -------------------------------------------------------------------------------------------

    def _keep_keys(self) -> None:
        settings = self.kind.kind.settings.from_letter if self.kind.kind else None
        keep = dict.fromkeys((*(settings.keep if settings and settings.keep else _USUAL), *_ALWAYS))
        if self.own.id == self.kind.id:
            keep |= dict.fromkeys(_SAME_KIND)
        for key in keep:
            if key in self.old and key != "evidence":
                self.new[key] = self.old[key]
        if "signatories" in self.new:
            self.new["signatories"] = unsigned(self.new["signatories"] or [])
        if "concerns" in keep and "concerns" not in self.new and (states := concerned_states(self.draft)):
            self.new["concerns"] = [state.code for state in states]
        if "concerns" in self.new:
            self.taken.add("country")  # which says the same
        self.evidence = "evidence" in keep
        self._leave_unused()

    def _leave_unused(self) -> None:
        """Leave out norms of one's own and cases that no question of the kind takes; a cited norm stays a source."""
        asked = {question.kept_as for question in self.kind.questions}
        if self.kind.kind is None:
            return
        if "cases" not in asked and (cases := self.new.pop("cases", None)):
            self.left_out.append(
                say("{cases}: this kind of letter has no list of cases.", cases=_count(cases, "cases"))
            )
        if "norms" in self.new and "invokes" not in asked:
            texts = " ".join(str(fact.get("text", "")) for fact in self.old.get("evidence") or [])
            kept = [norm for norm in self.new.pop("norms") or [] if f"@{norm.get('id')}" in texts]
            if kept:
                self.new["norms"] = kept

    def _protect(self) -> None:
        """Keep everybody protected whose name the new letter would otherwise not know as one to withhold."""
        known = {str(person.get("name")) for person in self.new.get("people") or []}
        if "signatories" in self.new:
            known |= {person.name for person in self.draft.signatories if person.withheld}
        found = [person for person in people_to_protect(self.draft, self.own) if person.name not in known]
        rows = [{"name": person.name, "consent": "never"} for person in found]
        if rows:
            self.new["people"] = [*(self.new.get("people") or []), *rows]

    # -- answers ----------------------------------------------------------------------------------------

    def _take_answers(self) -> None:
        """Take the answers that the kind makes of the letter, and those that say the same in both."""
        settings = self.kind.kind.settings.from_letter if self.kind.kind else None
        for name, key in (settings.facts if settings else {}).items():
            if (question := self.kind.question(name)) and (text := self._text_of(key)):
                self.new = put_value(self.new, question.path, text)
        facts: Mapping[str, Any] = self.old.get("facts") or {}
        for question in self.own.questions:
            same = self.kind.question(question.id)
            if question.id not in facts or same is None or not self._says_the_same(question, same):
                continue
            self.taken.add(question.id)
            if question.id not in self.new.get("facts", {}):
                self.new = put_value(self.new, same.path, facts[question.id])

    def _says_the_same(self, question: Question, other: Question) -> bool:
        if not (question.path.startswith("facts.") and other.path.startswith("facts.")):
            return False
        if self.own.kind is None and self.kind.kind is None:  # two packs of the earlier form share their questions
            return question.type == other.type and not type_of(question).of_one_letter
        return question.type == other.type and question.type in _TYPED_ONCE and self.own.kind is not None

    def _text_of(self, key: str) -> str:
        """Return what the letter has under a key, as an answer: its day, its title, to whom it goes."""
        if key == "recipients":
            return self.language.join(list(filter(None, map(self._named, self.draft.recipients))))
        value = getattr(self.draft, key, "") if key in Draft.__dataclass_fields__ else ""
        return value.isoformat() if hasattr(value, "isoformat") else str(value or "").strip()

    def _named(self, recipient: Recipient) -> str:
        """Return an addressee as somebody else speaks of it: never as ‘you’."""
        if not self.library.addresses.is_person(recipient) and not recipient.title.strip():
            body = replace(recipient, name="", title="") if recipient.organization.strip() else recipient
            return self.library.addresses.reference(body, self.language)
        texts = (recipient.name, recipient.title, recipient.organization)
        return self.language.points.comma.join(text.strip() for text in texts if text.strip())

    # -- passages ---------------------------------------------------------------------------------------

    def _fill_passages(self) -> None:
        """Put evidence, norms and asks into the first passages that have room for them."""
        if self.own.id == self.kind.id and self.own.kind is None and self.kind.kind is None:
            return
        steps = self.kind.steps or self.kind.plan
        rows: list[dict[str, Any]] = [
            {"role": one.role, **({"move": one.move} if one.move else {})} for one in planned_passages(self.kind)
        ]
        told = [*self._evidence()]
        places = {
            key: next((number for number, _ in enumerate(steps) if self._has_room(number, key)), None)
            for key in ("evidence", "invokes", "asks")
        }
        lists = {
            "evidence": told,
            "invokes": self._listed("invokes"),
            "asks": [of_another_day(ask) for ask in self._listed("asks")],
        }
        if lists["asks"] and places["asks"] is not None and not self._has_same_reader():
            self.left_out.append(say("{asks}: they were made to another reader.", asks=_count(lists["asks"], "asks")))
            lists["asks"] = []
        for key, items in lists.items():
            place = places[key]
            if items and place is not None:
                rows[place][key] = items
            elif items:
                self.left_out.append(say_worded(_NOWHERE[key], items=_count(items, key)))
                if key == "evidence":
                    self.new.pop("evidence", None)
        if any(rows[place].get(key) for key, place in places.items() if place is not None):
            self.new["passages"] = rows

    def _has_same_reader(self) -> bool:
        """True if the new letter goes to whom the earlier one went, so that it can ask the same of them."""
        return "recipients" in self.new

    def _has_room(self, number: int, key: str) -> bool:
        """True if a passage of the new letter, from 0, has room for evidence, norms or asks."""
        step = (self.kind.steps or self.kind.plan)[number]
        if step is None:
            return False
        if self.kind.kind is None:
            return step.role == {"invokes": "norm", "asks": "ask"}.get(key)
        if key == "evidence":
            return tells_evidence(step, self.kind)
        if key == "asks" and isinstance(step, MoveStep) and key not in step.move.passage:
            return False  # it only keeps them, beside what the writer says
        return any(question.path == f"passages.{number}.{key}" for question in self.kind.questions)

    def _listed(self, key: str) -> list[Any]:
        return [item for passage in self.old.get("passages") or [] for item in passage.get(key) or []]

    def _evidence(self) -> Iterator[str]:
        """Yield the ids of the evidence that the letter tells, in its order, and put the facts into the new one."""
        if not self.evidence:
            if facts := self.old.get("evidence"):
                self.left_out.append(say_worded(_NOT_KEPT, facts=_count(facts, "evidence")))
            return
        facts = {fact["id"]: fact for fact in self.old.get("evidence") or []}
        told = evidence_told(self.draft, self.own) if self.own.kind else {}
        ids = [name for number in sorted(told) for name in (NEW_PARAGRAPH, *told[number])]
        ids = [name for name in ids if name in facts or name == NEW_PARAGRAPH]
        ids += [NEW_PARAGRAPH, *(name for name in facts if name not in ids)] if set(facts) - set(ids) else []
        if self.own.kind is None:
            for question in self.own.questions:
                for text, source in self._sourced_prose(question):
                    name = f"fact-{len(facts) + 1}"
                    facts[name] = {"id": name, "text": text, "sources": [source]}
                    ids += [NEW_PARAGRAPH, name]
        if facts:
            self.new["evidence"] = list(facts.values())
        yield from ids[1:] if ids[:1] == [NEW_PARAGRAPH] else ids

    def _sourced_prose(self, question: Question) -> Iterator[tuple[str, str]]:
        """Yield the paragraphs of an answer of the earlier form that is prose and has a source, as Markdown."""
        value = (self.old.get("facts") or {}).get(question.id)
        text, source = without_source(value), source_of(value)
        if not (type_of(question).has_paragraphs and isinstance(text, str) and text.strip() and source):
            return
        self.taken.add(question.id)
        from letterkit.letter.markdown import with_few_escapes  # markdown-it-py takes 25 ms to import

        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                yield with_few_escapes(escape(" ".join(paragraph.split()))), source

    # -- what is not taken over -------------------------------------------------------------------------

    def _tell_prose(self) -> None:
        """Tell of passages in one's own words and of answers that the new letter does not have."""
        for number, passage in enumerate(self.draft.passages or (), 1):
            if passage.text is not None and passage.text.strip():
                self.left_out.append(
                    say(
                        "Passage {number} ({role}), in your own words: {begun}",
                        number=number,
                        role=part_name(passage.role),
                        begun=_begun(passage.text),
                    )
                )
            for name in passage.answers:
                self.left_out.append(f"{name.replace('_', ' ').capitalize()}: {_begun(_plain(passage.answers[name]))}")
        facts: Mapping[str, Any] = self.old.get("facts") or {}
        for name, value in facts.items():
            question = self.own.question(name)
            if name in self.taken:
                continue
            ask = question.ask if question else name.replace("_", " ").capitalize()
            self.left_out.append(f"{ask} {_begun(_plain(value))}")


_NOWHERE: Final = {
    "evidence": worded("{items} with sources: this kind of letter has no passage that tells evidence."),
    "invokes": worded("{items}: this kind of letter has no passage that invokes any."),
    "asks": worded("{items}: this kind of letter has no list of asks. Say in a sentence what matters most."),
}
_NOT_KEPT: Final = worded("{facts} with sources: this kind of letter refers to the earlier one for what happened.")


def _count(items: Sequence[Any], key: str) -> str:
    number = sum(item != NEW_PARAGRAPH for item in items)
    counted = {
        "evidence": say_count("{count} fact", "{count} facts", number),
        "invokes": say_count("{count} norm", "{count} norms", number),
        "asks": say_count("{count} ask", "{count} asks", number),
        "cases": say_count("{count} case", "{count} cases", number),
    }
    return counted[key]


def _plain(value: Any) -> str:
    value = getattr(value, "value", without_source(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_plain(item) for item in value)
    return {True: say("yes"), False: say("no")}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _begun(text: str) -> str:
    """Return how a text begins, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59].rsplit(' ', 1)[0]} …"
