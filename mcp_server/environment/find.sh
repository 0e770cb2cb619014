# Finds the environment that was prepared for a lock file, or has it prepared. Sourced, with $root set.
# Every start of the program passes through here: POSIX only, and few processes.

fail() {
    printf 'enterprise-sales: %s\n' "$*" >&2
    exit 1
}

# find_environment LOCK: sets $python and $environment; fails where nothing is prepared for this lock.
# The key names the platform too, as machines of different kinds can share a home folder.
find_environment() {
    lock=$1
    platform=$(uname -sm)
    digest=$(cksum <"$lock") || fail "its folder is not complete: $lock cannot be read."
    choose_folder
    key=${platform%% *}-${platform##* }-${digest% *}-${digest#* }
    ready_in "$environments" || ready_in "$by_hand"
}

# ready_in FOLDER: sets $python and $environment to what is prepared there for $key.
ready_in() {
    { read -r python <"$1/$key.ready"; } 2>/dev/null || return 1
    python=$1/$python
    environment=${python%/*/*}
    [ -x "$python" ] || return 1
    { true >"$environment/used"; } 2>/dev/null || :
}

# Sets $environments, the folder that holds all the environments of this user, and $by_hand, where
# a start from a shell prepares one: an assistant, which gives up after seconds, finds it there.
choose_folder() {
    case ${XDG_CACHE_HOME-} in /*) cache=$XDG_CACHE_HOME ;; *) cache= ;; esac
    case $platform in Darwin*) home_cache=Library/Caches ;; *) home_cache=.cache ;; esac
    by_hand=${cache:-${HOME:-/nowhere}/$home_cache}/enterprise-sales
    if [ -n "${CLAUDE_PLUGIN_DATA:-${PLUGIN_DATA-}}" ]; then
        environments=${CLAUDE_PLUGIN_DATA:-$PLUGIN_DATA}/environments
    elif [ -n "$cache" ] || [ -n "${HOME-}" ]; then
        environments=$by_hand
    else
        fail "no folder to prepare its environment in: set HOME, XDG_CACHE_HOME or CLAUDE_PLUGIN_DATA."
    fi
    case $environments in /* | [A-Za-z]:*) ;; *) environments=$PWD/$environments ;; esac
}

# prepare SCRIPT [ARGUMENT...]: prepares the environment for $lock, then runs SCRIPT in place of this shell.
prepare() {
    # A program started from a desktop has a short PATH: look where uv and Homebrew install, too.
    PATH=$PATH${HOME:+:$HOME/.local/bin}
    case $platform in Darwin*) PATH=$PATH:/opt/homebrew/bin:/usr/local/bin ;; esac
    set -- -I -B -X utf8 "$root/mcp_server/environment" "$lock" "$environments" "$key" /bin/sh "$@"
    if command -v uv >/dev/null 2>&1; then
        find_python venv && exec "$python" "$@"
        exec uv run --no-project --python '>=3.11' python "$@"
    fi
    find_python venv, ensurepip && exec "$python" "$@"
    find_python sys && fail "$python lacks its venv module: install that (Debian and Ubuntu:" \
        "apt install python3-venv) or uv, then start again."
    fail "needs uv (https://docs.astral.sh/uv) or Python 3.11 or newer: install one of them, then start again."
}

# find_python MODULES: sets $python to the first interpreter that is new enough and has these modules.
find_python() {
    for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
        opens_a_window "$python" ||
            "$python" -I -c "import $*
import sys
sys.exit(sys.version_info < (3, 11))" </dev/null >/dev/null 2>&1 && return
    done
    return 1
}

# On macOS /usr/bin/python3 without the developer tools offers to install them, in a window.
opens_a_window() {
    case $platform in Darwin*) ;; *) return 1 ;; esac
    [ "$(command -v "$1")" = /usr/bin/python3 ] && ! xcode-select -p >/dev/null 2>&1
}
