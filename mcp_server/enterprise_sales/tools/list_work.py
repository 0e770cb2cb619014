"""What list_accounts does."""

from __future__ import annotations

from enterprise_sales.analyses.portfolio_list import ListError, list_accounts
from enterprise_sales.analyses.results import ListAccounts
from enterprise_sales.language import translator
from enterprise_sales.store.errors import excerpt
from enterprise_sales.tools.arguments import ListArguments
from enterprise_sales.tools.loading import ONE_AT_A_TIME, Sources, sources
from enterprise_sales.tools.notices import notices
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import STEPS, Progress, Steps
from enterprise_sales.tools.workspace import Workspace


def work(given: ListArguments, workspace: Workspace, progress: Progress) -> ListAccounts:
    """A page of the accounts.

    Raises:
        BookError, PlaybookError, CallRefusedError: for people.
    """
    t = translator(given.chosen_language)
    steps = Steps(progress, len(STEPS) - 1, t)
    steps.next()
    with ONE_AT_A_TIME:
        found = sources(given, workspace)
        steps.next()
        page = _page(given, found)
        return page.model_copy(update={"findings": (*notices(found), *page.findings)})


def _page(given: ListArguments, found: Sources) -> ListAccounts:
    try:
        return list_accounts(
            found.book,
            found.playbook,
            found.as_of,
            found.t.language,
            cursor=given.cursor,
            limit=given.limit,
            owner=given.owner,
            tier=given.tier,
            health_band=given.health_band,
        )
    except ListError:
        raise refused("cursor_wrong", found.t, "cursor", excerpt(given.cursor)) from None
