"""The words of findings and errors about the form of files and the writing of their cells."""

MESSAGES: dict[str, tuple[str, str]] = {
    "mapping_no_date": (
        "{file}, {where}: date_orders names {name}, which holds no dates.",
        "Take the line away, or name another column.",
    ),
    "mapping_no_number": (
        "{file}, {where}: decimals names {name}, which holds no numbers.",
        "Take the line away, or name another column.",
    ),
}
