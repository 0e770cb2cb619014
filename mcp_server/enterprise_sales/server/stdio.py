"""Serving over standard input and output: a quick start, a clean wire, a quick end."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
from typing import TYPE_CHECKING, NoReturn

from enterprise_sales.server.log import configure_log

if TYPE_CHECKING:
    from enterprise_sales.tools import Workspace

CLIENT_GONE = (BrokenPipeError, ConnectionError)
ENDINGS = (signal.SIGINT, signal.SIGTERM)
_log = logging.getLogger(__name__)


def serve(workspace: Workspace, *, debug: bool) -> NoReturn:
    """Serve one client until it closes the input or asks to end; never returns.

    Args:
        workspace: where the tools work.
        debug: whether the log shows tracebacks.
    """
    for number in ENDINGS:
        signal.signal(number, lambda *_: _leave())
    configure_log(debug=debug)
    _run(workspace)
    _leave()


def _run(workspace: Workspace) -> None:
    # Nothing that the imports make is garbage: searching it costs a sixth of the start.
    gc.disable()
    import anyio
    from mcp.server.stdio import stdio_server

    from enterprise_sales.server.app import build_server

    server = build_server(workspace)
    gc.freeze()
    gc.enable()

    async def one_client() -> None:
        _end_when_asked()
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    try:
        anyio.run(one_client)
    except* CLIENT_GONE:
        _log.info("the client is gone")
    except* Exception:
        _log.exception("the server stopped because of a defect in this program")
        os._exit(1)


def _end_when_asked() -> None:
    """Have the loop woken by a signal: without that it sleeps on where another thread gets it."""
    import asyncio

    # Windows has no such signals; its loop is woken as it is.
    with contextlib.suppress(NotImplementedError):
        for number in ENDINGS:
            asyncio.get_running_loop().add_signal_handler(number, _leave)


def _leave() -> NoReturn:
    """End now, whatever a tool is doing: a document is saved whole or not at all.

    A regular exit would wait for the thread of a running tool, and clear away what the system
    clears faster.
    """
    os._exit(0)
