"""Asks in print: grouped by who is asked, one as a sentence, several as a list, in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.compose.ask_groups import AskGroup, AskSetting, ask_groups
from letterkit.languages.reading import read_language
from letterkit.letter.model import Ask

ENGLISH = read_language("en")
LEADS = {"": "We call on the Security Council to", "the Government of Eritrea": "We ask the Government of Eritrea to"}


def grouped(*asks: Ask, language: str = "en", text: str = "", leads: dict[str, str] | None = None) -> list[AskGroup]:
    known = LEADS if leads is None else leads
    setting = AskSetting(read_language(language), text, "the Security Council", lambda actor: known.get(actor, ""))
    return list(ask_groups(asks, setting))


def test_asks_of_several_actors_stand_under_each_in_the_order_in_which_they_are_first_asked() -> None:
    assert grouped(
        Ask("extend the embargo"),
        Ask("open the archives", "the Government of Eritrea"),
        Ask("end transfers", "every State that supplies arms to either party"),
        Ask("refer the situation", "the Security Council", "2026-12-15"),
        Ask("stop them", "Every State that supplies arms to either party", "within 30 days"),
    ) == [
        AskGroup(
            "We call on the Security Council to:", ("extend the embargo;", "refer the situation, by 15 December 2026.")
        ),
        AskGroup("We ask the Government of Eritrea to open the archives."),
        AskGroup(
            "**Every State that supplies arms to either party:**", ("end transfers;", "stop them, within 30 days.")
        ),
    ]


@pytest.mark.parametrize(
    ("action", "printed"),
    [
        ("recommend that the House not pass the bill", AskGroup("We call on the Security Council to recommend that the House not pass the bill.")),
        ("recommend it!", AskGroup("We call on the Security Council to recommend it!")),
        ("**now** act.", AskGroup("We call on the Security Council to **now** act.")),
        ("Recommend it", AskGroup("We call on the Security Council to:", ("Recommend it",))),
        ("- recommend it", AskGroup("We call on the Security Council to:", ("- recommend it",))),
        ("send observers.[^1]\n\n[^1]: Report.", AskGroup("We call on the Security Council to send observers[^1].\n\n[^1]: Report.")),
    ],
)  # fmt: skip
def test_one_ask_that_begins_small_goes_on_with_the_sentence(action: str, printed: AskGroup) -> None:
    assert grouped(Ask(action)) == [printed]


def test_two_names_with_one_introduction_are_one_actor() -> None:
    leads = {
        "": "We urge the Council to",
        "the Council": "We urge the Council to",
        "Sudan": "We ask Sudan to",
        "Khartoum": "We ask Sudan to",
    }
    asks = (Ask("a"), Ask("b", "Sudan"), Ask("c", "the Council"), Ask("d", "Khartoum"))
    setting = AskSetting(ENGLISH, lead_in=lambda actor: leads.get(actor, ""))
    assert list(ask_groups(asks, setting)) == [
        AskGroup("We urge the Council to:", ("a;", "c.")),
        AskGroup("We ask Sudan to:", ("b;", "d.")),
    ]


def test_a_text_that_ends_in_a_colon_introduces_what_is_asked_first() -> None:
    asks = (Ask("a"), Ask("b"), Ask("c", "the Government of Eritrea"))
    assert grouped(*asks, text="We urge you to:") == [
        AskGroup("", ("a;", "b.")),
        AskGroup("We ask the Government of Eritrea to c."),
    ]
    government, *others = grouped(asks[2], *asks[:2], text="We ask the Government of Eritrea to:")
    assert government == AskGroup("c.") and others == [AskGroup("We call on the Security Council to:", ("a;", "b."))]


def test_actors_that_no_data_know_have_labels_and_share_a_list_where_each_has_one_ask() -> None:
    one, another = Ask("act", "all parties"), Ask("watch", "*both* guarantors")
    assert grouped(one) == [AskGroup("**All parties:** act.")]
    assert grouped(one, another) == [AskGroup("", ("**All parties:** act;", r"**\*both\* guarantors:** watch."))]
    assert grouped(one, another, one) == [
        AskGroup("**All parties:**", ("act;", "act.")),
        AskGroup(r"**\*both\* guarantors:** watch."),
    ]


@pytest.mark.parametrize(
    ("language", "lead", "action", "several", "one"),
    [
        ("fr", "Nous demandons au Conseil de", "adopter la résolution", "Nous demandons au Conseil de\u00a0:", "Nous demandons au Conseil d'adopter la résolution, d\\'ici au 15 décembre 2026."),
        ("fr", "Nous demandons au Conseil de", "condamner", "Nous demandons au Conseil de\u00a0:", "Nous demandons au Conseil de condamner, d\\'ici au 15 décembre 2026."),
        ("es", "Pedimos al Consejo que", "condene", "Pedimos al Consejo que:", "Pedimos al Consejo que condene, a más tardar el 15 de diciembre de 2026."),
        ("ru", "Мы призываем Совет", "осудить", "Мы призываем Совет:", "Мы призываем Совет осудить, до 15 декабря 2026\u00a0года."),
        ("ar", "ندعو المجلس إلى", "إدانة ذلك", "ندعو المجلس إلى:", "ندعو المجلس إلى إدانة ذلك، في موعد أقصاه 15 ديسمبر 2026."),
        ("zh", "我们呼吁安理会", "通过决议", "我们呼吁安理会：", "我们呼吁安理会通过决议，于2026年12月15日之前。"),
        ("en", "We ask you to:", "act", "We ask you to:", "We ask you to act, by 15 December 2026."),
    ],
)  # fmt: skip
def test_what_introduces_asks_is_joined_as_the_language_has_it(
    language: str, lead: str, action: str, several: str, one: str
) -> None:
    ask = Ask(action, deadline="2026-12-15")
    assert grouped(ask, language=language, leads={"": lead}) == [AskGroup(one)]
    assert grouped(ask, ask, language=language, leads={"": lead})[0].paragraph == several


ACTORS = st.sampled_from(["", "the Council", "The Council ", "the Government of Eritrea", "A", "a", "all States"])
ACTIONS = st.sampled_from(["act", "Act now.", "do it!", "go [@iccpr].", "see[^1]\n\n[^1]: Note.", "**be** brave", "x…"])
DEADLINES = st.sampled_from(["", "2026-12-15", "within 30 days", "20 December"])
ASKS = st.lists(st.builds(Ask, ACTIONS, ACTORS, DEADLINES), min_size=1, max_size=6)


@given(ASKS, st.booleans(), st.sampled_from(["", "We ask:", "The Council met."]), st.booleans())
def test_no_ask_is_lost_or_printed_twice_and_each_ends(
    asks: list[Ask], leads: bool, text: str, one_is_listed: bool
) -> None:
    setting = AskSetting(
        ENGLISH, text, "the Council", (lambda actor: LEADS.get(actor, "")) if leads else None, one_is_listed
    )
    groups = ask_groups(asks, setting)
    printed = [item for group in groups for item in (group.items or (group.paragraph,))]
    assert len(printed) == len(asks)
    assert sorted(_words(ask.action) for ask in asks) == sorted(
        max((_words(ask.action) for ask in asks if _words(ask.action) in line), key=len) for line in printed
    )
    if len(asks) > 1:
        assert all(line.partition("\n")[0].rstrip("]").rstrip()[-1] in ".;!…" or "[" in line for line in printed)


def _words(action: str) -> str:
    return action.partition("[")[0].rstrip(" .!…")


@given(ASKS)
def test_without_words_to_introduce_them_asks_stay_in_their_order_within_each_actor(asks: list[Ask]) -> None:
    groups = ask_groups(asks, AskSetting(ENGLISH))
    first = asks[0].actor.strip().casefold().removeprefix("the ")
    of_first = [ask for ask in asks if ask.actor.strip().casefold().removeprefix("the ") == first]
    lines = [item for group in groups for item in (group.items or (group.paragraph,))]
    assert all(_words(ask.action) in line for ask, line in zip(of_first, lines, strict=False))
