"""What a terminal shows after all that was written to it: lines, and how they were steered."""

from __future__ import annotations

import re
from itertools import groupby
from unicodedata import category

CONTROL = re.compile(r"\x1b\[(\??\d*(?:;\d+)*)([A-Za-z])")
STYLE, UP, ERASE_LINE, SHOW, HIDE = "m", "A", "K", "h", "l"
KNOWN = {STYLE, UP, ERASE_LINE, SHOW, HIDE}
BLANK = ("", " ")
Cell = tuple[str, str]
"""The style, as the numbers of its control sequence, and the sign."""


class Screen:
    """Knows what rich writes: colours, one line up, the line erased, the cursor shown and hidden.

    Anything else that would steer a terminal is an error. Lines are as long as they are written,
    or broken at `width`.
    """

    def __init__(self, written: str, width: int | None = None) -> None:
        self._width = width
        self.lines: list[list[Cell]] = [[]]
        self._row = self._column = 0
        self._style = ""
        at = 0
        while at < len(written):
            found = CONTROL.match(written, at)
            if found is None:
                self._sign(written[at])
                at += 1
            else:
                self._control(*found.groups())
                at = found.end()

    def plain(self) -> list[str]:
        """The lines, without the space at their ends."""
        return ["".join(sign for _, sign in line).rstrip() for line in self.lines]

    def styled(self) -> str:
        """The same screen as one text with its colours, as it would be written line by line."""
        return "\n".join(
            "".join(
                f"\x1b[{style}m{''.join(sign for _, sign in cells)}\x1b[0m"
                for style, cells in groupby(line, key=lambda cell: cell[0])
            )
            for line in self.lines
        )

    def _control(self, numbers: str, kind: str) -> None:
        assert kind in KNOWN, (numbers, kind)
        if kind == STYLE:
            self._style = "" if numbers in ("", "0") else numbers
        elif kind == UP:
            self._row -= int(numbers or 1)
        elif kind == ERASE_LINE:
            self.lines[self._row] = []

    def _sign(self, sign: str) -> None:
        if sign == "\n":
            self._row, self._column = self._row + 1, 0
            self.lines += [[]] * (self._row + 1 - len(self.lines))
        elif sign == "\r":
            self._column = 0
        else:
            assert sign.isprintable() or category(sign) == "Zs", repr(sign)
            if self._column == self._width:
                self._sign("\n")
            line = [*self.lines[self._row]]
            line += [BLANK] * (self._column + 1 - len(line))
            line[self._column] = self._style, sign
            self.lines[self._row] = line
            self._column += 1


def shown(written: str) -> str:
    """The lines as one text, empty ones at both ends left out."""
    return "\n".join(Screen(written).plain()).strip("\n")
