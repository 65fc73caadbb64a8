#!/usr/bin/env python3
"""Writes the indented examples of documentation comments as Swift functions, to be compiled.

    Tests/scripts/examples.py GRAPH.symbols.json… > examples.swift

Each example stands in a function of its own that has a `text` and an `issue`, unless the example
makes them itself.
"""

import json
import re
import sys

MODULES = ["Collate", "CollateModels", "CollateInput", "CollateReports"]


def examples(lines):
    """The indented stretches behind an empty line or at the start."""
    found, isInside, before = [], False, ""
    for line in lines:
        isCode = line.startswith("    ") and (isInside or not before.strip())
        if isCode and not isInside:
            found.append([])
        if isCode:
            found[-1].append(line)
        isInside, before = isCode, line
    return found


def main():
    for module in MODULES:
        print(f"import {module}")
    count = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            graph = json.load(file)
        for symbol in graph["symbols"]:
            comment = symbol.get("docComment", {})
            if comment.get("module") != graph["module"]["name"]:
                continue  # None, or one that comes with a protocol of the standard library.
            lines = [line["text"] for line in comment["lines"]]
            for example in examples(lines):
                count += 1
                name = re.sub(r"\W+", "_", ".".join(symbol["pathComponents"]))
                print(f"\nfunc {name}{count}(_ text: String, _ issue: Issue) async throws {{ do {{")
                print("\n".join(example))
                print("} }")
    if count == 0:
        sys.exit("no examples")


main()
