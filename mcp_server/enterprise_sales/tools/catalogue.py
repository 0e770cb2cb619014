"""Every tool: its name, what people and models are told of it, and what does the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from enterprise_sales.tools import descriptions
from enterprise_sales.tools.arguments import (
    AccountArguments,
    BookArguments,
    DefendArguments,
    DocumentArguments,
    ListArguments,
)
from enterprise_sales.tools.comparison_arguments import ComparisonArguments
from enterprise_sales.tools.engagement_arguments import EngagementArguments
from enterprise_sales.tools.facts_arguments import FactsArguments
from enterprise_sales.tools.handover_arguments import HandOffArguments
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.portfolio_arguments import PortfolioArguments
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.workspace import Workspace

if TYPE_CHECKING:
    from pydantic import BaseModel

Work = Callable[[Any, Workspace, Progress], "BaseModel"]


@dataclass(frozen=True)
class Tool:
    """One tool.

    Attributes:
        name: snake_case, at most 25 characters: hosts put their own words before it.
        title: for people.
        description: for models; the first line says when to call it.
        arguments: what it takes.
        result: gives the model of what it returns; imported late.
        work: does it.
        writes: whether it may save a document, or change the book.
        keeps: whether it keeps the book itself; the others only tell of it.
        reaches: whether it may ask a database over the network.
    """

    name: str
    title: str
    description: str
    arguments: type[BookArguments]
    result: Callable[[], type[BaseModel]]
    work: Work
    writes: bool
    keeps: bool = False
    reaches: bool = False


def tool_named(name: str) -> Tool:
    """The tool of a name.

    Raises:
        LookupError: there is none; the message, for people, names those most like it.
    """
    if name in TOOLS:
        return TOOLS[name]
    from enterprise_sales.playbook.nearest import hint

    names = ", ".join(TOOLS)
    raise LookupError(f"There is no tool called {name}{hint(name, TOOLS)}. The tools are: {names}.")


def _document_tool(
    name: str,
    told: tuple[str, str],
    job: str,
    result: str,
    arguments: type[DocumentArguments] = AccountArguments,
) -> Tool:
    """A tool that makes a document.

    Args:
        name: of the tool, and of the function that does its analysis.
        told: title and description.
        job: the module of `analyses` that holds the function.
        result: the model of `analyses.results` that it returns.
        arguments: what it takes; what all such tools take is not passed to the function.
    """

    def made(given: DocumentArguments, workspace: Workspace, progress: Progress) -> BaseModel:
        from enterprise_sales.tools.document_work import work

        analysis = getattr(import_module(f"{_ANALYSES}.{job}"), name)
        return work(name, analysis, given, workspace, progress)

    return Tool(name, *told, arguments, partial(_result, result), made, writes=True)


def _result(name: str) -> type[BaseModel]:
    from enterprise_sales.analyses import results

    model: type[BaseModel] = getattr(results, name)
    return model


def _compare(given: ComparisonArguments, workspace: Workspace, progress: Progress) -> BaseModel:
    from enterprise_sales.tools.comparison_work import work

    return work("compare_playbooks", given, workspace, progress)


def _import(given: ImportArguments, workspace: Workspace, progress: Progress) -> BaseModel:
    from enterprise_sales.tools.import_work import work

    return work(given, workspace, progress)


def _import_result() -> type[BaseModel]:
    from enterprise_sales.intake.results import ImportBook

    return ImportBook


def _facts(given: FactsArguments, workspace: Workspace, progress: Progress) -> BaseModel:
    from enterprise_sales.tools.facts_work import work

    return work(given, workspace, progress)


def _facts_result() -> type[BaseModel]:
    from enterprise_sales.facts.results import RecordFacts

    return RecordFacts


def _list(given: ListArguments, workspace: Workspace, progress: Progress) -> BaseModel:
    from enterprise_sales.tools.list_work import work

    return work(given, workspace, progress)


def _portfolio(given: PortfolioArguments, workspace: Workspace, progress: Progress) -> BaseModel:
    from enterprise_sales.tools.portfolio_work import work

    return work(given, workspace, progress)


_ANALYSES = "enterprise_sales.analyses"
_ALL = (
    Tool(
        "list_accounts",
        *descriptions.LIST_ACCOUNTS,
        ListArguments,
        partial(_result, "ListAccounts"),
        _list,
        writes=False,
    ),
    _document_tool("profile_account", descriptions.PROFILE_ACCOUNT, "profile", "ProfileAccount"),
    _document_tool(
        "map_stakeholders",
        descriptions.MAP_STAKEHOLDERS,
        "stakeholder_map",
        "MapStakeholders",
    ),
    _document_tool(
        "analyze_whitespace", descriptions.ANALYZE_WHITESPACE, "whitespace", "AnalyzeWhitespace"
    ),
    _document_tool("prepare_qbr", descriptions.PREPARE_QBR, "qbr", "PrepareQbr"),
    _document_tool("plan_renewal", descriptions.PLAN_RENEWAL, "renewal", "PlanRenewal"),
    _document_tool("track_value", descriptions.TRACK_VALUE, "value", "TrackValue"),
    _document_tool(
        "plan_engagement",
        descriptions.PLAN_ENGAGEMENT,
        "engagement",
        "PlanEngagement",
        EngagementArguments,
    ),
    _document_tool("plan_account", descriptions.PLAN_ACCOUNT, "plan", "PlanAccount"),
    _document_tool(
        "defend_account",
        descriptions.DEFEND_ACCOUNT,
        "defence",
        "DefendAccount",
        DefendArguments,
    ),
    Tool(
        "review_portfolio",
        *descriptions.REVIEW_PORTFOLIO,
        PortfolioArguments,
        partial(_result, "ReviewPortfolio"),
        _portfolio,
        writes=True,
    ),
    Tool(
        "compare_playbooks",
        *descriptions.COMPARE_PLAYBOOKS,
        ComparisonArguments,
        partial(_result, "ComparePlaybooks"),
        _compare,
        writes=True,
    ),
    _document_tool("hand_off", descriptions.HAND_OFF, "handover", "HandOff", HandOffArguments),
    Tool(
        "import_book",
        *descriptions.IMPORT_BOOK,
        ImportArguments,
        _import_result,
        _import,
        writes=True,
        keeps=True,
        reaches=True,
    ),
    Tool(
        "record_facts",
        *descriptions.RECORD_FACTS,
        FactsArguments,
        _facts_result,
        _facts,
        writes=True,
        keeps=True,
    ),
)
TOOLS: Mapping[str, Tool] = {tool.name: tool for tool in _ALL}
TELLING: Mapping[str, Tool] = {tool.name: tool for tool in _ALL if not tool.keeps}
"""Those that tell of the book and change nothing in it."""
