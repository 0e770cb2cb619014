"""What a terminal shows after all that was written to it: lines, and how they were steered."""

from __future__ import annotations

import re

CONTROL = re.compile(r"\x1b\[(\??\d*(?:;\d+)*)([A-Za-z])")
STYLE, UP, ERASE_LINE, SHOW, HIDE = "m", "A", "K", "h", "l"
KNOWN = {STYLE, UP, ERASE_LINE, SHOW, HIDE}


def screen(written: str) -> list[str]:
    """The lines of the screen, without the space at their ends.

    Knows what rich writes: colours, one line up, the line erased, the cursor shown and hidden.
    """
    lines, row, column, at = [""], 0, 0, 0
    while at < len(written):
        found = CONTROL.match(written, at)
        if found is not None:
            at = found.end()
            assert found[2] in KNOWN, found[0]
            if found[2] == UP:
                row -= int(found[1] or 1)
            elif found[2] == ERASE_LINE:
                lines[row] = ""
            continue
        sign, at = written[at], at + 1
        if sign == "\n":
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif sign == "\r":
            column = 0
        else:
            assert sign.isprintable() or sign == "\N{NO-BREAK SPACE}", repr(sign)
            lines[row] = lines[row][:column].ljust(column) + sign + lines[row][column + 1 :]
            column += 1
    return [line.rstrip() for line in lines]


def shown(written: str) -> str:
    """The lines as one text, empty ones at both ends left out."""
    return "\n".join(screen(written)).strip("\n")
