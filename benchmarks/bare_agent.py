"""The least that asks a model about tools: what the start of `ask` is measured against.

bare_agent.py ADDRESS: imports the SDK, builds the server, sends one request.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "mcp_server"))

from anthropic import AsyncAnthropic

from enterprise_sales.server.app import build_server
from enterprise_sales.tools import Workspace


async def main(address: str) -> None:
    """One request, whatever comes of it."""
    build_server(Workspace(Path("book"), Path("outputs"), lambda: datetime.now(UTC)))
    client = AsyncAnthropic(api_key="test", base_url=address)
    asked = {"role": "user", "content": "Как дела?"}
    async with client.messages.stream(model="any", max_tokens=16_000, messages=[asked]) as stream:
        await stream.until_done()


asyncio.run(main(sys.argv[1]))
