"""Every rule and the run over them. A rule that is not in the tuple does not run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from letterkit.checks.families import (
    acceptance,
    ask_actors,
    ask_deadlines,
    asks,
    asks_together,
    children,
    consistency,
    events,
    evidence,
    facts,
    head,
    identification,
    institutions,
    language,
    names,
    norms,
    own_norms,
    pasted,
    places,
    protection,
    pseudonyms,
    quotations,
    references,
    rewordings,
    shape,
    signatories,
    spelling,
    structure,
    terms,
    times,
    tone,
    unlisted_people,
    unnamed_norms,
    unnamed_sources,
)
from letterkit.checks.findings import SEVERITIES, Excerpt, Finding, Issue, Rule, Severity
from letterkit.checks.settings import Setting, settings_of
from letterkit.checks.texts.subject import Subject
from letterkit.compose import ComposedPassage
from letterkit.errors import InvalidDraft, UnknownName, did_you_mean, spell_path
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Waiver
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.protection.consent import Audience
from letterkit.wording import say, say_number
from letterkit.yaml.positions import KeyPositions

WORDS: Final = ("en", "fr", "es", "ru")
"""The languages whose words the rules know; `data/words/` has a folder for each."""

RULES: tuple[Rule, ...] = (
    Rule("LK101", "missing-section", "error", structure.missing_section, waivable=False),
    Rule("LK102", "empty-section", "error", structure.empty_section),
    Rule("LK103", "placeholder-left", "error", structure.placeholder_left),
    Rule("LK104", "missing-answer", "error", structure.missing_answer),
    Rule("LK105", "note-without-text", "error", structure.note_without_text),
    Rule("LK106", "note-unused", "warning", structure.note_unused),
    Rule("LK107", "unknown-answer", "warning", structure.unknown_answer),
    Rule("LK108", "earlier-form", "note", structure.earlier_form),
    Rule("LK111", "no-recipient", "warning", head.no_recipient),
    Rule("LK112", "no-date", "warning", head.no_date),
    Rule("LK113", "salutation-mismatch", "warning", head.salutation_mismatch, WORDS),
    Rule("LK121", "order-unusual", "note", shape.order_unusual),
    Rule("LK122", "letter-too-long", "warning", shape.letter_too_long, limits={"pages": 3, "words": 0}),
    Rule("LK123", "template-text-unedited", "warning", shape.template_text_unedited),
    Rule("LK201", "ask-without-actor", "warning", ask_actors.ask_without_actor, WORDS, record_field="actor"),
    Rule(
        "LK202", "ask-without-deadline", "warning", ask_deadlines.ask_without_deadline, WORDS, record_field="deadline"
    ),
    Rule("LK203", "ask-not-actionable", "warning", asks.ask_not_actionable, WORDS, record_field="action"),
    Rule(
        "LK204", "ask-actor-not-addressed", "warning", ask_actors.ask_actor_not_addressed, WORDS, record_field="actor"
    ),
    Rule("LK205", "several-acts-in-one-ask", "note", asks.several_acts_in_one_ask, WORDS, record_field="action"),
    Rule("LK206", "too-many-asks", "warning", asks.too_many_asks, limits={"asks": 7}),
    Rule("LK207", "ask-buried", "note", asks.ask_buried, WORDS),
    Rule(
        "LK208",
        "deadline-before-letter-date",
        "error",
        ask_deadlines.deadline_before_letter_date,
        record_field="deadline",
    ),
    Rule("LK209", "ask-is-a-sentence", "warning", asks.ask_is_a_sentence, WORDS, record_field="action"),
    Rule("LK210", "no-clear-ask", "warning", asks_together.no_clear_ask, WORDS),
    Rule("LK211", "asks-differ", "warning", asks_together.asks_differ, WORDS),
    Rule("LK301", "unknown-norm", "error", references.unknown_norm, waivable=False),
    Rule("LK302", "unknown-source", "error", references.unknown_source, waivable=False),
    Rule("LK303", "unknown-style", "warning", references.unknown_style),
    Rule("LK304", "broken-source", "error", references.broken_source),
    Rule("LK305", "unreadable-entry", "warning", references.unreadable_entry),
    Rule("LK306", "source-hides-norm", "warning", references.source_hides_norm),
    Rule("LK307", "pinpoint-unknown", "warning", norms.pinpoint_unknown),
    Rule("LK308", "misquoted-norm", "warning", quotations.misquoted_norm),
    Rule("LK309", "soft-law-as-binding", "warning", acceptance.soft_law_as_binding, WORDS),
    Rule("LK310", "norm-not-for-addressee", "warning", acceptance.norm_not_for_addressee),
    Rule("LK311", "crimes-list-incomplete", "warning", norms.crimes_list_incomplete, WORDS),
    Rule("LK313", "soft-law-as-agreement", "warning", acceptance.soft_law_as_agreement, WORDS),
    Rule("LK314", "norm-superseded", "warning", acceptance.norm_superseded),
    Rule("LK315", "treaty-not-accepted", "warning", acceptance.treaty_not_accepted),
    Rule("LK316", "norm-not-in-library", "note", own_norms.norm_not_in_library),
    Rule("LK317", "own-norm-without-source", "warning", own_norms.own_norm_without_source),
    Rule("LK318", "own-norm-place", "warning", own_norms.own_norm_place),
    Rule("LK319", "place-not-read", "warning", places.place_not_read),
    Rule("LK320", "place-not-confirmed", "note", places.place_not_confirmed),
    Rule("LK321", "unknown-evidence", "error", references.unknown_evidence),
    Rule("LK322", "annex-missing", "error", references.annex_missing),
    Rule("LK323", "unknown-omission", "warning", references.unknown_omission),
    Rule("LK324", "place-without-content", "note", places.place_without_content),
    Rule("LK325", "rewording-without-sentence", "warning", rewordings.rewording_without_sentence),
    Rule("LK326", "norm-not-named", "warning", unnamed_norms.norm_not_named, WORDS),
    Rule("LK401", "figure-without-source", "warning", facts.figure_without_source, WORDS),
    Rule("LK402", "figures-disagree", "warning", facts.figures_disagree, WORDS),
    Rule("LK403", "allegation-as-fact", "warning", facts.allegation_as_fact, WORDS),
    Rule("LK404", "hedge-mismatch", "warning", facts.hedge_mismatch, WORDS),
    Rule("LK405", "report-without-attribution", "warning", evidence.report_without_attribution, WORDS),
    Rule("LK406", "established-without-source", "warning", evidence.established_without_source, WORDS),
    Rule("LK407", "not-printed", "warning", evidence.not_printed),
    Rule("LK408", "source-not-named", "warning", unnamed_sources.source_not_named, WORDS),
    Rule("LK409", "quotation-without-source", "warning", unnamed_sources.quotation_without_source, WORDS),
    Rule("LK411", "relative-date", "warning", times.relative_date, WORDS),
    Rule("LK412", "weekday-date-mismatch", "warning", times.weekday_date_mismatch, WORDS),
    Rule("LK413", "event-after-letter-date", "warning", events.event_after_letter_date, WORDS),
    Rule("LK414", "year-missing", "warning", events.year_missing, WORDS),
    Rule("LK501", "inconsistent-spelling", "warning", names.inconsistent_spelling, WORDS),
    Rule("LK502", "institution-name-wrong", "warning", institutions.institution_name_wrong, WORDS),
    Rule("LK503", "written-two-ways", "warning", consistency.written_two_ways, WORDS),
    Rule("LK504", "mixed-marks", "warning", consistency.mixed_marks),
    Rule("LK511", "acronym-undefined", "warning", terms.acronym_undefined, WORDS),
    Rule("LK512", "acronym-unused", "note", terms.acronym_unused),
    Rule("LK513", "mixed-spelling-variety", "warning", terms.mixed_spelling_variety, ("en",)),
    Rule(
        "LK601",
        "person-named-without-consent",
        "error",
        protection.person_named_without_consent,
        waivable=False,
        protects=True,
    ),
    # The parts of these three that look for no words, such as a number near a name, work in every language.
    Rule(
        "LK602",
        "contact-details-of-person-at-risk",
        "error",
        identification.contact_details_of_person_at_risk,
        waivable=False,
        protects=True,
    ),
    Rule("LK603", "minor-identified", "warning", children.minor_identified, protects=True, gravest="error"),
    Rule(
        "LK604",
        "location-too-precise",
        "warning",
        identification.location_too_precise,
        protects=True,
        gravest="error",
    ),
    Rule("LK605", "consent-run-out", "warning", protection.consent_run_out, protects=True),
    Rule("LK606", "pseudonym-tells-name", "error", pseudonyms.pseudonym_tells_name, waivable=False, protects=True),
    Rule("LK607", "pseudonym-unclear", "warning", pseudonyms.pseudonym_unclear, protects=True),
    Rule("LK608", "consent-not-asked", "warning", protection.consent_not_asked, protects=True),
    Rule("LK609", "people-not-asked", "error", unlisted_people.people_not_asked, waivable=False, protects=True),
    Rule("LK610", "person-not-listed", "warning", unlisted_people.person_not_listed, protects=True),
    Rule("LK611", "personal-number", "warning", identification.personal_number, WORDS, protects=True, gravest="error"),
    Rule(
        "LK612",
        "person-singled-out",
        "warning",
        identification.person_singled_out,
        WORDS,
        protects=True,
        gravest="error",
    ),
    Rule(
        "LK613",
        "source-recognisable",
        "warning",
        identification.source_recognisable,
        WORDS,
        protects=True,
        gravest="error",
    ),
    Rule("LK701", "duplicate-signatory", "warning", signatories.duplicate_signatory),
    Rule("LK702", "signatory-without-place", "note", signatories.signatory_without_place, record_field="places"),
    Rule("LK703", "capacity-unclear", "warning", signatories.capacity_unclear, WORDS, record_field="capacity"),
    Rule("LK704", "withdrawn-still-listed", "warning", signatories.withdrawn_still_listed, protects=True),
    Rule("LK705", "count-in-text-disagrees", "warning", signatories.count_in_text_disagrees, WORDS),
    Rule("LK801", "repeated-word", "warning", language.repeated_word, WORDS),
    Rule("LK802", "unbalanced-quotes", "warning", language.unbalanced_quotes, WORDS),
    Rule("LK803", "space-before-punctuation", "warning", language.space_before_punctuation, WORDS),
    Rule("LK804", "space-missing", "warning", language.space_missing, WORDS),
    Rule("LK805", "space-at-hyphen", "warning", language.space_at_hyphen, WORDS),
    Rule("LK806", "double-space", "note", language.double_space),
    Rule("LK807", "stray-letters", "warning", language.stray_letters, WORDS),
    Rule("LK808", "missing-full-stop", "warning", language.missing_full_stop, WORDS),
    Rule("LK809", "misspelled-word", "warning", spelling.misspelled_word, WORDS),
    Rule("LK810", "confused-word", "warning", spelling.confused_word, WORDS),
    Rule("LK811", "sentence-too-long", "note", tone.sentence_too_long, limits={"words": 50}),
    Rule("LK812", "readability", "note", tone.readability, WORDS, limits={"lix": 62}),
    Rule("LK813", "insult-or-ideology", "warning", tone.insult_or_ideology, WORDS),
    Rule("LK814", "passive-hides-actor", "note", tone.passive_hides_actor, WORDS),
    Rule("LK815", "informal-wording", "note", tone.informal_wording, WORDS),
    Rule("LK816", "repeated-sentence", "warning", tone.repeated_sentence),
    Rule("LK817", "list-ends-unlike", "note", language.list_ends_unlike),
    Rule("LK821", "garbled-text", "warning", pasted.garbled_text),
    Rule("LK822", "markup-printed", "warning", pasted.markup_printed),
    Rule("LK823", "broken-word", "warning", pasted.broken_word),
    Rule("LK824", "list-run-together", "warning", pasted.list_run_together),
    Rule("LK825", "footnote-glued", "warning", pasted.footnote_glued),
    Rule("LK826", "text-after-hash", "warning", pasted.text_after_hash),
)

UNUSED_WAIVER: Final = ("LK901", "unused-waiver")
"""The one finding that no rule makes: it is known only after all of them have run."""


class Report(NamedTuple):
    """The findings in a draft, in the order of the file, what the draft waives with its reasons, and how many words its
    text has."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    words: int = 0


def find_rule(name: str) -> Rule:
    """Return a rule by its name or code. Raises UnknownName with the nearest name."""
    wanted = name.strip()
    for rule in RULES:
        if wanted.lower() == rule.name or wanted.upper() == rule.code:
            return rule
    hint = did_you_mean(wanted.lower(), [rule.name for rule in RULES])
    raise UnknownName(say("There is no rule ‘{name}’.", name=name), hint=hint or say("See `letterkit explain`."))


def check(loaded: LoadedDraft, library: Library, today: dt.date | None = None) -> tuple[Finding, ...]:
    """Return the findings in a draft that it does not waive, in the order of the file.

    Raises InvalidDraft for a template that does not exist, InvalidPack for one that is wrong.
    """
    return report(loaded, library, today).findings


def sending_errors(
    loaded: LoadedDraft,
    library: Library,
    audience: Audience = "public",
    written: Sequence[ComposedPassage] | None = None,
    *,
    protecting: bool = False,
) -> tuple[Finding, ...]:
    """Return the findings that forbid sending a letter: those of severity error, without running the other rules. With
    `protecting`, only those that protect people, which apply to an unfinished letter too.

    Raises as `check` does.
    """
    graves = [rule for rule in RULES if rule.protects and (not rule.waivable or rule.gravest == "error")]
    only = frozenset(rule.name for rule in graves) if protecting else frozenset()
    findings = report(loaded, library, audience=audience, written=written, least="error", only=only).findings
    return tuple(finding for finding in findings if finding.severity == "error")


def report(  # noqa: PLR0913  # each is a question of its own: which day, which reader, which rules
    loaded: LoadedDraft,
    library: Library,
    today: dt.date | None = None,
    audience: Audience = "public",
    *,
    written: Sequence[ComposedPassage] | None = None,
    least: Severity = "note",
    only: frozenset[str] = frozenset(),
) -> Report:
    """Return what the rules find in a draft that an audience will read, and what it waives.

    `today` is the day of the check; `written` are the passages if they are composed already. Rules less grave than
    `least` do not run, nor those that `only` does not name, if it names any. Raises as `check` does.
    """
    pack = pack_of(loaded, library)
    settings = settings_of(pack, library, RULES)
    limits = {
        f"{rule.name}.{key}": settings.get(rule.name, Setting()).limits.get(key, number)
        for rule in RULES
        for key, number in rule.limits.items()
    }
    subject = Subject(loaded, library, today or dt.date.today(), audience, limits, written)
    places = KeyPositions(loaded.tree)
    rules = [rule for rule in RULES if not only or rule.name in only]
    findings = [*_run(rules, subject, settings, places, SEVERITIES[: SEVERITIES.index(least) + 1])]
    kept, waived, unused = _apply_waivers(findings, loaded)
    kept += [_unused_waiver(waiver, index, places) for index, waiver in unused if not only]
    words = 0 if only or least != "note" else sum(len(prose.words) for prose in subject.body)
    waived.sort(key=lambda pair: _position(pair[0]))
    return Report(tuple(sorted(kept, key=_position)), tuple(waived), words)


def _position(finding: Finding) -> tuple[int, int, str]:
    return (finding.line, finding.column, finding.rule)


MOST: Final = 1_000
"""Findings of one rule that are listed one by one; nobody reads more of them."""


def _run(
    rules: Sequence[Rule],
    subject: Subject,
    settings: Mapping[str, Setting],
    places: KeyPositions,
    severities: Sequence[str],
) -> Iterator[Finding]:
    for rule in rules:
        setting = settings.get(rule.name, Setting()).severity
        possible = {setting or rule.severity, rule.gravest}
        if setting == "off" or possible.isdisjoint(severities) or not rule.reads(subject.draft.language):
            continue
        more, last = 0, None
        issues = ((issue, _severity(rule, issue, setting)) for issue in rule.find(subject))
        for index, (issue, severity) in enumerate(pair for pair in issues if pair[1] in severities):
            if index < MOST:
                yield _finding(rule, issue, subject.loaded, places, severity)
            else:
                more, last = more + 1, issue
        if last is not None:
            rest = last._replace(
                message=say("This stands in {more} more places, which are not listed.", more=say_number(more)), fix=None
            )
            yield _finding(rule, rest, subject.loaded, places, _severity(rule, rest, setting))


def _severity(rule: Rule, issue: Issue, setting: Severity | None) -> Severity:
    """Return how grave an issue is. A setting says so for every issue of a rule, but makes none less grave that is
    about people."""
    own = issue.severity or rule.severity
    if setting is None:
        return own
    return min(setting, own, key=SEVERITIES.index) if rule.protects else setting


def pack_of(loaded: LoadedDraft, library: Library) -> Pack:
    """Return the pack of a draft. Raises InvalidDraft with the place of `template:` for one that does not exist, and
    with that of a passage whose move does not exist."""
    try:
        with drafts.placing_problems(loaded):
            return library.pack_for(loaded.draft)
    except UnknownName as error:
        first = error.problems[0]
        raise InvalidDraft(loaded.tree.problem(("template",), first.message, first.hint)) from None


def _finding(rule: Rule, issue: Issue, loaded: LoadedDraft, places: KeyPositions, severity: Severity) -> Finding:
    value = _text_at(loaded.data, issue.path) if issue.span else ""
    start, end = issue.span or (0, 0)
    place = places.find(issue.path, value, start)
    return Finding(
        rule.code,
        rule.name,
        severity,
        issue.message,
        issue.hint,
        issue.path,
        place.line,
        place.column,
        _excerpt(value, start, end) if value else None,
        start if value else -1,
        place.offset,
        issue.fix if place.offset >= 0 else None,
        issue.asked,
    )


def _text_at(data: Any, path: Iterable[str | int]) -> str:
    """Return the text under a key path of the file, or an empty one."""
    try:
        for key in path:
            data = data[key]
    except (KeyError, IndexError, TypeError):
        return ""
    return data if isinstance(data, str) else ""


def _excerpt(value: str, start: int, end: int) -> Excerpt:
    near, far = max(start - 40, 0), min(end + 40, len(value))  # a line may be as long as the letter
    left = max(value.rfind("\n", near, start) + 1, near)
    stop = value.find("\n", end, far)
    right = stop if stop >= 0 else far
    before, after = value[left:start], value[end:right]
    if left and value[left - 1] not in "\n ":
        before = "…" + before.partition(" ")[2]
    if right < len(value) and value[right] not in "\n ":
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(before, value[start:end], after)


# -- waivers --------------------------------------------------------------------------------------------


def _apply_waivers(
    findings: list[Finding], loaded: LoadedDraft
) -> tuple[list[Finding], list[tuple[Finding, Waiver]], list[tuple[int, Waiver]]]:
    """Return the findings that stay, those that are waived, and the waivers that nothing needed, each with its
    index."""
    if not loaded.draft.waive:
        return findings, [], []
    kept, waived, used = [], [], set()
    for finding in findings:
        index = next((index for index, waiver in enumerate(loaded.draft.waive) if _is_covered_by(waiver, finding)), -1)
        if index < 0:
            kept.append(finding)
        else:
            waived.append((finding, loaded.draft.waive[index]))
            used.add(index)
    return kept, waived, [(index, waiver) for index, waiver in enumerate(loaded.draft.waive) if index not in used]


def _is_covered_by(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule.strip().lower() not in (finding.name, finding.rule.lower()) or not find_rule(finding.name).waivable:
        return False
    path = waiver.path.strip()
    return not path or any(spell_path(finding.path[:end]) == path for end in range(1, len(finding.path) + 1))


def _unused_waiver(waiver: Waiver, index: int, places: KeyPositions) -> Finding:
    path = ("waive", index)
    place = places.find(path)
    message, hint = (
        say("The waiver of ‘{rule}’ is not needed: nothing is found there.", rule=waiver.rule),
        say("Take it out."),
    )
    try:
        if not find_rule(waiver.rule).waivable:
            message = say("‘{rule}’ cannot be waived: a letter with it is not safe to send.", rule=waiver.rule)
            hint = say("Take the waiver out, and mend what the rule finds.")
    except UnknownName as error:
        message, hint = error.problems[0].message, error.problems[0].hint
    return Finding(*UNUSED_WAIVER, "warning", message, hint, path, place.line, place.column)
