"""Run the package from its source: `python mcp_server serve`."""

from enterprise_sales.cli import main

raise SystemExit(main())
