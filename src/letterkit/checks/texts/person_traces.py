"""What leads to somebody whose name is left out: relatives, court files, small places, witnesses; and illness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.checks.texts.dates import dates_between
from letterkit.checks.texts.identifying import singled_out_in, sources_in
from letterkit.checks.texts.marked_words import MarkedWords, marked_words, without_overlaps
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span

_BETWEEN: Final = 2
"""Words between whose relative somebody is and the relative: her younger brother."""
_NEAR: Final = 4
_FAR: Final = 9
"""Words between a witness and what the witness saw."""
_GAP: Final = 40
"""Characters between a file of a court and its number."""


@cached_for_texts
def kin_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where relatives stand by whose they are: his mother, her younger brother."""
    marked = marked_words(subject, prose)
    return _places(subject, marked, _kin(marked))


def _kin(marked: MarkedWords) -> Iterator[Span]:
    owners, breaks, other = marked.phrases("kin-owners"), marked.phrases("single-breaks"), marked.phrases("kin-of-else")
    for first, last in marked.phrases("kin").items():
        if last + 1 in other and marked.joined(last, last + 1):  # her sister organisation, his mother tongue
            continue
        for index in range(first - 1, max(first - 2 - _BETWEEN, -1), -1):
            if not marked.joined(index, first) or (index in breaks and index not in owners):
                break
            if index in owners:
                yield index, last
                break


def kin_beside(subject: Subject, prose: Prose, names: Sequence[Span]) -> Iterator[Span]:
    """Yield relatives of somebody who is named: the mother of Ms S., Ms S.'s mother."""
    marked = marked_words(subject, prose)
    ends = {end for _, end in names}
    for first, last in marked.phrases("kin").items():
        start, end = marked.place(first, last)
        behind = next((span for span in names if 0 < span[0] - end <= _BESIDE), None)
        if behind and _OF.fullmatch(prose.text, end, behind[0]):
            yield start, behind[1]
        before = re.search(r"[’']s? \Z", prose.text[max(0, start - 3) : start])
        if before and start - len(before[0]) in ends:
            yield next(span[0] for span in names if span[1] == start - len(before[0])), end


_BESIDE: Final = 14
_OF = re.compile(r"[ \xa0](?:(?:of|de|du|del|d['’])[ \xa0]?)?(?:the |la |el |le |l['’]|м[а-я]* |г-[а-я]+ )?")

_TITLE: Final = 80
"""Characters before a number in which a judgment is named: A v. B."""
_SIGN: Final = r"(?:nos?\b\.?|nr\b\.?|n\.?[°ºo]|№|#|n[uú]m\b\.?|number|numéro|número|номер\w*|no\.)"
_NUMBER: Final = r"(?:[A-ZА-Я]{1,4}[-/ ]?)?\d[\w/.-]*\w|\d"
_SIGNED: Final = re.compile(rf"(?P<gap>[^.;:\n\d]{{0,{_GAP}}}?)(?<!\w){_SIGN}\s*(?:{_NUMBER})", re.IGNORECASE)
_BARE: Final = re.compile(
    r"[ \xa0]\(?(?:[A-ZА-Я]{1,4}[-/ ]?)?"
    r"(?:\d[\d-]*/(?:19|20)?\d\d(?!\d|/)|\d+[ \xa0](?:of|de|del|от)[ \xa0](?:19|20)\d\d\b)"
)
_YEAR: Final = re.compile(r"[ \xa0](?:of|de|del|от)[ \xa0](?:\d+[./]\d+[./])?(?:19|20)\d\d\b")
_VERSUS: Final = re.compile(r"\b(?:v|vs|c|с)\.|\bпротив\b|\bcontre\b|\bcontra\b")


@cached_for_texts
def court_files_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where files of courts and of the police stand with their numbers or days; not judgments, which name the
    parties themselves: A v. B, no. 1234/05."""
    marked, text = marked_words(subject, prose), prose.text
    found: list[Span] = []
    for first, last in marked.phrases("court-files").items():
        start, end = marked.place(first, last)
        match = _BARE.match(text, end) or _SIGNED.match(text, end)
        if match is None or _VERSUS.search(text, max(0, start - _TITLE), end):
            continue
        gap = match.groupdict().get("gap") or ""
        behind = last + 1 + len(gap.split())
        if gap.strip() and marked.between("number-of-else", last + 1, behind + 1):
            continue
        year = _YEAR.match(text, match.end())
        found.append((start, year.end() if year else match.end()))
    return _apart((*found, *_court_days(subject, marked)))


def _court_days(subject: Subject, marked: MarkedWords) -> Iterator[Span]:
    """Yield courts with what they did and the day of it, by which their lists give the name; not courts of several
    states, whose judgments are public."""
    prose = marked.prose
    for first, last in marked.phrases("courts").items():
        start, end = marked.sentence(first)
        near = range(max(start, first - _FAR), min(end, last + 1 + _FAR))
        acts = [index for index in near if index in marked.phrases("court-acts")]
        if not acts or marked.between("courts-of-states", max(start, first - _NEAR), min(end, last + 1 + _NEAR)):
            continue
        begin, stop = marked.place(min(first, acts[0]), max(last, marked.phrases("court-acts")[acts[0]]))
        found = dates_between(subject, prose, *prose.sentence_at(begin))
        date = min(found, key=lambda one: max(begin - one.end, one.start - stop), default=None)
        if date:
            yield min(date.start, begin), max(date.end, stop)


@cached_for_texts
def small_places_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where small places stand by name, or beside another one, to which somebody went: in the Bolan tea house
    near the college."""
    marked = marked_words(subject, prose)
    return _places(subject, marked, _small_places(marked))


def _small_places(marked: MarkedWords) -> Iterator[Span]:
    into, beside = marked.phrases("small-place-in"), marked.phrases("small-place-beside")
    into_ends = frozenset(into.values())
    houses = marked.phrases("small-places")
    for first, last in houses.items():
        start = first
        while start > 0 and marked.has_capital(start - 1) and marked.joined(start - 1, start):
            start -= 1
        end = _name_behind(marked, last)
        way = next((index for index in range(start - 1, max(start - 2 - _BETWEEN, -1), -1) if index in into_ends), -1)
        if way < 0 or not marked.joined(way, start):
            continue
        near = next((index for index in range(end + 1, end + 3) if index in beside), -1)
        other = range(near + 1, near + 2 + _NEAR) if near >= 0 else range(0)
        second = next((index for index in other if index in houses and marked.joined(near, index)), -1)
        if marked.between("small-place-of-else", last + 1, last + 2):  # the Sampleton Bar Association
            continue
        if start < first or end > last or second >= 0:
            yield start, max(end, houses.get(second, -1))


def _name_behind(marked: MarkedWords, last: int) -> int:
    """Return the last word of a name behind a small place: café Bolan, чайхане «Болан»; the place if there is none."""
    index, links = last + 1, marked.phrases("single-kin-of")
    if index in links and marked.joined(last, index):
        index = links[index] + 1
    end = last
    while index < len(marked.words) and marked.has_capital(index) and not marked.gap(index - 1).strip(" \xa0«“\"'’„-"):
        end, index = index, index + 1
    return end


@cached_for_texts
def witnesses_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where witnesses stand by what they do or by where they were: one of them a waiter; a shopkeeper
    opposite."""
    marked = marked_words(subject, prose)
    return _places(subject, marked, _witnesses(marked))


def _witnesses(marked: MarkedWords) -> Iterator[Span]:
    roles, where = marked.phrases("witness-roles"), marked.phrases("witness-where")
    among, seen_by = marked.phrases("witness-among"), marked.phrases("witness-by")
    for first, last in roles.items():
        start, end = marked.sentence(first)
        saw = marked.between("witness-saw", start, end)
        before = range(max(start, first - _BETWEEN - 4), first)
        by = next((index for index in before if index in seen_by and marked.joined(index, first)), -1)
        one = next((index for index in before if index in among), -1)
        place = next((index for index in range(last + 1, last + 1 + _BETWEEN) if index in where), -1)
        if by >= 0:
            yield by, last
        elif one >= 0 and saw:
            yield one, last
        elif place >= 0 and marked.joined(last, place):
            yield first, where[place]
        elif any(last < index <= last + _FAR for index in saw) and not _has_stop(marked, last, saw):
            yield first, next(index for index in saw if index > last)
    for first, last in where.items():
        start, end = marked.sentence(first)
        people = marked.between("witness-people", max(start, first - _NEAR), first)
        if people and marked.between("witness-saw", start, end):
            yield people[-1], last


def _has_stop(marked: MarkedWords, last: int, saw: Sequence[int]) -> bool:
    """True if the verb is another one's: the waiter was arrested when he saw it."""
    verb = next(index for index in saw if index > last)
    breaks = marked.phrases("witness-breaks")
    return any(index in breaks for index in range(last + 1, verb))


@cached_for_texts
def health_in(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return where the illness of a person, or the medicine that is needed, stands."""
    marked = marked_words(subject, prose)
    spans = marked.phrases("illness").items()
    return _places(
        subject, marked, (one for one in spans if not marked.between("illness-else", one[1] + 1, one[1] + 2))
    )


def _places(subject: Subject, marked: MarkedWords, spans: Iterator[Span]) -> tuple[Span, ...]:
    """Return where words stand; not those that single somebody out, or that tell a source, which is said already."""
    told = (*singled_out_in(subject, marked.prose), *sources_in(subject, marked.prose))
    found = (marked.place(*span) for span in without_overlaps(spans))
    return tuple(span for span in found if not any(span[0] < end and start < span[1] for start, end in told))


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return places without those inside of others."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return tuple(apart)
