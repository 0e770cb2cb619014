"""The server: the tools of the catalogue and the guides on the MCP wire, and nothing else.

Built on the low-level server of the SDK: schemas are made when they are asked for, arguments are
checked by the tools themselves, and no exception text leaves but what was written for people.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from anyio import from_thread, to_thread
from mcp.server import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    ListPromptsResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    TextContent,
)

from enterprise_sales import __version__
from enterprise_sales.server.instructions import INSTRUCTIONS

if TYPE_CHECKING:
    from enterprise_sales.tools import Workspace
    from enterprise_sales.tools.catalogue import Tool
    from enterprise_sales.tools.progress import Progress

NAME = "accounts"
TITLE = "Enterprise sales accounts"
NOT_WHOLE = (
    "The tool could not be started: the installation of enterprise-sales is not whole."
    " Install it again; with ENTERPRISE_SALES_DEBUG=1 its log says what is missing."
)
_log = logging.getLogger(__name__)
Request = ServerRequestContext[Any, Any]
Page = PaginatedRequestParams | None


def build_server(workspace: Workspace) -> Server[Any]:
    """The server over a workspace; it reads nothing until a tool is called."""
    handlers = Handlers(workspace)
    return Server(
        NAME,
        version=__version__,
        title=TITLE,
        instructions=INSTRUCTIONS,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_prompts=handlers.list_prompts,
        on_get_prompt=handlers.get_prompt,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_resource_templates,
        on_read_resource=handlers.read_resource,
    )


@dataclass(frozen=True)
class Handlers:
    """What the server answers."""

    workspace: Workspace

    async def list_tools(self, _: Request, page: Page) -> ListToolsResult:
        """Every tool, on one page."""
        from enterprise_sales.server.listing import listed

        _only_page(page)
        return ListToolsResult(tools=listed())

    async def call_tool(self, request: Request, call: CallToolRequestParams) -> CallToolResult:
        """The structured result, the same as JSON text, or a refusal for people."""
        from enterprise_sales.tools import CallRefusedError
        from enterprise_sales.tools.catalogue import tool_named

        try:
            tool = tool_named(call.name)
        except LookupError as error:
            _invalid(str(error))
        work = partial(_called, tool, call.arguments or {}, self.workspace, _progress(request))
        try:
            # Left alone when the client cancels or goes away: nobody waits for it then.
            result = await to_thread.run_sync(work, abandon_on_cancel=True)
        except CallRefusedError as error:
            return CallToolResult(content=[_text(str(error))], is_error=True)
        except Exception:
            _log.exception("%s could not be started", call.name)
            return CallToolResult(content=[_text(NOT_WHOLE)], is_error=True)
        return CallToolResult(content=[_text(_compact(result))], structured_content=result)

    async def list_prompts(self, _: Request, page: Page) -> ListPromptsResult:
        """None: the agents and skills of the plugin are the prompts."""
        _only_page(page)
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, _: Request, asked: GetPromptRequestParams) -> NoReturn:
        """There is none to get."""
        _invalid(f"There is no prompt called {asked.name}; this server has tools only.")

    async def list_resources(self, _: Request, page: Page) -> ListResourcesResult:
        """The practice guides; documents are files, and results name them."""
        from enterprise_sales.server.guides import listed_guides

        _only_page(page)
        return ListResourcesResult(resources=listed_guides())

    async def list_resource_templates(self, _: Request, page: Page) -> ListResourceTemplatesResult:
        """None."""
        _only_page(page)
        return ListResourceTemplatesResult(resource_templates=[])

    async def read_resource(
        self, _: Request, asked: ReadResourceRequestParams
    ) -> ReadResourceResult:
        """One guide."""
        from enterprise_sales.server.guides import guide

        try:
            return ReadResourceResult(contents=[guide(asked.uri)])
        except KeyError:
            _invalid(f"There is no resource {asked.uri}; the list names all.", uri=asked.uri)


def _called(
    tool: Tool, given: dict[str, Any], workspace: Workspace, progress: Progress
) -> dict[str, Any]:
    """The call, in a thread of its own: what it imports would hold up the wire."""
    from enterprise_sales.tools.call import call

    return call(tool, given, workspace, progress)


def _only_page(page: Page) -> None:
    if page is not None and page.cursor is not None:
        _invalid("The list has one page: leave the cursor out.")


def _invalid(message: str, **data: object) -> NoReturn:
    raise MCPError(INVALID_PARAMS, message, data or None)


def _text(text: str) -> TextContent:
    return TextContent(type="text", text=text)


def _compact(result: dict[str, Any]) -> str:
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def _progress(request: Request) -> Progress:
    """Tells the client of a step, from the thread of the tool; stops the tool it has cancelled."""

    def tell(step: int, of: int, text: str) -> None:
        from_thread.check_cancelled()
        from_thread.run(request.session.report_progress, step, of, text)

    return tell
