"""Every number of the source documents stands in a playbook as it is there, or is an example."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.book.tables import columns_of

from .homes import NAMES, PROJECT, playbook
from .outline import in_sections

SEEDS = PROJECT.parent / "shared" / "seeds"
SECTIONS = yaml.safe_load(Path(__file__).with_name("sections.yaml").read_text("utf-8"))
FIGURES: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("figures.yaml").read_text("utf-8")
)
LISTED = [
    pytest.param(document, entry, id=f"{document}: {section}: {' '.join(entry['figures'])}")
    for document, sections in FIGURES.items()
    for section, entries in sections.items()
    for entry in entries
]
NUMBER = re.compile(r"(?<![A-Za-z\d])\d[\d,.]*(?:[KM]\b)?%?")
PLACE_IN_LIST = re.compile(r"^\s*\d+\. |^#+ Step \d+:|\bQ(?=\d)|3x3|B2B")


@pytest.mark.parametrize(("document", "entry"), LISTED)
def test_a_number_is_held_by_its_value(document: str, entry: dict[str, Any]) -> None:
    if "holds" in entry:
        for one in held(entry["holds"], document):
            assert agrees(one, entry["value"]), one
    elif "column" in entry:
        table, column = entry["column"].split(".")
        found = columns_of(table)[column]
        assert [found.low, found.high] == entry["value"]
    else:
        assert entry["example"]


def held(target: str, document: str) -> list[Any]:
    """The values, or the records with a code, that the playbooks hold; each cites the document."""
    rest, _, name = target.partition("@")
    path, _, code = rest.partition("=")
    found = []
    for parameter in (playbook(one).parameter(path) for one in ([name] if name else NAMES)):
        assert parameter.source.document == document
        records = (
            [one for one in parameter.value if one.code == code] if code else [parameter.value]
        )
        assert records
        found += records
    return found


def agrees(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return all(getattr(found, key) == value for key, value in wanted.items())
    return bool(list(found) == wanted if isinstance(wanted, list) else found == wanted)


@pytest.mark.parametrize("document", SECTIONS)
def test_no_number_of_the_document_is_left_out(document: str) -> None:
    seed = SEEDS / SECTIONS[document]["file"]
    if not seed.exists():
        pytest.skip("the source documents are not beside this checkout")
    for section, lines in in_sections(seed.read_text("utf-8")).items():
        text = "\n".join(PLACE_IN_LIST.sub("", line) for line in lines)
        told = {f for entry in FIGURES[document].get(section, ()) for f in entry["figures"]}
        assert {number.rstrip(".,") for number in NUMBER.findall(text)} <= told, section
