"""A fault of comparable tools with settings: a misspelt name that changes nothing, silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.tools.problem import CallRefusedError

from ..analyses_profile.facts import green
from .asking import ask, workspace


def test_fault_12_an_unknown_override_is_refused_by_name(tmp_path: Path) -> None:
    """A value set under a misspelt name was dropped, and nobody was told.

    Seen to fail with entries of unknown paths left out of what is read.
    """
    space = workspace(tmp_path, **green())
    space.overrides.write_text("health.bands.green_abov: 99.9\n", encoding="utf-8")
    with pytest.raises(CallRefusedError) as refusal:
        ask(space, "profile_account")
    told = str(refusal.value)
    assert "health.bands.green_abov" in told
    assert "health.bands.green_above" in told
    assert "playbook.yaml" in told


def test_fault_12_an_override_that_is_known_holds(tmp_path: Path) -> None:
    """The same value under its right name changes the band."""
    space = workspace(tmp_path, **green())
    space.overrides.write_text("health.bands.green_above: 99.9\n", encoding="utf-8")
    assert ask(space, "profile_account")["health"]["band"] == "yellow"


def test_fault_12_an_unknown_argument_is_refused_by_name(tmp_path: Path) -> None:
    """So is an argument of a call that no tool takes."""
    space = workspace(tmp_path, **green())
    with pytest.raises(CallRefusedError, match="plabook"):
        ask(space, "profile_account", plabook="execution-120-day")
