"""Cleaning of untrusted text before it is written.

The lists of characters are spelled out, not asked of `unicodedata`, whose answers change with
the version of Python while the bytes of a document must not.
"""

import re

# Control, bidirectional, zero-width and other characters that show nothing (Unicode 16,
# sections 23.2 to 23.8), and the line breaks that YAML 1.1 knows besides LF.
HIDDEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f"
    "\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff\\U000e0000-\\U000e0fff]"
)
_NOT_JOINERS = re.compile(f"(?![\\u200c\\u200d]){HIDDEN.pattern}")
_NOT_IN_UTF8 = re.compile("[\\ud800-\\udfff]")


def encodable(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 cannot hold, as U+FFFD."""
    return _NOT_IN_UTF8.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return `text` on one line, without hidden characters, each run of white space as a space.

    The two joiners stay: Persian spelling and composed emoji need them.
    """
    return " ".join(_NOT_JOINERS.sub("", " ".join(encodable(text).split())).split())


def body_text(text: str) -> str:
    """Return a body with LF line ends and no white space around it.

    NUL becomes U+FFFD, as CommonMark 0.31 §2.3 asks.
    """
    lines = encodable(text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
