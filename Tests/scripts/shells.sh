#!/usr/bin/env bash
# Tests what shells and readers of manuals get: completions in bash, zsh and fish, the manual page, a
# plain git hook, an interrupt, a closed pipe, files that are not left behind.
#
#     Tests/scripts/shells.sh .build/release/collate ISSUE
#
# The issue must have findings. A tool that is missing is named and skipped.
set -uo pipefail
collate=$(realpath "$1")
issue=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
passed=0 failed=0
expect() {
  local name=$1 wanted=$2 got=$3
  if [ "$wanted" = "$got" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAIL %s:\n  expected %q\n  got      %q\n' "$name" "$wanted" "$got"
  fi
}
skip() { printf 'skipped: %s\n' "$*"; }

# ---- completions
for shell in bash zsh fish; do "$collate" completions $shell > "completions.$shell"; done
words() {
  bash -c 'source completions.bash; compopt() { :; }
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _collate; echo "${COMPREPLY[*]}"' words "$@"
}
expect "a verb" check "$(words collate ch)"
expect "an option" --format "$(words collate check --form)"
expect "an option without a verb" --version "$(words collate --vers)"
expect "an option after a path" --format "$(words collate a.txt --form)"
expect "a value" sarif "$(words collate check --format s)"
expect "a value after a sign" sarif "$(words collate check --format = s)"
expect "all values after a sign" "auto always never" "$(words collate check --color =)"
expect "a short option" "json jsonl" "$(words collate check -f js)"
expect "an operand" "write compare prune" "$(words collate baseline '')"
expect "rules" "jump.unresolved jump.mismatch jump.head" "$(words collate explain jump.)"
if command -v zsh > /dev/null; then
  zsh -n completions.zsh
  expect "zsh reads its script" 0 $?
else
  skip "no zsh"
fi
if command -v fish > /dev/null; then
  fish -n completions.fish
  expect "fish reads its script" 0 $?
  expect "fish completes an operand" "compare prune write" \
    "$(fish -c 'source completions.fish; complete -C "collate baseline "' | sort | xargs)"
else
  skip "no fish"
fi

# ---- the manual page
"$collate" man > collate.1
if command -v mandoc > /dev/null; then
  expect "mandoc has nothing to say" "" "$(mandoc -T lint -W warning collate.1 2>&1)"
elif command -v man > /dev/null && man --version 2> /dev/null | grep -q man; then
  expect "man has nothing to say" "" "$(man --warnings -l collate.1 2>&1 > /dev/null)"
else
  skip "no mandoc and no man"
fi

# ---- a git hook of one line
git init -q hooked
cp "$issue" hooked/A01.txt
(
  cd hooked || exit 2
  git config user.name name
  git config user.email name@example.invalid
  printf '#!/bin/sh\nexec %q check . --quiet --baseline known.json\n' "$collate" \
    > .git/hooks/pre-commit
  chmod +x .git/hooks/pre-commit
  "$collate" baseline write -q known.json A01.txt
  git add .
)
(cd hooked && git commit -q -m known 2> /dev/null)
expect "the hook lets known findings pass" 0 $?
cp "$issue" hooked/A02.txt
(cd hooked && git add . && git commit -q -m new 2> /dev/null)
expect "the hook stops new findings" 1 $?

# ---- pipes and signals
"$collate" check "$issue" -f plain 2> errors | head -n 1 > first
expect "a reader that goes away makes no noise" "" "$(cat errors)"
mkfifo pipe
# A job of a script ignores the interrupt of its terminal, unless it leads a group of its own.
set -m
"$collate" check pipe -f json:out.json -q 2> errors &
pid=$!
set +m
exec 3> pipe
sleep 0.5
before=$(ls -A)
kill -INT "$pid"
wait "$pid"
expect "an interrupt ends with 130" 130 $?
exec 3>&-
expect "an interrupt leaves no file" "$before" "$(ls -A)"
mkfifo unread
set -m
"$collate" check "$issue" -q -f json:unread 2> errors &
pid=$!
set +m
sleep 0.5
kill -INT "$pid"
(sleep 5 && kill -KILL "$pid") 2> /dev/null &
watchdog=$!
wait "$pid"
expect "an interrupt ends what waits for the reader of a pipe" 130 $?
kill "$watchdog" 2> /dev/null
rm unread

# ---- files that cannot be written, and read-only folders
"$collate" check "$issue" -q -f json:none/out.json 2> errors
expect "a folder that is missing is an error" 2 $?
echo old > kept.json
if [ -w /dev/full ]; then
  "$collate" check "$issue" -f plain > /dev/full 2> errors
  expect "a full disk is an error" 2 $?
  expect "and is named" "collate: -: cannot be written: no space left" "$(cat errors)"
fi
before=$(ls -A)
"$collate" check "$issue" -q -f json:kept.json
expect "a file is replaced whole" "{" "$(head -c 1 kept.json)"
expect "nothing is left beside it" "$before" "$(ls -A)"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
