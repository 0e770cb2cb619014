"""Where the book and the outputs are."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.tools.places import book_folder, outputs_folder

HERE = Path("/here")
ALL = {
    "ENTERPRISE_SALES_BOOK": "/variable",
    "CLAUDE_PLUGIN_OPTION_BOOK": "/setting",
    "CLAUDE_PROJECT_DIR": "/project",
}


@pytest.mark.parametrize(
    ("given", "dropped", "found"),
    [
        ("/given", [], "/given"),
        (None, [], "/variable"),
        (None, ["ENTERPRISE_SALES_BOOK"], "/setting"),
        (None, ["ENTERPRISE_SALES_BOOK", "CLAUDE_PLUGIN_OPTION_BOOK"], "/project/book"),
        (None, [*ALL], "/here/book"),
    ],
)
def test_the_nearest_to_the_user_wins(given: str | None, dropped: list[str], found: str) -> None:
    environment = {name: value for name, value in ALL.items() if name not in dropped}
    assert book_folder(given, environment, HERE) == Path(found)


@pytest.mark.parametrize("unset", ["", "  ", "${user_config.book}"])
def test_a_setting_that_the_host_left_unfilled_is_no_folder(unset: str) -> None:
    environment = {"ENTERPRISE_SALES_BOOK": unset, "CLAUDE_PLUGIN_OPTION_BOOK": unset}
    assert book_folder(None, environment, HERE) == Path("/here/book")


def test_a_relative_folder_starts_in_the_working_directory() -> None:
    assert book_folder("mine", {}, HERE) == Path("/here/mine")
    assert book_folder(None, {"CLAUDE_PROJECT_DIR": "project"}, HERE) == Path("/here/project/book")


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maria")
    monkeypatch.setenv("USERPROFILE", "/home/maria")
    assert book_folder("~/book", {}, HERE) == Path("/home/maria/book")


def test_the_outputs_have_variables_of_their_own() -> None:
    assert outputs_folder(None, ALL, HERE) == Path("/project/outputs")
    own = {"ENTERPRISE_SALES_OUTPUTS": "/elsewhere"}
    assert outputs_folder(None, ALL | own, HERE) == Path("/elsewhere")
