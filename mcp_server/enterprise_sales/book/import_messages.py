"""The words of findings about exports that are yet to become a book, and all words together."""

from enterprise_sales.book.fact_messages import MESSAGES as OF_FACTS
from enterprise_sales.book.form_messages import MESSAGES as OF_FORMS
from enterprise_sales.book.link_messages import MESSAGES as OF_LINKS
from enterprise_sales.book.messages import MESSAGES as OF_BOOKS
from enterprise_sales.book.query_messages import MESSAGES as OF_QUERIES

MESSAGES: dict[str, tuple[str, str]] = {
    "account_names_absent": (
        "the accounts are known by their ids only: no file has their names.",
        "Export the companies as well, and import both together.",
    ),
    "values_unknown": (
        "{count} of {of} cells of the column “{column}” hold values without a meaning in a book;"
        " they are read as unknown.",
        "Say under `values` of {target} in book.yaml what they mean, where they mean something.",
    ),
    "won_deals_assumed": (
        "won deals are taken as contracts: {count}, closed from {first} to {last}. Each is worth"
        " its amount in a year and has no end, so it counts in ARR until an end is known.",
        "Export the contracts with their terms, or set aside in book.yaml (unless) the deals that"
        " ended.",
    ),
    "undated_deals_assumed": (
        "won deals are taken as contracts: {count}. Each is worth its amount in a year and has no"
        " end, so it counts in ARR until an end is known.",
        "Export the contracts with their terms, or set aside in book.yaml (unless) the deals that"
        " ended.",
    ),
    "currency_ignored": (
        "the column “{column}” says in which currency the amounts are, but book.yaml leaves it"
        " aside: every amount counts as one in the currency of its account.",
        "Write currency: {column} at this file in book.yaml, and take the column out of ignore.",
    ),
    "worth_without_contracts": (
        "the column “{column}” says what a customer is worth in a year, but no file says from when"
        " its contract runs, so ARR stays unknown.",
        "Export the contracts with their start and end, or add these two dates to the sheet:"
        " columns Start date and End date.",
    ),
    "levels_assumed": (
        "the level is assumed from the job title of {count} people out of {of}.",
        "Correct it in book.yaml, values: level, or export a column with the level.",
    ),
    "owners_assumed": (
        "no column names the owner, so whoever took the latest order is assumed to be the owner.",
        "Export the companies with their owners, or take the lookup of owner out of book.yaml.",
    ),
    "values_assumed": (
        "the values are assumed to mean this in the column {target}: rows with them: {count}.",
        "Correct it in book.yaml, values: {target}, where something else is meant.",
    ),
    "answer_unasked": (
        "no question of this import has this id, so the answer is not used.",
        "Take the id from the questions as they are shown{nearest}.",
    ),
    "answer_no_candidate": (
        "the answer is none of the candidates, so the question stays open.",
        "Choose one of: {names}.",
    ),
    "export_too_large": (
        "the file is larger than 4 GB and is not read.",
        "Export it in parts, for example by year.",
    ),
    "export_is_text": (
        "this is a text, not a table, and it is left aside.",
        "Ask the assistant to read it and to record the facts in it, one by one.",
    ),
    "export_no_table": (
        "files of this kind hold no table and are left aside.",
        "Export it as CSV, XLSX, JSON or Parquet if it holds data of accounts.",
    ),
    "archive_in_archive": (
        "this is an archive inside an archive, and it is left aside.",
        "Unpack it and name its files.",
    ),
    "archive_unreadable": (
        "the archive cannot be unpacked: {problem}.",
        "Make it anew, or unpack it and name its files.",
    ),
    "archive_encrypted": (
        "the archive is protected by a password, and it is left aside.",
        "Unpack it and name its files.",
    ),
    "archive_many_files": (
        "the archive holds {found} files, more than {most}, and it is left aside.",
        "Unpack it and name the files that matter.",
    ),
    "archive_bomb": (
        "the archive unpacks from {packed} to {found} bytes, as no exports do; it is left aside.",
        "If it is a real export, unpack it and name its files.",
    ),
}

WORDS = {**OF_BOOKS, **OF_LINKS, **OF_FORMS, **OF_FACTS, **OF_QUERIES, **MESSAGES}
"""Of every finding: code → (what is wrong, what to do)."""
