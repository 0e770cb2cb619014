"""No committed file names a package index, a folder of its writer's machine or a locked address."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
# Written so that the patterns do not match themselves.
INDEX = re.compile(
    r"\b(pypi|pythonhosted|npmjs|yarnpkg|(deb|security|snapshot)\.debian)[.](org|com)"
)
MACHINE = re.compile(r"(?<![\w.})*\]-])/(work|root|tmp)\b(?!\()")
ADDRESS_LOCKS = {
    "uv.lock",
    "poetry.lock",
    "Pipfile.lock",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
}


def committed() -> list[Path]:
    """Every file of the project, those not yet committed among them, without the ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().rstrip("\0").split("\0")
    return [path for name in names if (path := PROJECT / name).is_file()]


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str]]:
    """Each line of each text file, with its place."""
    found = []
    for path in committed():
        content = path.read_bytes()
        if b"\0" not in content:
            name = path.relative_to(PROJECT)
            text = content.decode("utf-8", "replace").splitlines()
            found += [(f"{name}:{number}", line) for number, line in enumerate(text, 1)]
    assert len(found) > 100
    return found


@pytest.mark.parametrize("pattern", [INDEX, MACHINE], ids=["index", "machine"])
def test_no_line_names_it(lines: list[tuple[str, str]], pattern: re.Pattern[str]) -> None:
    assert [place for place, line in lines if pattern.search(line)] == []


def test_no_lock_file_holds_addresses() -> None:
    assert [path.name for path in committed() if path.name in ADDRESS_LOCKS] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (INDEX, "--index-url https://pypi" + ".org/simple"),
        (INDEX, "registry.npmjs" + ".org"),
        (MACHINE, "see " + "/" + "tmp/x"),
        (MACHINE, '"' + "/" + 'root"'),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text", ["the pypi.origin", "a/work", "./tmp", "${X}/tmp", "https://x.y/tmp"]
)
def test_the_patterns_leave_other_words_alone(text: str) -> None:
    assert not INDEX.search(text)
    assert not MACHINE.search(text)
