"""The least that an MCP server can be: what the cold start is measured against."""

from mcp.server import MCPServer

server = MCPServer("bare")


@server.tool()
def add(one: int, other: int) -> int:
    """Add two numbers."""
    return one + other


server.run("stdio")
