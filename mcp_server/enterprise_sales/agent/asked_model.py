"""Which model answers for an agent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from enterprise_sales.agent.client import provider_of
from enterprise_sales.agent.definition import agent_named
from enterprise_sales.agent.models import OWN, Model, resolve

if TYPE_CHECKING:
    from pathlib import Path


def model_of(
    agent: str, environment: Mapping[str, str], book: Path, wanted: str | None = None
) -> Model:
    """The model that an agent asks, and who serves it.

    Args:
        agent: its name.
        environment: of the process; it names provider and models.
        book: the folder that may hold the user's own `models.yaml`.
        wanted: an alias or an id; None: that of the agent.

    Raises:
        LookupError: no such agent.
        ModelsError: the user's `models.yaml` cannot be read.
    """
    alias = wanted or agent_named(agent).model
    return resolve(alias, provider_of(environment), environment, book / OWN)
