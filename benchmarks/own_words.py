"""How much of a letter is the template's, and what stands in two letters.

    python benchmarks/own_words.py [DRAFT …] [--sentences]

Without drafts it reads those of tests/briefs, which were answered through the wizard by people who had not seen the
templates. For each letter: the words of its passages, the share of them that are the template's own, the sentences of
six words or more that another of the letters has too. `--sentences` lists every sentence of ours, to be judged one by
one: is it in the brief, or an assertion that nobody made?

The template's own words are its sentences, headings and what introduces asks, and the words of a starter that were left
as they were. Not counted at all: the sentences of the library on the law, the instructions of a call to sign, the names
of the fields of a submission, the furniture of a press statement. Then the questions of each kind of letter are
counted: those that must be answered, those that are shown, those that are there for whoever wants more.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from letterkit.compose import ComposedPassage, compose_passages
from letterkit.compose.move_passages import Piece
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.letter import drafts
from letterkit.letter.escapes import unescape
from letterkit.library.library import Library, open_library
from letterkit.packs.plan import MoveStep

BRIEFS = Path(__file__).resolve().parents[1] / "tests" / "briefs"
FURNITURE = frozenset(
    {
        *("closing/how-to-sign", "closing/contact", "closing/consent", "other/embargo", "situation/victim"),
        *("situation/events", "situation/alleged-actors", "situation/remedies"),
    }
)
"""Moves whose own words are labels and instructions."""
LONG = 6
"""Words from which a sentence that stands in two letters is told."""
_FEWEST = 3
"""Words of a starter that have to be there, from its first on, to count as taken from it."""


class WordCount(NamedTuple):
    """The words of a letter's passages: the writer's, the template's, the library's."""

    writer: int
    ours: int
    law: int

    @property
    def share(self) -> float:
        """The template's part of the words that somebody chose, in per cent."""
        counted = self.writer + self.ours
        return 100 * self.ours / counted if counted else 0.0


class Measured(NamedTuple):
    """A letter: its name, its words, the sentences of ours in it."""

    name: str
    words: WordCount
    sentences: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("drafts", nargs="*", type=Path)
    parser.add_argument("--sentences", action="store_true")
    options = parser.parse_args()
    paths = options.drafts or sorted(BRIEFS.glob("*.yaml"))
    letters = [measure(path) for path in paths]
    print_shares(letters)
    print_shared(letters)
    if options.sentences:
        print_sentences(letters)
    print_questions(open_library())


def measure(path: Path) -> Measured:
    """Return what is counted in the letter of a draft."""
    draft, library = drafts.load(path).draft, open_library((path.parent,))
    form = transitions.start(library.pack_for(draft), library, dt.date(2026, 1, 1), drafts.load(path).data)
    passages = compose_passages(form.draft, library)
    writer = ours = law = 0
    sentences: list[str] = []
    for passage, step in zip(passages, form.steps, strict=True):
        is_furniture = isinstance(step, MoveStep) and step.move.id in FURNITURE
        for piece in passage.pieces:
            words = len(_words(piece.text))
            own = 0 if is_furniture else _own_words(piece, passage, form)
            law += words if piece.voice == "law" else 0
            writer += words - own if piece.voice != "law" and not (is_furniture and piece.voice == "ours") else 0
            ours += own
            if piece.voice in ("ours", "data") and not is_furniture:
                sentences += _sentences(piece.text) if piece.voice == "ours" else ()
    return Measured(path.stem, WordCount(writer, ours, law), tuple(sentences))


def _own_words(piece: Piece, passage: ComposedPassage, form: Form) -> int:
    """Return how many words of a piece are the template's."""
    words = _words(piece.text)
    if piece.voice == "ours":
        return len(words)
    if piece.voice == "data":  # asks: what introduces them is ours, the actors and actions are not
        asks = passage.passage.asks
        typed = [word for ask in asks for text in (ask.action, ask.deadline, ask.actor) for word in _words(text)]
        return max(0, len(words) - len(typed))
    return _of_a_starter(piece, passage, form) if piece.voice == "writer" else 0


def _of_a_starter(piece: Piece, passage: ComposedPassage, form: Form) -> int:
    """Return the words at the beginning of an answer, or of one of its sentences, that a starter gave."""
    step = form.steps[passage.number - 1]
    question = form.pack.question(step.asked.get(piece.item, "")) if isinstance(step, MoveStep) else None
    if question is None:
        return 0
    nested = (starter for field in question.fields for starter in form.starters(field))
    starters = [_words(starter) for starter in (*form.starters(question), *nested)]
    return sum(max((_common(_words(text), starter) for starter in starters), default=0) for text in _parts(piece.text))


def _common(words: Sequence[str], starter: Sequence[str]) -> int:
    same = 0
    while same < min(len(words), len(starter)) and words[same] == starter[same]:
        same += 1
    return same if same >= min(_FEWEST, len(starter)) else 0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", _plain(text).casefold())


def _plain(text: str) -> str:
    """Return Markdown as it reads, without the marks of notes and citations."""
    return unescape(re.sub(r"\[(?:\^|@)[^\]]*\]", "", text)).replace("*", "")


def _parts(text: str) -> Iterator[str]:
    yield from filter(str.strip, re.split(r"(?<=[.!?:])\s+|\n+", _plain(text)))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _parts(text))


# -- what is printed ------------------------------------------------------------------------------------


def print_shares(letters: Sequence[Measured]) -> None:
    print(f"{'letter':<34}{'words':>7}{'ours':>7}{'share':>8}{'law':>7}")
    for letter in letters:
        words = letter.words
        print(f"{letter.name:<34}{words.writer + words.ours:>7}{words.ours:>7}{words.share:>7.1f}%{words.law:>7}")
    total = WordCount(*(sum(column) for column in zip(*(letter.words for letter in letters), strict=True)))
    print(f"{'all':<34}{total.writer + total.ours:>7}{total.ours:>7}{total.share:>7.1f}%{total.law:>7}\n")


def print_shared(letters: Sequence[Measured]) -> None:
    """Print the sentences of ours, of six words or more, that two letters have."""
    stands_in: dict[str, set[str]] = defaultdict(set)
    for letter in letters:
        for sentence in letter.sentences:
            if len(_words(sentence)) >= LONG:
                stands_in[" ".join(_words(sentence))].add(letter.name)
    shared = {sentence: names for sentence, names in stands_in.items() if len(names) > 1}
    print(f"sentences of ours with {LONG} words or more that stand in two letters: {len(shared)}")
    for sentence, names in shared.items():
        print(f"  {sentence}: {', '.join(sorted(names))}")
    print()


def print_sentences(letters: Sequence[Measured]) -> None:
    for letter in letters:
        print(letter.name)
        for sentence in letter.sentences:
            print(f"  {sentence}")
    print()


def print_questions(library: Library) -> None:
    print(f"{'kind':<22}{'must':>6}{'shown':>7}{'more':>6}")
    for name in library.shelf.moves.kind_ids():
        # that on norms which the library lacks is asked only once one has been named
        questions = [question for question in library.pack(name).questions if question.path != "norms"]
        required = sum(question.required for question in questions)
        shown = sum(not question.aside and not question.when for question in questions)
        print(f"{name:<22}{required:>6}{shown:>7}{sum(question.aside for question in questions):>6}")


if __name__ == "__main__":
    main()
