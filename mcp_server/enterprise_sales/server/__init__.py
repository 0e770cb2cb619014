"""The MCP server `accounts`."""
