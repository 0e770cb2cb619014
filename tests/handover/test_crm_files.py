"""Import files for a CRM: read back as they were meant, harmless in a spreadsheet, stable ids."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.analyses.results import HandOff
from enterprise_sales.documents.crm_files import RUNS, crm_files, safe, written

from ..analyses_profile.facts import PERSON, green, red
from ..faults.asking import D, ask, workspace

NASTY = '=HYPERLINK("http://x";"y")'


def files(folder: Path, as_of: str = D, **tables: Any) -> dict[str, list[dict[str, str]]]:
    """Suffix → lines of the import files of a book."""
    result = ask(workspace(folder, **tables), "hand_off", as_of)
    found = crm_files(HandOff.model_validate(result))
    return {name: read(data) for name, data in found.items()}


def read(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def tables() -> dict[str, Any]:
    """An account with tasks and deals, one of each written by somebody who means ill."""
    return {
        **green(),
        "stakeholders": [{**PERSON, "next_action": "Call, then write", "internal_owner": "Max"}],
        "actions": [
            {"action": NASTY, "owner": "@Max", "due": "2026-07-01", "status": "open"},
            {"action": "Done already", "status": "done"},
            {"action": 'Say "yes",\nthen sign', "status": "open"},
        ],
        "opportunities": [
            {"opportunity_id": "o1", "stage": "proposal", "amount": 500, "close_date": "2026-09-01",
             "business_unit": "Plant", "product_id": "p", "next_step": "+7 call"},
            {"opportunity_id": "o2"},
        ],
    }  # fmt: skip


def test_tasks_are_those_on_record_and_those_of_the_renewal(tmp_path: Path) -> None:
    found = files(tmp_path, **tables())
    subjects = [line["Subject"] for line in found[".salesforce-tasks.csv"]]
    titles = [line["Task title"] for line in found[".hubspot-tasks.csv"]]
    assert subjects == titles
    assert 'Say "yes", then sign' in subjects
    assert "Ada: Call, then write" in subjects
    assert f"'{NASTY}" in subjects
    assert not [one for one in subjects if "Done already" in one]
    owners = {line["Subject"]: line["Owner"] for line in found[".salesforce-tasks.csv"]}
    assert owners[f"'{NASTY}"] == "'@Max"
    assert owners["Ada: Call, then write"] == "Max"
    assert owners['Say "yes", then sign'] == ""


def test_a_subject_too_long_for_salesforce_ends_after_a_word(tmp_path: Path) -> None:
    long = " ".join(["contract"] * 40)
    rows = [{"action": long, "status": "open"}]
    found = files(tmp_path, **{**tables(), "actions": rows})[".salesforce-tasks.csv"]
    (line,) = (line for line in found if line["Subject"].startswith("contract"))
    assert line["Subject"] == " ".join(["contract"] * 28) + " …", "28 × 9 + 1 = 253 of 255"
    assert line["Description"] == long


def test_deals_are_as_on_record_and_nothing_is_made_up(tmp_path: Path) -> None:
    found = files(tmp_path, **tables())
    deals = {line["External_Id__c"]: line for line in found[".salesforce-opportunities.csv"]}
    assert deals["o1"] == {
        "External_Id__c": "o1",
        "Name": "Alder: Plant: Press",
        "StageName": "proposal",
        "CloseDate": "2026-09-01",
        "Amount": "500.00",
        "CurrencyIsoCode": "USD",
        "NextStep": "'+7 call",
        "Description": "",
        "Owner": "",
        "Account.External_Id__c": "a",
    }
    bare = {name: deals["o2"][name] for name in ("StageName", "CloseDate", "Amount", "NextStep")}
    assert set(bare.values()) == {""}
    # Yard is worth 10,000 by list price: an estimate, so it is no amount of a deal.
    (yard,) = (line for line in deals.values() if "Yard" in line["Name"])
    assert (yard["Amount"], yard["StageName"], yard["CloseDate"]) == ("", "", "")


def test_what_is_empty_is_said_with_the_reason(tmp_path: Path) -> None:
    found = files(tmp_path, **tables())
    deals = {line["External_Id__c"]: line for line in found[".salesforce-opportunities.csv"]}
    everything = "Заполнить перед импортом: стадия, дата закрытия и сумма."
    assert deals["o2"]["Description"] == everything
    (yard,) = (line for line in deals.values() if "Yard" in line["Name"])
    told = f"Пока не сделка: возможность, которую можно предложить клиенту. {everything}"
    assert yard["Description"] == told
    lines = found[".hubspot-opportunities.csv"]
    assert told in {line["Deal Description"] for line in lines}


def test_an_account_in_the_red_gets_no_new_deal(tmp_path: Path) -> None:
    found = files(tmp_path, **{**tables(), "signals": red()["signals"]})
    for suffix in (".salesforce-opportunities.csv", ".hubspot-opportunities.csv"):
        assert {next(iter(line.values())) for line in found[suffix]} == {"o1", "o2"}


def test_a_second_import_updates(tmp_path: Path) -> None:
    """The next day, with another due date, everything keeps its identifier."""
    before = files(tmp_path / "before", **tables())
    later = tables()
    later["actions"][0]["due"] = "2026-07-15"
    after = files(tmp_path / "after", "2026-07-01", **later)
    for suffix, key in (
        (".salesforce-tasks.csv", "External_Id__c"),
        (".hubspot-tasks.csv", "External ID"),
    ):
        ids = [line[key] for line in before[suffix]]
        assert ids
        assert len(set(ids)) == len(ids)
        assert set(ids) == {line[key] for line in after[suffix]}


def test_only_what_hubspot_reads_bears_a_mark(tmp_path: Path) -> None:
    result = HandOff.model_validate(ask(workspace(tmp_path, **tables()), "hand_off"))
    for name, data in crm_files(result).items():
        assert data.startswith(BOM_UTF8) == (".hubspot" in name)


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_cell_runs_in_a_spreadsheet(text: str) -> None:
    data = written(["a", "b"], [{"a": text, "b": None}])
    (line,) = read(data)
    assert line["a"] == safe(text)
    assert not line["a"].startswith((*RUNS, "\t", "\r", "\n"))
    assert line["b"] == ""


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\u200b=1", "＝1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert safe(text).startswith("'")
    assert safe("1-1=0") == "1-1=0"


def test_two_actions_of_the_same_words_are_two_tasks(tmp_path: Path) -> None:
    again = [
        {"action": "Call", "owner": "Ann", "due": "2026-08-01", "status": "open"},
        {"action": "Call", "owner": "Bob", "due": "2026-09-01", "status": "open"},
    ]
    found = files(tmp_path / "both", **{**green(), "actions": again})[".salesforce-tasks.csv"]
    alone = files(tmp_path / "one", **{**green(), "actions": again[:1]})[".salesforce-tasks.csv"]
    calls = [line for line in found if line["Subject"] == "Call"]
    assert [line["Owner"] for line in calls] == ["Ann", "Bob"]
    assert len({line["External_Id__c"] for line in calls}) == 2
    assert calls[0] in alone
