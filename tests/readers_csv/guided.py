"""The same law with files that Atheris makes, led by the branches that they reach.

    tests/run --exec pip install atheris
    tests/run --exec python -m tests.readers_csv.guided -max_total_time=60

Atheris is not among the requirements: it is there for some systems and versions only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["enterprise_sales.book.readers"]):
    from .law import hold
    from .mutants import as_csv

DELIMITERS = ",;\t|"
ENCODINGS = ("utf-8", "utf-16", "cp1251", "utf-8-sig")


def main() -> None:
    """Run until the limits that libFuzzer is given on the command line."""
    with TemporaryDirectory(prefix="guided-") as scratch:
        begun = Path(scratch) / "corpus"
        begun.mkdir()
        for number in range(200):
            content, _ = as_csv(Random(number))  # noqa: S311 no secret
            (begun / str(number)).write_bytes(b"\0\0" + content)
        folder = Path(scratch) / "book"
        folder.mkdir()

        def one(data: bytes) -> None:
            if len(data) < 2:
                return
            options = {
                "delimiter": DELIMITERS[data[0] % 4],
                "encoding": ENCODINGS[data[0] // 4 % 4],
                "header_row": 1 + data[1] % 3,
                "footer": bool(data[1] & 128),
            }
            hold(folder, ".csv", data[2:], options, whole=data[1] % 16 == 15)

        atheris.Setup([*sys.argv, str(begun)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
