"""The program of the small plugin: tells how it was started; `exit N` and `echo` do as they say."""

import json
import os
import sys


def main() -> int:
    import pocket

    if sys.argv[1:2] == ["exit"]:
        return int(sys.argv[2])
    if sys.argv[1:2] == ["echo"]:
        sys.stdout.write(sys.stdin.read())
        return 0
    told = {
        "arguments": sys.argv[1:],
        "word": pocket.WORD,
        "folder": os.getcwd(),  # noqa: PTH109 - the text as the system gives it
        "process": os.getpid(),
        "path": sys.path,
        "called": os.environ["ENTERPRISE_SALES_CALLED"],
        "code": sys.pycache_prefix,
        "writes_code": not sys.dont_write_bytecode,
        "utf8_everywhere": bool(sys.flags.utf8_mode),
    }
    sys.stdout.write(json.dumps(told))
    return 0
