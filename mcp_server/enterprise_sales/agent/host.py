"""The tools of the server as a model is given them, through a client in the same process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enterprise_sales.agent import guides

if TYPE_CHECKING:
    from mcp.client import ClientSession
    from mcp.server.lowlevel import Server
    from mcp_types import CallToolResult, ReadResourceResult

    from enterprise_sales.server.app import Request
    from enterprise_sales.store import OutputMeta, OutputStore, Saved
    from enterprise_sales.tools import Workspace

SAVED = "enterprise-sales/saved"
"""What a result says beside its text: the paths of the documents."""
NO_OBJECT = "The arguments must be one JSON object."


@dataclass(frozen=True)
class Answered:
    """What a tool said.

    Attributes:
        text: as the model reads it; never the structured result once more.
        is_error: whether it refused.
        saved: its documents, as paths from the outputs folder.
    """

    text: str
    is_error: bool = False
    saved: tuple[str, ...] = ()


class Kept:
    """The documents saved in a workspace, those of tools among them for which nobody waits."""

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def watched(self, workspace: Workspace) -> Workspace:
        """The same workspace, whose documents are noted here."""
        keep = workspace.keep

        def noted(
            store: OutputStore, meta: OutputMeta, slug: str, body: str, beside: Mapping[str, bytes]
        ) -> Saved:
            made = keep(store, meta, slug, body, beside)
            self._paths.extend(file.path for file in (made, *made.files))
            return made

        return replace(workspace, keep=noted)

    def taken(self) -> tuple[str, ...]:
        """What was saved since this was asked last, in the order of saving."""
        paths = self._paths[:]
        del self._paths[: len(paths)]  # a tool that goes on may note another meanwhile
        return tuple(map(str, paths))


class Host:
    """The tools for one agent.

    Attributes:
        tools: as the API takes them: the tools of the server in its order, then `Read`.
        instructions: what the server tells every host.
    """

    def __init__(self, session: ClientSession, instructions: str, prompt: str) -> None:
        self._session = session
        self._guides = _guides(prompt)
        self.instructions = instructions
        self.tools = (*_definitions(), *([guides.definition(self._guides)] if self._guides else ()))

    async def call(self, name: str, arguments: object) -> Answered:
        """Call a tool; what it refuses, and a name that there is not, is told the model too."""
        from mcp.shared.exceptions import MCPError

        if not isinstance(arguments, dict):
            return Answered(NO_OBJECT, is_error=True)
        try:
            if name == guides.READ and self._guides:
                return await self._read(arguments)
            return _answered(await self._called(name, arguments))
        except MCPError as error:
            return Answered(error.message, is_error=True)

    async def _called(self, name: str, arguments: dict[str, Any]) -> CallToolResult:
        from mcp_types import CallToolRequest, CallToolRequestParams, CallToolResult

        params = CallToolRequestParams(name=name, arguments=arguments)
        # Not `call_tool`: it would hold the result to its schema, from which the server has just
        # made it, and that takes longer than most tools.
        return await self._session.send_request(CallToolRequest(params=params), CallToolResult)

    async def _read(self, arguments: dict[str, Any]) -> Answered:
        path = arguments.get("file_path")
        if not isinstance(path, str) or path not in self._guides:
            return Answered(guides.refusal(path, self._guides), is_error=True)
        found = await self._session.read_resource(self._guides[path])
        return Answered("\n".join(_texts(found)))


@asynccontextmanager
async def host(workspace: Workspace, prompt: str) -> AsyncIterator[Host]:
    """The tools over a workspace as long as the block runs.

    Args:
        workspace: in which they work.
        prompt: the text of the agent, which names the guides that it may open.
    """
    from mcp.client import Client

    async with Client(_server(workspace)) as client:
        yield Host(client.session, client.instructions or "", prompt)


def _server(workspace: Workspace) -> Server[Any]:
    """The server, whose results come as the text that the model reads, and not once more as values.

    Values of a long result would be copied and checked three times on their way; of them only the
    paths of what was saved are wanted.
    """
    from mcp_types import CallToolRequestParams, CallToolResult

    from enterprise_sales.server.app import Handlers, build_server

    handlers = Handlers(workspace)

    async def called(request: Request, call: CallToolRequestParams) -> CallToolResult:
        result = await handlers.call_tool(request, call)
        saved = {SAVED: _saved(result.structured_content)}
        return CallToolResult(content=result.content, is_error=result.is_error, _meta=saved)

    server = build_server(workspace)
    server.add_request_handler("tools/call", CallToolRequestParams, called)
    return server


@cache
def _definitions() -> tuple[dict[str, Any], ...]:
    """The tools from the catalogue, as tools/list has them; made once for all conversations.

    Not from tools/list itself: it makes the schemas of all results too, half a second that no
    model is the wiser for.
    """
    from enterprise_sales.tools.catalogue import TOOLS
    from enterprise_sales.tools.schemas import input_schema

    return tuple(
        {
            "name": tool.name,
            "description": tool.description,
            "input_schema": input_schema(tool.arguments),
        }
        for tool in TOOLS.values()
    )


def _guides(prompt: str) -> dict[str, str]:
    from enterprise_sales.server import guides as served

    return guides.guides_in(prompt, set(served.guides()), served.ADDRESS)


def _answered(result: CallToolResult) -> Answered:
    text = "\n".join(part.text for part in result.content if part.type == "text")
    return Answered(text, bool(result.is_error), tuple((result.meta or {})[SAVED]))


def _saved(result: dict[str, Any] | None) -> list[str]:
    output = (result or {}).get("output")
    return [output["path"], *(file["path"] for file in output["files"])] if output else []


def _texts(result: ReadResourceResult) -> Iterator[str]:
    return (part.text for part in result.contents if hasattr(part, "text"))
