"""No text, however it is made, stops the rules or slows them down more than it is longer."""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.checks.rules import RULES, report
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.extent import MAX_CITED

from .cases import BASE, LIBRARY

pytestmark = pytest.mark.slow

SMALL, TIMES = 5_000, 4
LIMITS = {f"{rule.name}.{key}": value for rule in RULES for key, value in rule.limits.items()}
UNITS = {
    **{f"only {name}": name for name in ("a", " ", "“", '"', "«", "'", "’", ".", ",", "*", "_", "^", "-", "(", "[", "1", "@", "\n")},
    "spaces and stops": " .",
    "capitals": "A ",
    "names": "Aa Bb ",
    "acronyms": "ABC (DEF) ",
    "digits": "1 2 ",
    "thousands": "1,000 ",
    "one long number": "1,000,",
    "abbreviations": "e.g. ",
    "initials": "J. K. ",
    "citations": "[@a] ",
    "open citations": "[@",
    "notes": "[^1]",
    "links": "[a](b) ",
    "addresses": "https://a.b ",
    "mails": "a@b.c ",
    "half mails": "a@",
    "paragraphs": "Aa bb.\n\n",
    "items": "- a b\n",
    "quotations": "“manifestly failing” ",
    "quotations in quotations": "“«",
    "relative dates": "today on Monday this Thursday ",
    "dates": "Monday, 14 June 2010 ",
    "figures": "1,000 killed and 20 injured ",
    "harm": "was killed ",
    "binding": "the Declaration is legally binding ",
    "treaties": "Kyrgyzstan violates ICCPR and ",
    "agreements": "States agreed in the Minnesota Protocol that it is binding ",
    "norms": "no one shall be subjected to “cruel, inhuman or degrading treatment” ",
    "readings": "The Covenant reads: no one shall be ",
    "crimes": "responsibility to protect from genocide, war crimes ",
    "accusations": "Colonel Sample tortured ",
    "hedges": "allegedly proven ",
    "asks": "we urge you to consider ",
    "ages": "Ali Sample, aged 14, ",
    "institutions": "Organization for the Security and ",
    "countries": "Krygyzstan Kyrgyzstan ",
    "phones": "+1 2 3 (4) ",
    "coordinates": "42.8746, ",
    "placeholders": "[insert {{ x",
    "people": "Mira Smaplova Mira ",
}  # fmt: skip

MOST = {"citations": MAX_CITED // (2 * TIMES)}
"""How often some units can stand in the shorter text: more in the longer, in each of two passages, is no letter."""


def letter(text: str) -> LoadedDraft:
    data = BASE | {
        "concerns": ["KG"],
        "people": [{"name": "Mira Samplova"}],
        "passages": [{"role": "situation", "text": text}, {"role": "ask", "text": text}],
    }
    return drafts.read(json.dumps(data, ensure_ascii=False).encode(), "x.yaml")


def seconds(loaded: LoadedDraft) -> dict[str, float]:
    """Return how long each rule takes; what rules share is worked out by the first that needs it, so the whole counts too."""
    day = dt.date(2026, 11, 20)
    begun = time.process_time()
    letter = Subject(loaded, LIBRARY, day, "public", LIMITS)
    taken: dict[str, float] = {}
    for rule in RULES:
        start = time.process_time()
        for _ in itertools.islice(rule.find(letter), 200_000):
            pass
        taken[rule.name] = time.process_time() - start
    return taken | {"all": time.process_time() - begun}


def best(loaded: LoadedDraft, runs: int = 2) -> dict[str, float]:
    gc.disable()  # it runs when it likes
    try:
        taken = [seconds(loaded) for _ in range(runs)]
    finally:
        gc.enable()
    return {name: min(run[name] for run in taken) for name in taken[0]}


def slower_than_linear(small: LoadedDraft, large: LoadedDraft) -> dict[str, tuple[float, float]]:
    """Return which rules take more than nine times as long for four times the text. The long one is run again only where
    its first run took too long: something else may have held it up."""
    short, slow = best(small), {}
    for runs in (1, 2):
        long = best(large, runs)
        slow = {name: (short[name], long[name]) for name in short if long[name] > 9 * short[name] + 0.03}
        if not slow:
            break
    return slow


@pytest.mark.parametrize("name", UNITS)
def test_no_rule_is_slower_than_linear(name: str) -> None:
    """Four times the text takes about four times as long; a rule that is quadratic would take sixteen times."""
    unit = UNITS[name]
    text = unit * MOST.get(name, SMALL // len(unit))
    assert not slower_than_linear(letter(text), letter(text * TIMES))


def test_many_different_names_are_no_slower_than_linear() -> None:
    names = ("".join(letters).capitalize() for letters in itertools.product("abcdefghij", repeat=5))
    words = list(itertools.islice(names, 8_000))
    small, large = best(letter(" of ".join(words[:2_000]))), best(letter(" of ".join(words)))
    assert large["all"] < 9 * small["all"] + 0.05


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400),
    st.sampled_from(["en", "fr", "es", "ru", "ar", "zh"]),
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_of_any_script_can_be_checked(text: str, language: str) -> None:
    data = BASE | {
        "language": language,
        "subject": text,
        "salutation": text,
        "people": [{"name": f"x{text}"[:80]}],
        "recipients": [{"name": f"x{text}", "title": text}],
        "facts": {"country": text},
        "passages": [{"role": "ask", "text": text, "asks": [{"action": f"{text} {text}", "actor": text}]}],
        "signatories": [{"name": text, "organization": text}],
    }
    try:
        loaded = drafts.read(json.dumps(data, ensure_ascii=False).encode(), "x.yaml")
    except Exception as error:
        assert type(error).__name__ == "InvalidDraft"
        return
    for finding in report(loaded, LIBRARY, dt.date(2026, 11, 20)).findings:
        assert (finding.line, finding.column) >= (1, 1)
        assert finding.message
        if finding.excerpt is not None and finding.offset >= 0:
            assert loaded.tree.text.startswith(finding.excerpt.words, finding.offset)


@pytest.mark.parametrize("plane", range(17))
def test_every_plane_of_unicode_can_be_checked(plane: int) -> None:
    every = (chr(code) for code in range(plane << 16, (plane + 1) << 16, 37) if not 0xD800 <= code < 0xE000)
    text = " ".join(ch for ch in every if ch.isprintable()) or "x"
    assert all(finding.message for finding in report(letter(text), LIBRARY, dt.date(2026, 11, 20)).findings)


def test_a_line_of_a_megabyte_can_be_checked() -> None:
    result = report(letter("The people of Osh fled, and nobody came. " * 12_000), LIBRARY, dt.date(2026, 11, 20))
    assert result.findings


def test_many_findings_in_one_long_line_take_time_in_line_with_their_number() -> None:
    def seconds(count: int) -> float:
        loaded = letter("word " * count)
        start = time.process_time()
        assert report(loaded, LIBRARY, dt.date(2026, 11, 20)).findings
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(2)) for count in (5_000, 20_000))
    assert large < 9 * small + 0.05


# -- what moves print -----------------------------------------------------------------------------------


def letter_of_moves(text: str, records: int = 1) -> LoadedDraft:
    facts = [{"id": f"e{index}", "text": text, "sources": ["A report"]} for index in range(records)]
    data = BASE | {
        "concerns": ["KG"],
        "people": [{"name": "Mira Samplova"}],
        "facts": {"opening": text, "urgency": {"value": text, "source": "A report"}},
        "evidence": [{**fact, "status": ("established", "reported")[index % 2]} for index, fact in enumerate(facts)],
        "cases": [{"name": "Ali Sample", "what": text, "place": text, "source": "A report"}] * records,
        "questions": [text] * min(records, 100),
        "annexes": [{"title": "Accounts", "text": text}],
        "passages": [
            {"role": "opening", "move": "opening/occasion"},
            {"role": "situation", "evidence": [fact["id"] for fact in facts]},
            {"role": "situation", "move": "situation/cases"},
            {"role": "norm", "invokes": [{"norm": "iccpr"}], "answers": {"application": text}},
            {"role": "ask", "move": "ask/questions", "answers": {"questions_lead": text}},
            {"role": "urgency", "move": "urgency/delay"},
        ],
    }
    return drafts.read(json.dumps(data, ensure_ascii=False).encode(), "x.yaml")


BEGINNINGS = {"beginnings": "Before the session, we write to ask that … ", "beginnings of words": "We ask "}
LIGHT = {name: UNITS[name] for name in ("only \n", "only @", "citations", "ages", "phones", "figures", "accusations")}


@pytest.mark.parametrize("unit", [*BEGINNINGS.values(), *LIGHT.values()], ids=[*BEGINNINGS, *LIGHT])
def test_no_rule_is_slower_than_linear_in_what_moves_print(unit: str) -> None:
    text = unit * (min(SMALL, MAX_CITED // TIMES if "@a" in unit else SMALL) // (4 * len(unit)))
    assert not slower_than_linear(letter_of_moves(text), letter_of_moves(text * TIMES))


def test_no_rule_is_slower_than_linear_in_the_number_of_records() -> None:
    text = "On 3 May 2026 12 people were killed [@iccpr]. He is 14 years old."
    assert not slower_than_linear(letter_of_moves(text, 40), letter_of_moves(text, 160))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_in_what_moves_print_can_be_checked(text: str) -> None:
    try:
        loaded = letter_of_moves(text)
        findings = report(loaded, LIBRARY, dt.date(2026, 11, 20)).findings
    except Exception as error:
        assert type(error).__name__ in ("InvalidDraft", "LetterTooLarge")
        return
    for finding in findings:
        assert (finding.line, finding.column) >= (1, 1)
        if finding.excerpt is not None and finding.offset >= 0:
            assert loaded.tree.text.startswith(finding.excerpt.words, finding.offset)
