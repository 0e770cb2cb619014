"""The package is imported by programs that must start at once."""

import subprocess
import sys

HEAVY = ("yaml", "rapidfuzz", "polars", "narwhals")
SHOW = f"import sys, enterprise_sales.playbook; print([m for m in {HEAVY} if m in sys.modules])"


def test_importing_the_package_imports_nothing_heavy() -> None:
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {SHOW}"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
