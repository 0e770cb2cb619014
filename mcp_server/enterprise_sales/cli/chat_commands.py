"""The commands of a conversation: words that begin with a stroke and are not put to the model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enterprise_sales.cli.talk_words import usage_in_words
from enterprise_sales.store.text import one_line

if TYPE_CHECKING:
    from enterprise_sales.cli.chat import Chat

SIGN = "/"


@dataclass(frozen=True)
class Command:
    """A command.

    Attributes:
        about: what it does, in one line.
        run: the conversation and the words after the command → what is answered.
    """

    about: str
    run: Callable[[Chat, str], Awaitable[str]]


async def _help(_: Chat, __: str) -> str:
    width = max(map(len, COMMANDS))
    lines = [f"{name:{width}}  {command.about}" for name, command in COMMANDS.items()]
    return "\n".join(
        [*lines, "", "Ctrl-C stops an answer. Ctrl-D, or /quit, ends the conversation."]
    )


async def _new(chat: Chat, _: str) -> str:
    await chat.begin_anew()
    return "A new conversation; what was said before is forgotten."


async def _agent(chat: Chat, name: str) -> str:
    from enterprise_sales.agent.definition import agent_named, agents

    if not name:
        return "\n".join(f"{'*' if one == chat.agent else ' '} {one}" for one in agents())
    try:
        chat.agent = agent_named(name).name
    except LookupError as error:
        return one_line(str(error))
    await chat.begin_anew()
    return f"{chat.agent} answers from here on, in a new conversation."


async def _usage(chat: Chat, _: str) -> str:
    spent, model = chat.spent, chat.model or "this model"
    told = usage_in_words(spent.usage, spent.cost, model, at_least=spent.at_least)
    return f"{told} · replies: {chat.spent.replies}"


async def _files(chat: Chat, _: str) -> str:
    return "\n".join(chat.saved) or "No document has been saved yet."


async def _quit(chat: Chat, _: str) -> str:
    chat.over = True
    return ""


COMMANDS = {
    "/help": Command("these commands", _help),
    "/new": Command("begin a new conversation", _new),
    "/agent": Command("the agents; /agent NAME has another one answer", _agent),
    "/usage": Command("tokens and cost so far", _usage),
    "/files": Command("the documents that were saved", _files),
    "/quit": Command("end the conversation", _quit),
}


async def answer_to_command(text: str, chat: Chat) -> str:
    """Do what a command says; what is answered is for people.

    Args:
        text: what was typed, beginning with the stroke.
        chat: on which it works.
    """
    from enterprise_sales.playbook.nearest import hint

    name, _, rest = text.partition(" ")
    command = COMMANDS.get(name)
    if command is None:
        return f"There is no command {one_line(name)}{hint(name, COMMANDS)}; /help lists them."
    return await command.run(chat, rest.strip())
