"""Headings: the usual ones in many languages, questions, what stays behind, and what asks about the printing of a name."""

from __future__ import annotations

import pytest

from letterkit.people.columns import field_of, fields_of, topic, with_posts_for_capacities

FIELDS = {
    "name": ["Name", "FULL NAME:", "What is your name?", "Your full name", "Name as it should appear", "How should your name appear?",
             "Name of the person signing", "Nom complet", "Nombre y apellidos", "ФИО", "Ф.И.О.", "Имя и фамилия", "الاسم", "姓名", "Signatory *",
             "Name (required)"],
    "given": ["First name", "first_name", "Prénom", "Given names"],
    "family": ["Last name", "SURNAME", "Nom de famille", "Apellidos", "Фамилия"],
    "organization": ["Organisation", "Organization:", "NGO", "What is the name of your organisation?", "Name of organization", "Organization/Group",
                     "Organisation name (as it should appear on the letter)", "Quel est le nom de votre organisation ?", "Nom de l’organisation",
                     "¿Cuál es el nombre de su organización?", "Как называется ваша организация?", "Название организации", "اسم المنظمة", "组织名称"],
    "title": ["Title", "What is your position in the organisation?", "Job title", "Fonction", "Cargo", "Должность"],
    "country": ["Country", "In which country is your organisation based?", "Country of your organisation", "Pays", "País", "Страна"],
    "city": ["City", "City/Town", "Ville", "Ciudad", "Город"],
    "signed": ["Date signed", "Signed", "Дата подписи"],
}  # fmt: skip
LEFT = {
    "private": ["E-mail", "Email Address", "Your e-mail address", "Phone", "Telephone number", "IP", "Timestamp", "Horodateur", "Marca temporal",
                "Отметка времени", "Курьерский телефон", "May we publish your email?", "Email (will not be published)", "Submitted at"],
    "comments": ["Comments", "Any comments?", "Remarks", "Commentaires", "Комментарии"],
    "contact": ["Contact person", "Contact name", "Contact name (not for publication)", "Personne de contact", "Persona de contacto",
                "Контактное лицо", "Focal point"],
    "elsewhere": ["I agree to receive updates", "I consent to the processing of my data", "Newsletter consent", "May we publish your logo?"],
    "unknown": ["Colour", "Type of organisation", "Колонка"],
}  # fmt: skip
TOPICS = {
    "publish": ["May we publish your name?", "Publish my name?", "Consent", "Can your name be listed publicly?", "Public?", "I agree to my name being published",
                "Peut-on publier votre nom ?", "Consentement", "¿Podemos publicar su nombre?", "Autoriza la publicación", "Можно ли опубликовать ваше имя?",
                "Согласие на публикацию", "Dürfen wir Ihren Namen veröffentlichen?", "هل يمكننا نشر اسمك؟", "是否公开姓名"],
    "withheld": ["Anonymous", "Withheld", "Do you want to remain anonymous?", "Do not publish", "Don’t publish my name", "Keep my name confidential",
                 "Would you object to your name being published?", "Do you mind if your name is published?", "Souhaitez-vous rester anonyme ?", "Anonyme",
                 "Ne pas publier", "¿Desea permanecer en el anonimato?", "Anónimo", "No publicar", "Хотите остаться анонимным?", "Анонимно", "Не публиковать мое имя",
                 "Wollen Sie anonym bleiben?", "匿名", "Name (will not be published)", "Opted out of publication", "Exclude from public list",
                 "Refuses publication", "Publication interdite"],
    "withdrawn": ["Withdrawn", "Date withdrawn", "Has withdrawn?", "Retiré", "Retirado", "Отозвано"],
    "status": ["Status", "Statut", "Статус"],
    "either": ["May we publish your name, or do you wish to remain anonymous?", "Publish / anonymous"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "field"),
    [(heading, field) for by in (FIELDS, LEFT, TOPICS) for field, headings in by.items() for heading in headings],
)
def test_a_heading_is_taken_for_what_it_says(heading: str, field: str) -> None:
    assert field_of(heading) == field
    assert field_of(heading.upper()) == field


def test_no_heading_of_a_name_asks_for_consent() -> None:
    for field in ("name", "organization", "country", "title", "city", "given", "family", "signed"):
        assert not [heading for heading in FIELDS[field] if topic(heading)]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Nom", "Prénom"], ["family", "given"]),
        (["Nom", "Titre"], ["name", "title"]),
        (["Nombre", "Cargo"], ["name", "title"]),
        (["Name", "Name", "", "Organisation"], ["name", "unknown", "organization"]),
        (["Publish my name?", "Anonymous"], ["publish", "withheld"]),
    ],
)
def test_a_field_stands_once_and_half_a_name_is_a_name(headings: list[str], fields: list[str]) -> None:
    assert list(fields_of(headings).values()) == fields


@pytest.mark.parametrize(
    ("headings", "cells", "field"),
    [
        (("Name", "Capacity"), (("Bo Sample", "Director"), ("Mira Muster", "Lawyer")), "title"),
        (("Name", "Capacity"), (("Bo Sample", "Director"), ("Mira Muster", "individual")), "capacity"),
        (("Name", "Capacity"), (("Bo Sample", ""), ("Mira Muster",)), "capacity"),
        (("Name", "Capacity", "Title"), (("Bo Sample", "Director", "Dr"),), "capacity"),
        (("Name", "Position"), (("Bo Sample", "Director"),), "title"),
        (("Name", "Job title"), (("Bo Sample", "Director"),), "title"),
        (("Name", "Role"), (("Bo Sample", "Director"),), "title"),
    ],
)
def test_a_column_of_capacities_that_has_posts_is_one_of_titles(
    headings: tuple[str, ...], cells: tuple[tuple[str, ...], ...], field: str
) -> None:
    assert with_posts_for_capacities(fields_of(headings), cells)[1] == field
