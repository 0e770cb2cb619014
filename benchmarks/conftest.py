"""The options of the benchmarks."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--plain-book", help="a folder that big_book.py has written")
    parser.addoption("--small-book", help="another, scored first so that nothing is cold")
    parser.addoption("--export", help="a folder that big_export.py has written")
    parser.addoption("--form", choices=("csv", "xlsx"), default="csv")
    parser.addoption("--side", choices=("ours", "typed", "book", "peer", "by-hand"), default="ours")
