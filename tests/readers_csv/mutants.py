"""Damaged files: exports as programs write them, with bytes changed, lost, doubled and inserted."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import polars as pl
from openpyxl import Workbook

Made = tuple[bytes, dict[str, Any]]
CELLS = (
    *(
        "a1",
        "Ромашка",
        "Smith, John",
        "5,5",
        "1 000",
        "2026-03-01",
        "01.03.2026",
        "да",
        "",
        "",
        " ",
    ),
    *(
        'say "yes"',
        "two\nlines",
        "x;y",
        "tab\there",
        "=1+1",
        "#N/A",
        "007",
        "-5",
        "é",
        "😀",
        "\u202e",
    ),
    *("Total", "1e308", "9" * 40, "31/12/1899", "\0", "null", "a|b"),
)
NAMES = ("account_id", "name", "industry", "employees", "customer_since", "", "Бюджет ", "name")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "cp866", "koi8-r")
PIECES = (
    *(b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff"),
    *(b"\xff\xfe", b"sep=;\n", b'"\n"', b',"', b'",', b" ", b"\xd0", b"\\", b"'", b"=", b"\x1f"),
    *(b"Total,,\n", b",,,,\n", b'"' * 50, b"," * 500, b"x" * 5000, b"\n" * 300, b"[" * 2000),
)


def table(random: Random) -> list[list[str]]:
    """A header with the columns of accounts, and rows of cells that need care."""
    header = ["account_id", "name", *random.sample(NAMES, random.randrange(len(NAMES)))]
    return [
        header,
        *(
            [f"a{number}", *(random.choice(CELLS) for _ in header[1:])]
            for number in range(random.randrange(12))
        ),
    ]


def as_csv(random: Random) -> Made:
    """A text file and how it is declared: mostly rightly."""
    delimiter, end = random.choice(",,;\t|"), random.choice(("\n", "\n", "\r\n", "\r"))
    encoding = random.choice(ENCODINGS)
    above = random.choice((0, 0, 0, 1, 3))
    lines = [f"Report {n}" for n in range(above)]
    lines += [_line(random, row, delimiter) for row in table(random)]
    if footer := random.random() < 0.3:
        lines += ["", "Total: 5", '"Copyright, 2026"']
    text = end.join(lines) + random.choice((end, ""))
    declared = encoding if random.random() < 0.8 else random.choice(ENCODINGS)
    options = {"delimiter": delimiter, "encoding": declared, "footer": footer}
    options["header_row"] = above + 1 if random.random() < 0.9 else random.randrange(1, 20)
    return text.encode(encoding, errors="replace"), options


def _line(random: Random, row: list[str], delimiter: str) -> str:
    trailing = delimiter if random.random() < 0.1 else ""
    return delimiter.join(_cell(random, cell, delimiter) for cell in row) + trailing


def _cell(random: Random, cell: str, delimiter: str) -> str:
    needed = any(sign in cell for sign in (delimiter, '"', "\n"))
    if not needed and random.random() < 0.8:
        return cell
    return '"' + cell.replace('"', '""') + '"'


def as_json(random: Random) -> Made:
    """Records as text, some of them with lists and objects in their cells."""
    header, *rows = table(random)
    records = [dict(zip(header, row, strict=True)) for row in rows]
    deep: Any = {"a": [1, None, {"b": [True] * 3}]}
    for record in records[:1]:
        record[random.choice(header)] = random.choice((deep, 5, 1e300, True, None, "x"))
    return json.dumps(records, ensure_ascii=random.random() < 0.5).encode(), {}


def as_parquet(random: Random) -> Made:
    """Typed columns."""
    header, *rows = table(random)
    columns = {name: [row[at] for row in rows] for at, name in enumerate(header)}
    data = BytesIO()
    pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).write_parquet(data)
    return data.getvalue(), {}


def as_xlsx(random: Random) -> Made:
    """A workbook of one sheet."""
    book = Workbook()
    for row in table(random):
        book.active.append([cell.replace("\0", "") for cell in row])
    data = BytesIO()
    book.save(data)
    return data.getvalue(), {}


def as_yaml(random: Random) -> Made:
    """A dossier."""
    header, *rows = table(random)
    cells = dict(zip(header, rows[0], strict=True)) if rows else {"name": "A"}
    front = [f"{name or 'x'}: {json.dumps(cell)}" for name, cell in cells.items()]
    front += ["contracts:", "  - {contract_id: c1, start_date: 2026-01-01, annual_value: 5}"]
    return ("---\n" + "\n".join(front) + "\n---\nNotes.\n").encode(), {}


FORMS: dict[str, tuple[int, Callable[[Random], Made]]] = {
    ".csv": (14, as_csv),
    ".json": (2, as_json),
    ".parquet": (1, as_parquet),
    ".xlsx": (1, as_xlsx),
    ".md": (2, as_yaml),
}
"""Ending → how often it is drawn, and how such a file is made."""


def mutant(random: Random) -> tuple[str, bytes, dict[str, Any]]:
    """The ending of a file, its damaged bytes, and how it is declared."""
    weights = [weight for weight, _ in FORMS.values()]
    ending = random.choices([*FORMS], weights)[0]
    content, options = FORMS[ending][1](random)
    for _ in range(random.choice((0, 1, 1, 2, 5))):
        content = random.choice(DAMAGES)(random, content)
    return ending, content, options


def _flipped(random: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randrange(1, 8)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _lacking(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.randrange(1, 60) :]


def _doubled(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content) + 1)
    piece = content[start : start + random.randrange(1, 200)]
    return content[:start] + piece * random.randrange(2, 5) + content[start:]


def _with_more(random: Random, content: bytes) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + random.choice(PIECES) + content[start:]


def _again(random: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(random.choice(ENCODINGS), errors="replace")


def _with_other_delimiter(random: Random, content: bytes) -> bytes:
    one, other = random.sample((b",", b";", b"\t", b"|", b"\n", b'"'), 2)
    return content.replace(one, other, random.randrange(1, 5))


DAMAGES = (_flipped, _flipped, _cut, _lacking, _doubled, _with_more, _with_more, _again)
DAMAGES = (*DAMAGES, _with_other_delimiter)
