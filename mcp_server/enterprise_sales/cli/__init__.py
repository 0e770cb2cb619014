"""The command line: `enterprise-sales serve | demo | call | import`."""

from enterprise_sales.cli.command import main

__all__ = ["main"]
