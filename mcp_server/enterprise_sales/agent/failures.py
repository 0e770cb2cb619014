"""What an error on the way to the model means to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from enterprise_sales.agent import said
from enterprise_sales.agent.budget import BudgetSpentError
from enterprise_sales.agent.events import Stop

if TYPE_CHECKING:
    from anthropic import APIStatusError

    from enterprise_sales.agent.models import Model

KEY = 401, 403
CREDENTIALS = {
    "anthropic": "Check ANTHROPIC_API_KEY.",
    "bedrock": "Check the credentials for Amazon, and whether they may use this model.",
    "mantle": "Check the credentials for Amazon, and whether they may use this model.",
    "vertex": "Check the credentials for Google Cloud, and whether they may use this model.",
}
"""Who serves the model → what to look at where it refuses the key."""
UNKNOWN_MODEL = 404
PASSING = 408, 409, 429
SERVER = 500


@dataclass(frozen=True)
class Failure:
    """Why there is no answer.

    Attributes:
        stop: `budget` or `failed`.
        message: for people: what happened and what to do.
        forget: whether the question must leave the history, as the API will never take it.
    """

    stop: Stop
    message: str
    forget: bool = False


def failure(error: Exception, model: Model, address: str) -> Failure | None:
    """What an error means; None where it is a defect of this program.

    Args:
        error: after the last try.
        model: that was asked.
        address: of the API.
    """
    from anthropic import AnthropicError, APIConnectionError, APIStatusError

    from enterprise_sales.agent.replies import CutError
    from enterprise_sales.agent.watch import BusyError

    if isinstance(error, BudgetSpentError):
        return Failure("budget", str(error))
    if isinstance(error, BusyError):
        return Failure("failed", str(error))
    if isinstance(error, CutError):
        return Failure("failed", said.CUT)
    if isinstance(error, APIStatusError):
        return _status(error, model)
    if isinstance(error, APIConnectionError):
        return Failure("failed", _unreachable(error, address))
    if _of_a_cloud(error):
        remedy = CREDENTIALS[model.provider]
        return Failure("failed", f"The model could not be asked: {_sentence(str(error))} {remedy}")
    if isinstance(error, AnthropicError):
        return Failure("failed", f"The model could not be asked: {_sentence(str(error))}")
    return None


def _status(error: APIStatusError, model: Model) -> Failure:
    why = _sentence(error.api_message or f"status {error.status_code}")
    if error.status_code in KEY:
        message = f"The API does not accept the key: {why} {CREDENTIALS[model.provider]}"
    elif error.status_code == UNKNOWN_MODEL:
        message = f"The API knows no model {model.id!r}: {why} Choose another with --model."
    elif error.status_code in PASSING or error.status_code >= SERVER:
        message = f"The API is too busy to answer: {why} Ask again in a few minutes."
    else:
        return Failure("failed", f"The API refused the request: {why}", forget=True)
    return Failure("failed", message)


def _sentence(text: str) -> str:
    """The words of others, so that a sentence of ours can follow."""
    return text if text.endswith(".") else f"{text}."


def _unreachable(error: Exception, address: str) -> str:
    reason = type(error.__cause__ or error).__name__
    return (
        f"The API at {address} cannot be reached ({reason}). Check the network, or the address in"
        " ANTHROPIC_BASE_URL, and ask again."
    )


def _of_a_cloud(error: Exception) -> bool:
    """Whether credentials of Amazon or Google are missing: their libraries say so in own words."""
    package = type(error).__module__.partition(".")[0]
    # The SDK says it with a RuntimeError.
    return package in {"botocore", "boto3", "google"} or isinstance(error, RuntimeError)
