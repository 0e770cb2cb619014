"""The start of `ask`: from process start to its first request, and that of the least script."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.scripted.steps import Json, Step, says

from scripted_model import scripted
from servers import ASK, BARE, COMMAND, ROOT

TURNS = 12


class Model(scripted.ScriptedApi):
    """A model that answers at once, and tells that it was asked."""

    def __init__(self) -> None:
        super().__init__(self._said)
        self.asked = threading.Event()

    def _said(self, _: Json) -> Step:
        self.asked.set()
        return says("Хорошо.")


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    with Model() as model:
        yield model


def first_request(command: list[str], environment: dict[str, str], model: Model) -> Any:
    """A process that has asked."""
    started = subprocess.Popen(
        [COMMAND, *command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert model.asked.wait(60)
    return started


def ended(process: Any, model: Model) -> None:
    """It has its answer, and the next may ask."""
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output.decode()
    model.asked.clear()


@pytest.mark.benchmark(group="ask")
@pytest.mark.parametrize("side", ["ours", "peer"] * TURNS)
def test_start(benchmark: Any, side: str, model: Model, tmp_path: Path) -> None:
    places = ["--book", str(ROOT / "assets" / "demo_book"), "--out", str(tmp_path / "outputs")]
    command = [*ASK, "Как дела?", *places] if side == "ours" else [*BARE, model.url]
    environment = os.environ | {"ANTHROPIC_API_KEY": "test", "ANTHROPIC_BASE_URL": model.url}
    given = (command, environment, model)
    ended(benchmark.pedantic(first_request, args=given), model)


@pytest.fixture(scope="module", autouse=True)
def compiled(model: Model, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Both have been started once, so that no start has to compile."""
    environment = os.environ | {"ANTHROPIC_API_KEY": "test", "ANTHROPIC_BASE_URL": model.url}
    outputs = str(tmp_path_factory.mktemp("compiled") / "outputs")
    for command in ([*ASK, "Как дела?", "--out", outputs], [*BARE, model.url]):
        ended(first_request(command, environment, model), model)
