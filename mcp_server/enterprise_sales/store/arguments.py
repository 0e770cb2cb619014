"""The arguments of a tool call, made fit for frontmatter."""

import math
from collections.abc import Mapping

from pydantic import JsonValue

from .errors import StoreError, excerpt
from .text import encodable, one_line

# Readers of YAML recurse; what is written must be readable.
_DEEPEST = 32


def plain(value: object, where: str = "arguments", depth: int = 0) -> JsonValue:
    """Return `value` as JSON values with sorted keys, so that equal calls give equal bytes.

    Raises:
        StoreError: something is not JSON (NaN, a date, a key that is no text), or nested too deep.
    """
    if depth > _DEEPEST:
        raise _refused(where, value, f"is nested more than {_DEEPEST} levels deep")
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list | tuple):
        return [plain(each, f"{where}[{i}]", depth + 1) for i, each in enumerate(value)]
    if isinstance(value, Mapping):
        return _plain_mapping(value, where, depth)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise _refused(where, value, "is not a JSON value")


def _plain_mapping(value: Mapping[object, object], where: str, depth: int) -> JsonValue:
    plain_values: dict[str, JsonValue] = {}
    for key, each in value.items():
        if not isinstance(key, str):
            raise _refused(where, key, "has a key that is not text")
        plain_values[encodable(key)] = plain(each, f"{where}.{one_line(key)}", depth + 1)
    return dict(sorted(plain_values.items()))


def _refused(where: str, value: object, wrong: str) -> StoreError:
    remedy = "give text, whole or finite numbers, true, false, null, lists and objects"
    return StoreError(where, excerpt(value), wrong, remedy)
