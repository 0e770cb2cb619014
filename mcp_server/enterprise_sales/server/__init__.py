"""The MCP server `accounts` (DESIGN §8)."""
