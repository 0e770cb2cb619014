"""What a question needs, imported at once when the first is asked, and not before."""

from __future__ import annotations

import gc
from functools import cache
from importlib import import_module

MODULES = (
    "anthropic",
    "anthropic.lib.streaming",
    "anthropic.resources.messages",
    "mcp.client",
    "enterprise_sales.server.app",
    "enterprise_sales.tools.catalogue",
    "enterprise_sales.tools.schemas",
    "enterprise_sales.agent.models",
    "enterprise_sales.agent.transcript",
    "enterprise_sales.agent.answering",
    "enterprise_sales.agent.replies",
    "enterprise_sales.agent.failures",
)


@cache
def load() -> None:
    """Import it all.

    Nothing that imports make is garbage: searching it would cost a sixth of their time.

    Raises:
        ModuleNotFoundError: the extra `agent` is not installed.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        for module in MODULES:
            import_module(module)
        gc.freeze()
    finally:
        if was:
            gc.enable()
