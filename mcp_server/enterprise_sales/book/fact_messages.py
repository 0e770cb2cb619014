"""The words of findings about what was said, noted or overridden in dossiers."""

MESSAGES: dict[str, tuple[str, str]] = {
    "statements_differ": (
        "{column} of {table} {key} is stated differently: {used} ({used_source}) and {others}."
        " {used} is used: {why}.",
        "Find out which is right and correct the other source; until then treat the figures that"
        " rest on it with care.",
    ),
    "value_overridden": (
        "{column} of {table} {key}: {author} has put {used} in place of {others} until {expires},"
        " because: {reason}.",
        "Correct the source before the override ends, or prolong it.",
    ),
    "override_expired": (
        "the override of {author} for {table} {key} ended on {expires} and is no longer used"
        " (because: {reason}).",
        "Take it out, or write a later date if it still holds.",
    ),
    "entry_key_unknown": (
        "an entry of {list} has no key “{column}”.",
        "Correct it{nearest}; the keys are {names}.",
    ),
    "entry_incomplete": (
        "an entry of {list} lacks {names}.",
        "Add what is missing: nothing is taken without saying where it comes from.",
    ),
    "entry_table_unknown": (
        "there is no table {name}.",
        "Correct the name of the table{nearest}.",
    ),
    "entry_table_shared": (
        "{table} belongs to all accounts, and a dossier speaks of one.",
        "Correct the table itself, or have its export corrected.",
    ),
    "entry_set_expected": (
        "“set” must name columns with one value each; {column} does not.",
        "Write set: {{column: value}}; to take a statement back, remove its entry.",
    ),
    "entry_sets_key": (
        "{column} is part of the key of {table}, which names the row and is not set.",
        "Name the row under key.",
    ),
    "entry_key_wrong": (
        "the key of {table} is made of: {names}.",
        "Write key: {form}.",
    ),
    "entry_date_unreadable": (
        "{column} is not a date.",
        "Write it as YYYY-MM-DD.",
    ),
    "entry_row_unknown": (
        "no row of {table} has the key {key}, and a new one would need {names}.",
        "Correct the key{nearest}, or give these columns under set.",
    ),
    "override_row_unknown": (
        "no row of {table} has the key {key}, so there is nothing to override.",
        "Correct the key{nearest}, or state the row under facts.",
    ),
    "override_without_key": (
        "rows of {table} have no key, so none of them can be overridden.",
        "Correct the row in its source, or state another one under facts.",
    ),
    "entry_other_account": (
        "the row {key} of {table} belongs to the account {other}.",
        "Move the entry into the dossier of that account, or correct the key.",
    ),
}
