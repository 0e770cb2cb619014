"""What a conversation tells on the terminal besides the answer, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enterprise_sales.store.text import one_line
from enterprise_sales.tools.visible import visible

if TYPE_CHECKING:
    from enterprise_sales.agent.usage import Usage

CENT_PARTS = Decimal("0.0001")
"""To what an amount in US dollars is shown; one question often costs less than a cent."""
LONGEST_VALUE = 60
"""Characters of an argument that are shown; presentation only."""
AT_LEAST = "at least "
CUT = ", as a reply was cut or never came"
LONGEST_MESSAGE = 6
"""Lines of a refusal that are shown; presentation only."""


def arguments_in_words(arguments: Mapping[str, Any]) -> str:
    """The arguments of a call on one line: `account: Acme, as_of: 2026-06-30`."""
    return ", ".join(f"{one_line(name)}: {_value(value)}" for name, value in arguments.items())


def _value(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    short = one_line(text)
    return short if len(short) <= LONGEST_VALUE else f"{short[: LONGEST_VALUE - 1]}…"


def message_lines(message: str) -> list[str]:
    """The first lines of what a tool says about a refusal."""
    lines = [one_line(line) for line in message.splitlines()]
    return [line for line in lines if line][:LONGEST_MESSAGE]


def seconds_in_words(seconds: float) -> str:
    """`0.4 s`."""
    return f"{seconds:.1f} s"


def usage_in_words(
    usage: Usage, cost: Decimal | None, model: str, *, at_least: bool = False
) -> str:
    """Tokens read and written, and what they cost; an unknown cost is said to be unknown.

    Where it may be more, as a reply was cut or never came, that is said with the reason.
    """
    cached = f" ({usage.cache_read:,} of them from the cache)" if usage.cache_read else ""
    least = AT_LEAST if at_least else ""
    unknown = f"cost unknown: no price for {one_line(model)}"
    price = unknown if cost is None else dollars(cost, at_least=at_least)
    why = CUT if at_least else ""
    return f"tokens: {least}{usage.prompt:,} read{cached}, {usage.output:,} written · {price}{why}"


def tokens(count: int, *, at_least: bool) -> str:
    """`12,345`, or `at least 12,345` where it may be more."""
    return f"{AT_LEAST}{count:,}" if at_least else f"{count:,}"


def dollars(cost: Decimal, *, at_least: bool = False) -> str:
    """`$0.0234`; what is more than nothing is never shown as nothing.

    `at least $0.0234` where it may be more: rounded down then, as it stays true so.
    """
    if at_least:
        return f"{AT_LEAST}${cost.quantize(CENT_PARTS, ROUND_DOWN)}"
    if 0 < cost < CENT_PARTS:
        return f"less than ${CENT_PARTS}"
    return f"${cost.quantize(CENT_PARTS)}"


def place(path: str, outputs: Path, here: Path) -> str:
    """A path of the outputs folder as it may be typed from where the user is."""
    whole = outputs / path
    found = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return str(visible(str(found)))
