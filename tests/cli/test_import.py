"""`enterprise-sales import`: what is shown, asked and written, from the shell and at a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enterprise_sales.cli.called import called
from enterprise_sales.cli.command import main

from .support import SOURCE

COMPANIES = """\
Record ID,Company name,Company owner,Industry
7,Lark & Co,Dana,Retail
8,Nord AG,Sam,
"""
DEALS = """\
Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Associated Company
21,Seats,Closed Won,1200.00,USD,2026-03-31,Lark & Co
22,More seats,Proposal,300.00,USD,2026-12-15,Nord AG
23,Lost one,Closed Lost,90.00,USD,2026-02-10,Nobody Ltd
"""
QUESTION = "won_deals:exports/deals.csv"
TAKEN = ("--answer", f"{QUESTION}=contracts")
WIDTH, SCREEN = 80, 40
PATIENCE_SECONDS = 60
CYAN = "\x1b[36m"
ASKED = b"Number, or the answer in words"


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "companies.csv").write_text(COMPANIES, encoding="utf-8")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    return tmp_path


Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(
    exports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """Runs a command in the folder of the exports: exit status, standard output and error."""
    monkeypatch.chdir(exports)
    monkeypatch.setenv("COLUMNS", str(WIDTH))

    def run(*words: str) -> tuple[int, str, str]:
        try:
            status = main([*words, "--book", "book"])
        except SystemExit as wrong:
            status = int(wrong.code or 0)
        return status, *capsys.readouterr()

    return run


def test_a_dry_run_writes_nothing_and_names_the_next_command(shell: Shell, exports: Path) -> None:
    status, out, err = shell("import", "exports", *TAKEN)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].strip() == (
        f"enterprise-sales import exports --answer {QUESTION}=contracts --book book --apply"
    )
    assert not (exports / "book").exists()


def test_an_import_from_the_first_to_taking_it_back(shell: Shell, exports: Path) -> None:
    status, out, err = shell("import", "exports", *TAKEN, "--apply")
    assert (status, err) == (0, "")
    assert "Added: exports/companies.csv, exports/deals.csv" in out
    assert out.splitlines()[-1].strip() == "enterprise-sales call review_portfolio --book book"
    status, out, err = shell("call", "profile_account", '{"account": "lark", "save": false}')
    assert (status, err) == (0, "")
    assert json.loads(out)["arr"] == "1200.00"
    _, out, _ = shell("import", "exports")
    assert "Unchanged: exports/companies.csv, exports/deals.csv" in out
    assert "--apply" not in out
    (exports / "exports" / "deals.csv").write_text(DEALS.replace("300.00", "350.00"), "utf-8")
    _, out, _ = shell("import", "exports")
    assert "Would be replaced: exports/deals.csv" in out
    status, out, err = shell("import", "--undo")
    assert (status, err) == (0, "")
    assert "Removed: exports/companies.csv, exports/deals.csv" in out
    assert not (exports / "book" / "book.yaml").exists()


@pytest.mark.parametrize(("language", "head"), [("en", "Column "), ("ru", "Столбец ")])
def test_the_report_fits_a_terminal_in_the_language_asked_for(
    language: str, head: str, shell: Shell
) -> None:
    commands = ("--answer ", "enterprise-sales import ")
    for details in ((), ("--details",)):
        _, out, err = shell("import", "exports", "--language", language, *details)
        assert [one for one in ("Column ", "Столбец ") if one in out] == ([head] if details else [])
        lines = [line for line in out.splitlines() if not line.strip().startswith(commands)]
        assert max(map(len, lines)) <= WIDTH
        # Neither colours nor a bar where the output goes into a file.
        assert "\x1b" not in out + err


def test_the_report_is_one_screen_and_says_what_more_there_is(shell: Shell) -> None:
    _, short, _ = shell("import", "exports")
    _, whole, _ = shell("import", "exports", "--details")
    assert len(short.splitlines()) <= SCREEN
    assert "--details also shows: 11 columns with reasons and 2 remarks." in short
    assert "--details" not in whole
    assert "Company owner" in whole
    assert "Company owner" not in short


def test_an_answer_that_settles_nothing_is_told_first_and_writes_nothing(
    shell: Shell, exports: Path
) -> None:
    wrong = ("--answer", "won_deal:exports/deals.csv=contracts", "--answer", f"{QUESTION}=Yes")
    status, out, _ = shell("import", "exports", *wrong, "--apply", "--yes")
    assert status == 2
    assert not (exports / "book").exists()
    told = " ".join(out.split())
    assert told.startswith("Answers that were not understood")
    assert out.count("Choose one of") == 1
    assert "no question of this import has this id" in told
    assert f"(nearest: {QUESTION})" in told
    assert "Choose one of: contracts, leave_aside." in told
    assert f"--answer {QUESTION}=contracts" in out
    assert out.splitlines()[-1].strip() == "enterprise-sales import exports --book book --apply"
    status, out, err = shell("import", "exports", *wrong, "--json")
    assert status == 2
    assert json.loads(out)["applied"] is False
    assert err.lstrip().startswith("Answers that were not understood")


def test_an_answer_about_a_file_that_the_book_has_already_is_no_mistake(shell: Shell) -> None:
    assert shell("import", "exports", *TAKEN, "--apply")[0] == 0
    status, out, _ = shell("import", "exports", *TAKEN, "--apply")
    assert status == 0
    assert "not understood" not in out


def test_a_currency_that_is_none_is_no_answer(shell: Shell) -> None:
    status, out, _ = shell("import", "exports", *TAKEN, "--answer", "currency:book=USDD")
    assert status == 2
    assert "Choose one of: USD." in out


def test_what_somebody_has_to_see_to_stands_first_and_once(shell: Shell, exports: Path) -> None:
    (exports / "exports" / "deals.csv").write_text(DEALS.replace("Nord AG", "Nowhere"), "utf-8")
    _, out, _ = shell("import", "exports")
    heads = ("Files and their rows", "Questions", "Rows left out", "What to fill first")
    places = [out.index(head) for head in heads]
    assert places == sorted(places)
    assert out.count("exports/deals.csv, row 3: ") == 1


def test_what_is_printed_leads_where_it_says(
    shell: Shell, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTERPRISE_SALES_CALLED", "plugin/bin/enterprise-sales")
    _, out, _ = shell("import", "exports", *TAKEN, "--apply", "--out", "plans")
    (saved,) = [line for line in out.splitlines() if "report is saved: " in line]
    path = saved.rpartition(" ")[2]
    assert path.startswith("plans/")
    assert (exports / path).is_file()
    assert out.splitlines()[-1].strip() == (
        "plugin/bin/enterprise-sales call review_portfolio --book book --out plans"
    )


def test_a_program_on_the_path_is_named_alone(tmp_path: Path) -> None:
    program = tmp_path / "enterprise-sales"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    typed = {"ENTERPRISE_SALES_CALLED": str(program)}
    assert called({**typed, "PATH": str(tmp_path)}) == "enterprise-sales"
    assert called({**typed, "PATH": "/nowhere"}) == str(program)
    assert called({}) == "enterprise-sales"


def test_with_an_open_question_it_is_not_written(shell: Shell, exports: Path) -> None:
    status, out, _ = shell("import", "exports", "--apply")
    assert status == 1
    assert f"--answer {QUESTION}=contracts" in out
    assert not (exports / "book").exists()
    assert shell("import", "exports", "--apply", "--yes")[0] == 0


def test_json_is_the_result_alone(shell: Shell) -> None:
    status, out, _ = shell("import", "exports", "--json")
    assert status == 0
    result = json.loads(out)
    assert [one["id"] for one in result["questions"]] == [QUESTION]


def test_an_empty_folder_is_told_what_is_read(shell: Shell, exports: Path) -> None:
    (exports / "empty").mkdir()
    status, out, err = shell("import", "empty")
    assert (status, err) == (0, "")
    assert "CSV" in out
    assert "--apply" not in out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["nowhere.csv"], 1, "There is no such file or folder."),
        ([], 1, "No exports are named"),
        (["--undo"], 1, "No import is on record"),
        (["exports", "--undo"], 2, "takes neither paths nor --apply"),
        (["exports", "--answer", "dmy"], 2, "--answer needs ID=VALUE"),
    ],
)
def test_what_cannot_be_done_is_said_on_standard_error(
    words: list[str], status: int, said: str, shell: Shell, exports: Path
) -> None:
    found, out, err = shell("import", *words)
    assert (found, out) == (status, "")
    assert said in err
    assert "Traceback" not in err
    assert not (exports / "book").exists()


def test_a_reader_that_leaves_early_is_no_defect(exports: Path) -> None:
    command = [sys.executable, "-I", str(SOURCE), "import", "exports", "--book", "book"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as out:
        found = subprocess.run(
            command, stdout=out, stderr=subprocess.PIPE, cwd=exports, check=False
        )
    assert found.returncode != 0
    assert found.stderr == b""


def at_terminal(
    folder: Path, typed: bytes, *more: str, signalled: int | None = None, **environment: str
) -> tuple[int, str]:
    """Exit status and what a terminal shows; somebody types, or interrupts, once a question comes.

    Args:
        folder: where the exports are.
        typed: at the first question.
        more: options.
        signalled: the signal that comes before it.
        environment: further variables.
    """
    command = [sys.executable, "-I", str(SOURCE), "import", "exports", "--book", "book", *more]
    ours, theirs = pty.openpty()
    variables = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": str(WIDTH), **environment}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=variables
    )
    os.close(theirs)
    shown = b""
    try:
        while select.select([ours], [], [], PATIENCE_SECONDS)[0]:
            shown += os.read(ours, 65536)
            if ASKED in shown and signalled:
                process.send_signal(signalled)
                signalled = None
            if ASKED in shown and typed:
                os.write(ours, typed)
                typed = b""
    except OSError:  # the other side is closed: the process has ended
        pass
    finally:
        os.close(ours)
    return process.wait(PATIENCE_SECONDS), shown.decode()


def test_at_a_terminal_a_question_is_asked_until_it_is_answered(exports: Path) -> None:
    status, shown = at_terminal(exports, b"maybe\n1\n", "--apply")
    assert status == 0
    assert "1  contracts" in shown
    assert shown.encode().count(ASKED) == 2
    assert CYAN in shown
    assert "table: contracts" in (exports / "book" / "book.yaml").read_text("utf-8")


def test_the_end_of_the_input_leaves_the_question_open(exports: Path) -> None:
    status, shown = at_terminal(exports, b"\x04", "--apply", NO_COLOR="1")
    assert status == 1
    assert CYAN not in shown
    assert "Traceback" not in shown
    assert not (exports / "book").exists()


def test_an_interrupt_ends_it_quietly(exports: Path) -> None:
    # The line is for an interrupt that comes just before the program waits for one.
    status, shown = at_terminal(exports, b"\n", "--apply", signalled=signal.SIGINT)
    assert status == 130
    assert "Traceback" not in shown
    assert not (exports / "book").exists()


def test_a_column_that_is_not_plain_is_named(shell: Shell, exports: Path) -> None:
    misspelt = COMPANIES.replace("Industry", "Indutsry")
    (exports / "exports" / "companies.csv").write_text(misspelt, encoding="utf-8")
    _, out, _ = shell("import", "exports", *TAKEN)
    told = " ".join(out.split())
    assert "Columns to look at exports/companies.csv: “Indutsry” → industry (" in told
    assert "Assumed, until you say otherwise exports/deals.csv: won deals are taken" in told
