"""A mapping that leaves the currency of its rows aside is told, where it makes a difference."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import mapping_of
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.ignored_currency import ignored_currencies
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

ACCOUNTS = "account_id,name\na1,Alder\na2,Birch\n"
DEALS = "exports/deals.csv"
MAPPING = """\
currency: RUB
files:
  - {{file: exports/deals.csv, table: opportunities, columns: {{sum: amount}}, {rest}}}
"""
HEAD = "opportunity_id,account_id,sum,{name}\n"
ROWS = "d1,a1,100,{first}\nd2,a2,200,{second}\n"
IGNORED = "ignore: [{name}]"


def files(folder: Path, name: str, first: str, second: str, rest: str = IGNORED) -> None:
    (folder / "tables").mkdir(parents=True)
    (folder / "exports").mkdir()
    (folder / "tables" / "accounts.csv").write_text(ACCOUNTS, "utf-8")
    rows = HEAD.format(name=name) + ROWS.format(first=first, second=second)
    (folder / DEALS).write_text(rows, "utf-8")
    (folder / "book.yaml").write_text(MAPPING.format(rest=rest.format(name=name)), "utf-8")


def found(folder: Path) -> list[Finding]:
    return [*ignored_currencies(mapping_of(folder), [Export(DEALS, folder / DEALS)])]


def test_the_import_tells_it(tmp_path: Path) -> None:
    files(tmp_path, "Валюта", "руб.", "USD")
    space = Workspace(tmp_path, tmp_path / "out", lambda: datetime(2026, 6, 30, tzinfo=UTC))
    result = call(tool_named("import_book"), {"language": "en"}, space)
    (one,) = [one for one in result["findings"] if one["code"] == "currency_ignored"]
    assert (one["excerpt"], one["severity"]) == ("RUB, USD", "warning")
    assert one["remedy"].startswith("Write currency: Валюта at this file in book.yaml")


@pytest.mark.parametrize("name", ["Валюта", "Currency", "currencyIsoCode", "Deal currency"])
def test_an_ignored_column_of_currencies_is_found(name: str, tmp_path: Path) -> None:
    files(tmp_path, name, "руб.", "USD")
    assert [one.column for one in found(tmp_path)] == [name]


@pytest.mark.parametrize(
    ("name", "first", "second", "rest"),
    [
        ("Валюта", "руб.", "RUB", IGNORED),  # all in the currency of the book
        ("Валюта", "one", "two", IGNORED),  # no currencies
        ("Comment", "USD", "EUR", IGNORED),  # not called one
        ("Валюта", "USD", "EUR", "currency: {name}"),  # it is held to the amounts
    ],
)
def test_what_makes_no_difference_is_not_told(
    name: str, first: str, second: str, rest: str, tmp_path: Path
) -> None:
    files(tmp_path, name, first, second, rest)
    assert found(tmp_path) == []
