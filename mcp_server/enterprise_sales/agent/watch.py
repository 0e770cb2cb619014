"""What the SDK does between a request and its answer: tries that failed, and what they may cost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from enterprise_sales.agent.events import Event, Retried, Used
from enterprise_sales.agent.usage import Usage

if TYPE_CHECKING:
    from anthropic import APIRequest

    from enterprise_sales.agent.budget import Reservation

AGAIN = {408, 409, 429}
"""Besides 5xx, the statuses after which the SDK asks again (`_should_retry` of its client)."""
SERVER_ERROR = 500
REFUSED = 400
"""From here on nothing is billed."""
LOST = Used(Usage(), Decimal(0), at_least=True)
"""A request to which nobody has heard an answer; it may be billed all the same."""


class BusyError(Exception):
    """The API asks to wait longer than the answer may take; the text is for people."""


class Watch:
    """A middleware of the client, one for each conversation.

    Args:
        emit: takes the events.
        retries: that the client makes.
        seconds: the longest that anyone waits for a reply.
    """

    def __init__(self, emit: Callable[[Event], None], retries: int, seconds: float) -> None:
        self._emit = emit
        self._retries = retries
        self._seconds = seconds
        self.reservation: Reservation | None = None
        """Of the request under way."""

    async def __call__(
        self, request: APIRequest, call_next: Callable[[APIRequest], Awaitable[Any]]
    ) -> Any:
        """One try of the SDK's."""
        attempt = request.retries_taken + 1
        if self.reservation and attempt > 1:
            lost = self.reservation.spent
            self.reservation.again()
            if lost:
                self._emit(LOST)
        try:
            response = await call_next(request)
        except Exception as error:
            self._unheard(error, attempt)
            raise
        status = response.status_code
        if status >= REFUSED and self.reservation:
            self.reservation.settle(0)
        if status in AGAIN or status >= SERVER_ERROR:
            self._refused(response, attempt)
        return response

    def _unheard(self, error: Exception, attempt: int) -> None:
        from anthropic import APIConnectionError

        if self.reservation and never_sent(error):
            self.reservation.settle(0)
        if attempt <= self._retries and isinstance(error, APIConnectionError):
            self._emit(Retried(attempt, None, "the API did not answer"))

    def _refused(self, response: Any, attempt: int) -> None:
        if attempt > self._retries or response.headers.get("x-should-retry") == "false":
            return
        seconds = asked_to_wait(response.headers)
        if seconds is not None and seconds > self._seconds:
            raise BusyError(f"The API asks to wait {seconds:.0f} seconds. Ask again after that.")
        self._emit(Retried(attempt, seconds, f"the API is busy (status {response.status_code})"))


def never_sent(error: BaseException | None) -> bool:
    """Whether there was no connection, so that nothing can have been billed."""
    import httpx2

    return error is not None and isinstance(
        error.__cause__, (httpx2.ConnectError, httpx2.ConnectTimeout)
    )


def asked_to_wait(headers: Any) -> float | None:
    """Seconds that the API asks to wait, where it says so in seconds."""
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        try:
            return float(headers[name]) / unit
        except (KeyError, ValueError):
            continue
    return None
