#!/usr/bin/env bash
# Builds the documentation of the libraries; a warning is an error, and so are a public type that the
# landing page of Collate does not name and an example in a comment that does not compile.
#
#     Tests/scripts/documentation.sh [FOLDER]
#
# FOLDER keeps what is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v docc > /dev/null; then
  echo "skipped: no docc on PATH (it comes with the Swift toolchain)"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
output=${1:-$work/output}
graphs=$(swift package dump-symbol-graph --minimum-access-level public 2> "$work/log" \
  | sed -n 's/^Files written to //p')
[ -n "$graphs" ] || { cat "$work/log" >&2; exit 1; }
python3 Tests/scripts/examples.py "$graphs"/Collate{,Models,Input,Reports}.symbols.json \
  > "$work/examples.swift"
swiftc -typecheck -parse-as-library -suppress-warnings -I "$(swift build --show-bin-path)/Modules" \
  "$work/examples.swift"
echo "examples: $(grep -c '^func ' "$work/examples.swift") compile"
for module in Collate CollateModels CollateInput CollateReports; do
  mkdir -p "$work/$module" "$output/$module"
  find "$graphs" -name "$module.symbols.json" -exec cp {} "$work/$module" \;
  catalog="Sources/$module/$module.docc"
  [ -d "$catalog" ] || catalog=
  docc convert ${catalog:+"$catalog"} --additional-symbol-graph-dir "$work/$module" \
    --fallback-display-name "$module" --fallback-bundle-identifier "org.example.$module" \
    --output-path "$output/$module" --warnings-as-errors
  echo "$module: $(find "$output/$module" -name '*.json' -path '*/data/*' | wc -l | xargs) pages"
done
landing="$output/Collate/data/documentation/collate.json"
if grep -q '"generated":true' "$landing"; then
  echo "public types are missing in Sources/Collate/Collate.docc/Collate.md:" >&2
  grep -o '"identifiers":\[[^]]*\],"generated":true\|"generated":true,"identifiers":\[[^]]*\]' \
    "$landing" >&2 || true
  exit 1
fi
