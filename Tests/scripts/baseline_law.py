#!/usr/bin/env python3
"""Holds a baseline against random moves, renames and edits of a real issue.

    Tests/scripts/baseline_law.py .build/release/collate ISSUE [ROUNDS]

Writes a baseline of the issue. Every round moves blocks that nothing is said about, edits a
character of others, puts in page ends, and renames the file; every second round also edits a
repeated text in all its places. Known repeats must stay known, and a repeat must be new exactly where
its text was edited. What a check decides by surroundings (joins, jump lines, whether a repeat is an
echo of a head) may change when these move: such rounds are counted apart.
"""

import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    collate, issue = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    text = issue.read_bytes().decode("utf-8-sig")
    blocks = [block.strip() for block in re.split(r"\n\s*\n|\f", text) if block.strip()]
    with tempfile.TemporaryDirectory() as name:
        known = pathlib.Path(name) / "known.json"
        # The folder is named, so that a file which it no longer holds counts as read.
        folder = pathlib.Path(name) / "issue"
        folder.mkdir()

        def check(file):
            run = subprocess.run([collate, "check", "--no-config", "-f", "json", str(file)],
                                 capture_output=True)
            if run.returncode not in (0, 1):
                sys.exit(f"status {run.returncode}: {run.stderr.decode()}")
            return json.loads(run.stdout)

        file = folder / "issue.txt"
        file.write_text("\n\n".join(blocks) + "\n")
        source = file.read_bytes()
        starts = [0]
        for block in blocks:
            starts.append(starts[-1] + len(block.encode()) + 2)
        result = check(file)
        before = result["findings"]
        subprocess.run([collate, "baseline", "write", "-q", str(known), str(folder)], check=True)
        file.unlink()
        places = [place for finding in before for place in [finding["place"], *finding["related"]]]
        # Echoes are no fault because of where they stand, so they stay there.
        places += [place for echo in result["echoes"] for place in echo["members"]]
        # A page end changes where jump lines lead, so only issues without any get some.
        kinds = 2 if result["jumps"] else 3
        touched = {number for place in places
                   for number in range(place["block"] - 1, place.get("lastBlock", place["block"]))}
        # A block beside a finding is left in place too: it is part of what is said.
        touched |= {number + step for number in touched for step in (-1, 1)}
        free = [number for number in range(len(blocks)) if number not in touched]
        repeats = [finding for finding in before if finding["rule"] == "repeat.exact"]
        tally = collections.Counter()
        for number in range(rounds):
            chance = random.Random(number)
            changed = list(enumerate(blocks))
            for _ in range(5):
                kind = chance.randrange(kinds)
                chosen = chance.choice(free)
                at = next(i for i, (original, _) in enumerate(changed) if original == chosen)
                if kind == 0:
                    block = changed.pop(at)
                    gaps = [i for i, (original, _) in enumerate(changed) if original in free]
                    changed.insert(chance.choice(gaps), block)
                elif kind == 1 and len(changed[at][1]) > 30:
                    original, block = changed[at]
                    middle = chance.randrange(10, len(block) - 10)
                    changed[at] = original, block[:middle] + "鑫" + block[middle + 1:]
                else:
                    changed[at] = changed[at][0], changed[at][1] + "\n\f"
            edited = None
            if number % 2 and repeats:
                edited = chance.choice(repeats)
                for place in [edited["place"], *edited["related"]]:
                    # The sixth character of the text, wherever in its block the text begins.
                    own = place["block"] - 1
                    start = len(source[starts[own]:place["start"]].decode()) + 5
                    for i, (original, block) in enumerate(changed):
                        if original == own:
                            changed[i] = original, block[:start] + "鑫" + block[start + 1:]
            file = folder / f"A{chance.randrange(1, 99):02}-{number}.txt"
            file.write_text("\n\n".join(block for _, block in changed) + "\n")
            run = subprocess.run(
                [collate, "check", "--no-config", "-f", "json", "--baseline", str(known), str(folder)],
                capture_output=True)
            new = [finding["rule"] for finding in json.loads(run.stdout)["findings"]]
            stale = json.loads(run.stdout).get("stale", [])
            file.unlink()
            if "-v" in sys.argv:
                print(number, new, stale)
            new_repeats = [rule for rule in new if rule.startswith("repeat.")]
            stale_repeats = [key for key in stale if ":repeat." in key]
            expected = 1 if edited else 0
            right = len(stale_repeats) == expected and len(new_repeats) >= expected
            tally["repeats right" if right else "repeats WRONG"] += 1
            others = len(new) - expected + len(stale) - expected
            tally["decided alike" if others == 0 else "decided otherwise"] += 1
    print(f"{issue.name}: {len(before)} findings, {rounds} rounds: "
          + ", ".join(f"{count} {name}" for name, count in sorted(tally.items())))
    sys.exit(1 if tally["repeats WRONG"] else 0)


main()
