# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What tests/run, .ci/run and docs/tour/run share. Source it from the top of the tree:
#
#     cd "$(dirname "$0")/.." && . tests/lib.sh
#     packages build test
#     stage "build" configure_and_build build/tests
#     stages_end
#
# Always Debian's interpreter, whatever python3 is first on PATH.
PYTHON=/usr/bin/python3
# Two compilers at a time are enough for the smallest machine; ZX_JOBS asks for more.
JOBS=${ZX_JOBS:-$(nproc)}
FAILED_STAGES=0
PASSED_STAGES=0
SKIPPED_STAGES=0
LOGS=build/logs

unset PYTHONPATH PYTHONHOME
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# The packages of these groups of tests/packages.txt, one a line.
packages_of() {
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' tests/packages.txt
    done
}

# Installs what is missing of these groups; says what to do and leaves with 2 where it cannot. Asks no question.
packages() {
    local missing=() package as_root=()
    if ! command -v dpkg-query >/dev/null; then
        [ "${ZX_PACKAGES:-}" = skip ] && return
        printf 'This is not Debian: no packages can be installed here. Needed are, by their Debian names:\n  %s\n' \
            "$(packages_of "$@" | tr '\n' ' ')" >&2
        printf 'Install them by hand and run again with ZX_PACKAGES=skip.\n' >&2
        exit 2
    fi
    for package in $(packages_of "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            printf 'Missing packages, and no right to install them. As root:\n  apt-get install --no-install-recommends %s\n' \
                "${missing[*]}" >&2
            exit 2
        fi
        as_root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null; then
        printf 'Missing packages, and no apt-get to install them: %s\n' "${missing[*]}" >&2
        exit 2
    fi
    mkdir -p "$LOGS"
    printf '%-28s' "packages (${#missing[@]})"
    if { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"; } \
        >"$LOGS/packages.log" 2>&1 </dev/null; then
        printf 'ok\n'
    else
        printf 'FAILED\n'
        tail -n 20 "$LOGS/packages.log"
        printf 'apt-get could not install: %s\n' "${missing[*]}" >&2
        exit 2
    fi
}

# stage NAME COMMAND…: one line; the command's output goes to build/logs, and is shown when it fails.
# A command that answers 77 was skipped; the last line it printed says why.
stage() {
    local name=$1 log began status
    shift
    mkdir -p "$LOGS"
    log="$LOGS/${name//[^a-zA-Z0-9_.+-]/-}.log"
    began=$SECONDS
    printf '%-28s' "$name"
    ("$@") >"$log" 2>&1 </dev/null
    status=$?
    case $status in
    0)
        PASSED_STAGES=$((PASSED_STAGES + 1))
        printf 'ok %5d s\n' $((SECONDS - began))
        ;;
    77)
        SKIPPED_STAGES=$((SKIPPED_STAGES + 1))
        printf 'skipped: %s\n' "$(tail -n 1 "$log")"
        ;;
    *)
        FAILED_STAGES=$((FAILED_STAGES + 1))
        printf 'FAILED %d s, status %d, %s:\n' $((SECONDS - began)) "$status" "$log"
        tail -n 80 "$log" | sed 's/^/    /'
        ;;
    esac
    return $status
}

# configure BUILD [MESON OPTION…]: sets the build folder up, or again when files came or went, or the tree was moved.
configure() {
    local build=$1 now
    shift
    now=$(
        pwd
        printf '%s\n' "$@"
        ls include/zhengxie lib/domain tests/unit tests/fault bindings/python/zhengxie 2>/dev/null
    )
    if [ ! -f "$build/configured" ] || [ "$(head -n 1 "$build/configured")" != "$(pwd)" ]; then
        rm -rf "$build"
        meson setup "$build" "$@" || return
    elif [ "$(cat "$build/configured")" != "$now" ]; then
        meson setup --reconfigure "$build" "$@" || return
    fi
    printf '%s\n' "$now" >"$build/configured"
}

configure_and_build() {
    configure "$@" && ninja -C "$1" -j "$JOBS"
}

# run_programs BUILD [ARGUMENT OF MESON TEST…]: the test programs; their results lie in BUILD/results.
run_programs() {
    local build=$1
    shift
    rm -rf "$build/results" "$build/tmp"
    mkdir -p "$build/results" "$build/tmp"
    ZXT_RESULTS=$PWD/$build/results TMPDIR=$PWD/$build/tmp \
        meson test -C "$build" --no-rebuild --num-processes "$JOBS" --print-errorlogs "$@"
}

# fault_points BUILD: how many failures the last run of its programs tried, in one line; nothing when it tried none.
fault_points() {
    cat "$1"/results/*.points 2>/dev/null |
        awk '{ n = $1; sub(/^[0-9]+ /, ""); all += n; list = list (list ? ", " : "") n " " $0 } END { if (all) print "fault points: " all " (" list ")" }'
}
