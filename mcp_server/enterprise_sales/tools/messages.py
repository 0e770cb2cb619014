"""The words of every refusal of a call: code → (what is wrong, what to do)."""

from enterprise_sales.language import N_

MESSAGES: dict[str, tuple[str, str]] = {
    # arguments
    "argument_unknown": (
        N_("There is no argument of this name."),
        N_("Correct it{nearest}; the arguments of {tool} are {names}."),
    ),
    "argument_missing": (
        N_("The argument is missing."),
        N_("Give the name or the id of an account; list_accounts lists them."),
    ),
    "argument_too_long": (
        N_("The argument has more than {max_length} characters."),
        N_("Shorten it."),
    ),
    "text_expected": (N_("The argument must be text."), N_("Write it in quotation marks.")),
    "boolean_expected": (N_("The argument must be true or false."), N_("Write true or false.")),
    "integer_expected": (
        N_("The argument must be a whole number from {low} to {high}."),
        N_("Write such a number, or leave the argument out."),
    ),
    "date_unreadable": (
        N_("This is not a date."),
        N_("Write it as YYYY-MM-DD, such as 2026-06-30, or leave it out for today."),
    ),
    "date_too_far": (
        N_("The date lies outside the years {low} to {high}."),
        N_("Correct the year."),
    ),
    "choice_unknown": (
        N_("The argument cannot have this value."),
        N_("Choose one of: {names}."),
    ),
    "list_expected": (
        N_("The argument must be a list of names."),
        N_('Write it as ["name", "other name"], or leave it out.'),
    ),
    "cursor_wrong": (
        N_("This is not a cursor."),
        N_("Give next_cursor of the page before as it stands, or leave it out."),
    ),
    "agent_unknown": (
        N_("No agent of this name has thresholds of its own."),
        N_("Correct it{nearest}, or say by which playbook to judge: {names}."),
    ),
    "answers_expected": (
        N_("The argument must give an answer for each question."),
        N_('Write it as {{"id of the question": "candidate"}}, or leave it out.'),
    ),
    # exports to bring in
    "import_nothing": (
        N_("No exports are named, and there is no folder {folder}."),
        N_("Name the files, folders or ZIP archives that hold the exports."),
    ),
    "import_missing": (
        N_("There is no such file or folder."),
        N_("Correct the path; a relative one starts at the project folder."),
    ),
    "import_outside": (
        N_("An assistant may bring exports in from these folders only: {folders}."),
        N_(
            "Copy the export there, name its folder in ENTERPRISE_SALES_IMPORTS, or run"
            " enterprise-sales import in a terminal."
        ),
    ),
    "refresh_nothing": (
        N_("No table of book.yaml is a query on a database."),
        N_("Give a table a query with sql and connection, or leave refresh out."),
    ),
    "import_no_undo": (
        N_("No import is on record that could be taken back."),
        N_("Look into book.yaml and the folder of exports, and change them by hand."),
    ),
    # facts to keep
    "entries_expected": (
        N_("The argument must be a list of entries."),
        N_(
            'Write each as {{"table": "contracts", "key": "the id of the row",'
            ' "set": {{"column": "value"}}}}.'
        ),
    ),
    "fact_from_later": (
        N_("This is said on a later day than {as_of}, the date that is asked about."),
        N_("Correct the day, or give a later as_of."),
    ),
    "override_over": (
        N_("The override would have ended before {as_of}, the date that is asked about."),
        N_("Give a later day under expires."),
    ),
    "fact_not_on_record": (
        N_("No entry of this account has this id."),
        N_("The ids on record: {known}."),
    ),
    "facts_unclear": (
        N_("The list is written in a way that cannot be changed without touching the rest."),
        N_("Open the dossier, write one entry a line, each after a dash, and ask again."),
    ),
    "dossier_outside": (
        N_("{file} is a link that leads out of the book, so nothing is written there."),
        N_("Put the file itself in the place of the link, then ask again."),
    ),
    "quote_no_file": (
        N_("There is no file {file} that can be read in the book or in the project."),
        N_("Correct the path, or say who said it and when instead."),
    ),
    "quote_outside": (
        N_("{file} lies outside the book and the project."),
        N_("Copy the notes into the project, or say who said it and when instead."),
    ),
    "quote_no_text": (
        N_("{file} is no text file of a size that is read."),
        N_("Save the notes as plain text, or say who said it and when instead."),
    ),
    "quote_line": (
        N_("The line must be a whole number from 1 on."),
        N_("Count the lines of the file from 1, or leave the line out."),
    ),
    "quote_absent": (
        N_("These words do not stand in {file}."),
        N_("Quote the file word for word; only spaces and line ends may differ."),
    ),
    "quote_elsewhere": (
        N_("These words stand in {file}, but in another line: {lines}."),
        N_("Correct the line."),
    ),
    "quote_several": (
        N_("These words stand in several lines of {file}: {lines}."),
        N_("Say in which line, or quote more words."),
    ),
    # playbooks to compare
    "playbook_alone": (
        N_("One playbook alone cannot be compared."),
        N_("Name another one beside it: {names}."),
    ),
    "playbooks_too_many": (
        N_("At most {most} playbooks can be compared at once."),
        N_("Choose from: {names}."),
    ),
    # accounts
    "account_unknown": (
        N_("No account has this name or id."),
        N_("Correct it{nearest}, or call list_accounts to see them all."),
    ),
    "account_ambiguous": (
        N_("Several accounts bear this name."),
        N_("Give one of their ids: {ids}."),
    ),
    "owner_unknown": (
        N_("Nobody of this name owns an account."),
        N_("Correct it{nearest}, or leave the argument out to review the whole book."),
    ),
    # the program
    "demo_first": (
        N_("There is nothing to work on yet."),
        N_("To see it at work first, run: enterprise-sales demo"),
    ),
    "unexpected": (
        N_("The tool could not finish because of a defect in this program."),
        N_(
            "Nothing was saved by halves. Set ENTERPRISE_SALES_DEBUG=1, start it again and report"
            " what it then writes to its log."
        ),
    ),
}
