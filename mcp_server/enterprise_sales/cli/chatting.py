"""`chat`: a conversation in the terminal, or the questions of a file one after the other."""

from __future__ import annotations

import asyncio
import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from enterprise_sales.cli.chat_commands import COMMANDS, SIGN, answer_to_command
from enterprise_sales.cli.chat_prompt import Lines, Prompt, Questions
from enterprise_sales.cli.talk_errors import (
    check_agent,
    for_people,
    in_words,
    status_or_refusal,
)
from enterprise_sales.cli.talk_start import client, opened_by, place_of, view_of
from enterprise_sales.cli.talking import INTERRUPTED, REFUSED, status_of

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client
    from enterprise_sales.cli.chat import Chat
    from enterprise_sales.tools import Workspace

WELCOME = """\
{agent} answers from the book {book}.
/help lists the commands. Ctrl-C stops an answer, Ctrl-D ends the conversation.
"""


def run_chat(options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    """Talk until the user has had enough.

    Returns:
        0; 1 where there is no key or a question of a file was not answered; 130 where the answer
        to one was interrupted. Wrong usage ends the process with 2.
    """
    check_agent(options.agent, usage)
    return status_or_refusal(lambda: _run(options, workspace))


def _run(options: Namespace, workspace: Workspace) -> int:
    api = client(options, workspace)
    if options.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return asyncio.run(_talked(options, workspace, api, Lines()))
    from enterprise_sales.cli.chat_history import history_of

    prompt = Prompt(history_of(os.environ), COMMANDS)
    sys.stderr.write(welcome(options.agent, workspace))
    return asyncio.run(_talked(options, workspace, api, prompt))


def welcome(agent: str, workspace: Workspace) -> str:
    """What is said first: who answers, from which book, and how to find the rest."""
    return WELCOME.format(agent=agent, book=place_of(str(workspace.book), workspace))


async def _talked(
    options: Namespace, workspace: Workspace, api: Client, questions: Questions
) -> int:
    from enterprise_sales.cli.chat import Chat

    opened = opened_by(options, workspace, api)
    view = view_of(options, workspace)
    place = partial(place_of, workspace=workspace)
    async with api, Chat(options.agent, opened, view, place) as chat:
        try:
            return await talked(chat, questions)
        finally:
            view.close()


async def talked(chat: Chat, questions: Questions) -> int:
    """Put one question after the other until there are no more.

    Returns:
        0 where somebody sits there; else what the first question that was not answered gives.
    """
    status = 0
    while not chat.over and (text := await questions.following()) is not None:
        found = await _put(text, chat)
        status = status or found
        if found == INTERRUPTED and not questions.by_hand:
            break
    return 0 if questions.by_hand else status


async def _put(text: str, chat: Chat) -> int:
    """Answer a question or a command; the status it would give."""
    if text.startswith(SIGN):
        sys.stderr.write(f"{await answer_to_command(text, chat)}\n")
        return 0
    try:
        return status_of(await chat.ask(text))
    except for_people() as error:
        sys.stderr.write(f"{in_words(error)}\n")
        return REFUSED
