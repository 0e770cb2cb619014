"""Text of the user's data without what cannot be seen.

Invisible and direction-changing characters carry orders to a model that no person sees. The rest of
a text stays as it stands; the two joiners stay, as scripts and emoji need them.
"""

from __future__ import annotations

import re
from typing import Any

from enterprise_sales.store.text import HIDDEN

_UNSEEN = re.compile(f"(?![\\t\\n\\u200c\\u200d]){HIDDEN.pattern}")


def visible(value: Any) -> Any:
    """The same JSON value, its texts and keys without characters that cannot be seen."""
    if isinstance(value, str):
        return _UNSEEN.sub("", value)
    if isinstance(value, list):
        return [visible(each) for each in value]
    if isinstance(value, dict):
        seen = {visible(key): visible(each) for key, each in value.items()}
        # Two keys that look the same must not become one, or a figure would be lost.
        return seen if len(seen) == len(value) else {k: visible(v) for k, v in value.items()}
    return value
