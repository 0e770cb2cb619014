"""The secrets of an environment, so that no record of a run holds one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

HIDDEN = "***"
SHORTEST = 8
"""Characters: a shorter value would also be hidden where it is an ordinary word or number."""

_SECRET_NAME = re.compile(
    r"(?:^|_)(?:API)?(?:KEY|TOKEN|PASS|AUTH|HEADER|CREDENTIAL)S?(?:_|$)|SECRET|PASSWORD|PASSWD",
    re.IGNORECASE,
)


def secrets_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The values that must not be written, the longest first.

    Those of variables whose names speak of a key, a token, a password, a header or the like, and
    the password inside any address, as it stands and decoded.
    """
    found = {value for value in _values(environment) if len(value) >= SHORTEST}
    return tuple(sorted(found, key=lambda value: (-len(value), value)))


def hidden(text: str, secrets: tuple[str, ...]) -> str:
    """The text with every secret as three stars."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text


def _values(environment: Mapping[str, str]) -> Iterator[str]:
    for name, value in environment.items():
        if _SECRET_NAME.search(name):
            yield value.strip()
            # A header stands as `name: value`, one a line.
            yield from (line.partition(":")[2].strip() for line in value.splitlines())
        yield from _password(value)


def _password(address: str) -> Iterator[str]:
    if "://" not in address:
        return
    try:
        password = urlsplit(address.strip()).password or ""
    except ValueError:
        return
    yield from (password, unquote(password))
