"""`ask --each`: one question, many accounts."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from enterprise_sales.agent.each_brake import Brake
from enterprise_sales.agent.each_filter import FilterError, filter_of
from enterprise_sales.agent.each_order import Wish, order_of, plan_of
from enterprise_sales.agent.each_run import run_each
from enterprise_sales.cli.each_view import EachView, JsonEach, PeopleEach
from enterprise_sales.cli.each_words import plan_in_words
from enterprise_sales.cli.talk_json import as_line
from enterprise_sales.cli.talk_start import PipedConsole, client, opened_by, place_of
from enterprise_sales.cli.talking import INTERRUPTED, REFUSED

if TYPE_CHECKING:
    from enterprise_sales.agent.budget import Budget
    from enterprise_sales.agent.conversation import Client
    from enterprise_sales.agent.each import Open
    from enterprise_sales.agent.each_events import EachEvent
    from enterprise_sales.agent.each_run import Order
    from enterprise_sales.tools import Workspace


def ask_each(question: str, options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    """Put a question to every account that fits, or tell what that would be.

    Returns:
        0 where all accounts are answered, 1 where some are not or none fits, 130 where it was
        interrupted; a filter that cannot be read ends the process with 2.

    Raises:
        NoKeyError, CallRefusedError, StoreError, ModelsError: for people.
    """
    try:
        wish = _wish(question, options)
    except FilterError as error:
        usage.error(str(error))
    # Without a key there is nothing to do, but a plan asks nobody.
    api = None if options.plan else client(options, workspace)
    try:
        order = order_of(wish, workspace, os.environ)
    except FilterError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    if api is None:
        return _planned(order, options, workspace)
    return asyncio.run(_answered(order, options, workspace, api))


def _wish(question: str, options: Namespace) -> Wish:
    return Wish(
        question,
        options.agent,
        filter_of(options.each),
        model=options.model,
        jobs=options.jobs,
        limit=options.limit,
        budget=options.budget,
        again=options.again,
    )


def _planned(order: Order, options: Namespace, workspace: Workspace) -> int:
    plan = plan_of(order, workspace)
    lines = [as_line(plan.as_json())] if options.json else plan_in_words(plan)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


async def _answered(order: Order, options: Namespace, workspace: Workspace, api: Client) -> int:
    brake, view = Brake(), _view(options, workspace)
    heard = Heard(view, brake)
    try:
        async with api:
            with _pressed(brake, view):
                talks = _talks(options, workspace, api)
                ended = await run_each(order, workspace, talks, brake, heard.tell)
    finally:
        view.close()
    heard.complain()
    if ended.answered == ended.accounts:
        return 0
    return INTERRUPTED if brake.interrupted else REFUSED


def _talks(options: Namespace, workspace: Workspace, api: Client) -> Callable[[Budget], Open]:
    def within(budget: Budget) -> Open:
        opened = opened_by(options, workspace, api, budget)
        return lambda question: opened(options.agent, question)

    return within


def _view(options: Namespace, workspace: Workspace) -> EachView:
    out = PipedConsole(highlight=False)
    if options.json:
        return JsonEach(out)
    err = PipedConsole(stderr=True, highlight=False)
    return PeopleEach(out, err, lambda path: place_of(path, workspace))


class Heard:
    """Shows events as long as somebody reads them; who leaves stops the run politely."""

    def __init__(self, view: EachView, brake: Brake) -> None:
        self._view, self._brake = view, brake
        self._gone: BrokenPipeError | None = None

    def tell(self, event: EachEvent) -> None:
        """Show one event."""
        if self._gone is not None:
            return
        try:
            self._view.show(event)
        except BrokenPipeError as error:
            self._gone = error
            self._brake.cut()

    def complain(self) -> None:
        """Say that nobody reads any more.

        Raises:
            BrokenPipeError: so it is.
        """
        if self._gone is not None:
            raise self._gone


@contextmanager
def _pressed(brake: Brake, view: EachView) -> Iterator[None]:
    """While the block runs, Ctrl-C brakes, a second one stops the answers, a third the program.

    The signal that ends a process of a server stops the answers at once.
    """
    loop = asyncio.get_running_loop()

    def press() -> None:
        view.stopping(cutting=brake.interrupted)
        brake.press()

    def interrupted(*_: object) -> None:
        if brake.cutting:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # Wakes the loop, which may wait for the network.
        loop.call_soon_threadsafe(press)

    def ended(*_: object) -> None:
        loop.call_soon_threadsafe(brake.cut)

    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, interrupted),
        signal.SIGTERM: signal.signal(signal.SIGTERM, ended),
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
