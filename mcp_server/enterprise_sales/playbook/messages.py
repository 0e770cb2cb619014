"""The words of every error and notice of a playbook: code → (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # the folder and its files
    "no_playbooks": (
        "There are no playbooks in the folder {folder}.",
        "Install the program again, or name the folder that holds base/ and the playbooks.",
    ),
    "playbook_unknown": (
        "There is no playbook called {name}.",
        "Choose one of: {names}{nearest}.",
    ),
    "file_unreadable": (
        "The file cannot be read: {problem}.",
        "Make it readable, or take it away.",
    ),
    "encoding_wrong": (
        "The file is not UTF-8: byte {position} cannot be read.",
        "Save it as UTF-8.",
    ),
    "yaml_unreadable": (
        "This is not valid YAML: {problem}.",
        "Correct the line: quote texts that hold a colon, indent with spaces.",
    ),
    "alias": (
        "Aliases (*name) are not allowed, because a few of them can unfold without end.",
        "Write the value out.",
    ),
    "tag": (
        "Tags are not allowed, and this value has the tag {tag}.",
        "Take the tag away.",
    ),
    "too_deep": (
        "The file is nested more than {levels} levels deep.",
        "Write it flatter.",
    ),
    "second_document": (
        "A second document begins here.",
        "Keep one document a file, without a line of three dashes in between.",
    ),
    "key_twice": (
        "The key {key} stands twice; the first is on line {first}.",
        "Keep one of the two.",
    ),
    "key_not_text": (
        "A key must be a word or a date, and this one is {found}.",
        "Write it as a word, in quotes if need be.",
    ),
    "scalar_unreadable": (
        "{found} cannot be read: {problem}.",
        "Correct the value.",
    ),
    "mapping_expected": (
        "{where} must hold keys with values, and holds {found}.",
        "Write it as `key: value`, one a line.",
    ),
    # parameters
    "path_twice": (
        "{path} is given twice; the other place is {other}.",
        "Keep one of the two.",
    ),
    "path_unknown": (
        "No parameter is called {path}.",
        "Correct the name{nearest}.",
    ),
    "path_group": (
        "{path} is a group of parameters, not one of them.",
        "Name one of: {members}.",
    ),
    "key_unknown": (
        "{where} has no key {key}.",
        "Correct it{nearest}; the keys allowed are {allowed}.",
    ),
    "key_missing": (
        "{where} lacks the key {key}.",
        "Add {key}.",
    ),
    "key_wrong": (
        "The {key} of {where} is not right: {problem}.",
        "Correct it.",
    ),
    "unit_unknown": (
        "No unit is called {unit}.",
        "Correct it{nearest}; the units are {units}.",
    ),
    "source_unknown": (
        "{document} is none of the documents that vouch for values.",
        "Name one of: {documents}{nearest}.",
    ),
    "date_key": (
        "The values of {path} are keyed by the date from which they hold, and {found} is no date.",
        "Write the key as YYYY-MM-DD, without quotes.",
    ),
    "value_wrong": (
        "{path} must be {expects}, and is {found}.",
        "Correct the value.",
    ),
    "part_wrong": (
        "{path} must be {expects}. At {part}: {problem}.",
        "Correct this part{nearest}.",
    ),
    "code_unknown": (
        "{path} does not know the code {found}.",
        "Use one of: {choices}{nearest}.",
    ),
    "value_absent": (
        "The playbook {name} gives no value for {path}.",
        "Add {path} to the playbook, or give it a value for all playbooks in {file}.",
    ),
    "not_yet": (
        "No value of {path} holds on {as_of}; the first holds from {first}.",
        "Ask for a later date, or add an earlier value.",
    ),
    # values that contradict each other
    "agenda_minutes": (
        "The items of {path} take {sum} minutes, and {other} is {minutes}.",
        "Change the items or {other} so that both agree.",
    ),
    "order_wrong": (
        "{low} is {low_value} and {high} is {high_value}; the first {relation} the second.",
        "Change one of them.",
    ),
    "weights_zero": (
        "All the weights under {path} are 0.",
        "Give at least one of them more than 0.",
    ),
    "milestone_dates": (
        "{path} gives the milestone {milestone} two dates.",
        "Give all its actions the same offset, or name the milestones apart.",
    ),
    "milestone_unknown": (
        "{path} names {found}, and the plan has no such milestone.",
        "Use one of: {choices}{nearest}.",
    ),
    # the user's own values
    "override_no_value": (
        "The override of {path} has no value.",
        "Write `{path}: value`, or `{path}: {{value: …, reason: …, author: …, expires: …}}`.",
    ),
    "override_expired": (
        "The override of {path} held until {expires} and is no longer applied.",
        "Give it a new expires date, or take it out.",
    ),
    # wording
    "language_unknown": (
        "There is no wording in the language {language}.",
        "Use one of: {languages}.",
    ),
    "wording_unknown": (
        "No {kind} is called {wording}.",
        "Correct the code{nearest}.",
    ),
    "kind_unknown": (
        "There are no wordings of the kind {kind}.",
        "Use one of: {kinds}{nearest}.",
    ),
    # how a value is asked for
    "asked_wrongly": (
        "{path} is {expects}; it cannot be read as {asked}.",
        "Read it with {accessor}().",
    ),
}
