"""The tool `Read`: opens the practice guides that an agent's text names, and no other file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

READ = "Read"
"""What hosts of agents call their tool that opens files; the texts of agents rely on it."""
GUIDE = re.compile(r"[^\s`]*references/(?P<name>[a-z0-9-]+)\.md")


def guides_in(prompt: str, addresses: set[str], prefix: str) -> dict[str, str]:
    """The guides that a text names: path as it stands there → address of the resource.

    Args:
        prompt: the text of an agent.
        addresses: of the resources that there are.
        prefix: what their addresses begin with.
    """
    found = {match.group(): f"{prefix}{match['name']}" for match in GUIDE.finditer(prompt)}
    return {path: address for path, address in found.items() if address in addresses}


def definition(guides: Mapping[str, str]) -> dict[str, Any]:
    """The tool as the API takes it."""
    paths = {"type": "string", "enum": list(guides), "description": "Path of the guide."}
    return {
        "name": READ,
        "description": "Opens one of the practice guides that your instructions name, whole.",
        "input_schema": {
            "type": "object",
            "properties": {"file_path": paths},
            "required": ["file_path"],
            "additionalProperties": False,
        },
    }


def refusal(path: object, guides: Mapping[str, str]) -> str:
    """Why a path is not opened, and what can be."""
    return f"{path!r} cannot be opened. The guides that can: {', '.join(guides)}."
