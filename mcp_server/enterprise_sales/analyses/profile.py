"""The profile of an account on one page."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.company_group import company_group
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.growth import growth
from enterprise_sales.analyses.health import health
from enterprise_sales.analyses.health_parts import health_parts
from enterprise_sales.analyses.missing import missing
from enterprise_sales.analyses.rates_doubted import rates_doubted_of
from enterprise_sales.analyses.relationships import relationships
from enterprise_sales.analyses.renewal_summary import presumed_findings, renewal_summary
from enterprise_sales.analyses.results import ProfileAccount
from enterprise_sales.analyses.risk_merge import merged
from enterprise_sales.analyses.risk_warnings import warnings
from enterprise_sales.analyses.risks import risks
from enterprise_sales.analyses.tier import tier
from enterprise_sales.analyses.unknowns import figures, profile_unknowns
from enterprise_sales.analyses.user_figures import user_figures
from enterprise_sales.book.rows import UseCase


def profile_account(ctx: Context) -> ProfileAccount:
    """Who the account is, what it pays, how it fares, and what is unknown about it."""
    row, account = ctx.row, ctx.account
    since = account.customer_since
    return ProfileAccount(
        account_id=ctx.account_id,
        account_name=account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *rates_doubted_of(ctx),
            *presumed_findings(ctx),
            *findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        ),
        missing=missing(ctx, figures(ctx), profile_unknowns(ctx)),
        industry=account.industry,
        segment=account.segment,
        region=account.region,
        country=account.country,
        owner=account.owner,
        customer_since=since.isoformat() if since else None,
        products=products(ctx),
        use_cases=use_cases(ctx),
        users=ratios.counted(ctx, row.penetration_user_part, row.penetration_user_whole),
        arr=ctx.money_or_none(row.arr),
        tier=tier(ctx),
        health=health(ctx),
        renewal=renewal_summary(ctx),
        growth=growth(ctx),
        relationships=relationships(ctx),
        value_documented=ratios.documented_value(ctx),
        roi=ratios.roi(ctx),
        risks=merged(ctx, risks(ctx)),
        warnings=warnings(ctx),
        parts=health_parts(ctx),
        user_figures=user_figures(ctx),
        group=company_group(ctx),
    )


def products(ctx: Context) -> tuple[str, ...]:
    """Names of the products deployed or under a running contract, sorted."""
    deployed = {cell.product_id for cell in ctx.cells if cell.status == "deployed"}
    contracted = {row.product_id for row in running(ctx)}
    names = {ctx.product_name(product_id) for product_id in deployed | contracted}
    return tuple(sorted(name for name in names if name))


def use_cases(ctx: Context) -> tuple[str, ...]:
    """Active use cases as the book calls them, each once, sorted."""
    return tuple(sorted({row.use_case for row in ctx.rows(UseCase) if row.status == "active"}))
