"""The guide names every table and column, and no other; `--update-snapshots` writes them anew."""

import re
from pathlib import Path

import pytest

from enterprise_sales.book.columns import Column
from enterprise_sales.book.mapping import (
    Aggregate,
    BookMapping,
    FileMapping,
    FlagCheck,
    Lookup,
    Windows,
)
from enterprise_sales.book.mapping_checks import check_mapping
from enterprise_sales.book.problems import scale_of
from enterprise_sales.book.tables import MODELS, columns_of, required_of
from enterprise_sales.book.yaml_file import load_yaml

GUIDE = Path(__file__).parents[2] / "references" / "bring-a-book.md"
MARK = "<!-- tables -->\n"


def described(name: str, column: Column, required: bool) -> str:
    shown = f"**{name}**" if required else name
    if column.codes:
        return f"{shown} ({'/'.join(column.codes)})"
    return shown if column.high is None else f"{shown} ({scale_of(column)})"


def tables() -> str:
    lines = ["| table | columns |", "|---|---|"]
    for table in MODELS:
        columns = columns_of(table).items()
        listed = ", ".join(described(n, c, n in required_of(table)) for n, c in columns)
        lines.append(f"| {table} | {listed} |")
    return "\n".join(lines) + "\n"


def test_the_guide_lists_the_tables_as_they_are_read(request: pytest.FixtureRequest) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    head, mark, listed = text.partition(MARK)
    if request.config.getoption("--update-snapshots"):
        GUIDE.write_text(head + mark + "\n" + tables(), encoding="utf-8")
        return
    assert listed.strip() == tables().strip()


def test_the_guide_names_every_key_of_book_yaml() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    models = (BookMapping, FileMapping, FlagCheck, Lookup, Aggregate, Windows)
    missing = [name for model in models for name in model.model_fields if f"{name}" not in text]
    assert missing == []


def test_every_mapping_in_the_guide_can_be_used(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 2
    for block in blocks:
        mapping = BookMapping.model_validate(load_yaml(block, "book.yaml"))
        check_mapping(tmp_path, mapping)
        assert mapping.files
