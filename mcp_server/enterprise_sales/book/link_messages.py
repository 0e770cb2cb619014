"""The words of findings and errors about rows that are linked, made, set aside or counted."""

MESSAGES: dict[str, tuple[str, str]] = {
    # book.yaml
    "mapping_filled_twice": (
        "{file}, {where}: {name} is filled in more than one way ({ways}).",
        "Keep one of them.",
    ),
    "mapping_parts_absent": (
        "{file}, {where}: {way} names no column of the file for {name}.",
        "Name at least one, or take the line away.",
    ),
    "mapping_values_absent": (
        "{file}, {where}: {way} names no value of {name}, so that it says nothing.",
        "Name the values, or take the line away.",
    ),
    "mapping_lookup_place": (
        "{file}, {where}: the lookup of {name} must look in one place, a table or a file.",
        "Give one of table and file.",
    ),
    "mapping_lookup_several": (
        "{file}, {where}: the lookup of {name} goes on from a value that is made of several"
        " columns.",
        "Take one column before then.",
    ),
    "mapping_lookup_money": (
        "{file}, {where}: {name} of {table} is money, which is not taken from a table.",
        "Look it up in the file instead.",
    ),
    "mapping_no_key": (
        "{file}, {where}: the rows of {table} have no key that says which belong together.",
        "Take aggregate away.",
    ),
    "mapping_one_row_twice": (
        "{file}, {where}: distinct and {way} both say which rows become one.",
        "Keep one of them.",
    ),
    "mapping_sum_of_text": (
        "{file}, {where}: {name} holds no numbers, so {way} cannot fill it.",
        "Fill another column, or take first, min or max.",
    ),
    "mapping_factors_unused": (
        "{file}, {where}: times and less are only used to add up, and {name} takes {way}.",
        "Write how: sum, or take times and less away.",
    ),
    "mapping_values_unused": (
        "{file}, {where}: {name} is counted, so no values of the file stand in it.",
        "Take it out of values.",
    ),
    "mapping_key_counted": (
        "{file}, {where}: {name} tells which rows belong together, so it cannot be counted.",
        "Fill it with columns, ids or lookups.",
    ),
    "mapping_windows": (
        "{file}, {where}: windows make contracts out of orders; this is {table}.",
        "Write table: contracts, or take windows away.",
    ),
    "mapping_windows_value": (
        "{file}, {where}: windows need to know what each order is worth.",
        "Add aggregate: {{annual_value: {{column: …, how: sum}}}}.",
    ),
    # rows
    "rows_not_taken": (
        "{count} of {of} rows are set aside, because {column} is not {values}.",
        "Change where in book.yaml if they belong in {table}.",
    ),
    "rows_taken_out": (
        "{count} of {of} rows are set aside, because {column} is {values}.",
        "Change unless in book.yaml if they belong in {table}.",
    ),
    "rows_repeated": (
        "{count} of {of} rows repeat {column}; one row for each is used.",
        "Nothing, where the file repeats it on purpose; else take distinct out of book.yaml.",
    ),
    "rows_counted_together": (
        "{count} rows are counted together into {of}, one for each {column}.",
        "Nothing; the rows are all in the figures.",
    ),
    "rows_disagree": (
        "{column} is not the same on all rows that are counted together, so it is unknown there.",
        "Correct the export, or say in aggregate how to count it.",
    ),
    "rows_differ": (
        "{column} differs among the rows that are counted together, so it is unknown there.",
        "Nothing, where it belongs to the single rows; else say in aggregate how to count it.",
    ),
    "discount_unreadable": (
        "the discount in {column} is none that lies between nothing and the whole.",
        "Write it as a share such as 0.15, or give less_unit: percent in book.yaml.",
    ),
    "ids_alike": (
        "the id “{id}” is made of different texts: {texts}.",
        "Give one of them another name, or an id of its own, where they are not the same.",
    ),
    "lookup_ambiguous": (
        "in {target} this cell answers to more than one: {texts}; so {column} is unknown.",
        "Correct {target} so that one of them remains, or give an id where a name stands.",
    ),
    "lookup_first_of_several": (
        "the cell names several; {column} is looked up by the first.",
        "Check that the first is the one meant; the order is that of the export.",
    ),
    "windows_are_revenue": (
        "the export holds orders and no contracts: each contract here is what was bought of a"
        " product within {texts} months, counted back from {target}. ARR is the revenue of the"
        " last {texts} months, and no renewal date is known.",
        "Export contracts with their terms where there are any.",
    ),
    "windows_begin_late": (
        "the earliest window begins on {start}, and the first order is of {first}: contracts of"
        " that window show less than the whole of it.",
        "Export the orders from {start} on, or leave growth against that window aside.",
    ),
    "mapping_no_amount": (
        "{file}, {where}: currency names the column with the currency of amounts, and {table} has"
        " none.",
        "Take the line away; the currency of an account goes under columns.",
    ),
    "row_currency_differs": (
        "the row is in another currency than its account, or the book, is kept in ({target}), so"
        " it is not used.",
        "If the account is kept in the currency of the row, name that in the column currency of"
        " accounts; a rate alone is not enough. Otherwise convert the amount in the file to the"
        " currency of the account and change the currency beside it.",
    ),
    "row_currency_unknown": (
        "what stands there is no currency, so nobody can tell what the amount is worth, and the"
        " row is not used.",
        "Write the ISO 4217 code, for example USD, EUR or RUB.",
    ),
    "row_currency_unsettled": (
        "the row names a currency, but it is not known in which one its account is kept, so it is"
        " not used.",
        "Add the column currency to accounts, or currency: to book.yaml.",
    ),
}
