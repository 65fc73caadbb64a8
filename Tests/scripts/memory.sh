#!/usr/bin/env bash
# Tests that a check of odd input stays within bounds of memory.
#
#     Tests/scripts/memory.sh .build/release/collate
set -euo pipefail
collate=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Thousands of lines of a few words, none of which ends: no network knows the language of so little.
awk 'BEGIN {
  srand(4)
  count = split("state evening street great south part school river market early report garden", words)
  for (line = 0; line < 5000; line++) {
    for (word = 2 + int(rand() * 4); word > 0; word--) printf "%s ", words[1 + int(rand() * count)]
    print line "\n"
  }
}' > "$work/lines.txt"
status=0
(ulimit -v 600000 && "$collate" check "$work/lines.txt" --no-config -q) || status=$?
if [ "$status" -gt 1 ]; then
  echo "a check of 5,000 open lines ended with $status in 600 MB"
  exit 1
fi
echo "a check of 5,000 open lines needs less than 600 MB"
