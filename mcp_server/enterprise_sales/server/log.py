"""The log: standard error, as standard output is the wire."""

from __future__ import annotations

import logging

FORMAT = "enterprise-sales: %(levelname)s: %(message)s"


class _OneLine(logging.Formatter):
    """What happened without its traceback, which says nothing to most people."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever was logged."""
        plain = logging.makeLogRecord({**vars(record), "exc_info": None, "exc_text": None})
        return " ".join(super().format(plain).split())


def configure_log(*, debug: bool) -> None:
    """Log warnings, one line each; everything and with tracebacks if `debug`."""
    handler = logging.StreamHandler()
    handler.setFormatter((logging.Formatter if debug else _OneLine)(FORMAT))
    level = logging.DEBUG if debug else logging.WARNING
    logging.basicConfig(level=level, handlers=[handler], force=True)
