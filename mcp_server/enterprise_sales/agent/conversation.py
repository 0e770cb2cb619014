"""A conversation with a model that has the tools of the server."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio

from enterprise_sales.agent import said
from enterprise_sales.agent.events import Ended
from enterprise_sales.agent.imports import load
from enterprise_sales.agent.settings import Client, Settings
from enterprise_sales.agent.telling import Teller

if TYPE_CHECKING:
    from anyio.abc import TaskGroup

    from enterprise_sales.agent.answering import Answer, End, Talk
    from enterprise_sales.agent.definition import AgentDefinition
    from enterprise_sales.agent.events import Event
    from enterprise_sales.agent.host import Host, Kept
    from enterprise_sales.agent.transcript import Transcript
    from enterprise_sales.agent.usage import Spent
    from enterprise_sales.tools import Workspace

__all__ = ["Client", "Conversation", "Settings", "conversation"]


class Conversation:
    """Questions and answers with one history; one question at a time."""

    def __init__(self, talk: Talk, teller: Teller, kept: Kept, tasks: TaskGroup) -> None:
        self._talk, self._teller, self._kept, self._tasks = talk, teller, kept, tasks
        self._note = ""
        self._defect: Exception | None = None
        self._scope = anyio.CancelScope()
        self._idle = anyio.Event()
        self._idle.set()

    @property
    def spent(self) -> Spent:
        """What all replies so far have used."""
        return self._teller.spent

    async def ask(self, question: str) -> AsyncGenerator[Event, None]:
        """Answer a question; the events end with exactly one `Ended`.

        Leaving the iteration early, or cancelling it, stops the answer; the conversation can go on.
        """
        await self._stopped()
        events = self._teller.begin()
        self._scope, self._idle, self._defect = anyio.CancelScope(), anyio.Event(), None
        # What a terminal passes on that is no character cannot be sent.
        plain = question.encode(errors="replace").decode()
        # A task of its own, as whoever reads the events may stop at any of them.
        self._tasks.start_soon(self._answered, plain, self._scope, self._idle)
        try:
            async for event in events:
                yield event
            if self._defect:
                raise self._defect
        finally:
            await self._stopped()
            events.close()

    def cancel(self) -> None:
        """Stop the answer under way, which then ends as `cancelled`; nothing if there is none."""
        self._scope.cancel()

    async def _stopped(self) -> None:
        """Once nothing is under way."""
        self.cancel()
        with anyio.CancelScope(shield=True):
            await self._idle.wait()

    async def _answered(self, question: str, scope: anyio.CancelScope, idle: anyio.Event) -> None:
        from enterprise_sales.agent.answering import Answer, End

        answer, end = Answer(self._talk), End("cancelled", said.CANCELLED)
        try:
            with scope:
                end = await self._end_of(answer, question)
            self._close(answer, end)
        except Exception as defect:
            self._defect = defect
            self._talk.replies.partial = ""
            self._talk.history.back_to(answer.before)
        finally:
            self._teller.end()
            idle.set()

    async def _end_of(self, answer: Answer, question: str) -> End:
        from enterprise_sales.agent.answering import End
        from enterprise_sales.agent.failures import failure

        talk = self._talk
        try:
            with anyio.move_on_after(talk.settings.total_seconds):
                return await answer.run(question, self._note)
        except TimeoutError:
            return End("timeout", said.reply_late(talk.settings))
        except Exception as error:
            known = failure(error, talk.settings.model, talk.replies.address)
            if known is None:
                raise
            return End(known.stop, known.message, known.forget)
        return End("timeout", said.answer_late(talk.settings))

    def _close(self, answer: Answer, end: End) -> None:
        """Leave a history that can be gone on with, and tell the end."""
        partial, self._talk.replies.partial = self._talk.replies.partial, ""
        message = self._left(answer, partial, end)
        used, record = self._teller.question, self._teller.transcript
        self._teller.tell(
            Ended(
                end.stop,
                answer.text + partial,
                self._kept.taken(),
                used.usage,
                used.cost,
                str(record.path) if record else None,
                message,
                used.at_least,
            )
        )

    def _left(self, answer: Answer, partial: str, end: End) -> str:
        """Close the history, or take the question out of it; what people are told of the end."""
        history = self._talk.history
        if partial:
            history.replied([{"type": "text", "text": partial}])
        history.close()
        if end.forget or (end.stop in said.FAILED and not answer.heard):
            # A note for the model waits for the question that is kept.
            history.back_to(answer.before)
            return f"{end.message} {said.NOT_KEPT}"
        self._note = said.STOPPED_HERE if end.stop in said.STOPPED else ""
        return end.message


@asynccontextmanager
async def conversation(
    definition: AgentDefinition,
    workspace: Workspace,
    settings: Settings,
    *,
    client: Client,
    transcript: Transcript | None = None,
) -> AsyncIterator[Conversation]:
    """A conversation as long as the block runs.

    Args:
        definition: the agent, its text the system prompt.
        workspace: in which its tools work.
        settings: the bounds.
        client: of the API; closed by whoever made it.
        transcript: where all of it is recorded, if anywhere; ended with the block.
    """
    from enterprise_sales.agent.host import Kept, host

    load()
    kept, teller = Kept(), Teller(transcript)
    try:
        async with (
            host(kept.watched(workspace), definition.prompt) as tools,
            anyio.create_task_group() as tasks,
        ):
            talk = _talk(definition, workspace, settings, client, tools, teller)
            yield Conversation(talk, teller, kept, tasks)
            tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        # Groups of tasks wrap what the block raised; whoever wrote the block raised it alone.
        raise _alone(group) from None
    finally:
        if transcript:
            transcript.end(teller.spent)


def _talk(
    definition: AgentDefinition,
    workspace: Workspace,
    settings: Settings,
    client: Client,
    tools: Host,
    teller: Teller,
) -> Talk:
    # Here, as it imports the SDK.
    from enterprise_sales.agent.answering import Talk
    from enterprise_sales.agent.history import History
    from enterprise_sales.agent.replies import Replies
    from enterprise_sales.agent.request import Frame

    frame = Frame(definition.prompt, tools.instructions, tools.tools, workspace.now().date())
    if teller.transcript:
        model = settings.model
        teller.transcript.started(agent=definition.name, model=model.id, provider=model.provider)
    return Talk(
        definition.name,
        settings,
        workspace.outputs,
        History(),
        tools,
        Replies(client, settings, frame, teller.tell),
        teller.tell,
        teller.transcript,
    )


def _alone(group: BaseException) -> BaseException:
    while isinstance(group, BaseExceptionGroup) and len(group.exceptions) == 1:
        group = group.exceptions[0]
    return group
