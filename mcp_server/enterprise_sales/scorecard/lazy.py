"""The type of a lazy frame of any engine."""

from __future__ import annotations

from typing import Any

import narwhals as nw

Rows = nw.LazyFrame[Any]
