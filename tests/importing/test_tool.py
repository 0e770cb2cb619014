"""import_book as a caller has it: looked at first, written when asked to, confined, taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.tools import CallRefusedError, Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

FIRMS = "account_id,name,currency,industry\na1,Alder,USD,Retail\na2,Birch,USD,Energy\n"
CONTRACTS = """\
contract_id,account_id,start_date,end_date,annual_value
c1,a1,2026-01-01,2026-12-31,1200.00
c2,a1,2026-01-01,2026-12-31,a lot
c3,a9,2026-01-01,2026-12-31,50.00
"""
DEALS = """\
Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company IDs
1,More seats,Closed Won,500,03/04/2026,a1
2,Fewer seats,Proposal,700,05/06/2026,a1
"""


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    (tmp_path / "crm").mkdir()
    (tmp_path / "crm" / "accounts.csv").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "crm" / "contracts.csv").write_text(CONTRACTS, encoding="utf-8")
    return Workspace(
        tmp_path / "book",
        tmp_path / "outputs",
        lambda: datetime(2026, 6, 30, tzinfo=UTC),
        project=tmp_path,
        imports=(tmp_path.resolve(),),
    )


def asked(space: Workspace, **given: Any) -> dict[str, Any]:
    return call(tool_named("import_book"), {"language": "en", **given}, space)


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not path.name.startswith(".enterprise-sales")}


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(space: Workspace) -> None:
    found = asked(space, paths=["crm"])
    assert found["applied"] is False
    assert found["changes"]["added"] == ["exports/accounts.csv", "exports/contracts.csv"]
    assert {one["file"]: one["table"] for one in found["mapping"]} == {
        "exports/accounts.csv": "accounts",
        "exports/contracts.csv": "contracts",
    }
    counts = {one["table"]: (one["rows_read"], one["kept"]) for one in found["tables"]}
    assert counts == {"accounts": (2, 2), "contracts": (3, 1)}
    assert not space.book.exists()


def test_what_is_applied_is_a_book_that_the_tools_read(space: Workspace) -> None:
    done = asked(space, paths=["crm"], apply=True)
    assert done["applied"] is True
    assert files(space.book) >= {"book.yaml", "exports/accounts.csv", "exports/contracts.csv"}
    arguments = {"account": "Alder", "as_of": "2026-06-30", "save": False}
    profile = call(tool_named("profile_account"), arguments, space)
    assert profile["arr"] == "1200.00"


def test_a_newer_export_takes_the_place_of_the_former_and_the_mapping_stays(
    space: Workspace,
) -> None:
    asked(space, paths=["crm"], apply=True)
    mapping = (space.book / "book.yaml").read_text(encoding="utf-8") + "# checked by Anna\n"
    (space.book / "book.yaml").write_text(mapping, encoding="utf-8")
    newer = FIRMS + "a3,Cedar,USD,Retail\n"
    (space.project / "crm" / "accounts.csv").write_text(newer, encoding="utf-8")
    done = asked(space, paths=["crm/accounts.csv"], apply=True)
    assert done["changes"]["replaced"] == ["exports/accounts.csv"]
    assert [one["kept"] for one in done["mapping"]] == [True]
    assert (space.book / "book.yaml").read_text(encoding="utf-8") == mapping
    assert call(tool_named("list_accounts"), {}, space)["total"] == 3


def test_undo_leaves_the_book_as_it_was(space: Workspace) -> None:
    asked(space, paths=["crm/accounts.csv"], apply=True)
    before = {name: (space.book / name).read_bytes() for name in files(space.book)}
    later = asked(space, paths=["crm/contracts.csv"], apply=True)
    assert [one["table"] for one in later["mapping"]] == ["contracts"], "the accounts are there"
    assert later["questions"] == []
    taken = asked(space, undo=True)
    assert taken["changes"]["removed"] == ["exports/contracts.csv"]
    assert {name: (space.book / name).read_bytes() for name in files(space.book)} == before


def test_open_questions_keep_it_from_being_written_until_they_are_answered(
    space: Workspace,
) -> None:
    (space.project / "crm" / "deals.csv").write_text(DEALS, encoding="utf-8")
    found = asked(space, paths=["crm"], apply=True)
    assert found["applied"] is False
    dates = [one for one in found["questions"] if one["column"] == "Close Date"]
    assert dates
    assert not space.book.exists()
    answers = {one["id"]: one["candidates"][0] for one in found["questions"]}
    assert asked(space, paths=["crm"], apply=True, answers=answers)["applied"] is True
    asked(space, undo=True)
    assert asked(space, paths=["crm"], apply=True, take_assumed=True)["applied"] is True


@pytest.mark.parametrize("path", ["../elsewhere.csv", "/etc/hostname", "crm/../../elsewhere.csv"])
def test_an_assistant_reads_nothing_outside_its_folders(
    space: Workspace, path: str, tmp_path: Path
) -> None:
    (tmp_path.parent / "elsewhere.csv").write_text(FIRMS, encoding="utf-8")
    with pytest.raises(CallRefusedError, match="from these folders only"):
        asked(space, paths=[path])


def test_a_link_leads_nowhere_else(space: Workspace, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.csv").write_text(FIRMS, encoding="utf-8")
    (space.project / "crm" / "link.csv").symlink_to(tmp_path.parent / "secret.csv")
    with pytest.raises(CallRefusedError, match="from these folders only"):
        asked(space, paths=["crm/link.csv"])
    names = {one["file"] for one in asked(space, paths=["crm"])["mapping"]}
    assert names == {"exports/accounts.csv", "exports/contracts.csv"}


def test_what_cannot_be_done_is_said(space: Workspace) -> None:
    for given, said in (
        ({"paths": ["nowhere.csv"]}, "There is no such file or folder"),
        ({}, "No exports are named"),
        ({"undo": True}, "No import is on record"),
        ({"paths": ["crm"], "answers": "yes"}, "must give an answer for each question"),
    ):
        with pytest.raises(CallRefusedError, match=said):
            asked(space, **given)


def test_a_file_that_is_no_table_of_a_book_is_told_and_not_copied(space: Workspace) -> None:
    (space.project / "crm" / "weather.csv").write_text("city,rain\nOslo,3\n", encoding="utf-8")
    found = asked(space, paths=["crm"], apply=True, take_assumed=True)
    (weather,) = [one for one in found["mapping"] if one["file"] == "exports/weather.csv"]
    assert weather["table"] is None
    assert not (space.book / "exports" / "weather.csv").exists()


DOSSIER = """\
---
account_id: a1
overrides:
  - table: contracts
    key: c1
    set: {annual_value: 5000}
    reason: signed addendum
    author: Anna Petrova
    expires: 2026-03-31
---
"""


@pytest.mark.parametrize(
    ("day", "code"), [("2026-03-31", "value_overridden"), ("2026-04-01", "override_expired")]
)
def test_a_dry_run_reads_overrides_as_of_its_day(space: Workspace, day: str, code: str) -> None:
    asked(space, paths=["crm"], apply=True)
    (space.book / "accounts").mkdir()
    (space.book / "accounts" / "a1.md").write_text(DOSSIER, encoding="utf-8")
    codes = {one["code"] for one in asked(space, paths=["crm"], as_of=day)["findings"]}
    assert codes & {"value_overridden", "override_expired"} == {code}


@pytest.mark.parametrize(("apply", "last"), [(False, "Judging"), (True, "Writing")])
def test_every_step_is_told_before_it_is_done(space: Workspace, apply: bool, last: str) -> None:
    told: list[tuple[int, int, str]] = []
    given = {"paths": ["crm"], "language": "en", "apply": apply}
    call(tool_named("import_book"), given, space, lambda *step: told.append(step))
    count = 5 if apply else 4
    assert [(step, of) for step, of, _ in told] == [(step, count) for step in range(count)]
    assert told[-1][2].startswith(last)


def test_an_answer_is_short_unless_details_are_asked_for(space: Workspace) -> None:
    short, whole = (asked(space, paths=["crm"], details=details) for details in (False, True))
    accounts = short["mapping"][0]
    assert accounts["taken"] == {name: name for name in FIRMS.splitlines()[0].split(",")}
    assert [one["columns"] for one in short["mapping"]] == [[], []]
    assert short["quality_report"] is short["book_yaml"] is None
    assert short["writes_mapping"]
    columns = sum(len(one["columns"]) for one in whole["mapping"])
    steps = len(whole["quality_report"]["next_steps"])
    left = {"columns": columns, "findings": 0, "duplicates": 0, "next_steps": steps - 3}
    assert (columns, short["more"]) == (9, left)
    assert whole["more"] is None
    assert whole["book_yaml"].count("- file:") == 2
    assert short["findings"] == whole["findings"]


MANY = 30


def test_many_findings_are_cut_and_counted_but_no_assumption(space: Workspace) -> None:
    for at in range(MANY):
        (space.project / "crm" / f"weather{at}.docx").write_text("text", encoding="utf-8")
    people = "stakeholder_id,account_id,name,title\np1,a1,Ann,CEO\n"
    (space.project / "crm" / "people.csv").write_text(people, encoding="utf-8")
    found = asked(space, paths=["crm"])
    codes = [one["code"] for one in found["findings"]]
    assert len(codes) == 20
    assert "levels_assumed" in codes
    whole = asked(space, paths=["crm"], details=True)["findings"]
    assert found["more"]["findings"] == len(whole) - 20


def test_a_column_that_is_not_plain_stands_in_the_short_answer(space: Workspace) -> None:
    misspelt = FIRMS.replace("industry", "indutsry")
    (space.project / "crm" / "accounts.csv").write_text(misspelt, encoding="utf-8")
    (column,) = asked(space, paths=["crm"])["mapping"][0]["columns"]
    assert (column["column"], column["target"]) == ("indutsry", "industry")
    assert column["reason"] == "spelt nearly like a known header"
