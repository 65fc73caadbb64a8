#!/usr/bin/env python3
"""Checks that the rooms of the library use each other in the order that DESIGN.md gives them.

    rooms.py [ROOT]

A folder of Sources/Collate may use the types of itself and of the folders named before it. Types are found
by their declarations at the start of a line, uses by their names, comments and literals left out. Status 1
where a type of a later room is used, or a folder has no place in the order.
"""

import os
import re
import sys

DECLARATION = re.compile(
    r"^(?:(?:public|package|internal|fileprivate|private|final|indirect|nonisolated|@\w+(?:\([^)]*\))?)\s+)*"
    r"(?:struct|enum|class|protocol|actor|typealias)\s+(\w+)",
    re.M,
)
HIDDEN = re.compile(r"^(?:fileprivate|private)\s", re.M)


def order(design):
    """The folders of the library in the order of the tree that DESIGN.md draws."""
    tree = design[design.index("      Collate/ ") : design.index("      CollateModels/")]
    return re.findall(r"^        (\w+)/", tree, re.M)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "..")
    library = os.path.join(root, "Sources", "Collate")
    with open(os.path.join(root, "DESIGN.md"), encoding="utf-8") as file:
        rooms = order(file.read())
    texts, homes = [], {}
    for folder, _, names in os.walk(library):
        for name in sorted(names):
            # Fitted weights are long lists of numbers.
            if not name.endswith(".swift") or name.startswith("Fitted"):
                continue
            path = os.path.relpath(os.path.join(folder, name), library)
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = re.sub(r"//.*", "", file.read())
            text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
            room = path.split(os.sep)[0]
            texts.append((path, room, text))
            for match in DECLARATION.finditer(text):
                if not HIDDEN.match(match.group(0)):
                    homes.setdefault(match.group(1), set()).add(room)
    faults = [f"{room}: no room of DESIGN.md" for room in {room for _, room, _ in texts} - set(rooms)]
    uses = 0
    for path, room, text in sorted(texts):
        for word in sorted(set(re.findall(r"\b[A-Z]\w+", text))):
            home = homes.get(word, set())
            if len(home) != 1 or room not in rooms:
                continue
            uses += 1
            (other,) = home
            if other in rooms and rooms.index(other) > rooms.index(room):
                faults.append(f"{path}: uses {word}, which stands in the later room {other}")
    for fault in faults:
        print(fault)
    if uses < 500:
        print(f"only {uses} uses of types were read; the rooms are not what this script looks for")
        return 1
    print(f"{len(texts)} files in {len(rooms)} rooms, {uses} uses of types, {len(faults)} against the order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
