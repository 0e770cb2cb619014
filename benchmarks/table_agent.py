"""The rows about agents: the loop beside the SDK alone, and the start of `ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from measured import Measured

Row = tuple[str, ...]
SIZES = {"list_accounts": "short results", "plan_account": "results of 150,000 characters"}
MOST = 0.005
"""Seconds."""


def agent(found: Measured, compared: Callable[..., Row]) -> Iterator[Row]:
    """What the loop takes of each reply, beside the SDK and the tool; how soon it asks."""
    for tool, results in SIZES.items():
        sides = {side: found.seconds("agent", side=side, tool=tool) for side in ("ours", "peer")}
        replies = found.noted("agent", "replies", tool=tool)
        taken = None
        if replies and sides["ours"] is not None and sides["peer"] is not None:
            taken = (sides["ours"] - sides["peer"]) / replies
        what = f"the loop's own time for a reply, {results}, p50"
        yield compared(what, taken, "limit", MOST, "ms", 1)
    yield compared(
        "start of ask, process start to its first request",
        found.seconds("ask", side="ours"),
        "bare SDK and server",
        found.seconds("ask", side="peer"),
        "s",
        1.1,
    )
