"""The scorecard: one definition of every measure, on any engine."""

from enterprise_sales.scorecard import (  # noqa: F401 - importing a module declares its rules
    contracts,
    engagement,
    financial,
    health,
    people,
    run,
    sentiment,
    signals,
    support,
    tier,
    usage,
    whitespace,
    whitespace_cells,
)
from enterprise_sales.scorecard.account_cells import cells
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.cell import Cell
from enterprise_sales.scorecard.cell_lines import cell_lines
from enterprise_sales.scorecard.composed import COMPOSED, ComposedRule
from enterprise_sales.scorecard.contract_lines import contract_lines
from enterprise_sales.scorecard.converted import converted
from enterprise_sales.scorecard.rates import factors_to, latest_rates
from enterprise_sales.scorecard.row import COMPONENTS, PENETRATIONS, ScoreRow
from enterprise_sales.scorecard.rules import FRAMES, RULES, MeasureRule, reads_of
from enterprise_sales.scorecard.scorecard import Scorecard
from enterprise_sales.scorecard.scores import score_tables, scores, scores_with_lines

__all__ = [
    "COMPONENTS",
    "COMPOSED",
    "FRAMES",
    "PENETRATIONS",
    "RULES",
    "Cell",
    "ComposedRule",
    "MeasureRule",
    "ScoreRow",
    "Scorecard",
    "at_of",
    "cell_lines",
    "cells",
    "contract_lines",
    "converted",
    "factors_to",
    "latest_rates",
    "reads_of",
    "score_tables",
    "scores",
    "scores_with_lines",
]
