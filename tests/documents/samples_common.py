"""What the results made by hand share: one account, and a share of which nothing is known."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import Ratio

UNKNOWN = Ratio(part=None, whole=None, value=None)
COMMON: dict[str, Any] = {
    "account_id": "sever",
    "account_name": "АО «Север»",
    "as_of": "2026-06-30",
    "playbook": "strategic-12-month",
    "language": "ru",
    "currency": "RUB",
}
