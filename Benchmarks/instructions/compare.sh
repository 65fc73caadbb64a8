#!/usr/bin/env bash
# Counts the instructions of the engine's main cases and compares them with the last record.
#
#     Benchmarks/instructions/compare.sh [BENCHMARK]     compare; status 1 where a count grew
#     Benchmarks/instructions/compare.sh --record [BENCHMARK]
#
# Times tell little on a noisy machine; with hashing made deterministic, counts repeat to a few parts
# in a million. A growth of more than 2 % fails; less or a fall is told. What is counted is a run more:
# the difference of a process with three runs and one with one run, halved. Counts depend on the compiler and the machine, so a record of another
# version of Swift or another architecture is not compared.
set -euo pipefail
folder=$(cd "$(dirname "$0")" && pwd)
record="$folder/record.tsv"
recording=
if [ "${1:-}" = "--record" ]; then
  recording=yes
  shift
fi
benchmark=${1:-"$folder/../../.build/release/collate-benchmark"}
if ! command -v valgrind > /dev/null; then
  echo "skipped: no valgrind"
  exit 0
fi
if [ ! -x "$benchmark" ]; then
  echo "skipped: no $benchmark; make it with swift build -c release" >&2
  exit 0
fi
version="$(swift --version 2> /dev/null | head -n 1), $(uname -m)"
if [ -z "$recording" ]; then
  if [ ! -f "$record" ]; then
    echo "skipped: nothing was recorded; run it with --record"
    exit 0
  fi
  if [ "$(head -n 1 "$record")" != "# $version" ]; then
    echo "skipped: the record is of $(head -n 1 "$record" | cut -c3-), this is $version"
    exit 0
  fi
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() { # the runs, and the arguments of a case
  local runs=$1
  shift
  SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file="$work/out" \
    "$benchmark" "$@" --runs "$runs" > "$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 2
  }
  awk '/^(summary|totals):/ { total = $2 } END { print total }' "$work/out"
}

cases="fold shingle sketch verify pairs index"
arguments() {
  case $1 in
    index) echo "index --signatures 3000" ;;
    *) echo "$1 --texts 600" ;;
  esac
}
{
  echo "# $version"
  for name in $cases; do
    # Words on purpose: the arguments of a case.
    # shellcheck disable=SC2046
    one=$(count 1 $(arguments "$name"))
    # shellcheck disable=SC2046
    three=$(count 3 $(arguments "$name"))
    printf '%s\t%d\n' "$name" $(((three - one) / 2))
  done
} > "$work/new.tsv"

if [ -n "$recording" ]; then
  cp "$work/new.tsv" "$record"
  cat "$record"
  exit 0
fi
awk -F '\t' '
  NR == FNR { before[$1] = $2; next }
  /^#/ { next }
  !($1 in before) { printf "%-8s %12d  not recorded\n", $1, $2; next }
  {
    change = ($2 / before[$1] - 1) * 100
    verdict = change > 2 ? "GREW" : change < -2 ? "fell: record it anew" : "as before"
    printf "%-8s %12d %+7.2f %%  %s\n", $1, $2, change, verdict
    grew += change > 2
  }
  END { exit grew > 0 }
' "$record" "$work/new.tsv"
