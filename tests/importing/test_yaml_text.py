"""`book.yaml` with entries added: a person's own words stay."""

from __future__ import annotations

from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.yaml_file import load_yaml
from enterprise_sales.intake.yaml_text import with_entries

MINE = """\
# our book, kept by Anna
vendor: Northwind   # as on the invoices
files:
  - file: exports/firms.csv   # from the old CRM
    table: accounts
    columns: {Firm: name}
# the end
"""
ENTRY = FileMapping(
    file="exports/Сделки.csv",
    table="opportunities",
    encoding="cp1251",
    columns={"Бюджет ": "amount", "NO": "stage", "null": "next_step"},
    values={"stage": {"yes": "won", "007": "", "a: b": "lost"}},
    ignore=("ID (2)", "#"),
)
WHOLE = BookMapping(currency="RUB", files=(ENTRY,))


def read(text: str) -> BookMapping:
    return BookMapping.model_validate(load_yaml(text, "book.yaml"))


def test_what_is_written_is_read_again() -> None:
    assert read(with_entries(None, WHOLE, ["amoCRM deals"])) == WHOLE


def test_comments_and_entries_of_a_person_stay() -> None:
    text = with_entries(MINE, WHOLE, ["amoCRM deals"])
    assert all(line in text.splitlines() for line in MINE.splitlines() if "the end" not in line)
    assert "# the end" in text
    assert "  # amoCRM deals" in text.splitlines()
    found = read(text)
    assert found.vendor == "Northwind"
    assert found.currency == "RUB"
    assert found.files == (*read(MINE).files, ENTRY)


def test_currency_and_vendor_of_a_person_are_not_replaced() -> None:
    given = BookMapping(vendor="Other", currency="USD", files=(ENTRY,))
    found = read(with_entries("vendor: Mine\ncurrency: RUB\n", given, ["x"]))
    assert (found.vendor, found.currency) == ("Mine", "RUB")


def test_the_same_entries_give_the_same_bytes() -> None:
    assert with_entries(MINE, WHOLE, ["x"]) == with_entries(MINE, WHOLE, ["x"])


def test_a_note_that_ends_its_line_cannot_become_yaml() -> None:
    text = with_entries(None, WHOLE, ["deals\nvendor: Evil"])
    assert read(text).vendor is None
