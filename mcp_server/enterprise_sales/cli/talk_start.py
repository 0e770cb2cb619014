"""What `ask` and `chat` have in common before the first question."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console

from enterprise_sales.cli.talk_words import place

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from enterprise_sales.agent.budget import Budget
    from enterprise_sales.agent.conversation import Client, Conversation
    from enterprise_sales.cli.chat import Opened
    from enterprise_sales.cli.talk_view import View
    from enterprise_sales.tools import Workspace


class PipedConsole(Console):
    """A console whose reader may leave: the command line ends as other programs do then."""

    def on_broken_pipe(self) -> NoReturn:
        """Rich would end the process on the spot."""
        raise BrokenPipeError


def client(options: Namespace, workspace: Workspace) -> Client:
    """The client of the API that serves the model.

    Args:
        options: of the command line; they name agent and model.
        workspace: its book may hold the user's own list of models.

    Raises:
        NoKeyError: nothing in the environment says how to reach a model.
        ModelsError: the user's list of models cannot be read.
        ModuleNotFoundError: the extra is not installed.
    """
    from enterprise_sales.agent.asked_model import model_of
    from enterprise_sales.agent.client import client_of

    model = model_of(options.agent, os.environ, workspace.book, options.model)
    return client_of(os.environ, model)


def opened_by(
    options: Namespace, workspace: Workspace, api: Client, budget: Budget | None = None
) -> Opened:
    """How a conversation is opened; what the options limit is limited for all of them together.

    Args:
        options: of the command line.
        workspace: in which its tools work.
        api: the client of it.
        budget: one that others take from, too; that of the options where absent.
    """
    from enterprise_sales.agent.ask import Limits, conversation_of
    from enterprise_sales.agent.budget import Budget

    shared = Budget(options.budget) if budget is None else budget
    limits = Limits(max_tokens=options.max_tokens, budget=shared)

    def opened(agent: str, question: str) -> AbstractAsyncContextManager[Conversation]:
        return conversation_of(
            agent,
            workspace,
            os.environ,
            question=question,
            model=options.model,
            limits=limits,
            client=api,
        )

    return opened


def view_of(options: Namespace, workspace: Workspace) -> View:
    """How the events are shown: to a person, or with `--json` to a program."""
    if options.json:
        from enterprise_sales.cli.talk_json import JsonView

        return JsonView(sys.stdout)
    from enterprise_sales.cli.talk_view import TalkView

    return TalkView(
        PipedConsole(highlight=False),
        PipedConsole(stderr=True, highlight=False),
        lambda path: place_of(path, workspace),
    )


def place_of(path: str, workspace: Workspace) -> str:
    """The path of a saved document as it is shown."""
    return place(path, workspace.outputs, Path.cwd())
