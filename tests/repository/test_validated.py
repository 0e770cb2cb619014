"""The real client accepts the plugin."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
MODULES = PROJECT / "tests" / "node" / "node_modules"


@pytest.fixture(scope="module")
def client() -> str:
    """The client that `npm install --prefix tests/node` brought, else the user's own."""
    found = shutil.which("claude", path=MODULES / ".bin") or shutil.which("claude")
    if found is None and os.environ.get("ENTERPRISE_SALES_CLIENT") == "required":
        pytest.fail("no Claude Code client: npm install --prefix tests/node")
    if found is None:
        pytest.skip("no Claude Code client: npm install --prefix tests/node")
    return found


@pytest.mark.client
@pytest.mark.parametrize("path", [".", ".claude-plugin/plugin.json"])
def test_the_client_validates_the_plugin(client: str, path: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [client, "plugin", "validate", "--strict", path],
        cwd=PROJECT,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "DISABLE_AUTOUPDATER": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Validation passed" in done.stdout
