"""The shipped rows: each well formed, each clause fit for its frame, in every language."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from letterkit.letter.norm_kinds import KINDS
from letterkit.norms import norm_files
from letterkit.norms.norm import ACTS, LOCALIZED, WHOLE, Norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators
from letterkit.yaml.rows import SLUG

LANGUAGES = ("en-GB", "fr", "es", "ru")
UNSEEN = ("general knowledge, not seen in a source",)
SYMBOLS = {
    "A": r"A/(?:RES/(?:ES-)?\d+/\d+(?: B)?|RES/\d+\([IVX]+\) A|CONF\.\d+/[\w./]+|HRC/[\w/.]+|\d+/\d+)",
    "S": r"S/RES/\d+ \(\d{4}\)$|SUM\.DOC",
}
SHIPPED = NormLibrary()
ALL = list(SHIPPED)
CRIMES = "genocide, war crimes, ethnic cleansing and crimes against humanity"
VERB_AFTER_THAT = re.compile(r"(?:لا|ليس|يجب|يجوز|ينبغي) |تعذيب |تعمد |تجنيد ")
"""What an Arabic clause begins with that is a verb known to `templates/_parts/law.ar.md.j2`, or a noun like one."""


def test_each_shipped_row_is_in_the_file_that_is_named_after_it() -> None:
    names = [file.stem for file in norm_files.shipped_files()]
    assert len(names) == len(set(names))
    for name in names:
        assert SHIPPED.get(name).id == name


def test_reading_rows_one_by_one_gives_what_reading_them_all_gives() -> None:
    assert [SHIPPED.get(name) for name in SHIPPED.ids] == ALL


@pytest.mark.parametrize("norm", ALL, ids=lambda n: n.id)
def test_every_row_is_well_formed(norm: Norm) -> None:
    assert SLUG.fullmatch(norm.id)
    for name in LOCALIZED:
        for tag in LANGUAGES:
            text = norm.localized(name, tag)
            optional = name in ("accepted", "bound", "adopted_by") or (name == "title" and norm.number)
            assert text or optional, f"{name} has no {tag}"
            assert not text.endswith("."), f"{name} ends with a stop in {tag}"
    assert set(norm.agreement) == {"fr", "es", "ru"}
    assert not norm.accepted or norm.kind not in ("treaty", "charter")
    assert norm.cited_body.get("en") or norm.kind == "treaty"
    assert norm.localized("genitive", "ru"), "the Russian genitive is missing"
    assert norm.kind not in ACTS or norm.localized("brief_inside", "ru") or not norm.whole, "no form after «в»"
    assert not norm.symbol or re.match(SYMBOLS.get(norm.symbol.split("/")[0], r"\S"), norm.symbol), norm.symbol
    assert not norm.treaty_series or re.search(r"\bE?TS\b|UNTS|CETS|Treaty Series", norm.treaty_series)
    if norm.adopted:
        assert dt.date(1863, 1, 1) < norm.adopted < norm.checked
        assert norm.in_force is None or norm.in_force >= norm.adopted
        assert norm.issued is None or norm.issued > norm.adopted
    else:
        assert norm.adopted_in or norm.superseded
    assert norm.checked >= dt.date(2026, 11, 22)
    assert not norm.link or norm.link.startswith("https://")
    assert norm.source == UNSEEN or all(address.startswith("http") for address in norm.source)
    assert norm.source != UNSEEN or not norm.confirmed
    assert norm.themes
    assert norm.audiences
    assert norm.superseded is None or not norm.superseded.by or norm.superseded.by in SHIPPED
    assert not norm.parent or norm.parent in SHIPPED
    assert len({pin.at for pin in norm.pinpoints}) == len(norm.pinpoints)


def test_no_two_norms_have_one_symbol() -> None:
    symbols = [norm.symbol for norm in ALL if norm.symbol and norm.kind != "court"]  # a case has several decisions
    assert sorted(symbol for symbol in symbols if symbols.count(symbol) > 1) == [
        *["A/CONF.144/28/Rev.1"] * 3,  # three sets of principles of one congress
        *["A/RES/2200(XXI) A"] * 3,  # two covenants and a protocol in one resolution
    ]


def test_the_library_is_large_enough_to_be_of_use() -> None:
    assert len(ALL) >= 350
    assert {norm.kind for norm in ALL} == set(KINDS)
    whole = [pin for norm in ALL for pin in norm.pinpoints if {"en", "fr", "es", "ru"} <= {*pin.provides, *pin.act}]
    assert len(whole) >= 600
    assert sum(pin.status == "confirmed" for pin in whole) >= 450
    assert sum(bool(pin.localized("ar")) for norm in ALL for pin in norm.pinpoints) >= 950
    assert all(norm.localized("in_text", "ar") for norm in ALL), "an Arabic sentence would have an English name"


@pytest.mark.parametrize("norm", ALL, ids=lambda n: n.id)
def test_every_clause_fits_its_frame(norm: Norm) -> None:
    proper = re.compile(r"(?:Governments|States|Members?|EU)\b")
    for pin in norm.pinpoints:
        clause = pin.localized("en")
        assert pin.status != "confirmed" or pin.source.startswith("http"), f"{pin.at} is confirmed without a source"
        assert parse_locators(pin.at) or pin.at == WHOLE
        assert pin.about["en"], pin.at
        if not clause:
            continue
        assert bool(pin.act) == (norm.kind in ACTS), pin.at
        assert {"en", "fr", "es", "ru"} <= set(pin.provides or pin.act), pin.at
        assert clause[0].islower() or proper.match(clause), clause
        assert not re.search(r"[.;:]$|  ", clause), clause
        assert re.fullmatch(r"[a-z]+s|state|provide", pin.verb.get("en", "provides")), pin.at
        for tag in ("fr", "es", "ru"):
            other = pin.localized(tag)
            assert not other or not re.search(r"[.;:]$|  ", other), other
        arabic = pin.localized("ar")
        assert not re.search(r"[.؛:]$|  |[A-Za-z]{4}", arabic), arabic
        feminine = re.match(r"(?:ال)?(?:جمعية|لجنة|محكمة) ", norm.localized("adopted_by", "ar")) is not None
        assert not pin.act or not arabic or arabic.split()[0].endswith("ت") == feminine, arabic
        assert pin.act or not arabic or VERB_AFTER_THAT.match(arabic) or not re.match(r"[يت]\w", arabic), arabic
    assert re.match(r"(?:the|an?) |France and Mexico$|$", norm.localized("adopted_by", "en"))
    assert re.match(
        r"(?:the|general|joint general) |(?:[A-Z]\w+ )+(?:resolution|Decision) |(?:Decision|Directive|Regulation) "
        r"|(?:Additional )?Protocol |ILO Convention |Advisory Opinion ",
        norm.localized("in_text", "en"),
    )
    assert re.match(r"les? |la |l'", norm.localized("in_text", "fr"))
    assert re.match(r"el |la |los |las ", norm.localized("in_text", "es"))


@pytest.mark.parametrize("norm", [norm for norm in ALL if norm.kind == "treaty" and norm.whole], ids=lambda n: n.id)
def test_what_a_treaty_says_as_a_whole_names_it(norm: Norm) -> None:
    """Its subject is ‘that treaty’ in one sentence and its name in another: a pronoun would agree with one of them."""
    clause = norm.whole.localized("ru") if norm.whole else ""
    assert not re.search(
        r"\b(?:установленн|изложенн|признанн|определенн)\w+ в (?:ней|нем)\b|\w+вш\w+ (?:ее|его) ", clause
    )


@pytest.mark.parametrize("norm", ALL, ids=lambda n: n.id)
def test_quotations_are_short_and_their_wrong_forms_are_others(norm: Norm) -> None:
    for quotation in norm.quotations:
        assert len(quotation.text.split()) <= 20
        assert quotation.text not in quotation.also_seen_as
        assert len(set(quotation.also_seen_as)) == len(quotation.also_seen_as)
        assert parse_locators(quotation.at)


def test_treaties_say_when_they_entered_into_force() -> None:
    not_yet = [norm.id for norm in ALL if norm.kind in ("treaty", "charter") and not norm.in_force]
    assert not_yet == ["coe-lawyers-convention-2025"]
    others = {norm.kind for norm in ALL if norm.in_force} - {"treaty", "charter"}
    assert others == {"eu-law", "political-commitment"}


def test_the_four_crimes_stand_in_the_order_of_2005() -> None:
    for name in ("wso-2005", "s-res-1674", "s-res-1894"):
        norm = SHIPPED.get(name)
        clauses = [pin.localized("en") for pin in norm.pinpoints if "ethnic cleansing" in pin.localized("en")]
        assert clauses and all(CRIMES in clause for clause in clauses)
        assert any(CRIMES in quotation.text for quotation in norm.quotations)


def test_what_the_model_letters_cite_is_right() -> None:
    summit = SHIPPED.get("wso-2005")
    assert (summit.symbol, summit.adopted, summit.issued) == ("A/RES/60/1", dt.date(2005, 9, 16), dt.date(2005, 10, 24))
    manner = next(q for q in summit.quotations if q.text == "timely and decisive manner")
    assert manner.at == "para. 139"
    assert "timely and decisive measures" in manner.also_seen_as
    assert SHIPPED.get("a-res-63-308").adopted == dt.date(2009, 9, 14)
    assert SHIPPED.get("s-res-1674").adopted == dt.date(2006, 4, 28)
    assert "and Responsibility" in SHIPPED.get("hrd-declaration").title["en"]


def test_what_was_not_seen_is_not_called_confirmed() -> None:
    assert "adopted" not in SHIPPED.get("wso-2005").confirmed
    assert "adopted" not in SHIPPED.get("moscow-1991").confirmed


NEW_SUBJECT = re.compile(
    r", (?:et |mais )(?:nul|quiconque|chaque|chacun|tout|toute|tous|aucune?|l'[ÉE]tat|les États|les parties|la loi) "
    r"(?!.*(?:et celle|et le droit))[^,;]*\b(?:peut|peuvent|doit|doivent|est|sont|a|ont|s'engagent)\b"
)


@pytest.mark.parametrize("norm", [norm for norm in ALL if norm.kind not in ACTS], ids=lambda n: n.id)
def test_a_second_clause_in_french_has_its_own_que(norm: Norm) -> None:
    for pin in norm.pinpoints:
        clause = pin.localized("fr")  # « dispose que nul ne peut …, et que la loi doit … »
        assert not NEW_SUBJECT.search(clause), (pin.at, clause)


VOTE = re.compile(r"(\d+)-(\d+)-(\d+)")
SEATS = {"s-res": (15, 15), "hrc-res": (44, 47)}
"""How many members a body has, and how many voted at the least: those who are absent are in no count."""


@pytest.mark.parametrize("norm", [norm for norm in ALL if VOTE.fullmatch(norm.vote)], ids=lambda n: n.id)
def test_a_vote_adds_up_and_is_told_alike_in_each_language(norm: Norm) -> None:
    votes = [int(count) for count in norm.vote.split("-")]
    for series, (least, members) in SEATS.items():
        if norm.id.startswith(series):
            assert least <= sum(votes) <= members
    for told in norm.accepted.values():
        if re.search(r"vote|voix|voto|голос", told):
            assert {str(count) for count in votes if count} <= set(re.findall(r"\d+", told))


@pytest.mark.parametrize(
    ("name", "at", "words"),
    [
        ("iccpr", "art. 9(3)", "or another officer authorized by law"),
        ("iccpr", "art. 12", "subject only to restrictions"),
        ("iccpr", "art. 14(3)(d)", "lacks the means"),
        ("iccpr", "art. 14(3)(g)", "charged with a criminal offence"),
        ("icescr", "art. 1", "without prejudice to obligations"),
        ("cedaw", "art. 10", "all appropriate measures to eliminate"),
        ("cedaw", "art. 16", "all appropriate measures to eliminate"),
        ("crpd", "art. 9", "appropriate measures to ensure"),
        ("ced", "art. 3", "appropriate measures to investigate"),
        ("genocide-convention", "art. IV", "other acts listed in article III"),
        ("att", "art. 6(3)", "civilian objects"),
        ("ap-i-1977", "art. 79", "provided that they take no action"),
        ("ilo-87", "art. 2", "rules of the organization concerned"),
        ("achpr", "art. 12", "abides by the law"),
        ("echr-p4", "whole", "restrictions in accordance with law"),
        ("maputo-protocol", "art. 14(2)(c)", "all appropriate measures"),
        ("use-of-force-firearms", "principle 9", "prevent his or her escape"),
        ("minorities-declaration", "art. 4(3)", "appropriate measures so that, wherever possible"),
        ("ungps", "principle 1", "appropriate steps"),
    ],
)
def test_a_clause_keeps_the_condition_or_exception_of_its_text(name: str, at: str, words: str) -> None:
    clause = next(pin.localized("en") for pin in SHIPPED.get(name).pinpoints if pin.at == at)
    assert words in clause


def test_the_vote_is_that_of_the_plenary_and_not_of_a_committee() -> None:
    assert SHIPPED.get("a-res-70-161").vote == "127-14-41"  # 117-14-40 in the Third Committee
