"""The README shows what the tools really return and save; `--update-snapshots` writes it anew."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TOOLS, tool_named

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
SHOWN = ("account_name", "as_of", "renewal", "opt_out_days", "overdue", "price_case")
CASE = ("possible", "uplift_amount", "value_documented", "statement")
FIRST, LAST = "### Сценарии продления", "## Карта стейкхолдеров"


def asked() -> tuple[str, dict[str, Any]]:
    """The tool and the arguments of the README's own command."""
    command = re.search(r"call (\w+) '(\{.*\})' --book assets/demo_book", README.read_text("utf-8"))
    assert command is not None
    return command[1], json.loads(command[2])


def answered(outputs: Path) -> tuple[str, str]:
    """The parts of the result and of the document that the README shows."""
    tool, arguments = asked()
    now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    workspace = Workspace(ROOT / "assets" / "demo_book", outputs, lambda: now)
    result = call(tool_named(tool), arguments, workspace)
    part = {name: result[name] for name in SHOWN}
    part["price_case"] = {name: result["price_case"][name] for name in CASE}
    saved = (outputs / result["output"]["path"]).read_text(encoding="utf-8")
    document = saved[saved.index(FIRST) : saved.index(LAST)].strip()
    return json.dumps(part, ensure_ascii=False, indent=2), document


def block(mark: str, kind: str, content: str) -> tuple[str, str]:
    """A pattern that finds a block of the README, and the block as it should be."""
    pattern = rf"<!-- {mark} -->\n```{kind}\n.*?```\n"
    return pattern, f"<!-- {mark} -->\n```{kind}\n{content}\n```\n"


def test_the_readme_shows_what_is_returned_and_saved(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    result, document = answered(tmp_path / "outputs")
    text = README.read_text(encoding="utf-8")
    for pattern, right in (
        block("result", "json", result),
        block("document", "markdown", document),
    ):
        found = re.search(pattern, text, flags=re.DOTALL)
        assert found is not None
        if request.config.getoption("--update-snapshots"):
            text = text.replace(found[0], right)
            README.write_text(text, encoding="utf-8")
        assert right in text


def test_the_readme_names_every_tool() -> None:
    listed = set(re.findall(r"^\| `(\w+)` \|", README.read_text("utf-8"), flags=re.MULTILINE))
    assert listed == set(TOOLS)


def test_every_link_of_the_guides_leads_somewhere() -> None:
    broken = [
        (path.name, target)
        for path in [README, *(ROOT / "references").glob("*.md"), ROOT / "CONTRIBUTING.md"]
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []
