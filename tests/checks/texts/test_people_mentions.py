"""Who stands in a letter and can be hurt by it, though the draft does not list them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.checks.texts.people_mentions import unlisted_people
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY
from .subjects import subject

AT_RISK = {
    "en": """
        ⟦Mira Sample⟧ is a nurse in Osh. On 3 May she was arrested.
        The case of ⟦Azimjon Example⟧, who is serving a life sentence, has not been reviewed.
        We call on you to release ⟦Mira Sample⟧ immediately.
        Her daughter ⟦Lena⟧ was taken out of school.
        Police beat the journalist ⟦Jan van der Beispiel⟧ on 4 June.
        ⟦Nguyen Thi Beispiel⟧, 34, was sentenced to six years.
        ⟦Abdullah bin Khalid Example⟧ disappeared on 2 July.
        Judge ⟦María Ejemplo⟧ was detained on her way to court.
        Former President ⟦Juan Example⟧ was sentenced to four years.
        Daw ⟦Khin Example⟧ is in hiding.
        ⟦J. A. Sample⟧ died in custody.
        Interview with ⟦Ana Ejemplo⟧, Osh, 3 May 2026.
        ⟦Fatou Exemple⟧ told us that soldiers came at night.
        ⟦Aisha Example⟧, a survivor of the attack, described what she saw.
        Prison guards raped ⟦Ana Ejemplo⟧.
        ⟦Ana Ejemplo⟧, who is HIV-positive, was refused her medicine.
        Ruritania returned ⟦Ali Example⟧ to the country that he had fled.
        ⟦Mira Sample⟧'s lawyer was not admitted.
        Mr ⟦Beispielov⟧ has been missing since 3 May.
        ⟦Loujain al-Example⟧ was subjected to electric shocks.
        The columnist ⟦Mira Sample⟧ is behind bars.
        ⟦Mira Sample⟧, president of the Association of Nurses, was detained.
        ⟦Mira Sample⟧ was threatened, Judge Jan Beispiel told the press.
        ⟦Mbalike⟧ (he asked us not to use his first name) lost his leg.
        ⟦Mira Sample⟧, 34, has been on a ventilator since Sunday.
        Captain ⟦Jan Beispiel⟧, master of the vessel, has spent 200 days in detention.
        The clerk refused to admit ⟦Mira Sample⟧, who had been kicked.
        They came for her grandson, ⟦Lukasz⟧.
        ⟦Mira Sample⟧ was dismissed, Immigration Judge Jan Beispiel wrote.
        ⟦Mira Sample⟧ was forced to undress. Steve Exampleko died in custody in 1977.""",
    "fr": """
        ⟦Mira Exemple⟧ est infirmière à Och. Elle a été arrêtée le 3 mai.
        Nous vous demandons de libérer ⟦Mira Exemple⟧.
        Sa fille ⟦Lena⟧ a dû quitter l'école.
        Le journaliste ⟦Youssef El Modèle⟧ est détenu depuis 2021.
        ⟦Aminata Exemple⟧, 34 ans, a été condamnée à six ans de prison.
        Mme ⟦Fatou Exemple⟧ nous a raconté ce qu'elle a vu.
        L'ancien président ⟦Jean Exemple⟧ est en prison.
        ⟦Ousmane Exemple⟧ se cache depuis mars.
        Des hommes armés ont enlevé ⟦Issa Exemple⟧.
        ⟦Ibrahimou⟧, seize ans, a été brûlé au bras.
        Le corps de ⟦Seydou Exemple⟧ a été retrouvé dans le fleuve.
        ⟦Jean Exemple⟧ refuse de s'alimenter.
        La militante ⟦Kamira Exemple⟧, présidente de l'association Modèle, est sous contrôle judiciaire.""",
    "es": """
        ⟦Mira Ejemplo⟧ es enfermera. Fue detenida el 3 de mayo.
        Pedimos la libertad de ⟦Mira Ejemplo⟧.
        Su hija ⟦Lena⟧ dejó la escuela.
        El periodista ⟦Juan de la Cruz Ejemplo⟧ fue amenazado.
        ⟦Ana Ejemplo⟧, de 34 años, fue condenada a seis años.
        Su hijo mayor, ⟦Wilmer⟧, fue golpeado.
        Hombres armados subieron a ⟦Mira Ejemplo⟧ a una camioneta.
        A la activista ⟦Wendolyn⟧ la echaron de su trabajo.
        Contra ⟦Iker Ejemplo⟧, portavoz de la plataforma, se abrió un expediente.
        Doña ⟦Rosa Ejemplo⟧ nos contó lo que vio.
        El expresidente ⟦Juan Ejemplo⟧ está en la cárcel.
        La policía torturó a ⟦Tomás Ejemplo⟧.
        La jueza ⟦Ana Ejemplo⟧ fue detenida.
        Desde el 20 de agosto se desconoce el paradero de ⟦Juan Ejemplo⟧.""",
    "ru": """
        ⟦Мира Примерова⟧ — медсестра. 3 мая её арестовали.
        Мы призываем освободить ⟦Миру Примерову⟧.
        Её дочь ⟦Лена⟧ не ходит в школу.
        На ⟦Степана Горчакова⟧ составили протокол за пикет.
        Жительницу села ⟦Гульнару Асанову⟧ избили охранники.
        ⟦Олесе Образцовой⟧, главе совета дома, подожгли дверь.
        Сообщаем, что ⟦Ася Образцова⟧, 29 лет, лежит под капельницей.
        Журналистку ⟦Гулрухсор Примерову⟧ приговорили к 12 годам.
        ⟦Иван Петрович Образцов⟧, 34 года, осуждён на шесть лет.
        ⟦Анна Образцова⟧ рассказала нам, что видела.
        Бывший президент ⟦Иван Образцов⟧ находится в тюрьме.
        ⟦Али ибн Образцова⟧ выслали в Руританию.
        ⟦И. П. Образцов⟧ умер под стражей.
        ⟦Анна Образцова⟧ скрывается с марта.""",
}
AT_NONE = {
    "en": """
        As many as half the Uzbeks were forced to flee, and homes of ethnic Tatars were burnt.
        President Mira Sample ordered the arrest of the protesters.
        The Minister of Justice, Jan Beispiel, announced the release of forty prisoners.
        Jan Beispiel, the Minister of Justice, promised to end torture.
        The Special Rapporteur on torture, Alice Example, asked to visit the prison.
        General Omar Example is accused of the killing of civilians.
        Human Rights Watch and Amnesty International documented torture in Evin Prison.
        The Nelson Mandela Rules forbid prolonged solitary confinement.
        The Pinheiro Principles protect those who have fled.
        Fighters led by Minni Example killed forty people in El Fasher.
        Forty people were detained in San Juan and in Porto Alegre.
        The Václav Havel Prize was given to a prisoner.
        On Monday Interior Ministry officers detained forty people.
        In his article, James Traub wrote that civilians would flee.
        Judge Ana Ejemplo sentenced forty people to death.
        The court, with Judge Jan Beispiel presiding, found forty people guilty.
        The Khmer Rouge killed two million people.
        In Viet Nam and in Sri Lanka forty people disappeared.
        According to the historian Mira Sample, forty people were killed.
        Thousands were arrested. Ukrainians were deported.
        Amina Example of Example Watch spoke of arbitrary arrests.
        We welcome your statement, Your Excellency, on arbitrary arrests.""",
    "fr": """
        Le ministre de la Justice, Jean Exemple, a annoncé la libération de quarante détenus.
        Le général Omar Exemple est accusé de meurtre.
        Les Règles Nelson Mandela interdisent l'isolement prolongé des détenus.
        La Rapporteuse spéciale sur la torture, Alice Exemple, a demandé à visiter la prison.
        Quarante personnes ont été arrêtées à Port Saint-Louis.
        Radio France Internationale a parlé de quarante morts.
        Selon Jean Exemple, historien, la peine de mort recule.
        Au lycée Jean Exemple, la police a arrêté quarante élèves.
        Les blessés sont soignés à l'hôpital Heal Modèle.""",
    "es": """
        El ministro de Justicia, Juan Ejemplo, anunció la liberación de cuarenta presos.
        El general Omar Ejemplo está acusado de asesinato.
        Las Reglas Nelson Mandela prohíben el aislamiento prolongado.
        Cuarenta personas fueron detenidas en San Pedro Sula.
        La relatora especial sobre la tortura, Alice Ejemplo, pidió visitar la cárcel.
        El juez Juan Ejemplo condenó a cuarenta personas.
        La Comunidad Garífuna de Triunfo de la Cruz fue atacada.
        Una compañera del colectivo Guerreros Modelo pide la verdad sobre los asesinatos.""",
    "ru": """
        Четырнадцать жителей Образцова задержаны в сентябре.
        Министр юстиции Иван Образцов объявил об освобождении сорока заключённых.
        Генерал Омар Образцов обвиняется в убийствах.
        Правила Нельсона Манделы запрещают длительное одиночное заключение.
        Рабочая группа по произвольным задержаниям признала заключение произвольным.
        Следователь Иван Образцов вёл допросы.
        Сорок человек задержаны на площади Ленина.
        Судья Иван Образцов приговорил сорок человек.
        Просим Вас добиться освобождения сорока заключённых.
        В Нижнем Новгороде задержаны сорок человек.""",
}


def _lines(of: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line.strip()) for language, lines in of.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("language", "line"), _lines(AT_RISK))
def test_somebody_to_whom_something_was_done_is_found(language: str, line: str) -> None:
    before, name, after = line.replace("⟧", "⟦").split("⟦")
    people = unlisted_people(subject(before + name + after, language))
    assert [(one.name, one.span) for one in people] == [(name, (len(before), len(before) + len(name)))]


@pytest.mark.parametrize(("language", "line"), _lines(AT_NONE))
def test_whoever_is_not_at_risk_is_not_asked_about(language: str, line: str) -> None:
    assert unlisted_people(subject(line, language)) == ()


def test_a_name_is_found_with_its_place_and_the_words() -> None:
    (mention,) = unlisted_people(subject("On 3 May the police arrested **Mira Sample** in Osh."))
    assert mention.name == "Mira Sample"
    assert mention.path == ("passages", 0, "text")
    assert mention.span == (31, 42)
    assert "arrested" in mention.reason


def test_those_whom_one_sentence_names_are_all_found_and_each_once() -> None:
    text = "Mira Sample and Jan Beispiel were arrested. Ms Sample is ill; Jan Beispiel was beaten."
    assert [one.name for one in unlisted_people(subject(text))] == ["Mira Sample", "Jan Beispiel"]


def test_those_who_are_joined_to_somebody_are_meant_with_them() -> None:
    text = "We urge Secretary Beispiel to raise the cases of Ilham Sample, Gulshan Muster and Tashi Muster-Sample."
    assert [one.name for one in unlisted_people(subject(text))] == [
        "Ilham Sample",
        "Gulshan Muster",
        "Tashi Muster-Sample",
    ]


def test_others_of_the_paragraph_are_meant_too_but_for_those_who_only_speak() -> None:
    text = (
        "Mira Sample was sentenced. Ana Ejemplo filmed the trial. Jan Beispiel said nothing. "
        "Judge Tomas Exempel presided.\n\nIvan Obrazets supported the campaign."
    )
    assert [one.name for one in unlisted_people(subject(text))] == ["Mira Sample", "Ana Ejemplo"]


def test_a_title_inside_capitals_begins_the_name() -> None:
    assert [one.name for one in unlisted_people(subject("Revoke Ms Beispielov's recall to prison."))] == ["Beispielov"]


def test_a_list_is_read_with_the_words_that_introduce_it() -> None:
    text = "These people are detained:\n\n- Mira Sample\n- Jan Beispiel\n- Ana Ejemplo"
    assert [one.name for one in unlisted_people(subject(text))] == ["Mira Sample", "Jan Beispiel", "Ana Ejemplo"]


def test_the_longest_form_of_a_name_is_kept_with_its_first_place() -> None:
    (one,) = unlisted_people(subject("Mr Sample was arrested. On 4 May Mira Anna Sample was sentenced."))
    assert (one.name, one.span) == ("Mira Anna Sample", (3, 9))


def test_declined_forms_are_one_person() -> None:
    text = "Ивана Образцова задержали. Адвокат не видел Ивана Образцова. Освободите Иван Образцов."
    assert len(unlisted_people(subject(text, "ru"))) == 1


def whole(**changes: Any) -> Subject:
    data = BASE | {"passages": [{"role": "situation", "text": "The police arrested Mira Sample."}]} | changes
    return Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))


@pytest.mark.parametrize(
    "changes",
    [
        {"people": [{"name": "Mira Sample", "consent": "never"}]},
        {"people": [{"name": "Mira Anna Sample", "also": ["Mira Sample"], "consent": "public"}]},
        {"recipients": [{"name": "Mira Sample"}]},
        {"cc": [{"name": "Mira Sample"}]},
        {"signatories": [{"name": "Mira Sample"}]},
        {"sources": [{"id": "a", "type": "report", "author": [{"given": "Mira", "family": "Sample"}]}]},
    ],
)
def test_whoever_the_draft_names_by_a_part_in_it_is_known(changes: dict[str, Any]) -> None:
    assert unlisted_people(whole(**changes)) == ()


def test_another_of_the_family_is_not_known_with_the_one_who_is_listed() -> None:
    listed = [{"name": "Jan Sample", "consent": "public"}]
    assert [one.name for one in unlisted_people(whole(people=listed))] == ["Mira Sample"]


def test_notes_subjects_and_asks_are_read() -> None:
    note = "It was told.[^1]\n\n[^1]: Interview with Ana Ejemplo, Osh, 3 May 2026."
    assert [one.name for one in unlisted_people(subject(note))] == ["Ana Ejemplo"]
    assert [one.name for one in unlisted_people(whole(subject="Arrest of Jan Beispiel", passages=[]))] == [
        "Jan Beispiel"
    ]
    asks = [{"role": "ask", "text": "We ask you to", "asks": [{"action": "release Jan Beispiel at once"}]}]
    assert [one.name for one in unlisted_people(whole(passages=asks))] == ["Jan Beispiel"]


def test_the_title_of_a_document_in_a_note_is_nobody() -> None:
    note = "It was told.[^1]\n\n[^1]: Reuters, “Interview with Ana Ejemplo on the arrests”, 3 May 2026."
    assert unlisted_people(subject(note)) == ()


def test_a_name_behind_a_title_is_found_in_arabic() -> None:
    assert [one.name for one in unlisted_people(subject("نطالب بإعادة الجنسية إلى السيدة نورة المثال.", "ar"))] == [
        "نورة المثال"
    ]
    assert unlisted_people(subject("نكتب إلى السيد الوزير المحترم.", "ar")) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Commission of Inquiry on Enforced Disappearances registered 125 cases of people who disappeared."),
        ("en", "Extrajudicial Killings and Enforced Disappearances go on; many were arrested."),
        ("en", "Habeas Corpus was denied, and Solitary Confinement was ordered, when she was arrested."),
        ("en", "The Convention forbids Cruel, Inhuman or Degrading Treatment; he was beaten."),
        ("fr", "Disparitions Forcées : il a été enlevé."),
        (
            "es",
            "La Comisión sobre Desapariciones Forzadas registró el caso cuando fue detenido. Debido Proceso: detenido.",
        ),
        ("ru", "Рабочая группа по Насильственным Исчезновениям: его похитили. Произвольные Задержания продолжаются."),
    ],
)
def test_what_norms_forbid_is_nobody(language: str, text: str) -> None:
    assert unlisted_people(subject(text, language)) == ()
