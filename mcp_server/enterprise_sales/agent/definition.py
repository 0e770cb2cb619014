"""The agents of the plugin as their files say: `agents/*.md`, the same for every host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enterprise_sales.language import agents_dir

INHERIT = "inherit"
ROOT = "${CLAUDE_PLUGIN_ROOT}"


@dataclass(frozen=True)
class AgentDefinition:
    """What a file of `agents/` says.

    Attributes:
        name: such as `account-manager`; also the folder of its documents.
        description: when to ask it; one line.
        prompt: its instructions; `${CLAUDE_PLUGIN_ROOT}` is the root folder of the plugin.
        model: an alias (`sonnet`, `opus`, `haiku`, `inherit`) or the id of a model; `inherit`
            where the file names none, as code.claude.com/docs/en/sub-agents says.
    """

    name: str
    description: str
    prompt: str
    model: str


def agents(root: Path | None = None) -> dict[str, AgentDefinition]:
    """Every agent by its name, in the order of the names.

    Args:
        root: the folder that holds `agents` and `references`; None: of this installation.

    Raises:
        FileNotFoundError: the installation is incomplete.
        ValueError: a file is no agent; the message names it and says what is missing.
    """
    base = agents_dir().parent if root is None else root
    found = (_read(path, base) for path in sorted((base / "agents").glob("*.md")))
    return {agent.name: agent for agent in found}


def agent_named(name: str, root: Path | None = None) -> AgentDefinition:
    """The agent of this name.

    Raises:
        LookupError: for people: there is none; the names there are, and the nearest one.
        FileNotFoundError: the installation is incomplete.
        ValueError: a file is no agent.
    """
    from enterprise_sales.playbook.nearest import hint

    known = agents(root)
    if name in known:
        return known[name]
    names = ", ".join(known)
    raise LookupError(f"There is no agent {name!r}{hint(name, known)}. The agents: {names}.")


def _read(path: Path, root: Path) -> AgentDefinition:
    import frontmatter

    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return AgentDefinition(
        name=_text(post.metadata, "name", path),
        description=_text(post.metadata, "description", path),
        prompt=post.content.replace(ROOT, str(root)),
        model=str(post.metadata.get("model") or INHERIT),
    )


def _text(values: Mapping[str, Any], key: str, path: Path) -> str:
    value = values.get(key)
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise ValueError(f"{path.name}: the frontmatter has no {key}; install the program again")
