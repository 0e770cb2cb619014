"""`ask`: one question, one answer."""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from enterprise_sales.cli.talk_errors import check_agent, status_or_refusal
from enterprise_sales.cli.talk_start import client, opened_by, view_of
from enterprise_sales.cli.talking import answered, status_of

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client
    from enterprise_sales.tools import Workspace

OF_EACH = ("jobs", "limit", "plan", "again")
"""Options that say something only where a question is put to many accounts."""


def run_ask(options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    """Put the question that the options hold, and show its answer.

    Returns:
        0 where it was answered, 1 where not, 130 where it was interrupted; wrong usage ends the
        process with 2.
    """
    _check(options, usage)
    return status_or_refusal(lambda: _run(options, workspace, usage))


def _run(options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    if options.each is not None:
        from enterprise_sales.cli.asking_each import ask_each

        return ask_each(_question(options.question, usage), options, workspace, usage)
    # Before anything else is done: without a key there is nothing to do.
    api = client(options, workspace)
    question = _question(options.question, usage)
    if options.account is not None:
        from enterprise_sales.agent.about_account import about
        from enterprise_sales.cli.asked_account import account_named

        question = about(question, *account_named(options.account, workspace))
    return asyncio.run(_answered(question, options, workspace, api))


async def _answered(question: str, options: Namespace, workspace: Workspace, api: Client) -> int:
    view = view_of(options, workspace)
    opened = opened_by(options, workspace, api)
    try:
        async with api, opened(options.agent, question) as talk:
            return status_of(await answered(talk, question, view))
    finally:
        view.close()


def _check(options: Namespace, usage: ArgumentParser) -> None:
    """End the process with 2 where the words of the command line do not fit together."""
    if options.question is None or not options.question.strip():
        usage.error('ask needs a question, such as "what should I do this week?"; - reads it')
    if options.each is not None and options.account is not None:
        usage.error("ask takes --account or --each, not both")
    for name in OF_EACH:
        if options.each is None and getattr(options, name):
            usage.error(f"--{name} says something only with --each")
    check_agent(options.agent, usage)


def _question(given: str, usage: ArgumentParser) -> str:
    if given != "-":
        return given
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace").strip()
    if not text:
        usage.error("ask - reads the question from standard input, and nothing came")
    return text
