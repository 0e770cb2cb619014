"""What a grader says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """Whether an answer passes, and why not.

    Attributes:
        why: one sentence for each fault; none where it passes.
        applies: whether the case asks for what this grader looks at.
    """

    why: tuple[str, ...] = ()
    applies: bool = True

    @property
    def passed(self) -> bool:
        """No fault was found."""
        return not self.why


NOT_ASKED = Verdict(applies=False)


def verdict(faults: Iterable[str]) -> Verdict:
    """Passed where there is no fault."""
    return Verdict(tuple(faults))
