"""`enterprise-sales ask` in a folder of its own, over a scripted API."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from enterprise_sales.agent.client import SWITCHES
from enterprise_sales.cli import main

from .api import ScriptedApi

OTHER_WAYS = ("ANTHROPIC_AUTH_TOKEN", *SWITCHES)
Asks = Callable[..., tuple[int, str, str]]
"""The API, or None where there is no key, and the words of the command line → exit status,
standard output, standard error."""


@pytest.fixture
def asks(
    tmp_path: Path,
    demo_book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Asks:
    """Runs `ask` over the demo book, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in OTHER_WAYS:
        monkeypatch.delenv(name, raising=False)

    def run(api: ScriptedApi | None, *words: str) -> tuple[int, str, str]:
        monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
        if api:
            monkeypatch.setenv("ANTHROPIC_API_KEY", "word")
            monkeypatch.setenv("ANTHROPIC_BASE_URL", api.url)
        try:
            status = main(["ask", *words, "--book", str(demo_book)])
        except SystemExit as end:
            status = int(end.code or 0)
        return status, *capsys.readouterr()

    return run
