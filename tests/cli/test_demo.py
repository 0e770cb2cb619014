"""`enterprise-sales demo`: the same documents every time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from enterprise_sales.cli.demo import documents
from enterprise_sales.cli.demo_plan import WANTED
from enterprise_sales.tools.catalogue import TELLING

from .support import run

SAMPLES = Path(__file__).resolve().parents[2] / "outputs"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, run once as users run it: its folder and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    status, out, err = run("demo", folder=folder)
    assert status == 0, err
    return folder / "outputs", out


def contents(outputs: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(outputs)): path.read_bytes()
        for path in outputs.rglob("*")
        if path.is_file()
    }


def papers(outputs: Path) -> list[str]:
    """The documents, without the files beside them."""
    return [path for path in contents(outputs) if path.endswith(".md")]


def test_every_document_is_made_and_listed(made: tuple[Path, str]) -> None:
    outputs, out = made
    assert len(papers(outputs)) == len(WANTED)
    for path in papers(outputs):
        assert f"{outputs / path}\n" in out
    assert f"[{len(WANTED)}/{len(WANTED)}]" in out
    assert "already there" not in out


def test_the_plan_covers_every_account_tool_and_language(demo_book: Path) -> None:
    from enterprise_sales.book import load_book

    whole = [one for one in WANTED if one.tool == "plan_account" and one.language == "ru"]
    assert Counter(one.account for one in whole) == Counter([*load_book(demo_book).names])
    assert {one.tool for one in WANTED} == set(TELLING) - {"list_accounts"}
    assert {one.language for one in WANTED} == {"ru", "en"}
    assert len({one.agent for one in WANTED}) == 3


def test_the_same_documents_come_out_again_byte_for_byte(
    made: tuple[Path, str], tmp_path: Path
) -> None:
    assert not any(one.was_there for one in documents(tmp_path / "outputs"))
    assert contents(tmp_path / "outputs") == contents(made[0])


def test_the_samples_in_the_repository_are_what_the_demo_makes(made: tuple[Path, str]) -> None:
    samples, fresh = contents(SAMPLES), contents(made[0])
    hint = (
        "after reading the difference: empty outputs/, then run enterprise-sales demo --out outputs"
    )
    assert sorted(samples) == sorted(fresh), hint
    assert [name for name in fresh if samples[name] != fresh[name]] == [], hint


def test_a_second_run_leaves_what_is_there(made: tuple[Path, str]) -> None:
    outputs, _ = made
    before = contents(outputs)
    status, out, _ = run("demo", "--out", str(outputs), folder=outputs.parent)
    assert status == 0
    assert out.count("(already there)") == len(WANTED)
    assert contents(outputs) == before


def test_a_document_that_someone_changed_is_made_again_beside_it(tmp_path: Path) -> None:
    wanted = WANTED[:1]
    (first,) = documents(tmp_path, wanted)
    first.path.write_bytes(first.path.read_bytes() + b"\nMy note.\n")
    (second,) = documents(tmp_path, wanted)
    (third,) = documents(tmp_path, wanted)
    assert second.path.name == f"{first.path.stem}-2.md"
    assert first.path.read_bytes().endswith(b"My note.\n")
    assert (second.was_there, third.was_there) == (False, True)
    assert third.path == second.path


def test_one_language_only(tmp_path: Path) -> None:
    status, out, _ = run("demo", "--language", "en", folder=tmp_path)
    assert status == 0
    english = [one for one in WANTED if one.language == "en"]
    assert len(papers(tmp_path / "outputs")) == len(english)
    assert f"[1/{len(english)}]" in out


def test_an_outputs_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("x")
    status, out, err = run("demo", folder=tmp_path)
    assert (status, out) == (1, "")
    assert "outputs folder: is not a folder" in err
    assert "Traceback" not in err
