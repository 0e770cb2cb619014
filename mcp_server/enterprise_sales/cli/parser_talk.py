"""What `ask` and `chat` take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

AGENT = "strategic-account-executive"
KEY = """\
Needs ANTHROPIC_API_KEY, or CLAUDE_CODE_USE_BEDROCK=1 or CLAUDE_CODE_USE_VERTEX=1 with the cloud's
own credentials. ANTHROPIC_BASE_URL names another address. The agents are those of the plugin.
"""
ASK = f"""\
{KEY}
The answer goes to standard output; tool calls, paths of saved documents and what was used go to
standard error. Exit status: 0 answered, 1 refused or not answered (no key, unknown account, a
limit, the API), 2 for wrong usage, 130 interrupted.

examples:
  enterprise-sales ask "подготовь план продления" --account pinecrest --book my-book
  enterprise-sales ask "who do we not know at Acme?" --agent account-manager > answer.md
  enterprise-sales ask - --json < question.txt             events, a JSON object a line

--each puts the question to every account that fits: owner=…, tier=…, health_band=…,
renewal_within=DAYS, joined by commas, or all. What was answered today is not asked again: after a
stop the same command goes on where it was, and both runs together stay within --budget.
Ctrl-C asks no more accounts, a second one stops the answers. The answers and a table of results go
to standard output. Exit status 0 where all accounts are answered, else 1.

examples:
  enterprise-sales ask "prepare the QBR" --each all --plan              which accounts
  enterprise-sales ask "prepare the QBR" --each all --budget 2000000

A review of the book every Monday at six, then what is urgent where, as a crontab has it:
  ANTHROPIC_API_KEY=...
  0 6 * * 1  cd sales && enterprise-sales ask "обзор портфеля, дела недели" > week.md
  9 6 * * 1  cd sales && enterprise-sales ask "что срочно?" --each all --budget 2000000 > each.md
"""
CHAT = f"""\
{KEY}
Ctrl-C stops an answer and not the program; twice at the empty prompt it ends it, as Ctrl-D does.
/help lists the commands. Where standard input is no terminal, every line of it is a question.
Exit status: 0; 1 where there is no key or a question of a file was not answered; 2 for wrong usage;
130 where the answer to one was interrupted.

examples:
  enterprise-sales chat --book my-book
  enterprise-sales chat --agent account-manager --book assets/demo_book
  enterprise-sales chat --json < questions.txt             events, a JSON object a line
"""


def ask_options(command: ArgumentParser) -> None:
    """The options of `ask`."""
    command.add_argument("question", metavar="QUESTION", nargs="?", help="the question; - reads it")
    _talk_options(command)
    command.add_argument("--account", metavar="ID", help="the account it is about, by id or name")
    command.add_argument(
        "--budget", metavar="N", type=_count, help="tokens of all replies, never passed"
    )
    _each_options(command)


def chat_options(command: ArgumentParser) -> None:
    """The options of `chat`."""
    _talk_options(command)
    command.add_argument(
        "--budget", metavar="N", type=_count, help="tokens of all replies, never passed"
    )


def _talk_options(command: ArgumentParser) -> None:
    command.add_argument(
        "--agent", metavar="NAME", default=AGENT, help=f"who answers; {AGENT} if left out"
    )
    command.add_argument("--model", metavar="M", help="sonnet, opus, haiku or the id of a model")
    command.add_argument("--max-tokens", metavar="N", type=_count, help="the longest reply")
    command.add_argument("--json", action="store_true", help="print events as JSON, one a line")


def _each_options(command: ArgumentParser) -> None:
    """What only a question to many accounts takes."""
    command.add_argument("--each", metavar="FILTER", help="put it to every account that fits")
    command.add_argument("--jobs", metavar="N", type=_count, help="accounts at the same time; 3")
    command.add_argument("--limit", metavar="N", type=_count, help="at most so many accounts")
    command.add_argument("--plan", action="store_true", help="only tell what would be asked")
    command.add_argument("--again", action="store_true", help="ask those too that were answered")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
