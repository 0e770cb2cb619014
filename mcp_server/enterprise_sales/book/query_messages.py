"""The words of findings and errors about tables that are queries on a database."""

MESSAGES: dict[str, tuple[str, str]] = {
    # book.yaml
    "mapping_file_or_query": (
        "{file}, {where}: an entry must say where its rows come from.",
        "Give it a file, or a query with sql and connection.",
    ),
    "mapping_file_and_query": (
        "{file}, {where}: an entry has either a file or a query; this one names {name} as well.",
        "Keep one of them.",
    ),
    "mapping_query_connection": (
        "{file}, {where}: connection names neither an environment variable nor a database file.",
        "Write the name of the variable that holds the address of the database, such as"
        " CRM_DATABASE, or the path of a .duckdb, .sqlite or .db file inside the book.",
    ),
    "mapping_query_secret": (
        "{file}, {where}: the address of a database, with its user and password, must not stand"
        " in this file.",
        "Put it into an environment variable and write the name of the variable under connection;"
        " if others have seen this file, change the password.",
    ),
    "mapping_query_form": (
        "{file}, {where}: {name} says how a file is written, and a query has no file.",
        "Take the line away; for columns that hold text there are date_orders and decimals.",
    ),
    "mapping_query_twice": (
        "{file}, {where}: two different queries would be kept in {name}.",
        "Give one of them a name of its own under query.",
    ),
    # snapshots
    "query_not_run": (
        "the query has not been run yet, so there are no rows.",
        "Run enterprise-sales import --refresh and, when what it shows is right, add --apply.",
    ),
    "query_changed": (
        "the query is another one than that whose rows are kept; the rows are those of the"
        " former one.",
        "Run enterprise-sales import --refresh and, when what it shows is right, add --apply.",
    ),
    # running a query
    "query_variable_absent": (
        "the environment variable {connection} is not set.",
        "Set it to the address of the database, such as postgresql://user:password@host/database,"
        " where the program is started.",
    ),
    "query_address_wrong": (
        "what the environment variable {connection} holds cannot be read as the address of a"
        " database.",
        "Write it as postgresql://user:password@host:5432/database, with %40 for @, %2F for /,"
        " %3A for : and %23 for # inside the password.",
    ),
    "query_address_unknown": (
        "the environment variable {connection} names another kind of database than PostgreSQL,"
        " SQLite and DuckDB.",
        "Begin the address with postgresql://, sqlite:/// or duckdb:///; other databases export"
        " to CSV.",
    ),
    "query_file_absent": (
        "the database file of {connection} does not exist.",
        "Correct the path; sqlite:/// is followed by a path inside the book folder, sqlite:////"
        " by one from the root.",
    ),
    "query_file_unreadable": (
        "the database file of {connection} cannot be opened as {database}.",
        "Correct the path or the kind of database, and close programs that write into the file.",
    ),
    "query_driver_absent": (
        "{database} cannot be read: the package {package} is not installed.",
        "Set ENTERPRISE_SALES_DATABASES=1 and start the program again, or install"
        " enterprise-sales[databases] where you installed it yourself.",
    ),
    "query_login_refused": (
        "the database of {connection} does not accept the user name or the password.",
        "Correct them in the environment variable.",
    ),
    "query_host_unreachable": (
        "the database of {connection} does not answer.",
        "Check the host and the port in the environment variable, the network and the VPN.",
    ),
    "query_database_absent": (
        "the server of {connection} has no database of this name.",
        "Correct the name behind the host in the environment variable.",
    ),
    "query_no_connection": (
        "no connection to the database of {connection} could be made.",
        "Check the address in the environment variable; encryption may have to be asked for"
        " with ?sslmode=require.",
    ),
    "query_only_reads": (
        "the query does something else than read, and was not run.",
        "Write one statement that begins with SELECT or WITH and changes nothing.",
    ),
    "query_wrong": (
        "the database does not accept the query.",
        "Correct the SQL in book.yaml.",
    ),
    "query_not_allowed": (
        "the user of the database may not read what the query asks for.",
        "Ask for the right to read it, or take it out of the query.",
    ),
    "query_no_columns": (
        "the answer of the query has no columns.",
        "Name the columns that are wanted.",
    ),
    "query_column_twice": (
        "the answer of the query has two columns called “{name}”.",
        "Give one of them another name with AS.",
    ),
    "query_too_slow": (
        "the query did not end within {seconds} seconds and was stopped.",
        "Ask for fewer rows or columns, or have an index made.",
    ),
    "query_too_many_rows": (
        "the answer of the query has more than {limit} rows.",
        "Have the database count or add them up, for example by account and month.",
    ),
    "query_too_large": (
        "the answer of the query is larger than {limit} MB.",
        "Ask for the columns that are needed, and have the database add rows up.",
    ),
}
