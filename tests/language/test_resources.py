"""The data files are found in the repository and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.language import resources


@pytest.fixture(autouse=True)
def _forget() -> None:
    resources._folder.cache_clear()


def test_beside_the_package_in_the_repository() -> None:
    repository = Path(__file__).resolve().parents[2]
    assert resources.assets_dir() == repository / "assets"


def test_inside_the_package_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "references").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.references_dir() == tmp_path / "references"


def test_an_incomplete_installation_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_REPOSITORY", tmp_path)
    with pytest.raises(FileNotFoundError, match="assets is missing from the installation"):
        resources.assets_dir()
