"""Text of the user's data without what cannot be seen.

Invisible and direction-changing characters carry orders to a model that no person sees. The rest of
a text stays as it stands; the two joiners stay, as scripts and emoji need them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any


def visible(value: Any) -> Any:
    """The same JSON value, its texts and keys without characters that cannot be seen."""
    return _seen(value) if _may_hide(value) else value


def _may_hide(value: Any) -> bool:
    """Whether there may be anything to take away: one look at the whole is cheap, and mostly all.

    As JSON the control characters stand behind a backslash; so do quotes and line ends, which stay.
    """
    text = json.dumps(value, ensure_ascii=False).replace('\\"', "").replace("\\n", "")
    return _doubtful().search(text) is not None


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return _unseen().sub("", value)
    if isinstance(value, list):
        return [_seen(each) for each in value]
    if isinstance(value, dict):
        seen = {_seen(key): _seen(each) for key, each in value.items()}
        # Two keys that look the same must not become one, or a figure would be lost.
        return seen if len(seen) == len(value) else {k: _seen(v) for k, v in value.items()}
    return value


@cache
def _unseen() -> re.Pattern[str]:
    # Late: the start of the program does not wait for the store.
    from enterprise_sales.store.text import HIDDEN

    return re.compile(f"(?![\\t\\n\\u200c\\u200d]){HIDDEN.pattern}")


@cache
def _doubtful() -> re.Pattern[str]:
    from enterprise_sales.store.text import HIDDEN

    return re.compile(rf"\\|{HIDDEN.pattern}")
