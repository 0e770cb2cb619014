"""Every header set of real CRM exports, with rows in that shape, is read without help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.proposal import Proposal, propose
from enterprise_sales.language import translator

from . import crm_rows

HERE = Path(__file__).parent
EXPECTED = sorted(path.stem for path in (HERE / "expected").glob("*.yaml"))
RUSSIAN = [name for name in EXPECTED if name.startswith(("1c", "amocrm", "bitrix"))]
needs_headers = pytest.mark.skipif(
    not crm_rows.DATA.is_dir(),
    reason="the header sets are not here: put them into ../shared/data/crm_headers",
)
pytestmark = needs_headers


def expected(name: str) -> dict[str, Any]:
    return yaml.safe_load((HERE / "expected" / f"{name}.yaml").read_text(encoding="utf-8"))


def proposed(folder: Path, name: str, content: bytes) -> Proposal:
    path = folder / name
    path.write_bytes(content)
    return propose([Export(f"exports/{name}", path)], {}, translator("en"))


def table(name: str) -> tuple[list[str], list[list[str]]]:
    columns = crm_rows.headers()[name]
    return columns, crm_rows.rows_of(name, columns)


def found(proposal: Proposal) -> dict[str, Any]:
    """What a proposal says, in the words of the expected files."""
    own = next(one for one in proposal.files if one.code == "vendor")
    others = [one for one in proposal.files if one.table and one is not own]
    said: dict[str, Any] = {
        "vendor": own.vendor,
        "table": own.table,
        "currency": proposal.mapping.currency or "unknown",
        "columns": {one.column: one.target or "aside" for one in own.columns},
    }
    if proposal.questions:
        said["asked"] = [question.code for question in proposal.questions]
    if others:
        said["also"] = {
            str(one.table): {
                column.column: column.target for column in one.columns if column.target
            }
            for one in others
        }
    return said


@pytest.mark.parametrize("name", EXPECTED)
def test_a_header_set_is_read_as_expected(name: str, tmp_path: Path) -> None:
    columns, rows = table(name)
    proposal = proposed(tmp_path, f"{name}.csv", crm_rows.csv_bytes(columns, rows))
    assert found(proposal) == expected(name)


@pytest.mark.parametrize("name", ["bitrix24_deals_ru", "hubspot_contacts"])
def test_the_order_of_rows_changes_nothing(name: str, tmp_path: Path) -> None:
    columns, rows = table(name)
    turned = crm_rows.csv_bytes(columns, rows[::-1])
    straight = proposed(tmp_path, f"{name}.csv", crm_rows.csv_bytes(columns, rows))
    assert proposed(tmp_path, f"{name}.csv", turned).mapping == straight.mapping


@pytest.mark.parametrize("name", RUSSIAN)
def test_russian_exports_in_cp1251_are_read_alike(name: str, tmp_path: Path) -> None:
    """The rouble sign is not in cp1251: a real file has a question mark in its place."""
    columns, rows = table(name)
    content = crm_rows.csv_bytes(columns, rows, "cp1251", ";", trailing="bitrix" in name)
    proposal = proposed(tmp_path, f"{name}.csv", content)
    assert proposal.mapping.files[0].encoding == "cp1251"
    wanted = expected(name)
    wanted["columns"] = {key.replace("₽", "?"): to for key, to in wanted["columns"].items()}
    if name == "1c_flat_contracts_ru":
        wanted["currency"], wanted["asked"] = "unknown", ["currency"]
    assert found(proposal) == wanted


def test_the_html_table_that_bitrix24_calls_excel_is_read_alike(tmp_path: Path) -> None:
    columns, rows = table("bitrix24_deals_ru")
    proposal = proposed(tmp_path, "deals.xls", crm_rows.html_bytes(columns, rows))
    assert found(proposal) == expected("bitrix24_deals_ru")
