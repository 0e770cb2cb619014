"""A conversation with an agent, question by question."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from enterprise_sales.agent.events import Ended, Started, ToolAnswered, Used
from enterprise_sales.agent.usage import Spent
from enterprise_sales.cli.talking import answered

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from enterprise_sales.agent.conversation import Conversation
    from enterprise_sales.agent.events import Event
    from enterprise_sales.cli.talk_view import View

    Opened = Callable[[str, str], AbstractAsyncContextManager[Conversation]]


@dataclass
class Chat:
    """What is going on, and what it took so far. Closes its conversation at the end of the block.

    Attributes:
        agent: who answers.
        opened: the name of an agent and the first question → a conversation.
        view: shows the events.
        place: how the path of a saved document is shown.
        over: whether the user has said that it is the end.
        model: the id of the model that answered last.
        spent: by all the conversations.
        saved: paths of the documents, as they are shown, in the order of their saving.
    """

    agent: str
    opened: Opened
    view: View
    place: Callable[[str], str]
    over: bool = False
    model: str | None = None
    spent: Spent = field(default_factory=Spent)
    saved: dict[str, None] = field(default_factory=dict)
    _talk: Conversation | None = None
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.begin_anew()

    async def ask(self, question: str) -> Ended:
        """Put a question; the first one opens the conversation.

        Raises:
            LookupError, ModelsError, StoreError: for people; it could not be opened.
            BrokenPipeError: nobody reads what is shown.
        """
        if self._talk is None:
            self._talk = await self._open.enter_async_context(self.opened(self.agent, question))
        return await answered(self._talk, question, self)

    async def begin_anew(self) -> None:
        """Close the conversation; the next question opens another one."""
        self._talk = None
        await self._open.aclose()
        self._open = AsyncExitStack()

    def show(self, event: Event) -> None:
        """Note an event and show it."""
        match event:
            case Started():
                self.model = event.model
            case Used():
                more = event.at_least
                self.spent = self.spent.reply(event.usage, event.cost, at_least=more)
            case ToolAnswered() | Ended():
                # The end names those too whose tool was not waited for.
                self.saved |= dict.fromkeys(map(self.place, event.saved))
        self.view.show(event)

    def close(self) -> None:
        """Leave the terminal as it was."""
        self.view.close()
