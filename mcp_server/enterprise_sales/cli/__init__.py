"""The command line: `enterprise-sales serve | demo | call`."""

from enterprise_sales.cli.command import main

__all__ = ["main"]
