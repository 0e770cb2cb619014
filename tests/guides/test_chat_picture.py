"""The picture in the README is what the program shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .chat_picture import PICTURE, ROOT, picture, seconds_in


def test_the_picture_is_what_the_terminal_shows(
    tmp_path: Path, same_as: Callable[[str, Path], None], request: pytest.FixtureRequest
) -> None:
    anew = request.config.getoption("--update-snapshots")
    seconds = [] if anew else seconds_in(PICTURE.read_text(encoding="utf-8"))
    same_as(picture(tmp_path, seconds), PICTURE)


def test_the_picture_asks_nobody_for_anything() -> None:
    drawn = PICTURE.read_text(encoding="utf-8")
    addresses = {part.partition('"')[0] for part in drawn.split('"http')[1:]}
    assert addresses == {"://www.w3.org/2000/svg"}
    assert "url(http" not in drawn


def test_the_readme_shows_it_and_says_that_it_is_scripted() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "](assets/chat.svg)" in readme
    assert "scripted" in readme
