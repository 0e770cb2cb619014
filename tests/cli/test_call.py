"""`enterprise-sales call`: the same results as an assistant gets, from the shell."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client import Client

from enterprise_sales import __version__
from enterprise_sales.server.app import build_server
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.catalogue import TELLING, TOOLS

from ..server.support import BOOK_TOOLS
from .support import SOURCE, run

AS_OF = {"as_of": "2026-06-30"}


def given(name: str) -> dict[str, Any]:
    saves = {} if name == "list_accounts" else {"save": False}
    return AS_OF | saves | ({} if name in BOOK_TOOLS else {"account": "stalgor"})


@pytest.mark.parametrize("name", TELLING)
def test_call_prints_what_a_client_gets(name: str, demo_book: Path, tmp_path: Path) -> None:
    status, out, err = run(
        "call", name, json.dumps(given(name)), "--book", str(demo_book), folder=tmp_path
    )
    assert (status, err) == (0, "")
    server = build_server(Workspace(demo_book, tmp_path, lambda: datetime.now(UTC)))

    async def asked() -> Any:
        async with Client(server) as client:
            return (await client.call_tool(name, given(name))).structured_content

    assert json.loads(out) == anyio.run(asked)
    assert "«Стальгор»" in out


def test_arguments_come_through_standard_input_too(demo_book: Path, tmp_path: Path) -> None:
    text = json.dumps({"account": "АО «Стальгор»", "save": False}, ensure_ascii=False)
    for stdin in (text.encode(), text.encode("utf-8-sig")):
        status, out, err = run(
            "call", "plan_renewal", "-", "--book", str(demo_book), folder=tmp_path, stdin=stdin
        )
        assert (status, err) == (0, "")
        assert json.loads(out)["account_id"] == "stalgor"


@pytest.mark.parametrize("before", [True, False])
def test_the_folders_are_named_before_or_after_the_command(
    before: bool, demo_book: Path, tmp_path: Path
) -> None:
    folders = ["--book", str(demo_book), "--out", str(tmp_path / "mine")]
    command = ["call", "plan_renewal", '{"account": "acme"}']
    words = [*folders, *command] if before else [*command, *folders]
    status, out, err = run(*words, folder=tmp_path)
    assert (status, err) == (0, "")
    assert (tmp_path / "mine" / json.loads(out)["output"]["path"]).is_file()


def test_the_environment_names_them_as_well(demo_book: Path, tmp_path: Path) -> None:
    status, out, _ = run(
        "call",
        "plan_renewal",
        '{"account": "acme"}',
        folder=tmp_path,
        ENTERPRISE_SALES_BOOK=str(demo_book),
        ENTERPRISE_SALES_OUTPUTS=str(tmp_path / "elsewhere"),
    )
    assert status == 0
    assert (tmp_path / "elsewhere" / json.loads(out)["output"]["path"]).is_file()


def test_a_refusal_goes_to_standard_error(tmp_path: Path) -> None:
    status, out, err = run("call", "plan_renewal", '{"account": "acme"}', folder=tmp_path)
    assert (status, out) == (1, "")
    assert "enterprise-sales demo" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "COMMAND"),
        (["cal"], "invalid choice"),
        (["call"], "call needs the name of a tool"),
        (["call", "plan_renewl"], "nearest: plan_renewal"),
        (["call", "plan_renewal", "{'account': 'acme'}"], "not JSON"),
        (["call", "plan_renewal", "[1]"], "must be one JSON object"),
        (["call", "plan_renewal", "[" * 100_000], "not JSON"),
        (["call", "plan_renewal", "{}", "--account", "acme"], "unrecognized arguments"),
        (["demo", "--book", "book"], "demo has a book of its own"),
        (["demo", "--language", "fr"], "invalid choice"),
    ],
)
def test_wrong_usage_ends_with_two(words: list[str], said: str, tmp_path: Path) -> None:
    status, out, err = run(*words, folder=tmp_path)
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["--help"], ["serve", "-h"], ["demo", "-h"], ["call", "-h"]])
def test_help_shows_examples(words: list[str], tmp_path: Path) -> None:
    status, out, err = run(*words, folder=tmp_path)
    assert (status, err) == (0, "")
    assert "example" in out
    assert "--book DIR" in out
    assert "--out DIR" in out


def test_help_loads_nothing_that_is_slow(tmp_path: Path) -> None:
    words = [sys.executable, "-I", "-X", "importtime", str(SOURCE), "call", "--help"]
    found = subprocess.run(words, cwd=tmp_path, capture_output=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in found.stderr.decode().splitlines()}
    assert "argparse" in loaded
    assert not loaded & {"pydantic", "polars", "mcp", "babel", "jinja2", "yaml", "asyncio"}


def test_version(tmp_path: Path) -> None:
    assert run("--version", folder=tmp_path) == (0, f"enterprise-sales {__version__}\n", "")


def test_the_tools_are_listed_with_their_arguments(tmp_path: Path) -> None:
    status, out, err = run("call", "--list", folder=tmp_path)
    assert (status, err) == (0, "")
    for name in TOOLS:
        assert f"{name}\n" in out
    assert "arguments: account, agent, as_of, language, playbook, save\n" in out
