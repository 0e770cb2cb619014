"""A result and a language → a document in markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from enterprise_sales.analyses.common import Documented
from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    ComparePlaybooks,
    DataQuality,
    DefendAccount,
    HandOff,
    MapStakeholders,
    PlanAccount,
    PlanEngagement,
    PlanRenewal,
    PrepareQbr,
    ProfileAccount,
    ReviewPortfolio,
    TrackValue,
)
from enterprise_sales.documents.calendar_file import engagement_files
from enterprise_sales.documents.environment import render
from enterprise_sales.documents.handover_files import handover_files
from enterprise_sales.documents.titles import title_of
from enterprise_sales.documents.view_comparison import comparison_view
from enterprise_sales.documents.view_defence import defence_view
from enterprise_sales.documents.view_engagement import engagement_view
from enterprise_sales.documents.view_expansion import expansion_view
from enterprise_sales.documents.view_handover import handover_view
from enterprise_sales.documents.view_missing import data_view
from enterprise_sales.documents.view_plan import plan_view
from enterprise_sales.documents.view_plan_parts import plan_parts
from enterprise_sales.documents.view_portfolio import book_view, targets_view
from enterprise_sales.documents.view_portfolio_money import growth_view, renewals_view
from enterprise_sales.documents.view_portfolio_week import coverage_view, week_view
from enterprise_sales.documents.view_profile import profile_view
from enterprise_sales.documents.view_qbr import qbr_view
from enterprise_sales.documents.view_quality import quality_view
from enterprise_sales.documents.view_quality_rows import rows_view
from enterprise_sales.documents.view_renewal import renewal_view
from enterprise_sales.documents.view_stakeholders import stakeholders_view
from enterprise_sales.documents.view_value import value_view
from enterprise_sales.documents.view_whitespace import whitespace_view
from enterprise_sales.documents.voice import Voice
from enterprise_sales.documents.words import WORDS
from enterprise_sales.language import Translator

Views = Mapping[str, object]


def _plan(result: PlanAccount, voice: Voice) -> Views:
    return {
        "plan": plan_view(result, voice),
        "parts": plan_parts(result, voice),
        "profile": profile_view(result.profile, voice),
        "whitespace": whitespace_view(result.whitespace, voice),
        "expansion": expansion_view(result.whitespace, voice),
        "qbr": qbr_view(result.qbr, voice),
        "renewal": renewal_view(result.renewal, voice),
    }


def _whitespace(result: AnalyzeWhitespace, voice: Voice) -> Views:
    return {
        "whitespace": whitespace_view(result, voice),
        "expansion": expansion_view(result, voice),
    }


def _portfolio(result: ReviewPortfolio, voice: Voice) -> Views:
    return {
        "book": book_view(result, voice),
        "week": week_view(result, voice),
        "renewals": renewals_view(result, voice),
        "growth": growth_view(result, voice),
        "coverage": coverage_view(result, voice),
        "targets": targets_view(result, voice),
    }


def _quality(result: DataQuality, voice: Voice) -> Views:
    return {"coverage": quality_view(result, voice), "rows": rows_view(result, voice)}


DOCUMENTS: dict[type[Documented], tuple[str, Callable[[Any, Voice], Views]]] = {
    ProfileAccount: ("profile_account", lambda r, v: {"profile": profile_view(r, v)}),
    MapStakeholders: ("map_stakeholders", lambda r, v: {"people": stakeholders_view(r, v)}),
    AnalyzeWhitespace: ("analyze_whitespace", _whitespace),
    PrepareQbr: ("prepare_qbr", lambda r, v: {"qbr": qbr_view(r, v)}),
    PlanRenewal: ("plan_renewal", lambda r, v: {"renewal": renewal_view(r, v)}),
    PlanEngagement: ("plan_engagement", lambda r, v: {"engagement": engagement_view(r, v)}),
    PlanAccount: ("plan_account", _plan),
    DefendAccount: ("defend_account", lambda r, v: {"defence": defence_view(r, v)}),
    HandOff: ("hand_off", lambda r, v: {"handover": handover_view(r, v)}),
    ComparePlaybooks: ("compare_playbooks", lambda r, v: {"comparison": comparison_view(r, v)}),
    TrackValue: ("track_value", lambda r, v: {"value": value_view(r, v)}),
    ReviewPortfolio: ("review_portfolio", _portfolio),
    DataQuality: ("data_quality", _quality),
}
"""Result → the template, and what fills it."""
FILES: dict[type[Documented], Callable[[Any, Translator, datetime], Mapping[str, bytes]]] = {
    HandOff: handover_files,
    PlanEngagement: engagement_files,
}
"""Result → suffix and bytes of the files that stand beside its document, such as `.ics`."""


def render_document(result: Documented, t: Translator, *, agent: str, created_at: datetime) -> str:
    """The body of the document of a result, without frontmatter.

    Args:
        result: what a tool returned.
        t: the language of the document; texts inside the result are in the result's own.
        agent: whose document it is.
        created_at: when it is made, with a time zone.

    Raises:
        KeyError: no document is made of such a result.
        ValueError: `created_at` has no time zone.
    """
    template, views = DOCUMENTS[type(result)]
    voice = Voice(t, result.currency)
    values = {
        "title": title_of(result, t),
        "moment": t.moment(created_at),
        "agent": agent,
        "basis": _basis(result, voice),
        "data": data_view(result, voice),
        **views(result, voice),
    }
    return render(f"{template}.md.j2", t, values)


def files_beside(result: Documented, t: Translator, *, created_at: datetime) -> Mapping[str, bytes]:
    """Suffix → bytes of the files that stand beside the document of a result; none of most."""
    make = FILES.get(type(result))
    return make(result, t, created_at) if make else {}


def _basis(result: Documented, voice: Voice) -> str:
    """What every figure rests on: the date and the playbook."""
    known = result.playbook in WORDS["playbook"]
    playbook = voice.word("playbook", result.playbook) if known else result.playbook
    return voice.t.text(
        "All figures as of {day}, by the playbook “{playbook}”.",
        day=voice.day(result.as_of),
        playbook=playbook,
    )
