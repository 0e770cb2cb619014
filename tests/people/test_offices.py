"""Which offices a title names, in English and Russian."""

import pytest

from enterprise_sales.analyses.offices import OFFICES, offices_of

HOLDERS = [
    ("CEO", "ceo"),
    ("Chief Executive", "ceo"),
    ("President & CEO", "ceo"),
    ("Geschäftsführerin (Managing Director)", "ceo"),
    ("Генеральный директор", "ceo"),
    ("Председатель правления", "ceo"),
    ("CFO, Asia", "cfo"),
    ("Executive Vice President and CFO", "cfo"),
    ("Финансовая директор", "cfo"),
    ("Вице-президент, директор по финансам", "cfo"),
    ("Group CIO", "cio_cto"),
    ("Chief Technology Officer", "cio_cto"),
    ("ИТ-директор", "cio_cto"),
    ("Директор департамента информационных технологий", "cio_cto"),
    ("Chief Operating Officer", "coo"),
    ("Операционный директор", "coo"),
    ("Исполнительный директор", "coo"),
    ("Chief Information Security Officer", "ciso"),
    ("Head of Information Security", "ciso"),
    ("Директор по информационной безопасности", "ciso"),
    ("Начальник управления информационной безопасности", "ciso"),
]
OTHERS = [
    None,
    "",
    "Deputy CEO",
    "Assistant to the CFO",
    "Vice CEO",
    "Former CTO",
    "Chief of Staff to the CEO",
    "Vice President",
    "Заместитель генерального директора",
    "Советник генерального директора",
    "Помощник финансового директора",
    "Помощник CEO",
    "Советник CFO",
    "Зам. технического директора",
    "И. о. заместителя директора по ИТ",
    "Технический директор филиала",
    "Бывший генеральный директор",
    "Коммерческий директор",
    "Chief Risk Officer",
    "Coordinator",
    "Ceoline Manager",
]


@pytest.mark.parametrize(("title", "office"), HOLDERS)
def test_a_title_names_its_office(title: str, office: str) -> None:
    assert offices_of(title) == (office,)


@pytest.mark.parametrize("title", OTHERS)
def test_who_serves_an_office_does_not_hold_it(title: str | None) -> None:
    assert offices_of(title) == ()


def test_one_person_may_hold_two_offices() -> None:
    assert offices_of("CFO & COO") == ("cfo", "coo")
    assert set(OFFICES) == {"ceo", "cfo", "cio_cto", "coo", "ciso"}
