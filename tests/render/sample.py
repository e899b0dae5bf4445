"""Letters as a coalition would send them, for every test of this folder."""

from __future__ import annotations

import datetime as dt

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.letter.markup import lines
from letterkit.letter.roles import Role

PASSAGES: tuple[tuple[Role, str, str], ...] = (
    (
        "opening",
        "",
        """\
We write on behalf of twenty-three organizations that work with people driven from their homes in the Sahara province. Since 3 March 2024 armed groups have attacked at least eleven villages; **at least 214 people have been killed** and some 46,000 have fled. We ask the Council to act before the rains cut the only road on which help still reaches them.
""",
    ),
    (
        "situation",
        "",
        """\
In the week before this letter, the Office of the High Commissioner reported “a pattern of attacks that single out one community”.[^1] Homes were marked before they were burnt; wells were poisoned. The warning signs that the United Nations itself lists are all present:

> The deliberate targeting of members of a group, the destruction of what they need to live, and public incitement by officials together mark a risk of atrocity crimes that cannot be called remote.

The government has acknowledged that it cannot protect the displaced, and on the 10^th^ of March it asked the Council for help.

[^1]: OHCHR, *Situation of human rights in the Sahara province*, 12 March 2024, para. 17, https://www.ohchr.org/en/documents/country-reports/sahara-2024.
""",
    ),
    (
        "norm",
        "The commitment that Member States have made",
        """\
In 2005 all Heads of State and Government accepted that each State has the responsibility to protect its populations from genocide, war crimes, ethnic cleansing and crimes against humanity, and that the international community is prepared to act, “in a timely and decisive manner”, where a State manifestly fails to do so.[^2] The Council reaffirmed this in resolution 1674 (2006).

[^2]: 2005 World Summit Outcome, A/RES/60/1, paras. 138–139. See also [the Framework of Analysis](https://www.un.org/en/genocideprevention/documents/framework.pdf).
""",
    ),
    (
        "acknowledgement",
        "",
        """\
We welcome the Council’s press statement of 14 March and the decision of the African Union to send observers. They are a first step; observers without a mandate to protect cannot keep a road open.
""",
    ),
    (
        "ask",
        "",
        """\
We therefore call on the members of the Security Council to:

- authorize, under Chapter VII of the Charter, a stabilization mission whose first task is the protection of civilians, **by 15 April 2024**;
- demand that all parties let humanitarian relief pass, and ask the Secretary-General to report within thirty days on whether they do;
- refer the situation to the Prosecutor of the International Criminal Court;
- renew the mandate of the Panel of Experts.

We also ask each member

1. to state publicly that it supports these steps;
2. to refrain from the use of the veto in situations of mass atrocity.
""",
    ),
    (
        "urgency",
        "",
        """\
The rains begin in the last week of April. After that no convoy will pass until August. What the Council decides in the next fourteen days decides who will be alive in the autumn; a decision in May will come too late for the people of Tin Akoff, whose stores hold grain for three weeks.
""",
    ),
)
SIGNATORIES = (
    "Citizens for Global Solutions (Washington, USA)",
    "East Africa Law Society (Arusha, Tanzania)",
    "Genocide Alert (Köln, Germany)",
    "Human Rights Watch (New York, USA)",
    "International Refugee Rights Initiative (Kampala, Uganda; New York, USA)",
    "OMUNGA (Lobito, Angola)",
    "Pan African Lawyers' Union (Addis Ababa, Ethiopia)",
    "Zentrum für Politische Schönheit (Berlin, Germany)",
)
TITLE = "Open Letter to the UN Security Council on the Protection of Civilians in the Sahara Province"
DATE = dt.date(2024, 3, 21)


def part(style: Style, *paragraphs: str) -> Part:
    """Return a part of plain paragraphs; a line feed in one is a line break."""
    return Part(style, tuple(lines(*paragraph.split("\n")) for paragraph in paragraphs))


def english(language: str = "en-GB", date: dt.date | None = DATE) -> Letter:
    passages = [
        Part(Style.BODY, read(text), number, role, lines(heading) if heading else None)
        for number, (role, heading, text) in enumerate(PASSAGES, 1)
    ]
    return Letter(
        TITLE,
        language,
        date,
        (
            part(Style.DRAFT_MARK, "DRAFT"),
            part(Style.LETTERHEAD, "Coalition for the Protection of Civilians"),
            part(
                Style.LETTERHEAD_DETAILS,
                "The Example Institute, 12 Rue des Pâquis, 1201 Geneva\nwww.example.org · letters@example.org",
            ),
            part(Style.DATE, "Geneva, 21 March 2024"),
            part(
                Style.ADDRESS,
                "H.E. Ms. Ana Example\nPresident of the Security Council\nNew York, NY 10017",
                "The Members of the Security Council",
            ),
            part(Style.SUBJECT, TITLE),
            part(Style.SALUTATION, "Excellencies,"),
            *passages,
            part(Style.CLOSE, "Yours respectfully,"),
            part(Style.SIGNATURE, "Dr. Miriam Sample\nExecutive Director\nCoalition for the Protection of Civilians"),
            part(Style.SIGNATORY_GROUP, "Organizations"),
            part(Style.SIGNATORY_LIST, *SIGNATORIES),
            part(Style.COPY, "cc: The Secretary-General of the United Nations"),
            part(Style.ENCLOSURES, "Enclosures: map of attacked villages"),
            part(Style.ANNEX_HEADING, "Annex 1: Attacked villages"),
            Part(Style.BODY, read("Survivors named them.\n\n- The first.\n- The second.\n")),
        ),
    )


def arabic() -> Letter:
    body = read(
        "نكتب إليكم بشأن الوضع في إقليم الصحراء.[^1] وقد أكد المجلس مسؤولية الحماية (*Responsibility to Protect*).\n\n"
        "- الإذن بإيفاد بعثة لحماية المدنيين؛\n\n[^1]: تقرير المفوضية السامية، الفقرة 17.\n"
    )
    return Letter(
        "رسالة مفتوحة إلى مجلس الأمن",
        "ar",
        DATE,
        (
            part(Style.LETTERHEAD, "تحالف حماية المدنيين"),
            part(Style.SUBJECT, "رسالة مفتوحة إلى مجلس الأمن"),
            Part(Style.BODY, body, 1, "opening"),
            part(Style.SIGNATURE, "د. مريم سامبل"),
        ),
        "rtl",
    )


def russian() -> Letter:
    body = read("Мы обращаемся к Вам.[^1] Каждое государство обязано **защищать** население.\n\n[^1]: Доклад, п. 17.\n")
    return Letter(
        "Открытое письмо Совету Безопасности",
        "ru",
        DATE,
        (
            part(Style.SUBJECT, "Открытое письмо о защите гражданских лиц № 5"),
            Part(Style.BODY, body, 1, "opening"),
            part(Style.SIGNATURE, "Мария Пример"),
        ),
    )


def plain(*texts: str) -> Letter:
    """Return a letter of plain fields alone, to see whether what is typed is what is printed."""
    addresses = tuple(lines(text) for text in texts)
    return Letter("Plain", "en-GB", DATE, (Part(Style.ADDRESS, addresses),))


HOSTILE = (
    "2026. A year",
    "1) first",
    "# 1",
    "## 2 ##",
    "- x",
    "+ x",
    "* x",
    "> x",
    "a * b",
    "snake_case and _x_",
    "{{ x }} {% y %}",
    "<b>bold</b>",
    "<!-- x -->",
    "&amp; AT&T &#65;",
    "[^1]",
    "[x](y)",
    "![x](y.png)",
    "[x]: y",
    "~x~ ~~y~~",
    "x^2^",
    "`code`",
    "a | b",
    "--- | ---",
    ":::",
    "::: note",
    "---",
    "***",
    "===",
    "(@) x",
    "@minister",
    "$5 and US$6",
    "$x$",
    "back\\slash \\* \\",
    'it\'s "so" -- or... so',
    "a---b -1 2019-20 x-?y",
    "#let x = 1",
    "/* x */ // y",
    "http://a.b/_c_",
    "no\u00a0break",
    "soft - hyphen",
    "Ünïcödé № 5 € “q”",
    "trailing #",
    "x:",
    ":smile: 10:30:15",
    "*[y]: z",
    "\\newpage",
    "'",
    "~",
    "=",
)
"""Plain characters that some reader or writer would take for markup."""
