"""One call of a tool, from what the caller wrote to its structured result."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from enterprise_sales.language import translator
from enterprise_sales.tools.catalogue import Tool
from enterprise_sales.tools.errors import Known, told
from enterprise_sales.tools.problem import CallRefusedError, refused
from enterprise_sales.tools.progress import Progress, silent
from enterprise_sales.tools.reading import language_of_refusal, read_arguments
from enterprise_sales.tools.visible import visible
from enterprise_sales.tools.workspace import Workspace

_log = logging.getLogger(__name__)


def call(
    tool: Tool, given: Mapping[str, object], workspace: Workspace, progress: Progress = silent
) -> dict[str, Any]:
    """The structured result of a call, as JSON values.

    Args:
        tool: one of the catalogue.
        given: the arguments as the caller wrote them.
        workspace: where the tool works.
        progress: told of every step before it is done.

    Raises:
        CallRefusedError: for people, whatever went wrong; a defect of the program is logged.
    """
    try:
        arguments = read_arguments(tool.name, tool.arguments, given)
        result = tool.work(arguments, workspace, progress)
        found: dict[str, Any] = visible(result.model_dump(mode="json"))
    except CallRefusedError:
        raise
    except Exception as error:
        t = translator(language_of_refusal(tool.arguments, given))
        if isinstance(error, Known):
            raise told(error, t) from error
        _log.exception("%s stopped on %s: %s", tool.name, type(error).__name__, error)
        raise refused("unexpected", t) from error
    return found
