"""`python -m enterprise_sales`."""

from enterprise_sales.cli import main

raise SystemExit(main())
