"""The tools as plain functions, shared by the server and the command line."""

from enterprise_sales.tools.problem import CallRefusedError, Problem
from enterprise_sales.tools.workspace import Workspace, workspace_of

__all__ = ["CallRefusedError", "Problem", "Workspace", "workspace_of"]
