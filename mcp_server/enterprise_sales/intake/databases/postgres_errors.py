"""What PostgreSQL says, in our words.

Why no connection was made is told by its kind alone: libpq repeats parts of the address. What the
server says about a query is shown. Codes: PostgreSQL documentation, appendix A.
"""

from __future__ import annotations

import re

from enterprise_sales.intake.databases.address import Address
from enterprise_sales.intake.databases.errors import QueryError, first_line
from enterprise_sales.intake.databases.limits import Limits

_LOGIN = re.compile(r"password|authentication|role .* does not exist", re.IGNORECASE)
_DATABASE = re.compile(r"database .* does not exist", re.IGNORECASE)
_HOST = re.compile(
    r"translate host name|Connection refused|timeout|timed out|No route to host"
    r"|No such file or directory|unreachable",
    re.IGNORECASE,
)
_READ_ONLY, _NOT_SUPPORTED = "25006", "0A000"
_STOPPED, _NOT_ALLOWED = "57014", "42501"
_LOST = ("08", "57P")
_AFTER_SEVERITY = ":  "
"""libpq writes it before the message of the server, whose word for ERROR may be of any language."""


def not_connected(address: Address, text: str) -> QueryError:
    """Why there is no connection."""
    for pattern, code in (
        (_HOST, "query_host_unreachable"),
        (_DATABASE, "query_database_absent"),
        (_LOGIN, "query_login_refused"),
    ):
        if pattern.search(text):
            return address.error(code)
    return address.error("query_no_connection")


def not_answered(address: Address, error: Exception, limits: Limits) -> QueryError:
    """Why there is no answer."""
    state = getattr(error, "sqlstate", None) or ""
    said = first_line(str(error).partition(_AFTER_SEVERITY)[2])
    if state == _READ_ONLY or (state == _NOT_SUPPORTED and "WITH" in said):
        return address.error("query_only_reads", said)
    if state == _STOPPED:
        return address.error("query_too_slow", seconds=f"{limits.seconds:g}")
    if state == _NOT_ALLOWED:
        return address.error("query_not_allowed", said)
    if not state or state.startswith(_LOST):
        return address.error("query_no_connection")
    return address.error("query_wrong", said)
