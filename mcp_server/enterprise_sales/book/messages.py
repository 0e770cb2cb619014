"""The words of every finding and error: code → (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # the book as a whole
    "no_book": (
        "There is no book at {folder}.",
        "Name the folder with --book or ENTERPRISE_SALES_BOOK, or put the accounts into"
        " {folder}/tables/accounts.csv.",
    ),
    "no_accounts": (
        "The book at {folder} holds no accounts.",
        "Add tables/accounts.csv with the columns account_id and name, or one file an account"
        " in accounts/.",
    ),
    "mapping_invalid": (
        "{file}, {where}: {problem}.",
        "Correct the entry; the keys allowed are listed in the guide on bringing a book.",
    ),
    "mapping_no_keys": (
        "{file} holds no keys with values.",
        "Write one “key: value” a line; the guide on bringing a book lists the keys.",
    ),
    "mapping_key_unknown": (
        "{file}, {where}: the key {name} is not known{nearest}.",
        "Correct the key; the guide on bringing a book lists those allowed.",
    ),
    "mapping_table_unknown": (
        "{file}, {where}: there is no table {name}{nearest}.",
        "Correct the name of the table.",
    ),
    "mapping_column_unknown": (
        "{file}, {where}: the table {table} has no column {name}{nearest}.",
        "Correct the name of the column.",
    ),
    "mapping_column_twice": (
        "{file}, {where}: two columns are mapped to {name}.",
        "Map one of them, and list the other under ignore.",
    ),
    "mapping_lookup_late": (
        "{file}, {where}: {table} cannot look up {name}{nearest}.",
        "Look up a table that is read before: accounts, products, contracts and so on.",
    ),
    "mapping_currency_unknown": (
        "{file}, {where}: {name} is not an ISO 4217 currency code.",
        "Write the code, for example USD, EUR or RUB.",
    ),
    "yaml_unreadable": (
        "{file}, line {line}: this is not valid YAML: {problem}. It stands there: {excerpt}",
        "Correct the line (quote texts that hold a colon, indent with spaces) and ask again.",
    ),
    "yaml_too_large": (
        "{file} is larger than the {limit} MB that are read.",
        "Keep what it says short; tables belong into files of their own.",
    ),
    "path_outside": (
        "{file} names {path}, which lies outside the book folder.",
        "Copy the export into the book folder and name it from there.",
    ),
    # files
    "file_missing": (
        "book.yaml names a file that is not there.",
        "Put the file there or take its entry out of book.yaml.",
    ),
    "encoding_wrong": (
        "the file is not {encoding}: byte {position} cannot be read.",
        "Save it as UTF-8, or name its real encoding in book.yaml (for example encoding: cp1251).",
    ),
    "encoding_unknown": (
        "there is no encoding {encoding}.",
        "Correct the name in book.yaml (for example encoding: cp1251).",
    ),
    "format_unknown": (
        "files that end in {ending} are not read.",
        "Export it as CSV, XLSX, JSON or Parquet.",
    ),
    "file_unreadable": (
        "the file cannot be read as {format}: {problem}.",
        "Export it again, or correct the place named.",
    ),
    "sheet_missing": (
        "the workbook has no sheet “{sheet}”.",
        "Correct the name in book.yaml{nearest}.",
    ),
    "table_unknown": (
        "no table has this name.",
        "Rename it to one of the tables of a book{nearest}, or map it in book.yaml.",
    ),
    "row_ragged": (
        "the row has {found} cells where the header has {expected}.",
        "Quote cells that hold the delimiter.",
    ),
    "quotes_unmatched": (
        "a quotation mark is not closed, or stands inside a quoted cell, so that the rows here"
        " cannot be told apart.",
        "Close every quoted cell, and double the quotation marks inside it.",
    ),
    "line_too_long": (
        "a row is longer than {limit} MB: the file is damaged, or a quotation mark is not closed.",
        "Export it again.",
    ),
    "too_many_columns": (
        "the header has {found} columns, more than the {limit} that are read.",
        "Export the columns that are needed, and check the delimiter.",
    ),
    "file_too_large": (
        "the file takes {found} MB, more than the {limit} MB that are read as {format}.",
        "Export it as CSV or Parquet, or in several files.",
    ),
    "too_many_cells": (
        "the file unpacks to {found} million cells, more than the {limit} million that are read.",
        "Export the columns and the time that are needed.",
    ),
    "header_absent": (
        "nothing stands from row {row} on, where header_row in book.yaml expects the header.",
        "Correct header_row in book.yaml: it is the number of the row with the column names.",
    ),
    "rows_set_aside": (
        "rows above the header or under the table are not read as data, as header_row and footer"
        " in book.yaml say.",
        "Correct header_row or footer if these rows hold data.",
    ),
    "file_empty": ("the file holds no rows.", "Fill it or take it away."),
    # dossiers
    "not_utf_8": ("the file is not UTF-8: byte {position} cannot be read.", "Save it as UTF-8."),
    "frontmatter_absent": (
        "the file does not begin with the columns of an account between two lines of dashes.",
        "Begin it with ---, then one “column: value” a line, then ---; notes go below.",
    ),
    "frontmatter_open": (
        "the frontmatter is not closed.",
        "Put a line of --- between the columns and the notes.",
    ),
    "frontmatter_unreadable": (
        "this is not valid YAML: {problem}.",
        "Correct the line: quote texts that hold a colon, indent with spaces.",
    ),
    "rows_expected": (
        "{column} must be a list of rows, each with the columns of the table.",
        "Write every row as “- column: value”.",
    ),
    "key_unknown": (
        "the table {table} has no column “{column}”.",
        "Rename it{nearest}, or move it into the notes below.",
    ),
    # columns
    "column_unknown": (
        "the table {table} has no column “{column}”.",
        "Rename it{nearest}, or list it under ignore in book.yaml.",
    ),
    "column_misnamed": (
        "book.yaml names the column “{column}”, which the file does not have.",
        "Correct the name in book.yaml{nearest}.",
    ),
    "column_missing": (
        "the required column {column} is missing, so no row can be read.",
        "Add the column, or map another one to it in book.yaml.",
    ),
    # cells
    "cell_missing": ("{column} is required and empty.", "Fill the cell."),
    "date_unreadable": (
        "{column} is not a date.",
        "Write it as YYYY-MM-DD, or give date_order in book.yaml.",
    ),
    "number_unreadable": (
        "{column} is not a number.",
        "Write digits with a decimal point, or give decimal in book.yaml.",
    ),
    "whole_number_expected": ("{column} is not a whole number.", "Write a whole number."),
    "boolean_unreadable": ("{column} is neither true nor false.", "Write true or false."),
    "code_unknown": (
        "{column} must be one of {codes}.",
        "Correct it{nearest}, or map the value in book.yaml.",
    ),
    "out_of_range": ("{column} must be {range}.", "Correct the value or its scale."),
    "survey_scale": (
        "an NPS answer runs from 0 to 10 and a CSAT answer from 1 to 5; this is another scale.",
        "Give single answers, not a score from −100 to 100, or convert the scale.",
    ),
    # rows
    "duplicate_key": (
        "{key} is given more than once; instead of row {unused}, row {target} is used.",
        "Keep one row, or give the others an id of their own.",
    ),
    "reference_dangling": (
        "{column} names nothing in {target}.",
        "Add it to {target} or correct the id{nearest}.",
    ),
    "end_before_start": (
        "the end date lies before the start date.",
        "Exchange the dates or correct one of them.",
    ),
    "part_above_whole": (
        "{column} is greater than {target}, of which it is a part.",
        "Correct the wrong one of the two; until then both are used as they stand.",
    ),
    "before_its_beginning": (
        "{column} lies before {target}.",
        "Correct the wrong one of the two; until then both are used as they stand.",
    ),
    "churned_without_end": (
        "a churned contract has no end date, so it does not count as ARR.",
        "Add the date on which it ended.",
    ),
    "unit_unknown": (
        "the business unit is not among the account's units.",
        "Add it to business_units or correct the name{nearest}.",
    ),
    "lookup_failed": (
        "nothing in {target} answers to this cell{nearest}, so {column} is unknown.",
        "Add the missing rows to {target}, or correct the cell.",
    ),
    # sequences and completeness
    "usage_before_contract": (
        "{count} of {of} usage rows are dated before their contract starts.",
        "Check the dates of both exports; until then treat usage with care.",
    ),
    "ticket_before_customer": (
        "{count} of {of} tickets were opened before the account became a customer.",
        "Check customer_since or the ticket export.",
    ),
    "mostly_empty": (
        "{column} is empty in {count} of {of} rows ({percent} %).",
        "Fill the column where it matters; until then these cells are unknown.",
    ),
    "flag_disagrees": (
        "{column} set beside {events}: {flagged_with} of {flagged} flagged accounts"
        " ({flagged_percent} %) and {unflagged_with} of {unflagged} unflagged ones"
        " ({unflagged_percent} %) have an event.",
        "Where the two shares are close, the flag and the events say different things: find out"
        " which is right before relying on either.",
    ),
    "renewal_date_unknown": (
        "{count} of {of} contracts have no end date, so their renewal date is unknown.",
        "Export the end of the term; it is not guessed.",
    ),
    # money
    "currency_unknown": (
        "the currency is not an ISO 4217 code.",
        "Write the code, for example USD, EUR or RUB.",
    ),
    "currency_absent": (
        "no currency is given for the account or for the book.",
        "Add the column currency, or currency: to book.yaml.",
    ),
    "reporting_currency_absent": (
        "accounts are in {currencies}, and the book does not say in which currency to compare"
        " them.",
        "Add reporting_currency: to book.yaml, and rates to it in tables/rates.csv.",
    ),
    "rate_absent": (
        "there is no rate between {currency} and {reporting}, so amounts in {currency}"
        " are not compared or added.",
        "Add a row for {currency} to tables/rates.csv.",
    ),
}
