"""From what a caller wrote to checked arguments, or to a refusal for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from enterprise_sales.language import LANGUAGES, Translator, translator
from enterprise_sales.tools.agents import EXECUTIVE, LANGUAGE, language_of
from enterprise_sales.tools.arguments import BookArguments, DocumentArguments, in_order
from enterprise_sales.tools.problem import CallRefusedError, Problem, problem

Arguments = TypeVar("Arguments", bound=BookArguments)

CODES = {
    "extra_forbidden": "argument_unknown",
    "missing": "argument_missing",
    "string_too_short": "argument_missing",
    "string_too_long": "argument_too_long",
    "string_type": "text_expected",
    "string_unicode": "text_expected",
    "bool_type": "boolean_expected",
    "bool_parsing": "boolean_expected",
    "int_type": "integer_expected",
    "int_parsing": "integer_expected",
    "int_parsing_size": "integer_expected",
    "int_from_float": "integer_expected",
    "finite_number": "integer_expected",
    "greater_than_equal": "integer_expected",
    "less_than_equal": "integer_expected",
    "date_unreadable": "date_unreadable",
    "date_too_far": "date_too_far",
    "choice_unknown": "choice_unknown",
    "list_expected": "list_expected",
    "answers_expected": "answers_expected",
    "entries_expected": "entries_expected",
}
"""What pydantic found → the words of `MESSAGES`."""


def read_arguments(tool: str, model: type[Arguments], given: Mapping[str, object]) -> Arguments:
    """The arguments of a call; one that is null or empty text counts as left out.

    Args:
        tool: the tool's name, for the refusal.
        model: what it takes.
        given: what the caller wrote.

    Raises:
        CallRefusedError: an argument is unknown, missing, or cannot be read.
    """
    written = {name: value for name, value in given.items() if value is not None and value != ""}
    try:
        return model.model_validate(written)
    except ValidationError as error:
        t = translator(language_of_refusal(model, written))
        details = error.errors(include_url=False)
        raise CallRefusedError(_problems(tool, model, details, t), t) from None


def language_of_refusal(model: type[BookArguments], given: Mapping[str, object]) -> str:
    """The language that the texts would have, where what is asked for exists."""
    wished = given.get("language")
    language = wished if isinstance(wished, str) and wished in LANGUAGES else LANGUAGE
    agent = given.get("agent") or EXECUTIVE
    return language_of(str(agent), language) if issubclass(model, DocumentArguments) else language


def _problems(
    tool: str, model: type[BookArguments], details: list[ErrorDetails], t: Translator
) -> Iterator[Problem]:
    from enterprise_sales.store.errors import excerpt

    for found in details:
        if found["type"] == "none_required":
            # The other half of an argument that may be left out.
            continue
        name, code = str(found["loc"][0]), CODES[found["type"]]
        shown = None if found["type"] == "missing" else excerpt(found["input"])
        yield problem(code, t, name, shown, **_values(code, tool, name, model, found))


def _values(
    code: str, tool: str, name: str, model: type[BookArguments], found: ErrorDetails
) -> dict[str, str]:
    """What fills the placeholders of the words."""
    if code == "argument_unknown":
        from enterprise_sales.playbook.nearest import hint

        names = in_order(model)
        return {"tool": tool, "names": ", ".join(names), "nearest": hint(name, names)}
    if code == "integer_expected":
        bounds = model.model_json_schema()["properties"][name]
        return {"low": str(bounds["minimum"]), "high": str(bounds["maximum"])}
    return {key: str(value) for key, value in found.get("ctx", {}).items()}
