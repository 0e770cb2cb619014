"""The table of a run: what was measured, beside its peer or its limit."""

from __future__ import annotations

from collections.abc import Iterator

from measured import Measured
from table_agent import agent
from table_mapping import mapping

HEADS = ("what", "ours", "peer or limit", "ratio", "limit", "holds")
NOT_MEASURED = "not measured"
Row = tuple[str, ...]
UNITS = {"ms": 1e-3, "s": 1.0, "GB": 1e9}


def told(rows: list[Row]) -> str:
    """The rows as a markdown table."""
    lines = [HEADS, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines)


def compared(
    what: str,
    ours: float | None,
    against: str,
    other: float | None,
    unit: str,
    limit: float | None = None,
) -> Row:
    """One figure beside another.

    Args:
        what: was measured.
        ours: seconds or bytes, None where it was not measured.
        against: what the other figure is.
        other: in the same unit.
        unit: in which both are shown.
        limit: what the ratio of both may be at most, None where nothing was agreed.
    """
    if ours is None or other is None:
        return (what, NOT_MEASURED, "", "", "", "")
    ratio = ours / other
    shown = (f"{value / UNITS[unit]:.3g} {unit}" for value in (ours, other))
    first, second = shown
    bound = ("", "") if limit is None else (f"{limit:g}", "yes" if ratio <= limit else "NO")
    return (what, first, f"{against} {second}", f"{ratio:.2f}", *bound)


def rows(found: Measured) -> Iterator[Row]:
    """Every row of the table, also of what was not measured."""
    yield compared(
        "cold start, process start to initialize answered",
        found.seconds("start", side="ours"),
        "bare MCPServer",
        found.seconds("start", side="peer"),
        "ms",
        1.1,
    )
    yield from calls(found)
    yield from agent(found, compared)
    yield compared(
        "scoring 100,000 accounts, 1.2M rows of usage",
        found.seconds("scale", side="ours"),
        "by hand",
        found.seconds("scale", side="peer"),
        "s",
        2,
    )
    yield agreement(found)
    yield compared(
        "reviewing a portfolio of 100,000 accounts",
        found.seconds("portfolio", side="review"),
        "its scorecard alone",
        found.seconds("portfolio", side="scorecard"),
        "s",
        1.5,
    )
    yield from growth(found)
    yield from mapping(found)
    yield from imports(found)


def calls(found: Measured) -> Iterator[Row]:
    """The calls over stdio; a limit is reached at a ratio of 1."""
    for tool, most in (("profile_account", 0.015), ("plan_account", 0.150)):
        for save in (False, True):
            what = f"{tool} over stdio, {'file written' if save else 'no file'}, p50"
            ours = found.seconds("calls", tool=tool, save=save)
            agreed = save == (tool == "plan_account")
            yield compared(what, ours, "limit", most, "ms", 1 if agreed else None)


def agreement(found: Measured) -> Row:
    """Whether both queries give the same values."""
    what = "its values that differ by more than one unit of the last place"
    noted = {name: found.noted("agreement", name) for name in ("otherwise", "by_one", "values")}
    if None in noted.values():
        return (what, NOT_MEASURED, "", "", "", "")
    beside = f"of {noted['values']:,}; {noted['by_one']} by one unit"
    return (what, str(noted["otherwise"]), beside, "", "0", "NO" if noted["otherwise"] else "yes")


def growth(found: Measured) -> Iterator[Row]:
    """Ten times the accounts, each size and side in processes of its own."""
    small, large = 100_000, 1_000_000
    time = {
        (side, size): found.seconds("growth", side=side, accounts=size)
        for side in ("ours", "peer")
        for size in (small, large)
    }
    what = "scoring 1,000,000 accounts, 12M rows of usage"
    yield compared(what, time["ours", large], "100,000 accounts", time["ours", small], "s", 11)
    yield compared(what, time["ours", large], "by hand", time["peer", large], "s")
    for size in (small, large):
        peak = [
            found.noted("growth", "peak_bytes", side=s, accounts=size) for s in ("ours", "peer")
        ]
        yield compared(f"peak memory, {size:,} accounts", peak[0], "by hand", peak[1], "GB")


def imports(found: Measured) -> Iterator[Row]:
    """A large export as cells, and as a book: typed, checked and in order."""
    plain, by_hand = ("peer", "plain Polars"), ("by-hand", "by hand")
    what = (
        ("csv", "ours", "reading a CSV file of 1,000,000 rows into cells", plain, 1.5),
        ("csv", "typed", "the same into typed rows, every cell judged", plain, 2.0),
        ("csv", "book", "the same as a book: typed, checked, in order", plain, None),
        ("csv", "book", "the same beside a query for the same rows", by_hand, 2.0),
        ("xlsx", "ours", "reading the same rows from an XLSX file", ("peer", "by Calamine"), None),
    )
    for form, side, name, (other, against), limit in what:
        sides = [{"form": form, "side": one} for one in (side, other)]
        times = [found.seconds("import", **one) for one in sides]
        peaks = [found.noted("import", "peak_bytes", **one) for one in sides]
        yield compared(name, times[0], against, times[1], "s", limit)
        yield compared("its peak memory", peaks[0], against, peaks[1], "GB")
