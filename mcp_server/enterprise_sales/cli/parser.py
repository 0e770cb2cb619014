"""What the command line takes. argparse: it is there, and it starts in ten milliseconds."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import TYPE_CHECKING

from enterprise_sales import __version__
from enterprise_sales.cli.parser_talk import ASK, CHAT, ask_options, chat_options
from enterprise_sales.language import LANGUAGES

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

PROGRAM = "enterprise-sales"
ABOUT = "Account work for enterprise sales, computed from your own book of accounts."
EXAMPLES = """\
examples:
  enterprise-sales demo                                   documents from the demo book, in outputs/
  enterprise-sales call --list                            the tools
  enterprise-sales import exports/ --book my-book         your exports as a book; shows it first
  enterprise-sales call profile_account '{"account": "Acme"}' --book my-book
  enterprise-sales ask "what is at risk?" --book my-book   an agent answers; needs a key
  enterprise-sales chat --book my-book                    a conversation with it
  enterprise-sales serve --book my-book                   for an assistant, over stdio

The book is the folder of --book, else of ENTERPRISE_SALES_BOOK, else book/ in your project.
The outputs folder is that of --out, else of ENTERPRISE_SALES_OUTPUTS, else outputs/ there.
"""
CALL = """\
Prints the structured result as JSON, the same that an assistant gets.
Exit status: 0, 1 where the tool refuses (the reason goes to standard error), 2 for wrong usage.

examples:
  enterprise-sales call list_accounts
  enterprise-sales call plan_renewal '{"account": "Acme", "as_of": "2026-06-30"}'
  echo '{"account": "Acme", "save": false}' | enterprise-sales call profile_account -
"""
IMPORT = """\
Looks at exports of a CRM, spreadsheets and ZIP archives, and shows what they would be read as:
tables, rows kept and left out, what is assumed, and what only you know; with --details every
column with the reason. Nothing is written without --apply; the exports are copied into the book
and never changed. At a terminal --apply asks what is open. --json prints the whole result.
Exit status: 0, 1 where something stands in the way, 2 for wrong usage or an answer that was not
understood.

examples:
  enterprise-sales import ~/Downloads/deals.csv --book my-book           what it would do
  enterprise-sales import exports.zip --book my-book --apply
  enterprise-sales import exports/ --answer "date_order:exports/deals.csv:Closed=dmy" --apply
  enterprise-sales import --refresh --book my-book --apply                 tables that are queries
  enterprise-sales import --undo --book my-book
"""
DEMO = """\
Makes the documents of ten invented accounts as of 30 June 2026 and lists them. The same documents
every time: where one is there already, it is left as it is.

example:
  enterprise-sales demo --out plans
"""
SERVE = """\
Speaks MCP over standard input and output until the input closes. Log: standard error.
ENTERPRISE_SALES_DEBUG=1 makes it log everything, with tracebacks.

example, for an assistant that takes a command:
  enterprise-sales serve --book /path/to/book --out /path/to/outputs
"""


def parser() -> ArgumentParser:
    """The parser of the whole command line; `command` of what it reads names the command."""
    whole = _described(ArgumentParser, PROGRAM, ABOUT, EXAMPLES)
    whole.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _folders(whole)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    commands.required = True
    _serve(commands)
    _demo(commands)
    _call(commands)
    _import(commands)
    _ask(commands)
    _chat(commands)
    return whole


def _serve(commands: Commands) -> None:
    about = "serve the tools to an assistant (MCP over stdio)"
    _folders(_described(commands.add_parser, "serve", about, SERVE))


def _demo(commands: Commands) -> None:
    about = "make the documents of the demo book"
    command = _described(commands.add_parser, "demo", about, DEMO)
    _folders(command)
    languages = sorted(LANGUAGES)
    command.add_argument("--language", choices=languages, help="only the documents in it")


def _call(commands: Commands) -> None:
    about = "call one tool and print its result as JSON"
    command = _described(commands.add_parser, "call", about, CALL)
    _folders(command)
    command.add_argument("--list", action="store_true", help="list the tools and end")
    command.add_argument("tool", metavar="TOOL", nargs="?", help="name of the tool")
    command.add_argument(
        "arguments", metavar="JSON", nargs="?", default="{}", help="a JSON object; - reads it"
    )


def _import(commands: Commands) -> None:
    about = "bring exports of a CRM and spreadsheets into a book"
    command = _described(commands.add_parser, "import", about, IMPORT)
    _folders(command)
    command.add_argument("paths", metavar="PATH", nargs="*", help="files, folders, ZIP archives")
    command.add_argument("--apply", action="store_true", help="write it into the book")
    command.add_argument("--yes", action="store_true", help="take what is assumed; ask nothing")
    command.add_argument(
        "--answer", metavar="ID=VALUE", action="append", default=[], help="answer to a question"
    )
    command.add_argument("--refresh", action="store_true", help="ask the databases of book.yaml")
    command.add_argument("--undo", action="store_true", help="take the last import back")
    command.add_argument("--details", action="store_true", help="show every column and remark")
    command.add_argument("--json", action="store_true", help="print the whole result as JSON")
    languages = sorted(LANGUAGES)
    command.add_argument("--language", choices=languages, default="en", help="of the report")


def _ask(commands: Commands) -> None:
    about = "ask an agent one question"
    command = _described(commands.add_parser, "ask", about, ASK)
    _folders(command)
    ask_options(command)


def _chat(commands: Commands) -> None:
    about = "talk with an agent in the terminal"
    command = _described(commands.add_parser, "chat", about, CHAT)
    _folders(command)
    chat_options(command)


def _folders(command: ArgumentParser) -> None:
    """`--book` and `--out`, before or after the command; SUPPRESS keeps what stood before it."""
    command.add_argument("--book", metavar="DIR", default=SUPPRESS, help="folder of the book")
    command.add_argument("--out", metavar="DIR", default=SUPPRESS, help="outputs folder")


def _described(
    make: Callable[..., ArgumentParser], name: str, about: str, epilog: str
) -> ArgumentParser:
    known = {} if make is ArgumentParser else {"help": about}
    look = {"formatter_class": RawDescriptionHelpFormatter, "allow_abbrev": False}
    return make(name, description=about, epilog=epilog, **look, **known)
