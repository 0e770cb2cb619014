"""Reads many damaged files and prints what became of them.

    tests/run --exec python -m tests.readers_csv.fuzz COUNT [SEED]

The same count and seed give the same files. Every tenth goes through the whole reading of a book.
The exit status is 1 where a file raised, broke the law of `law.py`, or took too long.
"""

from __future__ import annotations

import faulthandler
import sys
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic

from .law import hold
from .mutants import mutant

SLOWEST = 10.0
"""Seconds that no file may take."""
HUNG = 60
"""Seconds after which the run ends with a dump of where it stands."""
WHOLE = 10
SHOWN = 3


def main(count: int, seed: int) -> int:
    """Read that many files."""
    outcomes: Counter[str] = Counter()
    broken, slowest = 0, 0.0
    folder = Path(mkdtemp(prefix="fuzz-"))
    for number in range(count):
        ending, content, options = mutant(Random(f"{seed}/{number}"))  # noqa: S311 no secret
        faulthandler.dump_traceback_later(HUNG, exit=True)
        began = monotonic()
        try:
            whole = number % WHOLE == 0
            outcome = hold(folder, ending, content, options, whole=whole)
            outcomes[f"{ending} {outcome}"] += 1
        except Exception:
            broken += 1
            if broken <= SHOWN:
                place = f"{seed}/{number} {ending} {options}"
                sys.stderr.write(f"{place}\n{content[:2000]!r}\n")
                traceback.print_exc()
        slowest = max(slowest, monotonic() - began)
        if number % WHOLE == 0:
            rmtree(folder)
            folder.mkdir()
    faulthandler.cancel_dump_traceback_later()
    rmtree(folder)
    told = [f"{times:>8,}  {outcome}" for outcome, times in sorted(outcomes.items())]
    told.append(f"{count:,} files, {broken} broken, the slowest took {slowest:.2f} s")
    sys.stdout.write("\n".join(told) + "\n")
    return int(bool(broken) or slowest > SLOWEST)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0] if given else 1_000, given[1] if len(given) > 1 else 1))
