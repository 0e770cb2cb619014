"""The share of columns recognised: header sets of CRM exports renamed, and sheets kept by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from mapping import Looked, by_hand, crm_rows, header_sets
from renamed import WAYS

SOURCES: dict[str, Callable[[], Iterator[Looked]]] = {
    "renamed": header_sets,
    "by hand": by_hand,
    "unseen": partial(by_hand, "sheets_blind.yaml"),
}


@pytest.mark.benchmark(group="mapping")
@pytest.mark.parametrize("source", SOURCES)
def test_columns(benchmark: Any, source: str) -> None:
    if source == "renamed" and not crm_rows.DATA.is_dir():
        pytest.skip("needs the header sets in ../shared/data/crm_headers")
    found = benchmark.pedantic(lambda: list(SOURCES[source]()), rounds=1)
    note(benchmark.extra_info, "", found)
    for way in (way.name for way in WAYS):
        note(benchmark.extra_info, f"{way}: ", [one for one in found if one.way == way])


def note(info: dict[str, Any], name: str, found: list[Looked]) -> None:
    """How many columns were looked at, recognised, and taken wrongly with high confidence."""
    if found:
        info[f"{name}columns"] = len(found)
        info[f"{name}right"] = sum(one.right for one in found)
        info[f"{name}misled"] = sum(one.misled for one in found)
