"""What review_portfolio does: the work of a tool for the whole book, and its own refusal."""

from __future__ import annotations

from enterprise_sales.analyses.common import Documented
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.portfolio_coverage import OwnerUnknownError
from enterprise_sales.language import translator
from enterprise_sales.store.errors import excerpt
from enterprise_sales.tools import document_work
from enterprise_sales.tools.portfolio_arguments import PortfolioArguments
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.workspace import Workspace

NAME = "review_portfolio"


def work(given: PortfolioArguments, workspace: Workspace, progress: Progress) -> Documented:
    """The review, with its document saved if that is asked for.

    Raises:
        BookError, PlaybookError, StoreError, CallRefusedError: for people.
    """
    try:
        return document_work.work(NAME, review_portfolio, given, workspace, progress)
    except OwnerUnknownError as error:
        t = translator(given.chosen_language)
        near = f" (nearest: {', '.join(error.nearest)})" if error.nearest else ""
        raise refused("owner_unknown", t, "owner", excerpt(error.owner), nearest=near) from None
