"""What is said where a conversation cannot begin."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable

from enterprise_sales.cli.talking import REFUSED

EXTRA = """\
enterprise-sales: asking an agent needs the package {package}, which is not installed.
  what to do: pip install 'enterprise-sales[agent]', or start bin/enterprise-sales: it prepares it
"""
IN_EXTRA = ("anthropic", "prompt_toolkit")


def check_agent(name: str, usage: ArgumentParser) -> None:
    """End the process with 2 where there is no such agent."""
    from enterprise_sales.agent.definition import agent_named

    try:
        agent_named(name)
    except LookupError as error:
        usage.error(str(error))


def status_or_refusal(work: Callable[[], int]) -> int:
    """The exit status of the work, or 1 with the reason on standard error."""
    try:
        return work()
    except ModuleNotFoundError as error:
        sys.stderr.write(_missing(error))
    except for_people() as error:
        sys.stderr.write(f"{in_words(error)}\n")
    return REFUSED


def for_people() -> tuple[type[Exception], ...]:
    """What can stand in the way of a conversation, and has words for people."""
    from enterprise_sales.agent.client import NoKeyError
    from enterprise_sales.agent.models import ModelsError
    from enterprise_sales.store import StoreError
    from enterprise_sales.tools import CallRefusedError

    return NoKeyError, ModelsError, StoreError, CallRefusedError


def in_words(error: Exception) -> str:
    """What one of these errors says."""
    from enterprise_sales.language import translator
    from enterprise_sales.store import StoreError
    from enterprise_sales.tools.errors import told
    from enterprise_sales.tools.visible import visible

    said = told(error, translator("en")) if isinstance(error, StoreError) else error
    return str(visible(str(said)))


def _missing(error: ModuleNotFoundError) -> str:
    """What to do where the packages for conversations are not installed."""
    package = (error.name or "").partition(".")[0]
    if package not in IN_EXTRA:
        raise error
    return EXTRA.format(package=package)
