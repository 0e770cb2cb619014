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
    "form_differs": (
        "the name ends in {ending}, but the content is {form}, and it is read as such.",
        "Nothing needs to be done; other programs may want the right ending.",
    ),
    "cells_in_error": (
        "cells that hold an error of the spreadsheet, such as #REF!, are read as empty: {count}.",
        "Correct the formulas in the sheet, and export it again.",
    ),
    "workbook_bomb": (
        "the workbook unpacks from {packed} to {found} bytes, as no real one does, and is not"
        " read.",
        "If it is a real export, save it as CSV.",
    ),
    "sheet_too_large": (
        "the sheet spans {columns} columns and {rows} rows, more than can be read.",
        "Delete what stands far from the table, or save the sheet as CSV.",
    ),
    "workbook_locked": (
        "the workbook is protected by a password.",
        "Save it without one, or save the sheet as CSV.",
    ),
    "workbook_binary": (
        "the workbook is in the binary format XLSB, which is not read.",
        "Save it as XLSX.",
    ),
    "currency_differs": (
        "{column} names another currency than the account, or the book, is kept in.",
        "Convert the amount, or correct the currency of the account.",
    ),
}
