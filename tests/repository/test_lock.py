"""The lock files install what the project asks for, by digest, from whatever index a user has."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
RUNTIME = METADATA["project"]["dependencies"]
DATABASES = METADATA["project"]["optional-dependencies"]["databases"]
AGENT = METADATA["project"]["optional-dependencies"]["agent"]
GROUPS = METADATA["dependency-groups"]
WANTED = {
    "requirements.lock": RUNTIME,
    "requirements-databases.lock": [*RUNTIME, *DATABASES],
    "requirements-agent.lock": [*RUNTIME, *DATABASES, *AGENT],
    "requirements-dev.lock": [*RUNTIME, *GROUPS["dev"]],
    "requirements-spark.lock": [*RUNTIME, *GROUPS["dev"], *GROUPS["spark"]],
}
AGAIN = "run .ci/lock and commit what it writes"


def entries(lock: str) -> list[str]:
    """Each requirement with its digests, on one line, without comments."""
    text = (PROJECT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock: str) -> dict[str, Requirement]:
    found = [Requirement(entry.split("--hash")[0].strip()) for entry in entries(lock)]
    return {canonicalize_name(pin.name): pin for pin in found}


def version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return specifier.version


@pytest.mark.parametrize("lock", WANTED)
def test_every_dependency_is_locked_to_a_version_that_the_project_accepts(lock: str) -> None:
    locked = pins(lock)
    for wanted in map(Requirement, WANTED[lock]):
        pin = locked.get(canonicalize_name(wanted.name))
        assert pin is not None, f"{lock} lacks {wanted}: {AGAIN}"
        assert wanted.specifier.contains(version(pin)), f"{lock} has {pin} for {wanted}: {AGAIN}"


@pytest.mark.parametrize("lock", WANTED)
def test_what_the_locked_packages_need_is_locked_too(lock: str) -> None:
    """Read from the metadata of those that are installed here, for this platform."""
    locked = pins(lock)
    here = {canonicalize_name(d.name): d for d in importlib.metadata.distributions()}
    installed = {
        name for name in locked.keys() & here if here[name].version == version(locked[name])
    }
    assert installed
    for name in installed:
        for needed in map(Requirement, here[name].requires or []):
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert canonicalize_name(needed.name) in locked, f"{name} needs {needed}: {AGAIN}"


@pytest.mark.parametrize("lock", WANTED)
def test_every_entry_has_digests(lock: str) -> None:
    for entry in entries(lock):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize("lock", WANTED)
def test_no_entry_says_where_to_download_from(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links| @ ", text)


@pytest.mark.parametrize("lock", ["requirements-databases.lock", "requirements-agent.lock"])
def test_the_tests_run_on_the_versions_that_users_get(lock: str) -> None:
    users, developers = pins(lock), pins("requirements-dev.lock")
    assert pins("requirements.lock").items() <= users.items()
    assert {name: version(pin) for name, pin in users.items()} == {
        name: version(pin) for name, pin in developers.items() if name in users
    }
