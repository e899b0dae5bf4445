"""A question of a pack as its file has it; what may be answered is known by its type."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: the value that is stored and the words that are shown, with when it fits and when not."""

    value: str
    label: str = ""
    when: str = ""
    when_not: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must satisfy: a pattern with its explanation, a range, a number of words."""

    pattern: str = ""
    says: str = ""
    min: int | None = None
    max: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Starter:
    """The beginning of a sentence that a question of prose offers, as a template with the answers so far in it.

    `tone` is the one that it has; empty for one that every letter may have.
    """

    say: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a kind of letter.

    `type` names one of `types.TYPES`. `name` is what the question is called in lists, in a few words. `fills` is where
    the answer goes in the draft (`subject`, `sender.name`, `recipients`, `asks`, `invokes`); empty means `facts.<id>`.
    `when` is a condition over the other answers. `sourced` asks for a source beside the answer. `consent_to` names the
    question (of the same move) whose answer is a person's name, which only those may read whom this one names;
    `described_by` names the one whose answer stands in place of that name for all others. `fields` are the questions of
    one record of type `records`, and `one` what a record is called. `aside`: it is asked only when the writer wants
    more than most letters need. `starters` are beginnings of an answer of prose.
    """

    id: str = ""
    use: str = ""
    ask: str = ""
    name: str = ""
    help: str = ""
    why: str = ""
    type: str = "text"
    example: str = ""
    default: str = ""
    required: bool = False
    sourced: bool = False
    when: str = ""
    fills: str = ""
    consent_to: str = ""
    described_by: str = ""
    choices: tuple[Choice, ...] = ()
    limits: Limits = field(default_factory=Limits)
    fields: tuple["Question", ...] = ()
    one: str = ""
    aside: bool = False
    starters: tuple[Starter, ...] = ()

    @property
    def title(self) -> str:
        """What the question is called in lists: its name, or else its words."""
        return self.name or self.ask

    @property
    def path(self) -> str:
        """Return where the answer goes in the draft."""
        return self.fills or f"facts.{self.id}"

    def field_named(self, name: str) -> "Question":
        """Return a field of its records; the first one of prose has the beginnings that the question offers. Raises
        LookupError."""
        found = next((inner for inner in self.fields if inner.id == name), None)
        if found is None:
            raise LookupError(name)
        first = next((inner for inner in self.fields if inner.type == "prose"), None)
        return replace(found, starters=self.starters) if found is first and not found.starters else found

    @property
    def kept_as(self) -> str:
        """The key of the draft, or of the passage that it belongs to, under which the answer is kept: `asks`,
        `evidence`, `recipients`; `facts` for every answer that has no key of its own."""
        head, _, rest = self.path.partition(".")
        if head != "passages":
            return head
        key = rest.split(".")[1]
        return "facts" if key == "answers" else key
